"""The window answers while a list is taken in: no gap of its event loop over 100 ms."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop.domain.progress import Progress
from desktop.services.register.importing import Batch, import_list
from desktop.ui.context import Context
from tests.ui.conftest import SAMPLE

LONGEST_GAP = 0.1
TRIES = 3
"""A machine that does other things too makes gaps of its own: the best of three counts."""


def _longest_gap(qtbot: QtBot, context: Context, file: Path) -> float:
    moments = [perf_counter()]
    timer = QTimer()
    timer.timeout.connect(lambda: moments.append(perf_counter()))
    done: list[Batch] = []

    def take_in(progress: Progress) -> Batch:
        with context.database.write() as session:
            batch, _preview = import_list(session, context.acting, file, progress=progress)
        return batch

    timer.start(5)
    context.jobs.run(take_in, done.append, "Import")
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)
    timer.stop()
    assert done[0].rows > 400
    return max(after - before for before, after in pairwise(moments))


def test_the_window_answers_while_a_list_is_taken_in(
    qtbot: QtBot, open_register: Callable[[Path], Context], empty_file: Path
) -> None:
    gaps = []
    for _try in range(TRIES):
        gaps.append(_longest_gap(qtbot, open_register(empty_file), SAMPLE))
        if gaps[-1] < LONGEST_GAP:
            return
    assert min(gaps) < LONGEST_GAP
