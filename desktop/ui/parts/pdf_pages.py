"""The pages of a PDF one under the other: enlarged, fitted, turned to, a find shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfDocument, QPdfLink
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.look import look
from desktop.ui.parts.pdf_document import POINTS

STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 5.0)
"""The sizes that can be chosen; 1 is a page's own size on this screen."""

_MARGIN = 14
_ABOVE_A_FIND = 0.25
"""Which part of the room lies over what was found."""

Zoom = QPdfView.ZoomMode


class PdfPages(QPdfView):
    """Shows a document; `zoomed` when the size is another. Keys and Ctrl with the wheel enlarge."""

    zoomed = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(Zoom.FitToWidth)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPageSpacing(_MARGIN)
        margins = self.documentMargins()
        margins.setLeft(_MARGIN)
        margins.setRight(_MARGIN)
        margins.setTop(_MARGIN)
        margins.setBottom(_MARGIN)
        self.setDocumentMargins(margins)
        self.setMinimumSize(280, 240)
        self.zoomFactorChanged.connect(lambda _factor: self.zoomed.emit())
        look().changed.connect(self._colour)
        self._colour()

    def pages(self) -> int:
        """How many pages there are."""
        document: QPdfDocument | None = self.document()
        return document.pageCount() if document is not None else 0

    def page(self) -> int:
        """The page at hand, counted from 0; at the very end it is the last, however short."""
        bar = self.verticalScrollBar()
        if bar.maximum() > 0 and bar.value() >= bar.maximum():
            return max(self.pages() - 1, 0)
        return self.pageNavigator().currentPage()

    def turn_to(self, page: int) -> None:
        """Show a page from its top."""
        if 0 <= page < self.pages():
            # The view's own navigator does not move when it thinks that it is there already.
            self.verticalScrollBar().setValue(self._top_of(page))

    def show_link(self, link: QPdfLink) -> None:
        """Bring a place of a page into sight."""
        page, place = link.page(), link.location()
        if not 0 <= page < self.pages():
            return
        scale = self._scale(page)
        down = self._top_of(page) + _MARGIN + round(place.y() * scale)
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() <= down <= bar.value() + room - 3 * _MARGIN:
            bar.setValue(down - round(room * _ABOVE_A_FIND))
        across, wide = self.horizontalScrollBar(), self.viewport().width()
        at = _MARGIN + round(place.x() * scale)
        if not across.value() <= at <= across.value() + wide - 3 * _MARGIN:
            across.setValue(at - wide // 2)

    def factor(self) -> float:
        """How large the page at hand is shown: 1 is its own size on this screen."""
        if not self.pages():
            return self.zoomFactor()
        return self._scale(self.page()) * POINTS / self.logicalDpiX()

    def zoom_to(self, factor: float) -> None:
        """Show the pages in this size, the page at hand kept in sight."""
        page, before = self.page(), self.factor()
        within = self.verticalScrollBar().value() - self._top_of(page) if self.pages() else 0
        self.setZoomMode(Zoom.Custom)
        self.setZoomFactor(min(max(factor, STEPS[0]), STEPS[-1]))
        if self.pages() and before > 0:
            moved = round(within * self.factor() / before)
            self.verticalScrollBar().setValue(self._top_of(page) + moved)
        self.zoomed.emit()

    def fit(self, mode: Zoom = Zoom.FitToWidth) -> None:
        """As wide as the room is, or a page whole in it."""
        page = self.page()
        self.setZoomMode(mode)
        self.turn_to(page)
        self.zoomed.emit()

    def zoom_in(self) -> None:
        """The next larger of the sizes."""
        larger = [step for step in STEPS if step > self.factor() + 0.005]
        self.zoom_to(larger[0] if larger else STEPS[-1])

    def zoom_out(self) -> None:
        """The next smaller of the sizes."""
        smaller = [step for step in STEPS if step < self.factor() - 0.005]
        self.zoom_to(smaller[-1] if smaller else STEPS[0])

    def _top_of(self, page: int) -> int:
        """How far down a page begins, the gap over it left out."""
        document: QPdfDocument = self.document()
        heights = (
            round(document.pagePointSize(each).height() * self._scale(each)) for each in range(page)
        )
        return sum(height + _MARGIN for height in heights)

    def _scale(self, page: int) -> float:
        """Pixels for a point of a page; each page is fitted by its own size."""
        if self.zoomMode() == Zoom.Custom:
            return self.zoomFactor() * self.logicalDpiX() / POINTS
        size, room = self.document().pagePointSize(page), self.viewport()
        if size.width() <= 0 or size.height() <= 0:
            return 1.0
        wide = (room.width() - 2 * _MARGIN) / size.width()
        if self.zoomMode() == Zoom.FitToWidth:
            return wide
        return min(wide, (room.height() - _MARGIN) / size.height())

    def event(self, event: QEvent) -> bool:
        # The window goes to a page by Ctrl and 0: over a paper these keys fit it, as everywhere.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_0
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_Home: lambda: self.turn_to(0),
            Qt.Key.Key_End: lambda: self.turn_to(self.pages() - 1),
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.zoomed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(look().colours.colour("accent"), 2))
            painter.drawRect(QRect(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def _colour(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Dark, look().colours.colour("pressed"))
        self.setPalette(palette)
