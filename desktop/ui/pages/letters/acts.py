"""What is done to a letter: asked, approved, issued, numbered, cancelled, thrown away."""

from collections.abc import Callable
from datetime import date
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.engine import Session
from db.queries.letters import LetterLine
from desktop.domain.errors import UserError
from desktop.domain.money import grouped, rupiah
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.letters.cancel import cancel_letter
from desktop.services.letters.draft import discard_letter, submit_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import Issued, issue_letter
from desktop.services.letters.numbers import record_number
from desktop.services.letters.signing import change_signing
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.issue_letter import IssueLetter, IssueWanted, number_maker
from desktop.ui.dialogs.question import Question
from desktop.ui.editors import DateEditor
from desktop.ui.form import Asked, asked_choice, asked_text
from desktop.ui.pages.letters.papers import PURPOSE, letters_folder
from desktop.ui.pages.letters.read import (
    letter_name,
    read_number_rules,
    read_offered,
    signer_of_draft,
)

T = TypeVar("T")

COPIES_FAILED = "letter.copies"
"""The refusal that comes when a letter is issued and only its copies were not written."""


class LetterActs(QObject):
    """Asks what must be asked and does it in a job.

    `issued` gives what was issued, `discarded` the id of a draft that is gone.
    """

    issued = Signal(object)
    discarded = Signal(int)

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

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
            self._run(
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
        self._run(
            lambda session, _progress: submit_letter(session, acting, letter),
            lambda _none: self._context.messages.tell(_("Sent for approval.")),
            _("Sending for approval"),
        )

    def approve(self, line: LetterLine) -> Question:
        """Say what approval means, and approve."""
        acting, letter, people = self._context.acting, line.id, grouped(line.rows)

        def approve() -> None:
            self._run(
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
            self._run(
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

    def issue(self, line: LetterLine) -> IssueLetter:
        """Ask for number, date and folder, and issue."""
        context, today = self._context, self._context.acting.today()
        with context.database.read() as session:
            rules = read_number_rules(session, line.id, today)
        people = _("{n} people, {cost}").format(n=grouped(line.rows), cost=rupiah(line.cost))
        dialog = IssueLetter(
            people,
            line.proposed_date or today,
            letters_folder(context),
            *number_maker(rules.code, rules.abbreviation, rules.last),
            self._over,
        )
        dialog.folder_wanted.connect(
            lambda: context.messages.choose_folder(
                _("Put the letter into"), dialog.set_folder, PURPOSE
            )
        )
        dialog.submitted.connect(lambda wanted: self._issue(dialog, line.id, wanted))
        dialog.open()
        return dialog

    def _issue(self, dialog: IssueLetter, letter: int, wanted: IssueWanted) -> None:
        context = self._context

        def issue(session: Session, progress: Progress) -> Issued:
            return issue_letter(
                session,
                context.acting,
                letter,
                out=wanted.folder,
                number=wanted.number,
                date=wanted.date,
                progress=progress,
            )

        def done(issued: Issued) -> None:
            context.preferences.keep_folder(PURPOSE, str(wanted.folder))
            dialog.accept()
            self.issued.emit(issued)

        def refused(error: UserError) -> None:
            if error.code == COPIES_FAILED:
                dialog.accept()
                context.messages.refuse(error)
            else:
                dialog.refuse(error)

        self._run(issue, done, _("Issuing the letter"), refused, owner=dialog)

    def cancel(self, line: LetterLine) -> FormDialog:
        """Ask why, and cancel an approved or issued letter."""
        acting, letter = self._context.acting, line.id
        told = _(
            "{letter}: it keeps its number, and its {n} people are free again for another letter."
        )
        dialog = FormDialog(
            _("Cancel the letter"),
            [asked_text("reason", _("Why it is cancelled"), required=True, wide=True)],
            _("Cancel the letter"),
            self._over,
            caption=told.format(letter=letter_name(line), n=grouped(line.rows)),
            width=520,
        )
        dialog.leave.set_text(_("Keep the letter"))
        dialog.submitted.connect(
            lambda values: self._run(
                lambda session, _progress: cancel_letter(session, acting, letter, values["reason"]),
                lambda _none: self._on_cancelled(dialog, line),
                _("Cancelling the letter"),
                dialog.refuse,
                owner=dialog,
            )
        )
        dialog.open()
        return dialog

    def _on_cancelled(self, dialog: FormDialog, line: LetterLine) -> None:
        dialog.accept()
        told = _("The letter is cancelled; {n} people are free again.")
        self._context.messages.tell(told.format(n=grouped(line.rows)))

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
            lambda values: self._run(
                lambda session, _progress: record_number(session, acting, letter, values["number"]),
                lambda _number: dialog.accept(),
                _("Saving the number"),
                dialog.refuse,
                owner=dialog,
            )
        )
        dialog.open()
        return dialog

    def _run(
        self,
        deed: Callable[[Session, Progress], T],
        on_done: Callable[[T], object],
        title: str,
        on_refused: Callable[[UserError], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        context = self._context

        def work(progress: Progress) -> T:
            with context.database.write() as session:
                return deed(session, progress)

        context.jobs.run(work, on_done, title, on_refused=on_refused, owner=owner or self._over)
