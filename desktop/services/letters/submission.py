"""The submission sheet: the frozen roster in the columns that the insurer takes."""

from collections.abc import Sequence
from datetime import datetime

from desktop.domain.dates import add_months, short_date
from desktop.domain.roster import RosterLine
from desktop.services.letters.papers.facts import LetterFacts
from desktop.services.letters.submission_kinds import more_cells, more_columns
from desktop.services.sheets.writing import OutColumn, sheet_bytes

COLUMNS = (
    OutColumn("NIK", 20),
    OutColumn("Nama Lengkap", 34),
    OutColumn("Nomor KK", 20),
    OutColumn("Tempat Lahir", 20),
    OutColumn("Tanggal Lahir (DD-MM-YYYY)", 16),
    OutColumn("Jenis Kelamin (L/P)", 10),
    OutColumn("Nama Ibu Kandung", 28),
    OutColumn("No HP", 16),
    OutColumn("Alamat", 34),
    OutColumn("RT", 6),
    OutColumn("RW", 6),
    OutColumn("Desa/Kelurahan", 22),
    OutColumn("Kecamatan", 22),
    OutColumn("Kab/Kota", 24),
    OutColumn("Jenis Pekerjaan", 24),
    OutColumn("Penghasilan per bulan", 14, "number"),
    OutColumn("Program", 12),
    OutColumn("Periode dari", 12),
    OutColumn("Periode sampai", 12),
    OutColumn("Iuran", 12, "number"),
)
"""Preset B of domain.md 1.4 with KK, RT, RW and the sum; NIK and dates as text."""


def submission_sheet(facts: LetterFacts, lines: Sequence[RosterLine], made: datetime) -> bytes:
    """The sheet of a roster, in its order; the same bytes for the same roster and moment."""
    programmes = ", ".join(key.upper() for key in facts.programmes)
    begins = facts.first_month.strftime("%m-%Y")
    ends = add_months(facts.first_month, facts.months - 1).strftime("%m-%Y")
    rows = (
        (
            line.nik,
            line.name,
            line.kk,
            line.birth_place,
            short_date(line.birth_date),
            line.sex,
            line.mother_name,
            line.phone,
            ", ".join(part for part in (line.address, line.hamlet) if part),
            line.rt,
            line.rw,
            line.village,
            line.kecamatan,
            facts.regencies.get(line.region[:4], ""),
            line.occupation,
            "" if line.income is None else line.income,
            programmes,
            begins,
            ends,
            line.cost,
            *more_cells(facts.kind, line),
        )
        for line in lines
    )
    columns = (*COLUMNS, *more_columns(facts.kind))
    return sheet_bytes(columns, rows, sheet="Data BPU", created=made)
