"""The further pictures of Wadah & Perisai."""

import tempfile
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop.services.training.agent_list import preview_agents
from desktop.ui.context import Context
from desktop.ui.dialogs.agent_form import AgentForm
from desktop.ui.pages.agents.agents_tab import AgentsTab
from desktop.ui.pages.agents.list_kind import AGENTS
from desktop.ui.pages.agents.lists import AgentLists
from desktop.ui.pages.agents.wadah_tab import WadahTab
from desktop.ui.pages.imports.look_at import Looked, look_at
from desktop.ui.pages.page import Picture
from desktop.ui.parts.tabs import Tabs


class _Pictured(Protocol):
    """What of the page is arranged for a picture."""

    context: Context
    tabs: Tabs
    lists: AgentLists
    agents: AgentsTab
    wadah: WadahTab

    def add_agent(self) -> AgentForm:
        """Ask for a new agent."""

    def edit_agent(self) -> AgentForm | None:
        """Ask for the corrections of the agent shown."""

    def add_wadah(self) -> QWidget:
        """Ask for a new wadah."""


_ROWS = (
    "NO;NAMA PERISAI;NAMA WADAH;JABATAN;DESA TUGAS;KECAMATAN;NO HP;BERLAKU S/D",
    "1;Maria Goreti Bete;Wadah Weliman;Kepala;Haliklaran, Lakulo;Weliman;081234567801;31-12-2027",
    "2;Agustinus Bria Klau;Wadah Weliman;Admin;semua desa;Weliman;081234567802;",
    "3;Petrus Luan;Wadah Weliman;Perisai;Desa Antah;Weliman;081234567803;2026",
    "4;Kornelis Taek;Wadah Betun;Perisai;Wehali;Malaka Tengah;0812;besok",
    "5;Elisabeth Fahik;Wadah Betun;Bendahara;Wehali;Malaka Tengah;081234567805;15-08-2027",
)


def _list(context: Context) -> Looked:
    """A list of agents as a wadah sends it, read at once: pictures are not taken in a hurry."""
    with tempfile.TemporaryDirectory() as folder, context.database.read() as session:
        path = Path(folder) / "Data Perisai Malaka.csv"
        path.write_text("\n".join(_ROWS), encoding="utf-8")
        return look_at(preview_agents(session, context.acting, path), session, AGENTS.key)


def pictures_of(page: _Pictured) -> list[Picture]:
    """An agent with each tab, each dialog, and the other tabs."""

    def agent(tab: int) -> None:
        page.tabs.show_tab(page.agents)
        page.agents.table.choose_row(1)
        page.agents.panel.show_tab(tab)

    def form() -> QWidget:
        dialog = page.edit_agent() or page.add_agent()
        dialog.form.set_values({"nik": "532104610580"})
        dialog.submit()
        return dialog

    def tab(number: int) -> None:
        page.agents.close_agent()
        page.tabs.bar.setCurrentIndex(number)

    def listed() -> None:
        page.lists.show_list(_list(page.context))

    def lists() -> None:
        page.lists.show_home()
        tab(4)

    return [
        Picture("agent", lambda: agent(0)),
        Picture("agent-trainings", lambda: agent(1)),
        Picture("agent-history", lambda: agent(2)),
        Picture("form", form),
        Picture("wadah", lambda: tab(1)),
        Picture("wadah-form", page.add_wadah),
        Picture("villages", lambda: tab(2)),
        Picture("results", lambda: tab(3)),
        Picture("list", listed),
        Picture("list-columns", page.lists.reading.ask_mapping),
        Picture("lists", lists),
    ]
