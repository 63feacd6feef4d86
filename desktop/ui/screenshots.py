"""Pictures of every page and dialog, taken without a screen, to be looked at by people."""

from collections.abc import Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, QThread
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.ui.main_window import MainWindow
from desktop.ui.pages.page import Page

SIZE = QSize(1366, 688)
"""What Windows leaves of 1366 x 768 to a window (look.md)."""

_SETTLING_ROUNDS = 12
_LOOKS, _BETWEEN_LOOKS = 12, 80
"""How often, and milliseconds apart, pages of a PDF are looked at until they are drawn."""


def settle() -> None:
    """Let layouts and deferred deletions happen; for pictures and tests alone."""
    for _round in range(_SETTLING_ROUNDS):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _wait_for_pages(window: QWidget) -> None:
    """Qt draws the pages of a PDF on a thread of its own: wait until they stand still."""
    shown = [view for view in window.findChildren(QPdfView) if view.isVisible()]
    before = [view.grab().toImage() for view in shown]
    for look in range(_LOOKS if shown else 0):
        QThread.msleep(_BETWEEN_LOOKS)
        settle()
        now = [view.grab().toImage() for view in shown]
        if now == before and look:
            return
        before = now


def picture_of(window: QWidget, dialog: QWidget | None = None) -> QPixmap:
    """The window as it stands, a dialog drawn over it in its middle."""
    settle()
    _wait_for_pages(window)
    picture = window.grab()
    if dialog is None or not shiboken6.isValid(dialog):
        return picture
    over = dialog.grab()
    painter = QPainter(picture)
    painter.fillRect(QWidget.rect(window), QColor(0, 0, 0, 90))
    room = window.size() - dialog.size()
    painter.drawPixmap(QPoint(room.width() // 2, room.height() // 2), over)
    painter.end()
    return picture


def picture_alone(dialog: QDialog, size: QSize | None = None) -> QPixmap:
    """A dialog that stands over no window, in a size of its own or a given one."""
    dialog.open()
    if size is not None:
        dialog.resize(size)
    settle()
    return dialog.grab()


def picture_pages(
    window: MainWindow, pages: Sequence[type[Page]], folder: Path, ending: str = ""
) -> list[Path]:
    """Every page as it opens, and each of its further pictures; the paths of what was written.

    Work that a page or a dialog began is waited for.
    """
    taken: list[Path] = []

    def keep(name: str, dialog: QWidget | None = None) -> None:
        window.wait_for_work(settle)
        path = folder / f"{name}{ending}.png"
        if not picture_of(window, dialog).save(str(path)):
            raise OSError(f"cannot write {path}")
        taken.append(path)

    for kind in pages:
        window.go(kind.KEY)
        keep(kind.KEY)
        page = window.page(kind.KEY)
        for picture in page.pictures():
            dialog = picture.arrange()
            keep(f"{kind.KEY}-{picture.name}", dialog)
            if isinstance(dialog, QDialog):
                dialog.done(0)
            settle()
    return taken
