"""What else people are filtered by: age, sex, heir, list; and the filters kept by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.engine import Session
from db.queries.saved_filters import saved_filters
from db.queries.workers import WorkerFilter
from desktop.domain.dates import age_on, births_of_ages
from desktop.domain.texts import gettext as _
from desktop.services.register.filters import filter_of

AGES = ((None, 16), (17, 24), (25, 34), (35, 44), (45, 54), (55, 59), (60, 64), (65, None))
"""From and to, whole years; under and over what a programme takes stand apart."""

Choices = Sequence[tuple[str, WorkerFilter]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A filter by its name."""

    id: int
    name: str
    where: WorkerFilter


def read_kept(session: Session, today: date) -> list[Kept]:
    """The filters kept by name."""
    return [
        Kept(line.id, line.name, filter_of(line.content, today)) for line in saved_filters(session)
    ]


def other_choices(where: WorkerFilter, today: date) -> Iterator[tuple[str, Choices]]:
    """Menus of what can be filtered by, each choice with the filter it makes of this one."""
    ages = []
    for youngest, oldest in AGES:
        born_from, born_to = births_of_ages(youngest, oldest, today)
        wanted = replace(where, born_from=born_from, born_to=born_to)
        ages.append((_ages(youngest, oldest), wanted))
    yield _("Age"), ages
    yield _("Sex"), [(_sex(sex), replace(where, sex=sex)) for sex in ("L", "P")]
    heirs = [(_heir(there), replace(where, has_heir=there)) for there in (True, False)]
    yield _("Heir"), heirs


def other_chips(where: WorkerFilter, today: date) -> Iterator[tuple[str, WorkerFilter]]:
    """What is filtered by, each with the filter that is left without it."""
    if where.sex:
        yield _sex(where.sex), replace(where, sex="")
    if where.born_from is not None or where.born_to is not None:
        youngest = None if where.born_to is None else age_on(where.born_to, today)
        oldest = None if where.born_from is None else age_on(where.born_from, today)
        yield _ages(youngest, oldest), replace(where, born_from=None, born_to=None)
    if where.has_heir is not None:
        yield _heir(where.has_heir), replace(where, has_heir=None)


def _ages(youngest: int | None, oldest: int | None) -> str:
    if youngest is None:
        return _("up to {n} years").format(n=oldest)
    if oldest is None:
        return _("from {n} years").format(n=youngest)
    return _("{a} to {b} years").format(a=youngest, b=oldest)


def _sex(sex: str) -> str:
    return _("Male") if sex == "L" else _("Female")


def _heir(there: bool) -> str:
    return _("With an heir") if there else _("Without an heir")
