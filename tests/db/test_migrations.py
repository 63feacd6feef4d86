"""How registers are brought up to date: step by step, each whole or not at all."""

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event, inspect, text

from db import migrations
from db.engine import Database, sqlite
from db.engine.migrating import bring_up_to_date
from db.schema import Base

FOLDER = Path(migrations.__file__).parent


def _scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return ScriptDirectory.from_config(config)


def _of_schema(_object: object, name: str | None, *_rest: object) -> bool:
    return not (name or "").startswith("worker_search") and name != "ix_worker_search_words"


def test_the_newest_number_is_that_of_the_last_step() -> None:
    assert int(_scripts().get_current_head() or 0) == migrations.NEWEST


def test_the_steps_end_in_the_schema_as_it_is_declared(database: Database) -> None:
    with database.read() as session:
        context = MigrationContext.configure(
            session.connection(),
            opts={
                "include_object": _of_schema,
                "include_name": lambda name, *_: _of_schema(0, name),
            },
        )
        assert compare_metadata(context, Base.metadata) == []


def test_every_step_has_a_sentence_that_tells_what_it_is_for() -> None:
    for script in _scripts().walk_revisions():
        assert (script.doc or "").endswith(".")


def test_migrating_twice_changes_nothing(database: Database) -> None:
    before = database.schema_version()
    database.migrate()
    assert database.schema_version() == before == migrations.NEWEST


def _columns(connection: Connection) -> dict[str, list[str]]:
    seen = inspect(connection)
    return {
        name: sorted(column["name"] for column in seen.get_columns(name))
        for name in seen.get_table_names()
    }


def test_a_step_that_fails_leaves_the_register_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.lontar"
    fresh = Database.create(path)
    real = sqlite.make_engine

    def stop_at(limit: int) -> None:
        def make(*arguments: object, **options: object) -> object:
            engine = real(*arguments, **options)  # type: ignore[arg-type]

            seen = 0

            @event.listens_for(engine, "before_cursor_execute")
            def _(_c: object, _cu: object, statement: str, *_rest: object) -> None:
                nonlocal seen
                seen += statement.lstrip().startswith("CREATE")
                if seen > limit:
                    raise KeyboardInterrupt

            return engine

        monkeypatch.setattr("db.engine.database.sqlite.make_engine", make)

    for limit in (0, 1, 7, 20):
        stop_at(limit)
        with pytest.raises(KeyboardInterrupt):
            fresh.migrate()
        version = fresh.schema_version()
        engine = real(path, sqlite.access(path))
        with engine.connect() as connection:
            tables = {name for name in _columns(connection) if name != "alembic_version"}
        engine.dispose()
        assert bool(tables) is (version > 0)
        assert "letter" not in tables
    monkeypatch.undo()
    fresh.migrate()
    assert fresh.schema_version() == migrations.NEWEST
    fresh.close()


def test_a_register_that_holds_data_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "r.lontar"
    older = Database.create(path)
    _only_first_step(path)
    with older.write() as session:
        session.execute(text("INSERT INTO setting VALUES ('a', '1')"))
    backups = tmp_path / "backups"
    older.migrate(backups)
    older.close()
    (copy,) = backups.iterdir()
    kept = Database(copy)
    assert kept.schema_version() == 1
    kept.close()
    newer = Database(path)
    with newer.read() as session:
        assert session.scalar(text("SELECT value FROM setting")) == "1"
    newer.close()


def _only_first_step(path: Path) -> None:
    engine = sqlite.make_engine(path, sqlite.access(path), migrating=True)
    with pytest.MonkeyPatch.context() as patch:
        real = command.upgrade

        def only_first(config: Config, _revision: str) -> None:
            real(config, "0001")

        patch.setattr(command, "upgrade", only_first)
        bring_up_to_date(engine)
    engine.dispose()
