"""When the window opens, whose paid months have ended is eligible again."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.queries import letter_answers as queries
from db.schema import Worker
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import issue_letter
from desktop.ui.context import Context
from desktop.ui.ending_covers import look_for_ended
from desktop.ui.main_window import MainWindow

Open = Callable[[Context], MainWindow]


def _statuses(context: Context, letter: int) -> list[str]:
    with context.database.read() as session:
        return [one.status for one in queries.people(session, letter)]


def test_enrolled_people_whose_months_are_over_can_go_into_the_next_letter(
    qtbot: QtBot, full: Context, open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with full.database.write() as session:
        letter = draft_letter(session, full.acting, funding=1, limit=2).letter
        approve_letter(session, full.acting, letter)
        issue_letter(session, full.acting, letter, out=tmp_path / "Surat")
        for one in queries.people(session, letter):
            session.get_one(Worker, one.worker_id).status = "enrolled"
    window = open_window(full)
    look_for_ended(full)
    qtbot.waitUntil(lambda: not full.jobs.busy, timeout=20_000)
    assert _statuses(full, letter) == ["enrolled"] * 2
    later = dataclasses.replace(full.acting, clock=lambda: datetime(2031, 1, 2, tzinfo=UTC))
    monkeypatch.setattr(Context, "acting", later)
    look_for_ended(full)
    qtbot.waitUntil(lambda: not full.jobs.busy, timeout=20_000)
    assert _statuses(full, letter) == ["eligible"] * 2
    assert window.isVisible()
