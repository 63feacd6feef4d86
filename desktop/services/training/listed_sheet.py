"""People of a sheet who are to take part: columns in any order, under any spelling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from db.engine import Session
from desktop.domain import dates, names
from desktop.domain import nik as niks
from desktop.domain.fields import WORKER_BY_KEY, Field, Kind
from desktop.domain.findings import Finding, Severity, warning
from desktop.domain.names import tidy
from desktop.domain.phones import read_phone
from desktop.domain.progress import SILENT, Progress
from desktop.domain.regions import RegionTable
from desktop.services.offices.settings import require_office
from desktop.services.offices.tables import read_regions
from desktop.services.register.readings import read_nik, read_sex, tidied
from desktop.services.sheets.cells import Cell, shown
from desktop.services.sheets.mapping import fields_at, header_of_field, map_columns
from desktop.services.sheets.reading import read_workbook
from desktop.services.sheets.tables import SheetTable
from desktop.services.training.persons import Listed

_LONGEST = 200
_NAME = replace(
    WORKER_BY_KEY["name"],
    synonyms=(
        *WORKER_BY_KEY["name"].synonyms,
        *("nama perisai", "nama agen", "nama agen perisai", "nama ahli waris"),
        *("nama peserta pelatihan", "nama undangan", "peserta"),
    ),
)
_BODY = Field(
    "body",
    "Wadah/Instansi",
    Kind.TEXT,
    (
        *("wadah", "nama wadah", "wadah perisai", "asal wadah", "wadah instansi", "instansi"),
        *("asal instansi", "nama instansi", "instansi wadah", "lembaga", "nama lembaga"),
        *("organisasi", "kantor", "kantor perisai", "kelompok", "unit kerja", "utusan", "asal"),
        *("asal lembaga", "instansi lembaga", "instansi organisasi"),
    ),
)
_ROLE = Field(
    "role",
    "Jabatan",
    Kind.TEXT,
    (
        *("jabatan", "kedudukan", "peran", "posisi", "jabatan dalam wadah", "sebagai"),
        *("tugas", "jabatan kedudukan", "jabatan peran"),
    ),
)
FIELDS = (
    _NAME,
    *(
        replace(WORKER_BY_KEY[key], required=False)
        for key in ("nik", "sex", "birth_place", "birth_date", "region", "phone")
    ),
    _BODY,
    _ROLE,
)
"""What a list of participants may say; the name alone is needed."""


@dataclass(frozen=True, slots=True)
class SheetFinding:
    """What was found in a sheet, and where; `row` is the sheet's own, from 1."""

    sheet: str
    row: int
    column: str
    finding: Finding


def read_people(
    session: Session, path: Path, on: date, progress: Progress = SILENT
) -> tuple[list[Listed], list[SheetFinding], str]:
    """The people of a sheet in its order, what was found, and the file's hash; UserError `file.*`.

    `on` is today; by it a birth date is past.
    """
    workbook = read_workbook(path, fields=FIELDS, progress=progress)
    regions = read_regions(session, require_office(session).region)
    people: list[Listed] = []
    findings: list[SheetFinding] = []
    for table in workbook.tables:
        reading = _Table(table, regions, on)
        for number, cells in table.rows:
            listed, found = reading.read(cells)
            if listed is not None:
                people.append(listed)
            findings += [
                SheetFinding(table.sheet, number, reading.headers.get(each.field, ""), each)
                for each in found
            ]
    return people, findings, workbook.sha256


class _Table:
    """One table, its columns known."""

    def __init__(self, table: SheetTable, regions: RegionTable, on: date) -> None:
        mapped = map_columns(table, FIELDS)
        self.headers = header_of_field([(each.header, each.field) for each in mapped])
        self._at: Mapping[str, int] = fields_at(mapped)
        self._regions = regions
        self._on = on
        self._epoch_1904 = table.epoch_1904
        born = self._at.get("birth_date")
        column: Sequence[Cell] = (
            [cells[born] for _n, cells in table.rows] if born is not None else []
        )
        told = dates.column_order(
            [each for each in column if isinstance(each, str | int | float | date)]
        )
        # A few dates tell no order by themselves; people here write the day first.
        self._day_first = told is not False

    def read(self, cells: Sequence[Cell]) -> tuple[Listed | None, list[Finding]]:
        """A row's person, nobody where it has no name; and what was found."""
        name = self._text(cells, "name")
        findings = names.check(name)
        if any(each.severity is Severity.ERROR for each in findings):
            return None, findings
        nik = self._nik(cells, findings)
        sex = self._text(cells, "sex")
        listed = Listed(
            name,
            nik,
            read_sex(sex.lower()) or (niks.sex(nik) if nik else ""),
            birth_place=self._birth_place(cells),
            birth_date=self._born(cells, nik, findings),
            body=self._text(cells, "body"),
            role=self._text(cells, "role"),
            region=self._region(cells, findings),
            phone=self._phone(cells, findings),
        )
        if sex and not read_sex(sex.lower()):
            findings.append(warning("sex.unreadable", "sex", sex))
        return listed, findings

    def _cell(self, cells: Sequence[Cell], key: str) -> Cell:
        return cells[self._at[key]] if key in self._at else ""

    def _text(self, cells: Sequence[Cell], key: str) -> str:
        return tidied(self._cell(cells, key))[:_LONGEST]

    def _nik(self, cells: Sequence[Cell], findings: list[Finding]) -> str:
        """A sound NIK; anything else is told and left out, for a participant needs none."""
        nik, lost = read_nik(self._cell(cells, "nik"))
        if not nik:
            return ""
        if lost:
            findings.append(warning("nik.precision_lost", "nik", nik))
            return ""
        found = niks.check(nik, known_districts=_EVERY, on=self._on)
        wrong = [each for each in found if each.severity is Severity.ERROR]
        findings += [replace(each, severity=Severity.WARNING) for each in wrong]
        return "" if wrong else nik

    def _birth_place(self, cells: Sequence[Cell]) -> str:
        place = self._text(cells, "birth_place")
        return place or dates.split_place_and_date(self._text(cells, "ttl"))[0]

    def _born(self, cells: Sequence[Cell], nik: str, findings: list[Finding]) -> date | None:
        cell = self._cell(cells, "birth_date")
        if cell == "" and "ttl" in self._at:
            cell = dates.split_place_and_date(self._text(cells, "ttl"))[1]
        if not isinstance(cell, str | int | float | date) or not shown(cell).strip():
            return None
        born, found = dates.read(
            cell,
            day_first=self._day_first,
            nik_date=niks.birth_date(nik, self._on) if nik else None,
            on=self._on,
            epoch_1904=self._epoch_1904,
        )
        findings += [replace(each, severity=Severity.WARNING) for each in found]
        wrong = any(each.severity is Severity.ERROR for each in found)
        return None if wrong else born

    def _region(self, cells: Sequence[Cell], findings: list[Finding]) -> str:
        village = self._text(cells, "region")
        if not village:
            return ""
        found = self._regions.find_village(
            village, self._text(cells, "kecamatan"), self._text(cells, "kabupaten")
        )
        if not found.code:
            findings += [replace(each, severity=Severity.WARNING) for each in found.findings]
        return found.code or ""

    def _phone(self, cells: Sequence[Cell], findings: list[Finding]) -> str:
        text = tidy(shown(self._cell(cells, "phone")))
        number = read_phone(text) if text else ""
        if text.strip(" -0") and not number:
            findings.append(warning("phone.unreadable", "phone", text))
        return number


class _Every:
    """Every kecamatan: where a NIK was made out is no matter of a training."""

    def __contains__(self, _code: object) -> bool:
        return True


_EVERY = _Every()
