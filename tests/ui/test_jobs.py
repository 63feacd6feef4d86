"""Slow work: off the window's thread, with progress, stopped, refused, told apart from mistakes."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db.queries.office import officials
from desktop.domain.errors import UserError
from desktop.domain.progress import Progress
from desktop.services.offices.officials import save_official
from desktop.ui.context import Context
from desktop.ui.jobs import Advance


def test_work_runs_on_another_thread_and_its_result_comes_back_to_this_one(
    qtbot: QtBot, empty: Context
) -> None:
    seen: dict[str, int] = {}

    def work(_progress: Progress) -> int:
        seen["worker"] = threading.get_ident()
        return 7

    def done(result: int) -> None:
        seen["result"] = result
        seen["window"] = threading.get_ident()

    empty.jobs.run(work, done, "x")
    qtbot.waitUntil(lambda: "result" in seen)
    assert seen["result"] == 7
    assert seen["window"] == threading.get_ident() != seen["worker"]


def test_jobs_run_one_after_the_other(qtbot: QtBot, empty: Context) -> None:
    order: list[str] = []
    gate = threading.Event()
    empty.jobs.run(lambda _p: gate.wait(5), lambda _r: order.append("first"))
    empty.jobs.run(lambda _p: None, lambda _r: order.append("second"))
    assert empty.jobs.busy
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["first", "second"]
    assert not empty.jobs.busy


def test_progress_is_looked_at_now_and_then_not_pushed(qtbot: QtBot, empty: Context) -> None:
    told: list[Advance] = []
    empty.jobs.advanced.connect(told.append)
    done: list[int] = []
    gate = threading.Event()

    def work(progress: Progress) -> int:
        for number in range(100_000):
            progress.step(number, 100_000, "rows")
        gate.wait(5)
        return 1

    empty.jobs.run(work, done.append, "title")
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    gate.set()
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
    assert len(told) < 100
    assert told[-1].title == "title"
    assert told[-1].total == 100_000


def test_stop_ends_the_work_rolls_back_and_tells_nobody(qtbot: QtBot, empty: Context) -> None:
    began = threading.Event()
    fates: list[object] = []
    empty.jobs.refused.connect(fates.append)
    empty.jobs.crashed.connect(fates.append)
    empty.jobs.changed.connect(fates.append)

    def work(progress: Progress) -> None:
        with empty.database.write() as session:
            save_official(session, empty.acting, name="Nobody", position="None")
            began.set()
            while True:
                progress.step(0, 0, "")

    empty.jobs.run(work, fates.append)
    qtbot.waitUntil(began.is_set)
    with qtbot.waitSignal(empty.jobs.ended):
        empty.jobs.stop()
    assert fates == []
    with empty.database.read() as session:
        assert officials(session) == []


def test_a_refusal_goes_to_who_asked_else_to_the_messages(qtbot: QtBot, empty: Context) -> None:
    def refuse(_progress: Progress) -> None:
        raise UserError("x.y", "Not so.")

    with qtbot.waitSignal(empty.jobs.refused) as told:
        empty.jobs.run(refuse)
    assert told.args[0].message == "Not so."
    taken: list[UserError] = []
    empty.jobs.run(refuse, on_refused=taken.append)
    qtbot.waitUntil(lambda: bool(taken))


def test_our_own_mistake_is_told_apart_from_a_refusal(qtbot: QtBot, empty: Context) -> None:
    def fail(_progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(empty.jobs.crashed) as told:
        empty.jobs.run(fail, on_refused=lambda _error: pytest.fail("no refusal"))
    assert isinstance(told.args[0], ZeroDivisionError)
    done: list[int] = []
    empty.jobs.run(lambda _p: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])


def test_what_was_written_is_named_once_it_is_committed(qtbot: QtBot, empty: Context) -> None:
    def work(_progress: Progress) -> None:
        with empty.database.write() as session:
            save_official(session, empty.acting, name="Ani", position="Kepala Dinas")

    with qtbot.waitSignal(empty.jobs.changed) as told:
        empty.jobs.run(work)
    assert {"official", "audit_entry"} <= told.args[0]


def test_nobody_is_called_whose_widget_is_gone(
    qtbot: QtBot, empty: Context, application: object
) -> None:
    owner = QObject()
    calls: list[object] = []
    gate = threading.Event()
    empty.jobs.run(lambda _p: gate.wait(5), calls.append, owner=owner)

    shiboken6.delete(owner)
    with qtbot.waitSignal(empty.jobs.ended):
        gate.set()
    assert calls == []


def test_a_mistake_in_a_page_does_not_hold_up_what_waits(qtbot: QtBot, empty: Context) -> None:
    def fail(_result: object) -> None:
        raise ZeroDivisionError

    done: list[int] = []
    with qtbot.captureExceptions() as faults:
        empty.jobs.run(lambda _p: 1, fail)
        empty.jobs.run(lambda _p: 2, done.append)
        qtbot.waitUntil(lambda: done == [2])
    assert [kind for kind, _fault, _where in faults] == [ZeroDivisionError]
