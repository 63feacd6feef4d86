"""The main window: side bar, the open page, banners over it, the status bar under it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from db.engine import Session
from db.queries import office as office_queries
from desktop.domain.texts import gettext
from desktop.ui.context import Context
from desktop.ui.counting import Counting
from desktop.ui.finder import found_places
from desktop.ui.messages import Said
from desktop.ui.pages.page import PAPER_ENDINGS, Badge, Page
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.card import clear, part, row
from desktop.ui.parts.mark import mark_icon
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened
from desktop.ui.progress import RunningWork
from desktop.ui.search_box import Place, SearchBox
from desktop.ui.side_bar import SideBar

FOLD_UNDER = 1000
"""The width under which the side bar shows icons alone."""

_OFFICE_TABLES = frozenset(("office",))


class MainWindow(QMainWindow):
    """Holds the pages and goes from one to another; knows nothing of what they do."""

    settings_changed = Signal()
    """A job changed the office's settings: its language may be another now."""

    def __init__(self, context: Context, pages: Sequence[type[Page]], at_the_end: str) -> None:
        super().__init__()
        self._context = context
        self._kinds = {page.KEY: page for page in pages}
        self._made: dict[str, Page] = {}
        self._stale: set[str] = set()
        self.setWindowTitle("Lontar")
        self.setWindowIcon(mark_icon())
        self.setAcceptDrops(True)
        self._search = SearchBox(self._found)
        self.side_bar = SideBar(pages, at_the_end, self._search)
        self._stack = QStackedWidget()
        self._banners = QVBoxLayout()
        self._banners.setContentsMargins(24, 0, 24, 0)
        self._badges = Counting(
            context, partial(_what_waits, pages), self.side_bar.show_badges, self
        )
        self._office = Shortened("", "small")
        self._user = Shortened(context.acting.user, "small")
        self._lay_out()
        self.side_bar.chosen.connect(self.go)
        self._search.gone.connect(self._on_place)
        QShortcut(QKeySequence("Ctrl+K"), self, self._search.start)
        QShortcut(QKeySequence("Ctrl+O"), self, lambda: self.go(self._takes_lists(), "choose"))
        # The keyboard has ten digits; pages behind them are found by Ctrl+K.
        for digit, key in zip("1234567890", self._kinds, strict=False):
            QShortcut(QKeySequence(f"Ctrl+{digit}"), self, partial(self.go, key))
        context.messages.belong_to(self)
        context.messages.said.connect(self.show_banner)
        context.jobs.refused.connect(context.messages.refuse)
        context.jobs.changed.connect(self._on_changed)
        self._restore_shape()
        self.refresh_office()
        self.refresh_badges()
        self.go(next(iter(self._kinds)))
        # Not into the search box: the first key should not become a search.
        self._stack.setFocus()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(self._banners)
        right.addWidget(self._stack, 1)
        across = row(self.side_bar, gap=0)
        across.addLayout(right, 1)
        status = row(Symbol("building", "second", 16), gap=6, margins=(18, 2, 24, 2))
        status.addWidget(self._office)
        status.addSpacing(16)
        status.addWidget(Symbol("person", "second", 16))
        status.addWidget(self._user)
        status.addStretch(1)
        status.addWidget(RunningWork(self._context.jobs))
        bar = part("status", status)
        bar.setFixedHeight(27)
        layout = QVBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(across, 1)
        layout.addWidget(bar)
        middle = QWidget()
        middle.setProperty("part", "page")
        middle.setLayout(layout)
        self.setCentralWidget(middle)

    def go(self, key: str, about: object = None) -> None:
        """Open a page, about something or as it was left; nothing where there is no such page."""
        if key not in self._kinds:
            return
        page = self.page(key)
        clear(self._banners)
        self._banners.setContentsMargins(24, 0, 24, 0)
        if key in self._stale:
            self._stale.discard(key)
            page.reload()
        self._stack.setCurrentWidget(page)
        self.side_bar.choose(key)
        page.opened(about)

    def page(self, key: str) -> Page:
        """The page of a key, made when it is first asked for."""
        if key not in self._made:
            page = self._kinds[key](self._context)
            page.go.connect(self.go)
            self._stack.addWidget(page)
            self._made[key] = page
            page.reload()
        return self._made[key]

    def has(self, key: str) -> bool:
        """Whether there is such a page."""
        return key in self._kinds

    def show_banner(self, said: Said) -> None:
        """Say something over the page, in the place of what was said before."""
        clear(self._banners)
        banner = Banner(said.text, said.tone, action=said.action, closable=True)
        self._banners.setContentsMargins(24, 12, 24, 0)
        self._banners.addWidget(banner)

    def refresh_office(self) -> None:
        """Read again whose register this is."""
        with self._context.database.read() as session:
            office = office_queries.own_office(session)
        if office is not None:
            self.side_bar.show_office(office.name, office.region_name)
            self._office.setText(f"{office.name}, {office.region_name}")

    def refresh_badges(self) -> None:
        """Count again what waits in each page."""
        self._badges.again()

    def _found(self, text: str) -> list[Place]:
        names = {key: gettext(page.TITLE) for key, page in self._kinds.items()}
        with self._context.database.read() as session:
            return found_places(session, text, names)

    def _on_place(self, place: Place) -> None:
        self.go(place.page, place.about)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & _OFFICE_TABLES:
            self.refresh_office()
        self.refresh_badges()
        if "setting" in tables:
            self.settings_changed.emit()
        for key, page in self._made.items():
            if not tables & page.TABLES:
                continue
            if page is self._stack.currentWidget():
                page.reload()
            else:
                self._stale.add(key)

    def _restore_shape(self) -> None:
        kept = self._context.preferences.shape("window")
        if kept is None or not self.restoreGeometry(kept):
            room = self.screen().availableSize()
            self.resize(QSize(min(1366, room.width()), min(768, room.height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side_bar.fold(self.width() < FOLD_UNDER)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._taker(_dropped(event)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _dropped(event)
        key = self._taker(paths)
        if key:
            event.acceptProposedAction()
            self.go(key, paths)

    def wait_for_work(self, settle: Callable[[], object]) -> None:
        """For pictures: let everything happen until no work is left."""
        settle()
        while self._context.jobs.busy:
            settle()

    def open_file(self, path: Path) -> None:
        """Open the page that takes files about one."""
        key = self._taker([path])
        if key:
            self.go(key, [path])

    def _taker(self, paths: Sequence[Path]) -> str:
        """The key of the page that such files are for; empty where none takes them."""
        if not paths:
            return ""
        if all(path.suffix.casefold() in PAPER_ENDINGS for path in paths):
            return next((key for key, page in self._kinds.items() if page.TAKES_PDFS), "")
        return self._takes_lists()

    def _takes_lists(self) -> str:
        """The page that is open where it takes files, else the first that does."""
        current = self._stack.currentWidget()
        if isinstance(current, Page) and current.TAKES_FILES:
            return current.KEY
        return next((key for key, page in self._kinds.items() if page.TAKES_FILES), "")

    def closeEvent(self, event: QCloseEvent) -> None:
        self._context.preferences.keep_shape("window", self.saveGeometry())
        self._context.preferences.save()
        super().closeEvent(event)


def _what_waits(pages: Sequence[type[Page]], session: Session) -> dict[str, Badge | None]:
    """The badge of every page, by its key."""
    return {page.KEY: page.badge(session) for page in pages}


def _dropped(event: QDropEvent) -> list[Path]:
    """The files of a drop."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
