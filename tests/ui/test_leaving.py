"""The program ends with a clean status, whatever was copied in it."""

import subprocess
import sys

import pytest

_COPY_AND_LEAVE = """
import sys
from PySide6.QtCore import QMimeData, QTimer
from desktop.app import make_application

application = make_application("en")
def copy():
    data = QMimeData()
    data.setText("copied")
    data.setHtml("<b>copied</b>")
    application.clipboard().setMimeData(data)


copy()
application.aboutToQuit.connect(lambda: print(application.clipboard().text()))
QTimer.singleShot(0, application.quit)
sys.exit(application.exec())
"""


@pytest.mark.slow
def test_what_was_copied_does_not_break_the_end_of_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _COPY_AND_LEAVE], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "copied\n"
