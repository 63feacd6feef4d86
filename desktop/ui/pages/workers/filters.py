"""The filters over the table: a search as you type, and chips for what is in force."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget

from db.queries.workers import WorkerFilter
from desktop.domain.statuses import WORKER_LABELS, WorkerStatus
from desktop.domain.texts import gettext
from desktop.domain.texts import gettext as _
from desktop.ui.look import look
from desktop.ui.pages.workers.filter_choices import Kept, other_chips, other_choices
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import clear

WAIT = 200
"""Milliseconds after the last key before the table looks again."""

_DISTRICT_DIGITS = 6


class FilterField(QLineEdit):
    """Where the search is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Filter by name, NIK, village..."))
        self.setAccessibleName(_("Filter workers"))
        self.setClearButtonEnabled(True)
        self.setTextMargins(24, 0, 0, 0)
        self.setMinimumWidth(140)
        self.setMaximumWidth(300)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        icon = look().shelf.pixmap("filter", "second", 16, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPoint(10, (self.height() - 16) // 2), icon)


class FilterBar(QWidget):
    """Says by `changed` which workers are wanted. Names of regions come from outside."""

    changed = Signal(object)
    keep_wanted = Signal()
    forget_wanted = Signal(int)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._where = WorkerFilter()
        self._saved: Sequence[Kept] = ()
        self._districts: Sequence[tuple[str, str]] = ()
        self._villages: Sequence[tuple[str, str]] = ()
        self._names: Mapping[str, str] = {}
        self._findings: Mapping[str, str] = {}
        self._agents: Mapping[int, str] = {}
        self.field = FilterField()
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._add = Button(_("Filter"), self._on_add, icon="add", kind="chip-add")
        self._kept = Button(_("Saved"), self._on_saved, icon="bookmark", kind="bare")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.field, 2)
        layout.addLayout(self._chips)
        layout.addWidget(self._add)
        layout.addStretch(1)
        layout.addWidget(self._kept)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_waited)
        self.field.textChanged.connect(lambda _text: self._timer.start(WAIT))
        self.field.returnPressed.connect(self._on_waited)

    @property
    def where(self) -> WorkerFilter:
        """The filter in force."""
        return self._where

    def offer(
        self,
        districts: Sequence[tuple[str, str]],
        villages: Sequence[tuple[str, str]],
        findings: Mapping[str, str],
        agents: Mapping[int, str],
    ) -> None:
        """Offer regions (code, name), findings (code to words), agents (row id to name)."""
        self._districts, self._villages = districts, villages
        self._names = {**dict(districts), **dict(villages)}
        self._findings = findings
        self._agents = agents
        self._show_chips()

    def offer_saved(self, saved: Sequence[Kept]) -> None:
        """Offer these filters by their names."""
        self._saved = saved

    def use(self, where: WorkerFilter) -> None:
        """Filter by something else, as if it had been chosen here."""
        self._where = where
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.field.setText(where.search)
        self.field.blockSignals(False)  # noqa: FBT003 - as above
        self._show_chips()
        self.changed.emit(where)

    def _on_waited(self) -> None:
        self._timer.stop()
        search = self.field.text().strip()
        if search != self._where.search:
            self.use(replace(self._where, search=search))

    def _show_chips(self) -> None:
        clear(self._chips)
        where = self._where
        if where.region:
            kind = "Kec. " if len(where.region) == _DISTRICT_DIGITS else ""
            name = self._names.get(where.region, where.region)
            self._chip(f"{kind}{name}", replace(where, region=""))
        for status in where.status:
            left = tuple(each for each in where.status if each != status)
            words = gettext(WORKER_LABELS[WorkerStatus(status)])
            self._chip(words, replace(where, status=left))
        if where.finding:
            words = self._findings.get(where.finding, where.finding)
            self._chip(words, replace(where, finding=""))
        for words, without in other_chips(where, self._today()):
            self._chip(words, without)
        if where.agent is not None:
            name = self._agents.get(where.agent, _("an agent"))
            self._chip(_("Brought by {name}").format(name=name), replace(where, agent=None))
        if where.batch is not None:
            self._chip(_("List {n}").format(n=where.batch), replace(where, batch=None))

    def _chip(self, words: str, without: WorkerFilter) -> None:
        chip = Button(words, lambda: self.use(without), icon="dismiss", kind="chip")
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setAccessibleName(_("Take off the filter {name}").format(name=words))
        chip.setToolTip(_("Take off this filter"))
        self._chips.addWidget(chip)

    def _on_add(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        districts = menu.addMenu(_("Kecamatan"))
        for code, name in self._districts:
            self._offer(districts, name, replace(self._where, region=code))
        within = [place for place in self._villages if place[0].startswith(self._where.region)]
        villages = menu.addMenu(_("Village"))
        villages.setStyleSheet("QMenu { menu-scrollable: 1; }")
        for code, name in within:
            self._offer(villages, name, replace(self._where, region=code))
        statuses = menu.addMenu(_("Status"))
        for status, label in WORKER_LABELS.items():
            if status not in self._where.status:
                wanted = (*self._where.status, str(status))
                self._offer(statuses, gettext(label), replace(self._where, status=wanted))
        findings = menu.addMenu(_("Finding"))
        findings.setEnabled(bool(self._findings))
        for code, words in self._findings.items():
            self._offer(findings, words, replace(self._where, finding=code))
        agents = menu.addMenu(_("Brought by"))
        agents.setEnabled(bool(self._agents))
        for agent, name in self._agents.items():
            self._offer(agents, name, replace(self._where, agent=agent))
        for title, choices in other_choices(self._where, self._today()):
            submenu = menu.addMenu(title)
            for words, where in choices:
                self._offer(submenu, words, where)
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height() + 2)))

    def _offer(self, menu: QMenu, words: str, where: WorkerFilter) -> None:
        menu.addAction(words).triggered.connect(lambda _checked=False: self.use(where))

    def _on_saved(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kept in self._saved:
            self._offer(menu, kept.name, kept.where)
        if self._saved:
            menu.addSeparator()
        keep = menu.addAction(_("Save these filters..."))
        keep.setEnabled(self._where != WorkerFilter())
        keep.triggered.connect(self.keep_wanted.emit)
        forget = menu.addMenu(_("Forget"))
        forget.setEnabled(bool(self._saved))
        for kept in self._saved:
            action = forget.addAction(kept.name)
            action.triggered.connect(
                lambda _on=False, which=kept.id: self.forget_wanted.emit(which)
            )
        menu.popup(self._kept.mapToGlobal(QPoint(0, self._kept.height() + 2)))
