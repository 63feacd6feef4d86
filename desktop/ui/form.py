"""Forms made from what is asked: a label above each editor, help or what is wrong under it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.fields import Field, Kind
from desktop.domain.settings import Setting, SettingKind
from desktop.domain.texts import gettext
from desktop.domain.texts import gettext as _
from desktop.ui.code_editor import CodeEditor
from desktop.ui.editors import (
    AgentEditor,
    ChoiceEditor,
    DateEditor,
    DigitsEditor,
    Editor,
    LinesEditor,
    MoneyEditor,
    PlaceEditor,
    TextEditor,
    YesNoEditor,
    as_widget,
)
from desktop.ui.parts.card import row
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing a form asks for, with the editor it is typed into.

    It takes `span` columns of the form, all of them where it is `wide`.
    """

    key: str
    label: str
    editor: Editor
    required: bool = False
    help: str = ""
    wide: bool = False
    span: int = 1


def asked_text(
    key: str,
    label: str,
    *,
    required: bool = False,
    help: str = "",  # noqa: A002 - what a form calls it
    wide: bool = False,
    placeholder: str = "",
) -> Asked:
    """A line of text."""
    editor = TextEditor()
    editor.setPlaceholderText(placeholder)
    return Asked(key, label, editor, required, help, wide)


def asked_choice(
    key: str, label: str, choices: Sequence[tuple[str, str]], *, wide: bool = False
) -> Asked:
    """One of some words."""
    return Asked(key, label, ChoiceEditor(choices), wide=wide)


def asked_of_field(
    field: Field,
    places: Mapping[str, str],
    span: int = 1,
    agents: Mapping[str, str] = MappingProxyType({}),
) -> Asked:
    """What a field of a register asks for; `places` and `agents` are there to choose from."""
    return Asked(
        field.key,
        gettext(field.label),
        AgentEditor(agents) if field.kind is Kind.AGENT else _editor_of_field(field, places),
        field.required,
        span=span,
    )


def _editor_of_field(field: Field, places: Mapping[str, str]) -> Editor:
    if field.kind in (Kind.NIK, Kind.KK):
        digits = DigitsEditor()
        digits.setPlaceholderText(_("16 digits"))
        return digits
    if field.kind is Kind.DATE:
        day = DateEditor()
        day.setPlaceholderText(_("day-month-year"))
        return day
    if field.kind is Kind.MONEY:
        return MoneyEditor()
    if field.kind is Kind.SEX:
        return ChoiceEditor([("", _("As the NIK says")), ("L", _("Male")), ("P", _("Female"))])
    if field.kind is Kind.REGION:
        return PlaceEditor(places)
    return TextEditor(field.longest)


def asked_of_setting(
    setting: Setting,
    words: Mapping[str, str] | None = None,
    help: str = "",  # noqa: A002 - what a form calls it
) -> Asked:
    """What a setting asks for; `words` are how its choices are shown where not as they stand."""
    label = gettext(setting.label)
    editor: Editor
    if setting.kind is SettingKind.YES_NO:
        return Asked(setting.key, "", YesNoEditor(label), help=help, wide=True)
    if setting.kind is SettingKind.LINES:
        return Asked(
            setting.key, label, LinesEditor(), help=help or _("One on each line"), wide=True
        )
    if setting.kind is SettingKind.CHOICE:
        shown = words or {}
        editor = ChoiceEditor([(word, shown.get(word, word)) for word in setting.choices])
    elif setting.key.startswith("code_"):
        editor = CodeEditor()
    else:
        editor = TextEditor()
    return Asked(setting.key, label, editor, help=help)


class FormField(QWidget):
    """A label, an editor, and the line under it."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self._widget = as_widget(asked.editor)
        self._widget.setAccessibleName(asked.label or self._widget.accessibleName())
        if isinstance(asked.editor, YesNoEditor):
            self._widget.setAccessibleName(asked.editor.text())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if asked.label:
            label = Words(asked.label, "label")
            label.setBuddy(self._widget)
            star = Words("*" if asked.required else "", "star")
            layout.addLayout(row(label, star, None, gap=4))
        layout.addWidget(self._widget)
        self._shape = Symbol.of_tone("error")
        self._under = Words(asked.help, "caption", wrap=True)
        line = row(gap=6)
        line.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._under, 1)
        layout.addLayout(line)
        self._shape.hide()
        self._under.setVisible(bool(asked.help))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        asked.editor.edited.connect(lambda: self.show_error(""))

    def show_error(self, text: str) -> None:
        """Say what is wrong and what to do in the place of the help, or take it back."""
        self._shape.setVisible(bool(text))
        self._under.setText(text or self.asked.help)
        self._under.set_tone("error" if text else "")
        self._under.setVisible(bool(text or self.asked.help))
        self._widget.setProperty("wrong", "true" if text else "false")
        self._widget.setAccessibleDescription(text)
        self._widget.style().unpolish(self._widget)
        self._widget.style().polish(self._widget)


class Form(QWidget):
    """What is asked, in one or two columns; values in and out are texts by key."""

    edited = Signal()

    def __init__(self, asked: Sequence[Asked], *, columns: int = 2) -> None:
        super().__init__()
        self._fields = {each.key: FormField(each) for each in asked}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        place = 0
        for field in self._fields.values():
            span = columns if field.asked.wide else min(field.asked.span, columns)
            if place % columns + span > columns:
                place += columns - place % columns
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(field, place // columns, place % columns, 1, span, top)
            place += span
            field.asked.editor.edited.connect(self.edited)
        for number in range(columns):
            grid.setColumnStretch(number, 1)
            grid.setColumnMinimumWidth(number, 96)

    def values(self) -> dict[str, str]:
        """Every value by its key."""
        return {key: field.asked.editor.value() for key, field in self._fields.items()}

    def set_values(self, values: Mapping[str, str]) -> None:
        """Show values; what is not given stays."""
        for key, value in values.items():
            if key in self._fields:
                self._fields[key].asked.editor.set_value(value)

    def field(self, key: str) -> FormField:
        """The field of a key."""
        return self._fields[key]

    def has(self, key: str) -> bool:
        """Whether the form asks for this."""
        return key in self._fields

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with it, and go to the first."""
        for key, field in self._fields.items():
            field.show_error(errors.get(key, ""))
        for key in self._fields:
            if key in errors:
                self.focus(key)
                return

    def missing(self) -> dict[str, str]:
        """What must be filled in and is not, with what to say of it."""
        empty = _("Must be filled in")
        return {
            key: empty
            for key, field in self._fields.items()
            if field.asked.required and not field.asked.editor.value()
        }

    def focus(self, key: str) -> None:
        """Put the cursor into a field."""
        widget = as_widget(self._fields[key].asked.editor)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(widget, QLineEdit):
            widget.selectAll()
