"""Marks from a spreadsheet: the empty sheet filled, other people's sheets, and what is found."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.queries import attendance as queries
from db.queries import audit as audit_queries
from db.queries import trainings
from desktop.domain.attendance import Attendance
from desktop.domain.errors import UserError
from desktop.domain.trainings import How
from desktop.services.training.attend import correct
from desktop.services.training.enrol import enrol_listed, unenrol
from desktop.services.training.marks_sheet import Marks, marks_template, read_marks
from desktop.services.training.persons import Listed
from desktop.services.training.sessions import cancel_session
from tests.services.training.conftest import Workshop
from tests.services.training.made_up import write_book

NAMES = ("Ana Bria", "Beni Un", "Ciska Nahak", "Domi Tefa")


@pytest.fixture
def codes(workshop: Workshop) -> list[str]:
    """Four people; their codes."""
    with workshop.database.write() as session:
        people = [Listed(name, body="Sehati") for name in NAMES]
        enrolled = enrol_listed(session, workshop.acting, workshop.training, people)
    return [line.code for line in enrolled.participants]


def _read(workshop: Workshop, path: Path, only: int | None = None) -> Marks:
    with workshop.database.write() as session:
        return read_marks(session, workshop.acting, workshop.training, only, path)


def _matrix(workshop: Workshop) -> dict[int, str]:
    """Row to what stands in each session, a letter or a dash."""
    with workshop.database.read() as session:
        line = trainings.training(session, workshop.training)
        assert line is not None
        matrix = queries.matrix(session, line)
    told = {}
    for who in matrix.participants:
        cells = [matrix.cell(who.id, each.id) for each in matrix.sessions]
        told[who.row] = "".join(cell.status[0] if cell else "-" for cell in cells)
    return told


def _found(marks: Marks) -> list[tuple[int, str]]:
    return [(each.row, each.finding.code) for each in marks.findings]


def test_the_empty_sheet_comes_back_filled(
    workshop: Workshop, codes: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "kehadiran.xlsx"
    with workshop.database.write() as session:
        first = trainings.participants(session, workshop.training)[0]
        correct(
            session, workshop.acting, workshop.training, workshop.sessions[0], first.id,
            Attendance.SICK, how=How.HAND,
        )  # fmt: skip
        cancel_session(session, workshop.acting, workshop.training, workshop.sessions[1])
        assert marks_template(session, workshop.acting, workshop.training, path) == path
    book = openpyxl.load_workbook(path)
    page: Any = book.worksheets[0]
    headers = [cell.value for cell in page[1]]
    assert headers[4:] == ["S1 Dokumen (24 November)", "S3 Iuran (26 November)"]
    assert [cell.value for cell in page[2]][:5] == [1, codes[0], "Ana Bria", "Sehati", "S"]
    for row, typed in ((2, "SH"), (3, "TI"), (4, "A "), (5, "h")):
        for column, mark in enumerate(typed, start=5):
            page.cell(row, column).value = mark.strip() or None
    book.save(path)
    marks = _read(workshop, path)
    assert (marks.marked, marks.already, marks.findings) == (5, 1, [])
    assert _matrix(workshop) == {1: "s-p", 2: "l-e", 3: "a--", 4: "p--"}
    again = _read(workshop, path)
    assert (again.marked, again.already) == (0, 6)
    with workshop.database.read() as session:
        entry = audit_queries.newest(session, 1)[0]
    assert (entry.action, entry.entity_id) == ("attendance.sheet", workshop.training)


def test_a_sheet_of_one_session_is_read_by_code_number_or_name(
    workshop: Workshop, codes: list[str], tmp_path: Path
) -> None:
    path = write_book(
        tmp_path / "sesi.xlsx",
        ["No", "Kode", "Nama Peserta", "Jam", "Keterangan"],
        [1, codes[0].lower(), "", "", "Hadir"],
        [2, "", "BENI UN", "08.20", ""],
        ["", "", "Ciska Nahak", "", "Izin"],
        [4, "", "Domi Tefa", "07.55", "T"],
    )
    marks = _read(workshop, path, workshop.sessions[0])
    assert (marks.marked, marks.findings) == (4, [])
    assert _matrix(workshop) == {1: "p--", 2: "l--", 3: "e--", 4: "l--"}
    with workshop.database.read() as session:
        there = queries.standing_many(session, workshop.sessions[0])
    assert [f"{line.at:%H:%M}" for line in there.values()] == ["00:00", "00:20", "00:00", "23:55"]
    assert {line.how for line in there.values()} == {"sheet"}


def test_codes_with_their_status_are_enough(
    workshop: Workshop, codes: list[str], tmp_path: Path
) -> None:
    path = write_book(
        tmp_path / "kode.xlsx", ["code", "status"], [codes[0], "present"], [codes[2], "late"]
    )
    marks = _read(workshop, path, workshop.sessions[1])
    assert (marks.marked, marks.findings) == (2, [])
    assert _matrix(workshop) == {1: "-p-", 2: "---", 3: "-l-", 4: "---"}


def test_what_cannot_be_taken_is_told_and_the_rest_goes_in(
    workshop: Workshop, codes: list[str], tmp_path: Path
) -> None:
    with workshop.database.write() as session:
        unenrol(session, workshop.acting, workshop.training, codes[3])
    path = write_book(
        tmp_path / "campur.xlsx",
        ["No", "Kode", "Nama", "Sesi 1", "Sesi 9", "Sesi 3"],
        [1, "", "Ana Bria", "H", "H", "H"],
        [2, codes[2], "", "H", "H", ""],
        [3, "", "Orang Lain", "H", "H", ""],
        ["", "", "Siapa Ini", "H", "", ""],
        [4, "", "Domi Tefa", "H", "", ""],
        [2, "", "Beni Un", "x", "", ""],
        [1, "", "Ana Bria", "A", "", ""],
    )
    marks = _read(workshop, path)
    assert _matrix(workshop) == {1: "p-p", 2: "---", 3: "---"}
    assert (marks.marked, marks.already) == (2, 0)
    assert _found(marks) == [
        (1, "session.unknown"),
        (3, "participant.contradicts"),
        (4, "participant.contradicts"),
        (5, "participant.unknown"),
        (6, "participant.unknown"),
        (7, "mark.unreadable"),
        (8, "mark.differs"),
    ]


def test_a_name_that_two_have_is_nobody_without_code_or_number(
    workshop: Workshop, codes: list[str], tmp_path: Path
) -> None:
    with workshop.database.write() as session:
        two = [Listed("Ana Bria", body="Mekar")]
        enrol_listed(session, workshop.acting, workshop.training, two)
    path = write_book(
        tmp_path / "sama.xlsx", ["Nama", "Wadah", "Status"], ["Ana Bria", "Mekar", "H"],
        ["Beni Un", "Sehati", "H"],
    )  # fmt: skip
    marks = _read(workshop, path, workshop.sessions[0])
    assert (marks.marked, _found(marks)) == (1, [(2, "participant.ambiguous")])


def test_a_cancelled_session_and_a_sheet_without_marks_are_told(
    workshop: Workshop, codes: list[str], tmp_path: Path
) -> None:
    path = write_book(
        tmp_path / "batal.xlsx", ["No", "Nama", "Sesi 1", "Sesi 2"], [1, "Ana Bria", "H", "H"]
    )
    empty = write_book(tmp_path / "kosong.xlsx", ["No", "Nama", "Wadah"], [1, "Ana Bria", "A B"])
    with workshop.database.write() as session:
        cancel_session(session, workshop.acting, workshop.training, workshop.sessions[0])
    marks = _read(workshop, path)
    assert (marks.marked, _found(marks)) == (1, [(1, "session.cancelled")])
    with pytest.raises(UserError) as none:
        _read(workshop, empty)
    with pytest.raises(UserError) as gone:
        _read(workshop, path, workshop.sessions[0])
    assert (none.value.code, gone.value.code) == ("marks.no_column", "session.cancelled")
