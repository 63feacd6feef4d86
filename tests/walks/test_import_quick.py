"""The window answers while a long list is read, mended and taken in: a watch on its event loop."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from desktop.ui.context import Context
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.imports.page import ImportPage
from tests.bench.lists import write_list

ROWS = 20_000
LONGEST = 0.1
"""Seconds that the window may not answer; people feel more as a hitch."""


class _Clock:
    """How long something took of the program's own making.

    By the clock on the wall, but no longer than what all threads of the program have worked
    meanwhile: a window whose thread is busy, or kept waiting by work on another thread, is late
    by both. When other programs have the processors, only the wall's clock runs on.
    """

    def __init__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def passed(self) -> float:
        """Seconds since it was made."""
        wall, worked = self._began
        return min(time.perf_counter() - wall, time.process_time() - worked)


class Heartbeat:
    """Beats every few milliseconds on the window's thread, and keeps the longest gap."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.beats = 0
        self._last = _Clock()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self) -> None:
        self.longest = max(self.longest, self._last.passed())
        self.beats += 1
        self._last = _Clock()

    def measured(self) -> float:
        """The longest gap since the last time this was asked, the one that is open too."""
        longest = max(self.longest, self._last.passed())
        self.longest, self._last = 0.0, _Clock()
        return longest


@pytest.mark.bench
@pytest.mark.slow
def test_no_gap_is_felt_while_a_long_list_comes_in(
    qtbot: QtBot, empty: Context, open_window: Callable[[Context], MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "Daftar panjang.xlsx"
    write_list(path, ROWS)
    window = open_window(empty)
    page = window.page("import")
    assert isinstance(page, ImportPage)
    # Made before: what is watched is the work that grows with the list, not the first look.
    window.go("verify")
    gaps: dict[str, float] = {}
    heart = Heartbeat()
    qtbot.wait(50)
    heart.measured()

    def through(name: str, ended: Callable[[], bool]) -> None:
        qtbot.waitUntil(lambda: ended() and not empty.jobs.busy, timeout=120_000)
        qtbot.wait(100)
        gaps[name] = heart.measured()

    window.open_file(path)
    through("preview", page.preview.isVisible)
    assert page.looked is not None
    assert page.looked.counts.rows == ROWS
    before = page.looked
    page.preview.mended.emit(before.held[0], "name", "Maria Yovita Nahak")
    through("mend", lambda: page.looked is not before)
    page.preview.card.bar.setCurrentIndex(1)
    through("every row shown", lambda: True)
    page.apply()
    through("apply", page.summary.isVisible)
    window.go("verify")
    through("worklist", lambda: True)
    assert heart.beats > 100
    assert {name: gap for name, gap in gaps.items() if gap >= LONGEST} == {}
