"""The office, its regions and rates, its funding, and the audit of all that is done."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    _regions()
    _office()
    _rates()
    _funding()
    _audit()


def _regions() -> None:
    op.create_table(
        "region",
        sa.Column("code", sa.String(10), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", FOLDED, nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("parent", sa.String(10), nullable=True),
        sa.ForeignKeyConstraint(["parent"], ["region.code"], name="fk_region_parent"),
        sa.PrimaryKeyConstraint("code", name="pk_region"),
    )
    op.create_index("ix_region_name_key", "region", ["name_key"])
    op.create_index("ix_region_parent", "region", ["parent"])
    op.create_table(
        "region_alias",
        sa.Column("id", BIG, nullable=False),
        sa.Column("code", sa.String(10), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", FOLDED, nullable=False),
        sa.Column("old_code", sa.String(10), nullable=False),
        sa.ForeignKeyConstraint(["code"], ["region.code"], name="fk_region_alias_code"),
        sa.PrimaryKeyConstraint("id", name="pk_region_alias"),
    )
    op.create_index("ix_region_alias_code", "region_alias", ["code"])
    op.create_table(
        "old_district_code",
        sa.Column("code", sa.String(6), nullable=False),
        sa.Column("now", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_old_district_code"),
    )


def _office() -> None:
    op.create_table(
        "office",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("region", sa.String(10), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("letterhead", sa.LargeBinary(), nullable=True),
        sa.Column("public_key", sa.String(44), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_office"),
        sa.UniqueConstraint("public_key", name="uq_office_public_key"),
        sa.UniqueConstraint("uid", name="uq_office_uid"),
    )
    op.create_table(
        "office_key",
        sa.Column("id", BIG, nullable=False),
        sa.Column("office_id", BIG, nullable=False),
        sa.Column("wrapping", sa.String(20), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name="fk_office_key_office_id"),
        sa.PrimaryKeyConstraint("id", name="pk_office_key"),
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.String(60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_setting"),
    )
    op.create_table(
        "official",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("nip", sa.String(18), nullable=False),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("acting", sa.String(4), nullable=False),
        sa.Column("signs", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_official"),
        sa.UniqueConstraint("uid", name="uq_official_uid"),
    )


def _rates() -> None:
    op.create_table(
        "contribution_tier",
        sa.Column("id", BIG, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("income_from", sa.BigInteger(), nullable=False),
        sa.Column("base", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contribution_tier"),
    )
    op.create_table(
        "contribution_rate",
        sa.Column("id", BIG, nullable=False),
        sa.Column("programme", sa.String(3), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("basis_points", sa.Integer(), nullable=False),
        sa.Column("flat", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contribution_rate"),
    )
    op.create_table(
        "contribution_adjustment",
        sa.Column("id", BIG, nullable=False),
        sa.Column("rule", sa.String(10), nullable=False),
        sa.Column("programme", sa.String(3), nullable=False),
        sa.Column("sector", sa.String(10), nullable=False),
        sa.Column("public_payers", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_contribution_adjustment"),
    )


def _funding() -> None:
    op.create_table(
        "funding",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("payer", sa.String(6), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("cap", sa.BigInteger(), nullable=False),
        sa.Column("first_month", sa.Date(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("programmes", sa.String(20), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_funding"),
        sa.UniqueConstraint("uid", name="uq_funding_uid"),
    )
    op.create_table(
        "funding_place",
        sa.Column("id", BIG, nullable=False),
        sa.Column("funding_id", BIG, nullable=False),
        sa.Column("region", sa.String(10), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["funding_id"], ["funding.id"], name="fk_funding_place_funding_id"),
        sa.ForeignKeyConstraint(["region"], ["region.code"], name="fk_funding_place_region"),
        sa.PrimaryKeyConstraint("id", name="pk_funding_place"),
        sa.UniqueConstraint("funding_id", "region", name="uq_funding_place_funding_id_region"),
    )


def _audit() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", BIG, nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("entity", sa.String(20), nullable=False),
        sa.Column("entity_id", BIG, nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_entry"),
        sa.UniqueConstraint("hash", name="uq_audit_entry_hash"),
        sa.UniqueConstraint("uid", name="uq_audit_entry_uid"),
    )
    op.create_index("ix_audit_entry_entity_entity_id", "audit_entry", ["entity", "entity_id"])
