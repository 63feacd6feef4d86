"""A cell being mended: what is typed over it, and the proposal where there is one."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.fields import Field
from desktop.domain.findings import Finding
from desktop.domain.texts import gettext as _
from desktop.ui.editors import as_widget
from desktop.ui.form import asked_of_field
from desktop.ui.pages.imports.columns import proposal_of
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import row
from desktop.ui.parts.words import Words

HEIGHT = 58
LEAST_WIDTH = 300


class CellEditor(QFrame):
    """Stands over a cell. `used` gives what was typed, `left` that nothing is to change.

    Enter uses it, Tab uses it and goes on (`used_and_on`), Esc leaves the cell as it is.
    """

    used = Signal(str)
    used_and_on = Signal(str)
    left = Signal()

    def __init__(
        self,
        field: Field,
        value: str,
        finding: Finding | None,
        villages: Mapping[str, str],
        parent: QWidget,
        agents: Mapping[str, str],
    ) -> None:
        super().__init__(parent)
        self.setProperty("part", "cell-editor")
        self.setAutoFillBackground(True)
        self._over = False
        self._editor = asked_of_field(field, villages, 1, agents).editor
        self._widget = as_widget(self._editor)
        self._widget.setAccessibleName(_(field.label))
        proposal = proposal_of(finding)
        self._before = value
        self._editor.set_value(proposal or value)
        use = Button(_("Use"), self._use, kind="filled", small=True)
        use.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._under = Words(self._words(proposal), "small")
        self._widget.setAccessibleDescription(self._under.text())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(7, 5, 7, 4)
        layout.setSpacing(2)
        line = row(gap=6)
        line.addWidget(self._widget, 1)
        line.addWidget(use)
        layout.addLayout(line)
        layout.addWidget(self._under)
        self._widget.installEventFilter(self)
        self.setFocusProxy(self._widget)

    def _words(self, proposal: str) -> str:
        if proposal:
            return _("Proposal: letters read as digits. Enter uses it.")
        return _("Enter uses it, Tab the next, Esc leaves it.")

    def start(self, typed: str = "") -> None:
        """Put the cursor in; a letter that was typed on the cell begins anew."""
        self.show()
        self.raise_()
        self._widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self._widget, QLineEdit):
            if typed:
                self._widget.setText(typed)
            else:
                self._widget.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event.key())
        if event.type() == QEvent.Type.FocusOut and not self._over:
            popup = QApplication.activePopupWidget()
            if popup is None and QApplication.focusWidget() is not self._widget:
                self._end_unless_changed()
        return False

    def _on_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._use()
        elif key == Qt.Key.Key_Tab:
            self._end(self.used_and_on)
        elif key == Qt.Key.Key_Escape:
            self._over = True
            self.left.emit()
        else:
            return False
        return True

    def _use(self) -> None:
        self._end(self.used)

    def _end(self, signal: object) -> None:
        if self._over:
            return
        self._over = True
        value = self._editor.value()
        if signal is self.used_and_on:
            self.used_and_on.emit(value)
        else:
            self.used.emit(value)

    def _end_unless_changed(self) -> None:
        """Clicking elsewhere keeps what was typed, as in Excel; an untouched cell stays."""
        if self._editor.value() != self._before:
            self._end(self.used)
        else:
            self._over = True
            self.left.emit()
