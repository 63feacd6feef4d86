"""A draft keeps who is to sign it and the date it is to bear."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("letter", sa.Column("signer_uid", sa.String(36), nullable=True))
    op.add_column("letter", sa.Column("proposed_date", sa.Date(), nullable=True))
