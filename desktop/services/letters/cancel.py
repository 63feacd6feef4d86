"""A letter taken back: it keeps its number, and its workers are free again."""

from db.engine import Session
from db.queries import candidates as candidate_queries
from db.schema import Letter
from desktop.domain.errors import UserError
from desktop.domain.names import tidy
from desktop.domain.statuses import OUT, LetterState
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.states import require_state
from desktop.services.upkeep.audit import record


def cancel_letter(session: Session, acting: Acting, letter: int, reason: str) -> None:
    """Cancel an approved or issued letter; workers it proposed get the status they had.

    UserError `letter.reason`, and those of the state.
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
        to_do=_("An approved or issued letter is cancelled; a draft is thrown away."),
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
