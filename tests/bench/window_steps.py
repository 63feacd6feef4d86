"""The window on a register, gone through step by step: what each costs its thread, and memory.

Run as a program with the register's path, in a process of its own. It prints JSON: `steps` are
(kind, what was done, CPU ms, wall ms, CPU ms of the longest moment afterwards), `memory` MB that
are the process's own after the window has opened and after all steps, `floor` CPU ms of looking
through every name by LIKE.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from db.engine import Database
from db.queries.workers import WorkerFilter
from desktop.app import make_application, make_context
from desktop.services.acting import Acting
from desktop.services.demo.chance import SeededChance, SteppingClock
from desktop.services.register.quiet import set_aside
from desktop.ui.main_window import MainWindow
from desktop.ui.page_list import AT_THE_END, PAGES
from desktop.ui.pages.workers.page import WorkersPage
from desktop.ui.preferences import Preferences

Step = tuple[str, str, Callable[[], object]]

TYPED = ("maria nahak", "yohanes seran", "zakarias", "weliman", "bete", "uskup", "florentina k")
DIGITS = ("5321042", "0001", "06058", "5321 0461 05")
FILTERS = (
    WorkerFilter(status=("listed",)),
    WorkerFilter(status=("listed", "eligible")),
    WorkerFilter(region="532104"),
    WorkerFilter(region="5321042001"),
    WorkerFilter(region="5321", status=("eligible",)),
    WorkerFilter(finding="nik.birth_date_mismatch"),
    WorkerFilter(finding="person.possible_duplicate", status=("listed",)),
    WorkerFilter(region="532104", status=("listed",), finding="nik.birth_date_mismatch"),
    WorkerFilter(sex="P", status=("listed",)),
    WorkerFilter(has_heir=True),
    WorkerFilter(has_heir=False, region="532104"),
    WorkerFilter(search="maria", status=("listed",), region="5321"),
)


class Walk:
    """The page of workers in a window, and what somebody does there."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        page = window.page(WorkersPage.KEY)
        assert isinstance(page, WorkersPage)
        self.page = page
        self.table = page.table

    def steps(self) -> Iterator[Step]:
        """Every step, in an order in which each means something."""
        yield from self._scrolling("all")
        yield from self._sorting("all")
        for typed in (*TYPED, *DIGITS):
            yield from self._typing("digits" if typed in DIGITS else "letters", typed)
        yield "clear", "search", lambda: self._search("")
        for where in FILTERS:
            told = " ".join(f"{k}={v}" for k, v in _asked(where).items())
            yield "filter", told, lambda where=where: self.page.filters.use(where)  # type: ignore[misc]
            yield from self._scrolling(told, 2)
        self.page.filters.use(WorkerFilter())
        yield "search", "maria", lambda: self._search("maria")
        yield from self._sorting("maria")
        yield from self._scrolling("maria", 3)
        yield "clear", "search", lambda: self._search("")

    def _typing(self, kind: str, typed: str) -> Iterator[Step]:
        for end in range(1, len(typed) + 1):
            yield kind, typed[:end], lambda end=end: self._search(typed[:end])  # type: ignore[misc]

    def _search(self, typed: str) -> None:
        field = self.page.filters.field
        field.setText(typed)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def _scrolling(self, told: str, places: int = 8) -> Iterator[Step]:
        bar = self.table.verticalScrollBar()
        for place in range(1, places + 1):
            # No place twice, and none in the order of the rows: a clerk drags back and forth.
            at = (place * 7919 % 97) / 97
            yield "jump", f"{told} {at:.2f}", lambda at=at: bar.setValue(int(bar.maximum() * at))  # type: ignore[misc]
        for key, name in ((Qt.Key.Key_End, "End"), (Qt.Key.Key_Home, "Home")):
            yield "jump", f"{told} {name}", lambda key=key: self._press(key)  # type: ignore[misc]

    def _press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.table, key, Qt.KeyboardModifier.ControlModifier)

    def _sorting(self, told: str) -> Iterator[Step]:
        header = self.table.horizontalHeader()
        for number, column in enumerate(self.page.model.columns):
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
                yield (
                    "sort",
                    f"{told} by {column.key} {order.name[:4]}",
                    lambda number=number, order=order: header.setSortIndicator(number, order),  # type: ignore[misc]
                )
        yield "sort", f"{told} by name", lambda: header.setSortIndicator(0, _UP)


_UP = Qt.SortOrder.AscendingOrder


def _asked(where: WorkerFilter) -> dict[str, object]:
    plain = WorkerFilter()
    names = WorkerFilter.__dataclass_fields__
    return {n: getattr(where, n) for n in names if getattr(where, n) != getattr(plain, n)}


def _settle(window: MainWindow, busy: Callable[[], bool]) -> float:
    """Let everything happen until no work is left; the CPU seconds of the longest moment."""
    longest = 0.0
    while True:
        began = time.thread_time()
        QApplication.processEvents()
        longest = max(longest, time.thread_time() - began)
        if not busy():
            return longest
        time.sleep(0.002)


def _memory() -> float:
    """MB of memory that are this process's own, without the files of its libraries."""
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    raise LookupError("RssAnon")


def _floor(database: Database) -> float:
    """CPU ms of the quickest of some looks through every name."""
    costs = []
    with database.read() as session:
        for _time in range(3):
            began = time.thread_time()
            session.scalar(text("SELECT count(*) FROM worker WHERE name LIKE '%maria%'"))
            costs.append(time.thread_time() - began)
    return min(costs) * 1000


def walk(register: Path) -> dict[str, object]:
    """Open a window on the register, go through every step."""
    make_application("en", Qt.ColorScheme.Light)
    database = Database(register)
    acting = Acting(clock=SteppingClock(), chance=SeededChance(1))
    context = make_context(database, acting, Preferences(register.parent))
    window = MainWindow(context, PAGES, AT_THE_END)
    window.resize(1366, 768)
    window.show()
    set_aside()  # as the program does once its window stands

    def busy() -> bool:
        return context.jobs.busy

    _settle(window, busy)
    window.go(WorkersPage.KEY)
    _settle(window, busy)
    memory = {"opened": _memory()}
    steps = []
    gone = Walk(window)
    for kind, told, act in gone.steps():
        wall, cpu = time.perf_counter(), time.thread_time()
        act()
        gone.table.viewport().repaint()
        cpu, wall = time.thread_time() - cpu, time.perf_counter() - wall
        longest = _settle(window, busy)
        steps.append((kind, told, cpu * 1000, wall * 1000, longest * 1000))
    memory["walked"] = _memory()
    context.jobs.close()
    floor = _floor(database)
    database.close()
    return {"steps": steps, "memory": memory, "floor": floor}


if __name__ == "__main__":
    print(json.dumps(walk(Path(sys.argv[1]))))
