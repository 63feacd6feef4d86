"""Reads of the office's own wording of papers and columns of sheets, every version kept."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.schema import Layout, Letterform


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version of a text of the office: TOML as it was kept."""

    version: int
    text: str
    kept_by: str
    kept_at: datetime


def letterform_versions(session: Session, kind: str) -> list[VersionLine]:
    """Every version of a kind's wording, the newest first."""
    rows = session.execute(
        select(Letterform.version, Letterform.text, Letterform.kept_by, Letterform.kept_at)
        .where(Letterform.kind == kind)
        .order_by(Letterform.version.desc())
    )
    return [VersionLine(*row) for row in rows]


def newest_letterform(session: Session, kind: str) -> str | None:
    """The text of a kind's newest version; nothing where the office never kept one."""
    return session.scalar(
        select(Letterform.text)
        .where(Letterform.kind == kind)
        .order_by(Letterform.version.desc())
        .limit(1)
    )


def newest_letterforms(session: Session) -> dict[str, int]:
    """Kind to the number of its newest version, of all kinds that the office kept one of."""
    asked = select(Letterform.kind, func.max(Letterform.version)).group_by(Letterform.kind)
    return {row.kind: row[1] for row in session.execute(asked)}


def layout_versions(session: Session, name: str) -> list[VersionLine]:
    """Every version of a layout, the newest first."""
    rows = session.execute(
        select(Layout.version, Layout.text, Layout.kept_by, Layout.kept_at)
        .where(Layout.name == name)
        .order_by(Layout.version.desc())
    )
    return [VersionLine(*row) for row in rows]


def newest_layouts(session: Session) -> dict[str, int]:
    """Name to the number of its newest version, of all layouts that the office kept one of."""
    asked = select(Layout.name, func.max(Layout.version)).group_by(Layout.name)
    return {row.name: row[1] for row in session.execute(asked)}
