"""Whole stories through the window, on the registers and the window of the tests of the window."""

from pathlib import Path

import pytest

from tests.ui.conftest import (
    application,
    context,
    empty,
    empty_file,
    full,
    full_file,
    open_register,
    open_window,
    window,
)

__all__ = [
    "application",
    "context",
    "empty",
    "empty_file",
    "full",
    "full_file",
    "open_register",
    "open_window",
    "window",
]

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt's warnings are errors here; offscreen says one thing of every window, which is none."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))
