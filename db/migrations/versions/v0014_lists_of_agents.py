"""Lists of agents come in as those of workers do, and are told apart from them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column(
        "import_batch", sa.Column("kind", sa.String(6), nullable=False, server_default="worker")
    )
    whole = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE import_row ADD COLUMN agent_id {whole}"
        " CONSTRAINT fk_import_row_agent_id_agent REFERENCES agent (id)"
    )
    told = sa.text("agent_id IS NOT NULL")
    op.create_index(
        "ix_import_row_agent_id",
        "import_row",
        ["agent_id"],
        sqlite_where=told,
        postgresql_where=told,
    )
