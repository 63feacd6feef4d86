"""How a register on a PostgreSQL server is opened."""

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from db.errors import NotADatabase

LOCK_MILLISECONDS = 5000
WRITERS_LOCK = 0x4C4F4E54
"""Key of the advisory lock that makes writers take turns, as SQLite's BEGIN IMMEDIATE does."""

_NAMES = ("postgresql", "postgres", "postgresql+psycopg")


def read_address(location: str) -> URL:
    """The address of a register on a server; raises NotADatabase for any other kind."""
    try:
        url = make_url(location)
    except ArgumentError as fault:
        raise NotADatabase("not an address") from fault
    if url.drivername not in _NAMES:
        raise NotADatabase("no register can lie there")
    return url.set(drivername="postgresql+psycopg")


def make_engine(url: URL) -> Engine:
    """An engine on the server's database; a connection that died is replaced unseen."""
    return create_engine(
        url,
        pool_pre_ping=True,
        pool_size=5,
        hide_parameters=True,
        connect_args={
            "connect_timeout": 10,
            "application_name": "lontar",
            "options": f"-c lock_timeout={LOCK_MILLISECONDS} -c timezone=UTC",
        },
    )


def schema_version(connection: Connection) -> int:
    """The number of the last migration, 0 in an empty database.

    NotADatabase where the tables are another program's.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return 0
    if not {"alembic_version", "audit_entry"} <= tables:
        raise NotADatabase("a database of another program")
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    return int(found)
