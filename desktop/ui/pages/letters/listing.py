"""Every letter by state; where there is none, what a first one needs."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from db.queries.letters import LetterLine
from desktop.domain.dates import short_date
from desktop.domain.letter_kinds import KIND_LABELS, LetterKind
from desktop.domain.money import grouped, rupiah
from desktop.domain.statuses import LETTER_PILLS, LetterState
from desktop.domain.texts import gettext as _
from desktop.ui.cells import Shown
from desktop.ui.context import Context
from desktop.ui.pages.letters.list_filter import FilterChoices, ListFilter
from desktop.ui.pages.letters.read import letter_name
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import clear
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.pill import letter_pill
from desktop.ui.parts.stack import FittingStack
from desktop.ui.parts.tabs import tab_bar
from desktop.ui.parts.tabs_with_acts import TabsWithActs
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView

ROW_HEIGHT = 36
NARROW = 1180
"""Less room than this has no place for the choices beside the states, in pixels."""


class LetterList(QWidget):
    """The table of letters under its states; `opened` gives the id of the letter chosen.

    `compose` asks for a new letter, `go` for another page.
    """

    opened = Signal(int)
    compose = Signal()
    go = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._letters: Sequence[LetterLine] = ()
        self._acting = context.acting
        self._regions: Mapping[str, str] = {}
        self._states = ("", *(state.value for state in LetterState))
        self._model: BlockModel[LetterLine] = BlockModel(context.database, self._columns())
        self.table = TableView("letters", _("Letters"), context.preferences, row_height=ROW_HEIGHT)
        self.table.show_model(self._model, hidden=("funding",))
        self.table.activated.connect(lambda index: self._open(index.row()))
        self.table.doubleClicked.connect(lambda index: self._open(index.row()))
        self.table.chosen.connect(lambda _row: self._show_allowed())
        self._card = TableCard(self.table)
        self.tabs = self._make_tabs()
        self.filters = FilterChoices()
        self.filters.changed.connect(self._show_state)
        self._head = TabsWithActs(self.tabs, self.filters)
        self._card.above.addLayout(self._head)
        self.open_button = Button(_("Open letter"), self._on_open, icon="open", small=True)
        footer = self._card.footer.layout()
        assert footer is not None
        footer.addWidget(self.open_button)
        self._empty = QWidget()
        self._empty_layout = QVBoxLayout(self._empty)
        self._stack = FittingStack()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._card)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _make_tabs(self) -> QTabBar:
        tabs = tab_bar(_("State of the letters"))
        for _state in self._states:
            tabs.addTab("")
        tabs.currentChanged.connect(lambda _number: self._show_state())
        return tabs

    def _columns(self) -> list[Column[LetterLine]]:
        return [
            Column("state", _("State"), _state_words, 190, shown=_state_pill),
            Column("number", _("Number"), letter_name, 290, shown=_number_shown, tip=letter_name),
            Column("kind", _("Kind"), _kind_words, 108),
            Column("date", _("Date"), _date_words, 104),
            Column("region", _("Region"), self._region_words, 150, stretch=True),
            Column("rows", _("People"), lambda line: grouped(line.rows), 70, align="right"),
            Column("cost", _("Cost"), lambda line: rupiah(line.cost), 130, align="right"),
            Column("funding", _("Funding"), _funding_words, 200, tip=_funding_words),
        ]

    def _region_words(self, line: LetterLine) -> str:
        return self._regions.get(line.region, line.region)

    def show_letters(self, letters: Sequence[LetterLine], regions: Mapping[str, str]) -> None:
        """Show these letters; there is one at least."""
        self._letters, self._regions = letters, regions
        numbers = Counter(line.state for line in letters)
        for place, state in enumerate(self._states):
            words = _(LETTER_PILLS[LetterState(state)]) if state else _("All")
            number = numbers[state] if state else len(letters)
            self.tabs.setTabText(place, f"{words} {grouped(number)}" if number else words)
            self.tabs.setTabEnabled(place, bool(number) or not state)
        self._stack.setCurrentWidget(self._card)
        self._show_state()

    def show_empty(self, missing: str) -> None:
        """Say what will stand here, and offer the first act or what it needs."""
        clear(self._empty_layout)
        self._empty_layout.addWidget(self._empty_state(missing))
        self._stack.setCurrentWidget(self._empty)

    def show_state(self, state: str) -> None:
        """Show the letters of a state."""
        self.tabs.setCurrentIndex(self._states.index(state))

    def show_filter(self, wanted: ListFilter) -> None:
        """Show the letters of a filter; what is not found is said by an empty table."""
        self.filters.show_filter(wanted)
        self.tabs.setCurrentIndex(self._states.index(wanted.state))
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.arrange(narrow=self.width() < NARROW)

    def _empty_state(self, missing: str) -> EmptyState:
        """The first act; where something is missing, the act that brings it."""
        acts = {
            "funding": (
                _("A letter is paid from a source of money: its cap, its months, its places."),
                (_("Add funding"), "wallet", "settings", "funding"),
            ),
            "signer": (
                _("A letter is signed by an official of the office. Add the one who signs."),
                (_("Add official"), "person-add", "settings", "officials"),
            ),
            "workers": (
                _("A letter takes workers of the register. Take in a village's list first."),
                (_("Import a list"), "arrow-import", "import", None),
            ),
            "eligible": (
                _("A letter takes workers whom somebody has verified as eligible."),
                (_("Verify workers"), "clipboard-task", "verify", None),
            ),
        }
        if missing not in acts:
            return EmptyState(
                "mail",
                _("No letters yet"),
                _("Choose the funding and the region; who goes and what it costs is shown."),
                Button(_("New letter"), self.compose.emit, icon="mail-add", kind="filled"),
            )
        text, (words, icon, page, about) = acts[missing]
        button = Button(words, lambda: self.go.emit(page, about), icon=icon, kind="filled")
        return EmptyState("mail", _("No letters yet"), text, button)

    def _show_state(self) -> None:
        state = self._states[self.tabs.currentIndex()]
        chosen = self._chosen()
        wanted, today = self.filters.filter_of(state), self._acting.today()
        shown = [line for line in self._letters if wanted.keeps(line, today)]
        self._model.show_source(RowList(shown))
        cost = sum(line.cost for line in shown)
        self._card.set_footer(
            _("{n} letters").format(n=grouped(len(shown))),
            _("{people} people, {cost}").format(
                people=grouped(sum(line.rows for line in shown)), cost=rupiah(cost)
            ),
        )
        places = [at for at, line in enumerate(shown) if chosen and line.id == chosen.id]
        self.table.choose_row(places[0] if places else 0)
        self._show_allowed()

    def _chosen(self) -> LetterLine | None:
        rows = self.table.chosen_rows()
        return self._model.row(rows[0]) if rows else None

    def _show_allowed(self) -> None:
        self.open_button.allow(self._chosen() is not None, _("Choose a letter in the table"))

    def _on_open(self) -> None:
        rows = self.table.chosen_rows()
        if rows:
            self._open(rows[0])

    def _open(self, number: int) -> None:
        line = self._model.row(number)
        if line is not None:
            self.opened.emit(line.id)


def _state_words(line: LetterLine) -> str:
    return _(LETTER_PILLS[LetterState(line.state)])


def _state_pill(line: LetterLine) -> Shown:
    return Shown(pill=letter_pill(line.state))


def _kind_words(line: LetterLine) -> str:
    return _(KIND_LABELS[LetterKind(line.kind)])


def _number_shown(line: LetterLine) -> Shown:
    return Shown(strong=True) if line.number else Shown(second=True)


def _date_words(line: LetterLine) -> str:
    return short_date(line.date) if line.date else "–"


def _funding_words(line: LetterLine) -> str:
    return line.funding_source
