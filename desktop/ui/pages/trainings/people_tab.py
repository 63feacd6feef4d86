"""Peserta: who is on the list, and the ways onto it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from db.queries.trainings import ParticipantLine
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.domain.trainings import PARTICIPANT_LABELS, ParticipantKind
from desktop.ui.cells import Shown
from desktop.ui.context import Context
from desktop.ui.editors import TextEditor
from desktop.ui.look import look
from desktop.ui.pages.trainings.dropping import DropTarget
from desktop.ui.pages.trainings.enrolling import Enrolment
from desktop.ui.pages.trainings.marks_model import Attendee, found_among
from desktop.ui.pages.trainings.read import Standing
from desktop.ui.pages.trainings.training_papers import TrainingPapers
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.flow import flowing
from desktop.ui.parts.stack import FittingStack
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView


class PeopleTab(DropTarget):
    """The participants of a training; a sheet that is dropped here enrols its people."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.enrolment = Enrolment(context, self)
        self.papers = TrainingPapers(context, self)
        self._standing: Standing | None = None
        self._wanted = 0
        self.model: BlockModel[ParticipantLine] = BlockModel(context.database, _columns())
        self.table = TableView("training-people", _("Participants"), context.preferences)
        self.table.show_model(self.model)
        self.table.selectionModel().selectionChanged.connect(lambda *_all: self._show_allowed())
        self._card = TableCard(self.table)
        self.search = TextEditor()
        self.search.setPlaceholderText(_("Name, body, code or number"))
        self.search.setAccessibleName(_("Search participants"))
        self.search.setFixedWidth(230)
        self.search.textChanged.connect(lambda _text: self._show_people())
        self.enrol_button = self._enrol_button()
        self.off_button = Button(_("Take off the list"), self.take_off, icon="subtract-circle")
        self.badges_button = Button(_("Badges..."), self.save_badges, icon="tag")
        keys = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.take_off)
        self._empty = EmptyState(
            "people-add",
            _("No participants yet"),
            _("Enrol agents of the register, or drop a sheet of names here."),
            Button(_("Enrol agents..."), self.agents, icon="people-add", kind="filled"),
            Button(_("From a sheet..."), self.sheet, icon="document-table"),
            Button(_("Heirs of workers..."), self.heirs, icon="people"),
            Button(_("By hand..."), self.by_hand, icon="person-add"),
        )
        self.dropped.connect(self._on_dropped)
        self._lay_out()

    def _enrol_button(self) -> Button:
        button = Button(_("Enrol..."), icon="people-add")
        menu = QMenu(button)
        for words, icon, act in (
            (_("Agents..."), "people", self.agents),
            (_("From a sheet..."), "document-table", self.sheet),
            (_("Heirs of workers..."), "people-add", self.heirs),
            (_("By hand..."), "person-add", self.by_hand),
        ):
            menu.addAction(look().icon(icon, "text"), words).triggered.connect(act)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(
            flowing(self.search, self.enrol_button, self.badges_button, self.off_button)
        )
        column.addWidget(self._card, 1)
        self._stack = FittingStack()
        self._stack.addWidget(inside)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self._stack, 1)

    def show_standing(self, standing: Standing) -> None:
        """Show who is on the list now."""
        if self._standing is not None and self._standing.line.id != standing.line.id:
            self.search.clear()
        self._standing = standing
        self._stack.setCurrentIndex(0 if standing.people else 1)
        for button in self._empty.findChildren(Button):
            button.allow(not standing.closed, _("The training is closed"))
        self.enrol_button.allow(not standing.closed, _("The training is closed"))
        self._show_people()

    def _show_people(self) -> None:
        if self._standing is None:
            return
        everybody = [Attendee(each, [], 0) for each in self._standing.people]
        shown = [each.who for each in found_among(everybody, self.search.text())]
        self.model.show_source(RowList(shown))
        words = ngettext("{n} participant", "{n} participants", len(shown))
        of = len(shown) != len(everybody)
        self._card.set_footer(
            words.format(n=grouped(len(shown))),
            _("of {n}").format(n=grouped(len(everybody))) if of else "",
        )
        self._choose_wanted(shown)
        self._show_allowed()

    def choose(self, participant: int) -> None:
        """Choose somebody by id: now, or when the list is read."""
        self._wanted = participant
        self.search.clear()
        self._show_people()

    def _choose_wanted(self, shown: Sequence[ParticipantLine]) -> None:
        places = [at for at, each in enumerate(shown) if each.id == self._wanted]
        if places:
            self._wanted = 0
            self.table.choose_row(places[0])
            self.table.setFocus()

    def _show_allowed(self) -> None:
        closed = self._standing is not None and self._standing.closed
        why = _("The training is closed") if closed else _("Choose people in the table")
        self.badges_button.allow(bool(self.table.chosen_rows()), _("Choose people in the table"))
        self.off_button.allow(not closed and bool(self.table.chosen_rows()), why)

    def _training(self) -> int:
        return self._standing.line.id if self._standing else 0

    def agents(self) -> QWidget:
        """Ask whose agents are enrolled."""
        return self.enrolment.ask_agents(self._training())

    def sheet(self) -> QWidget:
        """Ask for a sheet of participants."""
        return self.enrolment.choose_sheet(self._training())

    def heirs(self) -> QWidget:
        """Ask whose heirs are enrolled."""
        return self.enrolment.ask_heirs(self._training())

    def by_hand(self) -> QWidget:
        """Ask for somebody who is on no list."""
        return self.enrolment.ask_by_hand(self._training())

    def _chosen(self) -> list[ParticipantLine]:
        rows = (self.model.row(number) for number in self.table.chosen_rows())
        return [each for each in rows if each is not None]

    def take_off(self) -> None:
        """Take the chosen people off the list."""
        if self.off_button.isEnabled():
            self.enrolment.take_off(self._training(), self._chosen())

    def save_badges(self) -> QWidget | None:
        """Ask where the badges of the chosen people go, such as of who walked in."""
        people = self._chosen()
        if not people:
            return None
        draw = self.papers.badges(self._training(), [each.code for each in people])
        name = f"Tanda pengenal {people[0].name if len(people) == 1 else len(people)}"
        return self.papers.save(draw, _("Save badges"), name)

    def _on_dropped(self, paths: list) -> None:  # type: ignore[type-arg]
        if self._standing is not None and not self._standing.closed:
            self.enrolment.take_sheet(self._training(), paths[0])


def _columns() -> list[Column[ParticipantLine]]:
    return [
        Column("row", _("No."), lambda one: str(one.row), 48, align="right", shown=_second),
        Column("name", _("Name"), _name, 240, shown=_medium, stretch=True, tip=_name),
        Column("body", _("Body"), lambda one: one.body, 190, tip=lambda one: one.body),
        Column("role", _("Role"), lambda one: one.role, 150, tip=lambda one: one.role),
        Column("kind", _("Source"), _kind, 120, shown=_second),
        Column("phone", _("Phone"), lambda one: one.phone, 120),
        Column("code", _("Code"), lambda one: one.code, 130),
    ]


def _name(one: ParticipantLine) -> str:
    return one.name


def _kind(one: ParticipantLine) -> str:
    return _(PARTICIPANT_LABELS[ParticipantKind(one.kind)])


def _medium(_one: ParticipantLine) -> Shown:
    return Shown(medium=True)


def _second(_one: ParticipantLine) -> Shown:
    return Shown(second=True)
