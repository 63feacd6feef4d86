"""Workers, the lists they came in by, and the letters they stand in."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    _workers()
    _imports()
    _people_around_a_worker()
    _findings()
    _letters()
    _letter_rows()
    _search()


def _workers() -> None:
    op.create_table(
        "worker",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nik", sa.String(16), nullable=False),
        sa.Column("kk", sa.String(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", FOLDED, nullable=False),
        sa.Column("birth_place", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("sex", sa.String(1), nullable=False),
        sa.Column("mother_name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("rt", sa.String(5), nullable=False),
        sa.Column("rw", sa.String(5), nullable=False),
        sa.Column("hamlet", sa.Text(), nullable=False),
        sa.Column("region", sa.String(10), nullable=False),
        sa.Column("occupation", sa.Text(), nullable=False),
        sa.Column("income", sa.BigInteger(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("member_number", sa.String(20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["region"], ["region.code"], name="fk_worker_region"),
        sa.PrimaryKeyConstraint("id", name="pk_worker"),
        sa.UniqueConstraint("nik", name="uq_worker_nik"),
        sa.UniqueConstraint("uid", name="uq_worker_uid"),
    )
    op.create_index("ix_worker_birth_date", "worker", ["birth_date"])
    op.create_index("ix_worker_name_key_id", "worker", ["name_key", "id"])
    op.create_index("ix_worker_region_name_key_id", "worker", ["region", "name_key", "id"])
    op.create_index("ix_worker_status_name_key_id", "worker", ["status", "name_key", "id"])


def _imports() -> None:
    op.create_table(
        "import_batch",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("region", sa.String(10), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("ignored", sa.Integer(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("undone_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_import_batch"),
        sa.UniqueConstraint("uid", name="uq_import_batch_uid"),
    )
    op.create_index("ix_import_batch_sha256", "import_batch", ["sha256"])
    op.create_table(
        "import_row",
        sa.Column("id", BIG, nullable=False),
        sa.Column("batch_id", BIG, nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(9), nullable=False),
        sa.Column("worker_id", BIG, nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("cells", sa.Text(), nullable=True),
        sa.Column("mended_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name="fk_import_row_batch_id"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_import_row_worker_id"),
        sa.PrimaryKeyConstraint("id", name="pk_import_row"),
    )
    op.create_index(
        "ix_import_row_batch_id_outcome_id", "import_row", ["batch_id", "outcome", "id"]
    )
    op.create_index("ix_import_row_worker_id_digest", "import_row", ["worker_id", "digest"])


def _people_around_a_worker() -> None:
    op.create_table(
        "heir",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("worker_id", BIG, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("relation", sa.String(10), nullable=False),
        sa.Column("nik", sa.String(16), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_heir_worker_id"),
        sa.PrimaryKeyConstraint("id", name="pk_heir"),
        sa.UniqueConstraint("uid", name="uq_heir_uid"),
    )
    op.create_index("ix_heir_worker_id", "heir", ["worker_id"])
    op.create_table(
        "verification",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("worker_id", BIG, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("result", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_verification_worker_id"),
        sa.PrimaryKeyConstraint("id", name="pk_verification"),
        sa.UniqueConstraint("uid", name="uq_verification_uid"),
    )
    op.create_index("ix_verification_worker_id", "verification", ["worker_id"])
    op.create_table(
        "worker_change",
        sa.Column("id", BIG, nullable=False),
        sa.Column("worker_id", BIG, nullable=False),
        sa.Column("audit_id", BIG, nullable=False),
        sa.Column("import_row_id", BIG, nullable=True),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit_entry.id"], name="fk_worker_change_audit_id"),
        sa.ForeignKeyConstraint(
            ["import_row_id"], ["import_row.id"], name="fk_worker_change_import_row_id"
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_worker_change_worker_id"),
        sa.PrimaryKeyConstraint("id", name="pk_worker_change"),
    )
    op.create_index("ix_worker_change_audit_id", "worker_change", ["audit_id"])
    op.create_index("ix_worker_change_import_row_id", "worker_change", ["import_row_id"])
    op.create_index("ix_worker_change_worker_id", "worker_change", ["worker_id"])


def _findings() -> None:
    op.create_table(
        "finding",
        sa.Column("id", BIG, nullable=False),
        sa.Column("worker_id", BIG, nullable=True),
        sa.Column("import_row_id", BIG, nullable=True),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("severity", sa.String(7), nullable=False),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("header", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("found_at", INSTANT, nullable=False),
        sa.Column("accepted_at", INSTANT, nullable=True),
        sa.Column("accepted_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_row_id"], ["import_row.id"], name="fk_finding_import_row_id"
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_finding_worker_id"),
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
    )
    op.create_index("ix_finding_code_worker_id", "finding", ["code", "worker_id"])
    op.create_index("ix_finding_import_row_id", "finding", ["import_row_id"])
    op.create_index("ix_finding_worker_id", "finding", ["worker_id"])


def _letters() -> None:
    op.create_table(
        "letter",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("funding_id", BIG, nullable=False),
        sa.Column("region", sa.String(10), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.Column("monthly", sa.BigInteger(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("roster_sha256", sa.String(64), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("drafted_by", sa.Text(), nullable=False),
        sa.Column("drafted_at", INSTANT, nullable=False),
        sa.Column("submitted_by", sa.Text(), nullable=False),
        sa.Column("submitted_at", INSTANT, nullable=True),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("approved_at", INSTANT, nullable=True),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.Column("issued_at", INSTANT, nullable=True),
        sa.Column("cancelled_by", sa.Text(), nullable=False),
        sa.Column("cancelled_at", INSTANT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["funding_id"], ["funding.id"], name="fk_letter_funding_id"),
        sa.PrimaryKeyConstraint("id", name="pk_letter"),
        sa.UniqueConstraint("register", "year", "ordinal", name="uq_letter_register_year_ordinal"),
        sa.UniqueConstraint("uid", name="uq_letter_uid"),
    )
    op.create_index("ix_letter_funding_id", "letter", ["funding_id"])
    op.create_index("ix_letter_state", "letter", ["state"])


def _letter_rows() -> None:
    op.create_table(
        "letter_row",
        sa.Column("id", BIG, nullable=False),
        sa.Column("letter_id", BIG, nullable=False),
        sa.Column("worker_id", BIG, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("frozen", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name="fk_letter_row_letter_id"),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_letter_row_worker_id"),
        sa.PrimaryKeyConstraint("id", name="pk_letter_row"),
        sa.UniqueConstraint("letter_id", "position", name="uq_letter_row_letter_id_position"),
        sa.UniqueConstraint("letter_id", "worker_id", name="uq_letter_row_letter_id_worker_id"),
    )
    op.create_index("ix_letter_row_worker_id", "letter_row", ["worker_id"])
    op.create_table(
        "letter_file",
        sa.Column("id", BIG, nullable=False),
        sa.Column("letter_id", BIG, nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name="fk_letter_file_letter_id"),
        sa.PrimaryKeyConstraint("id", name="pk_letter_file"),
    )
    op.create_index("ix_letter_file_letter_id", "letter_file", ["letter_id"])
    op.create_index("ix_letter_file_sha256", "letter_file", ["sha256"])


def _search() -> None:
    """The words by which workers are found; db.engine.search tells what a line of it holds."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE worker_search USING fts5(words, detail=none, columnsize=0,"
            " tokenize='unicode61 remove_diacritics 0')"
        )
        return
    op.execute(
        "CREATE TABLE worker_search (rowid BIGINT CONSTRAINT pk_worker_search PRIMARY KEY,"
        " words TSVECTOR NOT NULL)"
    )
    op.execute("CREATE INDEX ix_worker_search_words ON worker_search USING gin (words)")
