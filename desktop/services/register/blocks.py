"""Which people of a register are compared at all: those who share a block.

A block is what one person's two entries nearly always share: birth date and a word of the name;
and, for wrong dates, the KK, or the village and how the words of the name begin.
Its cost follows the number of people, not of pairs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from desktop.services.register.likeness import Person, date_slip
from desktop.services.register.name_likeness import sound_of

_similarity = Indel.normalized_similarity

_FEW = 24
"""So many of one day are compared each with each; more by the words they share."""

_NEAR, _NEAR_BRIEF = 0.66, 0.45
_NEARER = 0.8
"""Two names whose words begin otherwise must be so near."""

_MOST_OF_ONE_BLOCK = 60
"""A block of more says nothing: a KK of noughts, a mother's name that was filled in for all."""

_MOST_OF_ONE_WORD = 400
"""So many of one day with one word in the name are strangers whose date was guessed."""

_OF_WOMEN = {f"{day:02}": f"{day + 40:02}" for day in range(1, 32)}
"""A day of the month as a woman's NIK has it."""

Pair = tuple[Person, Person]


def pairs_by_date(people: Sequence[Person]) -> Iterator[Pair]:
    """Pairs of one birth date whose names are not far apart; some may come twice.

    Who is born on another day than the NIK tells is looked for on both.
    """
    days: defaultdict[str, list[Person]] = defaultdict(list)
    # A birth date's block, and its digits as a man's NIK and as a woman's have them.
    known: dict[str, tuple[list[Person], str, str]] = {}
    for person in people:
        born, digits = person.born, person.nik[6:12]
        seen = known.get(born)
        if seen is None:
            day, rest = born[8:], born[5:7] + born[2:4]
            seen = known[born] = (days[born[2:]], day + rest, _OF_WOMEN[day] + rest)
        seen[0].append(person)
        if digits != seen[1] and digits != seen[2]:
            told = day_of_nik(person.nik)
            if told and told != seen[1]:
                days[f"{told[4:]}-{told[2:4]}-{told[:2]}"].append(person)
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

    Where a name is brief its letters tell little, and it is looked at with all.
    """
    names = [person.name for person in day]
    briefs: list[Person] = []
    for at, person in enumerate(day):
        name = names[at]
        # Brief: a word of one letter or two, or no other word.
        if name.find(" ") < 3 or name[-2:-1] == " ":
            for other in day[:at]:
                yield other, person
            briefs.append(person)
        elif at:
            # One call for all before: the loop over them is the library's.
            before = extract(name, names[:at], scorer=_similarity, score_cutoff=_NEAR, limit=None)
            for _name, near, place in before:
                other = day[place]
                if near > _NEARER or _initials_agree(person, other):
                    yield other, person
            for other in briefs:
                yield other, person


def _initials_agree(a: Person, b: Person) -> bool:
    """Whether each word of the shorter name begins as one of the longer sounds."""
    ones = {sound_of(word)[:1] for word in a.words}
    others = {sound_of(word)[:1] for word in b.words}
    return ones <= others or others <= ones


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


def pairs_by_keys(people: Sequence[Person]) -> Iterator[Pair]:
    """Pairs whose birth dates are one slip apart that share another block; some come twice.

    The blocks: the KK, and the name within the village.
    """
    yield from _one_slip_apart(_blocks([person.kk for person in people], people))
    yield from _one_slip_apart(_blocks([person.beside for person in people], people))


def _blocks(keys: Sequence[str], people: Sequence[Person]) -> Iterable[list[Person]]:
    """Those who share a key, where there is one: most stand alone, and get no list of their own."""
    first: dict[str, Person] = {}
    blocks: dict[str, list[Person]] = {}
    for key, person in zip(keys, people, strict=True):
        before = first.get(key)
        if before is None:
            first[key] = person
        elif key in blocks:
            blocks[key].append(person)
        else:
            blocks[key] = [before, person]
    blocks.pop("", None)
    return blocks.values()


def _one_slip_apart(some: Iterable[list[Person]]) -> Iterator[Pair]:
    """Pairs of each block whose birth dates are one slip apart."""
    for block in some:
        if len(block) <= _MOST_OF_ONE_BLOCK:
            for a, b in combinations(block, 2):
                born, other = a.born, b.born
                # The year, or day and month, must be the same: most differ in the last of both.
                if (
                    (born[3] == other[3] or born[9] == other[9])
                    and (born[:4] == other[:4]) != (born[5:] == other[5:])
                    and date_slip(born, other)
                ):
                    yield a, b
