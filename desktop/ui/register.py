"""The register as the window uses it: each write notes which tables it touched."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from db.engine import Database, Session, touched


class WatchedDatabase:
    """Reads and writes of a Database, and the tables written since somebody asked."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._touched: set[str] = set()
        self._guard = threading.Lock()

    @property
    def location(self) -> str:
        """Where the register lies."""
        return self._database.location

    def read(self) -> AbstractContextManager[Session]:
        """A session that cannot write."""
        return self._database.read()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that commits when its block ends; for jobs only."""
        with self._database.write() as session:
            yield session
        with self._guard:
            self._touched |= touched(session)

    def take_touched(self) -> frozenset[str]:
        """The tables written since the last time this was asked."""
        with self._guard:
            taken = frozenset(self._touched)
            self._touched.clear()
        return taken
