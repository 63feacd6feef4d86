"""One running window a register: a second start hands its file to the first one and ends.

The two find each other by a local socket (a named pipe on Windows) named after the user's data
folder and the register, which nobody but this user may open. One line of JSON goes there, one line
comes back. That a register has one window only is not held here: `db.engine.claim` does.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QDialog, QWidget

_REACHED_WITHIN = 500
_TAKEN_WITHIN = 5000
_LONGEST_LINE = 70_000
_TAKEN = b"taken\n"


def channel_name(home: Path, location: str) -> str:
    """The name under which the window on a register, a path or an address, is found."""
    if "://" not in location:
        location = os.path.normcase(Path(location).expanduser().absolute())
    told = f"{os.path.normcase(home)}\0{location}".encode("utf-8", "surrogatepass")
    return f"lontar-{hashlib.sha256(told).hexdigest()[:24]}"


def hand_over(name: str, file: Path | None) -> bool:
    """Ask the running window to come forward, with a file or none; False where none answers."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_REACHED_WITHIN):
        return False
    _let_others_come_forward()
    socket.write(json.dumps({"file": str(file) if file else ""}).encode() + b"\n")
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_TAKEN_WITHIN):
            return False
    answer = socket.readLine().data()
    socket.disconnectFromServer()
    return bool(answer == _TAKEN)


def _let_others_come_forward() -> None:
    """Windows lets a program come forward only when the one that the user started allows it."""
    if sys.platform == "win32":
        import ctypes  # late: of one platform only

        anybody = -1
        ctypes.windll.user32.AllowSetForegroundWindow(anybody)


class SecondStarts(QObject):
    """Hears of second starts of the program; `asked` brings the file each came with, or None."""

    asked = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def listen(self) -> bool:
        """Begin to listen; call it only when the register is claimed. False where it cannot be."""
        if self._server.listen(self._name):
            return True
        # What a killed program has left: nobody answered there before the register was claimed.
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(_LONGEST_LINE)
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(partial(self._on_words, socket))
            if socket.canReadLine():
                self._on_words(socket)

    def _on_words(self, socket: QLocalSocket) -> None:
        if socket.openMode() == QIODevice.OpenModeFlag.NotOpen or not socket.canReadLine():
            return
        try:
            file = json.loads(bytes(socket.readLine().data()))["file"]
        except (ValueError, KeyError, TypeError):
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        self.asked.emit(Path(file) if isinstance(file, str) and file else None)


def bring_forward(widget: QWidget) -> None:
    """Put a window over the others and give it the keys; it may have been minimised."""
    if widget.isMinimized():
        widget.showNormal()
    widget.show()
    widget.raise_()
    widget.activateWindow()


def when_no_question_is_open(act: Callable[[], None]) -> None:
    """Do something now, or after the dialog that stands open has been answered."""
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog):
        modal.finished.connect(
            lambda _result: QTimer.singleShot(0, partial(when_no_question_is_open, act))
        )
    else:
        act()
