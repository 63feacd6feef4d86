"""A letter in place of an issued one: that is cancelled, and the same people are drafted anew."""

from db.engine import Session
from db.queries import candidates as candidate_queries
from db.queries import letter_people as people
from db.queries.letters import LetterLine
from desktop.domain.errors import UserError
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.names import tidy
from desktop.domain.progress import SILENT, Progress
from desktop.domain.statuses import LetterState
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.cancel import cancel_letter
from desktop.services.letters.draft import Drafted, keep_draft
from desktop.services.letters.states import require_letter, require_state
from desktop.services.letters.wish import Wish
from desktop.services.offices.settings import require_office


def replace_letter(
    session: Session,
    acting: Acting,
    letter: int,
    reason: str,
    *,
    progress: Progress = SILENT,
) -> Drafted:
    """Cancel an issued or sent letter and draft its people anew, as the register has them now.

    What was issued stays as it is; the new letter says on paper which one it replaces. Who may
    not go any more is told and left out. UserError `letter.reason`, `letter.followed`,
    `letter.nobody`, and those of the state.
    """
    if not tidy(reason):
        raise UserError("letter.reason", _("Say why the letter is replaced."))
    line = require_state(
        session, letter, LetterState.ISSUED, LetterState.SENT, to_do=_to_do(session, letter)
    )
    wish = _same(session, line)
    cancel_letter(session, acting, letter, reason)
    return keep_draft(
        session, acting, wish, signer=line.signer_uid, replaces=letter, progress=progress
    )


def _to_do(session: Session, letter: int) -> str:
    state = require_letter(session, letter).state
    if state in (LetterState.DRAFT, LetterState.SUBMITTED):
        return _("Nobody has seen it yet: throw it away and draft another.")
    if state == LetterState.APPROVED:
        return _("It was not issued yet: cancel it and draft another.")
    if state == LetterState.ANSWERED:
        return _(
            "What the insurer answered stands. Take people out by a letter of removal, or put"
            " others in their place by one of replacement."
        )
    return _("Only an issued or sent letter is replaced.")


def _same(session: Session, line: LetterLine) -> Wish:
    """What the letter that is replaced asked for: the very people of it."""
    rows = people.rows_of(session, line.id)
    ids = {row.worker_id for row in rows} | {row.replaces_id for row in rows if row.replaces_id}
    niks = {one.id: one.nik for one in candidate_queries.candidates_of_ids(session, sorted(ids))}
    kind = LetterKind(line.kind)
    pairs = [(niks[row.replaces_id], niks[row.worker_id]) for row in rows if row.replaces_id]
    return Wish(
        line.funding_id,
        kind,
        region="" if line.region == require_office(session).region else line.region,
        niks=() if pairs else [niks[row.worker_id] for row in rows],
        follows=line.follows_id,
        pairs=pairs,
        reasons={niks[row.replaces_id or row.worker_id]: row.reason for row in rows if row.reason},
        since=None if kind in (LetterKind.ENROLMENT, LetterKind.RENEWAL) else line.first_month,
    )
