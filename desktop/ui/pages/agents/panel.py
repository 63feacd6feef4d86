"""The agent beside the table."""

from datetime import date, datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.training.agent_results import Brought
from desktop.ui.pages.agents.details import data_tab, history_tab, trainings_tab
from desktop.ui.pages.agents.read import AgentPerson, Areas
from desktop.ui.pages.agents.words import role_words
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button, IconButton
from desktop.ui.parts.card import clear, column, holder, row, scrolling
from desktop.ui.parts.tabs import Tabs
from desktop.ui.parts.words import Words

WIDTH = 344
LEAST_OF_TAB = 180
PHOTO = QSize(66, 88)
"""Three by four, as on the badge."""


class AgentPanel(QFrame):
    """Who this is, how the certificate stands, what they brought; tabs under it."""

    edit = Signal()
    closed = Signal()
    photo_wanted = Signal()
    photo_removed = Signal()
    workers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setMinimumWidth(WIDTH)
        self.setMaximumWidth(WIDTH)
        self.name = Words("", "name", wrap=True)
        self._who = Words("", "caption", wrap=True, selectable=True)
        self._photo = Words("", "caption", wrap=True)
        self._photo.setFixedSize(PHOTO)
        self._choose = Button(
            _("Choose photo..."), self.photo_wanted.emit, icon="camera", small=True
        )
        self._remove = IconButton("delete", _("Take the photo off"), self.photo_removed.emit)
        self._standing = QVBoxLayout()
        self._brought = Words("", "second", wrap=True)
        self.workers = Button(_("See them"), self.workers_wanted.emit, kind="link", small=True)
        self.tabs = Tabs(_("Agent"), narrow=True)
        self._places: list[QVBoxLayout] = []
        for title in (_("Data"), _("Trainings"), _("History")):
            inside = QVBoxLayout()
            inside.setContentsMargins(0, 0, 6, 0)
            self._places.append(inside)
            self.tabs.add(title, scrolling(holder(inside)))
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = row(
            IconButton("edit", _("Edit this agent"), self.edit.emit, size=20),
            IconButton("dismiss", _("Close the agent"), self.closed.emit, size=20),
            gap=4,
        )
        top = row(gap=8)
        top.addWidget(self.name, 1, Qt.AlignmentFlag.AlignTop)
        top.addLayout(buttons)
        self._photo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._photo.setProperty("part", "well")
        beside = column(self._who, row(self._choose, self._remove, None, gap=2), None, gap=6)
        face = row(gap=12)
        face.addWidget(self._photo, 0, Qt.AlignmentFlag.AlignTop)
        face.addLayout(beside, 1)
        brought = row(gap=8)
        brought.addWidget(self._brought, 1)
        brought.addWidget(self.workers)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(face)
        layout.addLayout(self._standing)
        layout.addLayout(brought)
        # What a tab holds scrolls in it, and asks for no room of the page.
        self.tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.tabs.setMinimumHeight(LEAST_OF_TAB)
        layout.addWidget(self.tabs, 1)

    def show_agent(
        self, person: AgentPerson, areas: Areas, now: datetime, photo: QPixmap | None
    ) -> None:
        """Show somebody; the tab that was open stays open."""
        line = person.row.line
        self.name.setText(line.name)
        about = [role_words(line.role), line.wadah or _("In no wadah"), line.phone]
        self._who.setText("\n".join(filter(None, about)))
        self._show_photo(photo)
        self._show_standing(person, now.date())
        self._brought.setText(_brought_words(person.row.brought))
        self.workers.setVisible(person.row.brought.workers > 0)
        self._fill(0, data_tab(person, areas))
        self._fill(1, trainings_tab(person.trainings))
        number = len(person.trainings)
        self.tabs.set_title(1, f"{_('Trainings')} {number}" if number else _("Trainings"))
        self._fill(2, history_tab(person, areas, now))

    def _show_photo(self, photo: QPixmap | None) -> None:
        self._remove.setVisible(photo is not None)
        if photo is None:
            self._photo.setPixmap(QPixmap())
            self._photo.setText(_("No photo"))
            self._choose.set_text(_("Choose photo..."))
        else:
            self._photo.setPixmap(photo)
            self._choose.set_text(_("Change photo..."))
        told = _("Photo for the badge") if photo is not None else _("No photo for the badge yet")
        self._photo.setAccessibleName(told)

    def _show_standing(self, person: AgentPerson, today: date) -> None:
        clear(self._standing)
        pill = person.row.certificate.pill(today)
        tone = {"neutral": "info"}.get(pill.tone, pill.tone)
        self._standing.addWidget(Banner(f"{pill.whole}.", tone))
        if not person.row.line.active:
            self._standing.addWidget(Banner(_("Not active: enrolled in no training."), "info"))

    def show_tab(self, number: int) -> None:
        """Open a tab: data, trainings, history."""
        self.tabs.bar.setCurrentIndex(number)

    def _fill(self, number: int, widget: QWidget) -> None:
        clear(self._places[number])
        self._places[number].addWidget(widget)


def _brought_words(brought: Brought) -> str:
    """How many workers the agent brought, and how far these are."""
    if not brought.workers:
        return _("No workers brought yet")
    words = ngettext("{n} worker brought", "{n} workers brought", brought.workers)
    told = (
        words.format(n=grouped(brought.workers)),
        _("{n} eligible").format(n=grouped(brought.verified)),
        _("{n} enrolled").format(n=grouped(brought.enrolled)),
    )
    return " · ".join(told)


def photo_pixmap(path: str, ratio: float) -> QPixmap | None:
    """A photo cut to the shape of the badge's; nothing where it cannot be read."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(
            size.scaled(PHOTO * ratio * 2, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        )
    image = reader.read()
    if image.isNull():
        return None
    wanted = PHOTO * ratio
    image = image.scaled(
        wanted,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (image.width() - wanted.width()) // 2, (image.height() - wanted.height()) // 2
    pixmap = QPixmap.fromImage(image.copy(left, top, wanted.width(), wanted.height()))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
