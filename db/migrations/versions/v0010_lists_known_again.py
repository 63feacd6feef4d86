"""A list that comes in again byte by byte is known, and its rows are not written twice."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "import_again",
        sa.Column("id", BIG, nullable=False),
        sa.Column("batch_id", BIG, nullable=False),
        sa.Column("base_id", BIG, nullable=True),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name="fk_import_again_batch_id"),
        sa.ForeignKeyConstraint(["base_id"], ["import_batch.id"], name="fk_import_again_base_id"),
        sa.PrimaryKeyConstraint("id", name="pk_import_again"),
        sa.UniqueConstraint("batch_id", name="uq_import_again_batch_id"),
    )
    op.create_index("ix_import_again_base_id", "import_again", ["base_id"])
