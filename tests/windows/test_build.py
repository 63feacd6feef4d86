"""The tests on Windows, and what the frozen program for Windows holds."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.windows.conftest import RESULTS
from tests.windows.machine import CLONE
from tests.windows.subset import PARTS
from tests.windows.wine import STAND_INS, Wine

MOST_MB = 200
_COUNT = re.compile(r"(\d+) (passed|failed|error)")
_LAST_LINE = re.compile(r"\d+ (passed|failed|error).* in [\d.]+s")


@pytest.mark.parametrize(("part", "least"), [("quiet", 600), ("window", 50)])
def test_the_windows_part_of_the_tests_passes_on_windows(
    workshop: Wine, python: Path, part: str, least: int
) -> None:
    report = f"--junit-xml={workshop.windows(RESULTS / f'{part}.xml')}"
    ran = workshop.run(
        f"tests-{part}", str(python), "-m", "pytest", "-q", "-p", "no:cacheprovider",
        "-p", "tests.windows.subset", report, *PARTS[part], cwd=CLONE, seconds=1200,
        env={"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    lines = ran.said.splitlines()
    told = next((line for line in reversed(lines) if _LAST_LINE.search(line)), "nothing was told")
    counts = {what: int(number) for number, what in _COUNT.findall(told)}
    print(f"\nunder Wine, {part}: {told}")
    assert ran.status == 0, "\n".join(lines[-60:])
    assert counts.get("passed", 0) >= least
    assert not {"failed", "error"} & counts.keys()


def test_no_stand_in_of_the_trial_reaches_the_program(build: Path) -> None:
    names = [path.name.lower() for path in build.rglob("*")]
    assert [name for name in names if name.startswith(STAND_INS)] == []


def test_microsofts_runtime_comes_along(build: Path) -> None:
    held = {path.relative_to(build).as_posix().lower() for path in build.rglob("*.dll")}
    for name in ("vcruntime140.dll", "vcruntime140_1.dll", "pyside6/msvcp140.dll"):
        assert f"_internal/{name}" in held


def test_every_library_that_is_asked_for_is_there_or_is_of_windows(build: Path) -> None:
    here = {path.name.lower() for path in build.rglob("*") if path.suffix in {".dll", ".pyd"}}
    missing: dict[str, str] = {}
    for path in build.rglob("*"):
        if path.suffix.lower() in {".dll", ".pyd", ".exe"}:
            for name in _asked_for(path):
                if name not in here and not _is_of_windows(name):
                    missing[name] = path.name
    assert missing == {}


def _asked_for(path: Path) -> list[str]:
    told = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", str(path)],
        capture_output=True, text=True, errors="replace", check=False, timeout=60,
    ).stdout  # fmt: skip
    return [name.lower() for name in re.findall(r"DLL Name: (\S+)", told)]


# Of system32 in Windows 10, as the parts of this program ask for them.
_WINDOWS = {
    "advapi32", "authz", "bcrypt", "bcryptprimitives", "cabinet", "cfgmgr32", "comctl32",
    "comdlg32", "crypt32", "d3d11", "d3d12", "d3d9", "dcomp", "dnsapi", "dwmapi", "dwrite",
    "dxgi", "gdi32", "icuuc", "imm32", "iphlpapi", "kernel32", "mpr", "mscms", "msi",
    "msvcrt", "ncrypt", "netapi32", "ntdll", "ole32", "oleacc", "oleaut32", "opengl32",
    "powrprof", "propsys", "psapi", "rpcrt4", "secur32", "setupapi", "shcore", "shell32",
    "shlwapi", "ucrtbase", "uiautomationcore", "user32", "userenv", "usp10", "uxtheme",
    "version", "windowscodecs", "winhttp", "winmm", "winspool.drv", "wintrust", "wldap32",
    "ws2_32", "wtsapi32",
}  # fmt: skip


def _is_of_windows(name: str) -> bool:
    return name.removesuffix(".dll") in _WINDOWS or name.startswith("api-ms-win-")


def test_it_holds_what_the_office_needs_and_no_more(build: Path) -> None:
    inside = build / "_internal"
    for folder in ("fonts", "icons", "letterforms", "locale", "rates", "regions", "sounds"):
        assert list((inside / "resources" / folder).rglob("*.*")), folder
    assert list((inside / "db" / "migrations").rglob("*.py"))
    words = {path.name for path in (inside / "PySide6" / "translations").glob("*.qm")}
    assert words <= {"qtbase_en.qm", "qtbase_id.qm"}
    held = " ".join(path.name.lower() for path in build.rglob("*"))
    for unwanted in ("qt6quick", "qt6qml", "opengl32sw", "installer.nsi", "pytest", "_tkinter"):
        assert unwanted not in held
    size = sum(path.stat().st_size for path in build.rglob("*") if path.is_file()) / 1e6
    print(f"\nthe program on disk: {size:.0f} MB")
    assert size < MOST_MB
