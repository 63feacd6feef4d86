"""A letter issued: number, date and folder asked for, its papers made."""

from PySide6.QtCore import Signal

from db.engine import Session
from db.queries.letters import LetterLine
from desktop.domain.errors import UserError
from desktop.domain.money import grouped, rupiah
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.letters.issue import Issued, issue_letter
from desktop.services.letters.sign.keys import open_key
from desktop.ui.dialogs.issue_letter import IssueLetter, IssueWanted, number_maker
from desktop.ui.pages.letters.deeds import Deeds
from desktop.ui.pages.letters.papers import PURPOSE, letters_folder
from desktop.ui.pages.letters.read import read_number_rules

KEYS = "keys"
"""Under which the folder of key files is remembered."""

COPIES_FAILED = "letter.copies"
"""The refusal that comes when a letter is issued and only its copies were not written."""


class Issuing(Deeds):
    """`issued` gives what was issued."""

    issued = Signal(object)

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
        dialog.key_wanted.connect(
            lambda: context.messages.choose_file(
                _("Choose the key file of who signs"),
                _("Key files (*.p12 *.pfx)"),
                dialog.sign_by.add_key,
                KEYS,
            )
        )
        dialog.submitted.connect(lambda wanted: self._issue(dialog, line.id, wanted))
        dialog.open()
        return dialog

    def _issue(self, dialog: IssueLetter, letter: int, wanted: IssueWanted) -> None:
        context = self._context

        def issue(session: Session, progress: Progress) -> Issued:
            at = context.acting.now()
            keys = [open_key(key.path, key.password, at) for key in wanted.keys]
            return issue_letter(
                session,
                context.acting,
                letter,
                out=wanted.folder,
                number=wanted.number,
                date=wanted.date,
                sign=keys,
                sheet_password=wanted.password,
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

        self.run(issue, done, _("Issuing the letter"), refused, owner=dialog)
