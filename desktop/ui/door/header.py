"""Over the door's field: which training and session, how many came, what time it is."""

from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.ui.door.answers import hour, session_words
from desktop.ui.door.roster import Counts, Roster
from desktop.ui.look import look
from desktop.ui.parts.card import column, row
from desktop.ui.parts.mark import Mark
from desktop.ui.parts.words import Shortened, Words

_WIDE, _ROOMY = 1100, 760


class Ring(QWidget):
    """The share of those who came, as a ring; the figures beside it say the same."""

    def __init__(self, size: int = 58) -> None:
        super().__init__()
        self._came, self._total = 0, 0
        self.setFixedSize(size, size)

    def show_share(self, came: int, total: int) -> None:
        """Show so many of so many."""
        if (came, total) != (self._came, self._total):
            self._came, self._total = came, total
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self.width() / 8
        room = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        for role, share in (("chart_empty", 1.0), ("accent", self._came / max(1, self._total))):
            pen = QPen(look().colours.colour(role), thick)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(room, 90 * 16, -round(share * 360 * 16))


class DoorHeader(QFrame):
    """Training and session at the left, counts and clock at the right."""

    def __init__(self, roster: Roster) -> None:
        super().__init__()
        self.setProperty("part", "page")
        self._mark = Mark(32)
        self.title = Shortened(roster.training.name, "title")
        self.caption = Shortened(session_words(roster), "caption")
        self.ring = Ring()
        self.came = Words("0", "door-count")
        self.total = Words("", "")
        self.rest = Words("", "caption")
        self.clock = Words("", "door-count")
        self.clock.setAccessibleName(_("Time"))
        titles = column(None, self.title, self.caption, None, gap=2)
        counted = row(self.came, self.total, None, gap=7)
        for each in (self.came, self.total):
            counted.setAlignment(each, Qt.AlignmentFlag.AlignBottom)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(24, 10, 28, 10)
        self._layout.setSpacing(14)
        self._layout.addWidget(self._mark)
        self._layout.addLayout(titles, 1)
        self._layout.addWidget(self.ring)
        self._layout.addLayout(column(None, counted, self.rest, None, gap=0))
        self._layout.addSpacing(20)
        self._layout.addWidget(self.clock)

    def show_counts(self, counts: Counts) -> None:
        """Say how many came, are missing, are away, walked in."""
        self.ring.show_share(counts.came, counts.total)
        self.came.setText(grouped(counts.came))
        self.total.setText(_("of {total} present").format(total=grouped(counts.total)))
        parts = [_("{n} not here yet").format(n=grouped(counts.missing))]
        if counts.away:
            parts.append(_("{n} excused, sick or absent").format(n=grouped(counts.away)))
        if counts.walked_in:
            parts.append(_("{n} without invitation").format(n=grouped(counts.walked_in)))
        self.rest.setText(" · ".join(parts))

    def show_time(self, now: datetime) -> None:
        """Say what time it is in the office's zone."""
        self.clock.setText(hour(now))

    def fit(self, width: int, height: int) -> None:
        """Leave out what is ornament where there is little room."""
        self._mark.setVisible(width >= _WIDE)
        self.ring.setVisible(width >= _ROOMY and height >= 480)
        high = height >= 480
        self._layout.setContentsMargins(24, 10 if high else 2, 28, 10 if high else 2)
