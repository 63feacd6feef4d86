"""The list for the insurer holds who is eligible, in its columns, once."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import text

from db.engine import Database
from db.queries import audit, checks, workers
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.checks.export import Sent, export_check, save_check
from tests.services.checks.conftest import nik

Send = Callable[..., Sent]


def _rows(path: Path) -> list[tuple[object, ...]]:
    return [tuple(row) for row in openpyxl.load_workbook(path).worksheets[0].values]


def test_the_sheet_has_the_insurers_columns_with_niks_as_text(send: Send, people: Database) -> None:
    sent = send()
    header, *rows = _rows(sent.path)
    assert header == (
        *("NO", "NAMA LENGKAP", "NIK", "NOMOR KK", "TANGGAL LAHIR", "USIA", "NOMOR PONSEL"),
        *("ALAMAT", "RT/RW", "KELURAHAN", "KOORDINATOR", "NOTE"),
    )
    assert (sent.rows, len(rows)) == (5, 5)
    # Lakulo comes before Wesey; within a village by name.
    assert [row[2] for row in rows] == [nik(4), nik(5), nik(1), nik(2), nik(3)]
    assert rows[0][:2] == (1, "Domi Tefa")
    assert (rows[0][4], rows[0][5], rows[0][9]) == ("17-08-1985", 41, "Lakulo")
    with people.read() as session:
        assert workers.count_by_status(session) == {"checking": 5}
        (line,) = checks.checks(session)
        history = workers.worker_history(session, 1)
        entry = audit.entries(session, "check", sent.check)[-1]
    assert (line.rows, line.unanswered, line.clear, line.refused) == (5, 5, 0, 0)
    assert (history[0].field, history[0].old, history[0].new) == ("status", "eligible", "checking")
    assert entry.action == "check.export"
    assert "5321" not in entry.detail.replace('"region":""', "")


def test_a_region_or_some_niks_only(send: Send, people: Database) -> None:
    assert send(region="53.21.04.2001").rows + send(niks=[nik(4)], name="b.xlsx").rows == 4
    with people.read() as session:
        assert workers.count_by_status(session) == {"checking": 4, "eligible": 1}
        assert [line.rows for line in checks.checks(session)] == [1, 3]


def test_who_has_an_open_error_stays(send: Send, people: Database) -> None:
    with people.write() as session:
        session.execute(
            text(
                "INSERT INTO finding (worker_id, code, severity, field, header, value, params,"
                " found_at, accepted_by, note) VALUES (1, 'age.above_maximum', 'error',"
                " 'birth_date', '', '', '{}', '2026-11-01 00:00:00', '', '')"
            )
        )
    assert send().rows == 4


def test_nobody_left_and_places_that_are_none_are_refused(send: Send) -> None:
    with pytest.raises(UserError) as refused:
        send(region="9999")
    assert refused.value.code == "region.unknown"
    send()
    with pytest.raises(UserError) as refused:
        send(name="b.xlsx")
    assert refused.value.code == "check.nobody"


def test_a_list_that_cannot_be_written_moves_nobody(
    people: Database, acting: Acting, tmp_path: Path
) -> None:
    (tmp_path / "taken.xlsx").mkdir()
    for path in (tmp_path / "taken.xlsx", tmp_path / "nowhere" / "list.xlsx"):
        with pytest.raises(UserError) as refused, people.write() as session:
            export_check(session, acting, path)
        assert refused.value.code == "file.not_written"
    with people.read() as session:
        assert workers.count_by_status(session) == {"eligible": 5}


def test_what_is_undone_leaves_no_file(people: Database, acting: Acting, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())

    def stop() -> None:
        with people.write() as session:
            export_check(session, acting, tmp_path / "padan.xlsx")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert set(tmp_path.iterdir()) == before


def test_a_list_is_written_once_more_with_the_same_people(
    send: Send, people: Database, acting: Acting, tmp_path: Path
) -> None:
    sent = send()
    with people.write() as session:
        again = save_check(session, acting, sent.check, tmp_path / "again.xlsx")
        with pytest.raises(UserError) as refused:
            save_check(session, acting, 99, tmp_path / "no.xlsx")
    assert refused.value.code == "check.unknown"
    assert _rows(again.path) == _rows(sent.path)
