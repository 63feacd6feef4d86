"""The wording of papers as the office has it: its newest version over the program's own.

What was issued keeps the wording that it was frozen with; a version holds for papers to come.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from db.engine import Session
from db.queries import wording as queries
from db.queries.wording import VersionLine
from db.schema import Letterform
from desktop import paths
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.letterform_fields import fields_at
from desktop.services.letters.letterform_kinds import in_order
from desktop.services.letters.papers.templates import Problem, place_words, wording_problems
from desktop.services.letters.papers.wording import letterform
from desktop.services.upkeep.audit import record

_LONGEST = 60_000


def letterform_kinds() -> list[str]:
    """Every kind of paper whose wording is the office's, by its name in resources/letterforms."""
    return in_order([path.stem for path in paths.resource("letterforms").glob("*.toml")])


def require_kind(kind: str) -> str:
    """The kind if there is one; UserError `letterform.unknown`."""
    if kind not in letterform_kinds():
        raise UserError(
            "letterform.unknown",
            _("There is no wording {kind}. There are: {kinds}.").format(
                kind=f'"{kind}"', kinds=", ".join(letterform_kinds())
            ),
        )
    return kind


def office_wording(session: Session, kind: str) -> Mapping[str, Any]:
    """The wording that papers of a kind are made with from now on."""
    text = queries.newest_letterform(session, kind)
    return letterform(kind) if text is None else _over_own(kind, text)


@lru_cache(maxsize=32)
def _over_own(kind: str, text: str) -> Mapping[str, Any]:
    """An office's version; parts that the program learned since are the program's."""
    return laid_over(letterform(kind), tomllib.loads(text))


def laid_over(own: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """A wording whose missing parts are the program's own."""
    return {
        key: laid_over(value, given[key])
        if isinstance(value, Mapping) and isinstance(given.get(key), Mapping)
        else given.get(key, value)
        for key, value in own.items()
    }


def program_text(kind: str) -> str:
    """The TOML that the program brings for a kind; UserError `letterform.unknown`."""
    return paths.resource("letterforms", f"{require_kind(kind)}.toml").read_text(encoding="utf-8")


def office_text(session: Session, kind: str) -> str:
    """The TOML that holds: the office's newest version, else the program's own."""
    return queries.newest_letterform(session, require_kind(kind)) or program_text(kind)


def letterform_text(session: Session, kind: str, version: int | None = None) -> str:
    """The TOML of a version, that which holds unless one is named; 0 is the program's own.

    UserError `letterform.unknown`, `letterform.version`.
    """
    if version is None:
        return office_text(session, kind)
    if version == 0:
        return program_text(kind)
    for one in letterform_versions(session, kind):
        if one.version == version:
            return one.text
    raise UserError(
        "letterform.version",
        _("{kind} has no version {version}.").format(kind=kind, version=version),
    )


def letterform_versions(session: Session, kind: str) -> list[VersionLine]:
    """Every version that the office kept of a kind, the newest first."""
    return queries.letterform_versions(session, require_kind(kind))


def read_wording(kind: str, text: str) -> tuple[dict[str, Any], list[Problem]]:
    """A TOML as parts, and what is wrong with it; no parts where it is no TOML at all."""
    if len(text) > _LONGEST:
        return {}, [Problem((), _("A wording has at most {n} signs.").format(n=_LONGEST))]
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        return {}, [Problem((), _("This is no TOML: {fault}.").format(fault=fault))]
    return given, check_wording(kind, given)


def check_wording(kind: str, given: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with the parts of a kind's wording."""
    return wording_problems(given, letterform(kind), lambda place: fields_at(kind, place))


def set_letterform(session: Session, acting: Acting, kind: str, text: str) -> int:
    """Keep a version of a kind's wording; give back its number.

    UserError `letterform.unknown`, `letterform.wrong` where it could not be printed.
    """
    require_kind(kind)
    _parts, problems = read_wording(kind, text)
    if problems:
        first = problems[0]
        where = place_words(first.place)
        raise UserError("letterform.wrong", f"{where}: {first.message}" if where else first.message)
    kept = queries.letterform_versions(session, kind)
    version = kept[0].version + 1 if kept else 1
    session.add(
        Letterform(kind=kind, version=version, text=text, kept_by=acting.user, kept_at=acting.now())
    )
    session.flush()
    record(
        session, acting, "letterform.set", "letterform", None, {"kind": kind, "version": version}
    )
    return version
