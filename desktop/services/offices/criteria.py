"""The criteria of programmes out of the program's files, as the office goes by them."""

import csv
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from desktop import paths
from desktop.domain.eligibility import (
    HOUSEHOLD,
    LOCAL,
    MAXIMUM,
    MINIMUM,
    NEVER_MEMBER,
    Criterion,
    Limits,
    asked_on,
    excluded_on,
    limits_on,
)
from desktop.domain.settings import Settings

SETTINGS = {
    LOCAL: "letters_local_only",
    HOUSEHOLD: "letters_one_per_household",
    NEVER_MEMBER: "letters_never_members",
}
"""The setting by which an office says itself what a criterion of yes or no is."""


@lru_cache(maxsize=1)
def read_criteria() -> tuple[Criterion, ...]:
    """Every line of resources/eligibility/criteria.csv."""
    path = paths.resource("eligibility", "criteria.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Criterion(
                row["programme"],
                row["criterion"],
                date.fromisoformat(row["since"]),
                date.fromisoformat(row["until"]) if row["until"] else None,
                row["value"],
                row["source"],
            )
            for row in csv.DictReader(file)
        )


def age_limits(settings: Settings, programmes: Sequence[str], on: date) -> Limits:
    """The ages that an office takes on a day: its own where it has set them, else the law's."""
    plain = Limits(settings.number(MINIMUM), settings.number(MAXIMUM))
    told = limits_on(read_criteria(), programmes, on, plain)
    return Limits(
        plain.minimum if MINIMUM in settings.chosen else told.minimum,
        plain.maximum if MAXIMUM in settings.chosen else told.maximum,
    )


def excluded_occupations(settings: Settings, programmes: Sequence[str], on: date) -> frozenset[str]:
    """Words of occupations that an office leaves out on a day; none where it leaves none out."""
    if not settings.yes("exclude_occupations"):
        return frozenset()
    return excluded_on(read_criteria(), programmes, on)


def asks(settings: Settings, criterion: str, programmes: Sequence[str], on: date) -> bool:
    """Whether a criterion of yes or no is asked for on a day: by the office, else by the data."""
    key = SETTINGS[criterion]
    if key in settings.chosen:
        return settings.yes(key)
    return asked_on(read_criteria(), criterion, programmes, on)
