"""A letter may cover its people from a later month than its funding begins with."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("letter", sa.Column("cover_from", sa.Date))
    op.add_column("letter", sa.Column("cover_months", sa.Integer))
