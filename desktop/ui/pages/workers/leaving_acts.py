"""Somebody leaves, comes back or is taken out, and the lists of who did."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.queries import standings
from db.queries.workers import WorkerLine
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.services.register.leaving import Moved, move_workers
from desktop.services.register.mutation_sheet import save_mutations
from desktop.services.register.mutations import Mutations
from desktop.services.register.remove import remove_worker
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.leaving import LeavingDialog, MistakeDialog, ReturnDialog
from desktop.ui.dialogs.movements import MovementsDialog


class LeavingActs(QObject):
    """Asks over a page, and does what was answered, each act a job."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def ask(self, line: WorkerLine) -> FormDialog:
        """Ask why somebody leaves, or how somebody who left comes back."""
        today = self._context.acting.today()
        dialog: FormDialog
        if line.status == WorkerStatus.ENDED:
            with self._context.database.read() as session:
                before = standings.before_leaving(session, [line.id]).get(line.id, "")
            dialog = ReturnDialog(line.name, before, today, self._over)
        else:
            leaving = LeavingDialog(line.name, today, self._over)
            leaving.mistaken.connect(lambda: self.ask_mistake(line))
            dialog = leaving
        dialog.submitted.connect(lambda values: self._move(dialog, line, values))
        dialog.open()
        return dialog

    def _move(self, dialog: FormDialog, line: WorkerLine, values: dict[str, str]) -> None:
        day = _day(dialog, "date", values["date"])
        if day is None:
            return
        context, nik, to = self._context, line.nik, values.get("to", WorkerStatus.ENDED.value)
        reason = values["reason"]

        def move(_progress: Progress) -> Moved:
            with context.database.write() as session:
                return move_workers(session, context.acting, [nik], to=to, reason=reason, on=day)

        def moved(_moved: Moved) -> None:
            dialog.accept()
            left = to == WorkerStatus.ENDED
            told = _("{name} left the programme.") if left else _("{name} is back.")
            context.messages.tell(told.format(name=line.name))

        context.jobs.run(
            move, moved, _("Saving the status"), on_refused=dialog.refuse, owner=dialog
        )

    def ask_mistake(self, line: WorkerLine) -> MistakeDialog:
        """Ask why somebody is taken out for good."""
        dialog = MistakeDialog(line.name, self._over)
        dialog.submitted.connect(lambda values: self._remove(dialog, line, values["reason"]))
        dialog.open()
        return dialog

    def _remove(self, dialog: FormDialog, line: WorkerLine, reason: str) -> None:
        context, worker = self._context, line.id

        def remove(_progress: Progress) -> None:
            with context.database.write() as session:
                remove_worker(session, context.acting, worker, reason)

        def removed(_done: None) -> None:
            dialog.accept()
            context.messages.tell(_("{name} was taken out.").format(name=line.name))

        context.jobs.run(
            remove, removed, _("Taking a person out"), on_refused=dialog.refuse, owner=dialog
        )

    def ask_movements(self) -> MovementsDialog:
        """Ask of which days the movements are to be listed."""
        dialog = MovementsDialog(self._context.acting.today(), self._over)
        dialog.submitted.connect(lambda values: self._choose_target(dialog, values))
        dialog.open()
        return dialog

    def _choose_target(self, dialog: FormDialog, values: dict[str, str]) -> None:
        since = _day(dialog, "since", values["since"])
        until = _day(dialog, "until", values["until"])
        if since is None or until is None:
            return
        if until < since:
            dialog.show_errors({"until": _("Lies before the first day")})
            return
        dialog.accept()
        who = values["who"]
        name = f"mutasi {since.isoformat()} {until.isoformat()}.xlsx"
        self._context.messages.choose_target(
            _("Save movements"),
            name,
            "Excel (*.xlsx)",
            lambda path: self.save(path, since, until, who),
            "export",
        )

    def save(self, path: Path, since: date, until: date, who: str) -> None:
        """Write the movements of some days, and say their sum."""
        context = self._context

        def save(_progress: Progress) -> Mutations:
            with context.database.write() as session:
                return save_mutations(
                    session, context.acting, path, since=since, until=until, who=who
                )

        context.jobs.run(save, self._saved, _("Saving movements"), owner=self)

    def _saved(self, found: Mutations) -> None:
        total = found.total
        told = _("Start {start} + in {came} - out {gone} = end {end}")
        self._context.messages.tell(
            told.format(
                start=grouped(total.start),
                came=grouped(total.added + total.replaced),
                gone=grouped(total.removed + total.replaced),
                end=grouped(total.end),
            )
        )


def _day(dialog: FormDialog, key: str, text: str) -> date | None:
    """The day typed; what is wrong is said beside its field where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        dialog.show_errors({key: _("Type a day as 21-05-2026")})
        return None
