"""Surat: the list of letters, a new letter, one letter, and the check of any PDF."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from db.engine import Session
from db.queries import letters as queries
from db.queries.letters import LetterLine
from desktop.domain.errors import UserError
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.statuses import OUT, LetterState
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark, ngettext
from desktop.services.letters.issue import Issued
from desktop.ui.context import Context
from desktop.ui.dialogs.check_letter import CheckLetter, Verdict
from desktop.ui.finder import CODE
from desktop.ui.pages.letters.acts import LetterActs
from desktop.ui.pages.letters.agenda import ask_agenda
from desktop.ui.pages.letters.checking import verdict_of_code, verdict_of_file
from desktop.ui.pages.letters.compose import Compose
from desktop.ui.pages.letters.issuing import Issuing
from desktop.ui.pages.letters.list_filter import ListFilter
from desktop.ui.pages.letters.listing import LetterList
from desktop.ui.pages.letters.offers import Offers, letter_called
from desktop.ui.pages.letters.one_letter import OneLetter
from desktop.ui.pages.letters.outgoing import Outgoing
from desktop.ui.pages.letters.papers import Papers
from desktop.ui.pages.letters.pictured import pictures_of
from desktop.ui.pages.letters.read import first_missing, letter_name, read_regions
from desktop.ui.pages.page import PAPER_ENDINGS, Badge, Page, Picture
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import clear
from desktop.ui.parts.stack import FittingStack

NEW = "new"
"""Opened about this the page composes a letter."""

_WAITING = (LetterState.SUBMITTED, LetterState.APPROVED)


class LettersPage(Page):
    """One of three views at a time; the title and the buttons are those of the view."""

    KEY = "letters"
    TITLE = mark("Letters")
    ICON = "mail"
    TAKES_PDFS = True
    TABLES = frozenset(
        (
            "letter",
            "letter_row",
            "letter_file",
            "letter_answer",
            "letter_answer_row",
            "funding",
            "funding_place",
            "worker",
            "finding",
            "official",
            "setting",
        )
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.acts = LetterActs(context, self)
        self.issuing = Issuing(context, self)
        self.papers = Papers(context, self)
        self.outgoing = Outgoing(context, self)
        self.offers = Offers(self.acts, self.issuing, self.outgoing, self.papers)
        self.list = LetterList(context)
        self.compose = Compose(context)
        self.letter = OneLetter(context, self.papers)
        self.checking: CheckLetter | None = None
        self._views = FittingStack()
        for view in (self.list, self.compose, self.letter):
            self._views.addWidget(view)
        self.body.addWidget(self._views, 1)
        printing = QKeySequence(QKeySequence.StandardKey.Print)
        QShortcut(printing, self.letter, self._print_shown)
        self.list.opened.connect(self.show_letter)
        self.list.compose.connect(self.start_letter)
        self.compose.drafted.connect(self.show_letter)
        self.letter.shown.connect(self._show_head)
        self.letter.gone.connect(self.show_list)
        self.letter.letter_wanted.connect(self.show_letter)
        self.issuing.issued.connect(self._on_issued)
        self.acts.discarded.connect(lambda _letter: self.show_list())
        self.acts.replaced.connect(self.show_letter)
        self.outgoing.check_wanted.connect(self.check)
        for view in (self.list, self.compose, self.letter):
            view.go.connect(self.go)

    @staticmethod
    def badge(session: Session) -> Badge | None:
        """Letters that wait for somebody: to be approved, to be issued."""
        waiting = sum(len(queries.letters(session, state)) for state in _WAITING)
        return Badge(waiting) if waiting else None

    def opened(self, about: object = None) -> None:
        """`about` is a letter's id, "new", ("new", region), ("code", text), or paths to check.

        "choose" asks for the list that the open letter takes.

        A ListFilter shows the letters that it keeps.
        """
        if isinstance(about, int):
            self.show_letter(about)
        elif about == NEW:
            self.start_letter()
        elif isinstance(about, tuple) and about[:1] == (NEW,):
            self.start_letter(str(about[1]))
        elif isinstance(about, ListFilter):
            self.show_list()
            self.list.show_filter(about)
        elif isinstance(about, tuple) and about[:1] == (CODE,):
            self.check().take_code(str(about[1]))
        elif about == "choose" and (taker := self.letter.taker()) is not None:
            self.letter.tabs.show_tab(taker)
            taker.choose_list()
        elif isinstance(about, list) and about:
            self._take_file(Path(about[0]))

    def reload(self) -> None:
        view = self._views.currentWidget()
        if view is self.compose:
            self.compose.begin()
        elif view is self.letter and self.letter.line is not None:
            self.letter.show_letter(self.letter.line.id)
        else:
            self.show_list()

    def show_list(self) -> None:
        """Go to the list of letters."""
        self._leave()
        with self.context.database.read() as session:
            letters = queries.letters(session)
            regions = read_regions(session, [line.region for line in letters])
            missing = "" if letters else first_missing(session)
        self._views.setCurrentWidget(self.list)
        self.title.setText(_("Letters"))
        self.set_caption(_waiting_words(letters))
        check = Button(_("Check a paper..."), self.check, icon="document-checkmark")
        compose = Button(_("New letter"), self.start_letter, icon="mail-add", kind="filled")
        if letters:
            self.list.show_letters(letters, regions)
            agenda = Button(
                _("Agenda book..."),
                lambda: ask_agenda(self.context, letters, self),
                icon="calendar-ltr",
            )
            self._show_buttons([agenda, check, compose])
        else:
            self.list.show_empty(missing)
            self._show_buttons([check])

    def start_letter(self, region: str = "") -> None:
        """Go to a new letter, for a region if one is given."""
        self._leave()
        self._views.setCurrentWidget(self.compose)
        self.title.setText(_("New letter"))
        self.set_caption(_("Not numbered, not saved yet"))
        self._show_buttons([self._close_button()])
        self.compose.begin(region)
        self.compose.funding.setFocus()

    def show_letter(self, letter: int) -> None:
        """Go to a letter."""
        if self.letter.line is None or self.letter.line.id != letter:
            self._leave()
        self._views.setCurrentWidget(self.letter)
        self.letter.show_letter(letter)

    def check(self, path: Path | None = None) -> CheckLetter:
        """Check a paper, one that was dropped or one to be given in the dialog."""
        dialog = CheckLetter(self)
        dialog.file_given.connect(
            lambda given: self._check(dialog, lambda session: verdict_of_file(session, given))
        )
        dialog.code_given.connect(
            lambda text: self._check(dialog, lambda session: verdict_of_code(session, text))
        )
        dialog.choose_wanted.connect(
            lambda: self.context.messages.choose_file(
                _("Choose the paper"),
                _("Letters and certificates (*.pdf *.jpg *.jpeg *.png)"),
                dialog.take,
                "check",
            )
        )
        dialog.letter_wanted.connect(self.show_letter)
        self.checking = dialog
        dialog.open()
        if path is not None:
            dialog.take(path)
        return dialog

    def _take_file(self, path: Path) -> None:
        """A file that was dropped: of an open letter that is out it may be scan or answer."""
        line = self.letter.line
        shown = self._views.currentWidget() is self.letter
        taker = self.letter.taker() if shown else None
        if taker is not None and path.suffix.casefold() not in PAPER_ENDINGS:
            self.letter.tabs.show_tab(taker)
            taker.take_list(path)
        elif shown and line is not None and line.state in OUT:
            self.outgoing.dropped(line, path)
        else:
            self.check(path)

    def _check(self, dialog: CheckLetter, verify: Callable[[Session], Verdict]) -> None:
        context = self.context

        def check(_progress: Progress) -> Verdict:
            with context.database.read() as session:
                return verify(session)

        def refused(error: UserError) -> None:
            dialog.refuse(error)

        context.jobs.run(
            check, dialog.show_verdict, _("Checking the paper"), on_refused=refused, owner=dialog
        )

    def _print_shown(self) -> None:
        """Ctrl and P, as everywhere; a letter that is not issued has no paper yet."""
        line = self.letter.line
        if line is not None and line.issued_at is not None:
            self.papers.print(line)

    def _on_issued(self, issued: Issued) -> None:
        if self.letter.line is not None and self.letter.line.id == issued.letter:
            self.letter.tell_issued(issued)

    def _leave(self) -> None:
        self.TAKES_FILES = False
        self.compose.leave()
        self.letter.leave()

    def _close_button(self) -> Button:
        return Button(_("Close"), self.show_list, icon="dismiss", kind="bare")

    def _show_head(self, line: LetterLine) -> None:
        """The title and the buttons of the letter that is shown, by its state."""
        called, name = letter_called(line), letter_name(line)
        self.title.setText(name if line.number else called)
        told = (called if line.number else name, line.funding_source)
        self.set_caption(" · ".join(told))
        self._show_buttons([*self.offers.buttons(line), self._close_button()])
        # Else a list goes to the page that takes people in.
        self.TAKES_FILES = self.letter.taker() is not None

    def _show_buttons(self, buttons: Sequence[QWidget]) -> None:
        clear(self.buttons)
        for button in buttons:
            self.buttons.addWidget(button)
            button.show()

    def pictures(self) -> list[Picture]:
        return pictures_of(self)


def _waiting_words(letters: list[LetterLine]) -> str:
    """What waits for somebody, under the title."""
    if not letters:
        return ""
    approve = sum(1 for line in letters if line.state == LetterState.SUBMITTED)
    issue = sum(1 for line in letters if line.state == LetterState.APPROVED)
    told = [ngettext("{n} letter", "{n} letters", len(letters)).format(n=grouped(len(letters)))]
    if approve:
        told.append(_("{n} to approve").format(n=grouped(approve)))
    if issue:
        told.append(_("{n} to issue").format(n=grouped(issue)))
    return " · ".join(told)
