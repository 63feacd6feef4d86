"""A second start of the program: the first window comes forward with its file."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.engine import Database
from desktop.app import Program
from desktop.ui.dialogs.first_run import FirstRun
from desktop.ui.pages.imports.page import ImportPage
from desktop.ui.single_instance import SecondStarts, channel_name, hand_over
from tests.ui.conftest import SAMPLE, let_go

HAND_OVER = (
    "import sys; from pathlib import Path; from desktop.ui.single_instance import hand_over;"
    "sys.exit(0 if hand_over(sys.argv[1], Path(sys.argv[2]) if sys.argv[2:] else None) else 3)"
)


@pytest.fixture
def listen(qapp: QApplication) -> Iterator[Callable[[str], SecondStarts]]:
    """Listens under a name; nothing listens after the test."""
    made: list[SecondStarts] = []

    def begin(name: str) -> SecondStarts:
        starts = SecondStarts(name)
        made.append(starts)
        assert starts.listen()
        return starts

    yield begin
    for starts in made:
        starts.close()
        starts.deleteLater()
    let_go()


def _second_start(*arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", HAND_OVER, *arguments])


def _ended(qtbot: QtBot, process: "subprocess.Popen[bytes]") -> int:
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
    return int(process.returncode)


def test_a_second_start_hands_over_its_file_and_ends(
    qtbot: QtBot, tmp_path: Path, listen: Callable[[str], SecondStarts]
) -> None:
    name = channel_name(tmp_path, "register.lontar")
    starts = listen(name)
    file = tmp_path / "daftar désa & co.xlsx"
    with qtbot.waitSignal(starts.asked, timeout=20_000) as asked:
        second = _second_start(name, str(file))
    assert asked.args == [file]
    assert _ended(qtbot, second) == 0
    with qtbot.waitSignal(starts.asked, timeout=20_000) as asked:
        second = _second_start(name)
    assert asked.args == [None]
    assert _ended(qtbot, second) == 0


def test_where_no_window_is_open_nothing_is_handed_over(tmp_path: Path, qapp: QApplication) -> None:
    assert not hand_over(channel_name(tmp_path, "register.lontar"), None)


def test_what_a_killed_program_left_does_not_stop_the_next(
    qtbot: QtBot, tmp_path: Path, listen: Callable[[str], SecondStarts]
) -> None:
    name = channel_name(tmp_path, "register.lontar")
    left = (
        "import os, sys; from PySide6.QtNetwork import QLocalServer; s = QLocalServer();"
        "s.listen(sys.argv[1]); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", left, name], check=False)
    assert not hand_over(name, None)
    starts = listen(name)
    with qtbot.waitSignal(starts.asked, timeout=20_000):
        second = _second_start(name)
    assert _ended(qtbot, second) == 0


def test_words_that_are_none_are_not_answered(
    qtbot: QtBot, tmp_path: Path, listen: Callable[[str], SecondStarts]
) -> None:
    name = channel_name(tmp_path, "register.lontar")
    starts = listen(name)
    heard: list[object] = []
    starts.asked.connect(heard.append)
    for words in (b"nothing\n", b"[]\n", b"{}\n"):
        socket = QLocalSocket()
        socket.connectToServer(name)
        with qtbot.waitSignal(socket.disconnected):
            socket.write(words)
    assert heard == []


def test_each_register_and_each_users_folder_has_a_window_of_its_own(tmp_path: Path) -> None:
    names = {
        channel_name(home, register)
        for home in (tmp_path, tmp_path / "other")
        for register in ("a.lontar", "b.lontar", "postgresql+psycopg://server/db")
    }
    assert len(names) == 6
    assert channel_name(tmp_path, "a.lontar") == channel_name(
        tmp_path, str(Path("a.lontar").absolute())
    )
    assert all("/" not in name and "\\" not in name for name in names)


@pytest.mark.skipif(os.name != "nt", reason="names of Windows")
def test_windows_knows_one_file_by_capitals_and_small_letters(tmp_path: Path) -> None:
    assert channel_name(tmp_path, "A.LONTAR") == channel_name(tmp_path, "a.lontar")


def test_the_socket_is_its_users_alone(
    tmp_path: Path, listen: Callable[[str], SecondStarts]
) -> None:
    starts = listen(channel_name(tmp_path, "r.lontar"))
    server = starts.findChild(QLocalServer)
    assert server is not None
    if os.name == "posix":
        assert Path(server.fullServerName()).stat().st_mode & 0o077 == 0


def test_the_window_comes_forward_with_the_list(
    qtbot: QtBot, application: QApplication, full_file: Path, tmp_path: Path
) -> None:
    program = Program(Database(full_file), "en", None)
    program.start()
    window = program.window
    assert window is not None
    window.showMinimized()
    program.come_forward(SAMPLE)
    assert not window.isMinimized()
    page = window.page(ImportPage.KEY)
    qtbot.waitUntil(page.isVisible)
    asked = program.context.messages.ask("Sure?", "It cannot be undone.", "Do it", lambda: None)
    window.go("workers")
    program.come_forward(SAMPLE)
    assert not page.isVisible()
    asked.reject()
    qtbot.waitUntil(page.isVisible)
    window.close()
    program.close()
    window.deleteLater()
    let_go()


def test_before_there_is_an_office_its_dialog_comes_forward_and_the_list_waits(
    qtbot: QtBot, application: QApplication, tmp_path: Path
) -> None:
    database = Database.create(tmp_path / "new.lontar")
    database.migrate()
    program = Program(database, "en", None)
    program.start()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, FirstRun))
    dialog.showMinimized()
    program.come_forward(SAMPLE)
    assert not dialog.isMinimized()
    assert program.window is None
    assert program._file == SAMPLE
    dialog.reject()
    program.close()
    let_go()
