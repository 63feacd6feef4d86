"""The rows of a tab saved as a sheet."""

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.domain.trainings import PRINTED_ROLES, AgentRole
from desktop.services.training.agent_results import Brought, TrainingResult
from desktop.services.training.result_sheets import ResultSheet, save_result_sheet
from desktop.ui.context import Context
from desktop.ui.pages.agents.read import AgentRow, Areas, VillageRow, WadahRow

Rows = Sequence[Sequence[object]]
_YES = {True: "ya", False: "tidak"}
"""Sheets are Indonesian, whatever the window speaks."""


def agent_lines(rows: Sequence[AgentRow]) -> Rows:
    """Agents as the sheet has them."""
    return [
        (
            row.line.nik,
            row.line.name,
            row.line.wadah,
            PRINTED_ROLES[AgentRole(row.line.role)],
            ", ".join(each.name for each in row.line.villages),
            row.line.phone,
            row.certificate.number,
            row.certificate.until or "",
            _YES[row.line.active],
            _YES[row.trained],
            *_sums(row.brought),
        )
        for row in rows
    ]


def wadah_lines(rows: Sequence[WadahRow], areas: Areas) -> Rows:
    """Wadah as the sheet has them."""
    return [
        (
            row.line.name,
            row.line.head,
            areas.words(row.line.region),
            row.line.phone,
            row.line.agents,
            row.trained,
            *_sums(row.brought),
        )
        for row in rows
    ]


def village_lines(rows: Sequence[VillageRow]) -> Rows:
    """Villages as the sheet has them."""
    return [
        (each.kecamatan, each.code, each.name, each.listed, each.agents, each.trained)
        for each in rows
    ]


def training_lines(rows: Sequence[TrainingResult]) -> Rows:
    """Trainings as the sheet has them; results stand once one is closed."""
    return [
        (
            row.name,
            row.start,
            "ditutup" if row.closed else "belum ditutup",
            row.agents,
            row.passed if row.closed else "",
            *(_sums(row.brought) if row.closed else ("", "", "")),
        )
        for row in rows
    ]


def _sums(brought: Brought) -> tuple[object, ...]:
    return brought.workers, brought.verified, brought.enrolled


def ask_sheet(context: Context, kind: ResultSheet, name: str, rows: Rows) -> None:
    """Ask where to, and write rows there; `name` is proposed."""
    context.messages.choose_target(
        _("Save as a sheet"),
        f"{name}.xlsx",
        "Excel (*.xlsx)",
        lambda path: save_sheet(context, kind, rows, path),
        "export",
    )


def save_sheet(context: Context, kind: ResultSheet, rows: Rows, path: Path) -> None:
    """Write rows, and say how many."""

    def save(_progress: Progress) -> int:
        with context.database.write() as session:
            return save_result_sheet(session, context.acting, path, kind, rows)

    def saved(number: int) -> None:
        words = ngettext("{n} row written to {file}.", "{n} rows written to {file}.", number)
        context.messages.tell(words.format(n=grouped(number), file=path.name))

    context.jobs.run(save, saved, _("Writing the sheet"))
