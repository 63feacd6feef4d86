"""The first run: what the dialog asked for becomes the office, in one job."""

from pathlib import Path

from PySide6.QtCore import QObject

from db.queries import office as office_queries
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.offices.create import CreatedOffice, create_office
from desktop.ui.context import Context
from desktop.ui.dialogs.first_run import FirstRun
from desktop.ui.register import WatchedDatabase


def has_office(database: WatchedDatabase) -> bool:
    """Whether the register has its office already."""
    with database.read() as session:
        return office_queries.own_office(session) is not None


class FirstOffice(QObject):
    """Makes the office when the dialog asks for it, and gives the dialog the recovery code."""

    def __init__(self, context: Context, dialog: FirstRun, keys_folder: Path) -> None:
        super().__init__(dialog)
        self._context = context
        self._dialog = dialog
        self._keys_folder = keys_folder
        dialog.submitted.connect(self._on_submitted)

    def _on_submitted(self, values: dict[str, str], letterhead: bytes) -> None:
        context, keys_folder = self._context, self._keys_folder

        def make(progress: Progress) -> CreatedOffice:
            with context.database.write() as session:
                return create_office(
                    session,
                    context.acting,
                    **values,
                    letterhead=letterhead or None,
                    keys_folder=keys_folder,
                    progress=progress,
                )

        context.jobs.run(
            make,
            self._on_made,
            _("Making the office"),
            on_refused=self._dialog.refuse,
            owner=self._dialog,
        )

    def _on_made(self, made: CreatedOffice) -> None:
        self._dialog.show_recovery_code(made.recovery_code)
