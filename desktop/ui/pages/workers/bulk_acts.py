"""Many people changed at once: those chosen in the table, else all who fit the filter."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.queries.workers import worker_ids
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.register.bulk import BULK_FIELDS, BulkChange, change_many, preview_bulk
from desktop.ui.context import Context
from desktop.ui.dialogs.bulk_edit import BulkEdit
from desktop.ui.pages.workers.rows import WorkerSource


class BulkActs(QObject):
    """Asks what to change, shows what that changes, and does it as one deed."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def ask(
        self,
        chosen: Sequence[int],
        source: WorkerSource,
        fitting: int,
        places: Mapping[str, str],
        agents: Mapping[str, str],
    ) -> BulkEdit:
        """Ask what the chosen people get (row ids), or where none are all `fitting` ones."""
        people = len(chosen) or fitting
        dialog = BulkEdit(people, BULK_FIELDS, places, self._over, agents)
        dialog.submitted.connect(lambda values: self._on_given(dialog, chosen, source, values))
        dialog.open()
        return dialog

    def _on_given(
        self,
        dialog: BulkEdit,
        chosen: Sequence[int],
        source: WorkerSource,
        values: dict[str, str],
    ) -> None:
        context, doing = self._context, dialog.looked
        where, ids = source.folded(), list(chosen)

        def work(progress: Progress) -> BulkChange:
            if not doing:
                with context.database.read() as session:
                    people = ids or worker_ids(session, where)
                    return preview_bulk(session, context.acting, people, values)
            with context.database.write() as session:
                people = ids or worker_ids(session, where)
                return change_many(session, context.acting, people, values, progress)

        def done(change: BulkChange) -> None:
            if not doing:
                dialog.show_change(len(change.changes), change.same, change.before)
                return
            dialog.accept()
            words = ngettext("{n} person changed.", "{n} people changed.", len(change.changes))
            context.messages.tell(words.format(n=grouped(len(change.changes))))

        context.jobs.run(work, done, _("Changing people"), on_refused=dialog.refuse, owner=dialog)
