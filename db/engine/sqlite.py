"""How a SQLite register is opened: which library, which pragmas, and what is refused.

The rules are those of docs and measurements on power loss: WAL with full syncing loses nothing
that was acknowledged, a library with the WAL-reset bug must not use WAL, and nothing may be
written to a file before it is known to be a register.
"""

import importlib
import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, QueuePool, create_engine

from db.errors import Damaged, Empty, Missing, NotADatabase

_log = logging.getLogger(__name__)

APPLICATION_ID = 0x4C4F4E54
"""`LONT` in the header of every register (PRAGMA application_id)."""

BUSY_MILLISECONDS = 5000
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_CONNECTION_PRAGMAS = (
    f"busy_timeout={BUSY_MILLISECONDS}",
    "foreign_keys=ON",
    "synchronous=FULL",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
    "secure_delete=ON",
)
_WORDS = "CREATE VIRTUAL TABLE temp.worker_word USING fts5vocab('main', 'worker_search', 'row')"
"""Every word of the search index once: a view that lies in no file."""
_READING_KILOBYTES = 2048
_WRITING_KILOBYTES = 65_536
"""Pages kept by a connection: a list that comes in wants many; readers have the system's own."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of a SQLite file say (its format is fixed since 2004)."""

    application_id: int
    user_version: int
    wal: bool


@dataclass(frozen=True, slots=True)
class Access:
    """How a file may be opened: `writable`; `still` where nobody else can be writing it."""

    writable: bool
    still: bool


def library() -> Any:
    """The one SQLite library of the program: the wheel's, or with LONTAR_SQLITE=stdlib Python's.

    Never both on one file in one process: POSIX locks of one would free the other's.
    """
    if os.environ.get("LONTAR_SQLITE") != "stdlib":
        try:
            return importlib.import_module("sqlcipher3.dbapi2")
        except ImportError:
            _log.warning("sqlcipher3 is not there; the register is opened by Python's sqlite3")
    return importlib.import_module("sqlite3")


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite is free of the WAL-reset bug (fixed in 3.51.3, 3.50.7 and 3.44.6)."""
    lines: dict[tuple[int, ...], int] = {(3, 50): 7, (3, 44): 6}
    return version >= (3, 51, 3) or version[2:] >= (lines.get(version[:2], 1 << 30),)


def read_header(path: Path) -> Header:
    """The header of a register's file, read without opening it as a database.

    Raises Missing, Empty, NotADatabase (another program's file, or no database), or Damaged.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
            size = file.seek(0, os.SEEK_END)
    except (IsADirectoryError, PermissionError) as fault:
        # Windows says of a folder that it may not be opened.
        if not path.is_dir():
            raise
        raise NotADatabase("a folder") from fault
    except FileNotFoundError as fault:
        raise Missing("no such file") from fault
    if not head:
        raise Empty("no bytes")
    if not head.startswith(_MAGIC[: len(head)]):
        raise NotADatabase("no SQLite header")
    if len(head) < _HEADER:
        raise Damaged("shorter than its header")
    header = Header(
        int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big"), head[18] == 2
    )
    if header.application_id != APPLICATION_ID:
        raise NotADatabase("a database of another program")
    _check_size(head, size)
    return header


def _check_size(head: bytes, size: int) -> None:
    """Raise Damaged where the file is shorter than the pages its header counts."""
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(head[28:32], "big")
    counted = head[24:28] == head[92:96]  # else the count is not to be trusted
    if counted and size < pages * page:
        raise Damaged("cut short")


def access(path: Path) -> Access:
    """How the file may be opened by this user, on this medium.

    A WAL register needs its folder writable even to be read; on a read-only medium it is read
    as it lies, which is right only where no log of a writer lies beside it.
    """
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    log = path.with_name(path.name + "-wal")
    return Access(writable, still=not writable and not (log.exists() and log.stat().st_size))


def connector(path: Path, mode: Access, *, migrating: bool = False) -> Callable[[], Any]:
    """A function that opens a connection by the rules; `migrating` leaves foreign keys off.

    Foreign keys must be off before a transaction begins, else altering a parent table in a
    batch deletes its children.
    """
    module = library()
    uri = path.absolute().as_uri() + ("?mode=rw" if mode.writable else "?mode=ro")
    if mode.still:
        uri += "&immutable=1"
    journal = "WAL" if wal_is_safe(module.sqlite_version_info) else "PERSIST"

    def connect() -> Any:
        connection = module.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            for pragma in _CONNECTION_PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            if migrating:
                connection.execute("PRAGMA foreign_keys=OFF")
            if mode.writable:
                _set_journal(connection, journal)
            connection.execute(_WORDS)
            connection.create_function("reversed", 1, _reversed, deterministic=True)
        except BaseException:
            connection.close()
            raise
        return connection

    return connect


def turn_to(*, reading: bool) -> Sequence[str]:
    """The pragmas by which a connection goes over to reading only, or to writing."""
    return (
        f"PRAGMA query_only={'ON' if reading else 'OFF'}",
        f"PRAGMA cache_size=-{_READING_KILOBYTES if reading else _WRITING_KILOBYTES}",
    )


def make_file(path: Path) -> bool:
    """Make the empty file of a register where there is none; tell whether it was made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb"):
            pass
    except FileExistsError:
        return False
    connection = library().connect(str(path), isolation_level=None)
    try:
        # Before the journal is a write-ahead log: the header on the disk must tell whose it is.
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    finally:
        connection.close()
    return True


def copy_whole(path: Path, copy: Path) -> None:
    """A whole copy of a register that may be in use, under its name only when it is whole."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    partial = copy.with_name(copy.name + ".partial")
    partial.unlink(missing_ok=True)
    connection = library().connect(str(path), isolation_level=None)
    try:
        connection.execute("VACUUM INTO ?", (str(partial),))
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(copy)
    finally:
        connection.close()
        partial.unlink(missing_ok=True)


def checkpoint(engine: Engine) -> None:
    """Bring the write-ahead log into the file; nothing where somebody is still reading it."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _set_journal(connection: Any, journal: str) -> None:
    """Ask for the journal only where the file has another: asking needs a lock."""
    (found,) = connection.execute("PRAGMA journal_mode").fetchone()
    if found.upper() != journal:
        connection.execute(f"PRAGMA journal_mode={journal}")


def _reversed(text: str | None) -> str | None:
    return None if text is None else text[::-1]


def make_engine(path: Path, mode: Access, *, migrating: bool = False) -> Engine:
    """An engine on the file; transactions are begun by the database, never by the driver."""
    return create_engine(
        URL.create("sqlite", database=str(path)),
        module=library(),
        creator=connector(path, mode, migrating=migrating),
        poolclass=QueuePool,
        pool_size=1 if migrating else 5,
        hide_parameters=True,
    )
