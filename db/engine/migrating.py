"""Alembic, driven over a connection that is ours."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from db import migrations
from db.errors import Damaged


def bring_up_to_date(engine: Engine) -> None:
    """Carry out every migration that is missing, each in one transaction with its number.

    Foreign keys are off while tables are rebuilt (altering a parent would delete its children)
    and checked before each commit: Damaged where a row points nowhere, and nothing is kept.
    """
    from alembic import command  # late: half a second that most starts do not need
    from alembic.config import Config

    config = Config()
    folder = str(Path(migrations.__file__).parent)
    config.set_main_option("script_location", folder.replace("%", "%%"))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        config.attributes["on_version_apply"] = _seal_step
        command.upgrade(config, "head")


def _seal_step(ctx: Any, step: Any, **_more: Any) -> None:
    """Before a migration commits: no row points nowhere, and the file's header tells its number."""
    connection: Connection = ctx.connection
    if connection.dialect.name != "sqlite":
        return
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
    if lost is not None:
        raise Damaged(f"rows of {lost[0]} point to nothing")
    connection.exec_driver_sql(f"PRAGMA user_version={int(step.up_revision_id)}")
