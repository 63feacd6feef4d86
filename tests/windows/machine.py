"""Makes the Windows machine: a Wine prefix, a Windows Python, the locked packages for Windows."""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from tests.windows.wine import STAND_INS, Wine

HERE = Path(__file__).parent
CLONE = HERE.parents[1]
PIN = HERE / "python.txt"

# Its own two of Microsoft's runtime; packages bring what else they need, as on a user's machine.
_KEPT_DLLS = {"python3.dll", "python311.dll", "vcruntime140.dll", "vcruntime140_1.dll"}

# Work on the program that has no wheel for Windows or nothing to do there.
_LEFT_OUT = ("docopt", "grimp", "import-linter", "mypy", "num2words", "ruff")


def make_python(folder: Path, uv: str) -> Path:
    """A Windows Python with the locked packages in `folder`; give back its python.exe.

    It is kept as long as lock and pin stay as they are.
    """
    made_from = hashlib.sha256((CLONE / "uv.lock").read_bytes() + PIN.read_bytes()).hexdigest()
    stamp = folder / "made-from"
    python = folder / "python.exe"
    if python.is_file() and stamp.is_file() and stamp.read_text(encoding="ascii") == made_from:
        return python
    shutil.rmtree(folder, ignore_errors=True)
    _unpack(_download(folder.parent), folder)
    _install(folder, uv)
    stamp.write_text(made_from, encoding="ascii")
    return python


def _download(folder: Path) -> bytes:
    """The source archive that holds the Windows Python; nothing of it is run to install it.

    LONTAR_DOWNLOADS names a folder that keeps it for the next clone.
    """
    name, _, digest = PIN.read_text(encoding="utf-8").splitlines()[-1].partition(" --hash=sha256:")
    kept = Path(os.environ.get("LONTAR_DOWNLOADS") or folder / "downloads")
    found = sorted(kept.glob("winpython*embed-*.tar.gz"))
    if not found:
        kept.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable.replace(".venv/", ".venv-uv/"), "-m", "pip", "download", "--quiet",
             "--no-deps", "--no-binary=:all:", "--require-hashes", "-d", str(kept), "-r", str(PIN)],
            check=True, timeout=600,
        )  # fmt: skip
        found = sorted(kept.glob("winpython*embed-*.tar.gz"))
    content = found[0].read_bytes()
    if hashlib.sha256(content).hexdigest() != digest.strip():
        raise ValueError(f"{found[0]} is not {name}")
    return content


def _unpack(archive: bytes, folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(archive)) as outer:
        member = next(m for m in outer.getmembers() if m.name.endswith("/data.zip"))
        inner = outer.extractfile(member)
        assert inner is not None
        held = io.BytesIO(inner.read())
    unpacked = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(unpacked, ignore_errors=True)
    with zipfile.ZipFile(held) as packed:
        packed.extractall(unpacked)
    (top,) = unpacked.iterdir()
    top.rename(folder)
    unpacked.rmdir()
    shutil.rmtree(folder / "Lib" / "site-packages")
    for path in folder.iterdir():
        if path.suffix.lower() == ".dll" and path.name.lower() not in _KEPT_DLLS:
            path.unlink()


def _install(folder: Path, uv: str) -> None:
    """The packages of uv.lock, by the hashes in it; uv reads its markers as Windows would."""
    listed = folder / "locked.txt"
    left_out = [word for name in _LEFT_OUT for word in ("--no-emit-package", name)]
    subprocess.run(
        [uv, "export", "--quiet", "--frozen", "--group", "dev", "--no-emit-project",
         *left_out, "-o", str(listed)],
        cwd=CLONE, check=True, timeout=300,
    )  # fmt: skip
    subprocess.run(
        [uv, "pip", "install", "--quiet", "--python-platform", "x86_64-pc-windows-msvc",
         "--python-version", "3.11", "--only-binary", ":all:", "--require-hashes",
         "--target", str(folder / "Lib" / "site-packages"), "-r", str(listed)],
        cwd=CLONE, check=True, timeout=900,
    )  # fmt: skip


def make_prefix(wine: Wine) -> None:
    """An empty Windows 10, with the stand-ins of its system's libraries that Wine lacks."""
    shutil.rmtree(wine.prefix, ignore_errors=True)
    wine.prefix.mkdir(parents=True)
    wine.run("wineboot", "wineboot", "-i", seconds=180)
    wine.run("winecfg", "winecfg", "-v", "win10", seconds=120)
    system = wine.drive / "windows" / "system32"
    for name in STAND_INS:
        made = system / f"{name}.new"
        subprocess.run(
            ["x86_64-w64-mingw32-gcc", "-O1", "-shared", "-s", "-o", str(made),
             str(HERE / "standins" / f"{name}.c"), "-Wl,--kill-at", "-ladvapi32"],
            check=True, timeout=120,
        )  # fmt: skip
        made.replace(system / f"{name}.dll")
