"""Which letter is meant, and whether it stands where a deed needs it to."""

from db.engine import Session
from db.queries import letters as queries
from desktop.domain.errors import UserError
from desktop.domain.statuses import LETTER_LABELS, LetterState
from desktop.domain.texts import gettext as _

_CODES = {
    LetterState.DRAFT: "letter.not_approved",
    LetterState.SUBMITTED: "letter.not_approved",
    LetterState.APPROVED: "letter.approved",
    LetterState.ISSUED: "letter.issued",
    LetterState.SENT: "letter.issued",
    LetterState.ANSWERED: "letter.answered",
    LetterState.CANCELLED: "letter.cancelled",
}
"""How a deed is refused that a letter of this state does not allow."""


def require_letter(session: Session, letter: int) -> queries.LetterLine:
    """The letter of that id; UserError `letter.unknown`."""
    line = queries.letter(session, letter)
    if line is None:
        raise UserError("letter.unknown", _("There is no letter {id}.").format(id=letter))
    return line


def require_state(
    session: Session, letter: int, *allowed: LetterState, to_do: str
) -> queries.LetterLine:
    """The letter if it stands in one of some states, else a UserError named by where it stands.

    `letter.not_approved`, `letter.approved`, `letter.issued`, `letter.cancelled`; `to_do` says
    what to do instead.
    """
    line = require_letter(session, letter)
    state = LetterState(line.state)
    if state not in allowed:
        raise UserError(
            _CODES[state],
            _("Letter {id} is: {state}. {to_do}").format(
                id=letter, state=_(LETTER_LABELS[state]), to_do=to_do
            ),
        )
    return line
