"""How far a worker has come, as dots on a line."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.statuses import WORKER_PILLS, WorkerStatus
from desktop.domain.texts import gettext
from desktop.ui.look import look

_STOPS: tuple[tuple[WorkerStatus, ...], ...] = (
    (WorkerStatus.LISTED,),
    (WorkerStatus.ELIGIBLE, WorkerStatus.CHECKING, WorkerStatus.CLEAR),
    (WorkerStatus.PROPOSED,),
    (WorkerStatus.ENROLLED,),
)


class StatusPath(QWidget):
    """The stops from listed to enrolled, the present one marked; hidden for those who left it."""

    def __init__(self) -> None:
        super().__init__()
        self._at = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_status(self, status: str) -> None:
        """Mark where this status stands."""
        self._at = next((n for n, stop in enumerate(_STOPS) if status in stop), -1)
        self.setVisible(self._at >= 0)
        if self._at >= 0:
            self.setAccessibleName(gettext(WORKER_PILLS[_STOPS[self._at][0]]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = look().colours
        each = self.width() / len(_STOPS)
        for number in range(len(_STOPS)):
            middle = QPointF(each * (number + 0.5), 9)
            if number:
                reached = number <= self._at
                pen = QPen(colours.colour("accent" if reached else "hairline"), 2)
                painter.setPen(pen)
                painter.drawLine(QPointF(middle.x() - each + 8, 9), QPointF(middle.x() - 8, 9))
            self._paint_stop(painter, middle, number)
            self._paint_name(painter, number, each)

    def _paint_stop(self, painter: QPainter, middle: QPointF, number: int) -> None:
        colours = look().colours
        reached = number <= self._at
        painter.setPen(QPen(colours.colour("accent" if reached else "edge"), 1.4))
        painter.setBrush(colours.colour("accent" if reached else "sheet"))
        painter.drawEllipse(middle, 5.5, 5.5)
        if number == self._at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("sheet"))
            painter.drawEllipse(middle, 4, 4)
            painter.setBrush(colours.colour("accent"))
            painter.drawEllipse(middle, 2.2, 2.2)

    def _paint_name(self, painter: QPainter, number: int, each: float) -> None:
        now = look()
        at = number == self._at
        painter.setFont(now.font(11, QFont.Weight.DemiBold if at else QFont.Weight.Normal))
        painter.setPen(now.colours.colour("text" if at else "second"))
        name = gettext(WORKER_PILLS[_STOPS[number][0]])
        room = QRectF(each * number, 19, each, 20)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)
