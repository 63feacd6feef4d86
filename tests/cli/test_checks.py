"""`lontar checks` answers in the shapes that outside programs rely on."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from tests.services.register.lists import OTHER, PERSON, write_list

Lontar = Callable[..., dict[str, Any]]


@pytest.fixture
def lontar(office_register: Path, capsys: pytest.CaptureFixture[str]) -> Lontar:
    """Run a command on a register with the office of Malaka; give back its one JSON object."""

    def run(*arguments: str, status: int = 0) -> dict[str, Any]:
        before = ["--db", str(office_register), "--json", "--quiet"]
        ended = main(lambda *_: 1, [*before, *arguments])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert (ended, told["ok"]) == (status, status == 0)
        return told

    return run


@pytest.fixture
def sent(lontar: Lontar, tmp_path: Path) -> Path:
    """A list of two eligible people, sent; give back where it lies."""
    lontar("workers", "import", str(write_list(tmp_path / "list.csv", [PERSON, OTHER])))
    lontar("workers", "verify", "--all", "--result", "eligible")
    told = lontar("checks", "export", str(tmp_path / "padan.xlsx"))
    assert (told["check"], told["rows"]) == (1, 2)
    assert told["path"] == str(tmp_path / "padan.xlsx")
    return tmp_path / "padan.xlsx"


def _answer(path: Path, *rows: tuple[str, ...]) -> str:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(("NO", "NIK", "NAMA", "TANGGAL LAHIR", "STATUS", "KETERANGAN"))
        writer.writerows(rows)
    return str(path)


def test_a_list_goes_out_and_its_answer_comes_in(
    lontar: Lontar, sent: Path, tmp_path: Path
) -> None:
    assert sent.stat().st_size > 0
    file = _answer(
        tmp_path / "answer.csv",
        ("1", PERSON["nik"], PERSON["name"], "05-05-1990", "Y", "BISA DAFTAR"),
        ("2", "5321041708859999", OTHER["name"], "17-08-1985", "T", "DUPLIKASI"),
    )
    told = lontar("checks", "import", file)
    counted = {key: told[key] for key in ("clear", "refused", "unmatched", "unanswered")}
    assert counted == {"clear": 1, "refused": 0, "unmatched": 1, "unanswered": 1}
    (row,) = told["unmatched_rows"]
    assert row["proposal"] == {"nik": OTHER["nik"], "name": OTHER["name"]}
    assert lontar("workers", "list", "--status", "clear")["total"] == 1
    lontar("checks", "decide", OTHER["nik"], "--answer", "refused", "--note", "NIK salah")
    (check,) = lontar("checks", "list")["checks"]
    assert (check["rows"], check["clear"], check["refused"], check["unanswered"]) == (2, 1, 1, 0)
    people = lontar("checks", "show", "1")["check"]["people"]
    assert [one["answer"] for one in people] == ["refused", "clear"]
    (pair,) = lontar("checks", "replacements")["replacements"]
    assert (pair["refused"]["nik"], pair["proposed"]) == (OTHER["nik"], None)


def test_a_list_is_written_once_more(lontar: Lontar, sent: Path, tmp_path: Path) -> None:
    told = lontar("checks", "export", str(tmp_path / "again.xlsx"), "--check", "1")
    assert (told["rows"], told["check"]) == (2, 1)
    assert sent.exists()


def test_refusals_have_their_codes(lontar: Lontar, sent: Path, tmp_path: Path) -> None:
    for arguments, code in (
        (("export", str(tmp_path / "b.xlsx")), "check.nobody"),
        (("import", str(tmp_path / "none.xlsx")), "file.not_found"),
        (("import", str(sent)), "check.no_status"),
        (("show", "7"), "check.unknown"),
        (("replacements", "--region", "zz"), "region.unknown"),
        (("decide", "1" * 16, "--answer", "clear"), "check.not_sent"),
    ):
        assert lontar("checks", *arguments, status=1)["error"]["code"] == code


def test_who_goes_instead_is_said_and_shown(lontar: Lontar, sent: Path, tmp_path: Path) -> None:
    file = _answer(
        tmp_path / "answer.csv",
        ("1", PERSON["nik"], PERSON["name"], "05-05-1990", "T", "DUPLIKASI"),
        ("2", OTHER["nik"], OTHER["name"], "17-08-1985", "Y", "BISA DAFTAR"),
    )
    lontar("checks", "import", file)
    told = lontar("checks", "replace", PERSON["nik"], OTHER["nik"])["linked"]
    assert (told["nik"], told["name"], told["status"]) == (OTHER["nik"], OTHER["name"], "clear")
    (pair,) = lontar("checks", "replacements")["replacements"]
    assert (pair["proposed"], pair["linked"]) == (None, told)
    shown = lontar("workers", "show", OTHER["nik"])["worker"]
    assert shown["replaces"] == {"nik": PERSON["nik"], "name": PERSON["name"]}
    assert shown["replaced_by"] is None
    assert shown["history"][0]["deed"] == "worker.replace"
    gone = lontar("workers", "show", PERSON["nik"])["worker"]
    assert gone["replaced_by"] == {"nik": OTHER["nik"], "name": OTHER["name"]}
    refused = lontar("checks", "export", str(tmp_path / "b.xlsx"), "--replacements", status=1)
    assert refused["error"]["code"] == "check.nobody"


def test_a_nik_that_went_in_a_merge_names_the_kept_one_in_list_and_letter(
    lontar: Lontar, tmp_path: Path
) -> None:
    near = {**PERSON, "nik": "5321045505900007", "name": "M. Yovita Nahak"}
    listed = write_list(tmp_path / "list.csv", [PERSON, OTHER, near])
    lontar("workers", "import", str(listed))
    lontar("workers", "merge", PERSON["nik"], near["nik"])
    lontar("workers", "verify", "--all", "--result", "eligible")
    out = str(tmp_path / "padan.xlsx")
    assert lontar("checks", "export", out, "--nik", near["nik"])["rows"] == 1
    (sent,) = lontar("checks", "show", "1")["check"]["people"]
    assert sent["nik"] == PERSON["nik"]
    lontar("checks", "decide", near["nik"], "--answer", "clear")
    lontar("funding", "add", "--year", "2026", "--source", "APBD", "--payer", "apbd",
           "--cap", "10000000", "--from", "2026-07", "--months", "1")  # fmt: skip
    drafted = lontar("letters", "draft", "--funding", "1", "--nik", near["nik"])
    assert (drafted["rows"], drafted["left_out"]) == (1, [])
    (told,) = lontar("workers", "show", PERSON["nik"])["worker"]["letters"]
    assert told["id"] == drafted["letter"]
