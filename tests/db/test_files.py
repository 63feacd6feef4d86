"""Files that are asked for as registers: odd places, and what is refused untouched."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import Database, sqlite
from db.errors import Damaged, Empty, Missing, NewerDatabase, NotADatabase, ReadOnly, Unreachable
from db.schema import Setting

ODD_FOLDERS = (
    "dengan spasi", "aksén ü", "100%25 x", "a#b", "o'kutip", "Ω Desa", "x" * 120, "a;b", "a=b",
    *(() if os.name == "nt" else ("a?b=c",)),
)  # fmt: skip


@pytest.mark.parametrize("folder", ODD_FOLDERS)
def test_a_register_lies_wherever_a_folder_can_be(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "a b.lontar"
    database = Database.create(path)
    database.migrate()
    with database.write() as session:
        session.add(Setting(key="a", value="1"))
    database.close()
    assert path.is_file()
    assert {each.name for each in path.parent.iterdir()} == {path.name}
    again = Database(path)
    with again.read() as session:
        assert session.get(Setting, "a") is not None
    again.close()


def _refused(path: Path, kind: type[Exception]) -> None:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(kind):
        Database(path)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    _refused(tmp_path / "none.lontar", Missing)
    assert list(tmp_path.glob("none*")) == []


def test_what_is_no_register_is_refused_untouched(tmp_path: Path, empty_file: Path) -> None:
    path = tmp_path / "x.lontar"
    path.write_bytes(b"")
    _refused(path, Empty)
    path.write_bytes(b"PK\x03\x04 no database at all")
    _refused(path, NotADatabase)
    _refused(tmp_path, NotADatabase)
    path.write_bytes(empty_file.read_bytes()[:50])
    _refused(path, Damaged)
    path.write_bytes(empty_file.read_bytes()[:-8192])
    _refused(path, Damaged)


def test_another_programs_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE a (b)")
    other.commit()
    other.close()
    _refused(path, NotADatabase)


def test_a_register_of_a_later_program_is_refused_untouched(
    tmp_path: Path, empty_file: Path
) -> None:
    path = tmp_path / "later.lontar"
    path.write_bytes(empty_file.read_bytes())
    raw = sqlite.library().connect(str(path))
    raw.execute("PRAGMA user_version=999")
    raw.close()
    before = path.read_bytes()
    database = Database(path)
    with pytest.raises(NewerDatabase) as told:
        database.migrate()
    database.close()
    assert told.value.found == 999
    assert path.read_bytes() == before


def test_an_address_that_nobody_answers_is_unreachable() -> None:
    database = Database("postgresql+psycopg://nobody@127.0.0.1:9/none")
    with pytest.raises(Unreachable):
        database.migrate()
    database.close()


@pytest.mark.parametrize("address", ["mysql://a/b", "http://x/y"])
def test_an_address_of_another_kind_is_no_register(address: str) -> None:
    with pytest.raises(NotADatabase):
        Database(address)


def test_a_copy_of_the_file_alone_is_whole_after_settling(tmp_path: Path, empty_file: Path) -> None:
    path = tmp_path / "r.lontar"
    path.write_bytes(empty_file.read_bytes())
    database = Database(path)
    with database.write() as session:
        session.add(Setting(key="a", value="1"))
    copy = tmp_path / "copy.lontar"
    copy.write_bytes(path.read_bytes())
    database.settle()
    settled = tmp_path / "settled.lontar"
    settled.write_bytes(path.read_bytes())
    database.close()
    found = []
    for each in (copy, settled):
        opened = Database(each)
        with opened.read() as session:
            found.append(session.get(Setting, "a") is not None)
        opened.close()
    assert found == [False, True]


def test_a_register_on_a_medium_that_cannot_be_written_is_read(
    tmp_path: Path, empty_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.lontar"
    path.write_bytes(empty_file.read_bytes())
    # Root may write everywhere, so the answer of the system is given for it.
    monkeypatch.setattr("db.engine.sqlite.os.access", lambda *_: False)
    database = Database(path)
    database.migrate()
    with database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM setting")) == 0
    with pytest.raises(ReadOnly), database.write() as session:
        session.execute(text("INSERT INTO setting VALUES ('a', '1')"))
    database.close()
    assert path.read_bytes() == empty_file.read_bytes()


def test_create_makes_a_file_once_and_takes_it_away_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "new.lontar"
    first = Database.create(path)
    first.migrate()
    second = Database.create(path)
    assert (first.created, second.created) == (True, False)
    second.remove()
    assert path.is_file()
    first.remove()
    assert list(tmp_path.glob("new*")) == []


@pytest.mark.parametrize(
    ("version", "safe"),
    [((3, 40, 1), False), ((3, 44, 6), True), ((3, 50, 4), False), ((3, 50, 7), True),
     ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 4), True)],
)  # fmt: skip
def test_the_write_ahead_log_is_used_only_where_it_is_sound(
    version: tuple[int, ...], *, safe: bool
) -> None:
    assert sqlite.wal_is_safe(version) is safe


def test_the_programs_sqlite_is_free_of_the_wal_bug() -> None:
    assert sqlite.library().__name__ == "sqlcipher3.dbapi2"
    assert sqlite.wal_is_safe(sqlite.library().sqlite_version_info)


def test_pythons_own_sqlite_serves_where_the_other_is_not_there(tmp_path: Path) -> None:
    code = (
        "import sys; from db.engine import Database, sqlite; from sqlalchemy import text;"
        "assert sqlite.library().__name__ == 'sqlite3';"
        "d = Database.create(sys.argv[1]); d.migrate();"
        "s = d.write().__enter__(); print(s.scalar(text('PRAGMA journal_mode')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "r.lontar")],
        capture_output=True, text=True, check=False, env={"LONTAR_SQLITE": "stdlib", "PATH": ""},
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    expected = "wal" if sqlite.wal_is_safe(sqlite3.sqlite_version_info) else "persist"
    assert run.stdout.strip() == expected
