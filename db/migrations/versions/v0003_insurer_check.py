"""The insurer's check before a letter: lists sent, and the answers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "insurer_check",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("region", sa.String(10), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_insurer_check"),
        sa.UniqueConstraint("uid", name="uq_insurer_check_uid"),
    )
    op.create_table(
        "insurer_check_row",
        sa.Column("id", BIG, nullable=False),
        sa.Column("check_id", BIG, nullable=False),
        sa.Column("worker_id", BIG, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(10), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["check_id"], ["insurer_check.id"], name="fk_insurer_check_row_check_id"
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["worker.id"], name="fk_insurer_check_row_worker_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_insurer_check_row"),
        sa.UniqueConstraint(
            "check_id", "worker_id", name="uq_insurer_check_row_check_id_worker_id"
        ),
    )
    op.create_index("ix_insurer_check_row_worker_id", "insurer_check_row", ["worker_id"])
