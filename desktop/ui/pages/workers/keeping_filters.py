"""Filters kept by name, and forgotten."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.queries.workers import WorkerFilter
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.register.filters import remove_filter, save_filter
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.form import asked_text


class FilterKeeping(QObject):
    """Asks for a name, and keeps or forgets a filter in a job."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def ask_name(self, where: WorkerFilter) -> FormDialog:
        """Ask by which name a filter is kept."""
        asked = asked_text(
            "name", _("Name"), required=True, help=_("A name there is takes the new filters.")
        )
        dialog = FormDialog(
            _("Save these filters"), [asked], _("Save"), self._over, columns=1, width=420
        )
        dialog.submitted.connect(lambda values: self._keep(dialog, values["name"], where))
        dialog.open()
        return dialog

    def _keep(self, dialog: FormDialog, name: str, where: WorkerFilter) -> None:
        context = self._context

        def keep(_progress: Progress) -> int:
            with context.database.write() as session:
                return save_filter(session, context.acting, name, where)

        context.jobs.run(
            keep,
            lambda _id: dialog.accept(),
            _("Saving the filters"),
            on_refused=lambda error: dialog.show_errors({"name": error.message}),
            owner=dialog,
        )

    def forget(self, filter_id: int) -> None:
        """Forget a kept filter."""
        context = self._context

        def forget(_progress: Progress) -> None:
            with context.database.write() as session:
                remove_filter(session, context.acting, filter_id)

        context.jobs.run(forget, None, _("Saving the filters"))
