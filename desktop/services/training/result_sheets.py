"""What came of agents and trainings as sheets: by agent, by wadah, by village, by training."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from db.engine import Session
from desktop.domain.dates import letter_date
from desktop.services.acting import Acting
from desktop.services.sheets.writing import OutColumn, write_sheet
from desktop.services.upkeep.audit import record


class ResultSheet(StrEnum):
    """By what the rows of a sheet are."""

    AGENTS = "agents"
    WADAH = "wadah"
    VILLAGES = "villages"
    TRAININGS = "trainings"


# What is handed out is always Indonesian, whatever the window speaks.
_SUMS = (
    OutColumn("Pekerja dibawa", 14, "number"),
    OutColumn("Memenuhi syarat", 14, "number"),
    OutColumn("Terdaftar", 12, "number"),
)
COLUMNS: Mapping[ResultSheet, tuple[OutColumn, ...]] = {
    ResultSheet.AGENTS: (
        OutColumn("NIK", 20),
        OutColumn("Nama", 32),
        OutColumn("Wadah", 28),
        OutColumn("Jabatan", 20),
        OutColumn("Desa tugas", 44),
        OutColumn("Nomor HP", 16),
        OutColumn("Nomor sertifikat", 22),
        OutColumn("Sertifikat berlaku s.d.", 14, "date"),
        OutColumn("Aktif", 8),
        OutColumn("Terlatih", 12),
        *_SUMS,
    ),
    ResultSheet.WADAH: (
        OutColumn("Wadah", 32),
        OutColumn("Kepala wadah", 28),
        OutColumn("Wilayah", 24),
        OutColumn("Nomor HP", 16),
        OutColumn("Perisai aktif", 12, "number"),
        OutColumn("Terlatih", 12, "number"),
        *_SUMS,
    ),
    ResultSheet.VILLAGES: (
        OutColumn("Kecamatan", 24),
        OutColumn("Kode desa", 14),
        OutColumn("Desa/Kelurahan", 28),
        OutColumn("Orang terdata", 12, "number"),
        OutColumn("Perisai aktif", 12, "number"),
        OutColumn("Terlatih", 12, "number"),
    ),
    ResultSheet.TRAININGS: (
        OutColumn("Pelatihan", 44),
        OutColumn("Mulai", 14, "date"),
        OutColumn("Keadaan", 16),
        OutColumn("Perisai ikut", 12, "number"),
        OutColumn("Lulus", 10, "number"),
        *_SUMS,
    ),
}
"""What each sheet has, in order; a row has as many values."""

_TITLES = {
    ResultSheet.AGENTS: "Perisai dan pekerja yang dibawa",
    ResultSheet.WADAH: "Hasil per wadah",
    ResultSheet.VILLAGES: "Perisai per desa",
    ResultSheet.TRAININGS: "Hasil per pelatihan",
}


def save_result_sheet(
    session: Session,
    acting: Acting,
    path: Path,
    kind: ResultSheet,
    rows: Sequence[Sequence[object]],
) -> int:
    """Write rows under the columns of their kind to a path, whole or not at all; how many.

    The sheet tells the day it was made. UserError `file.not_written`.
    """
    write_sheet(
        path,
        COLUMNS[kind],
        rows,
        sheet=_TITLES[kind],
        created=acting.now(),
        title=f"{_TITLES[kind]}, {letter_date(acting.today())}",
    )
    told: dict[str, object] = {"sheet": str(kind), "rows": len(rows), "file": path.name}
    record(session, acting, "agents.sheet", "agent", None, told)
    return len(rows)
