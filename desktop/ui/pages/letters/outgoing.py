"""A letter out of the house: sent, its scan filed, what was dropped on it taken for what it is."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from db.queries.letters import LetterLine
from desktop.domain.dates import letter_date
from desktop.domain.texts import gettext as _
from desktop.services.letters.receive import Received, receive_signed
from desktop.services.letters.scans import keep_scan
from desktop.services.letters.sent import send_letter
from desktop.services.letters.verdicts import SignatureTold
from desktop.ui.dialogs.dropped_paper import CHECK, SCAN, SIGNED, DroppedPaper
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.editors import DateEditor
from desktop.ui.form import Asked, asked_text
from desktop.ui.pages.letters.deeds import Deeds
from desktop.ui.pages.letters.read import letter_name

PURPOSE = "scans"
"""Under which the folder of scans is remembered."""


class Outgoing(Deeds):
    """Asks what must be asked; `check_wanted` gives a file that is only to be checked."""

    check_wanted = Signal(Path)

    def send(self, line: LetterLine) -> FormDialog:
        """Ask when and to whom an issued letter was sent, and note it; it may be noted anew."""
        acting, letter = self._context.acting, line.id
        editor = DateEditor()
        dialog = FormDialog(
            _("Letter sent"),
            [
                Asked("on", _("Sent on"), editor, required=True, wide=True),
                asked_text(
                    "to",
                    _("To whom"),
                    help=_("The person or the desk that took it, as on the receipt"),
                    wide=True,
                ),
            ],
            _("Save"),
            self._over,
            caption=letter_name(line),
            width=520,
        )
        day = line.sent_on or acting.today()
        dialog.form.set_values({"on": day.isoformat(), "to": line.sent_to})

        def submitted(values: dict[str, str]) -> None:
            try:
                on = date.fromisoformat(values["on"])
            except ValueError:
                dialog.show_errors({"on": _("This is no date. Type it as 24-11-2026.")})
                return
            self.run(
                lambda session, _progress: send_letter(
                    session, acting, letter, on=on, to=values["to"]
                ),
                lambda _none: self._on_sent(dialog, on),
                _("Saving"),
                dialog.refuse,
                owner=dialog,
            )

        dialog.submitted.connect(submitted)
        dialog.open()
        return dialog

    def _on_sent(self, dialog: FormDialog, on: date) -> None:
        dialog.accept()
        told = _("Sent on {day}. The insurer's answer is taken in here when it comes.")
        self._context.messages.tell(told.format(day=letter_date(on)))

    def scan(self, line: LetterLine) -> None:
        """Ask for the scan of the signed paper, and file it with the letter."""
        self._context.messages.choose_file(
            _("Choose the scan of the signed letter"),
            _("PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"),
            lambda path: self.file_scan(line, path),
            PURPOSE,
        )

    def file_scan(self, line: LetterLine, path: Path) -> None:
        """File a scan with a letter, byte for byte."""
        acting, letter = self._context.acting, line.id

        def done(kept: bool) -> None:
            words = (
                _("{file} is filed with {letter}.")
                if kept
                else _("{file} lies with {letter} already.")
            )
            self._context.messages.tell(
                words.format(file=path.name, letter=letter_name(line)), "ok" if kept else "info"
            )

        self.run(
            lambda session, _progress: keep_scan(session, acting, letter, path),
            done,
            _("Filing the scan"),
            self._context.messages.refuse,
        )

    def receive(self, line: LetterLine) -> None:
        """Ask for the letter's file as signed elsewhere, and keep it with the letter."""
        self._context.messages.choose_file(
            _("Choose the letter as it was signed"),
            _("PDF (*.pdf)"),
            lambda path: self.take_signed(line, path),
            PURPOSE,
        )

    def take_signed(self, line: LetterLine, path: Path) -> None:
        """Keep a signed file; anything but the issued file with signatures added is refused."""
        acting, letter = self._context.acting, line.id
        self.run(
            lambda session, _progress: receive_signed(session, acting, letter, path),
            self._on_received,
            _("Reading the signatures"),
            self._context.messages.refuse,
        )

    def _on_received(self, received: Received) -> None:
        names = ", ".join(each.name for each in received.signatures)
        told = _("Signed by {names}; the file is kept as it came.").format(names=names)
        strange = [each for each in received.signatures if each.expired or not each.trusted]
        if strange:
            told = f"{told} {_doubts(strange)}"
        self._context.messages.tell(told, "warning" if strange else "ok")

    def dropped(self, line: LetterLine, path: Path) -> DroppedPaper:
        """Ask what a paper is that was dropped on an open letter, and do it."""
        acts: dict[str, Callable[[], object]] = {
            CHECK: lambda: self.check_wanted.emit(path),
            SIGNED: lambda: self.take_signed(line, path),
            SCAN: lambda: self.file_scan(line, path),
        }
        pdf = path.suffix.casefold() == ".pdf"
        dialog = DroppedPaper(path.name, letter_name(line), signed=pdf, parent=self._over)
        dialog.decided.connect(lambda what: acts[what]())
        dialog.open()
        return dialog


def _doubts(signatures: Sequence[SignatureTold]) -> str:
    """What a reader should know of signatures that are whole and not beyond doubt."""
    told = []
    for one in signatures:
        if one.expired:
            told.append(_("The certificate of {name} has expired.").format(name=one.name))
        elif not one.trusted:
            words = _("Who issued the certificate of {name} is not among those trusted here.")
            told.append(words.format(name=one.name))
    return " ".join(told)
