"""Reads of the region tables, and their filling."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from db.schema import OldDistrictCode, Region, RegionAlias


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A region: its code, name and kind, and the code of what it lies in."""

    code: str
    name: str
    kind: str
    parent: str | None


_COLUMNS = (Region.code, Region.name, Region.kind, Region.parent)


def region_rows(session: Session, within: str = "") -> list[tuple[str, str, str, str | None]]:
    """(code, name, kind, parent) of provinces, kabupaten and all that lies in `within`."""
    query = select(*_COLUMNS).order_by(Region.code)
    if within:
        query = query.where(or_(Region.level <= 2, Region.code.startswith(within)))
    return [(code, name, kind, parent) for code, name, kind, parent in session.execute(query)]


def alias_rows(session: Session) -> list[tuple[str, str, str]]:
    """(code, name, old code) of every other name of a region."""
    query = select(RegionAlias.code, RegionAlias.name, RegionAlias.old_code).order_by(
        RegionAlias.id
    )
    return [(code, name, old_code) for code, name, old_code in session.execute(query)]


def known_districts(session: Session) -> frozenset[str]:
    """The six digits of every kecamatan of Indonesia, of today and before a split."""
    today = session.scalars(select(Region.code).where(Region.level == 3))
    before = session.scalars(select(OldDistrictCode.code))
    return frozenset((*today, *before))


def region(session: Session, code: str) -> RegionLine | None:
    """One region, nothing where no region has the code."""
    row = session.execute(select(*_COLUMNS).where(Region.code == code)).first()
    return RegionLine(*row) if row else None


def children(session: Session, parent: str) -> list[RegionLine]:
    """What lies right within a region, by name; the provinces within the empty code."""
    within = Region.parent == parent if parent else Region.parent.is_(None)
    query = select(*_COLUMNS).where(within).order_by(Region.name_key, Region.code)
    return [RegionLine(*row) for row in session.execute(query)]


def add_regions(
    session: Session,
    regions: Sequence[dict[str, object]],
    aliases: Sequence[dict[str, object]],
    old_codes: Sequence[dict[str, object]],
) -> None:
    """Fill the region tables at once; each row has the columns of its table, parents first."""
    for table, rows in ((Region, regions), (RegionAlias, aliases), (OldDistrictCode, old_codes)):
        if rows:
            session.execute(insert(table), rows)


def has_villages(session: Session, within: str) -> bool:
    """Whether the tables hold villages of a region."""
    query = select(Region.code).where(Region.level == 4, Region.code.startswith(within)).limit(1)
    return session.scalar(query) is not None
