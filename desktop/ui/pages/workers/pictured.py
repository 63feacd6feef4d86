"""The further pictures of Data Pekerja."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop.ui.dialogs.leaving_many import LeavingManyDialog
from desktop.ui.dialogs.worker_form import WorkerForm
from desktop.ui.pages.page import Picture
from desktop.ui.pages.workers.panel import PersonPanel
from desktop.ui.table_view import TableView


class Pictured(Protocol):
    """What of the page is arranged for a picture."""

    table: TableView
    panel: PersonPanel

    def add_person(self) -> QWidget:
        """Ask for a new person."""

    def ask_bulk(self) -> QWidget | None:
        """Ask what to change of many."""

    def ask_leaving(self) -> QWidget | None:
        """Ask why the person shown leaves."""

    def ask_leaving_many(self) -> QWidget | None:
        """Ask whether many leave."""

    def ask_movements(self) -> QWidget:
        """Ask of which days the movements are to be listed."""


def worker_pictures(page: Pictured, places: Mapping[str, str]) -> list[Picture]:
    """A person with each tab, and each dialog."""

    def person(tab: int) -> None:
        page.table.choose_row(2)
        page.panel.show_tab(tab)

    def form() -> QWidget:
        dialog = page.add_person()
        assert isinstance(dialog, WorkerForm)
        village = next(iter(places), "")
        dialog.form.set_values(
            {
                "nik": "532104610580000",
                "name": "Bernadeta Hoar Seran",
                "birth_date": "1980-05-21",
                "region": village,
            }
        )
        dialog.submit()
        return dialog

    def leaving_many() -> QWidget | None:
        page.panel.closed.emit()
        dialog = page.ask_leaving_many()
        if isinstance(dialog, LeavingManyDialog):
            dialog.submit()
        return dialog

    return [
        Picture("person", lambda: person(0)),
        Picture("findings", lambda: person(1)),
        Picture("heirs", lambda: person(2)),
        Picture("history", lambda: person(3)),
        Picture("letters", lambda: person(4)),
        Picture("new", form),
        Picture("many", page.ask_bulk),
        Picture("leaving-many", leaving_many),
        Picture("leaving", page.ask_leaving),
        Picture("movements", page.ask_movements),
    ]
