"""Several villages chosen by their names: those chosen as chips, a field to find the next."""

from collections.abc import Mapping

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.ui.editors import TextEditor
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import clear, scrolling
from desktop.ui.parts.flow import Flow

BETWEEN = ","
"""What stands between the codes of a value."""

_HIGHEST = 108
"""So high the chips grow; more of them scroll."""


class VillageField(TextEditor):
    """Where a village is typed; Enter takes it, and ends nothing where something is typed."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__(120)
        self.setPlaceholderText(_("Type the name and choose"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.taken.emit(self.text())
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.text().strip():
            self.taken.emit(self.text())


class VillagesEditor(QWidget):
    """Villages of the office, any number; a kecamatan stands for all villages of it.

    The value is their codes with commas between; what is typed and names no village stays in the
    field, and stands behind them.
    """

    edited = Signal()

    def __init__(self, places: Mapping[str, str], districts: Mapping[str, str]) -> None:
        """`places` is code to the words shown, `districts` code of a kecamatan to its name."""
        super().__init__()
        self._words = dict(places)
        self._codes: list[str] = []
        self._offered: dict[str, tuple[str, ...]] = {
            words.casefold(): (code,) for code, words in places.items()
        }
        shown = sorted(places.values())
        for code, name in sorted(districts.items(), key=lambda each: each[1]):
            inside = tuple(each for each in places if each.startswith(code))
            words = ngettext(
                "Kec. {name}: {n} village", "Kec. {name}: all {n} villages", len(inside)
            )
            text = words.format(name=name, n=len(inside))
            self._offered[text.casefold()] = self._offered[f"kec. {name}".casefold()] = inside
            shown.append(text)
        self.field = VillageField()
        self.field.taken.connect(self._take)
        self.field.edited.connect(self.edited)
        self._complete(shown)
        self._chips = Flow(6)
        inside_chips = QWidget()
        inside_chips.setLayout(self._chips)
        self._area = scrolling(inside_chips)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self._area)
        self.setFocusProxy(self.field)
        self._show()

    def _complete(self, shown: list[str]) -> None:
        completer = QCompleter(self)
        completer.setModel(QStringListModel(shown, completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(10)
        # The completer writes the chosen words into the field after this.
        completer.activated.connect(
            lambda text: QTimer.singleShot(0, self, lambda: self._take(text))
        )
        self.field.setCompleter(completer)

    def setAccessibleName(self, name: str) -> None:
        """Name what is typed into as well."""
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)

    def value(self) -> str:
        """The codes, and what is typed and no village."""
        return BETWEEN.join(filter(None, (*self._codes, self.field.value())))

    def set_value(self, value: str) -> None:
        """Show these codes; what is no village of the office goes into the field."""
        parts = [part.strip() for part in value.split(BETWEEN) if part.strip()]
        self._codes = [part for part in dict.fromkeys(parts) if part in self._words]
        self.field.set_value(", ".join(part for part in parts if part not in self._words))
        self._show()

    def _take(self, text: str) -> None:
        codes = self._offered.get(" ".join(text.split()).casefold(), ())
        if not codes:
            return
        self.field.clear()
        self._codes = list(dict.fromkeys((*self._codes, *codes)))
        self._show()
        self.edited.emit()

    def take_off(self, code: str) -> None:
        """Choose a village no more."""
        at = self._codes.index(code)
        self._codes.remove(code)
        self._show()
        self.edited.emit()
        left = self._chips.itemAt(min(at, len(self._codes) - 1)) if self._codes else None
        beside = left.widget() if left is not None else None
        (beside or self.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        clear(self._chips)
        for code in self._codes:
            chip = Button(
                self._words[code].replace(", Kec. ", " · "),
                lambda code=code: self.take_off(code),  # type: ignore[misc]
                icon="dismiss",
                kind="chip",
            )
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            chip.setAccessibleName(_("Take off {name}").format(name=self._words[code]))
            chip.setToolTip(_("Take this village off"))
            self._chips.addWidget(chip)
        self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        """As high as the chips need, up to a few lines of them."""
        self._area.setVisible(bool(self._codes))
        needed = self._chips.heightForWidth(max(self.width() - 12, 200))
        self._area.setFixedHeight(min(needed + 2, _HIGHEST))
