"""Provinces down to villages, their other names, and the old codes that live on in NIKs."""

from sqlalchemy import ForeignKey, Index, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.columns import Base, Code, FoldedText, Key


class Region(Base):
    """A region by its code; villages are held for Nusa Tenggara Timur only."""

    __tablename__ = "region"

    code: Mapped[Code] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[FoldedText]
    level: Mapped[int] = mapped_column(SmallInteger)
    """1 province, 2 kabupaten or kota, 3 kecamatan, 4 desa or kelurahan."""
    kind: Mapped[str] = mapped_column(String(12))
    """provinsi, kabupaten, kota, kecamatan, desa, kelurahan."""
    parent: Mapped[Code | None] = mapped_column(ForeignKey("region.code"))

    __table_args__ = (Index(None, "parent"), Index(None, "name_key"))


class RegionAlias(Base):
    """Another spelling, an old name, or an old code of a region."""

    __tablename__ = "region_alias"

    id: Mapped[Key]
    code: Mapped[Code] = mapped_column(ForeignKey("region.code"), index=True)
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[FoldedText]
    old_code: Mapped[str] = mapped_column(String(10), default="")


class OldDistrictCode(Base):
    """A kecamatan code no longer given out, right for life in a NIK."""

    __tablename__ = "old_district_code"

    code: Mapped[str] = mapped_column(String(6), primary_key=True)
    now: Mapped[str] = mapped_column(Text, default="")
    """What it became, where known: a kecamatan, or the kabupaten it went to (5317/5318)."""
    basis: Mapped[str] = mapped_column(Text, default="")
