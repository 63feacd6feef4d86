"""The installer on an office's machine: in, used, updated over, out; the register stays."""

import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from desktop import __version__
from desktop.services.demo.office import make_demo
from tests.windows.conftest import OLDER, WORK
from tests.windows.machine import CLONE
from tests.windows.wine import Wine

MOST_MB = 80
VILLAGE = CLONE / "tests" / "samples" / "malaka_weliman_500.xlsx"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Lontar"
RUNNING = 3


def _installed(office: Wine) -> Path:
    return office.local / "Programs" / "Lontar"


def _value(office: Wine, key: str, name: str = "") -> str:
    asked = ["/v", name] if name else ["/ve"]
    ran = office.run("reg", "reg", "query", key, *asked, seconds=60, beside=True)
    lines = [line for line in ran.said.splitlines() if "REG_" in line]
    return lines[0].split("REG_")[1].partition(" ")[2].strip() if lines else ""


def _lontar(office: Wine, *words: str) -> dict[str, object]:
    """A command of the installed program on the register of its user; its JSON."""
    exe = str(_installed(office) / "lontar-cli.exe")
    ran = office.run("command", exe, "--json", *words, seconds=180, beside=True)
    told = next((line for line in ran.said.splitlines() if line.startswith("{")), "{}")
    answer: dict[str, object] = json.loads(told)
    assert ran.status == 0, ran.said
    assert answer["ok"] is True
    return answer


def _until(what: object, seconds: float) -> bool:
    assert callable(what)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if what():
            return True
        time.sleep(0.2)
    return bool(what())


def _people(office: Wine) -> object:
    return _lontar(office, "office", "show")["counts"]


@pytest.fixture(scope="module")
def older(office: Wine, older_setup: Path) -> Wine:
    """The office's machine with an older version and a register of 500 people."""
    ran = office.run("install-older", str(older_setup), "/S", seconds=300)
    assert ran.status == 0
    assert (_installed(office) / "lontar.exe").is_file(), "the installer put nothing there"
    _lontar(office, "office", "init", "--region", "5321", "--name", "Dinas Tenaga Kerja Malaka")
    _lontar(office, "workers", "import", office.windows(VILLAGE))
    _lontar(office, "office", "set", "language=en")
    return office


def test_a_silent_install_puts_the_program_where_no_administrator_is_needed(older: Wine) -> None:
    place = older.windows(_installed(older))
    assert _value(older, UNINSTALL, "DisplayVersion") == OLDER
    assert _value(older, UNINSTALL, "InstallLocation") == place
    assert int(_value(older, UNINSTALL, "EstimatedSize"), 16) > 50_000
    command = _value(older, r"HKCU\Software\Classes\Lontar.Register\shell\open\command")
    assert command == f'"{place}\\lontar.exe" "%1"'
    assert _value(older, r"HKCU\Software\Classes\.lontar") == "Lontar.Register"
    assert list(older.user.rglob("Start Menu/Programs/Lontar.lnk"))


def test_the_register_lies_in_the_users_data_not_in_the_program(older: Wine) -> None:
    assert (older.local / "Lontar" / "register.lontar").is_file()
    assert not list(_installed(older).rglob("*.lontar"))


def test_a_double_click_opens_the_register_once_and_an_installer_waits(
    older: Wine, setup: Path
) -> None:
    register = older.local / "Lontar" / "register.lontar"
    claim = register.with_name("register.lontar.open")
    exe = older.windows(_installed(older) / "lontar.exe")
    # Wine 8 does not look for kinds of files where a user alone has them; Windows does, and runs:
    command = _value(older, r"HKCU\Software\Classes\Lontar.Register\shell\open\command")
    assert command.replace("%1", older.windows(register)) == f'"{exe}" "{older.windows(register)}"'
    window = older.start("double-click", exe, older.windows(register))
    began = time.monotonic()
    try:
        assert _until(claim.is_file, 120), window.said()
        print(f"\nfrom the double-click to the open register: {time.monotonic() - began:.1f} s")
        time.sleep(5)
        # A second start hands its file to the first and ends.
        second = older.run("second-start", exe, older.windows(VILLAGE), seconds=60, beside=True)
        assert second.status == 0
        assert claim.is_file()
        # The installer does not write over a program that runs.
        ran = older.run("install-beside", str(setup), "/S", seconds=300, beside=True)
        assert ran.status == RUNNING
        assert _value(older, UNINSTALL, "DisplayVersion") == OLDER
    finally:
        older.stop()
        window.kill()


def test_an_update_goes_over_the_older_version_and_keeps_register_and_settings(
    older: Wine, setup: Path
) -> None:
    before = _lontar(older, "office", "show")
    left = _installed(older) / "_internal" / "of-an-older-version.dll"
    left.touch()
    ran = older.run("update", str(setup), "/S", seconds=300)
    assert ran.status == 0
    assert not left.exists()
    assert _value(older, UNINSTALL, "DisplayVersion") == __version__
    after = _lontar(older, "office", "show")
    assert after == before
    listed = _lontar(older, "workers", "list", "--limit", "1")
    assert int(str(listed["total"])) > 400


def test_the_uninstaller_leaves_the_register_and_nothing_of_the_program(older: Wine) -> None:
    register = older.local / "Lontar" / "register.lontar"
    before = register.read_bytes()
    place = _installed(older)
    own = place / "catatan saya.txt"
    own.write_text("milik kantor", encoding="utf-8")
    older.run(
        "uninstall", str(place / "uninstall.exe"), "/S", f"_?={older.windows(place)}", seconds=120
    )
    # Run in place it cannot take itself away; an office's copies itself elsewhere first.
    (place / "uninstall.exe").unlink(missing_ok=True)
    assert [path.name for path in place.iterdir()] == [own.name]
    assert register.read_bytes() == before
    assert _value(older, UNINSTALL, "DisplayVersion") == ""
    assert _value(older, r"HKCU\Software\Classes\.lontar") == ""
    assert not list(older.user.rglob("Start Menu/Programs/Lontar.lnk"))


def test_it_proves_itself_in_a_folder_with_blanks_and_accents(office: Wine, setup: Path) -> None:
    place = office.drive / "users" / "Public" / "Program Désa Ku" / "Lontar"
    # NSIS wants what follows /D= without quotes; Wine puts none around words without a blank.
    asked = f"/D={office.windows(place)}".split(" ")
    ran = office.run("install-elsewhere", str(setup), "/S", *asked, seconds=300)
    assert ran.status == 0
    assert (place / "lontar.exe").is_file()
    out = WORK / "hasil uji é"
    shutil.rmtree(out, ignore_errors=True)
    ran = office.run(
        "self-test", str(place / "lontar.exe"), "--self-test", office.windows(out), seconds=1200
    )
    log = (out / "self-test.log").read_text(encoding="utf-8")
    print(f"\n{log}")
    assert ran.status == 0
    assert "FAILED" not in log
    assert len(list((out / "window").glob("*.png"))) > 100


def test_it_draws_the_very_papers_that_linux_draws(office: Wine) -> None:
    there = WORK / "hasil uji é" / "office"
    here = WORK / "linux" / "office"
    shutil.rmtree(here.parent, ignore_errors=True)
    make_demo(here, workers=40)
    papers = [
        path.relative_to(here)
        for path in sorted(here.rglob("*"))
        if path.suffix in {".pdf", ".xlsx", ".png"}
    ]
    assert len(papers) > 5
    assert [str(path) for path in papers if not _same(here / path, there / path)] == []


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and one.read_bytes() == other.read_bytes()


def test_the_installer_is_small_enough_for_any_stick(setup: Path) -> None:
    size = setup.stat().st_size / 1e6
    print(f"\n{setup.name}: {size:.1f} MB")
    assert size < MOST_MB
    told = subprocess.run(["file", "-b", str(setup)], capture_output=True, text=True, check=False)
    assert told.returncode != 0 or "PE32+" in told.stdout
