"""The index that finds workers by beginnings of words: FTS5 in SQLite, tsvector in PostgreSQL.

It holds a line of words a worker: the folded name and village, NIK and KK, and both numbers
backwards behind a mark, so that their last digits are beginnings too. It is filled a batch at a
time; whoever changes a worker's name, village, NIK or KK enters the worker again.
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
    true,
)
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from db.engine import bulk
from db.engine.plans import unindexed
from db.schema import Region, Worker

_SEARCH = table("worker_search", column("rowid"), column("words"))
_BACKWARDS = "zz"
_FEWEST_DIGITS = 4
_SHORT_NUMBER = 5
_FEWEST_LETTERS = 3
_KNOWN = "districts of words"
_MOST_WORDS = 200
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


def matching(session: Session, folded: str, *, led: bool = True) -> ColumnElement[bool]:
    """The condition on a worker that a folded search text makes; every word must be found.

    `folded` is what was typed, by `desktop.domain.names.fold`. Blanks between digits are taken
    out, as a NIK is typed in groups. A word is the beginning of a word of name, village or (from
    three letters on) kecamatan; digits are the beginning of NIK or KK, four and more also their
    end. Without `led` no index of the worker's own columns is used for it.
    """
    words = _words(folded)
    said = [_found(session, word, led=led) for word in words if _is_apart(session, word)]
    plain = [word for word in words if not _is_apart(session, word)]
    if plain:
        row_id = Worker.id if led else unindexed(session, Worker.id)
        said.append(row_id.in_(_rows_with(session, plain)))
    return and_(true(), *said)


def seeks_words(folded: str) -> bool:
    """Whether a search text is sought in the index of words, which gives a set of workers."""
    return any(not _is_short_number(word) for word in _words(folded))


def number_found(session: Session, folded: str, most: int | None = None) -> int | None:
    """How many workers a search text finds, up to `most`; nothing where the index cannot tell.

    The index of words holds every worker once, and is counted without looking at one.
    """
    words = _words(folded)
    if not words or any(_is_apart(session, word) for word in words):
        return None
    some = _rows_with(session, words).limit(most).subquery()
    return session.scalar(select(func.count()).select_from(some)) or 0


def finds_many(session: Session, folded: str, many: int) -> bool:
    """Whether so many or more are found by a single word; of several each leaves fewer."""
    one_word = len(_words(folded)) == 1
    return one_word and (number_found(session, folded, many) or 0) >= many


def inside(session: Session, folded: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """A search text that finds nobody, with what stands inside words in place of beginnings.

    Gives the words that do begin some, and for each other one all words that have it inside;
    nothing for these where one stands nowhere.
    """
    kept, instead = [], []
    for word in _words(folded):
        if not word.isalpha() or _is_apart(session, word) or number_found(session, word, 1):
            kept.append(word)
            continue
        having = _having(session, word) if len(word) >= _FEWEST_LETTERS else ()
        if not having:
            return folded, ()
        instead.append(tuple(having))
    return " ".join(kept), tuple(instead)


def any_of(session: Session, words: Sequence[str]) -> ColumnElement[bool]:
    """The condition that one of these whole words stands in the worker's line of the index."""
    found = select(_SEARCH.c.rowid)
    if session.get_bind().dialect.name == "sqlite":
        asked = " OR ".join(f'"{word}"' for word in words)
        return Worker.id.in_(found.where(literal_column("worker_search").op("MATCH")(asked)))
    asked = " | ".join(f"'{word}'" for word in words)
    return Worker.id.in_(found.where(_SEARCH.c.words.op("@@")(func.to_tsquery("simple", asked))))


def _having(session: Session, part: str) -> Sequence[str]:
    """Words of names and villages with a text inside them; `part` is letters alone."""
    if session.get_bind().dialect.name == "sqlite":
        # The words lie in order, and the numbers before and behind them.
        asked = "SELECT term FROM worker_word WHERE term >= 'a' AND term < :end"
    else:
        asked = (
            "SELECT DISTINCT term FROM (SELECT unnest(string_to_array(name_key, ' ')) AS term"
            " FROM worker UNION ALL SELECT unnest(string_to_array(r.name_key, ' ')) FROM region r"
            " WHERE EXISTS (SELECT 1 FROM worker w WHERE w.region = r.code)) AS words"
            " WHERE term <> :end"
        )
    found = session.scalars(
        text(f"{asked} AND term LIKE :part ORDER BY term LIMIT {_MOST_WORDS}"),
        {"part": f"%{part}%", "end": _BACKWARDS},
    )
    return found.all()


def _is_apart(session: Session, word: str) -> bool:
    """Whether a word is sought on its own, and not by the index of words alone."""
    return _is_short_number(word) or bool(_districts(session, word))


def _is_short_number(word: str) -> bool:
    return word.isdigit() and len(word) <= _SHORT_NUMBER


def _found(session: Session, word: str, *, led: bool) -> ColumnElement[bool]:
    """Few digits that begin a number (too many begin with them for the index), or a kecamatan."""
    if not _is_short_number(word):
        region = _column(session, Worker.region, led=led)
        lying = [region.between(code, f"{code}9999") for code in _districts(session, word)]
        return or_(Worker.id.in_(_rows_with(session, [word])), *lying)
    said = [begins(_column(session, each, led=led), word) for each in (Worker.nik, Worker.kk)]
    if len(word) >= _FEWEST_DIGITS:
        said.append(Worker.id.in_(_rows_with(session, [_BACKWARDS + word[::-1]])))
    return or_(*said)


def _column(session: Session, column: InstrumentedAttribute[str], *, led: bool) -> Any:
    return column if led else unindexed(session, column)


def begins(column: Any, beginning: str) -> ColumnElement[bool]:
    """That a column of folded text or digits begins so, as a stretch of its index."""
    after = beginning[:-1] + chr(ord(beginning[-1]) + 1)
    return and_(column >= beginning, column < after)


def _districts(session: Session, word: str) -> Sequence[str]:
    """The kecamatan with villages that a word begins a word of the name of.

    A session sees one state of the register, and asks for a word several times: it remembers.
    """
    if len(word) < _FEWEST_LETTERS or not word.isalpha():
        return ()
    known: dict[str, Sequence[str]] = session.info.setdefault(_KNOWN, {})
    if word not in known:
        village = aliased(Region)
        query = select(Region.code).where(
            Region.level == 3,
            or_(Region.name_key.startswith(word), Region.name_key.contains(f" {word}")),
            select(village.code).where(village.parent == Region.code).exists(),
        )
        known[word] = session.scalars(query.order_by(Region.code)).all()
    return known[word]


def _rows_with(session: Session, words: Sequence[str]) -> Select[int]:
    """The row ids of workers with all these words in their line of the index."""
    found = select(_SEARCH.c.rowid)
    if session.get_bind().dialect.name == "sqlite":
        asked = " AND ".join(_either(word, '"{}" *', " OR ") for word in words)
        return found.where(literal_column("worker_search").op("MATCH")(asked))
    asked = " & ".join(_either(word, "'{}':*", " | ") for word in words)
    return found.where(_SEARCH.c.words.op("@@")(func.to_tsquery("simple", asked)))


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
