"""Wadah & Perisai: agents, their wadah, the villages without one, what came of trainings."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from db.engine import Session
from db.queries import imports
from db.queries.workers import WorkerFilter
from desktop import paths
from desktop.domain.errors import UserError
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark, ngettext
from desktop.services.acting import OFFICE_ZONE
from desktop.services.training.agents import photo_file
from desktop.services.training.result_sheets import ResultSheet
from desktop.ui.context import Context
from desktop.ui.counting import Counting
from desktop.ui.dialogs.agent_form import AgentForm
from desktop.ui.dialogs.wadah_form import WadahForm
from desktop.ui.pages.agents.acts import AgentActs
from desktop.ui.pages.agents.agents_tab import NARROW, AgentsTab
from desktop.ui.pages.agents.filters import AgentFilter
from desktop.ui.pages.agents.lists import AgentLists
from desktop.ui.pages.agents.panel import photo_pixmap
from desktop.ui.pages.agents.pictured import pictures_of
from desktop.ui.pages.agents.read import (
    AgentPerson,
    AgentRow,
    Areas,
    State,
    read_agent,
    read_areas,
    read_state,
)
from desktop.ui.pages.agents.results_tab import ResultsTab
from desktop.ui.pages.agents.saving import (
    Rows,
    agent_lines,
    ask_sheet,
    training_lines,
    village_lines,
    wadah_lines,
)
from desktop.ui.pages.agents.villages_tab import VillagesTab
from desktop.ui.pages.agents.wadah_tab import WadahTab
from desktop.ui.pages.imports.look_at import Places
from desktop.ui.pages.page import Badge, Page, Picture
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.tabs import Tabs

AGENTS_AT_ONCE = 300
"""So many agents are read again at once, of more beside the window."""


WADAH_TAB = 1


class AgentsPage(Page):
    """Opened about an agent's row id it shows that agent; about an AgentFilter it filters.

    A file dropped on it is a list of agents.
    """

    KEY = "agents"
    TITLE = mark("Wadah & Perisai")
    ICON = "people-team"
    TABLES: ClassVar[frozenset[str]] = frozenset(
        (
            "agent",
            "agent_village",
            "wadah",
            "worker",
            "participant",
            "training",
            "certificate",
            "import_batch",
            "import_row",
        )
    )

    TAKES_FILES = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.areas = Areas()
        self.state = State()
        self._person: AgentPerson | None = None
        self._wanted = 0
        self._own_heading = True
        self._counting = Counting(context, self._read, self._on_state, self, self._are_few)
        self.acts = AgentActs(context, self, self._on_saved)
        self.agents = AgentsTab(context)
        self.wadah = WadahTab(context)
        self.villages = VillagesTab(context)
        self.results = ResultsTab(context)
        self.lists = AgentLists(context, self._places, _(self.TITLE))
        self.tabs = Tabs(_(self.TITLE))
        for title, tab in (
            (_("Perisai"), self.agents),
            (_("Wadah"), self.wadah),
            (_("Villages without an agent"), self.villages),
            (_("Results of trainings"), self.results),
            (_("Lists that came in"), self.lists.start),
        ):
            self.tabs.add(title, tab)
        self.lists.fill(self.tabs)
        self.body.addWidget(self.lists, 1)
        self._add_buttons()
        self._connect()

    def _add_buttons(self) -> None:
        lists = Button(_("List of agents..."), self.lists.choose_files, icon="arrow-import")
        lists.setToolTip(_("A sheet of agents is read and looked at first (Ctrl+O)"))
        wadah = Button(_("Add wadah"), self.add_wadah, icon="add")
        agent = Button(_("Add Perisai"), self.add_agent, icon="person-add", kind="filled")
        agent.setShortcut(QKeySequence(QKeySequence.StandardKey.New))
        agent.setToolTip(_("An agent by hand (Ctrl+N)"))
        self._wadah_act = wadah
        self._acts = (lists, wadah, agent)
        for button in self._acts:
            self.buttons.addWidget(button)

    def _connect(self) -> None:
        self.agents.chosen.connect(self._on_chosen)
        self.agents.left.connect(self._on_left)
        self.agents.edit_wanted.connect(self.edit_agent)
        self.agents.add_wanted.connect(self.add_agent)
        self.agents.import_wanted.connect(self.lists.choose_files)
        self.lists.headed.connect(self._on_headed)
        self.tabs.chosen.connect(lambda _number: self._show_acts())
        self.lists.agent_wanted.connect(self._on_saved)
        self.lists.taken_in.connect(lambda: self.tabs.show_tab(self.agents))
        panel = self.agents.panel
        panel.workers_wanted.connect(
            lambda: self.go.emit("workers", WorkerFilter(agent=self.agents.agent))
        )
        panel.photo_wanted.connect(self.choose_photo)
        panel.photo_removed.connect(lambda: self.acts.keep_photo(self.agents.agent, None))
        self.wadah.add_wanted.connect(self.add_wadah)
        self.wadah.edit_wanted.connect(lambda row: self.acts.ask_wadah(self.areas, row))
        self.wadah.agents_wanted.connect(lambda wadah: self.show_agents(AgentFilter(wadah=wadah)))
        self.villages.agents_wanted.connect(
            lambda code: self.show_agents(AgentFilter(region=code, active=True))
        )
        self.villages.people_wanted.connect(
            lambda code: self.go.emit("workers", WorkerFilter(region=code))
        )
        for tab, kind in (
            (self.agents, ResultSheet.AGENTS),
            (self.wadah, ResultSheet.WADAH),
            (self.villages, ResultSheet.VILLAGES),
            (self.results, ResultSheet.TRAININGS),
        ):
            tab.sheet_wanted.connect(partial(self.ask_sheet, kind))
        self.results.training_wanted.connect(lambda training: self.go.emit("trainings", training))

    def _read(self, session: Session) -> State:
        return read_state(session, self.context.acting, self.areas)

    def _are_few(self) -> bool:
        """Whether there are few enough agents to be read while somebody waits."""
        return len(self.state.agents) <= AGENTS_AT_ONCE

    def reload(self) -> None:
        with self.context.database.read() as session:
            if not self.areas.region:
                self.areas = read_areas(session)
        self.lists.reload()
        self._counting.again()

    def _places(self) -> Places:
        return Places(self.areas.names, self.areas.villages)

    def _on_headed(self, title: str, caption: str) -> None:
        """Say over the body what it is about: a list, or the page itself."""
        self._own_heading = not title
        self._show_acts()
        self.title.setText(title or _(self.TITLE))
        self.set_caption(caption or self._caption_words())

    def _show_acts(self) -> None:
        """Show the acts of the page; one for wadah where there is room, or among these."""
        room = self.width() >= NARROW or self.tabs.current() == WADAH_TAB
        for button in self._acts:
            button.setVisible(self._own_heading and (room or button is not self._wadah_act))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_acts()

    def _on_state(self, state: State) -> None:
        self.state = state
        self.agents.show_rows(state.agents, self._wadah_names(), self.areas)
        self.wadah.show_rows(state.wadah, self.areas)
        self.villages.show_rows(state.villages)
        self.results.show_rows(state.trainings)
        if self._own_heading:
            self.set_caption(self._caption_words())
        if self._wanted:
            self.agents.show_agent(self._wanted)
            self._wanted = 0
        if self._person is not None:
            row = self.agents.row_of(self._person.row.line.id)
            self._on_chosen(row) if row else self.agents.close_agent()

    def _wadah_names(self) -> dict[int, str]:
        return {row.line.id: row.line.name for row in self.state.wadah}

    def _caption_words(self) -> str:
        """The counts under the title; nothing of what there is none."""
        active = [row for row in self.state.agents if row.line.active]
        if not active and not self.state.wadah:
            return ""
        agents = ngettext("{n} active agent", "{n} active agents", len(active))
        wadah = ngettext("{n} wadah", "{n} wadah", len(self.state.wadah))
        left = sum(not row.agents for row in self.state.villages)
        villages = ngettext("{n} village without an agent", "{n} villages without an agent", left)
        told = [(agents, len(active)), (wadah, len(self.state.wadah)), (villages, left)]
        return " · ".join(words.format(n=grouped(number)) for words, number in told)

    def opened(self, about: object = None) -> None:
        if isinstance(about, list):
            self.lists.open_files([path for path in about if isinstance(path, Path)])
        elif about == "choose":
            self.lists.choose_files()
        elif isinstance(about, AgentFilter):
            self.show_agents(about)
        elif isinstance(about, int):
            self._on_saved(about)

    def show_agents(self, where: AgentFilter) -> None:
        """Show the agents that fit."""
        self.lists.show_home()
        self.tabs.show_tab(self.agents)
        self.agents.close_agent()
        self.agents.filters.use(where)

    def _on_chosen(self, row: AgentRow) -> None:
        with self.context.database.read() as session:
            self._person = read_agent(session, row)
        now = self.context.acting.now().astimezone(OFFICE_ZONE)
        self.agents.panel.show_agent(self._person, self.areas, now, self._photo(row))

    def _photo(self, row: AgentRow) -> QPixmap | None:
        """The photo for the badge; nothing where there is none, or it is not whole any more."""
        folder = paths.files_folder(self.context.database.location)
        try:
            path = photo_file(folder, row.line)
        except UserError:
            return None
        return photo_pixmap(str(path), self.devicePixelRatioF()) if path else None

    def _on_left(self) -> None:
        self._person = None

    def _on_saved(self, agent: int) -> None:
        """Show who was saved: at once where they are here, else when the page has read again."""
        self._wanted = agent
        self.lists.show_home()
        self.tabs.show_tab(self.agents)
        if self.agents.row_of(agent) is not None:
            self.agents.show_agent(agent)
            self._wanted = 0

    def add_agent(self) -> AgentForm:
        """Ask for a new agent."""
        return self.acts.ask_agent(self.areas, self._wadah_names(), None)

    def edit_agent(self) -> AgentForm | None:
        """Ask for the corrections of the agent shown."""
        if self._person is None:
            return None
        return self.acts.ask_agent(self.areas, self._wadah_names(), self._person)

    def add_wadah(self) -> WadahForm:
        """Ask for a new wadah."""
        return self.acts.ask_wadah(self.areas, None)

    def sheet_rows(self, kind: ResultSheet) -> tuple[str, Rows]:
        """The name proposed for a sheet, and its rows as they are shown."""
        if kind is ResultSheet.AGENTS:
            return _("Perisai agents"), agent_lines(self.agents.shown)
        if kind is ResultSheet.WADAH:
            return _("Results of wadah"), wadah_lines(self.state.wadah, self.areas)
        if kind is ResultSheet.VILLAGES:
            return _("Villages and agents"), village_lines(self.villages.fitting())
        return _("Results of trainings"), training_lines(self.state.trainings)

    def ask_sheet(self, kind: ResultSheet) -> None:
        """Ask where the rows of a tab are to be saved."""
        ask_sheet(self.context, kind, *self.sheet_rows(kind))

    def choose_photo(self) -> QWidget | None:
        """Let a photo of the agent shown be chosen."""
        return self.acts.choose_photo(self.agents.agent) if self.agents.agent else None

    @staticmethod
    def badge(session: Session) -> Badge | None:
        held = imports.held_count(session, kind=imports.AGENTS)
        return Badge(held, "error") if held else None

    def pictures(self) -> list[Picture]:
        return pictures_of(self)
