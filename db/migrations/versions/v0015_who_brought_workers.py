"""A worker names the agent who brought them."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    whole = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE worker ADD COLUMN agent {whole}"
        " CONSTRAINT fk_worker_agent_agent REFERENCES agent (id)"
    )
    told = sa.text("agent IS NOT NULL")
    op.create_index(
        "ix_worker_agent_status",
        "worker",
        ["agent", "status"],
        sqlite_where=told,
        postgresql_where=told,
    )
