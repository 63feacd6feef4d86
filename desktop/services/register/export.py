"""The register, or those of it who fit a filter, as a spreadsheet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from db.engine import Session
from db.queries.chunks import chunks
from db.queries.workers import WorkerFilter, WorkerLine, worker_ids, worker_lines
from desktop.domain.dates import age_on
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.statuses import WORKER_LABELS, WorkerStatus
from desktop.domain.texts import gettext
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.sheets.rows_xml import Kind
from desktop.services.sheets.writing import OutColumn, write_sheet
from desktop.services.upkeep.audit import record

MOST_ROWS = 1_048_575
"""A sheet of Excel holds so many rows under its header."""

_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class _Exported:
    """A column of the export; headers are such that the sheet could come in again."""

    header: str
    width: int
    value: Callable[[WorkerLine, date], object]
    kind: Kind = "text"


_COLUMNS: dict[str, _Exported] = {
    "nik": _Exported("NIK", 20, lambda line, _on: line.nik),
    "kk": _Exported("Nomor KK", 20, lambda line, _on: line.kk),
    "name": _Exported("Nama lengkap", 32, lambda line, _on: line.name),
    "birth_place": _Exported("Tempat lahir", 18, lambda line, _on: line.birth_place),
    "birth_date": _Exported("Tanggal lahir", 14, lambda line, _on: line.birth_date, "date"),
    "age": _Exported("Umur", 8, lambda line, on: age_on(line.birth_date, on), "number"),
    "sex": _Exported("Jenis kelamin", 10, lambda line, _on: line.sex),
    "mother_name": _Exported("Nama ibu kandung", 26, lambda line, _on: line.mother_name),
    "address": _Exported("Alamat", 30, lambda line, _on: line.address),
    "rt": _Exported("RT", 6, lambda line, _on: line.rt),
    "rw": _Exported("RW", 6, lambda line, _on: line.rw),
    "hamlet": _Exported("Dusun", 16, lambda line, _on: line.hamlet),
    "village": _Exported("Desa/Kelurahan", 22, lambda line, _on: line.village),
    "kecamatan": _Exported("Kecamatan", 18, lambda line, _on: line.kecamatan),
    "occupation": _Exported("Pekerjaan", 20, lambda line, _on: line.occupation),
    "income": _Exported("Penghasilan per bulan", 16, lambda line, _on: line.income, "number"),
    "phone": _Exported("Nomor HP", 16, lambda line, _on: line.phone),
    "status": _Exported(
        "Status", 20, lambda line, _on: gettext(WORKER_LABELS[WorkerStatus(line.status)])
    ),
    "member_number": _Exported("Nomor peserta", 16, lambda line, _on: line.member_number),
    "findings": _Exported("Temuan", 8, lambda line, _on: line.errors + line.warnings, "number"),
    "agent": _Exported("Nama Perisai", 24, lambda line, _on: line.agent),
    "note": _Exported("Keterangan", 24, lambda line, _on: line.note),
}
EXPORTED = tuple(_COLUMNS)
"""What can be exported, in the order in which all of it is."""


def export_workers(  # noqa: PLR0913 - what is written, how and where to, by name
    session: Session,
    acting: Acting,
    path: Path,
    where: WorkerFilter,
    *,
    columns: Sequence[str] = EXPORTED,
    sort: str = "name",
    descending: bool = False,
    password: str = "",
    progress: Progress = SILENT,
) -> int:
    """Write those who fit as a sheet, NIK as text, nothing a formula; give back how many.

    `columns` are keys of EXPORTED in the order wanted. The audit tells how many left and by what
    filter, of a search only that there was one. UserError `export.too_many`, `file.not_written`.
    """
    ids = worker_ids(session, where, sort=sort, descending=descending)
    if len(ids) > MOST_ROWS:
        raise UserError(
            "export.too_many",
            _("A sheet holds {most} people at most, these are {n}. Narrow the filter.").format(
                most=MOST_ROWS, n=len(ids)
            ),
        )
    chosen = [_COLUMNS[key] for key in columns if key in _COLUMNS]
    write_sheet(
        path,
        [OutColumn(column.header, column.width, column.kind) for column in chosen],
        _rows(session, ids, chosen, acting.today(), progress),
        sheet="Daftar pekerja",
        created=acting.now(),
        password=password,
    )
    record(
        session,
        acting,
        "worker.export",
        "worker",
        None,
        {"rows": len(ids), "filter": _told(where), "columns": list(columns)},
    )
    return len(ids)


def _rows(
    session: Session,
    ids: Sequence[int],
    columns: Sequence[_Exported],
    today: date,
    progress: Progress,
) -> Iterator[Sequence[object]]:
    for done, some in enumerate(chunks(ids, _AT_ONCE)):
        progress.step(done * _AT_ONCE, len(ids), _("Writing people"))
        for line in worker_lines(session, some):
            yield [column.value(line, today) for column in columns]


def _told(where: WorkerFilter) -> dict[str, object]:
    """What was filtered by, without what was typed of people."""
    told: dict[str, object] = {}
    for field in fields(where):
        value = getattr(where, field.name)
        if value in ("", (), None):
            continue
        if field.name in ("search", "begins"):
            told[field.name] = True
        elif isinstance(value, date):
            told[field.name] = value.isoformat()
        else:
            told[field.name] = list(value) if isinstance(value, tuple) else value
    return told
