"""A letter of a full register, and its page in the window."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import issue_letter
from desktop.ui.context import Context
from desktop.ui.main_window import MainWindow
from desktop.ui.pages.letters.page import LettersPage

SLOW = 40_000
"""Milliseconds that drawing a letter may take on a loaded machine."""

Open = Callable[[Context], MainWindow]


def approved_letter(context: Context, people: int) -> int:
    """A letter of so many people, approved."""
    with context.database.write() as session:
        letter = draft_letter(session, context.acting, funding=1, limit=people).letter
        approve_letter(session, context.acting, letter)
    return letter


def issued_letter(context: Context, people: int, folder: Path) -> int:
    """A letter of so many people, issued into a folder."""
    letter = approved_letter(context, people)
    with context.database.write() as session:
        issue_letter(session, context.acting, letter, out=folder)
    return letter


def open_letter(qtbot: QtBot, context: Context, open_window: Open, letter: int) -> LettersPage:
    """The page of letters in a window, with one of them open."""
    window = open_window(context)
    window.go("letters", letter)
    page = window.page("letters")
    assert isinstance(page, LettersPage)
    wait(qtbot, context)
    return page


def wait(qtbot: QtBot, context: Context) -> None:
    """Let everything that was begun come to its end."""
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=SLOW)
