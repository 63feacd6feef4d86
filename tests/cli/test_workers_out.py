"""`lontar workers` hands sheets out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from tests.services.register.lists import PERSON, SAMPLES

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


def test_an_empty_sheet_is_written_where_it_was_asked_for(
    lontar: Lontar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = lontar("workers", "template", "kosong.xlsx", "--region", "53.21.04")
    assert told["path"] == str(tmp_path / "kosong.xlsx")
    assert (tmp_path / "kosong.xlsx").read_bytes()[:2] == b"PK"
    refused = lontar("workers", "template", "x.xlsx", "--region", "31", status=1)
    assert refused["error"]["code"] == "region.unknown"


def test_heirs_are_added_changed_removed_and_shown(lontar: Lontar) -> None:
    nik = PERSON["nik"]
    typed = [f"{key}={text}" for key, text in PERSON.items() if key != "kecamatan"]
    lontar("workers", "add", *typed)
    added = lontar("workers", "heir", nik, "--name", "Ana Nahak", "--relation", "child")["heir"]
    assert (added["name"], added["relation"], added["nik"]) == ("Ana Nahak", "child", "")
    more = ["--name", "ana nahak", "--relation", "child", "--phone", "0812-3456-7890"]
    changed = lontar("workers", "heir", nik, *more)["heir"]
    assert (changed["id"], changed["phone"]) == (added["id"], "081234567890")
    assert lontar("workers", "show", nik)["worker"]["heirs"] == [changed]
    assert lontar("office", "show")["counts"]["with_heir"] == 1
    wrong = lontar("workers", "heir", nik, "--name", "Ani", "--remove", status=1)
    assert wrong["error"]["code"] == "heir.unknown"
    assert lontar("workers", "heir", nik, "--name", "Ana Nahak", "--remove")["removed"]
    assert lontar("workers", "show", nik)["worker"]["heirs"] == []
    lontar("workers", "heir", nik, "--name", "Ana", status=2)


def test_those_who_fit_are_exported_and_listed_by_the_same_filters(
    lontar: Lontar, tmp_path: Path
) -> None:
    sample = str(SAMPLES / "malaka_weliman_500.xlsx")
    lontar("workers", "import", sample)
    path = tmp_path / "out.xlsx"
    asked = [
        "--region",
        "53.21.04",
        "--sex",
        "P",
        "--age-from",
        "20",
        "--age-to",
        "40",
        "--no-heir",
    ]
    told = lontar("workers", "export", str(path), *asked)
    assert told["path"] == str(path)
    total = lontar("workers", "list", *asked)["total"]
    assert 0 < told["rows"] == total < 478
    refused = lontar("workers", "export", str(path), "--status", "gone", status=1)
    assert refused["error"]["code"] == "status.unknown"


def test_a_sheet_without_a_name_is_refused_and_nothing_is_written(
    lontar: Lontar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("template", "export"):
        refused = lontar("workers", command, "", status=1)
        assert refused["error"]["code"] == "file.not_written"
    assert not list(tmp_path.glob("*.new"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("workers", "undo-import", "9" * 30),
        ("workers", "held", "9" * 30),
        ("workers", "list", "--batch", "9" * 30),
        ("checks", "show", "9" * 30),
        ("funding", "show", "9" * 30),
        ("letters", "show", "9" * 30),
    ],
    ids=str,
)
def test_a_number_larger_than_any_is_refused_in_a_sentence(
    lontar: Lontar, arguments: tuple[str, ...]
) -> None:
    assert lontar(*arguments, status=1)["error"]["code"] == "number.too_large"
