"""Which months of a funding a letter is about: all of them, or those from some month on."""

from dataclasses import dataclass
from datetime import date

from db.queries.funding import FundingLine
from desktop.domain.dates import add_months, month_name
from desktop.domain.errors import UserError
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.texts import gettext as _

_WHOLE = (LetterKind.ENROLMENT, LetterKind.RENEWAL)


@dataclass(frozen=True, slots=True)
class Months:
    """The first of some months, and how many there are."""

    first: date
    count: int


def months_of(kind: LetterKind, line: FundingLine, dated: date, since: date | None) -> Months:
    """The months a letter of a kind is about, if it bears a date: from `since` on if given.

    An enrolment and a renewal cover all of the funding's. An addition covers from the month of
    its date on. A removal and a replacement begin a month later, for the month that runs is paid
    for whoever stands there. UserError `letter.months`.
    """
    if kind in _WHOLE:
        if since not in (None, line.first_month):
            raise UserError(
                "letter.months",
                _("An enrolment or renewal covers all months of its funding. Leave the month out."),
            )
        return Months(line.first_month, line.months)
    last = add_months(line.first_month, line.months - 1)
    begun = dated.replace(day=1)
    usual = begun if kind is LetterKind.ADDITION else add_months(begun, 1)
    first = since.replace(day=1) if since else max(line.first_month, usual)
    if not line.first_month <= first <= last:
        raise UserError(
            "letter.months",
            _("{month} is no month of this funding: it pays from {first} to {last}.").format(
                month=month_name(first), first=month_name(line.first_month), last=month_name(last)
            ),
        )
    passed = (first.year - line.first_month.year) * 12 + first.month - line.first_month.month
    return Months(first, line.months - passed)
