"""Driver errors turned into the named faults of `db.errors`."""

import re

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from db.errors import (
    Damaged,
    DatabaseFault,
    Duplicate,
    Full,
    Locked,
    Missing,
    NotADatabase,
    ReadOnly,
    Unreachable,
)

_SQLITE: tuple[tuple[str, type[DatabaseFault]], ...] = (
    ("is locked", Locked),
    ("locking protocol", Locked),
    ("disk is full", Full),
    ("readonly database", ReadOnly),
    ("not a database", NotADatabase),
    ("malformed", Damaged),
    ("unsupported file format", Damaged),
    ("disk I/O error", Damaged),
    ("unable to open", Missing),
)
"""By the words of SQLite's own messages: not every driver gives the result code."""

_IOERR_WRITE = 778
"""SQLITE_IOERR_WRITE: the limit of a file's size is told so, and quotas may be."""

_POSTGRES: dict[str, type[DatabaseFault]] = {
    "55P03": Locked,  # lock_not_available
    "40P01": Locked,  # deadlock_detected
    "40001": Locked,  # serialization_failure
    "57014": Locked,  # query_canceled, by a timeout
    "53100": Full,  # disk_full
    "53200": Full,  # out_of_memory
    "25006": ReadOnly,  # read_only_sql_transaction
    "42501": ReadOnly,  # insufficient_privilege
    "3D000": Missing,  # invalid_catalog_name
    "XX001": Damaged,  # data_corrupted
    "XX002": Damaged,  # index_corrupted
}


def translate(fault: BaseException, dialect: str) -> DatabaseFault | None:
    """The named fault a driver's error stands for, or None where it is a mistake of ours."""
    return _of_sqlite(fault) if dialect == "sqlite" else _of_postgres(fault)


def _of_sqlite(fault: BaseException) -> DatabaseFault | None:
    text = str(fault)
    unique = re.match(r"UNIQUE constraint failed: (.+)", text)
    if unique:
        columns = [column.strip() for column in unique[1].split(",")]
        table = columns[0].partition(".")[0]
        return Duplicate("_".join(["uq", table, *(name.partition(".")[2] for name in columns)]))
    if getattr(fault, "sqlite_errorcode", None) == _IOERR_WRITE:
        return Full(text)
    for words, kind in _SQLITE:
        if words in text:
            return kind(text)
    return None


def _of_postgres(fault: BaseException) -> DatabaseFault | None:
    state = getattr(fault, "sqlstate", None) or ""
    diagnosis = getattr(fault, "diag", None)
    if state == "23505":
        return Duplicate(getattr(diagnosis, "constraint_name", None) or "")
    if state in _POSTGRES:
        return _POSTGRES[state](state)
    if state.startswith(("08", "28", "57P")):
        return Unreachable(state)
    if not state and type(fault).__name__ in ("OperationalError", "ConnectionTimeout"):
        missing = re.search(r'database "[^"]*" does not exist', str(fault))
        return Missing("no such database") if missing else Unreachable("no connection")
    return None


def name_faults(engine: Engine) -> None:
    """Make every statement, commit and connection of the engine raise named faults."""

    @event.listens_for(engine, "handle_error")
    def _(context: ExceptionContext) -> DatabaseFault | None:
        fault = context.original_exception
        # PostgreSQL tells the row in its detail; a NIK must not reach a log by that way.
        primary = getattr(getattr(fault, "diag", None), "message_primary", None)
        if primary:
            fault.args = (primary,)
        return translate(fault, context.dialect.name)
