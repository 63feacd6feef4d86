"""Beranda."""

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from desktop.domain.dates import weekday_date
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.acting import OFFICE_ZONE
from desktop.ui.context import Context
from desktop.ui.counting import Counting
from desktop.ui.pages.home.cards import ActsCard, BudgetCard, ProgressCard
from desktop.ui.pages.home.first_steps import FirstSteps
from desktop.ui.pages.home.heirs_card import HeirsCard
from desktop.ui.pages.home.needs import NeedsCard, needs_of
from desktop.ui.pages.home.read_state import State, read_state
from desktop.ui.pages.page import Page
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import holder
from desktop.ui.parts.stack import FittingStack

NARROW = 900
"""The page's width under which its cards stand one under the other."""


class HomePage(Page):
    """What needs doing; in an empty register the first steps."""

    KEY = "home"
    TITLE = mark("Home")
    ICON = "home"
    UNDOES = True
    TABLES: ClassVar[frozenset[str]] = frozenset(
        (
            "worker",
            "heir",
            "import_batch",
            "import_row",
            "worker_pair",
            "letter",
            "letter_row",
            "funding",
            "funding_place",
            "official",
            "audit_entry",
        )
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._import = Button(
            _("Import list..."), lambda: self._go("import", None), icon="arrow-import"
        )
        self._letter = Button(
            _("New letter"), lambda: self._go("letters", "new"), icon="mail", kind="filled"
        )
        self._counting = Counting(
            context, lambda session: read_state(session, context.acting.now()), self._show, self
        )
        self.buttons.addWidget(self._import)
        self.buttons.addWidget(self._letter)
        self._needs = NeedsCard(self._go)
        self._progress = ProgressCard()
        self._budget = BudgetCard(self._go)
        self._acts = ActsCard()
        self._heirs = HeirsCard(self._go)
        self._first = FirstSteps(self._go)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._narrow: bool | None = None
        self._arrange(narrow=False)
        self._stack = FittingStack()
        self._stack.addWidget(holder(self._grid))
        self._stack.addWidget(self._first)
        self.body.addWidget(self._stack, 1)

    def _arrange(self, *, narrow: bool) -> None:
        """Two cards side by side, or all one under the other."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for number, card in enumerate((self._needs, self._progress, self._budget, self._acts)):
            self._grid.removeWidget(card)
            line, across = (number, 0) if narrow else divmod(number, 2)
            self._grid.addWidget(card, line, across)
        self._grid.addWidget(self._heirs, 4 if narrow else 2, 0, 1, 1 if narrow else 2)
        self._heirs.arrange(narrow=narrow)
        self._grid.setColumnStretch(0, 21)
        self._grid.setColumnStretch(1, 0 if narrow else 20)
        self._grid.setRowStretch(0, 0 if narrow else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < NARROW)

    def reload(self) -> None:
        """Read a small register at once, a large one in a job."""
        self._counting.again()

    def _show(self, state: State) -> None:
        now = self.context.acting.now().astimezone(OFFICE_ZONE)
        today = weekday_date(now.date())
        empty = _("{today} · this register is still empty").format(today=today)
        self.set_caption(empty if state.empty else today)
        self._import.setVisible(not state.empty)
        self._letter.setVisible(not state.empty)
        self._stack.setCurrentIndex(1 if state.empty else 0)
        self._needs.show_needs(needs_of(state, now))
        self._progress.show_districts(state.districts)
        self._budget.show_funding(state.funding)
        self._acts.show_acts(state.acts, now)
        self._heirs.show_shares(state.heirs)
        self._heirs.setVisible(bool(state.heirs))
        self._first.show_state(state)

    def opened(self, about: object = None) -> None:
        # Hours and days in words grow old while the window stays open.
        self.reload()

    def _go(self, page: str, about: object) -> None:
        self.go.emit(page, about)
