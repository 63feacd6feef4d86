"""The command line's frame: options anywhere, one JSON object, exit statuses, no traceback."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import __version__
from desktop.cli.main import NOUNS, main

Run = Callable[..., int]


def _no_window(_location: str, _language: str, _file: str | None) -> int:
    raise AssertionError("no window here")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder of its own."""
    monkeypatch.setenv("LONTAR_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("LONTAR_DB", raising=False)
    return tmp_path


def test_global_options_stand_before_or_after_the_command(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register = str(home / "a.lontar")
    before = main(
        _no_window,
        ["--db", register, "--json", "office", "init", "--region", "5321", "--name", "A"],
    )
    first = json.loads(capsys.readouterr().out)
    after = main(_no_window, ["office", "show", "--json", "--db", register])
    second = json.loads(capsys.readouterr().out)
    assert (before, after) == (0, 0)
    assert first["fingerprint"] == second["fingerprint"]


@pytest.mark.parametrize(
    "arguments",
    [["nothing"], ["workers", "nothing"], ["workers", "import"], ["office", "init", "--what"]],
)
def test_wrong_usage_ends_with_two_and_one_json_object(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    status = main(_no_window, [*arguments, "--json"])
    said = json.loads(capsys.readouterr().out)
    assert status == 2
    assert said["ok"] is False
    assert said["error"]["code"] == "usage"


def test_a_register_that_is_not_there_is_told_in_one_sentence(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(_no_window, ["--db", str(home / "none.lontar"), "office", "show"])
    shown = capsys.readouterr()
    assert status == 1
    assert shown.out == ""
    assert len(shown.err.strip().splitlines()) == 1
    assert "Traceback" not in shown.err
    assert not (home / "none.lontar").exists()


def test_a_missing_list_is_bad_input(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = str(home / "a.lontar")
    main(_no_window, ["--db", register, "office", "init", "--region", "5321", "--name", "A"])
    capsys.readouterr()
    status = main(
        _no_window, ["--db", register, "--json", "workers", "import", str(home / "none.xlsx")]
    )
    assert status == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "file.not_found"


def test_the_version_is_told_without_a_heavy_import() -> None:
    code = (
        "import sys; from desktop.__main__ import main; sys.argv[1:] = ['--version']; main();"
        "heavy = {'sqlalchemy', 'PySide6', 'alembic', 'reportlab', 'openpyxl', 'python_calamine',"
        " 'babel', 'cryptography', 'rapidfuzz', 'xlsxwriter'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip().endswith(__version__)


@pytest.mark.parametrize("noun", NOUNS)
def test_no_command_loads_qt_and_each_explains_itself(noun: str) -> None:
    code = (
        "import sys; from desktop.__main__ import main;"
        f"sys.argv[1:] = [{noun!r}, '--help']; status = main();"
        "assert not [m for m in sys.modules if m.startswith('PySide6')]; sys.exit(status)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "--json" in run.stdout


@pytest.mark.parametrize("said", [[], ["gui"]])
def test_a_double_click_on_a_register_opens_the_window_on_it(
    tmp_path: Path, said: list[str]
) -> None:
    register = tmp_path / "Register ké-2.LONTAR"
    register.touch()
    opened: list[tuple[str, str | None]] = []

    def window(location: str, _language: str, file: str | None) -> int:
        opened.append((location, file))
        return 0

    assert main(window, [*said, str(register)]) == 0
    assert opened == [(str(register), None)]


def test_a_list_dropped_on_the_icon_is_opened_in_the_window(tmp_path: Path) -> None:
    village = tmp_path / "daftar desa.xlsx"
    village.touch()
    opened: list[str | None] = []

    def window(_location: str, _language: str, file: str | None) -> int:
        opened.append(file)
        return 0

    assert main(window, [str(village)]) == 0
    assert opened == [str(village)]


def test_a_register_that_is_not_there_is_not_made_by_a_double_click(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(_no_window, [str(tmp_path / "gone.lontar")]) == 1
    assert "gone.lontar" in capsys.readouterr().err
    assert list(tmp_path.glob("*.lontar")) == []


def test_a_noun_stays_a_noun_where_a_file_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("workers").touch()
    assert main(_no_window, ["workers", "--help"]) == 0
    assert "Usage" in capsys.readouterr().out
    main(_no_window, ["workers"])
