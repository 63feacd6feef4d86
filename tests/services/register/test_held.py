"""Rows that wait are mended one at a time, or written out, mended and loaded again."""

from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from db.queries import imports, workers
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register.held import held_rows, mend_row
from desktop.services.register.importing import import_list
from desktop.services.register.report import save_held
from tests.services.register.conftest import TakeIn
from tests.services.register.lists import OTHER, PERSON, SAMPLES

WRONG = {**PERSON, "nik": "532104450590001", "region": "Kampung Lama", "phone": "tidak ada"}


def test_a_row_waits_until_everything_that_holds_it_is_mended(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    batch, _ = take_in(office_database, [OTHER, WRONG])
    with office_database.write() as session:
        (waiting,) = held_rows(session, batch.id)
        assert waiting.cells["Desa"] == "Kampung Lama"
        left = mend_row(session, acting, batch.id, 3, {"region": "Wesey"})
    assert isinstance(left, list)
    assert {found.code for found in left} == {"nik.length", "phone.unreadable"}
    with office_database.write() as session:
        worker = mend_row(session, acting, batch.id, 3, {"nik": PERSON["nik"]})
        assert isinstance(worker, int)
        line = workers.worker(session, worker)
        found = workers.worker_findings(session, worker)
        sums = imports.batch(session, batch.id)
        assert imports.held_count(session) == 0
    assert line is not None
    assert (line.nik, line.village) == (PERSON["nik"], "Wesey")
    assert [one.code for one in found] == ["phone.unreadable"]
    assert sums is not None
    assert (sums.new, sums.held, sums.rows) == (2, 0, 2)


def test_a_mended_row_is_known_when_its_list_comes_again(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    batch, _ = take_in(office_database, [OTHER, WRONG])
    with office_database.write() as session:
        mend_row(session, acting, batch.id, 3, {"nik": PERSON["nik"], "region": "Wesey"})
    again, _ = take_in(office_database, [OTHER, WRONG])
    assert (again.unchanged, again.held, again.new) == (2, 0, 0)


def test_a_mended_row_may_tell_of_somebody_who_is_there(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    batch, _ = take_in(office_database, [PERSON, {**WRONG, "phone": "081234567890"}])
    values = {"nik": PERSON["nik"], "region": "Wesey"}
    with office_database.write() as session:
        worker = mend_row(session, acting, batch.id, 3, values)
        assert isinstance(worker, int)
        line = workers.worker(session, worker)
        assert workers.count_workers(session, workers.WorkerFilter()) == 1
    assert line is not None
    assert line.phone == "081234567890"


def test_a_nik_that_lost_digits_stays_lost_until_it_is_typed_anew(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        batch, preview = import_list(session, acting, SAMPLES / "malaka_weliman_500.xlsx")
        lost = next(
            row.row
            for row in preview.rows
            if any(found.code == "nik.precision_lost" for found in row.findings)
        )
        left = mend_row(session, acting, batch.id, lost, {"phone": "081234567890"})
        assert isinstance(left, list)
        assert [found.code for found in left] == ["nik.precision_lost"]
        assert isinstance(
            mend_row(session, acting, batch.id, lost, {"nik": "5304201102810002"}), int
        )


def test_a_new_nik_settles_a_date_and_a_sex(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    row = {**PERSON, "nik": "", "birth_date": "04-03-1990", "sex": ""}
    batch, _ = take_in(office_database, [row])
    with office_database.write() as session:
        worker = mend_row(session, acting, batch.id, 2, {"nik": "5321044403900001"})
        assert isinstance(worker, int)
        line = workers.worker(session, worker)
    assert line is not None
    assert (line.birth_date.isoformat(), line.sex) == ("1990-03-04", "P")


@pytest.mark.parametrize(
    ("batch", "row", "values", "code"),
    [
        (9, 2, {"name": "A"}, "batch.unknown"),
        (1, 9, {"name": "A"}, "row.unknown"),
        (1, 2, {"shoe": "42"}, "field.unknown"),
    ],
)
def test_what_cannot_be_mended_is_refused(
    register: Database,
    take_in: TakeIn,
    acting: Acting,
    batch: int,
    row: int,
    values: dict[str, str],
    code: str,
) -> None:
    take_in(register, [WRONG])
    with pytest.raises(UserError) as refused, register.write() as session:
        mend_row(session, acting, batch, row, values)
    assert refused.value.code == code


def mend_sheet(path: Path, truth: dict[int, str]) -> None:
    """Put right NIKs, villages, dates and names into the report, as a village clerk would."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[1]]
    at = {str(name): column for column, name in enumerate(header, start=1)}
    for number in range(2, sheet.max_row + 1):
        serial = number - 1
        row = int(str(sheet.cell(number, at["Row"]).value))
        born = f"{serial:02}-05-1990"
        sheet.cell(number, at["NIK"]).value = f"532104{serial:02}0590{serial:04}"
        sheet.cell(number, at["Nama Lengkap"]).value = f"Orang {'ABCDEFGHIJKLMNOPQRSTUVW'[serial]}"
        sheet.cell(number, at["Tanggal Lahir"]).value = born
        sheet.cell(number, at["L/P"]).value = "L"
        sheet.cell(number, at["Desa/Kelurahan"]).value = "WESEY"
        assert truth[row]
    book.save(path)


def test_the_report_loads_again_and_no_mended_row_is_held(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    report = tmp_path / "held.xlsx"
    with office_database.write() as session:
        batch, preview = import_list(session, acting, SAMPLES / "malaka_weliman_500.xlsx")
        assert save_held(session, acting, batch.id, report) == batch.held
    mend_sheet(report, {row.row: row.outcome for row in preview.rows if row.outcome == "held"})
    with office_database.write() as session:
        again, _ = import_list(session, acting, report)
    assert (again.rows, again.new, again.held) == (batch.held, batch.held, 0)


def test_the_report_as_it_is_holds_every_row_again(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    report = tmp_path / "held.xlsx"
    with office_database.write() as session:
        batch, first = import_list(session, acting, SAMPLES / "malaka_weliman_500.xlsx")
        save_held(session, acting, batch.id, report)
    with office_database.write() as session:
        again, second = import_list(session, acting, report)
    assert again.held == again.rows == batch.held
    dates = [row.values.get("birth_date") for row in first.rows if row.outcome == "held"]
    assert [row.values.get("birth_date") for row in second.rows] == dates
