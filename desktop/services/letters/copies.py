"""Papers put into a folder: written before the register keeps them, in place only after."""

import contextlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from db.engine import Session, after_commit, after_rollback
from db.queries import letters as queries
from desktop.domain.errors import UserError
from desktop.domain.statuses import OUT, LetterState
from desktop.domain.texts import gettext as _
from desktop.paths import put_in_place, replace_file, safe_name

_MOST_OF_A_NAME = 99
_HANDED_OUT = ("pdf", "xlsx", "signed")
"""What goes out with a letter; scans and answers came in."""
_WAITING = re.compile(r"\.lontar-([0-9a-f-]{36})-(pdf|xlsx)\.new")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper on its way into a folder; `kind` is pdf or xlsx."""

    kind: str
    name: str
    content: bytes


def stage_papers(session: Session, out: Path, uid: str, papers: Sequence[Paper]) -> list[Path]:
    """Write papers beside where they will lie; give back where that is.

    They get their names when the session's changes are kept, and vanish when they are undone.
    What an earlier letter of this register left half done is finished or taken away first.
    UserError `file.not_written` where the folder takes no files.
    """
    out = out.absolute()
    try:
        out.mkdir(parents=True, exist_ok=True)
        _finish_earlier(session, out)
        waiting = [out / f".lontar-{uid}-{paper.kind}.new" for paper in papers]
        after_rollback(session, lambda: _take_away(waiting))
        for path, paper in zip(waiting, papers, strict=True):
            write_synced(path, paper.content)
        finals = [free_place(out, paper.name, paper.content) for paper in papers]
    except OSError as fault:
        raise not_written(out, fault) from fault
    after_commit(session, lambda: _settle(waiting, finals))
    return finals


def write_synced(path: Path, content: bytes) -> None:
    """Write a new file so that it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _take_away(paths: Sequence[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _settle(waiting: Sequence[Path], finals: Sequence[Path]) -> None:
    """Give the papers their names; the letter is issued by now, whatever happens here."""
    try:
        for path, final in zip(waiting, finals, strict=True):
            put_in_place(path, final)
    except OSError as fault:
        raise UserError(
            "letter.copies",
            _(
                "The letter is issued and lies in the register, but its copies could not be put"
                " into {folder}: {why}. Save the copies again in another folder."
            ).format(folder=finals[0].parent, why=fault.strerror or type(fault).__name__),
        ) from fault


def free_place(out: Path, name: str, content: bytes) -> Path:
    """A name in the folder that no other paper has; that of the very same paper is its own."""
    name = safe_name(name)
    stem, _dot, ending = name.rpartition(".")
    for number in range(2, _MOST_OF_A_NAME):
        path = out / name
        if not path.exists() or _holds(path, content):
            return path
        name = f"{stem} ({number}).{ending}"
    raise FileExistsError(17, "too many files of this name", str(out / name))


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _finish_earlier(session: Session, out: Path) -> None:
    """What a crash left behind: papers of issued letters get their names, others go."""
    for path in sorted(out.glob(".lontar-*.new")):
        found = _WAITING.fullmatch(path.name)
        line = queries.letter_of_uid(session, found[1]) if found else None
        if found is None or line is None:
            continue  # another register's, or no paper of ours
        if line.state in (*OUT, LetterState.CANCELLED):
            for file in queries.files(session, line.id):
                if file.kind == found[2]:
                    replace_file(free_place(out, file.name, file.content), file.content)
        path.unlink(missing_ok=True)


def save_copies(session: Session, letter: int, out: Path) -> list[Path]:
    """Write the papers of an issued letter into a folder, byte for byte; give back where.

    UserError `letter.no_papers`, `file.not_written`.
    """
    kept = queries.files(session, letter)
    files = [file for file in kept if file.kind in _HANDED_OUT]
    if not files:
        raise UserError(
            "letter.no_papers",
            _("Letter {id} has no papers yet. Issue it first.").format(id=letter),
        )
    out = out.absolute()
    saved = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for file in files:
            path = free_place(out, file.name, file.content)
            replace_file(path, file.content)
            saved.append(path)
    except OSError as fault:
        raise not_written(out, fault) from fault
    return saved


def not_written(out: Path, fault: OSError) -> UserError:
    """What is told when a folder takes no files."""
    return UserError(
        "file.not_written",
        _(
            "Nothing can be written into {folder}: {why}. Nothing was changed. Choose another"
            " folder, or make room."
        ).format(folder=out, why=fault.strerror or type(fault).__name__),
    )
