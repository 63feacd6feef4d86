"""People are sorted by their open findings, which the database itself keeps counted."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_COUNT = (
    "(SELECT coalesce(sum(CASE f.severity WHEN 'error' THEN 1000 ELSE 1 END), 0)"
    " FROM finding f WHERE f.worker_id = worker.id AND f.accepted_at IS NULL)"
)
_SQLITE = {
    "finding_counted_in": "AFTER INSERT ON finding WHEN NEW.worker_id IS NOT NULL",
    "finding_counted_out": "AFTER DELETE ON finding WHEN OLD.worker_id IS NOT NULL",
    "finding_counted_anew": "AFTER UPDATE OF worker_id, severity, accepted_at ON finding",
}
_WHOSE = {
    "finding_counted_in": "NEW.worker_id",
    "finding_counted_out": "OLD.worker_id",
    "finding_counted_anew": "OLD.worker_id, NEW.worker_id",
}


def upgrade() -> None:
    op.add_column(
        "worker", sa.Column("open_findings", sa.Integer(), nullable=False, server_default="0")
    )
    op.execute(
        f"UPDATE worker SET open_findings = {_COUNT} WHERE id IN (SELECT worker_id FROM finding)"  # noqa: S608 - no text from outside
    )
    op.create_index(
        "ix_worker_open_findings_name_key_id", "worker", ["open_findings", "name_key", "id"]
    )
    op.drop_index("ix_finding_code_worker_id", "finding")
    op.create_index(
        "ix_finding_code_worker_id_accepted_at", "finding", ["code", "worker_id", "accepted_at"]
    )
    if op.get_bind().dialect.name == "sqlite":
        _count_in_sqlite()
    else:
        _count_in_postgres()


def _count_in_sqlite() -> None:
    for name, when in _SQLITE.items():
        op.execute(
            f"CREATE TRIGGER {name} {when} BEGIN"  # noqa: S608 - as above
            f" UPDATE worker SET open_findings = {_COUNT} WHERE id IN ({_WHOSE[name]}); END"
        )


def _count_in_postgres() -> None:
    op.execute(
        "CREATE FUNCTION count_findings() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"  # noqa: S608 - as above
        " IF TG_OP <> 'INSERT' THEN"
        f" UPDATE worker SET open_findings = {_COUNT} WHERE id = OLD.worker_id; END IF;"
        " IF TG_OP <> 'DELETE' THEN"
        f" UPDATE worker SET open_findings = {_COUNT} WHERE id = NEW.worker_id; END IF;"
        " RETURN NULL; END $$"
    )
    op.execute(
        "CREATE TRIGGER finding_counted AFTER INSERT OR DELETE"
        " OR UPDATE OF worker_id, severity, accepted_at"
        " ON finding FOR EACH ROW EXECUTE FUNCTION count_findings()"
    )
