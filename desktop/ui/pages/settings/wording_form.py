"""A paper's wording as a form: a field for every part, its mistake told under it."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.texts import gettext as _
from desktop.services.letters.papers.templates import Place, Problem
from desktop.ui.pages.settings.part_names import part_name
from desktop.ui.parts.buttons import Button, IconButton
from desktop.ui.parts.card import row
from desktop.ui.parts.words import Words

_LEAST, _MOST, _ROOM = 1, 8, 24


class PartEditor(QPlainTextEdit):
    """The text of one part, as high as it needs; `listed` has one text a line."""

    focused = Signal()

    def __init__(self, place: Place, text: str, name: str, *, listed: bool = False) -> None:
        super().__init__(text)
        self.place = place
        self.listed = listed
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.problem = Words("", "caption", wrap=True, tone="error")
        self.problem.hide()
        self._fit()

    def _fit(self) -> None:
        lines = round(self.document().size().height())
        height = max(_LEAST, min(lines, _MOST)) * self.fontMetrics().lineSpacing() + _ROOM
        self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def value(self) -> str | list[str]:
        """The text, or the texts of a list."""
        text = self.toPlainText()
        if not self.listed:
            return text
        return [line for line in text.split("\n") if line.strip()]

    def show_problem(self, problem: Problem | None) -> None:
        """Say under the field what is wrong, or take that away."""
        self.problem.setText(problem.message if problem else "")
        self.problem.setVisible(problem is not None)
        if self.property("wrong") != bool(problem):
            self.setProperty("wrong", bool(problem))
            self.style().unpolish(self)
            self.style().polish(self)


class WordingForm(QWidget):
    """The parts of a wording under each other; `edited` when one changed.

    Lists of texts are lines; points with a label can be added and taken away.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 16)
        self._layout.setSpacing(4)
        self._wording: dict[str, Any] = {}
        self.editors: list[PartEditor] = []
        self._at: PartEditor | None = None

    def set_wording(self, wording: Mapping[str, Any]) -> None:
        """Show another wording."""
        self._wording = copy.deepcopy(dict(wording))
        self._build()

    def wording(self) -> dict[str, Any]:
        """The wording as it stands in the fields."""
        for editor in self.editors:
            at: Any = self._wording
            for step in editor.place[:-1]:
                at = at[step]
            at[editor.place[-1]] = editor.value()
        return copy.deepcopy(self._wording)

    def insert(self, text: str) -> None:
        """Write into the field that was last in use, where its cursor stands."""
        if self._at is None and self.editors:
            self._at = self.editors[0]
        if self._at is not None:
            self._at.insertPlainText(text)
            self._at.setFocus()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Tell each mistake under its field; one of a whole list under its first field."""
        for editor in self.editors:
            found = [one for one in problems if editor.place[: len(one.place)] == one.place]
            editor.show_problem(found[0] if found else None)

    def _build(self) -> None:
        while self._layout.count():
            item = self._layout.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.editors, self._at = [], None
        for key, value in self._wording.items():
            self._add_part((key,), key, value)
        self._layout.addStretch(1)

    def _add_part(self, place: Place, key: str, value: Any) -> None:
        if isinstance(value, str):
            self._add_text(place, part_name(key), value)
        elif isinstance(value, Mapping):
            self._add_heading(part_name(key))
            for name, inner in value.items():
                self._add_part((*place, name), name, inner)
        elif value and isinstance(value[0], Mapping):
            self._add_points(place, key, value)
        else:
            self._add_text(place, part_name(key), "\n".join(value), listed=True)

    def _add_heading(self, text: str) -> None:
        self._layout.addSpacing(10)
        self._layout.addWidget(Words(text, "heading"))

    def _add_text(self, place: Place, name: str, text: str, *, listed: bool = False) -> None:
        self._layout.addSpacing(6)
        self._layout.addWidget(Words(name, "label", wrap=True))
        self._layout.addWidget(self._editor(place, text, name, listed=listed))
        self._layout.addWidget(self.editors[-1].problem)

    def _editor(self, place: Place, text: str, name: str, *, listed: bool = False) -> PartEditor:
        editor = PartEditor(place, text, name, listed=listed)
        editor.textChanged.connect(self.edited)
        editor.focused.connect(lambda: self._use(editor))
        self.editors.append(editor)
        return editor

    def _use(self, editor: PartEditor) -> None:
        self._at = editor

    def _add_points(self, place: Place, key: str, points: Sequence[Mapping[str, str]]) -> None:
        self._add_heading(part_name(key))
        for number, point in enumerate(points):
            self._layout.addWidget(self._point((*place, number), point))
            for editor in self.editors[-len(point) :]:
                self._layout.addWidget(editor.problem)
        add = Button(
            _("Add a point"), lambda: self._change(place, None), icon="add", kind="link", small=True
        )
        self._layout.addWidget(add)

    def _point(self, place: Place, point: Mapping[str, str]) -> QWidget:
        """A label, what stands behind it, and a button that takes the point away."""
        number = int(place[-1]) + 1
        editors = [
            self._editor((*place, name), text, f"{part_name(name)} {number}")
            for name, text in point.items()
        ]
        editors[0].setFixedWidth(132)
        away = IconButton(
            "dismiss", _("Take point {n} away").format(n=number), lambda: self._change(place, place)
        )
        line = row(gap=6)
        for editor in editors:
            line.addWidget(editor, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        held = QWidget()
        held.setLayout(line)
        return held

    def _change(self, place: Place, away: Place | None) -> None:
        """Take a point away, or add one behind the last, and show the form anew."""
        wording = self.wording()
        key = str(place[0])
        if away is None:
            wording[key].append(dict.fromkeys(wording[key][-1], "…"))
        elif len(wording[key]) > 1:
            del wording[key][int(away[1])]
        blocked = QSignalBlocker(self)
        self.set_wording(wording)
        blocked.unblock()
        self.edited.emit()
