"""`lontar trainings` answers in the shapes that outside programs rely on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main

Lontar = Callable[..., dict[str, Any]]

PARTICIPANT = {"row", "code", "name", "kind"}


@pytest.fixture
def lontar(office_register: Path, capsys: pytest.CaptureFixture[str]) -> Lontar:
    """Run a command on a register with the office of Malaka; give back its one JSON object."""

    def run(*arguments: str, status: int = 0) -> dict[str, Any]:
        before = ["--db", str(office_register), "--json", "--quiet", "trainings"]
        ended = main(lambda *_: 1, [*before, *arguments])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert (ended, told["ok"]) == (status, status == 0)
        return told

    return run


@pytest.fixture
def training(lontar: Lontar) -> str:
    """A training of one day; its id."""
    told = lontar(
        "create", "--name", "Pelatihan Perisai", "--kind", "agent", "--place", "Aula",
        "--start", "2026-11-24", "--end", "2026-11-24",
    )  # fmt: skip
    return str(told["training"]["id"])


@pytest.fixture
def held(lontar: Lontar, training: str) -> str:
    """Its session of that day; its id."""
    told = lontar(
        "session", training, "--title", "Dokumen", "--date", "2026-11-24", "--start", "08:00",
        "--end", "11.00", "--jp", "4", "--trainer", "Yosef Klau",
    )  # fmt: skip
    return str(told["session"]["id"])


def test_a_training_is_made_listed_and_shown_whole(
    lontar: Lontar, training: str, held: str
) -> None:
    (listed,) = lontar("list")["trainings"]
    assert listed["counts"] == {"participants": 0, "sessions": 1, "jp": 4, "passed": 0}
    shown = lontar("show", training)["training"]
    assert (shown["minimum"], shown["closed"], shown["participants"]) == (0.8, False, [])
    (session,) = shown["sessions"]
    assert (session["id"], session["start"], session["end"]) == (int(held), "08:00", "11:00")
    assert shown["figures"]["jp"] == 4
    assert shown["figures"]["attendance_rate"] == 0


def test_a_clash_is_told_with_the_session_made(lontar: Lontar, training: str, held: str) -> None:
    told = lontar(
        "session", training, "--title", "Iuran", "--date", "2026-11-24", "--start", "10:00",
        "--end", "12:00", "--jp", "2", "--trainer", "Yosef Klau", "--place", "Ruang 2",
    )["session"]  # fmt: skip
    assert [(one["same"], one["session"]) for one in told["clashes"]] == [("trainer", int(held))]


def test_a_cancelled_session_leaves_the_sums(lontar: Lontar, training: str, held: str) -> None:
    told = lontar("cancel-session", training, "--session", held, "--reason", "hujan")
    assert (told["session"]["cancelled"], told["session"]["reason"]) == (True, "hujan")
    assert lontar("show", training)["training"]["figures"]["jp"] == 0
    again = lontar("cancel-session", training, "--session", held, status=1)
    assert again["error"]["code"] == "session.cancelled"


def test_a_minimum_and_an_exam_are_taken(lontar: Lontar) -> None:
    made = lontar(
        "create", "--name", "B", "--kind", "other", "--place", "Aula", "--start", "2026-11-24",
        "--end", "2026-11-25", "--minimum", "0.75", "--pass-mark", "60",
    )["training"]  # fmt: skip
    assert (made["minimum"], made["exam"], made["pass_mark"]) == (0.75, True, 60)
    assert lontar("show", "99", status=1)["error"]["code"] == "training.unknown"
