"""How a letter is signed: by pen, with key files in order, or elsewhere; what each means."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.parts.buttons import Button, IconButton
from desktop.ui.parts.card import column, holder, row
from desktop.ui.parts.segments import Segments
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened, Words

PEN, KEYS, ELSEWHERE = "pen", "keys", "elsewhere"
_PASSWORD_ROOM = 190


@dataclass(frozen=True, slots=True, repr=False)
class KeyGiven:
    """A key file and what opens it; it is never shown as text, so that no log can hold it."""

    path: Path
    password: str


class KeyLine(QWidget):
    """One key file with its password; `removed` asks to take it away."""

    removed = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.order = Words("", "caption")
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(_("Password"))
        self.password.setAccessibleName(_("Password of {file}").format(file=path.name))
        self.password.setFixedWidth(_PASSWORD_ROOM)
        name = Shortened(path.name, "strong")
        line = row(self.order, Symbol("key", "second", 20), gap=8)
        line.addWidget(name, 1)
        line.addWidget(self.password)
        away = _("Take {file} away").format(file=path.name)
        line.addWidget(IconButton("dismiss", away, self.removed.emit))
        self.setLayout(line)


class SignBy(QWidget):
    """The three ways; `changed` when the dialog's height may be another.

    `key_wanted` asks for a key file, which `add_key` is then given.
    """

    changed = Signal()
    key_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.by = Segments(
            _("Signature"),
            [(PEN, _("By pen")), (KEYS, _("Key file")), (ELSEWHERE, _("Elsewhere"))],
        )
        self._meaning = Words("", "caption", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.add = Button(_("Add key file..."), self.key_wanted.emit, icon="key", small=True)
        self._fault = Words("", "caption", wrap=True, tone="error")
        self._keys = holder(column(holder(self._lines), row(self.add, None), gap=6))
        layout = column(Words(_("Signature"), "label"), self.by, self._meaning, gap=4)
        layout.addWidget(self._keys)
        layout.addWidget(self._fault)
        self.setLayout(layout)
        self._of_keys: list[KeyLine] = []
        self.by.chosen.connect(lambda _value: self._on_by())
        self._on_by()

    def _on_by(self) -> None:
        by = self.by.value()
        self._meaning.setText(_meanings()[by])
        self._keys.setVisible(by == KEYS)
        self.show_error("")
        self.changed.emit()
        if by == KEYS and not self._of_keys:
            self.add.setFocus()

    def add_key(self, path: Path) -> None:
        """Put another key file at the end of the order; the same one only once."""
        if any(line.path == path for line in self._of_keys):
            return
        line = KeyLine(path)
        line.removed.connect(lambda: self._remove(line))
        self._of_keys.append(line)
        self._lines.addWidget(line)
        self._renumber()
        line.password.setFocus()

    def _remove(self, line: KeyLine) -> None:
        self._of_keys.remove(line)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._renumber()

    def _renumber(self) -> None:
        several = len(self._of_keys) > 1
        for number, line in enumerate(self._of_keys, 1):
            line.order.setText(f"{number}.")
            line.order.setVisible(several)
        self.show_error("")
        self.changed.emit()

    def lines(self) -> Sequence[KeyLine]:
        """The key files in the order they sign."""
        return self._of_keys

    def keys(self) -> tuple[KeyGiven, ...]:
        """The keys that are to sign, none where another way is chosen."""
        if self.by.value() != KEYS:
            return ()
        return tuple(KeyGiven(line.path, line.password.text()) for line in self._of_keys)

    def wrong(self) -> str:
        """What is missing, empty where nothing is; also shown under the keys."""
        wrong = ""
        if self.by.value() == KEYS and not self._of_keys:
            wrong = _("Add the key file of who signs, or choose another way.")
        self.show_error(wrong)
        return wrong

    def show_error(self, text: str) -> None:
        """Say under the keys what is wrong with them."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))


def _meanings() -> dict[str, str]:
    """What each way means for the paper."""
    return {
        PEN: _("Printed, signed and stamped on paper. File its scan with the letter afterwards."),
        KEYS: _(
            "Signed here with a .p12 file; with several, each in this order. The paper cannot be"
            " changed afterwards, and says who signed and when."
        ),
        ELSEWHERE: _(
            "Issued unsigned, for e-office or BSrE. Take the signed file back with the letter:"
            " nothing but signatures may have been added."
        ),
    }
