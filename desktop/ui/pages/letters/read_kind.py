"""What a kind of letter can be about: the letters it may follow, the months it may begin with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.engine import Session
from db.queries import letters as queries
from db.queries.letters import LetterLine
from desktop.domain.dates import add_months, letter_date, month_name
from desktop.domain.errors import UserError
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.statuses import OUT
from desktop.domain.texts import gettext as _
from desktop.services.letters.budget import require_funding
from desktop.services.letters.cover_months import months_of

Named = tuple[str, str]
"""A value and the words shown for it."""

WHOLE = (LetterKind.ENROLMENT, LetterKind.RENEWAL)


@dataclass(frozen=True, slots=True)
class Later:
    """What can be chosen besides, each with the usual choice first; empty where nothing can."""

    follows: Sequence[Named]
    months: Sequence[Named]


def read_later(session: Session, kind: LetterKind, funding: int, today: date) -> Later:
    """The further choices of a kind of letter from a funding, if it bears today's date."""
    line = require_funding(session, funding)
    months: list[Named] = []
    if kind not in WHOLE:
        each = [add_months(line.first_month, number) for number in range(line.months)]
        try:
            usual = _("{month} (usual)").format(
                month=month_name(months_of(kind, line, today, None).first)
            )
        except UserError:
            # All its months are over: choosing tells so.
            usual = month_name(each[-1])
        months = [("", usual), *((month.isoformat(), month_name(month)) for month in each)]
    return Later(_follows(session, kind, funding), months)


def _follows(session: Session, kind: LetterKind, funding: int) -> list[Named]:
    if kind is LetterKind.ENROLMENT:
        return []
    renewal = kind is LetterKind.RENEWAL
    lines = [
        line
        for line in queries.letters(session)
        if line.state in OUT
        and line.kind != LetterKind.REMOVAL
        and (line.funding_id == funding) is not renewal
    ]
    if not lines:
        return []
    usual = _("All earlier ones") if renewal else _("The newest: {letter}")
    return [
        ("", usual.format(letter=_called(lines[0]))),
        *((str(line.id), _called(line)) for line in lines),
    ]


def _called(line: LetterLine) -> str:
    day = letter_date(line.date) if line.date else ""
    return " · ".join(part for part in (line.number or _("Number left blank"), day) if part)
