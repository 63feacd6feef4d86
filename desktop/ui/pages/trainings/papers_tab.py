"""Cetak: what is handed out, signed, filled in and reported, each with its buttons."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.context import Context
from desktop.ui.editors import TextEditor
from desktop.ui.pages.trainings.dropping import DropTarget
from desktop.ui.pages.trainings.read import Standing, session_words
from desktop.ui.pages.trainings.training_papers import Draw, TrainingPapers
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, row
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.flow import flowing
from desktop.ui.parts.tick import Tick
from desktop.ui.parts.words import Words

NARROW = 760
_BLANK = "5"


class PapersTab(DropTarget):
    """The papers of a training; a filled sheet of marks may be dropped here."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.papers = TrainingPapers(context, self)
        self._standing: Standing | None = None
        self.session = Choice(name=_("Session"))
        self.session.setMinimumWidth(260)
        self.blank_rows = TextEditor(2)
        self.blank_rows.set_value(_BLANK)
        self.blank_rows.setAccessibleName(_("Blank rows for walk-ins"))
        self.blank_rows.setFixedWidth(56)
        self.phone = Tick(_("With phone numbers"))
        self._need_people: list[Button] = []
        self._need_session: list[Button] = []
        self._need_open: list[Button] = []
        self._cards = [
            self._sheet_card(), self._badges_card(), self._marks_card(), self._list_card(),
            self._report_card(),
        ]  # fmt: skip
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._narrow: bool | None = None
        self._arrange(narrow=False)
        label = Words(_("Session"), "label")
        label.setBuddy(self.session)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(row(label, self.session, None))
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self.dropped.connect(self._on_dropped)

    def _card(self, title: str, told: str, *items: QWidget) -> Card:
        card = Card(title)
        card.body.addWidget(Words(told, "second", wrap=True))
        card.body.addStretch(1)
        card.body.addWidget(flowing(*items))
        return card

    def _sheet_card(self) -> Card:
        save = Button(_("Save sheet to sign..."), self.save_sheet, icon="save")
        show = Button(_("Print..."), self.print_sheet, icon="print")
        self._need_session += [save, show]
        label = Words(_("Blank rows"), "label")
        label.setBuddy(self.blank_rows)
        card = self._card(
            _("Sheet to sign"),
            _("Goes from hand to hand and is keyed back by the code at its top right."),
            save, show,
        )  # fmt: skip
        card.body.insertLayout(2, row(label, self.blank_rows, self.phone, None))
        return card

    def _badges_card(self) -> Card:
        save = Button(_("Save badges..."), self.save_badges, icon="save")
        show = Button(_("Print..."), self.print_badges, icon="print")
        self._need_people += [save, show]
        return self._card(
            _("Badges"),
            _("Eight a page, with the code that the scanner at the door reads."),
            save, show,
        )  # fmt: skip

    def _marks_card(self) -> Card:
        save = Button(_("Save empty sheet..."), self.save_marks, icon="document-table")
        take = Button(_("Take in filled sheet..."), self.choose_marks, icon="arrow-import")
        self._need_people.append(save)
        self._need_open.append(take)
        return self._card(
            _("Sheet of marks"),
            _("An Excel sheet with H, T, I, S, A for each session, filled in elsewhere; drop it"
              " here when it comes back."),
            save, take,
        )  # fmt: skip

    def _list_card(self) -> Card:
        save = Button(_("Save daftar hadir..."), self.save_list, icon="save")
        show = Button(_("Print..."), self.print_list, icon="print")
        self._need_session += [save, show]
        return self._card(
            _("Attendance as recorded"),
            _("Who came, when and how it was taken, a page or more for each session."),
            save, show,
        )  # fmt: skip

    def _report_card(self) -> Card:
        save = Button(_("Save report..."), self.save_report, icon="save")
        show = Button(_("Print..."), self.print_report, icon="print")
        sheet = Button(_("Save as Excel..."), self.save_report_sheet, icon="document-table")
        return self._card(
            _("Report"),
            _("Figures, bars, and the matrix of who was where; as Excel to go on with."),
            save, show, sheet,
        )  # fmt: skip

    def _arrange(self, *, narrow: bool) -> None:
        """Two cards side by side, or one under the other."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for number, card in enumerate(self._cards):
            self._grid.removeWidget(card)
            line, across = (number, 0) if narrow else divmod(number, 2)
            self._grid.addWidget(card, line, across)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 0 if narrow else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < NARROW)

    def show_standing(self, standing: Standing) -> None:
        """Offer the papers of a training as it stands."""
        self._standing = standing
        choices = [(str(each.id), session_words(number, each)) for number, each in standing.held]
        self.session.set_choices([("", _("All sessions")), *choices])
        people, sessions = bool(standing.people), bool(standing.held)
        for button in self._need_people:
            button.allow(people, _("There are no participants yet"))
        for button in self._need_session:
            button.allow(sessions, _("There is no session"))
        for button in self._need_open:
            why = _("The training is closed") if standing.closed else _("There is no session")
            button.allow(sessions and not standing.closed, why)

    def _session(self) -> int | None:
        return int(self.session.value()) if self.session.value() else None

    def _id(self) -> int:
        return self._standing.line.id if self._standing else 0

    def _named(self, paper: str) -> str:
        """The name of a paper's file: what it is, of which session, of which training."""
        standing, session = self._standing, self._session()
        number = f" S{standing.number(session)}" if standing and session else ""
        return f"{paper}{number} {standing.line.name if standing else ''}".strip()

    def _blank(self) -> int:
        typed = self.blank_rows.value()
        return int(typed) if typed.isascii() and typed.isdigit() else int(_BLANK)

    def save_sheet(self) -> QWidget:
        """Ask where the sheet to sign goes."""
        return self.papers.save(self._sheet(), _("Save sheet to sign"), self._named("Lembar hadir"))

    def print_sheet(self) -> None:
        """Print the sheet to sign."""
        self.papers.print(self._sheet(), self._named("Lembar hadir"))

    def _sheet(self) -> Draw:
        return self.papers.sign_sheet(
            self._id(), self._session(), self._blank(), phone=self.phone.isChecked()
        )

    def save_badges(self) -> QWidget:
        """Ask where the badges go."""
        draw = self.papers.badges(self._id())
        name = f"Tanda pengenal {self._standing.line.name if self._standing else ''}"
        return self.papers.save(draw, _("Save badges"), name)

    def print_badges(self) -> None:
        """Print the badges."""
        self.papers.print(self.papers.badges(self._id()), "Tanda pengenal")

    def save_list(self) -> QWidget:
        """Ask where the attendance as recorded goes."""
        draw = self.papers.attendance_list(self._id(), self._session())
        return self.papers.save(draw, _("Save daftar hadir"), self._named("Daftar hadir"))

    def print_list(self) -> None:
        """Print the attendance as recorded."""
        draw = self.papers.attendance_list(self._id(), self._session())
        self.papers.print(draw, self._named("Daftar hadir"))

    def save_report(self) -> QWidget:
        """Ask where the report goes."""
        name = f"Laporan {self._standing.line.name if self._standing else ''}"
        return self.papers.save(self.papers.report(self._id()), _("Save report"), name)

    def print_report(self) -> None:
        """Print the report."""
        self.papers.print(self.papers.report(self._id()), "Laporan")

    def save_report_sheet(self) -> QWidget:
        """Ask where the report goes as a spreadsheet."""
        name = f"Laporan {self._standing.line.name if self._standing else ''}"
        return self.papers.save_report_sheet(self._id(), name)

    def save_marks(self) -> QWidget:
        """Ask where the empty sheet of marks goes."""
        return self.papers.save_marks_sheet(self._id(), self._session(), self._named("Kehadiran"))

    def choose_marks(self) -> QWidget:
        """Ask for a filled sheet of marks."""
        return self.papers.choose_marks(self._id(), self._session())

    def _on_dropped(self, paths: list) -> None:  # type: ignore[type-arg]
        if self._standing is not None and not self._standing.closed:
            self.papers.take_marks(self._id(), self._session(), paths[0])
