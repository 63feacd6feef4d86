"""A letter handed over or posted: when and to whom."""

from datetime import date

from db.engine import Session
from db.schema import Letter
from desktop.domain.errors import UserError
from desktop.domain.names import tidy
from desktop.domain.statuses import LetterState
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.states import require_state
from desktop.services.upkeep.audit import record

_LONGEST = 120


def send_letter(
    session: Session, acting: Acting, letter: int, *, on: date | None = None, to: str | None = None
) -> None:
    """Note that an issued letter was sent, on a day (today) to somebody; may be noted anew.

    What is not given stays as it was noted before.

    UserError `letter.sent_on` for a day before its date or yet to come, `letter.sent_to` for a
    text too long, and those of the state.
    """
    line = require_state(
        session,
        letter,
        LetterState.ISSUED,
        LetterState.SENT,
        to_do=_("Only an issued letter is sent."),
    )
    day = on or line.sent_on or acting.today()
    assert line.date is not None  # an issued letter has its date
    if day > acting.today() or (on is not None and day < line.date):
        raise UserError(
            "letter.sent_on",
            _("A letter is sent from its date on and not later than today. Give another day."),
        )
    to = line.sent_to if to is None else tidy(to)
    if len(to) > _LONGEST:
        raise UserError(
            "letter.sent_to", _("Say in at most {n} signs to whom it went.").format(n=_LONGEST)
        )
    row = session.get_one(Letter, letter)
    row.state = LetterState.SENT
    row.sent_by, row.sent_at = acting.user, acting.now()
    row.sent_on, row.sent_to = day, to
    session.flush()
    told: dict[str, object] = {"uid": line.uid, "on": day.isoformat(), "to": to}
    record(session, acting, "letter.sent", "letter", letter, told)
