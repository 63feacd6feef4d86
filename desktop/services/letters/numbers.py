"""The numbers of letters: counted by code and year, given by hand, or left for the pen."""

from dataclasses import dataclass
from datetime import date

from db.engine import Session
from db.queries import letters as queries
from db.schema import Letter
from desktop.domain.errors import UserError
from desktop.domain.letter_numbers import format_number, parse_ordinal
from desktop.domain.names import tidy
from desktop.domain.statuses import OUT
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.states import require_state
from desktop.services.upkeep.audit import record

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Number:
    """A letter's number: `text` is empty where it is left blank, `printed` what the paper shows.

    `register` is the classification code whose counter `ordinal` belongs to.
    """

    text: str
    printed: str
    register: str
    year: int
    ordinal: int | None


def make_number(
    session: Session, typed: str | None, *, code: str, abbreviation: str, dated: date
) -> Number:
    """The number of a letter of that date: the next of its counter where none is typed.

    An empty text leaves it blank. UserError `letter.number`, `letter.number_taken`.
    """
    year = dated.year
    if typed is None:
        following = queries.last_ordinal(session, code, year) + 1
        text = format_number(code, following, abbreviation, dated)
        return _free(session, Number(text, text, code, year, following))
    text = tidy(typed)
    if not text:
        return Number("", format_number(code, None, abbreviation, dated), code, year, None)
    if len(text) > _LONGEST:
        raise UserError(
            "letter.number",
            _("A letter's number has at most {most} signs.").format(most=_LONGEST),
        )
    first, sign, _rest = text.partition("/")
    ordinal = parse_ordinal(text)
    return _free(session, Number(text, text, first.strip() if sign else code, year, ordinal))


def _free(session: Session, number: Number) -> Number:
    """The number if no other letter of the year bears it."""
    bearer = queries.number_bearer(
        session, number.text, number.register, number.year, number.ordinal
    )
    if bearer is not None:
        raise UserError(
            "letter.number_taken",
            _("Letter {id} of {year} has the number {number} already. Give another.").format(
                id=bearer, year=number.year, number=number.text
            ),
        )
    return number


def record_number(session: Session, acting: Acting, letter: int, number: str) -> str:
    """Note the number that was written by hand on a letter issued without one; give it back.

    UserError `letter.number`, `letter.number_taken`, `letter.numbered`, and those of the state.
    """
    line = require_state(
        session,
        letter,
        *OUT,
        to_do=_("Only an issued letter whose number was left blank is given one."),
    )
    if line.number:
        raise UserError(
            "letter.numbered",
            _("Letter {id} has its number already: {number}.").format(
                id=letter, number=line.number
            ),
        )
    if not tidy(number):
        raise UserError("letter.number", _("Give the number as it stands on the paper."))
    row = session.get_one(Letter, letter)
    dated = line.date
    assert dated is not None  # an issued letter has its date
    made = make_number(session, number, code=row.register, abbreviation="", dated=dated)
    row.number, row.ordinal, row.register = made.text, made.ordinal, made.register
    session.flush()
    told: dict[str, object] = {"uid": line.uid, "number": made.text}
    record(session, acting, "letter.number", "letter", letter, told)
    return made.text
