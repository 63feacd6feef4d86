"""Who signs a draft and the date it is to bear, chosen anew before it is approved."""

from datetime import date as Date  # noqa: N812 - `date` is what the deed's argument is called
from typing import Literal

from db.engine import Session
from db.schema import Letter
from desktop.domain.statuses import LetterState
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.signer import signer_uid
from desktop.services.letters.states import require_state
from desktop.services.upkeep.audit import record


def change_signing(
    session: Session,
    acting: Acting,
    letter: int,
    *,
    signer: int | None = None,
    date: Date | Literal[""] | None = None,
) -> None:
    """Name another official or date on a draft, one that waits for approval too.

    `signer` is an official's id, an empty `date` leaves it to the day of issue; what is None
    stays. UserError `official.unknown`, and those of `require_state`.
    """
    line = require_state(
        session,
        letter,
        LetterState.DRAFT,
        LetterState.SUBMITTED,
        to_do=_("Who signs, and the date, are chosen before a letter is approved."),
    )
    told: dict[str, object] = {"uid": line.uid}
    row = session.get_one(Letter, letter)
    if signer is not None and (uid := signer_uid(session, signer)) != row.signer_uid:
        told["signer"] = [row.signer_uid, uid]
        row.signer_uid = uid
    if date is not None and (day := date or None) != row.proposed_date:
        told["date"] = [each.isoformat() if each else None for each in (row.proposed_date, day)]
        row.proposed_date = day
    if len(told) > 1:
        session.flush()
        record(session, acting, "letter.change", "letter", letter, told)
