"""What is to be done once a writing block has ended, well or badly."""

from collections.abc import Callable

from sqlalchemy.orm import Session

_COMMITTED = "after_commit"
_ROLLED_BACK = "after_rollback"


def after_commit(session: Session, callback: Callable[[], object]) -> None:
    """Call something once, after the block's changes are on the disk: put a file in its place."""
    session.info.setdefault(_COMMITTED, []).append(callback)


def after_rollback(session: Session, callback: Callable[[], object]) -> None:
    """Call something once, after the block's changes were undone: take a file away again."""
    session.info.setdefault(_ROLLED_BACK, []).append(callback)


def run_committed(session: Session) -> None:
    """Do what was kept for the commit, in its order."""
    _run(session.info.pop(_COMMITTED, []))


def run_rolled_back(session: Session) -> None:
    """Do what was kept for a rollback, in its order."""
    _run(session.info.pop(_ROLLED_BACK, []))


def _run(callbacks: list[Callable[[], object]]) -> None:
    for callback in callbacks:
        callback()
