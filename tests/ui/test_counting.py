"""What is counted beside the window: nothing waits for it, nothing old takes its place."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db.engine import Session
from db.queries.workers import WorkerFilter, count_workers
from desktop.services.register.change import add_worker
from desktop.ui import counting
from desktop.ui.context import Context
from desktop.ui.counting import Counting
from desktop.ui.main_window import MainWindow

LISTED = WorkerFilter(status=("listed",))


def _listed(session: Session) -> int:
    return count_workers(session, LISTED)


def test_a_small_register_is_counted_at_once(full: Context) -> None:
    read: list[int] = []
    owner = QObject()
    Counting(full, _listed, read.append, owner).again()
    assert len(read) == 1
    assert not full.jobs.busy


def test_a_large_register_is_counted_beside_the_window(
    full: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "AT_ONCE", 10)
    threads: list[threading.Thread] = []
    read: list[int] = []
    owner = QObject()

    def count(session: Session) -> int:
        threads.append(threading.current_thread())
        return _listed(session)

    Counting(full, count, read.append, owner).again()
    assert read == []
    qtbot.waitUntil(lambda: read != [])
    assert threads[0] is not threading.current_thread()
    with full.database.read() as session:
        assert read == [_listed(session)]


def test_of_readings_that_wait_only_the_last_is_carried_out(
    full: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "AT_ONCE", 10)
    held = threading.Event()
    full.jobs.run(lambda _progress: held.wait(10))
    read: list[int] = []
    owner = QObject()
    counted = Counting(full, _listed, read.append, owner)
    for _time in range(3):
        counted.again()
    held.set()
    qtbot.waitUntil(lambda: not full.jobs.busy)
    assert len(read) == 1


def test_badges_of_a_large_register_follow_what_is_done_and_never_go_out_meanwhile(
    full: Context,
    open_window: Callable[[Context], MainWindow],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(counting, "AT_ONCE", 10)
    window = open_window(full)
    button = window.side_bar.buttons["verify"]
    shown: list[str] = []
    monkeypatch.setattr(button, "update", lambda: shown.append(button.accessibleName()))

    def add(serial: int) -> None:
        values = {
            "nik": f"532104610580{serial:04}",
            "name": "Bernadeta Hoar Seran",
            "birth_date": "1980-05-21",
            "region": "5321042001",
        }

        def save(_progress: object) -> None:
            with full.database.write() as session:
                add_worker(session, full.acting, values)

        full.jobs.run(save)
        qtbot.waitUntil(lambda: not full.jobs.busy)

    qtbot.waitUntil(lambda: not full.jobs.busy)
    for serial in (9001, 9002):
        add(serial)
        qtbot.waitUntil(lambda: not full.jobs.busy)
    name = button.text()
    assert shown[-1] == f"{name}, 2"
    assert shown.index(f"{name}, 2") > shown.index(f"{name}, 1")
    assert name not in shown[shown.index(f"{name}, 1") :]
