"""The self-test of a program that was given to somebody: what it writes, and when it says no."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import __main__ as entry
from desktop import self_test


def test_a_check_that_fails_is_told_with_its_reason_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_folder: Path) -> str:
        raise ImportError("no such library")

    checks = (("first", broken), ("second", lambda folder: f"in {folder.name}"))
    monkeypatch.setattr(self_test, "CHECKS", checks)
    assert self_test.run_self_test([str(tmp_path / "out")]) == 1
    log = (tmp_path / "out" / "self-test.log").read_text(encoding="utf-8")
    assert "FAILED first" in log
    assert "no such library" in log
    assert "ok second: in out" in log
    assert capsys.readouterr().out == log


@pytest.mark.slow
def test_the_program_proves_itself_whole_and_looks_at_nothing_of_the_users(tmp_path: Path) -> None:
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith("LONTAR")},
        "HOME": str(tmp_path / "user"),
        "LOCALAPPDATA": str(tmp_path / "user"),
        "XDG_DATA_HOME": str(tmp_path / "user"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--self-test", str(out)],
        env=env, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    log = (out / "self-test.log").read_text(encoding="utf-8").splitlines()
    assert [line.split(":")[0] for line in log[1:]] == [
        "ok office", "ok commands", "ok window", "ok pages", "ok codes", "ok signature",
    ]  # fmt: skip
    assert len(list((out / "letter").glob("*.png"))) >= 2
    assert len(list((out / "certificate").glob("*.png"))) == 2
    assert list((out / "window").glob("*.png"))
    assert not list((tmp_path / "user").rglob("*.lontar"))


def test_a_program_without_a_console_says_nothing_and_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    for arguments, status in ((["--version"], 0), (["--nothing"], 2), (["workers", "list"], 1)):
        monkeypatch.setattr(sys, "argv", ["lontar", *arguments])
        assert entry.main() == status
