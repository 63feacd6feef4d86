"""How a call ends when something happens to it: in one sentence, never in a traceback."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.cli.main import main
from desktop.cli.progress import TerminalProgress
from desktop.domain.errors import Cancelled


def _no_window(_location: str, _language: str, _file: str | None) -> int:
    raise AssertionError("no window here")


def test_a_mistake_of_ours_is_told_in_one_sentence_and_kept_in_a_report(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_location: str, _language: str, _file: str | None) -> int:
        raise ZeroDivisionError("ours")

    assert main(broken, ["gui", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["error"]["code"] == "internal"
    (report,) = (home / "logs").glob("crash-*.log")
    assert str(report) in told["error"]["message"]
    assert "ZeroDivisionError: ours" in report.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_is_told_with_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.write_text("")
    register = str(file / "office.lontar")
    init = ["--db", register, "--json", "office", "init", "--region", "5321", "--name", "A"]
    assert main(_no_window, init) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["error"]["code"] == "file.not_written"
    assert str(file) in told["error"]["message"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, Cancelled])
def test_who_stops_it_is_told_that_nothing_was_changed(
    stop: type[BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_location: str, _language: str, _file: str | None) -> int:
        raise stop

    assert main(stopped, ["--json"]) == 130
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "interrupted"


def test_a_stop_that_a_library_made_into_an_error_of_its_own_is_still_a_stop(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stopped(_location: str, _language: str, _file: str | None) -> int:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(5)
        except KeyboardInterrupt as stop:
            raise RuntimeError("of a library") from stop
        return 0

    assert main(stopped, ["--json"]) == 130
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "interrupted"


def test_without_a_command_the_window_opens_on_the_register_in_the_language(
    tmp_path: Path,
) -> None:
    opened: list[tuple[str, str, str | None]] = []

    def window(location: str, language: str, file: str | None) -> int:
        opened.append((location, language, file))
        return 7

    register = str(tmp_path / "a.lontar")
    assert main(window, ["--db", register, "--lang", "en"]) == 7
    assert main(window, ["gui", "list.xlsx", "--db", register]) == 7
    assert opened == [(register, "en", None), (register, "id", "list.xlsx")]


def test_a_user_that_the_office_has_not_is_refused(
    office_register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [
        "--db",
        str(office_register),
        "--user",
        "ana",
        "--json",
        "office",
        "set",
        "paper=F4",
    ]
    assert main(_no_window, arguments) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "user.unknown"


def test_progress_is_one_line_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    progress = TerminalProgress()
    progress.step(1, 4, "Reading rows")
    progress.step(1, 4, "Reading rows")
    progress.step(2, 4, "Writing")
    progress.step(0, 0, "Waiting")
    progress.step(4, 4, "Done")
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("Reading rows") == 1
    assert shown.err.count("\r") == 4
    assert " 50 %" in shown.err
    assert shown.err.endswith("\n")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_demo_that_is_killed_politely_leaves_no_half_letter(tmp_path: Path) -> None:
    out = tmp_path / "made"
    command = [sys.executable, "-m", "desktop", "demo", "--out", str(out), "--workers", "20000"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while running.poll() is None and not (out / "daftar-pekerja-contoh.xlsx").exists():
        time.sleep(0.05)
    running.send_signal(signal.SIGTERM)
    said, error = running.communicate(timeout=60)
    assert running.returncode == 130, error
    assert said == ""
    assert "Traceback" not in error
    assert list((out / "surat").iterdir()) == []
    again = subprocess.run(
        [*command[:-1], "5", "--json"], capture_output=True, text=True, check=False
    )
    assert json.loads(again.stdout)["workers"] == 5
