"""`lontar demo`: the whole way without a screen, and the paths of what it made."""

import json
from pathlib import Path

import pytest

from desktop.cli.main import main
from desktop.services.acting import Acting


def _no_window(_location: str, _language: str, _file: str | None) -> int:
    raise AssertionError("no window here")


def test_a_demo_answers_with_the_paths_of_what_it_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(_no_window, ["demo", "--out", "made", "--workers", "20", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is True
    for key in ("db", "pdf", "xlsx", "certificate", "list", "agent_list", "check_list", "answer"):
        path = Path(told[key])
        assert path.is_absolute()
        assert path.is_file()
        assert path.is_relative_to(tmp_path / "made")
    assert (told["workers"], told["verdict"]) == (20, "authentic")
    assert told["seconds"] > 0
    assert told["certificate"] == told["certificates"][0]
    assert (told["certificate_verdict"], told["passed"], told["failed"]) == ("authentic", 17, 2)


def test_people_read_the_paths_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "made")
    assert main(_no_window, ["--lang", "en", "demo", "--out", out, "--workers", "5"]) == 0
    said = capsys.readouterr().out
    assert "5 made-up workers" in said
    assert str(Path(out) / "register.lontar") in said
    assert "17 passed, 2 did not" in said
    assert f"Certificate: {Path(out) / 'sertifikat' / 'Sertifikat 2026-0001'}" in said


def test_a_demo_can_be_shown_by_the_other_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(_no_window, ["demo", "--out", str(tmp_path / "made"), "--workers", "5", "--json"])
    capsys.readouterr()
    monkeypatch.setenv("LONTAR_HOME", str(tmp_path / "made"))
    assert main(_no_window, ["office", "show", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["workers"] == 5


def test_the_door_of_a_demo_can_be_tried_today(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(_no_window, ["demo", "--out", str(tmp_path / "made"), "--workers", "5", "--json"])
    monkeypatch.setenv("LONTAR_HOME", str(tmp_path / "made"))
    capsys.readouterr()
    assert main(_no_window, ["trainings", "show", "2", "--json"]) == 0
    training = json.loads(capsys.readouterr().out)["training"]
    today = max(Acting().today().isoformat(), "2026-11-24")
    assert training["start"] == training["sessions"][0]["date"] == today
    code = training["participants"][0]["code"]
    session = str(training["sessions"][0]["id"])
    attend = ["trainings", "attend", "2", "--session", session, "--code", code, "--json"]
    assert main(_no_window, [*attend, "--at", "08:05"]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "present"


@pytest.mark.parametrize("count", ["0", "-5", "many"])
def test_a_demo_without_people_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], count: str
) -> None:
    out = str(tmp_path / "made")
    assert main(_no_window, ["demo", "--out", out, "--workers", count, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "usage"


def test_a_demo_does_not_touch_the_users_own_folder(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(_no_window, ["demo", "--out", str(tmp_path / "made"), "--workers", "5"]) == 0
    assert not home.exists()
