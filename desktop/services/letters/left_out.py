"""Who is not in a letter, as a sheet to work through or to send back to a village."""

from collections.abc import Sequence
from pathlib import Path

from db.engine import Session
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.choose import REASONS, LeftOut
from desktop.services.sheets.writing import OutColumn, write_sheet
from desktop.services.upkeep.audit import record


def save_left_out(session: Session, acting: Acting, left_out: Sequence[LeftOut], path: Path) -> int:
    """Write who is left out and why, NIK whole and so told to the audit; give back how many.

    UserError `file.not_written`.
    """
    columns = (
        OutColumn(_("NIK"), 20),
        OutColumn(_("Name"), 34),
        OutColumn(_("Reason"), 44),
        OutColumn(_("Letter"), 10),
    )
    rows = [
        (
            one.nik,
            one.name,
            _(REASONS[one.reason]),
            one.detail if one.reason == "in_another_letter" else "",
        )
        for one in left_out
    ]
    write_sheet(path, columns, rows, sheet=_("Left out"), created=acting.now())
    record(session, acting, "letter.left_out", "letter", None, {"rows": len(rows)})
    return len(rows)
