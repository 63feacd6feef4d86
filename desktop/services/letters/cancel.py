"""A letter taken back: it keeps its number, and its workers are free again."""

from db.engine import Session
from db.queries import candidates as candidate_queries
from db.queries import letter_people as people
from db.queries import letters as queries
from db.schema import Letter
from desktop.domain.errors import UserError
from desktop.domain.names import tidy
from desktop.domain.statuses import OUT, LetterState
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.states import require_state
from desktop.services.upkeep.audit import record


def _to_do(session: Session, letter: int) -> str:
    line = queries.letter(session, letter)
    if line is not None and line.state == LetterState.ANSWERED:
        return _(
            "What the insurer answered stands. Take people out by a letter of removal, or put"
            " others in their place by one of replacement."
        )
    return _("An approved or issued letter is cancelled; a draft is thrown away.")


def cancel_letter(session: Session, acting: Acting, letter: int, reason: str) -> None:
    """Cancel an approved, issued or sent letter; its workers get the status they had before.

    UserError `letter.reason`, `letter.followed` where a later one builds on its people, and
    those of the state.
    """
    reason = tidy(reason)
    if not reason:
        raise UserError("letter.reason", _("Say why the letter is cancelled."))
    line = require_state(
        session,
        letter,
        LetterState.APPROVED,
        LetterState.ISSUED,
        LetterState.SENT,
        to_do=_to_do(session, letter),
    )
    later = people.built_on(session, letter) if line.state in OUT else None
    if later is not None:
        raise UserError(
            "letter.followed",
            _(
                "Letter {later} builds on the people of letter {id}. Cancel that one first, or"
                " throw it away if it is a draft."
            ).format(later=later, id=letter),
        )
    row = session.get_one(Letter, letter)
    row.state = LetterState.CANCELLED
    row.cancelled_by = acting.user
    row.cancelled_at = at = acting.now()
    row.reason = reason
    session.flush()
    told: dict[str, object] = {"uid": line.uid, "number": line.number, "reason": reason}
    entry = record(session, acting, "letter.cancel", "letter", letter, told)
    if line.state in OUT:
        candidate_queries.move_back(session, letter, entry, at)
