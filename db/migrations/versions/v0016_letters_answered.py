"""Letters follow one another, are sent and answered; wording and layouts are the office's."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

_LETTER_TEXTS = ("proof", "sent_by", "sent_to", "answered_by")
_ROW_TEXTS = ("reason", "outcome", "member_number", "outcome_reason")


def upgrade() -> None:
    whole = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    moment = sa.DateTime(timezone=True)
    for name in _LETTER_TEXTS:
        op.add_column("letter", sa.Column(name, sa.Text, nullable=False, server_default=""))
    for name in ("sent_at", "answered_at"):
        op.add_column("letter", sa.Column(name, moment))
    for name in ("sent_on", "paid_until"):
        op.add_column("letter", sa.Column(name, sa.Date))
    for name in ("follows", "replaces"):
        op.execute(
            f"ALTER TABLE letter ADD COLUMN {name}_id {whole}"
            f" CONSTRAINT fk_letter_{name}_id_letter REFERENCES letter (id)"
        )
        op.create_index(f"ix_letter_{name}_id", "letter", [f"{name}_id"])
    for name in _ROW_TEXTS:
        op.add_column("letter_row", sa.Column(name, sa.Text, nullable=False, server_default=""))
    op.execute(
        f"ALTER TABLE letter_row ADD COLUMN replaces_id {whole}"
        " CONSTRAINT fk_letter_row_replaces_id_worker REFERENCES worker (id)"
    )
    op.create_index("ix_letter_row_replaces_id", "letter_row", ["replaces_id"])
    op.add_column("letter_file", sa.Column("kept_by", sa.Text, nullable=False, server_default=""))
    op.add_column("letter_file", sa.Column("kept_at", moment))
    _answers(whole, moment)
    _wordings(moment)


def _answers(whole: str, moment: sa.DateTime) -> None:
    key = sa.Integer if whole == "INTEGER" else sa.BigInteger
    op.create_table(
        "letter_answer",
        sa.Column("id", key(), nullable=False),
        sa.Column("letter_id", key(), nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("answered_by", sa.Text, nullable=False),
        sa.Column("answered_at", moment, nullable=False),
        sa.Column("accepted", sa.Integer, nullable=False),
        sa.Column("rejected", sa.Integer, nullable=False),
        sa.Column("unanswered", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name="fk_letter_answer_letter_id_letter"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_letter_answer"),
    )
    op.create_index("ix_letter_answer_letter_id", "letter_answer", ["letter_id"])
    op.create_table(
        "letter_answer_row",
        sa.Column("id", key(), nullable=False),
        sa.Column("answer_id", key(), nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("nik", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("birth_date", sa.Date),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("member_number", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("proposed_id", key()),
        sa.Column("decided", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["letter_answer.id"], name="fk_letter_answer_row_answer_id_letter_answer"
        ),
        sa.ForeignKeyConstraint(
            ["proposed_id"], ["worker.id"], name="fk_letter_answer_row_proposed_id_worker"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_letter_answer_row"),
    )
    op.create_index("ix_letter_answer_row_answer_id", "letter_answer_row", ["answer_id"])
    op.create_index("ix_letter_answer_row_proposed_id", "letter_answer_row", ["proposed_id"])


def _wordings(moment: sa.DateTime) -> None:
    key = sa.Integer if op.get_bind().dialect.name == "sqlite" else sa.BigInteger
    for table, what in (("letterform", "kind"), ("layout", "name")):
        op.create_table(
            table,
            sa.Column("id", key(), nullable=False),
            sa.Column(what, sa.Text, nullable=False),
            sa.Column("version", sa.Integer, nullable=False),
            sa.Column("text", sa.Text, nullable=False),
            sa.Column("kept_by", sa.Text, nullable=False),
            sa.Column("kept_at", moment, nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            sa.UniqueConstraint(what, "version", name=f"uq_{table}_{what}_version"),
        )
