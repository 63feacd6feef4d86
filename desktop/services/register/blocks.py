"""Which people of a register are compared at all: those who share a block.

A block is what one person's two entries nearly always share: birth date and a word of the name;
and, for wrong dates, the whole name with village or mother, the mother and village, or the KK.
Its cost follows the number of people, not of pairs.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import Indel

from desktop.services.register.likeness import Person, date_slip, nik_tells
from desktop.services.register.name_likeness import sound_of

_similarity = Indel.normalized_similarity

_FEW = 24
"""So many of one day are compared each with each; more by the words they share."""

_NEAR, _NEAR_BRIEF = 0.66, 0.45
_MOST_OF_ONE_BLOCK = 40
"""A block of more says nothing: a KK of noughts, a mother's name that was filled in for all."""

_MOST_OF_ONE_WORD = 400
"""So many of one day with one word in the name are strangers whose date was guessed."""

Pair = tuple[Person, Person]


def pairs_by_date(people: Sequence[Person]) -> Iterator[Pair]:
    """Pairs of one birth date whose names are not far apart; some may come twice.

    Who is born on another day than the NIK tells is looked for on both.
    """
    days: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        born, nik = person.born, person.nik
        day = born[8:] + born[5:7] + born[2:4]
        days[day].append(person)
        if nik[8:12] != day[2:] or nik[6:8] != day[:2]:
            told = day_of_nik(nik)
            if told and told != day:
                days[told].append(person)
    for some in days.values():
        if len(some) > _FEW:
            yield from _sharing_words(some)
        elif len(some) > 1:
            yield from of_one_day(some)


def day_of_nik(nik: str) -> str:
    """The day, month and year (two digits each) that a NIK tells; empty where it tells none."""
    if len(nik) != 16 or not nik[6:8].isdigit():
        return ""
    day = nik[6:8]
    return (f"{int(day) - 40:02}" if day > "40" else day) + nik[8:12]


def of_one_day(day: Sequence[Person]) -> Iterator[Pair]:
    """Pairs of a few people whose names are near enough to be looked at; some may come twice.

    Where a name's first word is short its letters tell little, and it is looked at with all.
    """
    names: list[str] = []
    briefs: list[Person] = []
    for person in day:
        name = person.name
        if name[1:2] == " " or name[2:3] == " " or name[3:4] == " ":
            for other in day[: len(names)]:
                yield other, person
            briefs.append(person)
        else:
            for at, before in enumerate(names):
                if _similarity(name, before, score_cutoff=_NEAR):
                    yield day[at], person
            for other in briefs:
                yield other, person
        names.append(name)


def _sharing_words(day: Sequence[Person]) -> Iterator[Pair]:
    """Pairs of many people that share a word of the name by its sound."""
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for at, person in enumerate(day):
        for word in person.words:
            sharing[sound_of(word)].append(at)
    seen: set[tuple[int, int]] = set()
    for some in sharing.values():
        if 1 < len(some) <= _MOST_OF_ONE_WORD:
            seen.update(combinations(some, 2))
    for one, other in seen:
        if one != other:
            a, b = day[one], day[other]
            if _similarity(a.name, b.name, score_cutoff=_NEAR_BRIEF):
                yield a, b


def keys_of(person: Person) -> list[str]:
    """The blocks of a person beside the birth date's."""
    region, found = person.region, []
    if person.mother:
        mother = " ".join([sound_of(word) for word in person.mother])
        if region:
            found.append(mother + region)
    else:
        mother = ""
    if len(person.words) > 1:
        name = " ".join(sorted([sound_of(word) for word in person.words]))
        if region:
            found.append(f"{name}/{region}")
        if mother:
            found.append(f"{name}/{mother}")
    if person.kk:
        found.append(person.kk)
    return found


def dates_near(a: Person, b: Person) -> bool:
    """Whether two birth dates, not the same, may be one person's all the same."""
    return bool(date_slip(a.born, b.born) or nik_tells(a.nik, b.born) or nik_tells(b.nik, a.born))


def pairs_by_keys(people: Sequence[Person]) -> Iterator[Pair]:
    """Pairs of different birth dates that share another block; some may come twice."""
    first: dict[str, Person] = {}
    blocks: dict[str, list[Person]] = {}
    for person in people:
        for key in keys_of(person):
            before = first.setdefault(key, person)
            if before is not person:
                block = blocks.get(key)
                if block is None:
                    blocks[key] = [before, person]
                else:
                    block.append(person)
    for block in blocks.values():
        if len(block) <= _MOST_OF_ONE_BLOCK:
            for a, b in combinations(block, 2):
                if a.born != b.born and dates_near(a, b):
                    yield a, b
