"""The very pages of a paper, as they will be printed: turned, enlarged, fitted, searched."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.parts.buttons import IconButton
from desktop.ui.parts.card import holder, row, rule
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.page_box import PageBox
from desktop.ui.parts.pdf_document import close_pdf, open_pdf, paper_name
from desktop.ui.parts.pdf_finder import PdfFinder
from desktop.ui.parts.pdf_pages import STEPS, PdfPages, Zoom
from desktop.ui.parts.words import Shortened, Words

_WIDTH, _PAGE = "width", "page"
_SIZE_ROOM = 164


class PdfView(QFrame):
    """A sheet with the pages of a PDF; until there are some it says why there are none."""

    def __init__(self, title: str, caption: str = "") -> None:
        super().__init__()
        self.setProperty("part", "card")
        self._document: QPdfDocument | None = None
        self._blank = QPdfDocument()
        self.pages_view = PdfPages(self)
        self.pages_view.setAccessibleName(title)
        self._title = Words(title, "heading")
        self._caption = Shortened(caption, "caption")
        self.box = PageBox()
        self.box.turned.connect(self.turn_to)
        self.sizes = Choice((), _("Size of the pages"))
        self.sizes.setFixedWidth(_SIZE_ROOM)
        self.sizes.activated.connect(lambda _row: self._on_size())
        self.finder = PdfFinder(self.pages_view)
        self._tools = self._make_tools()
        self._none = EmptyState("document", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self.pages_view)
        head = row(self._title, gap=8, margins=(16, 6, 8, 6))
        head.addWidget(self._caption, 1)
        head.addWidget(self._tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addWidget(self.finder)
        layout.addWidget(self._stack, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.pages_view.pageNavigator().currentPageChanged.connect(lambda _page: self._show_place())
        self.pages_view.verticalScrollBar().valueChanged.connect(lambda _at: self._show_place())
        self.pages_view.zoomed.connect(self._show_place)
        self._add_keys()
        self.show_nothing("", "")

    def _make_tools(self) -> QWidget:
        return holder(
            row(
                self.box,
                6,
                IconButton("zoom-out", _("Smaller (Ctrl -)"), self.zoom_out),
                self.sizes,
                IconButton("zoom-in", _("Larger (Ctrl +)"), self.zoom_in),
                6,
                IconButton("search", _("Find in these pages (Ctrl F)"), self.begin_find),
                gap=4,
            )
        )

    def _add_keys(self) -> None:
        """The keys of every viewer, wherever the cursor stands while these pages are in sight."""
        keys = QKeySequence.StandardKey
        for sequence, act in (
            (QKeySequence(keys.ZoomIn), self.zoom_in),
            (QKeySequence("Ctrl+="), self.zoom_in),
            (QKeySequence(keys.ZoomOut), self.zoom_out),
            (QKeySequence(keys.Find), self.begin_find),
        ):
            shortcut = QShortcut(sequence, self, act)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)

    def show_pdf(self, content: bytes) -> None:
        """Show these pages, the first at the top; a PDF that cannot be drawn is said so."""
        self._let_go()
        self._document = open_pdf(content)
        if self._document is None:
            self.show_nothing(_("These pages cannot be shown"), _("The file is damaged."))
            return
        self.pages_view.setDocument(self._document)
        self.finder.set_document(self._document)
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
        self.finder.hide()

    def set_caption(self, caption: str) -> None:
        """Change the words beside the title."""
        self._caption.setText(caption)

    def pages(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount() if self._document else 0

    def page(self) -> int:
        """The page at hand, counted from 0."""
        return self.pages_view.page() if self._document else 0

    def turn_to(self, page: int) -> None:
        """Show a page from its top."""
        if self._document is not None:
            self.pages_view.turn_to(page)
            self._show_place()

    def zoom_in(self) -> None:
        """Enlarge by a step."""
        if self._document is not None:
            self.pages_view.zoom_in()

    def zoom_out(self) -> None:
        """Make smaller by a step."""
        if self._document is not None:
            self.pages_view.zoom_out()

    def fit(self) -> None:
        """As wide as the room is."""
        self.pages_view.fit()

    def begin_find(self) -> None:
        """Let something be looked for in the pages."""
        if self._document is not None:
            self.finder.begin()

    def _on_size(self) -> None:
        chosen = self.sizes.value()
        if chosen == _WIDTH:
            self.pages_view.fit(Zoom.FitToWidth)
        elif chosen == _PAGE:
            self.pages_view.fit(Zoom.FitInView)
        else:
            self.pages_view.zoom_to(float(chosen))

    def _show_place(self) -> None:
        if self._document is None:
            return
        page = self.page()
        self.box.show_place(page, self.pages(), paper_name(self._document, page))
        mode, factor = self.pages_view.zoomMode(), self.pages_view.factor()
        fitted = {Zoom.FitToWidth: _WIDTH, Zoom.FitInView: _PAGE}
        # What is chosen tells its percentage too, the fitted sizes included.
        now = f"{round(factor * 100)} %"
        steps = [(str(step), f"{round(step * 100)} %") for step in STEPS]
        words = {_WIDTH: _("Width"), _PAGE: _("Whole page")}
        taken = fitted.get(mode, str(self.pages_view.zoomFactor()))
        fits = [(key, f"{word} · {now}" if key == taken else word) for key, word in words.items()]
        self.sizes.set_choices([*fits, *steps])
        self.sizes.set_value(taken)

    def _let_go(self) -> None:
        old, self._document = self._document, None
        self.finder.set_document(None)
        if old is not None:
            # The view must forget it first, since it draws on a thread of its own; given no
            # document at all it warns.
            self.pages_view.setDocument(self._blank)
            close_pdf(old)
