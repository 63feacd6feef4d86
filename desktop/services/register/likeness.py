"""How likely two workers are one person: the evidence weighed, a score from 0 to 1, the reasons.

Each kind of evidence weighs bits, the logarithm of how much more often it is seen between two
entries of one person than between two people of a kabupaten. Their sum, less what it takes to
find one person among all, is the log-odds; the score is its probability.
"""

from datetime import date
from math import log2
from typing import NamedTuple

from desktop.domain.names import comparable_words
from desktop.domain.nik import one_slip
from desktop.services.register.name_likeness import Familiar, close, sound_of, words_of

ENOUGH = 0.3
"""The score from which two are told to be perhaps one."""

_POPULATION = 200_000
"""People of a kabupaten: the register is drawn from at least so many."""

_DOUBLES = 0.05
_DAYS = 16_000
_A_GENERATION = 15
_DATE_BITS, _LEAST_DATE_BITS = 14.0, 4.0
_MOTHER_BITS, _NEAR_MOTHER = 9.0, 0.7


class Person(NamedTuple):
    """One as compared: words of the names ready, the rest as stored (`born` is an ISO date).

    `name` is its words in the order of their sounds: `Johanis` stands where `Yohanes` does.
    `beside` is its block within the village: the words' first letters in their order, and the
    region; empty where no word or no region is known. Letters alone: few of one village have
    names that begin alike.
    """

    id: int
    nik: str
    words: tuple[str, ...]
    born: str
    sex: str
    region: str
    kk: str
    mother: str
    name: str
    beside: str


class Reason(NamedTuple):
    """A piece of evidence: a code of `double_reasons`, and its bits, below nought against."""

    code: str
    bits: float


class Likeness(NamedTuple):
    """A score from 0 to 1 and what it rests on."""

    score: float
    reasons: tuple[Reason, ...]


class Weighing:
    """Weighs pairs of one register: `familiar` tells how common names are in it."""

    def __init__(self, familiar: Familiar, born: dict[str, int] | None = None) -> None:
        self._familiar = familiar
        self._born = born or {}
        self._start = -log2(max(familiar.people, _POPULATION) / _DOUBLES)

    def weigh(self, a: Person, b: Person, enough: float = ENOUGH) -> Likeness | None:
        """How likely two are one; nothing below `enough`, or where name or date plainly differ."""
        name = close(a.words, b.words, self._familiar)
        if name is None:
            return None
        dates = self._dates(a, b)
        if dates is None:
            return None
        reasons = [Reason(f"name.{name.how}", name.bits), dates]
        mother = _mother(a.mother, b.mother, self._familiar)
        if mother and mother[0].bits < 0 and a.born != b.born:
            return None
        reasons += mother
        if a.born != b.born and abs(int(a.born[:4]) - int(b.born[:4])) >= _A_GENERATION:
            reasons.append(Reason("birth_date.generation", -8.0))
        reasons += _places(a.region, b.region)
        reasons += _kk(a.kk, b.kk, moved=a.region != b.region)
        reasons += _nik(a, b)
        if a.sex and b.sex and a.sex != b.sex:
            reasons.append(Reason("sex.other", _sexes(a, b)))
        if name.how == "part" and a.born != b.born:
            # Of one household and with nearly one name: rather brothers than a slip.
            reasons.append(Reason("name.siblings", -6.0))
        if name.how == "spelling" and _neighbours(a.nik, b.nik):
            # Twins bear like names, and stand one behind the other.
            reasons.append(Reason("nik.twins", -5.0))
        odds = self._start + sum([reason.bits for reason in reasons])
        score = 1 / (1 + 2 ** -max(-40.0, min(40.0, odds)))
        return Likeness(score, tuple(reasons)) if score >= enough else None

    def _dates(self, a: Person, b: Person) -> Reason | None:
        """What the birth dates say; nothing where they are plainly two people's."""
        if a.born == b.born:
            share = (self._familiar.people + _DAYS) / (self._born.get(a.born, 0) + 1)
            return Reason("birth_date.same", max(_LEAST_DATE_BITS, min(_DATE_BITS, log2(share))))
        found = date_slip(a.born, b.born)
        if found:
            return Reason(f"birth_date.{found}", 4.0)
        if nik_tells(a.nik, b.born) or nik_tells(b.nik, a.born):
            return Reason("birth_date.nik", 3.0)
        return None


def date_slip(a: str, b: str) -> str:
    """How two ISO dates are one slip apart: `swapped` day and month, a `slip` in one of the three.

    Empty where they are not.
    """
    year, month, day = a[:4], a[5:7], a[8:]
    other_year, other_month, other_day = b[:4], b[5:7], b[8:]
    same = (year == other_year) + (month == other_month) + (day == other_day)
    if same == 2:
        if year != other_year and not _year_slip(year, other_year):
            return ""
        return "slip"
    if year == other_year and month == other_day and day == other_month:
        return "swapped"
    return ""


def _year_slip(year: str, other: str) -> bool:
    return abs(int(year) - int(other)) == 1 or one_slip(year, other)


def nik_tells(nik: str, born: str) -> bool:
    """Whether a NIK's digits tell an ISO date."""
    if len(nik) != 16 or nik[8:12] != born[5:7] + born[2:4]:
        return False
    day = nik[6:8]
    return day == born[8:] or (day > "40" and day.isdigit() and f"{int(day) - 40:02}" == born[8:])


def _mother(mother: str, other: str, familiar: Familiar) -> list[Reason]:
    if not mother or not other:
        return []
    found = close(words_of(mother), words_of(other), familiar)
    if found is None:
        return [Reason("mother.other", -10.0)]
    if found.how in ("same", "turned"):
        return [Reason("mother.same", min(_MOTHER_BITS, max(3.0, found.bits)))]
    return [Reason("mother.near", min(_MOTHER_BITS, max(0.0, found.bits)) * _NEAR_MOTHER)]


def _sexes(a: Person, b: Person) -> float:
    """Two sexes weigh more where both NIKs say the same of them."""
    sure = len(a.nik) == len(b.nik) == 16 and (a.nik[6] > "3") != (b.nik[6] > "3")
    return -8.0 if sure else -4.0


def _places(region: str, other: str) -> list[Reason]:
    if not region or not other:
        return []
    if region == other:
        return [Reason("village.same", 6.0)]
    if region[:6] == other[:6]:
        return [Reason("village.kecamatan", -0.5)]
    return [Reason("village.other", -2.5 if region[:4] == other[:4] else -4.0)]


def _kk(kk: str, other: str, *, moved: bool) -> list[Reason]:
    if not kk or not other:
        return []
    if kk == other:
        return [Reason("kk.same", 6.0)]
    if one_slip(kk, other):
        return [Reason("kk.slip", 4.0)]
    # Who moves gets another KK: that much the other village has said already.
    return [Reason("kk.other", -0.5 if moved else -2.5)]


def _neighbours(nik: str, other: str) -> bool:
    """Whether two NIKs were given out one soon after the other."""
    if len(nik) != 16 or nik[:12] != other[:12] or not (nik + other).isdigit():
        return False
    return abs(int(nik[12:]) - int(other[12:])) < 10


def _nik(a: Person, b: Person) -> list[Reason]:
    """What two NIKs say beside being two: none at all where one is empty."""
    nik, other = a.nik, b.nik
    if len(nik) != 16 or len(other) != 16:
        return []
    if one_slip(nik, other):
        if nik[:12] == other[:12]:
            # Neighbours in the queue have serials near by; one far off is a slip.
            return [Reason("nik.serial", 1.0 if _neighbours(nik, other) else 7.0)]
        if nik[6:] == other[6:]:
            # Offices side by side have numbers one apart, and nearly all serials are 0001.
            return [Reason("nik.digit", 2.0 if nik[:4] == other[:4] else 5.0)]
        swapped = sorted(nik) == sorted(other)
        return [Reason("nik.swapped" if swapped else "nik.digit", 9.0)]
    if sum([one != two for one, two in zip(nik, other, strict=True)]) == 2:
        return [Reason("nik.digits", 3.0)]
    return [Reason("nik.other", -2.5)]


_person = tuple.__new__


def person_of(
    worker_id: int,
    nik: str,
    name: str,
    born: str | date,
    sex: str,
    region: str,
    kk: str,
    mother: str,
) -> Person:
    """A worker, or a row, ready to be compared."""
    words = comparable_words(name)
    if not isinstance(born, str):
        born = born.isoformat()
    if len(words) == 2:
        one, other = words
        sounded = f"{one} {other}" if sound_of(one) <= sound_of(other) else f"{other} {one}"
        first, second = one[0], other[0]
        beside = first + second + region if first < second else second + first + region
    else:
        sounded = " ".join(sorted(words, key=sound_of))
        beside = "".join(sorted([word[0] for word in words])) + region
    if not region or not words:
        beside = ""
    # As `Person(...)` does, without a call of Python's between: asked of everybody.
    person = (worker_id, nik, tuple(words), born, sex, region, kk, mother, sounded, beside)
    return _person(Person, person)
