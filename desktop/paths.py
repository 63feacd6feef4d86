"""Where resources lie (frozen or not), where the user's data lies, and files put in place whole."""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

_NAME = "Lontar"
_PORTS = frozenset(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")
_RESERVED = _PORTS | {"con", "prn", "aux", "nul", "conin$", "conout$"}
_NOT_IN_NAMES = frozenset('<>:"/\\|?*')
_LONGEST_NAME = 120
_CRASH_LOGS_KEPT = 20

_BUSY = frozenset((5, 32, 33))
"""Windows: access denied, sharing violation, lock violation; a scanner or a viewer lets go soon."""

_TRIES = 12
_FIRST_WAIT = 0.02
_LONGEST_WAIT = 0.5


def environment(name: str) -> str:
    """An environment variable, empty where it is not set."""
    return os.environ.get(name, "").strip()


def resource(*parts: str) -> Path:
    """A file or folder of `resources/`, in a clone, an installed wheel or a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parents[1]
    return root.joinpath("resources", *parts)


def locale_folder() -> Path:
    """Where the catalogues of words lie."""
    return resource("locale")


def home_folder() -> Path:
    """The folder of the user's data: `LONTAR_HOME`, else the platform's. It may not exist yet."""
    moved = environment("LONTAR_HOME")
    if moved:
        return Path(moved).expanduser().absolute()
    return Path(platformdirs.user_data_path(_NAME, appauthor=False, roaming=False))


def default_register() -> Path:
    """The register that is opened where nobody names one: `LONTAR_DB` is read before this."""
    return home_folder() / "register.lontar"


def keys_folder() -> Path:
    """Where this machine's secret lies, apart from every register and every backup."""
    return home_folder() / "keys"


def trust_folder() -> Path:
    """Where certificates (PEM, DER) lie whose holders' signatures are trusted; it need not be."""
    return home_folder() / "trust"


def logs_folder() -> Path:
    """Where logs and crash reports lie."""
    return home_folder() / "logs"


def backups_folder() -> Path:
    """Where copies taken before a change of the register's form lie."""
    return home_folder() / "backups"


def files_folder(register: str) -> Path:
    """Where the evidence of a register lies: beside its file, else among the user's data."""
    scheme, sign, _rest = register.partition("://")
    if sign and len(scheme) > 1:
        return home_folder() / "files"
    path = Path(register).expanduser().absolute()
    return path.with_name(f"{path.name}-files")


def private_folder(folder: Path) -> Path:
    """Make a folder that only its owner may look into, and give it back."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def write_crash_log(text: str) -> Path:
    """Keep a report of our own mistake, the newest twenty of them; give back its path."""
    folder = private_folder(logs_folder())
    path = folder / f"crash-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.log"
    path.write_text(text, encoding="utf-8")
    for old in sorted(folder.glob("crash-*.log"))[:-_CRASH_LOGS_KEPT]:
        old.unlink(missing_ok=True)
    return path


def is_reserved(name: str) -> bool:
    """Whether Windows keeps a file name for a device, whatever its ending: `nul.pdf`."""
    return name.split(".", maxsplit=1)[0].strip().lower() in _RESERVED


def safe_name(name: str) -> str:
    """A file name that every platform takes, made from any text; never empty, never reserved."""
    signs = ("-" if sign in _NOT_IN_NAMES or not sign.isprintable() else sign for sign in name)
    kept = " ".join("".join(signs).split()).strip(". ")
    stem, dot, ending = kept.rpartition(".")
    if len(kept) > _LONGEST_NAME and dot and len(ending) <= 12:
        kept = f"{stem[: _LONGEST_NAME - len(ending) - 1].rstrip('. ')}.{ending}"
    kept = kept[:_LONGEST_NAME].rstrip(". ") or "_"
    return f"_{kept}" if is_reserved(kept) else kept


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old one or the new one, never a part.

    OSError where the folder cannot be written to, or no file is named; nothing is left behind then.
    """
    if not path.name:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def put_in_place(
    written: Path,
    path: Path,
    *,
    replace: Callable[[Path, Path], object] = os.replace,
    wait: Callable[[float], object] = time.sleep,
) -> None:
    """Move a file that lies in the same folder over another one.

    Where another program holds the old one on Windows it is tried again for some four seconds;
    then the PermissionError is the caller's to tell.
    """
    pause = _FIRST_WAIT
    for left in range(_TRIES - 1, -1, -1):
        try:
            replace(written, path)
            break
        except OSError as fault:
            if left == 0 or getattr(fault, "winerror", None) not in _BUSY:
                raise
        wait(pause)
        pause = min(pause * 2, _LONGEST_WAIT)
    _settle_folder(path.parent)


def _settle_folder(folder: Path) -> None:
    """On POSIX a rename is sure only when its folder is on the disk too."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
