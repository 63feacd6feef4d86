"""Papers on a printer: the dialog people know, then page after page at its own size.

Pages are drawn on a thread of Qt's own and put on the printer a band at a time, so that the window
goes on; nothing else prints.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QObject, QRect, QSize, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.ui.parts.pdf_document import POINTS, close_pdf, open_pdf

DPI = 300
_MM = POINTS / 25.4
_F4 = (215, 330)
"""Millimetres of the paper that Indonesian offices buy; no system knows it by itself."""

_BANDS = 6
"""A page goes to the printer in so many parts: whole, it holds the window for a tenth of a second
(72 ms measured), in parts for 12."""


def page_layout(size: QSizeF) -> QPageLayout:
    """The paper of a page of that size in points, lying where the page is wider than high."""
    wide = size.width() > size.height()
    upright = size.transposed() if wide else size
    sides = (round(upright.width() / _MM), round(upright.height() / _MM))
    if sides == _F4:
        paper = QPageSize(
            QSizeF(*_F4),
            QPageSize.Unit.Millimeter,
            "F4 (215 x 330 mm)",
            QPageSize.SizeMatchPolicy.ExactMatch,
        )
    else:
        paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper, turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages asked for in the dialog, counted from 0, as often and in the order asked for."""
    ranges = printer.pageRanges().toRangeList()
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        pages = list(range(count))
    elif ranges:
        pages = [n - 1 for part in ranges for n in range(part.from_, part.to + 1)]
    else:
        pages = list(range(printer.fromPage() - 1, printer.toPage()))
    pages = [page for page in pages if 0 <= page < count]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return pages * copies


class PrintRun(QObject):
    """Puts pages of a PDF on a printer, one when the one before is done; frees itself after.

    `advanced` tells how many of how many, `ended` how many went to the printer, `failed` that the
    printer took none.
    """

    advanced = Signal(int, int)
    ended = Signal(int)
    failed = Signal()

    def __init__(self, content: bytes, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer = printer
        self._painter = QPainter()
        self._document = open_pdf(content)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._on_rendered)
        self._pages: Sequence[int] = ()
        self._done = 0

    def start(self) -> None:
        """Begin with the first page that was asked for."""
        if self._document is None:
            self._close()
            self.failed.emit()
            return
        self._renderer.setDocument(self._document)
        self._pages = chosen_pages(self._printer, self._document.pageCount())
        self._go_on()

    def stop(self) -> None:
        """Print no more pages; those done stay printed."""
        self._pages = self._pages[: self._done]

    def _go_on(self) -> None:
        document = self._document
        if document is None or self._done >= len(self._pages):
            self._close()
            self.ended.emit(self._done)
            return
        page = self._pages[self._done]
        self._renderer.requestPage(page, _pixels(document, page))

    def _on_rendered(
        self, page: int, _size: QSize, image: QImage, _options: object, _request: int
    ) -> None:
        document = self._document
        if document is None:
            return
        # A page's paper counts from the moment it is begun.
        self._printer.setPageLayout(page_layout(document.pagePointSize(page)))
        painter, printer = self._painter, self._printer
        begun = printer.newPage() if painter.isActive() else painter.begin(printer)
        if not begun:
            self._close()
            self.failed.emit()
            return
        self._put_band(_on_white(image), 0)

    def _put_band(self, image: QImage, band: int) -> None:
        """Put a part of a page on the printer, and the next when the window had its turn."""
        if self._document is None:
            return
        if band == _BANDS:
            self._done += 1
            self.advanced.emit(self._done, len(self._pages))
            self._go_on()
            return
        # The painter's own frame stays that of the first page: a page that lies would be squeezed.
        layout, dots = self._printer.pageLayout(), self._printer.resolution()
        paper = layout.fullRectPixels(dots)
        self._painter.drawImage(_band(paper, band), image, _band(QRect(image.rect()), band))
        QTimer.singleShot(0, self, lambda: self._put_band(image, band + 1))

    def _close(self) -> None:
        if self._painter.isActive():
            self._painter.end()
        document, self._document = self._document, None
        if document is not None:
            self._renderer.setDocument(None)  # type: ignore[arg-type]
            close_pdf(document)
        self.deleteLater()


def _on_white(image: QImage) -> QImage:
    """A page on its paper: drawn through, as it comes, it costs the printer twice as long."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper


def _band(page: QRect, band: int) -> QRect:
    """One of the parts of a page; together they are the page, with no row twice."""
    top, below = page.height() * band // _BANDS, page.height() * (band + 1) // _BANDS
    return QRect(page.left(), page.top() + top, page.width(), below - top)


def _pixels(document: QPdfDocument, page: int) -> QSize:
    size = document.pagePointSize(page) * (DPI / POINTS)
    return QSize(round(size.width()), round(size.height()))


def make_printer(title: str) -> QPrinter:
    """The default printer, at the resolution that letters are printed with."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setDocName(title)
    printer.setFullPage(True)
    return printer


def ask_printer(
    printer: QPrinter, pages: int, on_chosen: Callable[[QPrinter], object], over: QWidget
) -> QPrintDialog:
    """Let printer, pages and copies be chosen; nothing happens where the dialog is left."""
    dialog = QPrintDialog(printer, over)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    # What was asked for before stays: the range is the printer's own.
    first, last = printer.fromPage() or 1, printer.toPage() or pages
    dialog.setMinMax(1, pages)
    dialog.setFromTo(first, last)
    dialog.accepted.connect(lambda: on_chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own `open` is hidden by one that wants a slot's name
    return dialog
