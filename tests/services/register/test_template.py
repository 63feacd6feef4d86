"""The empty sheet for villages: lists, text digits, a shut header; filled right, nothing waits."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from db.engine import Database
from db.queries import regions as region_queries
from db.queries.workers import worker_by_nik
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register.importing import import_list
from desktop.services.register.preview import preview_list
from desktop.services.register.template import save_template
from tests.services.sheets.test_formats import converted

WELIMAN = "532104"


def _saved(database: Database, acting: Acting, path: Path, region: str = "") -> Worksheet:
    with database.read() as session:
        assert save_template(session, acting, path, region=region) == path
    sheet = openpyxl.load_workbook(path).active
    assert isinstance(sheet, Worksheet)
    return sheet


def _headers(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


def _rules(sheet: Worksheet) -> dict[str, str]:
    """Header to the formula of its list."""
    headers = _headers(sheet)
    return {
        headers[next(iter(rule.sqref.ranges)).min_col - 1]: str(rule.formula1)
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }


def _filled(database: Database, acting: Acting, path: Path) -> list[str]:
    """Fill the empty sheet in with a person of each village; the villages' codes."""
    sheet = _saved(database, acting, path)
    headers = _headers(sheet)
    with database.read() as session:
        rows = region_queries.region_rows(session, "5321")
    names = {code: name for code, name, _kind, _parent in rows}
    villages = [code for code in names if len(code) == 10 and code.startswith("5321")]
    for number, village in enumerate(villages, start=2):
        born = date(1980, 1 + number % 12, 1 + number % 28)
        person: dict[str, str | int | date] = {
            "NIK": f"532104{born.day + 40:02}{born.month:02}80{number:04}",
            "Nomor KK": f"532104201010{number:04}",
            "Nama lengkap": f"MARIA {names[village].upper()}".replace("-", " "),
            "Tempat lahir": "Betun",
            "Tanggal lahir": born if number % 2 else f"{born:%d-%m-%Y}",
            "Jenis kelamin": "P",
            "Kecamatan": names[village[:6]],
            "Desa/Kelurahan": names[village],
            "Pekerjaan": "Penenun",
            "Penghasilan per bulan": 900_000,
            "Nomor HP": "081234567890",
        }
        for at, header in enumerate(headers, start=1):
            sheet.cell(number, at).value = person.get(header)
    assert sheet.parent is not None
    sheet.parent.save(path)
    return villages


def test_filled_in_right_it_comes_back_without_a_held_row(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    path = tmp_path / "kosong.xlsx"
    villages = _filled(office_database, acting, path)
    with office_database.write() as session:
        batch, preview = import_list(session, acting, path)
    assert (batch.held, batch.new) == (0, len(villages))
    assert batch.ignored == 1  # the header
    assert preview.notes == []
    told = {found.code for row in preview.rows for found in row.findings}
    assert told <= {"name.characters", "person.possible_duplicate", "nik.region_unknown"}
    with office_database.read() as session:
        for village, row in zip(villages, preview.rows, strict=True):
            assert row.values["region"] == village
        line = worker_by_nik(session, preview.rows[0].values["nik"])
    assert line is not None
    assert (line.kk[:6], line.income, line.occupation) == ("532104", 900_000, "Penenun")


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["ods", "xls", "xlsx"])
def test_saved_by_libreoffice_it_comes_back_without_a_held_row(
    register: Database, acting: Acting, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "kosong.xlsx"
    villages = _filled(register, acting, path)
    with register.read() as session:
        preview = preview_list(session, acting, converted(tmp_path, path, kind))
    assert preview.counts[:4] == (len(villages), len(villages), 0, 0)
    assert [row.values["region"] for row in preview.rows] == villages
    assert {row.values["phone"] for row in preview.rows} == {"081234567890"}


def test_digits_are_text_and_only_cells_to_fill_in_are_open(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    sheet = _saved(office_database, acting, tmp_path / "kosong.xlsx")
    headers = _headers(sheet)
    assert sheet.protection.sheet
    for at, header in enumerate(headers, start=1):
        assert sheet.cell(1, at).protection.locked
        column = sheet.column_dimensions[get_column_letter(at)]
        assert not column.protection.locked
        digits = header in ("NIK", "Nomor KK", "Nomor HP", "RT")
        assert not digits or column.number_format == "@"


def test_sex_villages_and_occupations_are_chosen_from_lists(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    path = tmp_path / "kosong.xlsx"
    sheet = _saved(office_database, acting, path, WELIMAN)
    rules = _rules(sheet)
    assert set(rules) == {"Jenis kelamin", "Kecamatan", "Desa/Kelurahan", "Pekerjaan"}
    book = openpyxl.load_workbook(path)
    lists = book["Pilihan"]
    assert lists.sheet_state == "veryHidden"
    listed = {str(cell.value) for column in lists.iter_cols() for cell in column if cell.value}
    with office_database.read() as session:
        of_weliman = {each.name for each in region_queries.children(session, WELIMAN)}
        elsewhere = {each.name for each in region_queries.children(session, "532101")}
    assert of_weliman <= listed
    assert not (elsewhere - of_weliman) & listed
    assert {"L", "P", "Petani", "Nelayan", "Weliman"} <= listed


def test_nobody_is_offered_a_region_that_is_not_the_offices(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    with office_database.read() as session, pytest.raises(UserError) as refused:
        save_template(session, acting, tmp_path / "kosong.xlsx", region="530404")
    assert refused.value.code == "region.unknown"
    assert not (tmp_path / "kosong.xlsx").exists()
