"""The filters over the agents' table: a search as you type, and chips for what is in force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.names import fold
from desktop.domain.texts import gettext
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import AGENT_ROLE_LABELS, AgentRole
from desktop.ui.pages.agents.certificates import STANDING_LABELS, Standing
from desktop.ui.pages.agents.read import AgentRow, Areas
from desktop.ui.pages.workers.filters import WAIT, FilterField
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import column, row
from desktop.ui.parts.flow import Flow

NO_WADAH = 0
"""In the place of a wadah's id: those of none."""


@dataclass(frozen=True, slots=True)
class AgentFilter:
    """Which agents are wanted. `region` is of the villages covered, `trained` a passed training."""

    search: str = ""
    wadah: int | None = None
    role: str = ""
    certificate: str = ""
    region: str = ""
    active: bool | None = None
    trained: bool | None = None

    def fitting(self, rows: Sequence[AgentRow], today: date) -> list[AgentRow]:
        """The rows that fit."""
        words = fold(self.search).split()
        return [each for each in rows if self._fits(each, words, today)]

    def _fits(self, row: AgentRow, words: Sequence[str], today: date) -> bool:
        line = row.line
        if self.wadah is not None and (line.wadah_id or NO_WADAH) != self.wadah:
            return False
        if self.role and line.role != self.role:
            return False
        if self.active is not None and line.active != self.active:
            return False
        if self.trained is not None and row.trained != self.trained:
            return False
        if self.certificate and row.certificate.standing(today) != self.certificate:
            return False
        if self.region and not any(each.code.startswith(self.region) for each in line.villages):
            return False
        return all(word in row.found_by for word in words)


class AgentFilterBar(QWidget):
    """Says by `changed` which agents are wanted."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._where = AgentFilter()
        self._wadah: Mapping[int, str] = {}
        self._areas = Areas()
        self.field = FilterField()
        self.field.setPlaceholderText(_("Filter by name, village, phone..."))
        self.field.setAccessibleName(_("Filter agents"))
        self.field.setToolTip(_("Ctrl+F goes here; Enter on a row edits the agent"))
        self.field.setMinimumWidth(240)
        self.field.setMaximumWidth(240)
        self._chips = Flow(6)
        self._add = Button(_("Filter"), self.open_menu, icon="add", kind="chip-add")
        beside = QWidget()
        beside.setLayout(self._chips)
        layout = row(gap=8)
        layout.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column(beside, margins=(0, 3, 0, 0)), 1)
        self.setLayout(layout)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_waited)
        self.field.textChanged.connect(lambda _text: self._timer.start(WAIT))
        self.field.returnPressed.connect(self._on_waited)
        self._chips.addWidget(self._add)

    @property
    def where(self) -> AgentFilter:
        """The filter in force."""
        return self._where

    def offer(self, wadah: Mapping[int, str], areas: Areas) -> None:
        """Offer these wadah, and the kecamatan and villages of these areas."""
        self._wadah, self._areas = wadah, areas
        self._show_chips()

    def use(self, where: AgentFilter) -> None:
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

    def _in_force(self) -> list[tuple[str, AgentFilter]]:
        """What is filtered by in words, each with the filter that is left without it."""
        where, found = self._where, []
        if where.wadah is not None:
            found.append((self._wadah_words(where.wadah), replace(where, wadah=None)))
        if where.role:
            words = gettext(AGENT_ROLE_LABELS[AgentRole(where.role)])
            found.append((words, replace(where, role="")))
        if where.certificate:
            words = gettext(STANDING_LABELS[Standing(where.certificate)])
            found.append((words, replace(where, certificate="")))
        if where.region:
            found.append((self._areas.words(where.region), replace(where, region="")))
        if where.active is not None:
            found.append((_active_words(where.active), replace(where, active=None)))
        if where.trained is not None:
            found.append((_trained_words(where.trained), replace(where, trained=None)))
        return found

    def _wadah_words(self, wadah: int) -> str:
        return _("In no wadah") if wadah == NO_WADAH else self._wadah.get(wadah, str(wadah))

    def _show_chips(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._add:
                widget.hide()
                widget.deleteLater()
        for words, without in self._in_force():
            self._chips.addWidget(self._chip(words, without))
        self._chips.addWidget(self._add)
        self.updateGeometry()

    def _chip(self, words: str, without: AgentFilter) -> Button:
        chip = Button(words, lambda: self.use(without), icon="dismiss", kind="chip")
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setAccessibleName(_("Take off the filter {name}").format(name=words))
        chip.setToolTip(_("Take off this filter"))
        return chip

    def open_menu(self) -> QMenu:
        """Offer what agents can be filtered by."""
        menu, where = QMenu(self), self._where
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wadah = menu.addMenu(_("Wadah"))
        for key, name in sorted(self._wadah.items(), key=lambda each: each[1]):
            self._offer(wadah, name, replace(where, wadah=key))
        self._offer(wadah, _("In no wadah"), replace(where, wadah=NO_WADAH))
        roles = menu.addMenu(_("Role"))
        for role, label in AGENT_ROLE_LABELS.items():
            self._offer(roles, gettext(label), replace(where, role=str(role)))
        certificates = menu.addMenu(_("Certificate"))
        for standing, label in STANDING_LABELS.items():
            self._offer(certificates, gettext(label), replace(where, certificate=str(standing)))
        trained = menu.addMenu(_("Training"))
        active = menu.addMenu(_("Active"))
        for yes in (True, False):
            self._offer(trained, _trained_words(yes), replace(where, trained=yes))
            self._offer(active, _active_words(yes), replace(where, active=yes))
        self._offer_regions(menu)
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height() + 2)))
        return menu

    def _offer_regions(self, menu: QMenu) -> None:
        districts = menu.addMenu(_("Kecamatan"))
        villages = menu.addMenu(_("Village"))
        villages.setStyleSheet("QMenu { menu-scrollable: 1; }")
        for code, name in sorted(self._areas.districts.items(), key=lambda each: each[1]):
            self._offer(districts, name, replace(self._where, region=code))
        for code, name in sorted(self._areas.villages.items(), key=lambda each: each[1]):
            if code.startswith(self._where.region):
                self._offer(villages, name, replace(self._where, region=code))

    def _offer(self, menu: QMenu, words: str, where: AgentFilter) -> None:
        menu.addAction(words).triggered.connect(lambda _checked=False: self.use(where))


def _active_words(active: bool) -> str:
    return _("Active") if active else _("Not active")


def _trained_words(trained: bool) -> str:
    return _("Trained") if trained else _("Not trained yet")
