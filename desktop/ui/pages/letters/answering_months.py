"""Until when the months of a letter's people are paid: asked, and noted."""

from datetime import date

from PySide6.QtWidgets import QWidget

from db.engine import Session
from db.queries.letters import LetterLine
from desktop.domain.dates import add_months, month_name
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.letters.answer.cover import end_covers
from desktop.services.letters.answer.paying import pay_letter
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.form import asked_choice
from desktop.ui.pages.letters.deeds import Deeds
from desktop.ui.pages.letters.read import letter_name


def ask_months(context: Context, line: LetterLine, over: QWidget) -> FormDialog:
    """Ask for the last month that is paid, of those that the letter covers."""
    months = [add_months(line.first_month, number) for number in range(line.months)]
    dialog = FormDialog(
        _("Months paid"),
        [
            asked_choice(
                "until",
                _("Paid until the end of"),
                [(month.isoformat(), month_name(month)) for month in months],
                wide=True,
            )
        ],
        _("Save"),
        over,
        caption=letter_name(line),
        width=460,
    )
    dialog.form.set_values({"until": (line.paid_until or months[0]).isoformat()})

    def save(values: dict[str, str]) -> None:
        until = date.fromisoformat(values["until"])
        acting, letter = context.acting, line.id

        def pay(session: Session, _progress: Progress) -> int:
            pay_letter(session, acting, letter, until)
            return end_covers(session, acting)

        def done(_ended: int) -> None:
            dialog.accept()
            context.messages.tell(_("Paid until {month}.").format(month=month_name(until)))

        Deeds(context, dialog).run(pay, done, _("Saving"), dialog.refuse)

    dialog.submitted.connect(save)
    dialog.open()
    return dialog
