"""Until when the months of a letter's people are paid."""

from datetime import date

from db.engine import Session
from db.queries import funding as funding_queries
from db.schema import Letter
from desktop.domain.dates import add_months, month_name
from desktop.domain.errors import UserError
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.statuses import OUT
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.states import require_state
from desktop.services.upkeep.audit import record


def pay_letter(session: Session, acting: Acting, letter: int, until: date) -> None:
    """Note that the months of an issued letter's people are paid up to that of `until`.

    May be noted anew, earlier months too. UserError `letter.paid_until` for a month that the
    letter does not cover, and those of the state.
    """
    line = require_state(session, letter, *OUT, to_do=_("Only an issued letter has months to pay."))
    row = session.get_one(Letter, letter)
    funding = funding_queries.funding(session, line.funding_id)
    assert funding is not None  # a letter has its funding
    first = row.cover_from or funding.first_month
    last = add_months(first, (row.cover_months or funding.months) - 1)
    month = until.replace(day=1)
    if line.kind == LetterKind.REMOVAL:
        raise UserError("letter.paid_until", _("A letter of removal has no months to pay for."))
    if not first <= month <= last:
        raise UserError(
            "letter.paid_until",
            _("This letter covers {first} to {last}. Give one of these months.").format(
                first=month_name(first), last=month_name(last)
            ),
        )
    before = row.paid_until
    row.paid_until = month
    session.flush()
    told: dict[str, object] = {
        "uid": line.uid,
        "old": before.isoformat() if before else None,
        "new": month.isoformat(),
    }
    record(session, acting, "letter.paid", "letter", letter, told)
