"""`lontar workers show` tells the letters of a worker, or why no letter has them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from desktop.services.letters.choose import NO_FUNDING, REASONS
from tests.services.register.lists import OTHER, PERSON, write_list

Lontar = Callable[..., dict[str, Any]]
FUNDING = ("--year", "2026", "--source", "APBD", "--payer", "apbd", "--cap", "1000000000")


@pytest.fixture
def lontar(office_register: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Lontar:
    """Run a command on a register of two people; give back its one JSON object."""

    def run(*arguments: str) -> dict[str, Any]:
        ended = main(lambda *_: 1, ["--db", str(office_register), "--json", *arguments])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert (ended, told["ok"]) == (0, True)
        return told

    run("workers", "import", str(write_list(tmp_path / "two.csv", [PERSON, OTHER])))
    run("office", "set", "letters_need_check=no")
    return run


def _told(lontar: Lontar, nik: str) -> tuple[list[dict[str, Any]], str | None]:
    shown = lontar("workers", "show", nik)["worker"]
    return shown["letters"], shown["not_in_letter_because"]


def test_why_no_letter_has_a_worker_is_told_until_one_does(lontar: Lontar) -> None:
    nik, other = PERSON["nik"], OTHER["nik"]
    assert _told(lontar, nik) == ([], "not_verified")
    lontar("workers", "verify", "--nik", nik, "--result", "eligible")
    assert _told(lontar, nik) == ([], NO_FUNDING)
    added = lontar("funding", "add", *FUNDING, "--from", "2027-01", "--months", "6")
    assert _told(lontar, nik) == ([], None)
    assert _told(lontar, other)[1] in REASONS
    drafted = lontar("letters", "draft", "--kind", "enrolment", "--funding", str(added["funding"]))
    letters, because = _told(lontar, nik)
    assert because is None
    assert [(one["id"], one["state"], one["kind"]) for one in letters] == [
        (drafted["letter"], "draft", "enrolment")
    ]
    lontar("workers", "verify", "--nik", other, "--result", "ineligible", "--reason", "moved")
    assert _told(lontar, other) == ([], "ineligible")


def test_people_are_told_in_a_sentence(
    lontar: Lontar, office_register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lontar("workers", "list")["total"] == 2
    main(
        lambda *_: 1,
        ["--db", str(office_register), "--lang", "en", "workers", "show", OTHER["nik"]],
    )
    assert "In no letter: Not verified yet." in capsys.readouterr().out


def test_who_was_taken_out_again_is_in_no_letter(lontar: Lontar, tmp_path: Path) -> None:
    nik = PERSON["nik"]
    lontar("workers", "verify", "--nik", nik, "--result", "eligible")
    added = lontar("funding", "add", *FUNDING, "--from", "2027-01", "--months", "6")
    for kind in ("enrolment", "removal"):
        leaves = ("--nik", nik, "--reason", "moved") if kind == "removal" else ()
        drafted = lontar(
            "letters", "draft", "--kind", kind, "--funding", str(added["funding"]), *leaves
        )
        lontar("letters", "approve", str(drafted["letter"]))
        shown = lontar("workers", "show", nik)["worker"]
        assert shown["in_letter"] == 1
        lontar("letters", "issue", str(drafted["letter"]), "--out", str(tmp_path / "out"))
    letters, because = _told(lontar, nik)
    assert [(one["id"], one["kind"]) for one in letters] == [(2, "removal"), (1, "enrolment")]
    assert because == "ended"
    assert lontar("workers", "show", nik)["worker"]["in_letter"] is None
