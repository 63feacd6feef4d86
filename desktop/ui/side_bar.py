"""The side bar: the office, the search box, the pages with what waits in each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout

from desktop.domain.texts import gettext
from desktop.ui.look import look
from desktop.ui.pages.page import Badge, Page
from desktop.ui.parts.card import column, holder, row, rule
from desktop.ui.parts.mark import Mark
from desktop.ui.parts.words import Shortened
from desktop.ui.search_box import SearchBox

WIDTH = 216
FOLDED = 56


class PageButton(QAbstractButton):
    """A page's name with its icon and badge; folded, the icon alone."""

    def __init__(self, page: type[Page]) -> None:
        super().__init__()
        self.key = page.KEY
        self._icon = page.ICON
        self._badge: Badge | None = None
        self._folded = False
        self.setText(gettext(page.TITLE))
        self.setAccessibleName(self.text())
        self.setCheckable(True)
        self.setMinimumHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_badge(self, badge: Badge | None) -> None:
        """Show how many wait there."""
        self._badge = badge if badge and badge.number else None
        told = f", {self._badge.number}" if self._badge else ""
        self.setAccessibleName(self.text() + told)
        self.update()

    def fold(self, folded: bool) -> None:
        """Show the icon alone, and the name as a tooltip."""
        self._folded = folded
        self.setToolTip(self.text() if folded else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(FOLDED - 16 if self._folded else WIDTH - 16, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = look().colours
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("sheet"))
            painter.drawRoundedRect(room, 4, 4)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("pressed"))
            painter.drawRoundedRect(room, 4, 4)
        if self.isChecked():
            bar = QRectF(0, self.height() / 2 - 8, 3, 16)
            painter.setBrush(colours.colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colours.colour("accent"))
            painter.drawRoundedRect(room, 4, 4)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        now = look()
        checked = self.isChecked()
        icon = f"{self._icon}-filled" if checked else self._icon
        role = "accent" if checked else "second"
        left = (self.width() - 20) // 2 if self._folded else 12
        pixmap = now.shelf.pixmap(icon, role, 20, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(left, (self.height() - 20) // 2), pixmap)
        if self._folded:
            if self._badge is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(now.colours.colour(self._badge.tone or "second"))
                painter.drawEllipse(QRectF(self.width() - 13, 5, 7, 7))
            return
        weight = QFont.Weight.DemiBold if checked else QFont.Weight.Normal
        painter.setFont(now.font(13, weight))
        painter.setPen(now.colours.colour("text"))
        room = QRect(42, 0, self.width() - 50, self.height())
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        if self._badge is not None:
            self._paint_badge(painter, self._badge)

    def _paint_badge(self, painter: QPainter, badge: Badge) -> None:
        now = look()
        font = now.font(11, QFont.Weight.DemiBold)
        words = str(badge.number)
        width = max(24, QFontMetrics(font).horizontalAdvance(words) + 14)
        room = QRectF(self.width() - width - 8, (self.height() - 20) / 2, width, 20)
        error = badge.tone == "error"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colours.colour("error_tint" if error else "pressed"))
        painter.drawRoundedRect(room, 10, 10)
        painter.setFont(font)
        painter.setPen(now.colours.colour("error" if error else "second"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


class SideBar(QFrame):
    """Who the office is, where to look for something, and the pages; settings stand at the end."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[type[Page]], at_the_end: str, search: SearchBox) -> None:
        super().__init__()
        self.setProperty("part", "side")
        self.setFixedWidth(WIDTH)
        self.buttons = {page.KEY: PageButton(page) for page in pages}
        self._group = QButtonGroup(self)
        for button in self.buttons.values():
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, key=button.key: self.chosen.emit(key))
        self._office = Shortened("", "strong")
        self._region = Shortened("", "caption")
        self._names = holder(column(self._office, self._region, gap=1))
        head = row(Mark(32), gap=10, margins=(8, 0, 0, 0))
        head.addWidget(self._names, 1)
        self._search = search
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 10)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addSpacing(8)
        layout.addWidget(search)
        layout.addSpacing(8)
        for key, button in self.buttons.items():
            if key == at_the_end:
                layout.addStretch(1)
                layout.addWidget(rule())
                layout.addSpacing(6)
            layout.addWidget(button)

    def show_office(self, office: str, region: str) -> None:
        """Name the office whose register this is."""
        self._office.setText(office)
        self._region.setText(region)

    def show_badges(self, badges: Mapping[str, Badge | None]) -> None:
        """Show by the keys of pages how many wait in each."""
        for key, badge in badges.items():
            self.buttons[key].show_badge(badge)

    def choose(self, key: str) -> None:
        """Mark a page as the one that is open."""
        self.buttons[key].setChecked(True)

    def fold(self, folded: bool) -> None:
        """Show icons alone where the window is narrow."""
        self.setFixedWidth(FOLDED if folded else WIDTH)
        self._names.setVisible(not folded)
        self._search.setVisible(not folded)
        for button in self.buttons.values():
            button.fold(folded)
