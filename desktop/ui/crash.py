"""Our own mistakes: told in a dialog with a report to copy, and kept in the log.

The report holds no values: texts in quotes and long numbers are taken out of what exceptions say.
"""

import logging
import platform
import re
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

from desktop import __version__, paths
from desktop.domain.errors import UserError
from desktop.ui.dialogs.crash_report import CrashReport

_log = logging.getLogger(__name__)
_NUMBER = re.compile(r"\d[\d .-]{5,}\d")
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")
_LONGEST_MESSAGE = 300

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def scrubbed(text: str) -> str:
    """A text without what may be somebody's: quoted words and long numbers."""
    return _NUMBER.sub("…", _QUOTED.sub("'…'", text))[:_LONGEST_MESSAGE]


def report_of(fault: BaseException) -> str:
    """Where our code failed and by which exceptions, without a value of any row."""
    lines = [f"lontar {__version__}, Python {platform.python_version()}, {platform.platform()}"]
    each: BaseException | None = fault
    while each is not None:
        lines += ["", *(line.rstrip() for line in traceback.format_tb(each.__traceback__))]
        lines.append(f"{type(each).__name__}: {scrubbed(str(each))}")
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return "\n".join(lines)


class CrashDesk(QObject):
    """Takes what nobody else took, from any thread, and tells it in the window's."""

    _came = Signal(object)

    def __init__(
        self,
        explain: Callable[[BaseException], UserError | None],
        refuse: Callable[[UserError], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._explain = explain
        self._refuse = refuse
        self._open: CrashReport | None = None
        self._came.connect(self.tell)

    def install(self) -> None:
        """Be asked about every exception that reaches the top, and every word of Qt's."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda told: self._came.emit(told.exc_value)
        qInstallMessageHandler(_log_qt)

    def tell(self, fault: BaseException) -> None:
        """Tell one fault: a sentence for the world's, a report for ours."""
        known = fault if isinstance(fault, UserError) else self._explain(fault)
        if known is not None:
            self._refuse(known)
            return
        report = report_of(fault)
        _log.error("%s", report)
        path = paths.write_crash_log(report)
        # One at a time: a fault in painting would else pile them up.
        if self._open is None:
            self._open = CrashReport(report, str(path))
            self._open.finished.connect(self._on_closed)
            self._open.open()

    def _on_closed(self) -> None:
        self._open = None

    def _on_exception(
        self,
        kind: type[BaseException],
        fault: BaseException,
        where: TracebackType | None,
    ) -> None:
        if isinstance(fault, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, where)
            return
        self._came.emit(fault)


def _log_qt(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", scrubbed(text))
