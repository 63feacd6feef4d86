"""`lontar letters` after a letter left: sent, scan, respond, decide, corrections, paid."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.engine import Database
from desktop.cli.main import main
from desktop.services.acting import Acting
from tests.services.letters.made_up import NAMES, nik_of
from tests.services.letters.made_up_kinds import Book

Told = dict[str, Any]
Run = Callable[..., Told]


def _no_window(_location: str, _language: str, _file: str | None) -> int:
    raise AssertionError("no window here")


@pytest.fixture
def run(office_register: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str, refused: str = "") -> Told:
        status = main(_no_window, ["--db", str(office_register), "--json", *arguments])
        told: Told = json.loads(capsys.readouterr().out)
        assert told["ok"] is not bool(refused), told
        assert status == (1 if refused else 0)
        if refused:
            assert told["error"]["code"] == refused
            assert told["error"]["message"]
        return told

    return call


@pytest.fixture
def letter(office_register: Path, acting: Acting, tmp_path: Path) -> str:
    database = Database(office_register)
    letter = Book(database, acting, tmp_path / "surat").open(4).issued().letter
    database.close()
    return str(letter)


def _answer(path: Path) -> str:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (
        ("Alasan", "No KPJ", "NIK", "Nama", "Status"),
        ("", "21000000000", nik_of(0), f"{NAMES[0]} 0000", ""),
        ("Sudah peserta", "", nik_of(1), f"{NAMES[1]} 0001", "T"),
        ("", "21000000003", float(nik_of(3)[:15] + "0"), f"{NAMES[3]} 0003", "Y"),
    ):
        book.active.append(row)
    book.save(path)
    return str(path)


def test_a_letter_is_sent_answered_decided_mended_and_paid(
    run: Run, letter: str, tmp_path: Path
) -> None:
    sent = run("letters", "sent", letter, "--to", "Loket cabang")
    assert sent["state"] == "sent"
    told = run("letters", "respond", letter, _answer(tmp_path / "jawaban.xlsx"))
    keys = ("accepted", "rejected", "unmatched", "unanswered")
    assert [told[key] for key in keys] == [1, 1, 1, 2]
    assert told["unmatched_rows"][0]["proposal"]["nik"] == nik_of(3)
    assert run("letters", "respond", letter, str(tmp_path / "jawaban.xlsx"))["unchanged"] == 2
    row = run("letters", "answers", letter)["rows"][0]
    run("letters", "decide", str(row["id"]), "--take")
    run("letters", "decide", str(row["id"]), "--take", refused="answer.decided")
    worker = run("workers", "show", nik_of(3))["worker"]
    assert (worker["status"], worker["member_number"]) == ("enrolled", "21000000003")
    mended = run("letters", "corrections", letter, "--out", str(tmp_path / "perbaikan.xlsx"))
    assert mended["rows"] == 2
    assert Path(mended["path"]).is_file()
    run("letters", "paid", letter, "--until", "2027-02")
    run("letters", "paid", letter, "--until", "2031-02", refused="letter.paid_until")
    shown = run("letters", "show", letter)["letter"]
    assert (shown["state"], shown["paid_until"]) == ("answered", "2027-02")
    cover = run("workers", "show", nik_of(0))["worker"]["cover"]
    assert (cover["paid_until"], cover["months"], cover["gap"]) == ("2027-02", 2, 0)
    assert cover["periods"][0]["letter"] == int(letter)
    run("letters", "cancel", letter, "--reason", "x", refused="letter.answered")


def test_what_is_missing_is_told_in_a_sentence(run: Run, letter: str, tmp_path: Path) -> None:
    run("letters", "respond", letter, str(tmp_path / "none.xlsx"), refused="file.not_found")
    run("letters", "scan", letter, str(tmp_path / "none.pdf"), refused="file.not_found")
    run("letters", "respond", "99", _answer(tmp_path / "a.xlsx"), refused="letter.unknown")
    run("letters", "decide", "99", "--leave", refused="answer.row")
    assert run("letters", "lapse")["ended"] == 0
