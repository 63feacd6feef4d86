"""The register as a sheet: who fits, NIK as text, nothing a formula, told in the audit."""

import json
from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from db.queries import audit as audit_queries
from db.queries.workers import WorkerFilter, count_workers
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register import export
from desktop.services.register.change import add_worker
from desktop.services.register.export import EXPORTED, export_workers
from desktop.services.register.importing import import_list
from desktop.services.register.preview import preview_list
from tests.services.register.lists import PERSON, SAMPLES


@pytest.fixture
def people(office_database: Database, acting: Acting) -> Database:
    """The 478 people of a sample, and one whose note would be a formula."""
    typed = {key: text for key, text in PERSON.items() if key != "kecamatan"}
    with office_database.write() as session:
        import_list(session, acting, SAMPLES / "malaka_weliman_500.xlsx")
        add_worker(session, acting, {**typed, "nik": "5321044505900009", "note": "=1+1"})
    return office_database


def test_those_who_fit_are_written_with_their_nik_as_text(
    people: Database, acting: Acting, tmp_path: Path
) -> None:
    path, where = tmp_path / "out.xlsx", WorkerFilter(sex="P", search="maria")
    with people.write() as session:
        rows = export_workers(session, acting, path, where)
        assert rows == count_workers(session, where) > 3
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    header, *lines = sheet.iter_rows(values_only=True)
    assert len(header) == len(EXPORTED)
    assert len(lines) == rows
    assert {line[header.index("Jenis kelamin")] for line in lines} == {"P"}
    niks = [line[header.index("NIK")] for line in lines]
    assert all(isinstance(nik, str) and len(nik) == 16 for nik in niks)
    notes = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in notes] == ["s"]


def test_the_audit_tells_how_many_left_and_by_what_but_no_name(
    people: Database, acting: Acting, tmp_path: Path
) -> None:
    where = WorkerFilter(search=PERSON["nik"], status=("listed",))
    with people.write() as session:
        export_workers(session, acting, tmp_path / "out.xlsx", where, columns=("name", "nik"))
    with people.read() as session:
        (entry,) = audit_queries.newest(session, 1)
    assert entry.action == "worker.export"
    told = {"columns": ["name", "nik"], "filter": {"search": True, "status": ["listed"]}, "rows": 0}
    assert json.loads(entry.detail) == told
    assert PERSON["nik"] not in entry.detail


def test_columns_come_as_asked_and_the_sheet_comes_in_again_unchanged(
    people: Database, acting: Acting, tmp_path: Path
) -> None:
    path = tmp_path / "out.xlsx"
    columns = ("name", "age", "nik", "village", "kecamatan", "birth_date", "sex", "status")
    with people.write() as session:
        export_workers(session, acting, path, WorkerFilter(), columns=columns, sort="nik")
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    header, *lines = sheet.iter_rows(values_only=True)
    assert header[:3] == ("Nama lengkap", "Umur", "NIK")
    assert [line[2] for line in lines] == sorted(str(line[2]) for line in lines)
    with people.read() as session:
        preview = preview_list(session, acting, path)
    counts = preview.counts
    assert (counts.rows, counts.unchanged, counts.held) == (len(lines), len(lines), 0)


def test_more_people_than_a_sheet_holds_are_refused(
    people: Database, acting: Acting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "MOST_ROWS", 100)
    with people.write() as session, pytest.raises(UserError) as refused:
        export_workers(session, acting, tmp_path / "out.xlsx", WorkerFilter())
    assert refused.value.code == "export.too_many"
    assert not (tmp_path / "out.xlsx").exists()
