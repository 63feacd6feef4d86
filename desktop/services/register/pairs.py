"""The pairs that may be one person, kept: found over the whole register, and kept up to date."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from db.engine import Session
from db.queries import doubles as queries
from db.queries.doubles import PairLine
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.register.blocks import Pair, day_of_nik, pairs_by_date, pairs_by_keys
from desktop.services.register.likeness import Likeness, Person, Weighing, person_of
from desktop.services.register.name_likeness import STRANGE, Familiar
from desktop.services.register.quiet import without_collecting

_FEW = 500
"""So many are compared with those near them only; more with the whole register."""

_RARE_WORD, _RARE_DAY = 4, 3
_AT_ONCE = 20_000

Found = dict[tuple[int, int], Likeness]


@dataclass(frozen=True, slots=True)
class Compared:
    """How many pairs wait now, and how many came anew, or again after a change, or went."""

    open: int
    new: int
    gone: int


@dataclass(frozen=True, slots=True)
class Survey:
    """How many people there are, how many bear a word in their name, were born on a day."""

    people: int
    words: Counter[str]
    days: Counter[str]

    def weighing(self) -> Weighing:
        """The weighing by it."""
        return Weighing(Familiar(self.people, self.words), self.days)

    def keep(self, session: Session) -> None:
        """Keep it in place of the one before; what is rare need not be kept."""
        queries.keep_survey(
            session,
            self.people,
            {word: count for word, count in self.words.items() if count >= _RARE_WORD},
            {day: count for day, count in self.days.items() if count >= _RARE_DAY},
        )


def survey_of(people: Sequence[Person]) -> Survey:
    """How common names and days are among some people."""
    words = Counter(chain.from_iterable([person.words for person in people]))
    return Survey(len(people), words, Counter([person.born for person in people]))


@dataclass(frozen=True, slots=True)
class Looked:
    """What a comparison found, to be kept: pairs, of whom, and up to which note of who came."""

    found: Found
    ids: set[int] | None
    people: dict[int, Person]
    seen: int
    survey: Survey | None


def update_pairs(session: Session, acting: Acting, progress: Progress = SILENT) -> Compared:
    """Compare everybody who came or changed since the last time with the register.

    What was told apart stays so until a key field of either changes. Costs nothing where nobody
    came or changed.
    """
    looked = look_for_pairs(session, progress)
    if looked is None:
        return Compared(queries.count_open(session), 0, 0)
    return keep_pairs(session, acting, looked)


def look_for_pairs(session: Session, progress: Progress = SILENT) -> Looked | None:
    """Compare, and write nothing; nothing where nobody came or changed since the last time."""
    stretches = queries.todo(session)
    if not stretches:
        return None
    with without_collecting():
        seen = queries.last_todo(session)
        wanted = sum(last - first + 1 for first, last in stretches)
        ids: set[int] | None = None
        survey = None
        if wanted <= _FEW:
            ids = _ids_of(stretches)
            people = _near(session, ids)
            weighing = _known(session)
        else:
            if wanted < queries.count_people(session):
                ids = _ids_of(stretches)
            people = _everybody(session, progress)
            survey = survey_of(people)
            weighing = survey.weighing()
        found = find_pairs(people, weighing, ids, progress)
        if ids is None:
            together = {person.id: person for person in people}
        else:
            together = {person.id: person for person in people if person.id in ids}
            together |= dict(_of_pairs(people, found))
        return Looked(found, ids, together, seen, survey)


def weighing_of(people: Sequence[Person]) -> Weighing:
    """The weighing of a whole register, by how common names and days are in it."""
    return survey_of(people).weighing()


def _of_pairs(people: Sequence[Person], found: Found) -> Iterator[tuple[int, Person]]:
    standing = set(chain.from_iterable(found))
    for person in people:
        if person.id in standing:
            yield person.id, person


def _everybody(session: Session, progress: Progress) -> list[Person]:
    """The whole register, ready to be compared."""
    count, people = queries.count_people(session), []
    for row in queries.people(session):
        people.append(person_of(*row))
        if not len(people) % _AT_ONCE:
            progress.step(len(people), count, _("Reading people"))
    return people


def keep_pairs(session: Session, acting: Acting, looked: Looked) -> Compared:
    """Keep what a comparison found; who came meanwhile is compared the next time."""
    if looked.survey is not None:
        looked.survey.keep(session)
    new, gone = _keep(session, acting, looked.found, looked.ids, looked.people)
    queries.clear_todo(session, looked.seen)
    return Compared(queries.count_open(session), new, gone)


def _ids_of(stretches: Sequence[tuple[int, int]]) -> set[int]:
    return set(chain.from_iterable(range(first, last + 1) for first, last in stretches))


def find_pairs(
    people: Sequence[Person],
    weighing: Weighing,
    ids: set[int] | None = None,
    progress: Progress = SILENT,
) -> Found:
    """Every pair that may be one person; only with one of `ids`, where these are given."""
    found: Found = {}
    for done, (a, b) in enumerate(_candidates(people)):
        if not done % _AT_ONCE:
            progress.step(min(done, len(people)), len(people), _("Comparing people"))
        if ids is not None and a.id not in ids and b.id not in ids:
            continue
        if a.id > b.id:
            a, b = b, a  # noqa: PLW2901 - the smaller id first, as pairs are kept
        if (a.id, b.id) not in found:
            likeness = weighing.weigh(a, b)
            if likeness:
                found[a.id, b.id] = likeness
    return found


def _candidates(people: Sequence[Person]) -> Iterator[Pair]:
    yield from pairs_by_date(people)
    yield from pairs_by_keys(people)


def _near(session: Session, ids: set[int]) -> list[Person]:
    """Those who are to be compared, and whoever was born near their days or lives beside them."""
    own = [person_of(*row) for row in queries.people_of(session, ids)]
    days: set[date] = set()
    for person in own:
        days.update(days_near(person))
    villages = {person.region for person in own}
    cards = {person.kk for person in own if person.kk}
    rows = queries.people_near(session, days, villages, ids, cards)
    return [person_of(*row) for row in rows]


def days_near(person: Person) -> Iterator[date]:
    """The days that somebody's other entry may be born on: the same, swapped, as the NIK tells."""
    born = date.fromisoformat(person.born)
    yield born
    told = day_of_nik(person.nik)
    candidates = [(born.year, born.day, born.month)]
    candidates += [(born.year + by, born.month, born.day) for by in (-10, -1, 1, 10)]
    if told:
        century = 1900 if int(told[4:]) > born.year % 100 + 15 or born.year < 2000 else 2000
        candidates.append((century + int(told[4:]), int(told[2:4]), int(told[:2])))
    for year, month, day in candidates:
        try:
            yield date(year, month, day)
        except ValueError:
            continue
    yield born - timedelta(days=1)
    yield born + timedelta(days=1)


def _known(session: Session) -> Weighing:
    """How common names are, as last surveyed."""
    known = queries.survey(session)
    if known is None:
        return Weighing(STRANGE)
    people, words, days = known
    return Weighing(Familiar(people, words), days)


def keys_digest(a: Person, b: Person) -> str:
    """What a pair rests on, in 32 letters: it changes with any key field of either."""
    told = json.dumps([list(map(str, a[1:8])), list(map(str, b[1:8]))])
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def columns_of(a: Person, b: Person, likeness: Likeness) -> dict[str, str | int]:
    """What is kept of a pair that was found, the one of the smaller row id first."""
    return {
        "score": round(likeness.score * 1000),
        "reasons": json.dumps([[each.code, round(each.bits, 1)] for each in likeness.reasons]),
        "keys": keys_digest(a, b),
    }


def _keep(
    session: Session,
    acting: Acting,
    found: Found,
    ids: set[int] | None,
    people: dict[int, Person],
) -> tuple[int, int]:
    """Bring the kept pairs of the compared people up to what was found; how many came and went."""
    known = queries.pairs_of(session, None if ids is None else sorted(ids))
    now, rows, gone, again = acting.now(), [], [], 0
    there = queries.still_there(session, sorted({*chain.from_iterable(found)}))
    for (a, b), likeness in found.items():
        pair = known.pop((a, b), None)
        if a not in there or b not in there:
            continue
        values = columns_of(people[a], people[b], likeness)
        if pair is None:
            rows.append({"a_id": a, "b_id": b, "state": queries.OPEN, "found_at": now, **values})
        elif pair.state == queries.OPEN:
            if (pair.score, pair.reasons, pair.keys) != tuple(values.values()):
                queries.update_pair(session, pair.id, values)
        elif pair.keys != values["keys"]:
            again += 1
            undone = {"state": queries.OPEN, "decided_at": None, "decided_by": ""}
            queries.update_pair(session, pair.id, {**values, **undone})
    for pair in known.values():
        if pair.state == queries.OPEN or _changed(pair, people):
            gone.append(pair.id)
    queries.insert_pairs(session, rows)
    queries.delete_pairs(session, gone)
    return len(rows) + again, len(gone)


def _changed(pair: PairLine, people: dict[int, Person]) -> bool:
    """Whether a key field of either changed since they were told apart."""
    a, b = people.get(pair.a_id), people.get(pair.b_id)
    return a is not None and b is not None and keys_digest(a, b) != pair.keys
