"""What is typed into: one editor for each kind of value, all giving and taking plain texts."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QStringListModel, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.dates import read, short_date
from desktop.domain.money import read_money, rupiah
from desktop.domain.texts import gettext as _
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.tick import Tick


class Editor(Protocol):
    """A widget that holds one value as text; `edited` tells of every change by hand."""

    @property
    def edited(self) -> SignalInstance:
        """Given out when the value is changed by hand."""

    def value(self) -> str:
        """The value as services take it."""

    def set_value(self, value: str) -> None:
        """Show a value as services give it."""


class TextEditor(QLineEdit):
    """One line of text."""

    edited = Signal()

    def __init__(self, longest: int = 200) -> None:
        super().__init__()
        self.setMaxLength(longest)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def value(self) -> str:
        return " ".join(self.text().split())

    def set_value(self, value: str) -> None:
        self.setText(value)
        self.setCursorPosition(0)


class DigitsEditor(TextEditor):
    """A NIK or KK: in groups of four for the eye, plain digits for everybody else."""

    def __init__(self) -> None:
        super().__init__(40)

    def value(self) -> str:
        return "".join(self.text().split())

    def set_value(self, value: str) -> None:
        self.setText(grouped_digits(value))
        self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setText(grouped_digits(self.value()))


class DateEditor(TextEditor):
    """A date as people type it (21-05-1980, 21 Mei 1980); ISO for everybody else."""

    def __init__(self) -> None:
        super().__init__(30)

    def value(self) -> str:
        """The ISO date; what was typed, where it is no date."""
        text = super().value()
        # Typed by hand in the office: the day always comes first.
        found, _findings = read(text, day_first=True, nik_date=None, on=date.max)
        return found.isoformat() if found else text

    def set_value(self, value: str) -> None:
        try:
            self.setText(short_date(date.fromisoformat(value)))
        except ValueError:
            self.setText(value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.set_value(self.value())


class MoneyEditor(TextEditor):
    """An amount as people type it (1,5 juta); whole rupiah for everybody else."""

    def value(self) -> str:
        """The digits; what was typed, where it is no amount."""
        text = super().value()
        amount = read_money(text) if text else None
        return text if amount is None else str(amount)

    def set_value(self, value: str) -> None:
        self.setText(rupiah(int(value)) if value.isascii() and value.isdigit() else value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.set_value(self.value())


class LinesEditor(QPlainTextEdit):
    """Several lines, one thing a line."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(76)
        self.textChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self.hasFocus():
            self.edited.emit()

    def value(self) -> str:
        return self.toPlainText().strip()

    def set_value(self, value: str) -> None:
        self.setPlainText(value)


class ChoiceEditor(Choice):
    """One of some words."""

    edited = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(choices)
        self.activated.connect(lambda _row: self.edited.emit())


class YesNoEditor(Tick):
    """Yes or no."""

    edited = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.clicked.connect(lambda _checked: self.edited.emit())

    def value(self) -> str:
        return "yes" if self.isChecked() else "no"

    def set_value(self, value: str) -> None:
        self.setChecked(value.casefold() in ("yes", "true", "1"))


class PlaceEditor(TextEditor):
    """A village by its name, proposed while typing; its code for everybody else."""

    def __init__(self, places: Mapping[str, str]) -> None:
        """`places` is code to the words shown, such as `Haliklaran, Kec. Weliman`."""
        super().__init__(120)
        self._words = dict(places)
        self._codes = {words.casefold(): code for code, words in places.items()}
        completer = QCompleter(self)
        completer.setModel(QStringListModel(sorted(places.values()), completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(10)
        completer.activated.connect(lambda _text: self.edited.emit())
        self.setCompleter(completer)
        self.setPlaceholderText(_("Type the name and choose"))

    def value(self) -> str:
        """The code; what was typed, where it is no village of the office."""
        text = super().value()
        return self._codes.get(text.casefold(), text)

    def set_value(self, value: str) -> None:
        # A list of agents names several villages in one cell: their codes stand between commas.
        codes = value.split(",")
        known = all(code in self._words for code in codes)
        super().set_value(", ".join(self._words[code] for code in codes) if known else value)


class AgentEditor(TextEditor):
    """A Perisai by name, proposed while typing; the row id for everybody else.

    What names none of them stays as it was typed: a NIK, or the name alone.
    """

    def __init__(self, agents: Mapping[str, str]) -> None:
        """`agents` is row id to the words shown, such as `Maria Bete · Wadah Weliman`."""
        super().__init__(200)
        self._words = dict(agents)
        self._ids = {words.casefold(): agent for agent, words in agents.items()}
        completer = QCompleter(self)
        completer.setModel(QStringListModel(list(agents.values()), completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(10)
        completer.activated.connect(lambda _text: self.edited.emit())
        self.setCompleter(completer)
        self.setPlaceholderText(_("Type the name and choose") if agents else "")

    def value(self) -> str:
        """The row id; what was typed, where it is none of those offered."""
        text = super().value()
        return self._ids.get(text.casefold(), text)

    def set_value(self, value: str) -> None:
        super().set_value(self._words.get(value, value))


def grouped_digits(text: str) -> str:
    """Digits in groups of four for the eye; anything else as it stands."""
    if not text.isdigit():
        return text
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def as_widget(editor: Editor) -> QWidget:
    """The widget that an editor is."""
    assert isinstance(editor, QWidget)
    return editor
