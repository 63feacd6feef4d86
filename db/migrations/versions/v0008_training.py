"""Perisai agents and their wadah; trainings with attendance and certificates."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _wadah()
    _agents()
    _trainings()
    _participants()
    _signed_pages()
    _marks()
    _certificates()


def _wadah() -> None:
    op.create_table(
        "wadah",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", FOLDED, nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("region", sa.String(10), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_wadah"),
        sa.UniqueConstraint("name_key", name="uq_wadah_name_key"),
        sa.UniqueConstraint("uid", name="uq_wadah_uid"),
    )


def _agents() -> None:
    op.create_table(
        "agent",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("nik", sa.String(16), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", FOLDED, nullable=False),
        sa.Column("wadah_id", BIG, nullable=True),
        sa.Column("role", sa.String(5), nullable=False),
        sa.Column("sex", sa.String(1), nullable=False),
        sa.Column("birth_place", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.Column("certificate_until", sa.Date(), nullable=True),
        sa.Column("photo", sa.String(64), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["wadah_id"], ["wadah.id"], name="fk_agent_wadah_id"),
        sa.PrimaryKeyConstraint("id", name="pk_agent"),
        sa.UniqueConstraint("nik", name="uq_agent_nik"),
        sa.UniqueConstraint("uid", name="uq_agent_uid"),
    )
    op.create_index("ix_agent_name_key_id", "agent", ["name_key", "id"])
    op.create_index("ix_agent_wadah_id", "agent", ["wadah_id"])
    op.create_table(
        "agent_village",
        sa.Column("agent_id", BIG, nullable=False),
        sa.Column("region", sa.String(10), nullable=False),
        sa.ForeignKeyConstraint(["agent_id"], ["agent.id"], name="fk_agent_village_agent_id"),
        sa.ForeignKeyConstraint(["region"], ["region.code"], name="fk_agent_village_region"),
        sa.PrimaryKeyConstraint("agent_id", "region", name="pk_agent_village"),
    )
    op.create_index("ix_agent_village_region", "agent_village", ["region"])
    op.create_table(
        "agent_change",
        sa.Column("id", BIG, nullable=False),
        sa.Column("agent_id", BIG, nullable=False),
        sa.Column("audit_id", BIG, nullable=False),
        sa.Column("import_row_id", BIG, nullable=True),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agent_id"], ["agent.id"], name="fk_agent_change_agent_id"),
        sa.ForeignKeyConstraint(["audit_id"], ["audit_entry.id"], name="fk_agent_change_audit_id"),
        sa.ForeignKeyConstraint(
            ["import_row_id"], ["import_row.id"], name="fk_agent_change_import_row_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_agent_change"),
    )
    op.create_index("ix_agent_change_agent_id", "agent_change", ["agent_id"])
    op.create_index("ix_agent_change_audit_id", "agent_change", ["audit_id"])
    op.create_index("ix_agent_change_import_row_id", "agent_change", ["import_row_id"])


def _trainings() -> None:
    op.create_table(
        "training",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(5), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("organiser", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("exam", sa.Boolean(), nullable=False),
        sa.Column("pass_mark", sa.Integer(), nullable=True),
        sa.Column("late_minutes", sa.Integer(), nullable=False),
        sa.Column("late_counts", sa.Boolean(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("closed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_training"),
        sa.UniqueConstraint("uid", name="uq_training_uid"),
    )
    op.create_table(
        "training_session",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("training_id", BIG, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("trainer", sa.Text(), nullable=False),
        sa.Column("jp", sa.Integer(), nullable=False),
        sa.Column("cancelled_at", INSTANT, nullable=True),
        sa.Column("cancelled_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["training_id"], ["training.id"], name="fk_training_session_training_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_training_session"),
        sa.UniqueConstraint("uid", name="uq_training_session_uid"),
    )
    op.create_index("ix_training_session_date_start", "training_session", ["date", "start"])
    op.create_index("ix_training_session_training_id", "training_session", ["training_id"])


def _participants() -> None:
    op.create_table(
        "participant",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("training_id", BIG, nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(7), nullable=False),
        sa.Column("agent_id", BIG, nullable=True),
        sa.Column("heir_id", BIG, nullable=True),
        sa.Column("worker_id", BIG, nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", FOLDED, nullable=False),
        sa.Column("nik", sa.String(16), nullable=False),
        sa.Column("sex", sa.String(1), nullable=False),
        sa.Column("birth_place", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("region", sa.String(10), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("photo", sa.String(64), nullable=False),
        sa.Column("enrolled_at", INSTANT, nullable=False),
        sa.Column("enrolled_by", sa.Text(), nullable=False),
        sa.Column("left_at", INSTANT, nullable=True),
        sa.Column("exam_mark", sa.Integer(), nullable=True),
        sa.Column("jp_attended", sa.Integer(), nullable=True),
        sa.Column("jp_held", sa.Integer(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["agent_id"], ["agent.id"], name="fk_participant_agent_id"),
        sa.ForeignKeyConstraint(["heir_id"], ["heir.id"], name="fk_participant_heir_id"),
        sa.ForeignKeyConstraint(
            ["training_id"], ["training.id"], name="fk_participant_training_id"
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["worker.id"], name="fk_participant_worker_id"),
        sa.PrimaryKeyConstraint("id", name="pk_participant"),
        sa.UniqueConstraint("code", name="uq_participant_code"),
        sa.UniqueConstraint("training_id", "row", name="uq_participant_training_id_row"),
        sa.UniqueConstraint("uid", name="uq_participant_uid"),
    )
    op.create_index("ix_participant_agent_id", "participant", ["agent_id"])
    op.create_index("ix_participant_heir_id", "participant", ["heir_id"])
    op.create_index(
        "ix_participant_training_id_name_key", "participant", ["training_id", "name_key"]
    )
    op.create_index("ix_participant_worker_id", "participant", ["worker_id"])


def _signed_pages() -> None:
    op.create_table(
        "sign_page",
        sa.Column("id", BIG, nullable=False),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("session_id", BIG, nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("printed_at", INSTANT, nullable=False),
        sa.Column("printed_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["training_session.id"], name="fk_sign_page_session_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sign_page"),
        sa.UniqueConstraint("code", name="uq_sign_page_code"),
    )
    op.create_index("ix_sign_page_session_id", "sign_page", ["session_id"])
    op.create_table(
        "training_file",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("training_id", BIG, nullable=False),
        sa.Column("page_id", BIG, nullable=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media", sa.String(4), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["sign_page.id"], name="fk_training_file_page_id"),
        sa.ForeignKeyConstraint(
            ["training_id"], ["training.id"], name="fk_training_file_training_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_training_file"),
        sa.UniqueConstraint("uid", name="uq_training_file_uid"),
    )
    op.create_index("ix_training_file_page_id", "training_file", ["page_id"])
    op.create_index("ix_training_file_sha256", "training_file", ["sha256"])
    op.create_index("ix_training_file_training_id", "training_file", ["training_id"])


def _marks() -> None:
    op.create_table(
        "attendance_mark",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("session_id", BIG, nullable=False),
        sa.Column("participant_id", BIG, nullable=False),
        sa.Column("status", sa.String(7), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("how", sa.String(7), nullable=False),
        sa.Column("page_id", BIG, nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["sign_page.id"], name="fk_attendance_mark_page_id"),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_attendance_mark_participant_id"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["training_session.id"], name="fk_attendance_mark_session_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attendance_mark"),
        sa.UniqueConstraint("uid", name="uq_attendance_mark_uid"),
    )
    op.create_index("ix_attendance_mark_page_id", "attendance_mark", ["page_id"])
    op.create_index("ix_attendance_mark_participant_id", "attendance_mark", ["participant_id"])
    op.create_index("ix_attendance_mark_session_id_id", "attendance_mark", ["session_id", "id"])
    op.create_index(
        "uq_attendance_mark_stands",
        "attendance_mark",
        ["session_id", "participant_id"],
        unique=True,
        sqlite_where=sa.text("stands"),
        postgresql_where=sa.text("stands"),
    )


def _certificates() -> None:
    op.create_table(
        "certificate",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("training_id", BIG, nullable=False),
        sa.Column("participant_id", BIG, nullable=False),
        sa.Column("kind", sa.String(11), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("code", sa.String(14), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("issued_at", INSTANT, nullable=False),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.Column("revoked_at", INSTANT, nullable=True),
        sa.Column("revoked_by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name="fk_certificate_participant_id"
        ),
        sa.ForeignKeyConstraint(
            ["training_id"], ["training.id"], name="fk_certificate_training_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_certificate"),
        sa.UniqueConstraint("number", name="uq_certificate_number"),
        sa.UniqueConstraint(
            "register", "year", "ordinal", name="uq_certificate_register_year_ordinal"
        ),
        sa.UniqueConstraint("uid", name="uq_certificate_uid"),
    )
    op.create_index("ix_certificate_participant_id", "certificate", ["participant_id"])
    op.create_index("ix_certificate_sha256", "certificate", ["sha256"])
    op.create_index("ix_certificate_training_id", "certificate", ["training_id"])
