"""Two workers side by side: each field, what differs marked, the value that stays chosen."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.domain.fields import WORKER, WORKER_BY_KEY
from desktop.domain.texts import gettext
from desktop.domain.texts import gettext as _
from desktop.services.register.likeness import nik_tells
from desktop.ui.pages.doubles.marked import MarkedText, marked_runs
from desktop.ui.pages.doubles.read_pair import PairView, Side
from desktop.ui.pages.workers.details import shown_value, worker_values
from desktop.ui.parts.card import clear, column, row, rule
from desktop.ui.parts.dot import Dot
from desktop.ui.parts.pill import PillLabel, worker_pill
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened

_FIRST = ("name", "nik", "birth_date", "birth_place", "sex", "mother_name", "kk", "region")
FIELDS = (*_FIRST, *(field.key for field in WORKER if field.key not in _FIRST))
"""The fields in the order in which two people are told apart."""


class Comparison(QFrame):
    """The two, field by field; `choices` are those that differ, with whose value stays."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 8, 1, 8)
        self._layout.setSpacing(0)
        self._groups: dict[str, QButtonGroup] = {}
        self._texts: dict[str, tuple[MarkedText, MarkedText]] = {}
        self._ids = (0, 0)

    def show_pair(self, view: PairView | None) -> None:
        """Show another pair, the fuller value of each field chosen."""
        clear(self._layout)
        self._groups.clear()
        self._texts.clear()
        if view is None:
            return
        self._ids = (view.a.line.id, view.b.line.id)
        grid = QGridLayout()
        grid.setContentsMargins(16, 0, 16, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, 104)
        grid.setColumnStretch(3, 1)
        grid.setColumnStretch(5, 1)
        self._heads(grid, view)
        values = (worker_values(view.a.line), worker_values(view.b.line))
        regions = {
            side.line.region: f"{side.line.village}, {side.line.kecamatan}"
            for side in (view.a, view.b)
        }
        for key in FIELDS:
            texts = values[0][key], values[1][key]
            if any(texts):
                shown = tuple(shown_value(key, text, regions) if text else "" for text in texts)
                self._field(grid, key, (shown[0], shown[1]), _better(key, values))
        if view.a.heirs or view.b.heirs:
            self._line(grid, _("Heirs"), (view.a.heirs, view.b.heirs))
        self._layout.addLayout(grid)

    def choices(self) -> dict[str, int]:
        """Field to the row id of the worker whose value stays, of fields that differ."""
        return {key: self._ids[group.checkedId()] for key, group in self._groups.items()}

    def dots(self) -> list[QWidget]:
        """The buttons of the choices, from the top."""
        return [button for group in self._groups.values() for button in group.buttons()]

    def choose(self, key: str, side: int) -> None:
        """Let the value of the left (0) or the right (1) stay."""
        self._groups[key].button(side).setChecked(True)

    def _heads(self, grid: QGridLayout, view: PairView) -> None:
        for place, (letter, side) in ((2, ("A", view.a)), (4, ("B", view.b))):
            grid.addLayout(_head(letter, side), 0, place, 1, 2)
        grid.addWidget(rule(), 1, 0, 1, 6)

    def _field(self, grid: QGridLayout, key: str, shown: tuple[str, str], better: int) -> None:
        label = gettext(WORKER_BY_KEY[key].label)
        if shown[0] == shown[1]:
            self._line(grid, label, shown)
            return
        at = self._start_row(grid, label, differs=True)
        group = QButtonGroup(self)
        texts = []
        for side in (0, 1):
            text = MarkedText(
                marked_runs(shown[side], shown[1 - side]), _("empty"), strong=side == better
            )
            button = Dot(f"{label}: {shown[side] or _('empty')}")
            group.addButton(button, side)
            text.pressed.connect(button.click)
            grid.addWidget(button, at, 2 + 2 * side)
            grid.addWidget(text, at, 3 + 2 * side)
            texts.append(text)
        group.button(better).setChecked(True)
        _stop_at_the_one_that_is_on(group)
        self._groups[key], self._texts[key] = group, (texts[0], texts[1])
        group.idToggled.connect(self._on_toggled(key))
        grid.addWidget(rule(), at + 1, 0, 1, 6)

    def _on_toggled(self, key: str) -> Callable[[int, bool], None]:
        def toggled(side: int, on: bool) -> None:
            if key in self._texts:
                self._texts[key][side].set_strong(on)
            if on:
                _stop_at_the_one_that_is_on(self._groups[key])
                self.changed.emit()

        return toggled

    def _line(self, grid: QGridLayout, label: str, shown: tuple[str, str]) -> None:
        """A row without a choice."""
        at = self._start_row(grid, label, differs=False)
        for side in (0, 1):
            grid.addWidget(
                MarkedText([(shown[side], False)] if shown[side] else [], _("empty"), strong=False),
                at,
                3 + 2 * side,
            )
        grid.addWidget(rule(), at + 1, 0, 1, 6)

    def _start_row(self, grid: QGridLayout, label: str, *, differs: bool) -> int:
        at = grid.rowCount()
        grid.setRowMinimumHeight(at, 32)
        grid.addWidget(Shortened(label, "strong" if differs else "second"), at, 0)
        if differs:
            grid.addWidget(Symbol("branch-compare", "warning", 16), at, 1)
        return at


def _stop_at_the_one_that_is_on(group: QButtonGroup) -> None:
    """Let Tab stop at the chosen value: Qt sees to it after a click, not after `setChecked`."""
    for button in group.buttons():
        policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
        button.setFocusPolicy(policy)


def _head(letter: str, side: Side) -> QVBoxLayout:
    name = row(gap=8)
    name.addWidget(Shortened(f"{letter} · {side.line.name}", "heading"), 1)
    name.addWidget(PillLabel(worker_pill(side.line.status)), 0, Qt.AlignmentFlag.AlignTop)
    return column(name, Shortened(side.source, "caption"), gap=2, margins=(0, 4, 0, 8))


def _better(key: str, values: tuple[dict[str, str], dict[str, str]]) -> int:
    """Which of two values to offer: the one there is, the fuller one, the NIK that agrees."""
    a, b = values[0][key], values[1][key]
    if not a or not b:
        return 0 if a else 1
    if key == "nik":
        tells = [nik_tells(of["nik"], of["birth_date"]) for of in values]
        return 1 if tells[1] and not tells[0] else 0
    if key in ("name", "mother_name", "address"):
        return 1 if len(b) > len(a) and "." not in b else 0
    return 0
