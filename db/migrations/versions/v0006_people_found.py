"""People are sorted by any column of the table, and filters are kept by name."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_index("ix_worker_sex_name_key_id", "worker", ["sex", "name_key", "id"])
    op.create_index("ix_worker_occupation_name_key_id", "worker", ["occupation", "name_key", "id"])
    op.create_index("ix_worker_kk_id", "worker", ["kk", "id"])
    op.create_index("ix_worker_phone_id", "worker", ["phone", "id"])
    op.create_index("ix_worker_income_id", "worker", ["income", "id"])
    op.create_table(
        "saved_filter",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", FOLDED, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_filter"),
        sa.UniqueConstraint("name_key", name="uq_saved_filter_name_key"),
        sa.UniqueConstraint("uid", name="uq_saved_filter_uid"),
    )
