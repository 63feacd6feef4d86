"""Layouts: presets as domain says, versions of the office, mistakes told by their column."""

import dataclasses
import io
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.submission import submission_sheet
from desktop.services.offices.settings import change_settings
from desktop.services.sheets.layout_rows import layout_rows, name_parts
from desktop.services.sheets.layouts import (
    FORMATS,
    LayoutColumn,
    SheetLayout,
    layout_text,
    read_layout,
)
from desktop.services.sheets.layouts_kept import (
    layout_names,
    layout_versions,
    office_layout,
    program_layouts,
    program_text,
    set_layout,
)
from tests.services.letters.made_up_papers import facts, people

MADE = datetime(2026, 11, 24, tzinfo=UTC)
OWN = '[[column]]\nheader = "No. KTP"\nfield = "nik"\nwidth = 20\n'


def _layout(name: str) -> SheetLayout:
    layout, problems = read_layout(program_text(name))
    assert layout, problems
    return layout


@pytest.mark.parametrize("name", program_layouts())
def test_presets_are_read_and_marked_as_not_confirmed(name: str) -> None:
    layout = _layout(name)
    assert not layout.confirmed
    assert "Belum dikonfirmasi" in program_text(name)
    assert read_layout(layout_text(layout)) == (layout, [])


@pytest.mark.parametrize(
    ("name", "columns", "first", "last"),
    [
        ("padan", 12, "NO", "NOTE"),
        ("bpu", 19, "NIK", "Periode sampai"),
        ("sipp", 29, "NO_PEGAWAI", "LOKASI_PEKERJAAN"),
        ("lontar", 20, "NIK", "Iuran"),
    ],
)
def test_presets_have_the_columns_of_their_forms(
    name: str, columns: int, first: str, last: str
) -> None:
    headers = [column.header for column in _layout(name).columns]
    assert (len(headers), headers[0], headers[-1]) == (columns, first, last)


def test_a_sheet_of_29_columns_is_filled_as_its_form_says() -> None:
    made = submission_sheet(_layout("sipp"), facts(), people(3), MADE)
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert sheet is not None
    header, row, *_others = sheet.iter_rows(values_only=True)
    told = dict(zip(header, row, strict=True))
    assert told["NAMA_DEPAN"] == "Emanuel"
    assert told["NAMA_TENGAH"] == "Lodovikus Keralon"
    assert told["NAMA_BELAKANG"] == "1"
    assert told["NOMOR_IDENTITAS"] == people(1)[0].nik
    assert (told["JENIS_IDENTITAS"], told["MASA_LAKU_IDENTITAS"]) == ("KTP", "01-01-2090")
    assert (told["TANGGAL_KEPESERTAAN"], told["KODE_NEGARA"]) == ("01-01-2027", "ID")
    assert (told["LOKASI_PEKERJAAN"], told["UPAH"], told["EMAIL"]) == ("5399", 900_000, None)


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("text", "09-03-1980"),
        ("upper", "09-03-1980"),
        ("date", date(1980, 3, 9)),
        ("dd-mm-yyyy", "09-03-1980"),
        ("dd/mm/yyyy", "09/03/1980"),
        ("yyyy-mm-dd", "1980-03-09"),
        ("mm-yyyy", "03-1980"),
        ("mm/yyyy", "03/1980"),
    ],
)
def test_a_date_is_written_as_its_column_says(form: str, written: object) -> None:
    layout = SheetLayout("", "", (LayoutColumn("A", "birth_date", form),))
    rows = layout_rows(layout, [date(1980, 3, 9)], {"birth_date": lambda day: day})
    assert [list(row) for row in rows] == [[written]]


def test_a_fixed_text_stands_where_nothing_is_known() -> None:
    columns = (
        LayoutColumn("A", "sex", "sex_words", "?"),
        LayoutColumn("B", fixed="KTP"),
        LayoutColumn("C", "name", "upper"),
        LayoutColumn("D", "cost", fixed="0"),
    )
    values = {"sex": lambda line: line, "name": lambda _line: "Maria"}
    rows = layout_rows(SheetLayout("", "", columns), ["P", ""], values)
    first, second = (list(row) for row in rows)
    assert first == ["Perempuan", "KTP", "MARIA", "0"]
    assert second == ["?", "KTP", "MARIA", "0"]


def test_names_are_parted_as_forms_ask_for_them() -> None:
    assert name_parts("Maria") == ("Maria", "", "")
    assert name_parts("Maria Bete") == ("Maria", "", "Bete")
    assert name_parts(" Maria Yovita  Nahak Bete") == ("Maria", "Yovita Nahak", "Bete")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("column = 3", None),
        ("titel = 'A'", None),
        ("", None),
        ("[[column]]\nheader = ''", 0),
        ("[[column]]\nheader = 'A'\n[[column]]\nheader = ' a'", 1),
        ("[[column]]\nheader = 'A'\nfield = 'nama'", 0),
        ("[[column]]\nheader = 'A'\nformat = 'bold'", 0),
        ("[[column]]\nheader = 'A'\nwidth = 0", 0),
        ("[[column]]\nheader = 'A'\nwidth = 'x'", 0),
        ("[[column]]\nheader = 'A'\ncolour = 'red'", 0),
        ("[[column]]\nheader = 'A'\nfield = 'nik'\nformat = 'number'", 0),
        ("[[column]]\nheader = 'A'\nfield = 'kk'\nformat = 'number'", 0),
    ],
)
def test_what_is_wrong_is_told_by_its_column(text: str, column: int | None) -> None:
    layout, problems = read_layout(text)
    assert layout is None
    assert [each.column for each in problems] == [column]


def test_the_office_has_its_own_layouts_and_every_version(
    database: Database, acting: Acting
) -> None:
    with database.write() as session:
        assert set_layout(session, acting, "bpu", OWN) == 1
        assert set_layout(session, acting, "kami-2", OWN) == 1
        assert set_layout(session, acting, "bpu", OWN.replace("No. KTP", "KTP")) == 2
        assert [column.header for column in office_layout(session, "bpu").columns] == ["KTP"]
        assert layout_names(session) == sorted([*program_layouts(), "kami-2"])
        assert [each.version for each in layout_versions(session, "bpu")] == [2, 1]
        for name, text, code in (
            ("Kami", OWN, "layout.name"),
            ("../x", OWN, "layout.name"),
            ("bpu", "x", "layout.wrong"),
        ):
            with pytest.raises(UserError) as refused:
                set_layout(session, acting, name, text)
            assert refused.value.code == code


def test_a_setting_names_a_layout_that_there_is(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        assert change_settings(session, acting, {"letter_layout": "sipp"}).text("letter_layout")
    with pytest.raises(UserError) as refused, office_database.write() as session:
        change_settings(session, acting, {"check_layout": "sip"})
    assert refused.value.code == "layout.unknown"


def test_no_layout_makes_a_number_of_a_nik() -> None:
    lines = [dataclasses.replace(one, nik="0012345678901234") for one in people(1)]
    for form in FORMATS:
        column = LayoutColumn("A", "nik", "text" if form == "number" else form)
        made = submission_sheet(SheetLayout("", "S", (column,)), facts(), lines, MADE)
        sheet = openpyxl.load_workbook(io.BytesIO(made)).active
        assert sheet is not None
        assert (sheet["A2"].value, sheet["A2"].data_type) == ("0012345678901234", "s")


def test_bytes_are_the_same_twice() -> None:
    twice = [submission_sheet(_layout("bpu"), facts(), people(5), MADE) for _ in range(2)]
    assert twice[0] == twice[1]


def test_columns_of_a_kind_of_letter_stand_behind_the_offices_own(tmp_path: Path) -> None:
    made = submission_sheet(_layout("bpu"), facts(kind="removal"), people(1), MADE)
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert sheet is not None
    assert sheet.cell(1, sheet.max_column).value == "Keterangan"
