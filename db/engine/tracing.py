"""Which tables a session wrote, told by the statements themselves."""

import re
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session

_WRITES = re.compile(
    r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?',
    re.IGNORECASE,
)
_KEY = "touched"


def trace_writes(engine: Engine) -> None:
    """Note the table of every INSERT, UPDATE and DELETE, of the ORM, Core or plain text.

    An UPDATE or DELETE that found no row touched nothing.
    """

    @event.listens_for(engine, "after_cursor_execute")
    def _(
        connection: Connection,
        cursor: Any,
        statement: str,
        _parameters: object,
        _context: object,
        _executemany: bool,
    ) -> None:
        found = connection.info.get(_KEY)
        if found is None:
            return
        table = _WRITES.match(statement)
        if table and (cursor.rowcount != 0 or "RETURNING" in statement):
            found.add(table[1])


def begin_noting(session: Session) -> None:
    """Start noting what the session writes."""
    session.info[_KEY] = session.connection().info[_KEY] = set()


def end_noting(session: Session) -> None:
    """Stop noting on the connection, which goes back to the pool."""
    session.connection().info.pop(_KEY, None)


def touched(session: Session) -> frozenset[str]:
    """Names of the tables the session wrote so far; also after its block has ended."""
    return frozenset(session.info.get(_KEY, ()))
