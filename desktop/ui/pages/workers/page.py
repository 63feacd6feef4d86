"""Data Pekerja: the register as a table, and the person beside it."""

from typing import ClassVar

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.queries.agent_search import every_agent
from db.queries.findings import StoredFinding
from db.queries.heirs import HeirLine
from db.queries.workers import WorkerFilter, WorkerLine
from desktop.domain.finding_texts import sentence
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.acting import OFFICE_ZONE
from desktop.services.register.change import add_worker, change_worker
from desktop.services.register.stored_findings import as_finding
from desktop.ui.context import Context
from desktop.ui.counting import Counting
from desktop.ui.dialogs.worker_form import WorkerForm
from desktop.ui.empty_sheet import ask_empty_sheet, empty_sheet_button
from desktop.ui.pages.page import Page, Picture
from desktop.ui.pages.workers.bulk_acts import BulkActs
from desktop.ui.pages.workers.columns import HIDDEN_AT_FIRST, worker_columns
from desktop.ui.pages.workers.details import worker_values
from desktop.ui.pages.workers.exporting import ask_export
from desktop.ui.pages.workers.filter_choices import read_kept
from desktop.ui.pages.workers.filters import FilterBar
from desktop.ui.pages.workers.heirs_tab import HeirActs
from desktop.ui.pages.workers.keeping_filters import FilterKeeping
from desktop.ui.pages.workers.leaving_acts import LeavingActs
from desktop.ui.pages.workers.leaving_many_acts import LeavingManyActs
from desktop.ui.pages.workers.many import SEVERAL, add_act, chosen_of
from desktop.ui.pages.workers.panel import WIDTH, PersonPanel
from desktop.ui.pages.workers.pasting import Pasting
from desktop.ui.pages.workers.pictured import worker_pictures
from desktop.ui.pages.workers.read_person import Person, read_person
from desktop.ui.pages.workers.rows import WorkerRows
from desktop.ui.pages.workers.surroundings import Surroundings, read_surroundings
from desktop.ui.parts.buttons import Button, MoreButton
from desktop.ui.parts.card import column, holder
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.stack import FittingStack
from desktop.ui.person_acts import PersonActs
from desktop.ui.table_model import BlockModel
from desktop.ui.table_view import TableCard, TableView

_WIDEST = 16_777_215
"""Qt's own number for no limit."""

NARROW = 860
"""The page's width under which the person takes the table's place."""


class WorkersPage(Page):
    """Opened about a worker's row id it shows that person; about a WorkerFilter it filters."""

    KEY = "workers"
    TITLE = mark("Worker register")
    ICON = "people"
    UNDOES = True
    TABLES: ClassVar[frozenset[str]] = frozenset(
        (
            "attachment",
            "worker",
            "worker_pair",
            "worker_merge",
            "heir",
            "finding",
            "verification",
            "letter",
            "letter_row",
            "funding",
            "setting",
            "saved_filter",
            "agent",
        )
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sort, self._descending = "name", False
        self._total = 0
        self._person: Person | None = None
        self._places: dict[str, str] = {}
        self._regions: dict[str, str] = {}
        self._reading = False
        self.filters = FilterBar(context.acting.today)
        self.model: BlockModel[WorkerLine] = BlockModel(
            context.database, worker_columns(context.acting.today())
        )
        self.table = TableView("workers", _("Worker register"), context.preferences)
        self.table.show_model(self.model, HIDDEN_AT_FIRST)
        self._card = TableCard(self.table)
        self.rows = WorkerRows(context, self.model, self)
        self.rows.counted.connect(self._on_counted)
        self._counting = Counting(context, read_surroundings, self._on_surroundings, self)
        self.panel = PersonPanel()
        self.panel.hide()
        self._stack = FittingStack()
        self._lay_out()
        self._connect(context)

    def _connect(self, context: Context) -> None:
        self.model.sorted.connect(self._on_sorted)
        self.filters.changed.connect(lambda _where: self._show_rows())
        self.table.chosen.connect(self._on_chosen)
        self.table.activated.connect(lambda _index: self.edit_person())
        self.panel.edit.connect(self.edit_person)
        self.panel.doubles.connect(self._on_doubles)
        self.panel.closed.connect(self._on_panel_closed)
        self._acts = PersonActs(context, self)
        self.panel.accept.connect(self.accept_finding)
        self.panel.attach.connect(self.attach_file)
        self.panel.open_file.connect(self._acts.open_file)
        self.panel.remove_file.connect(self._acts.ask_remove)
        self.leaving = LeavingActs(context, self)
        self.panel.leave.connect(self.ask_leaving)
        self.keeping = FilterKeeping(context, self)
        self.filters.keep_wanted.connect(lambda: self.keeping.ask_name(self.filters.where))
        self.filters.forget_wanted.connect(self.keeping.forget)
        self.pasting = Pasting(context, self)
        self.table.pasted.connect(self.paste_people)
        self.bulk = BulkActs(context, self)
        self.leaving_many = LeavingManyActs(context, self)
        add_act(self._card, _("Change many..."), self.ask_bulk, "Ctrl+E")
        add_act(self._card, _("Leave or come back..."), self.ask_leaving_many, "Ctrl+L")
        self.heirs = HeirActs(context, self)
        self.panel.heir_wanted.connect(self.ask_heir)
        self.panel.heir_removed.connect(self.heirs.remove)

    def _lay_out(self) -> None:
        self._movements = Button(_("Movements..."), self.ask_movements, icon="arrow-export")
        more = [
            (_("Movements..."), "arrow-export", self.ask_movements),
            (
                _("Empty sheet..."),
                "document-table",
                lambda: ask_empty_sheet(self.context, self),
            ),
        ]
        self.buttons.addWidget(MoreButton(_("More for the register"), more))
        self.buttons.addWidget(self._movements)
        add = Button(_("Add worker"), self.add_person, icon="people-add", kind="filled")
        add.setShortcut(QKeySequence(QKeySequence.StandardKey.New))
        add.setToolTip(_("A person at the counter (Ctrl+N)"))
        export = Button(_("Export..."), self.ask_export, icon="arrow-export")
        export.setToolTip(_("Those who fit, in the columns shown"))
        self.buttons.addWidget(export)
        self.buttons.addWidget(add)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.filters.field.setFocus)
        self.filters.field.setToolTip(_("Ctrl+F goes here; Enter on a row edits the person"))
        empty = EmptyState(
            "people",
            _("No workers yet"),
            _("Bring in a village's list, or add a person by hand."),
            Button(
                _("Import list..."),
                lambda: self.go.emit("import", None),
                icon="arrow-import",
                kind="filled",
            ),
            Button(_("Add worker"), self.add_person, icon="people-add"),
            empty_sheet_button(self.context, self),
        )
        nobody = EmptyState(
            "search",
            _("Nobody fits"),
            _("No worker fits these filters. Type less, or take a filter off."),
            Button(_("Take off all filters"), lambda: self.filters.use(WorkerFilter())),
        )
        for widget in (self._card, empty, nobody):
            self._stack.addWidget(widget)
        self._left = holder(column(self.filters, gap=12))
        left_layout = self._left.layout()
        assert left_layout is not None
        left_layout.addWidget(self._stack)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self._left, 1)
        across.addWidget(self.panel)
        self.body.addLayout(across, 1)

    def reload(self) -> None:
        with self.context.database.read() as session:
            self.filters.offer_saved(read_kept(session, self.context.acting.today()))
        self._counting.again()
        self._show_rows()
        if self._person is not None:
            self.show_person(self._person.line.id)

    def opened(self, about: object = None) -> None:
        if isinstance(about, WorkerFilter):
            self._on_panel_closed()
            self.filters.use(about)
        elif isinstance(about, int):
            self.show_person(about)

    def _on_surroundings(self, around: Surroundings) -> None:
        """The names of regions, the findings there are, and the counts under the title."""
        self._regions, self._places = dict(around.regions), around.places
        self.filters.offer(around.districts, around.villages, around.findings, around.agents)
        self._total = around.total
        self.set_caption(around.caption())
        if self.rows.source.whole:
            self._on_counted(self.model.rowCount(), whole=True)

    def _show_rows(self) -> None:
        self._reading = True
        chosen = self.table.currentIndex().row()
        self.rows.show_rows(self.filters.where, self._sort, descending=self._descending)
        line = self.model.row(chosen) if self._person else None
        if line is not None and self._person and line.id == self._person.line.id:
            self.table.choose_row(chosen)
        self._reading = False

    def _on_counted(self, number: int, whole: bool) -> None:
        self._total = max(self._total, number)
        words = _("{n} people") if whole else _("{n}+ people")
        of = _("of {n}").format(n=grouped(self._total)) if number != self._total else ""
        self._card.set_footer(words.format(n=grouped(number)), of if whole else "")
        self._stack.setCurrentIndex(0 if number else 2 if self._total else 1)
        self.filters.setVisible(bool(self._total))

    def paste_people(self) -> None:
        """Look at the rows of the clipboard as at a list, before anybody comes in."""
        path = self.pasting.pasted_list()
        if path is not None:
            self.go.emit("import", [path])

    def ask_bulk(self) -> QWidget | None:
        """Ask what to change of the people chosen, where fewer than two are of all who fit."""
        fitting = self.model.rowCount()
        if not fitting:
            return None
        chosen = [line.id for line in chosen_of(self.table, self.model)]
        return self.bulk.ask(chosen, self.rows.source, fitting, self._places, self._agents())

    def ask_leaving_many(self) -> QWidget | None:
        """Ask whether the people chosen leave or come back, of one alone as beside the table."""
        fitting = self.model.rowCount()
        if not fitting:
            return None
        if self._person is not None and len(self.table.chosen_rows()) < SEVERAL:
            return self.ask_leaving()
        return self.leaving_many.ask(chosen_of(self.table, self.model), self.rows.source, fitting)

    def ask_export(self) -> None:
        """Ask where to write those who fit, in the columns and the order shown."""
        ask_export(self.context, self.rows.source, self.table.shown_keys())

    def show_person(self, worker_id: int) -> None:
        """Show somebody beside the table."""
        with self.context.database.read() as session:
            self._person = read_person(session, worker_id, self.context.acting.today())
        if self._person is None:
            self._on_panel_closed()
            return
        now = self.context.acting.now().astimezone(OFFICE_ZONE)
        self.panel.show_person(self._person, self._regions, now)
        self.panel.show()
        self._fit()

    def _on_chosen(self, number: int) -> None:
        line = self.model.row(number)
        if line is not None and not self._reading:
            self.show_person(line.id)

    def _on_doubles(self) -> None:
        """To the pairs in which the person stands."""
        if self._person is not None:
            self.go.emit("doubles", self._person.line.id)

    def _on_panel_closed(self) -> None:
        self._person = None
        self.panel.hide()
        self.table.clearSelection()
        self._fit()

    def _on_sorted(self, sort: str, descending: bool) -> None:
        self._sort, self._descending = sort, descending
        self._show_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for both, the person takes the table's place."""
        self._movements.setVisible(self.width() >= NARROW)
        narrow = self.width() < NARROW and not self.panel.isHidden()
        self._left.setVisible(not narrow)
        self.panel.setMaximumWidth(_WIDEST if narrow else WIDTH)

    def add_person(self) -> QWidget:
        """Ask for a new person."""
        dialog = WorkerForm(self._places, None, self, self._agents())
        dialog.submitted.connect(lambda values: self._save_new(dialog, values))
        dialog.open()
        return dialog

    def edit_person(self) -> QWidget | None:
        """Ask for the corrections of the person shown."""
        if self._person is None:
            return None
        worker_id = self._person.line.id
        dialog = WorkerForm(self._places, worker_values(self._person.line), self, self._agents())
        dialog.submitted.connect(lambda values: self._save_changes(dialog, worker_id, values))
        dialog.open()
        return dialog

    def _agents(self) -> dict[str, str]:
        """The agents to choose from, by row id as a form takes it."""
        with self.context.database.read() as session:
            found = every_agent(session)
        return {str(each.id): " · ".join(filter(None, (each.name, each.wadah))) for each in found}

    def ask_leaving(self) -> QWidget | None:
        """Ask why the person shown leaves, or how they come back."""
        return self.leaving.ask(self._person.line) if self._person else None

    def ask_movements(self) -> QWidget:
        """Ask of which days the movements are to be listed."""
        return self.leaving.ask_movements()

    def ask_heir(self, line: HeirLine | None = None) -> QWidget | None:
        """Ask for an heir of the person shown: a new one, or the corrections of one."""
        return self.heirs.ask(self._person.line.id, line) if self._person else None

    def accept_finding(self, found: StoredFinding) -> QWidget | None:
        """Ask why a finding of the person shown may stand."""
        if self._person is None:
            return None
        return self._acts.accept(self._person.line.nik, found.code, sentence(as_finding(found)))

    def attach_file(self) -> QWidget | None:
        """Ask for a photo or scan of the person shown."""
        return self._acts.choose_file(self._person.line.nik) if self._person else None

    def _save_new(self, dialog: WorkerForm, values: dict[str, str]) -> None:
        context = self.context
        filled = {key: value for key, value in values.items() if value}

        def save(_progress: Progress) -> int:
            with context.database.write() as session:
                return add_worker(session, context.acting, filled)

        def saved(worker_id: int) -> None:
            dialog.accept()
            self.show_person(worker_id)
            context.messages.tell(_("{name} is in the register.").format(name=filled["name"]))

        context.jobs.run(
            save, saved, _("Saving the person"), on_refused=dialog.refuse, owner=dialog
        )

    def _save_changes(self, dialog: WorkerForm, worker_id: int, values: dict[str, str]) -> None:
        context, changes = self.context, dialog.changes(values)
        if not changes:
            dialog.accept()
            return

        def save(_progress: Progress) -> None:
            with context.database.write() as session:
                change_worker(session, context.acting, worker_id, changes)

        context.jobs.run(
            save,
            lambda _done: dialog.accept(),
            _("Saving the person"),
            on_refused=dialog.refuse,
            owner=dialog,
        )

    def pictures(self) -> list[Picture]:
        return worker_pictures(self, self._places)
