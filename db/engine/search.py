"""The index that finds workers by beginnings of words: FTS5 in SQLite, tsvector in PostgreSQL.

It holds a line of words a worker: the folded name and village, NIK and KK, and both numbers
backwards behind a mark, so that their last digits are beginnings too. It is filled a batch at a
time; whoever changes a worker's name, village, NIK or KK enters the worker again.
"""

import re
from collections.abc import Sequence

from sqlalchemy import ColumnElement, column, func, literal_column, select, table, text, true
from sqlalchemy.orm import Session

from db.engine import bulk
from db.schema import Worker

_SEARCH = table("worker_search", column("rowid"), column("words"))
_BACKWARDS = "zz"
_FEWEST_DIGITS = 4
_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d+(?: |$))")

_WORDS = (
    "w.name_key || ' ' || r.name_key || ' ' || w.nik || ' {mark}' || {reverse}(w.nik)"
    " || CASE WHEN w.kk = '' THEN '' ELSE ' ' || w.kk || ' {mark}' || {reverse}(w.kk) END"
)
_SQLITE_WORDS = _WORDS.format(mark=_BACKWARDS, reverse="reversed")
_POSTGRES_WORDS = f"to_tsvector('simple', {_WORDS.format(mark=_BACKWARDS, reverse='reverse')})"


def enter(session: Session, first_id: int, last_id: int) -> None:
    """Index every worker with a row id from `first_id` to `last_id`, anew where known."""
    _enter(session, "BETWEEN :first AND :last", {"first": first_id, "last": last_id})


def enter_one(session: Session, worker_id: int) -> None:
    """Index one worker anew, after an edit."""
    enter(session, worker_id, worker_id)


def enter_new(session: Session, first_id: int, last_id: int) -> None:
    """Index workers that were never indexed: the quick way for a batch."""
    _insert(session, "BETWEEN :first AND :last", {"first": first_id, "last": last_id})


def leave(session: Session, ids: Sequence[int]) -> None:
    """Take workers out of the index."""
    bulk.delete_many(session, "worker_search", "rowid", ids)


def _enter(session: Session, which: str, values: dict[str, int]) -> None:
    session.execute(text(f"DELETE FROM worker_search WHERE rowid {which}"), values)  # noqa: S608 - no text from outside
    _insert(session, which, values)


def _insert(session: Session, which: str, values: dict[str, int]) -> None:
    session.flush()
    sqlite = session.get_bind().dialect.name == "sqlite"
    words = _SQLITE_WORDS if sqlite else _POSTGRES_WORDS
    session.execute(
        text(
            f"INSERT INTO worker_search (rowid, words) SELECT w.id, {words}"  # noqa: S608 - as above
            f" FROM worker w JOIN region r ON r.code = w.region WHERE w.id {which}"
        ),
        values,
    )


def matching(session: Session, folded: str) -> ColumnElement[bool]:
    """The condition on Worker.id that a folded search text makes; every word must be found.

    `folded` is what was typed, by `desktop.domain.names.fold`. Blanks between digits are taken
    out, as a NIK is typed in groups. Four digits and more also match the end of NIK and KK.
    """
    words = _words(folded)
    found = select(_SEARCH.c.rowid)
    if not words:
        return true()
    if session.get_bind().dialect.name == "sqlite":
        asked = " AND ".join(_either(word, '"{}" *', " OR ") for word in words)
        found = found.where(literal_column("worker_search").op("MATCH")(asked))
    else:
        asked = " & ".join(_either(word, "'{}':*", " | ") for word in words)
        found = found.where(_SEARCH.c.words.op("@@")(func.to_tsquery("simple", asked)))
    return Worker.id.in_(found)


def _either(word: str, form: str, sign: str) -> str:
    """A word as a beginning; of digits also the end of a number."""
    beginning = form.format(word)
    if word.isdigit() and len(word) >= _FEWEST_DIGITS:
        return f"({beginning}{sign}{form.format(_BACKWARDS + word[::-1])})"
    return beginning


def _words(folded: str) -> Sequence[str]:
    """The words of a search text, groups of digits joined."""
    joined = _BETWEEN_DIGITS.sub("", folded)
    plain = ("".join(sign for sign in word if sign.isalnum()) for word in joined.split())
    return [word for word in plain if word]
