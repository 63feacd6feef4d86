"""People to be compared, pairs that may be one person, and who is still to be compared."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Select, Table, delete, func, insert, or_, select, union, update
from sqlalchemy.orm import Session

from db.queries.chunks import chunks
from db.schema import Finding, NameSurvey, PairTodo, Worker, WorkerMerge, WorkerPair

_PAIR = cast(Table, WorkerPair.__table__)
_PERSON = (
    Worker.id,
    Worker.nik,
    Worker.name,
    Worker.birth_date,
    Worker.sex,
    Worker.region,
    Worker.kk,
    Worker.mother_name,
)
OPEN, DISTINCT = "open", "distinct"
KEY_FIELDS = ("nik", "name", "birth_date", "sex", "region", "kk", "mother_name")
"""Fields of a worker that a pair rests on."""

PersonRow = tuple[int, str, str, date, str, str, str, str]
"""id, nik, name, birth date, sex, region, kk, mother's name."""


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two workers who may be one; `score` in thousandths, `reasons` JSON as stored."""

    id: int
    a_id: int
    b_id: int
    score: int
    reasons: str
    state: str
    keys: str
    decided_at: datetime | None = None
    decided_by: str = ""


_LINE = (
    WorkerPair.id,
    WorkerPair.a_id,
    WorkerPair.b_id,
    WorkerPair.score,
    WorkerPair.reasons,
    WorkerPair.state,
    WorkerPair.keys,
    WorkerPair.decided_at,
    WorkerPair.decided_by,
)


def people(session: Session) -> Iterator[PersonRow]:
    """Everybody, as compared."""
    found = session.execute(select(*_PERSON).execution_options(yield_per=10_000))
    for some in found.partitions():
        yield from cast(Any, some)


def people_near(
    session: Session,
    days: Iterable[date],
    regions: Iterable[str],
    ids: Iterable[int],
    cards: Iterable[str] = (),
) -> list[PersonRow]:
    """Those born on some days, of some villages, of some row ids, of some KK; each once."""
    found: dict[int, PersonRow] = {}
    for column, values in (
        (Worker.birth_date, sorted(days)),
        (Worker.region, sorted(regions)),
        (Worker.id, sorted(ids)),
        (Worker.kk, sorted(cards)),
    ):
        for some in chunks(cast(Any, values), 500):
            for row in session.execute(select(*_PERSON).where(column.in_(some))):
                found[row[0]] = cast(Any, row)
    return list(found.values())


def people_of(session: Session, ids: Iterable[int]) -> list[PersonRow]:
    """Some workers, as compared."""
    return people_near(session, (), (), ids)


def count_people(session: Session) -> int:
    """How many workers there are."""
    return session.scalar(select(func.count()).select_from(Worker)) or 0


def add_todo(session: Session, first_id: int, last_id: int) -> None:
    """Note that these workers are to be compared."""
    session.execute(insert(PairTodo), [{"first_id": first_id, "last_id": last_id}])


def add_each_todo(session: Session, ids: Iterable[int]) -> None:
    """Note that these workers are to be compared, as few stretches as it takes."""
    stretches: list[dict[str, int]] = []
    for one in sorted(set(ids)):
        if stretches and stretches[-1]["last_id"] == one - 1:
            stretches[-1]["last_id"] = one
        else:
            stretches.append({"first_id": one, "last_id": one})
    if stretches:
        session.execute(insert(PairTodo), stretches)


def todo(session: Session) -> list[tuple[int, int]]:
    """Stretches of row ids of workers who are to be compared."""
    query = select(PairTodo.first_id, PairTodo.last_id)
    return [(first, last) for first, last in session.execute(query)]


def any_todo(session: Session) -> bool:
    """Whether anybody is still to be compared."""
    return session.scalar(select(PairTodo.id).limit(1)) is not None


def last_todo(session: Session) -> int:
    """The newest note of who is to be compared."""
    return session.scalar(select(func.max(PairTodo.id))) or 0


def clear_todo(session: Session, seen: int) -> None:
    """Everybody noted up to there has been compared."""
    session.execute(
        delete(PairTodo).where(PairTodo.id <= seen).execution_options(synchronize_session=False)
    )


def still_there(session: Session, ids: Sequence[int]) -> set[int]:
    """Those of some row ids who are workers now."""
    found: set[int] = set()
    for some in chunks(ids):
        found.update(session.scalars(select(Worker.id).where(Worker.id.in_(some))))
    return found


def survey(session: Session) -> tuple[int, dict[str, int], dict[str, int]] | None:
    """People counted, how many bear a word, how many were born on a day; nothing if never done."""
    row = session.execute(select(NameSurvey.people, NameSurvey.words, NameSurvey.days)).first()
    return (row[0], json.loads(row[1]), json.loads(row[2])) if row else None


def keep_survey(
    session: Session, people: int, words: Mapping[str, int], days: Mapping[str, int]
) -> None:
    """Keep how common names and days are, in place of what was kept."""
    session.execute(delete(NameSurvey))
    session.execute(
        insert(NameSurvey),
        [{"people": people, "words": json.dumps(words), "days": json.dumps(days)}],
    )


def pairs_of(session: Session, ids: Sequence[int] | None) -> dict[tuple[int, int], PairLine]:
    """Pairs in which any of some workers stands, or all pairs; by their row ids."""
    if ids is None:
        lines = [PairLine(*row) for row in session.execute(select(*_LINE))]
    else:
        lines = []
        for some in chunks(ids, 900):
            within = or_(WorkerPair.a_id.in_(some), WorkerPair.b_id.in_(some))
            lines += [PairLine(*row) for row in session.execute(select(*_LINE).where(within))]
    return {(line.a_id, line.b_id): line for line in lines}


def pair_of(session: Session, one: int, other: int) -> PairLine | None:
    """The pair of two workers, nothing where they are none."""
    a, b = sorted((one, other))
    row = session.execute(select(*_LINE).where(WorkerPair.a_id == a, WorkerPair.b_id == b)).first()
    return PairLine(*row) if row else None


def insert_pairs(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Enter pairs; each row has every column but the id and those of the decision."""
    empty = {"decided_at": None, "decided_by": ""}
    if rows:
        session.connection().execute(insert(_PAIR), [{**empty, **row} for row in rows])


def update_pair(session: Session, pair: int, values: Mapping[str, Any]) -> None:
    """Change a pair."""
    session.execute(
        update(WorkerPair)
        .where(WorkerPair.id == pair)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


def delete_pairs(session: Session, ids: Sequence[int]) -> None:
    """Take pairs away."""
    for some in chunks(ids):
        session.execute(
            delete(WorkerPair)
            .where(WorkerPair.id.in_(some))
            .execution_options(synchronize_session=False)
        )


def open_pairs(
    session: Session, *, min_score: int = 0, limit: int | None = None, skip: int = 0
) -> list[PairLine]:
    """Pairs to be decided, the likeliest first."""
    query = (
        select(*_LINE)
        .where(WorkerPair.state == OPEN, WorkerPair.score >= min_score)
        .order_by(WorkerPair.score.desc(), WorkerPair.id)
    )
    return [PairLine(*row) for row in session.execute(query.offset(skip).limit(limit))]


def count_open(session: Session, min_score: int = 0) -> int:
    """How many pairs are to be decided."""
    query = select(func.count()).where(WorkerPair.state == OPEN, WorkerPair.score >= min_score)
    return session.scalar(query) or 0


def open_pairs_of(session: Session, worker: int) -> list[PairLine]:
    """The pairs to be decided that a worker stands in, the likeliest first."""
    query = select(*_LINE).where(
        or_(WorkerPair.a_id == worker, WorkerPair.b_id == worker), WorkerPair.state == OPEN
    )
    return [PairLine(*row) for row in session.execute(query.order_by(WorkerPair.score.desc()))]


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided of two: `nik` of a merge is the dropped one's, else empty."""

    at: datetime
    by: str
    a_id: int
    b_id: int | None
    nik: str


def last_decision(session: Session) -> Decision | None:
    """The newest decision that stands, nothing where there is none."""
    apart = session.execute(
        select(WorkerPair.decided_at, WorkerPair.decided_by, WorkerPair.a_id, WorkerPair.b_id)
        .where(WorkerPair.state == DISTINCT, WorkerPair.decided_at.is_not(None))
        .order_by(WorkerPair.decided_at.desc(), WorkerPair.id.desc())
        .limit(1)
    ).first()
    merged = session.execute(
        select(WorkerMerge.at, WorkerMerge.by, WorkerMerge.kept_id, WorkerMerge.nik)
        .order_by(WorkerMerge.at.desc(), WorkerMerge.id.desc())
        .limit(1)
    ).first()
    found = []
    if apart is not None and apart[0] is not None:
        found.append(Decision(apart[0], apart[1], apart[2], apart[3], ""))
    if merged is not None:
        found.append(Decision(merged[0], merged[1], merged[2], None, merged[3]))
    return max(found, key=lambda one: one.at, default=None)


def decided_since(session: Session, moment: datetime) -> int:
    """How many pairs were decided since a moment: told apart, or merged."""
    apart = select(func.count()).where(
        WorkerPair.state == DISTINCT, WorkerPair.decided_at >= moment
    )
    merged = select(func.count()).where(WorkerMerge.at >= moment)
    return (session.scalar(apart) or 0) + (session.scalar(merged) or 0)


def undecided() -> Select[tuple[int]]:
    """Workers who may be somebody else, and nobody has said.

    Those of open pairs; and as long as a worker was not compared, whom the import told of.
    """
    told = (
        select(Finding.worker_id)
        .join(
            PairTodo,
            (PairTodo.first_id <= Finding.worker_id) & (PairTodo.last_id >= Finding.worker_id),
        )
        .where(Finding.code == "person.possible_duplicate", Finding.accepted_at.is_(None))
    )
    pairs = union(
        select(WorkerPair.a_id.label("id")).where(WorkerPair.state == OPEN),
        select(WorkerPair.b_id).where(WorkerPair.state == OPEN),
        told,
    ).subquery()
    return select(pairs.c.id)


def settle_findings(session: Session, worker: int, by: str, at: datetime, note: str) -> list[int]:
    """Accept what was told of a worker as a possible double; give back which findings."""
    query = select(Finding.id).where(
        Finding.worker_id == worker,
        Finding.code == "person.possible_duplicate",
        Finding.accepted_at.is_(None),
    )
    ids = list(session.scalars(query))
    _accept(session, ids, {"accepted_at": at, "accepted_by": by, "note": note})
    return ids


def reopen_findings(session: Session, ids: Sequence[int]) -> None:
    """Findings that a decision settled are open again."""
    _accept(session, ids, {"accepted_at": None, "accepted_by": "", "note": ""})


def settled_by(session: Session, worker: int, note: str) -> list[int]:
    """The findings of a worker that a decision of that note settled."""
    query = select(Finding.id).where(
        Finding.worker_id == worker,
        Finding.code == "person.possible_duplicate",
        Finding.note == note,
    )
    return list(session.scalars(query))


def _accept(session: Session, ids: Sequence[int], values: Mapping[str, Any]) -> None:
    if ids:
        session.execute(
            update(Finding)
            .where(Finding.id.in_(ids))
            .values(**values)
            .execution_options(synchronize_session=False)
        )
