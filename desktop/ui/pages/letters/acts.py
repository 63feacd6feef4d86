"""What is done to a letter: asked, approved, numbered, cancelled, replaced, thrown away."""

from collections.abc import Callable
from datetime import date
from typing import Literal

from PySide6.QtCore import Signal

from db.queries.letters import LetterLine
from desktop.domain.money import grouped, rupiah
from desktop.domain.texts import gettext as _
from desktop.services.letters.cancel import cancel_letter
from desktop.services.letters.draft import Drafted, discard_letter, submit_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.numbers import record_number
from desktop.services.letters.replace import replace_letter
from desktop.services.letters.signing import change_signing
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.question import Question
from desktop.ui.editors import DateEditor
from desktop.ui.form import Asked, asked_choice, asked_text
from desktop.ui.pages.letters.deeds import Deeds
from desktop.ui.pages.letters.read import (
    letter_name,
    read_offered,
    signer_of_draft,
)


class LetterActs(Deeds):
    """What is done to a letter in the office.

    `discarded` gives the id of a draft that is gone, `replaced` that of the new draft.
    """

    discarded = Signal(int)
    replaced = Signal(int)

    def change_signing(self, line: LetterLine) -> FormDialog:
        """Ask who is to sign a draft, and the date it is to bear."""
        acting, letter = self._context.acting, line.id
        with self._context.database.read() as session:
            signers = read_offered(session).signers
            named = signer_of_draft(session, line)
        editor = DateEditor()
        editor.setPlaceholderText(_("day of issue"))
        questions = [Asked("date", _("Date of the letter"), editor, wide=True)]
        if signers:
            questions.insert(0, asked_choice("signer", _("Signed by"), signers, wide=True))
        dialog = FormDialog(
            _("Signer and date"), questions, _("Save"), self._over,
            caption=_("Both are frozen when the letter is approved."), width=520,
        )  # fmt: skip
        first = signers[0][0] if signers else ""
        # Whoever signs by the settings need not be named; who is gone from the office is replaced.
        before = named if line.signer_uid else first
        dialog.form.set_values(
            {
                "signer": named or first,
                "date": line.proposed_date.isoformat() if line.proposed_date else "",
            }
        )

        def save(values: dict[str, str]) -> None:
            text, who = values["date"], values.get("signer", "")
            try:
                day: date | Literal[""] = date.fromisoformat(text) if text else ""
            except ValueError:
                dialog.show_errors({"date": _("This is no date. Type it as 24-11-2026.")})
                return
            signer = int(who) if who and who != before else None
            self.run(
                lambda session, _progress: change_signing(
                    session, acting, letter, signer=signer, date=day
                ),
                lambda _none: dialog.accept(),
                _("Changing the draft"),
                dialog.refuse,
                owner=dialog,
            )

        dialog.submitted.connect(save)
        dialog.open()
        return dialog

    def submit(self, line: LetterLine) -> None:
        """Ask for approval."""
        acting, letter = self._context.acting, line.id
        self.run(
            lambda session, _progress: submit_letter(session, acting, letter),
            lambda _none: self._context.messages.tell(_("Sent for approval.")),
            _("Sending for approval"),
        )

    def approve(self, line: LetterLine) -> Question:
        """Say what approval means, and approve."""
        acting, letter, people = self._context.acting, line.id, grouped(line.rows)

        def approve() -> None:
            self.run(
                lambda session, progress: approve_letter(
                    session, acting, letter, progress=progress
                ),
                lambda _hash: self._context.messages.tell(
                    _("Approved. The list of {n} people is frozen.").format(n=people)
                ),
                _("Approving the letter"),
            )

        return self._context.messages.ask(
            _("Approve the letter for {n} people?").format(n=people),
            _(
                "Everybody is checked once more, and the list of {n} people, {cost}, is frozen as"
                " it stands now: what is changed in the register afterwards does not reach this"
                " letter. An approved letter can be issued or cancelled, not changed."
            ).format(n=people, cost=rupiah(line.cost)),
            _("Approve {n} people").format(n=people),
            approve,
            over=self._over,
        )

    def discard(self, line: LetterLine) -> Question:
        """Throw a draft away, if that is meant."""
        acting, letter = self._context.acting, line.id

        def discard() -> None:
            self.run(
                lambda session, _progress: discard_letter(session, acting, letter),
                lambda _none: self._on_discarded(line),
                _("Throwing the draft away"),
            )

        return self._context.messages.ask(
            _("Throw this draft away?"),
            _("Its {n} people are free again for another letter.").format(n=grouped(line.rows)),
            _("Throw away"),
            discard,
            over=self._over,
        )

    def _on_discarded(self, line: LetterLine) -> None:
        self.discarded.emit(line.id)
        told = _("The draft is gone; {n} people are free again.")
        self._context.messages.tell(told.format(n=grouped(line.rows)))

    def cancel(self, line: LetterLine) -> FormDialog:
        """Ask why, and cancel an approved or issued letter."""
        acting, letter = self._context.acting, line.id
        told = _(
            "{letter}: it keeps its number, and its {n} people are free again for another letter."
        )
        return self._ask_reason(
            _("Cancel the letter"),
            _("Why it is cancelled"),
            told.format(letter=letter_name(line), n=grouped(line.rows)),
            lambda dialog, reason: self.run(
                lambda session, _progress: cancel_letter(session, acting, letter, reason),
                lambda _none: self._on_cancelled(dialog, line),
                _("Cancelling the letter"),
                dialog.refuse,
                owner=dialog,
            ),
        )

    def _on_cancelled(self, dialog: FormDialog, line: LetterLine) -> None:
        dialog.accept()
        told = _("The letter is cancelled; {n} people are free again.")
        self._context.messages.tell(told.format(n=grouped(line.rows)))

    def replace(self, line: LetterLine) -> FormDialog:
        """Ask why, cancel an issued letter, and draft its people anew."""
        acting, letter = self._context.acting, line.id
        told = _(
            "{letter} is cancelled and keeps its number. Its {n} people are drafted anew, as the"
            " register has them now, and the new letter says which one it replaces."
        )
        return self._ask_reason(
            _("Replace the letter"),
            _("What was wrong with it"),
            told.format(letter=letter_name(line), n=grouped(line.rows)),
            lambda dialog, reason: self.run(
                lambda session, progress: replace_letter(
                    session, acting, letter, reason, progress=progress
                ),
                lambda drafted: self._on_replaced(dialog, line, drafted),
                _("Replacing the letter"),
                dialog.refuse,
                owner=dialog,
            ),
        )

    def _on_replaced(self, dialog: FormDialog, line: LetterLine, drafted: Drafted) -> None:
        dialog.accept()
        told = _("{letter} is cancelled; a new draft for {n} people stands in its place.")
        self._context.messages.tell(told.format(letter=letter_name(line), n=grouped(drafted.rows)))
        self.replaced.emit(drafted.letter)

    def record_number(self, line: LetterLine) -> FormDialog:
        """Ask for the number that was written by hand on an issued letter."""
        acting, letter = self._context.acting, line.id
        dialog = FormDialog(
            _("Record the number"),
            [
                asked_text(
                    "number",
                    _("Number as written on the paper"),
                    required=True,
                    wide=True,
                    placeholder="500.15.14.2/127/DISNAKERTRANS/XI/2026",
                )
            ],
            _("Save number"),
            self._over,
            caption=_("The letter went out with room for a number written by hand."),
            width=520,
        )
        dialog.submitted.connect(
            lambda values: self.run(
                lambda session, _progress: record_number(session, acting, letter, values["number"]),
                lambda _number: dialog.accept(),
                _("Saving the number"),
                dialog.refuse,
                owner=dialog,
            )
        )
        dialog.open()
        return dialog

    def _ask_reason(
        self, act: str, question: str, told: str, run: Callable[[FormDialog, str], object]
    ) -> FormDialog:
        """Ask why, with the way out named; then do it."""
        dialog = FormDialog(
            act,
            [asked_text("reason", question, required=True, wide=True)],
            act,
            self._over,
            caption=told,
            width=520,
        )
        dialog.leave.set_text(_("Keep the letter"))
        dialog.submitted.connect(lambda values: run(dialog, values["reason"]))
        dialog.open()
        return dialog
