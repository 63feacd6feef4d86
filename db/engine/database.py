"""One register: the door through which everything is read and written."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session

from db.engine import moments, postgres, sqlite, tracing
from db.engine.faults import name_faults
from db.engine.migrating import bring_up_to_date
from db.errors import NewerDatabase
from db.migrations import NEWEST

_READING = "lontar_reading"


class Database:
    """A register in a SQLite file, or in a PostgreSQL database of its own.

    `location` is a path or an address (`postgresql+psycopg://...`). Opening raises the named
    faults of `db.errors` and writes nothing; call `migrate` before the first session.
    """

    def __init__(self, location: str | Path) -> None:
        self.location = str(location)
        self.created = False
        if is_address(self.location):
            self._engine = postgres.make_engine(postgres.read_address(self.location))
        else:
            path = self._path
            sqlite.read_header(path)
            self._engine = sqlite.make_engine(path, sqlite.access(path))
        name_faults(self._engine)
        tracing.trace_writes(self._engine)
        _begin_by_the_rules(self._engine)
        self._reading = self._engine.execution_options(**{_READING: True})

    @classmethod
    def create(cls, location: str | Path) -> "Database":
        """Open a register, making the empty file first where there is none.

        `created` tells whether it was made by this call. On a server the database itself must
        be there; its tables are made by `migrate`.
        """
        made = not is_address(str(location)) and sqlite.make_file(_absolute(location))
        database = cls(location)
        database.created = made
        return database

    @property
    def dialect(self) -> Literal["sqlite", "postgresql"]:
        """Which kind of database the register lies in."""
        return "sqlite" if self._engine.dialect.name == "sqlite" else "postgresql"

    @property
    def _path(self) -> Path:
        return _absolute(self.location)

    def schema_version(self) -> int:
        """The number of the last migration that was carried out, 0 in an empty register."""
        with self._engine.connect().execution_options(**{_READING: True}) as connection:
            if self.dialect == "sqlite":
                return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            return postgres.schema_version(connection)

    def migrate(self, backups: Path | None = None) -> None:
        """Bring the tables up to date, each migration in one transaction with its number.

        A file that holds data is copied into `backups` before. NewerDatabase, untouched, where
        a later version of the program made the register.
        """
        found = self.schema_version()
        if found > NEWEST:
            raise NewerDatabase(found, NEWEST)
        if found == NEWEST:
            return
        if self.dialect == "postgresql":
            bring_up_to_date(self._engine)
            return
        if found and backups is not None:
            sqlite.copy_whole(self._path, backups / f"{self._path.stem}-schema-{found}.lontar")
        migrating = sqlite.make_engine(self._path, sqlite.access(self._path), migrating=True)
        name_faults(migrating)
        _begin_by_the_rules(migrating)
        try:
            bring_up_to_date(migrating)
        finally:
            migrating.dispose()

    @contextlib.contextmanager
    def read(self) -> Iterator[Session]:
        """A session that cannot write, and sees one state of the register throughout."""
        with Session(self._reading, autoflush=False) as session:
            yield session

    @contextlib.contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are kept when the block ends, and undone when it raises.

        Writers take turns from the start of the block; Locked after five seconds of waiting.
        """
        session = Session(self._engine, expire_on_commit=False)
        try:
            tracing.begin_noting(session)
            try:
                yield session
                session.flush()
            finally:
                tracing.end_noting(session)
            session.commit()
        except BaseException:
            session.rollback()
            session.close()
            moments.run_rolled_back(session)
            raise
        session.close()
        moments.run_committed(session)

    def settle(self) -> None:
        """Bring the write-ahead log into the file, so that a copy of the file alone is whole."""
        if self.dialect == "sqlite":
            sqlite.checkpoint(self._engine)

    def close(self) -> None:
        """Let the register go."""
        self._engine.dispose()

    def remove(self) -> None:
        """Take away a file that `create` made and that came to nothing."""
        self.close()
        if self.created:
            for ending in ("", "-wal", "-shm", "-journal"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)


def is_address(location: str) -> bool:
    """Whether a location names a server rather than a file; `C://x` is a file."""
    scheme, sign, _rest = location.partition("://")
    return bool(sign) and len(scheme) > 1


def _absolute(location: str | Path) -> Path:
    return Path(location).expanduser().absolute()


def _begin_by_the_rules(engine: Engine) -> None:
    """Say BEGIN ourselves: a driver that does it commits DDL on its own."""

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        reading = bool(connection.get_execution_options().get(_READING))
        if engine.dialect.name == "sqlite":
            if connection.info.get(_READING) is not reading:
                # Only where it changes: they make SQLite prepare every statement anew.
                for pragma in sqlite.turn_to(reading=reading):
                    connection.exec_driver_sql(pragma)
                connection.info[_READING] = reading
            connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
        elif reading:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        else:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({postgres.WRITERS_LOCK})")
