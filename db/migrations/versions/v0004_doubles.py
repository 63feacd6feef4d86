"""Pairs of workers who may be one, and who was merged into whom."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _pairs()
    _merges()
    _what_is_known()
    # Two who stood in one letter may turn out to be one; the letter stays as it was issued.
    with op.batch_alter_table("letter_row") as batch:
        batch.drop_constraint("uq_letter_row_letter_id_worker_id", type_="unique")


def _pairs() -> None:
    op.create_table(
        "worker_pair",
        sa.Column("id", BIG, nullable=False),
        sa.Column("a_id", BIG, nullable=False),
        sa.Column("b_id", BIG, nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("keys", sa.String(32), nullable=False),
        sa.Column("found_at", INSTANT, nullable=False),
        sa.Column("decided_at", INSTANT, nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["a_id"], ["worker.id"], name="fk_worker_pair_a_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["b_id"], ["worker.id"], name="fk_worker_pair_b_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_worker_pair"),
        sa.UniqueConstraint("a_id", "b_id", name="uq_worker_pair_a_id_b_id"),
    )
    op.create_index("ix_worker_pair_b_id", "worker_pair", ["b_id"])
    op.create_index("ix_worker_pair_state_score_id", "worker_pair", ["state", "score", "id"])


def _merges() -> None:
    op.create_table(
        "worker_merge",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("kept_id", BIG, nullable=False),
        sa.Column("nik", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("region", sa.String(10), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["kept_id"], ["worker.id"], name="fk_worker_merge_kept_id"),
        sa.PrimaryKeyConstraint("id", name="pk_worker_merge"),
        sa.UniqueConstraint("nik", name="uq_worker_merge_nik"),
        sa.UniqueConstraint("uid", name="uq_worker_merge_uid"),
    )
    op.create_index("ix_worker_merge_kept_id", "worker_merge", ["kept_id"])


def _what_is_known() -> None:
    op.create_table(
        "pair_todo",
        sa.Column("id", BIG, nullable=False),
        sa.Column("first_id", BIG, nullable=False),
        sa.Column("last_id", BIG, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pair_todo"),
    )
    op.create_table(
        "name_survey",
        sa.Column("id", BIG, nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_name_survey"),
    )
    # Who is in the register already was never compared as a whole.
    op.execute(
        "INSERT INTO pair_todo (first_id, last_id)"
        " SELECT min(id), max(id) FROM worker HAVING count(*) > 0"
    )
