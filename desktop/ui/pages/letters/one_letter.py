"""One letter: what is known of it, its very pages, and its people."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.queries.letters import LetterLine
from db.queries.letters import letter as letter_of_id
from db.queries.workers import WorkerFilter
from desktop.domain.errors import UserError
from desktop.domain.money import grouped, rupiah
from desktop.domain.progress import Progress
from desktop.domain.roster import RosterLine
from desktop.domain.texts import gettext as _
from desktop.services.letters.issue import Issued
from desktop.services.letters.preview import preview_letter
from desktop.ui.cells import Shown, masked_nik
from desktop.ui.context import Context
from desktop.ui.pages.letters.about import AboutLetter
from desktop.ui.pages.letters.letter_tab import LetterTab
from desktop.ui.pages.letters.letter_tabs import TABS
from desktop.ui.pages.letters.papers import Papers
from desktop.ui.pages.letters.read import OpenLetter, read_letter
from desktop.ui.pages.letters.sides import Sides
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import clear
from desktop.ui.parts.pdf_view import PdfView
from desktop.ui.parts.tabs import Tabs
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView
from desktop.ui.turns import Turns


class OneLetter(QWidget):
    """Shows a letter by its id; `shown` gives its line each time it was read.

    `gone` tells that there is no such letter any more, `go` asks for another page,
    `letter_wanted` for another letter.
    """

    shown = Signal(object)
    letter_wanted = Signal(int)
    gone = Signal()
    go = Signal(str, object)

    def __init__(self, context: Context, papers: Papers) -> None:
        super().__init__()
        self._context = context
        self._papers = papers
        self._turns = Turns()
        self.line: LetterLine | None = None
        self.about = AboutLetter(context)
        self.about.letter_wanted.connect(self.letter_wanted)
        self.about.copied.connect(
            lambda _sha: context.messages.tell(_("The SHA-256 is on the clipboard."), "info")
        )
        self.preview = PdfView(_("The letter"))
        self._model: BlockModel[RosterLine] = BlockModel(context.database, _columns())
        self._table = TableView("letter-people", _("People of the letter"), context.preferences)
        self._table.show_model(self._model, hidden=("occupation", "cost"))
        self._table.activated.connect(lambda index: self._on_person(index.row()))
        self.people = TableCard(self._table)
        self.tabs = Tabs(_("Parts of the letter"))
        self.tabs.add(_("Pages"), self.preview)
        self._people_tab = self.tabs.add(_("People"), self.people)
        self.more: dict[int, LetterTab] = {}
        for make in TABS:
            self._add_tab(make(context))
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.about)
        left.addStretch(1)
        self._told = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._told)
        layout.addWidget(Sides(left, self.tabs), 1)

    def _add_tab(self, tab: LetterTab) -> None:
        number = self.tabs.add(tab.title(), tab)
        self.more[number] = tab
        self.tabs.offer(number, offered=False)
        tab.named.connect(lambda words: self.tabs.set_title(number, words))
        tab.go.connect(self.go)
        tab.letter_wanted.connect(self.letter_wanted)

    def taker(self) -> LetterTab | None:
        """The part of the letter shown that takes a list dropped on the window."""
        line = self.line
        tabs = (tab for tab in self.more.values() if line is not None and tab.concerns(line))
        return next((tab for tab in tabs if tab.TAKES_LISTS), None)

    def _show_tabs(self, line: LetterLine) -> None:
        for number, tab in self.more.items():
            concerned = tab.concerns(line)
            self.tabs.offer(number, offered=concerned)
            if concerned:
                tab.show_letter(line)
            else:
                tab.leave()

    def show_letter(self, letter: int) -> None:
        """Show a letter: its row at once, its people and pages when they are read."""
        with self._context.database.read() as session:
            line = letter_of_id(session, letter)
        if line is None:
            self.leave()
            self.gone.emit()
            return
        if self.line is None or self.line.id != letter:
            clear(self._told)
            self.tabs.show_tab(self.preview)
            self._model.show_source(None)
            self._name_people_tab(line.rows)
            self.preview.show_nothing(_("Being read..."), "")
            self.about.show_line(line, self._context.acting.now())
        self.line = line
        self.shown.emit(line)
        self._show_tabs(line)
        self._read(letter)

    def leave(self) -> None:
        """The letter is not looked at any more."""
        self.line = None
        for tab in self.more.values():
            tab.leave()
        self._turns.end_all()
        clear(self._told)

    def tell_issued(self, issued: Issued) -> None:
        """Say where the papers of a letter that was just issued lie, and offer what is next."""
        clear(self._told)
        papers, line = self._papers, self.line
        told = _("Issued: {n} people, {cost}. {pdf} and {xlsx} are in {folder}.").format(
            n=grouped(issued.rows),
            cost=rupiah(issued.cost),
            pdf=issued.pdf.name,
            xlsx=issued.xlsx.name,
            folder=issued.pdf.parent,
        )
        banner = Banner(told, "ok")
        buttons = banner.layout()
        assert isinstance(buttons, QHBoxLayout)
        for words, act in (
            (_("Open"), lambda: papers.open_path(issued.pdf)),
            (_("Print..."), lambda: papers.print(line) if line else None),
            (_("Open folder"), lambda: papers.open_path(issued.pdf.parent)),
        ):
            buttons.addWidget(Button(words, act, small=True))
        self._told.addWidget(banner)

    def _read(self, letter: int) -> None:
        context, turn = self._context, self._turns.begin()

        def read(_progress: Progress) -> OpenLetter:
            with context.database.read() as session:
                return read_letter(session, context.acting, letter)

        def done(found: OpenLetter) -> None:
            if turn.wanted:
                self._show(found)
                self._draw(letter)

        context.jobs.run(read, done, _("Reading the letter"), owner=self)

    def _show(self, letter: OpenLetter) -> None:
        self.about.show_letter(letter, self._context.acting.now())
        people = letter.people
        self._model.show_source(RowList(people))
        self._name_people_tab(len(people))
        frozen = letter.line.approved_at is not None
        self.people.set_footer(
            _("{n} people").format(n=grouped(len(people))),
            _("as frozen at approval") if frozen else _("as the register has them now"),
        )

    def _name_people_tab(self, people: int) -> None:
        self.tabs.set_title(self._people_tab, _("People {n}").format(n=grouped(people)))

    def _draw(self, letter: int) -> None:
        context, turn = self._context, self._turns.begin()
        issued = self.line is not None and self.line.issued_at is not None

        def work(progress: Progress) -> bytes:
            with context.database.read() as session:
                return preview_letter(
                    session, context.acting, letter, progress=turn.watch(progress)
                )

        def done(pages: bytes) -> None:
            if turn.wanted:
                told = _("as it was issued") if issued else _("exactly as it will be printed")
                self.preview.set_caption(told)
                self.preview.show_pdf(pages)

        def refused(error: UserError) -> None:
            self.preview.show_nothing(_("These pages cannot be shown"), error.message)

        context.jobs.run(work, done, _("Drawing the letter"), on_refused=refused, owner=self)

    def _on_person(self, number: int) -> None:
        person = self._model.row(number)
        if person is not None:
            self.go.emit("workers", WorkerFilter(search=person.nik))


def _columns() -> list[Column[RosterLine]]:
    return [
        Column("position", _("No."), lambda one: str(one.position), 48, align="right"),
        Column("name", _("Name"), lambda one: one.name, 190, stretch=True, shown=_strong),
        Column("nik", _("NIK"), lambda one: masked_nik(one.nik), 156, plain=lambda one: one.nik),
        Column("village", _("Village"), lambda one: one.village, 112),
        Column("kecamatan", _("Kecamatan"), lambda one: one.kecamatan, 112),
        Column("occupation", _("Occupation"), lambda one: one.occupation, 150),
        Column("cost", _("Cost"), lambda one: rupiah(one.cost), 100, align="right"),
    ]


def _strong(_one: RosterLine) -> Shown:
    return Shown(strong=True)
