"""The person beside the table."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from db.queries.heirs import HeirLine
from desktop.domain.dates import age_on
from desktop.domain.texts import gettext as _
from desktop.ui.editors import grouped_digits
from desktop.ui.pages.workers.details import data_tab, findings_tab, history_tab, letters_tab
from desktop.ui.pages.workers.files import files_tab
from desktop.ui.pages.workers.heirs_tab import heirs_tab
from desktop.ui.pages.workers.read_person import Person
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import IconButton
from desktop.ui.parts.card import clear, column, holder, row, scrolling
from desktop.ui.parts.pill import PillLabel, worker_pill
from desktop.ui.parts.status_path import StatusPath
from desktop.ui.parts.tabs import Tabs
from desktop.ui.parts.words import Words

WIDTH = 344
LEAST_OF_TAB = 180


class PersonPanel(QFrame):
    """Who this is, how far they have come, why in no letter; tabs under it."""

    edit = Signal()
    leave = Signal()
    closed = Signal()
    doubles = Signal()
    accept = Signal(object)
    """A finding to be accepted."""
    attach = Signal()
    open_file = Signal(int)
    remove_file = Signal(int, str)
    heir_wanted = Signal(object)
    """A HeirLine to edit, or nothing for a new one."""
    heir_removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setMinimumWidth(WIDTH)
        self.setMaximumWidth(WIDTH)
        self._nik = ""
        self._name = Words("", "name", wrap=True)
        self._digits = Words("", "strong", selectable=True)
        self._copy = IconButton("copy", _("Copy NIK"), self._on_copy)
        self._copy.setFixedSize(26, 26)
        self._who = Words("", "caption", wrap=True)
        self._pill = QVBoxLayout()
        self._path = StatusPath()
        self._standing = QVBoxLayout()
        self._tabs = Tabs(_("Person"), narrow=True)
        self._places: list[QVBoxLayout] = []
        for title in (_("Data"), _("Findings"), _("Heirs"), _("History"), _("Files")):
            inside = QVBoxLayout()
            inside.setContentsMargins(0, 0, 6, 0)
            self._places.append(inside)
            self._tabs.add(title, scrolling(holder(inside)))
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = row(
            IconButton("edit", _("Edit this person"), self.edit.emit, size=20),
            IconButton("subtract-circle", _("Leave or come back..."), self.leave.emit, size=20),
            IconButton("dismiss", _("Close the person"), self.closed.emit, size=20),
            gap=4,
        )
        head = row(gap=8)
        head.addWidget(self._name, 1, Qt.AlignmentFlag.AlignTop)
        head.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(row(self._digits, self._copy, None, gap=6))
        layout.addWidget(self._who)
        layout.addLayout(self._pill)
        layout.addWidget(self._path)
        layout.addLayout(self._standing)
        layout.addSpacing(4)
        # What a tab holds scrolls in it, and asks for no room of the page.
        self._tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._tabs.setMinimumHeight(LEAST_OF_TAB)
        layout.addWidget(self._tabs, 1)

    def show_person(self, person: Person, regions: Mapping[str, str], now: datetime) -> None:
        """Show somebody; the tab that was open stays open."""
        line = person.line
        self._nik = line.nik
        self._name.setText(line.name)
        self._digits.setText(grouped_digits(line.nik))
        sex = {"L": _("Male"), "P": _("Female")}.get(line.sex, "")
        age = _("{n} years").format(n=age_on(line.birth_date, now.date()))
        told = (sex, age, line.occupation, f"{line.village}, {line.kecamatan}")
        self._who.setText(" · ".join(words for words in told if words))
        self._path.show_status(line.status)
        clear(self._pill)
        if self._path.isHidden():
            self._pill.addWidget(PillLabel(worker_pill(line.status)))
        clear(self._standing)
        self._standing.addWidget(Banner(person.why, person.tone))
        if person.doubles:
            doubt = _("May stand in the register twice.")
            look = (_("Compare"), self.doubles.emit)
            self._standing.addWidget(Banner(doubt, "warning", action=look))
        open_findings = [each for each in person.findings if each.accepted_at is None]
        words = _("Findings")
        self._tabs.set_title(1, f"{words} {len(open_findings)}" if open_findings else words)
        self._fill(0, data_tab(line, regions))
        self._fill(1, findings_tab(person.findings, now, self.accept.emit))
        heirs = _("Heirs")
        self._tabs.set_title(2, f"{heirs} {len(person.heirs)}" if person.heirs else heirs)
        self._fill(2, self._heirs(person.heirs))
        self._fill(3, history_tab(person.history, person.sources, regions, now))
        files = files_tab(
            person.files,
            now,
            self.attach.emit,
            self.open_file.emit,
            self.remove_file.emit,
        )
        self._tabs.set_title(4, f"{_('Files')} {len(person.files)}" if person.files else _("Files"))
        letters = letters_tab(person.letters, person.cover)
        for each in (letters, files):
            each.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._fill(4, holder(column(letters, files, None, gap=4)))

    def show_tab(self, number: int) -> None:
        """Open a tab: data, findings, heirs, history, letters and files."""
        self._tabs.bar.setCurrentIndex(number)

    def _heirs(self, lines: Sequence[HeirLine]) -> QWidget:
        return heirs_tab(
            lines,
            lambda: self.heir_wanted.emit(None),
            self.heir_wanted.emit,
            self.heir_removed.emit,
        )

    def _fill(self, number: int, widget: QWidget) -> None:
        clear(self._places[number])
        self._places[number].addWidget(widget)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._nik)
