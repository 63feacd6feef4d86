"""Several people chosen in the table leave or come back: asked, looked at, done as one deed."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.queries.workers import WorkerLine, worker_ids
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.register.leaving_many import ManyMoved, move_many, preview_many
from desktop.ui.context import Context
from desktop.ui.dialogs.leaving_many import LeavingManyDialog, staying_columns
from desktop.ui.pages.workers.rows import WorkerSource
from desktop.ui.table_model import BlockModel


class LeavingManyActs(QObject):
    """Asks over a page; a look and the deed are jobs."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def ask(
        self, chosen: Sequence[WorkerLine], source: WorkerSource, fitting: int
    ) -> LeavingManyDialog:
        """Ask what the chosen people do, or where none are chosen all `fitting` ones."""
        context = self._context
        gone = bool(chosen) and all(line.status == WorkerStatus.ENDED for line in chosen)
        dialog = LeavingManyDialog(
            len(chosen) or fitting,
            gone=gone,
            today=context.acting.today(),
            model=BlockModel(context.database, staying_columns()),
            preferences=context.preferences,
            parent=self._over,
        )
        ids = [line.id for line in chosen]
        dialog.submitted.connect(lambda values: self._on_given(dialog, ids, source, values))
        dialog.open()
        return dialog

    def _on_given(
        self,
        dialog: LeavingManyDialog,
        chosen: Sequence[int],
        source: WorkerSource,
        values: dict[str, str],
    ) -> None:
        try:
            day = date.fromisoformat(values["date"])
        except ValueError:
            dialog.show_errors({"date": _("Type a day as 21-05-2026")})
            return
        context, doing = self._context, dialog.looked
        where, ids, to, reason = source.folded(), list(chosen), values["to"], values["reason"]

        def work(progress: Progress) -> ManyMoved:
            if not doing:
                with context.database.read() as session:
                    people = ids or worker_ids(session, where)
                    return preview_many(
                        session, context.acting, people, to=to, reason=reason, on=day
                    )
            with context.database.write() as session:
                people = ids or worker_ids(session, where)
                return move_many(
                    session,
                    context.acting,
                    people,
                    to=to,
                    reason=reason,
                    on=day,
                    progress=progress,
                )

        def done(moved: ManyMoved) -> None:
            if not doing:
                dialog.show_preview(Counter(moved.moving.values()), moved.staying)
                return
            dialog.accept()
            self._tell(len(moved.moving), len(moved.staying), left=to == WorkerStatus.ENDED)

        context.jobs.run(work, done, _("Saving the status"), on_refused=dialog.refuse, owner=dialog)

    def _tell(self, moved: int, stayed: int, *, left: bool) -> None:
        if left:
            words = ngettext("{n} person left.", "{n} people left.", moved)
        else:
            words = ngettext("{n} person is back.", "{n} people are back.", moved)
        told = words.format(n=grouped(moved))
        if stayed:
            more = ngettext("{n} person stays.", "{n} people stay.", stayed)
            told = f"{told} {more.format(n=grouped(stayed))}"
        self._context.messages.tell(told)
