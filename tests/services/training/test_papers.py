"""Sheets, badges and the report as they leave the register."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.queries import attendance as queries
from db.queries import trainings
from desktop.domain.attendance import Attendance
from desktop.domain.errors import UserError
from desktop.domain.trainings import How
from desktop.services.training.attend import correct, mark
from desktop.services.training.papers import Paper, badges_pdf, sign_sheet_pdf
from desktop.services.training.records import attendance_list_pdf, report_pdf
from desktop.services.training.report import save_report
from desktop.services.training.sessions import cancel_session
from tests.services.letters.reading import text_of
from tests.services.training.conftest import Workshop
from tests.services.training.made_up import enrol_people


def _told(paper: Paper, folder: Path) -> str:
    path = folder / "paper.pdf"
    path.write_bytes(paper.content)
    return text_of(path)


def test_a_sheet_to_sign_says_its_codes_and_people(workshop: Workshop, tmp_path: Path) -> None:
    with workshop.database.write() as session:
        enrol_people(session, workshop.acting, workshop.training, 20)
        one = sign_sheet_pdf(
            session, workshop.acting, workshop.training, session_id=workshop.sessions[1]
        )
        every = sign_sheet_pdf(session, workshop.acting, workshop.training, blank_rows=0)
        codes = [page.code for page in queries.sign_pages(session, [workshop.sessions[1]])]
    assert (one.pages, every.pages) == (2, 6)
    told = _told(one, tmp_path)
    assert codes[0] in told
    assert codes[1] in told
    assert "Peserta 0020" in told
    assert "Sosialisasi" in told


def test_badges_say_names_and_codes_eight_a_page(workshop: Workshop, tmp_path: Path) -> None:
    with workshop.database.write() as session:
        with pytest.raises(UserError) as nobody:
            badges_pdf(session, workshop.acting, workshop.training, tmp_path)
        codes = enrol_people(session, workshop.acting, workshop.training, 9)
        paper = badges_pdf(session, workshop.acting, workshop.training, tmp_path)
        one = badges_pdf(session, workshop.acting, workshop.training, tmp_path, codes=codes[4:5])
    assert nobody.value.code == "badges.nobody"
    assert (paper.pages, one.pages) == (2, 1)
    told = _told(paper, tmp_path)
    assert all(code in told for code in codes)
    alone = _told(one, tmp_path)
    assert [code for code in codes if code in alone] == [codes[4]]


def test_the_report_has_matrix_sums_and_fractions(workshop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "laporan.xlsx"
    with workshop.database.write() as session:
        enrol_people(session, workshop.acting, workshop.training, 2)
        line = trainings.training(session, workshop.training)
        assert line is not None
        people = queries.matrix(session, line).participants
        for held, status in zip(workshop.sessions, ("present", "late", "sick"), strict=True):
            correct(
                session, workshop.acting, workshop.training, held, people[0].id,
                Attendance(status), how=How.HAND,
            )  # fmt: skip
        cancel_session(session, workshop.acting, workshop.training, workshop.sessions[2])
        save_report(session, workshop.acting, workshop.training, path)
    page, drawn = openpyxl.load_workbook(path).worksheets
    _assert_drawn(drawn)
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=3)]
    assert rows[0][6:] == [
        *("S1 (24-11)", "S2 (25-11)", "S3 (26-11)", "JP diikuti", "JP terlaksana", "Kehadiran"),
        "Hasil",
    ]
    assert rows[1][6:] == ["H", "T", "S", 16, 16, "16 dari 16 JP", "Telah mengikuti"]
    assert rows[2][6:] == [None, None, None, 0, 16, "0 dari 16 JP", "Belum memenuhi"]
    assert [row[2] for row in rows[3:8]] == [
        "Hadir", "Terlambat", "Izin", "Sakit", "Tanpa keterangan",
    ]  # fmt: skip
    assert rows[3][6:9] == ["1", "0", "0"]
    assert [row[2] for row in rows[9:13]] == [
        "Peserta: 2; sesi: 2; JP: 16",
        "Syarat kehadiran: 13 dari 16 JP",
        "Memenuhi syarat kehadiran: 1 orang",
        "Kehadiran seluruhnya: 16 dari 32 JP",
    ]
    assert [row[2] for row in rows[14:]] == [
        "S1: Dokumen, Drs. Yosef Klau, 24 November 2026, 8 JP",
        "S2: Sosialisasi, Drs. Yosef Klau, 25 November 2026, 8 JP",
        "S3: Iuran, Drs. Yosef Klau, 26 November 2026, 8 JP, dibatalkan",
    ]


def _assert_drawn(page: Any) -> None:
    """Each session by status, the one held no more left out, and the results, with their bars."""
    told = [[cell.value for cell in row] for row in page.iter_rows() if row[0].value]
    assert told[:4] == [
        ["Kehadiran per sesi", None, None, None, None, None],
        ["Sesi", "Hadir", "Terlambat", "Izin", "Sakit", "Tanpa keterangan"],
        ["S1 (24-11)", 1, 0, 0, 0, 0],
        ["S2 (25-11)", 0, 1, 0, 0, 0],
    ]
    assert told[4:7] == [
        ["Hasil", None, None, None, None, None],
        ["Hasil", "Telah mengikuti", "Belum memenuhi", None, None, None],
        ["Peserta", 1, 1, None, None, None],
    ]
    assert [sum(row[1:3]) for row in told[9:]] == [2]
    assert len(page._charts) == 3


def test_the_recorded_list_and_the_report_are_drawn(workshop: Workshop, tmp_path: Path) -> None:
    with workshop.database.write() as session:
        (code, _other) = enrol_people(session, workshop.acting, workshop.training, 2)
        mark(session, workshop.acting, workshop.training, workshop.sessions[0], code, how=How.DOOR)
        one = attendance_list_pdf(
            session, workshop.acting, workshop.training, session_id=workshop.sessions[0]
        )
        every = attendance_list_pdf(session, workshop.acting, workshop.training)
        report = report_pdf(session, workshop.acting, workshop.training)
    assert (one.pages, every.pages) == (1, 3)
    told = _told(one, tmp_path)
    assert "Peserta 0002" in told
    assert "08.00" in told
    assert report.pages >= 1
    assert "Pelatihan Wadah Perisai" in _told(report, tmp_path)
