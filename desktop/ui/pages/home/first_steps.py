"""Beranda of an empty register: a place to drop the first list, and three first steps."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.look import look
from desktop.ui.pages.home.needs import Go
from desktop.ui.pages.home.read_state import State
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import clear, column, part, row, rule
from desktop.ui.parts.mark import IkatBand
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Words


class DropPlace(QFrame):
    """Where the first list is dropped; the window itself takes the drop."""

    def __init__(self, go: Go) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(IkatBand())
        layout.addStretch(1)
        layout.addWidget(Symbol("document-arrow-up", "accent", 40), 0, middle)
        layout.addWidget(Words(_("Drop a village's list here"), "name"), 0, middle)
        told = _("Excel, OpenDocument or CSV. The columns are found by themselves.")
        layout.addWidget(Words(told, "second"), 0, middle)
        choose = Button(
            _("Choose file..."), lambda: go("import", "choose"), icon="folder-open", kind="filled"
        )
        layout.addWidget(choose, 0, middle)
        layout.addStretch(1)
        layout.addWidget(IkatBand())
        self.setMinimumHeight(236)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(look().colours.colour("edge"), 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look().colours.colour("quiet"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class _Number(QWidget):
    """A number in a circle, a tick once the step is done."""

    def __init__(self, number: int, *, done: bool) -> None:
        super().__init__()
        self._number, self._done = number, done
        self.setFixedSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = look()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colours.colour("ok_tint" if self._done else "neutral"))
        painter.drawEllipse(self.rect())
        if self._done:
            tick = now.shelf.pixmap("checkmark", "ok", 16, self.devicePixelRatioF())
            painter.drawPixmap(6, 6, tick)
            return
        painter.setPen(now.colours.colour("text"))
        painter.setFont(now.font(13, QFont.Weight.DemiBold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class FirstSteps(QWidget):
    """The drop place, and the steps under it."""

    def __init__(self, go: Go) -> None:
        super().__init__()
        self._go = go
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        drop = column(DropPlace(go), margins=(14, 14, 14, 14))
        layout.addWidget(part("card", drop))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        head = row(Words(_("Three first steps"), "heading"), None,
                   Words(_("in any order"), "caption"), margins=(18, 10, 18, 10))  # fmt: skip
        steps = column(head, self._lines, gap=0, margins=(1, 0, 1, 4))
        layout.addWidget(part("card", steps))
        layout.addStretch(1)

    def show_state(self, state: State) -> None:
        """Tick the steps that are done."""
        clear(self._lines)
        steps = (
            (
                _("Bring in the workers' lists from the villages"),
                _("Rows with a fault are held with their reason; the others come in at once."),
                Button(_("Import list..."), lambda: self._go("import", None), icon="arrow-import"),
                bool(state.workers),
            ),
            (
                _("Enter the funding and the places of each kecamatan"),
                _("The cap, the months of cover, and how many people it can pay for."),
                Button(_("Add funding"), lambda: self._go("settings", "funding"), icon="wallet"),
                state.funding is not None,
            ),
            (
                _("Enter the official who signs"),
                _("Name, rank, NIP and position, for the first letter."),
                Button(_("Add official"), lambda: self._go("settings", "officials"),
                       icon="person-add"),
                bool(state.officials),
            ),
        )  # fmt: skip
        for number, (title, text, button, done) in enumerate(steps, start=1):
            self._lines.addWidget(rule())
            self._lines.addLayout(_line(number, title, text, button, done=done))


def _line(number: int, title: str, text: str, button: Button, *, done: bool) -> QHBoxLayout:
    button.setMinimumWidth(176)
    line = row(_Number(number, done=done), gap=14, margins=(18, 12, 18, 12))
    line.addLayout(column(Words(title, "strong"), Words(text, "caption", wrap=True), gap=2), 1)
    line.addWidget(button)
    return line
