"""The rows that wait as a sheet to mend and load again: their own columns, and the reasons."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.engine import Session
from db.queries.imports import WORKERS
from desktop.domain.dates import letter_date
from desktop.domain.fields import WORKER_BY_KEY
from desktop.domain.finding_texts import sentence
from desktop.domain.findings import Finding, Severity
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.register.held import held_rows
from desktop.services.register.mend import birth_date_of
from desktop.services.register.preview import Preview
from desktop.services.sheets.writing import OutColumn, write_sheet
from desktop.services.upkeep.audit import record

Words = Callable[[Finding], str]
"""What a finding says."""

_LOST = "?"
_DIGITS_KEPT = 15


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A held row, from a preview or from a batch."""

    sheet: str
    row: int
    cells: Mapping[str, str]
    values: Mapping[str, str]
    findings: Sequence[Finding]
    headers: Mapping[str, str]


def save_held(
    session: Session,
    acting: Acting,
    batch: int,
    path: Path,
    *,
    kind: str = WORKERS,
    words: Words = sentence,
) -> int:
    """Write the waiting rows of a batch as a sheet; give back how many. It loads again."""
    rows = [
        ReportRow(row.sheet, row.row, row.cells, row.values, row.findings, row.headers)
        for row in held_rows(session, batch, kind)
    ]
    write_report(acting, rows, path, words)
    record(session, acting, "batch.report", "batch", batch, {"rows": len(rows)})
    return len(rows)


def save_preview_report(
    acting: Acting, preview: Preview, path: Path, words: Words = sentence
) -> int:
    """Write the rows that a list would leave waiting, before it comes in."""
    rows = [
        ReportRow(
            row.sheet, row.row, row.cells, row.values, row.findings, preview.headers(row.sheet)
        )
        for row in preview.rows
        if row.outcome == "held"
    ]
    write_report(acting, rows, path, words)
    return len(rows)


def write_report(
    acting: Acting, rows: Sequence[ReportRow], path: Path, words: Words = sentence
) -> None:
    """Write rows with their own columns, where they stood, and what holds them."""
    headers = list(dict.fromkeys(header for row in rows for header in row.cells))
    beside = (_("Sheet"), _("Row"), _("Reason it waits"))
    dated = {row.headers.get("birth_date", "") for row in rows} - {
        row.headers.get("ttl", "") for row in rows
    }
    columns = [OutColumn(header, 18, "date" if header in dated else "text") for header in headers]
    if any(map(_villages_apart, rows)):
        headers.append(_(WORKER_BY_KEY["region"].label))
        columns.append(OutColumn(headers[-1], 22, "text"))
    columns += [OutColumn(header, 14, "text") for header in beside[:2]]
    columns.append(OutColumn(beside[2], 70, "text"))
    write_sheet(
        path,
        columns,
        [_line(row, headers, words) for row in rows],
        sheet=_("Waiting rows"),
        title="",
        created=acting.now(),
    )


def _villages_apart(row: ReportRow) -> bool:
    """Whether a row's village was told outside of the columns of its list."""
    return bool(row.values.get("region")) and "region" not in row.headers


def _line(row: ReportRow, headers: Sequence[str], words: Words) -> list[object]:
    cells: dict[str, object] = dict(row.cells)
    cells.update(_readable(row))
    if _villages_apart(row):
        cells[headers[-1]] = row.values["region"]
    reasons = [words(one) for one in row.findings if one.severity is Severity.ERROR]
    return [*(cells.get(header, "") for header in headers), row.sheet, row.row, " ".join(reasons)]


def _readable(row: ReportRow) -> dict[str, object]:
    """Cells that must not be read otherwise than they were: dates, and NIKs that lost digits."""
    told: dict[str, object] = {}
    born = birth_date_of(row.values)
    header = row.headers.get("birth_date", "")
    if born and header:
        told[header] = born if header != row.headers.get("ttl") else _place_and_date(row, born)
    if any(one.code == "nik.precision_lost" for one in row.findings):
        nik = row.values.get("nik", "")
        told[row.headers.get("nik", "")] = nik[:_DIGITS_KEPT] + _LOST if nik.isdigit() else nik
    told.pop("", None)
    return told


def _place_and_date(row: ReportRow, born: date) -> str:
    place = row.values.get("birth_place", "")
    return f"{place}, {letter_date(born)}" if place else letter_date(born)
