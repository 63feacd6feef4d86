"""Who may be enrolled: limits of age and criteria by programme, each with its dates of effect."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.dates import age_on, short_date
from desktop.domain.findings import Finding, error
from desktop.domain.names import fold

MINIMUM, MAXIMUM, OCCUPATION = "minimum_age", "maximum_age", "excluded_occupation"
LOCAL, HOUSEHOLD, NEVER_MEMBER = "local_only", "one_per_household", "never_member"
CRITERIA = (MINIMUM, MAXIMUM, OCCUPATION, LOCAL, HOUSEHOLD, NEVER_MEMBER)
EVERY = "all"
"""Stands for every programme."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One rule of one programme, from a day on; `until` is its last day, if it has one."""

    programme: str
    criterion: str
    since: date
    until: date | None
    value: str
    source: str

    def holds(self, programmes: Sequence[str], on: date) -> bool:
        """Whether it is a rule of one of these programmes on a day."""
        timely = self.since <= on and (self.until is None or on <= self.until)
        return timely and (self.programme == EVERY or self.programme in programmes)


@dataclass(frozen=True, slots=True)
class Limits:
    """Whole years of age, both included."""

    minimum: int
    maximum: int


def limits_on(
    criteria: Iterable[Criterion], programmes: Sequence[str], on: date, otherwise: Limits
) -> Limits:
    """The narrowest limits of some programmes on a day; `otherwise` where no line holds."""
    held = [one for one in criteria if one.holds(programmes, on)]
    lowest = [int(one.value) for one in held if one.criterion == MINIMUM]
    highest = [int(one.value) for one in held if one.criterion == MAXIMUM]
    return Limits(max(lowest, default=otherwise.minimum), min(highest, default=otherwise.maximum))


def excluded_on(
    criteria: Iterable[Criterion], programmes: Sequence[str], on: date
) -> frozenset[str]:
    """The words of occupations that some programmes do not take on a day."""
    held = (one for one in criteria if one.criterion == OCCUPATION)
    return frozenset(fold(one.value) for one in held if one.holds(programmes, on))


def asked_on(
    criteria: Iterable[Criterion], criterion: str, programmes: Sequence[str], on: date
) -> bool:
    """Whether a criterion of yes or no is asked for by one of some programmes on a day."""
    held = (one for one in criteria if one.criterion == criterion)
    return any(one.value == "yes" for one in held if one.holds(programmes, on))


def is_excluded(occupation: str, words: Iterable[str]) -> bool:
    """Whether an occupation has such words, one behind the other: `Pensiunan PNS`."""
    if not occupation:
        return False
    told = f" {fold(occupation)} "
    return any(f" {word} " in told for word in words)


def check_age(birth: date, on: date, minimum: int, maximum: int) -> list[Finding]:
    """Whether whole years on `on` lie within the office's limits, both included.

    With a maximum of 64 a person is refused from the 65th birthday on (domain.md 0, rules 6 and
    7). There is no override: `age.below_minimum` and `age.above_maximum` are errors.
    """
    age = age_on(birth, on)
    if age < minimum:
        return [
            error("age.below_minimum", "birth_date", short_date(birth), age=age, minimum=minimum)
        ]
    if age > maximum:
        return [
            error("age.above_maximum", "birth_date", short_date(birth), age=age, limit=maximum + 1)
        ]
    return []
