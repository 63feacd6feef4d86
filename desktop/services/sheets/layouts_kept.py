"""Layouts as the office has them: those that the program brings, and its own versions over them."""

import re
from collections.abc import Sequence

from db.engine import Session
from db.queries import wording as queries
from db.queries.wording import VersionLine
from db.schema import Layout
from desktop import paths
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.sheets.layouts import LayoutProblem, SheetLayout, read_layout
from desktop.services.upkeep.audit import record

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LONGEST = 60_000


def program_layouts() -> list[str]:
    """The layouts that the program brings, by their names in resources/layouts."""
    return sorted(path.stem for path in paths.resource("layouts").glob("*.toml"))


def layout_names(session: Session) -> list[str]:
    """Every layout of the office: the program's, and those it made itself."""
    return sorted({*program_layouts(), *queries.newest_layouts(session)})


def program_text(name: str) -> str:
    """The TOML that the program brings for a layout; empty where it brings none."""
    if name not in program_layouts():
        return ""
    return paths.resource("layouts", f"{name}.toml").read_text(encoding="utf-8")


def layout_versions(session: Session, name: str) -> list[VersionLine]:
    """Every version that the office kept of a layout, the newest first."""
    return queries.layout_versions(session, name)


def office_layout_text(session: Session, name: str) -> str:
    """The TOML of a layout that holds; UserError `layout.unknown`."""
    kept = queries.layout_versions(session, name)
    text = kept[0].text if kept else program_text(name)
    if not text:
        raise UserError(
            "layout.unknown",
            _("There is no layout {name}. There are: {names}.").format(
                name=f'"{name}"', names=", ".join(layout_names(session))
            ),
        )
    return text


def office_layout(session: Session, name: str) -> SheetLayout:
    """The layout of a name that holds; UserError `layout.unknown`."""
    layout, problems = read_layout(office_layout_text(session, name))
    if layout is None:
        raise _wrong(problems)
    return layout


def set_layout(session: Session, acting: Acting, name: str, text: str) -> int:
    """Keep a version of a layout, or a new layout; give back the version's number.

    UserError `layout.name`, `layout.wrong`.
    """
    if not _NAME.fullmatch(name):
        raise UserError(
            "layout.name",
            _("A layout's name has small letters, digits and - only, such as {example}.").format(
                example="bpu-malaka"
            ),
        )
    if len(text) > _LONGEST:
        said = _("A layout has at most {n} signs.").format(n=_LONGEST)
        raise _wrong([LayoutProblem(None, said)])
    layout, problems = read_layout(text)
    if layout is None:
        raise _wrong(problems)
    kept = queries.layout_versions(session, name)
    version = kept[0].version + 1 if kept else 1
    session.add(
        Layout(name=name, version=version, text=text, kept_by=acting.user, kept_at=acting.now())
    )
    session.flush()
    told: dict[str, object] = {"name": name, "version": version, "columns": len(layout.columns)}
    record(session, acting, "layout.set", "layout", None, told)
    return version


def _wrong(problems: Sequence[LayoutProblem]) -> UserError:
    first = problems[0]
    if first.column is None:
        return UserError("layout.wrong", first.message)
    where = _("Column {n}").format(n=first.column + 1)
    return UserError("layout.wrong", f"{where}: {first.message}")
