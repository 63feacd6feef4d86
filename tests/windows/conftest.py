"""What the trial stands on: a Windows machine, the frozen program, its installers.

Collected only where `run.py windows` asks for it: everything takes minutes.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop import __version__
from tests.windows.machine import CLONE, make_prefix, make_python
from tests.windows.wine import Wine, screen

UV = os.environ.get("LONTAR_WINDOWS_UV", "")
collect_ignore_glob = [] if UV else ["test_*.py"]

WORK = CLONE / "build" / "windows"
DIST = CLONE / "dist" / "windows"
RESULTS = Path(os.environ.get("LONTAR_WINDOWS_RESULTS") or WORK / "results")
OLDER = "0.0.9"
"""What the older version is called: the same program under a lower number."""


@pytest.fixture(scope="session")
def python() -> Path:
    """A Windows Python with the locked packages."""
    WORK.mkdir(parents=True, exist_ok=True)
    return make_python(WORK / "python", UV)


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A screen for Windows' windows."""
    with screen() as name:
        yield name


@pytest.fixture(scope="session")
def workshop(display: str) -> Iterator[Wine]:
    """The machine where the program is tested from source and frozen."""
    wine = Wine(WORK / "workshop", WORK / "logs", display)
    make_prefix(wine)
    yield wine
    wine.stop()


@pytest.fixture(scope="session")
def office(display: str) -> Iterator[Wine]:
    """The machine of an office: no Python, nothing but what the installer brings."""
    wine = Wine(WORK / "office", WORK / "logs", display)
    make_prefix(wine)
    yield wine
    wine.stop()


@pytest.fixture(scope="session")
def build(workshop: Wine, python: Path) -> Path:
    """The frozen program for Windows: a folder."""
    shutil.rmtree(DIST / "lontar", ignore_errors=True)
    workshop.run(
        "freeze", str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", workshop.windows(DIST), "--workpath", workshop.windows(WORK / "freeze"),
        "build.spec", cwd=CLONE, seconds=1500,
    )  # fmt: skip
    assert (DIST / "lontar" / "lontar.exe").is_file(), "see build/windows/logs/freeze.log"
    return DIST / "lontar"


@pytest.fixture(scope="session")
def make_installer(build: Path) -> Callable[[str], Path]:
    """Makes an installer of a version out of the frozen program."""
    size = sum(path.stat().st_size for path in build.rglob("*") if path.is_file()) // 1024

    def make(version: str) -> Path:
        released = version == __version__
        out = (DIST if released else WORK) / f"lontar-{version}-setup.exe"
        out.unlink(missing_ok=True)
        defined = {"VERSION": version, "BUILD": build, "OUT": out, "SIZE_KB": size}
        words = [f"-D{name}={value}" for name, value in defined.items()]
        subprocess.run(
            ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *([] if released else ["-DQUICK"]),
             *words, "installer.nsi"],
            cwd=CLONE / "resources" / "windows", check=True, timeout=600,
        )  # fmt: skip
        return out

    return make


@pytest.fixture(scope="session")
def older_setup(make_installer: Callable[[str], Path]) -> Path:
    """The installer of an older version."""
    return make_installer(OLDER)


@pytest.fixture(scope="session")
def setup(make_installer: Callable[[str], Path]) -> Path:
    """The installer that is given to offices."""
    return make_installer(__version__)
