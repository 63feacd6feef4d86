"""The very pages of a paper, as they will be printed: turned, enlarged, fitted."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.look import look
from desktop.ui.parts.buttons import IconButton
from desktop.ui.parts.card import holder, row, rule
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.words import Shortened, Words

_STEP = 1.2
_LEAST, _MOST = 0.25, 5.0
_POINTS = 72
_MARGIN = 14
_PAPERS = {(210, 297): "A4", (215, 330): "F4"}


def open_pdf(content: bytes) -> QPdfDocument | None:
    """A document of these bytes, nothing where they cannot be drawn.

    It has no parent: one that belongs to the application is never freed. Whoever opened it calls
    `close_pdf`.
    """
    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() != QPdfDocument.Status.Ready:
        close_pdf(document)
        return None
    return document


def close_pdf(document: QPdfDocument) -> None:
    """Let a document and its bytes go."""
    document.close()
    document.deleteLater()


def paper_name(document: QPdfDocument, page: int) -> str:
    """What a page is printed on: A4, F4, or its millimetres."""
    size = document.pagePointSize(page)
    sides = sorted(round(side * 25.4 / _POINTS) for side in (size.width(), size.height()))
    return _PAPERS.get((sides[0], sides[1]), f"{sides[0]} × {sides[1]} mm")


class _Pages(QPdfView):
    """The pages one under the other; + and - and Ctrl with the wheel enlarge."""

    def __init__(self, owner: "PdfView") -> None:
        super().__init__(owner)
        self._owner = owner
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPageSpacing(_MARGIN)
        margins = self.documentMargins()
        margins.setLeft(_MARGIN)
        margins.setRight(_MARGIN)
        margins.setTop(_MARGIN)
        margins.setBottom(_MARGIN)
        self.setDocumentMargins(margins)
        self.setMinimumSize(280, 240)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: self._owner.zoom_in,
            Qt.Key.Key_Equal: self._owner.zoom_in,
            Qt.Key.Key_Minus: self._owner.zoom_out,
            Qt.Key.Key_0: self._owner.fit,
            Qt.Key.Key_Home: lambda: self._owner.turn_to(0),
            Qt.Key.Key_End: lambda: self._owner.turn_to(self._owner.pages() - 1),
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            larger = event.angleDelta().y() > 0
            (self._owner.zoom_in if larger else self._owner.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(look().colours.colour("accent"), 2))
            painter.drawRect(QRect(self.viewport().rect()).adjusted(1, 1, -1, -1))


class PdfView(QFrame):
    """A sheet with the pages of a PDF; until there are some it says why there are none."""

    def __init__(self, title: str, caption: str = "") -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._document: QPdfDocument | None = None
        self._blank = QPdfDocument()
        self.pages_view = _Pages(self)
        self.pages_view.setAccessibleName(title)
        self._caption = Shortened(caption, "caption")
        self._page = Words("", "strong")
        self._zoom = Words("", "caption")
        self._tools = self._make_tools()
        self._none = EmptyState("document", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self.pages_view)
        head = row(Words(title, "heading"), gap=8, margins=(16, 6, 8, 6))
        head.addWidget(self._caption, 1)
        head.addWidget(self._tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(self._stack, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.pages_view.pageNavigator().currentPageChanged.connect(lambda _page: self._show_place())
        self.pages_view.verticalScrollBar().valueChanged.connect(lambda _at: self._show_place())
        self.pages_view.zoomFactorChanged.connect(lambda _factor: self._show_place())
        look().changed.connect(self._colour)
        self._colour()
        self.show_nothing("", "")

    def _make_tools(self) -> QWidget:
        self._before = IconButton("chevron-left", _("Page before"), lambda: self._turn(-1))
        self._after = IconButton("chevron-right", _("Page after"), lambda: self._turn(1))
        return holder(
            row(
                self._before,
                self._page,
                self._after,
                8,
                IconButton("zoom-out", _("Smaller"), self.zoom_out),
                self._zoom,
                IconButton("zoom-in", _("Larger"), self.zoom_in),
                IconButton("zoom-fit", _("Fit to width"), self.fit),
                gap=4,
            )
        )

    def show_pdf(self, content: bytes) -> None:
        """Show these pages, the first at the top; a PDF that cannot be drawn is said so."""
        self._let_go()
        self._document = open_pdf(content)
        if self._document is None:
            self.show_nothing(_("These pages cannot be shown"), _("The file is damaged."))
            return
        self.pages_view.setDocument(self._document)
        self._stack.setCurrentWidget(self.pages_view)
        self._tools.show()
        self.turn_to(0)
        self._show_place()

    def show_nothing(self, heading: str, text: str) -> None:
        """Say why there are no pages, or that they are being made."""
        self._let_go()
        self._none.heading.setText(heading)
        self._none.words.setText(text)
        self._stack.setCurrentWidget(self._none)
        self._tools.hide()

    def set_caption(self, caption: str) -> None:
        """Change the words beside the title."""
        self._caption.setText(caption)

    def pages(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount() if self._document else 0

    def page(self) -> int:
        """The page at hand, counted from 0; at the very end it is the last, however short."""
        bar = self.pages_view.verticalScrollBar()
        if bar.maximum() > 0 and bar.value() >= bar.maximum():
            return max(self.pages() - 1, 0)
        return self.pages_view.pageNavigator().currentPage()

    def turn_to(self, page: int) -> None:
        """Show a page from its top."""
        if 0 <= page < self.pages():
            # The view's own navigator does not move when it thinks that it is there already.
            self.pages_view.verticalScrollBar().setValue(self._top_of(page))
            self._show_place()

    def zoom_in(self) -> None:
        """Enlarge by a step."""
        self._zoom_to(self._factor() * _STEP)

    def zoom_out(self) -> None:
        """Make smaller by a step."""
        self._zoom_to(self._factor() / _STEP)

    def fit(self) -> None:
        """As wide as the room is."""
        self.pages_view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._show_place()

    def _top_of(self, page: int) -> int:
        """How far down a page begins, the gap over it left out."""
        assert self._document is not None
        sizes = [self._document.pagePointSize(each) for each in range(page)]
        heights = (round(size.height() * self._scale(size.width())) for size in sizes)
        return sum(height + _MARGIN for height in heights)

    def _scale(self, width: float) -> float:
        """Pixels for a point of a page that is so many points wide."""
        if self.pages_view.zoomMode() == QPdfView.ZoomMode.Custom:
            return self.pages_view.zoomFactor() * self.pages_view.logicalDpiX() / _POINTS
        return (self.pages_view.viewport().width() - 2 * _MARGIN) / width if width > 0 else 1.0

    def _turn(self, by: int) -> None:
        self.turn_to(self.page() + by)

    def _zoom_to(self, factor: float) -> None:
        self.pages_view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.pages_view.setZoomFactor(min(max(factor, _LEAST), _MOST))
        self._show_place()

    def _factor(self) -> float:
        """How large the page at hand is shown: 1 is its own size on this screen."""
        if self._document is None:
            return self.pages_view.zoomFactor()
        wide = self._document.pagePointSize(self.page()).width()
        return self._scale(wide) * _POINTS / self.pages_view.logicalDpiX()

    def _show_place(self) -> None:
        if self._document is None:
            return
        page, pages = self.page(), self.pages()
        self._page.setText(f"{page + 1} / {pages}")
        self._page.setAccessibleName(_("Page {n} of {pages}").format(n=page + 1, pages=pages))
        paper = paper_name(self._document, page)
        self._zoom.setText(f"{paper} · {round(self._factor() * 100)} %")
        self._before.setEnabled(page > 0)
        self._after.setEnabled(page + 1 < pages)

    def _let_go(self) -> None:
        old, self._document = self._document, None
        if old is not None:
            # The view must forget it first, since it draws on a thread of its own; given no
            # document at all it warns.
            self.pages_view.setDocument(self._blank)
            close_pdf(old)

    def _colour(self) -> None:
        palette = self.pages_view.palette()
        palette.setColor(QPalette.ColorRole.Dark, look().colours.colour("pressed"))
        self.pages_view.setPalette(palette)

    def resizeEvent(self, event: object) -> None:
        self._show_place()
