"""How far each village is can be counted over an index alone."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_index("ix_worker_region_status", "worker", ["region", "status"])
