"""The ages a programme takes, at their boundaries."""

from datetime import date

import pytest

from desktop.domain.eligibility import HOUSEHOLD, LOCAL, Criterion, asked_on, check_age
from desktop.domain.findings import Severity

ON = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("born", "code"),
    [
        (date(2009, 11, 25), "age.below_minimum"),
        (date(2009, 11, 24), ""),
        (date(1961, 11, 25), ""),  # 64 years and 364 days
        (date(1961, 11, 24), "age.above_maximum"),  # the 65th birthday
        (date(1931, 1, 1), "age.above_maximum"),
        (date(2020, 1, 1), "age.below_minimum"),
    ],
)
def test_a_worker_is_at_least_seventeen_and_not_yet_sixty_five(born: date, code: str) -> None:
    found = check_age(born, ON, 17, 64)
    assert [f.code for f in found] == ([code] if code else [])
    assert all(f.severity is Severity.ERROR for f in found)


def test_a_finding_tells_the_age_and_the_limit() -> None:
    (young,) = check_age(date(2009, 11, 25), ON, 17, 64)
    (old,) = check_age(date(1961, 11, 24), ON, 17, 64)
    assert young.params == {"age": 16, "minimum": 17}
    assert old.params == {"age": 65, "limit": 65}
    assert (young.value, old.value) == ("25-11-2009", "24-11-1961")


def test_a_programme_may_set_its_own_limits() -> None:
    born = date(2001, 11, 24)
    assert check_age(born, ON, 25, 64) == []
    assert [f.code for f in check_age(born, ON, 26, 64)] == ["age.below_minimum"]
    assert [f.code for f in check_age(born, ON, 17, 24)] == ["age.above_maximum"]


def test_one_born_on_a_leap_day_is_of_age_on_the_first_of_march() -> None:
    born = date(2008, 2, 29)
    assert [f.code for f in check_age(born, date(2025, 2, 28), 17, 64)] == ["age.below_minimum"]
    assert check_age(born, date(2025, 3, 1), 17, 64) == []


SINCE, UNTIL = date(2026, 7, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("on", "asked"),
    [
        (date(2026, 6, 30), False),
        (SINCE, True),
        (UNTIL, True),
        (date(2027, 1, 1), False),
    ],
)
def test_a_criterion_is_asked_for_from_its_first_day_to_its_last(on: date, asked: bool) -> None:
    lines = [
        Criterion("all", HOUSEHOLD, date(2015, 7, 1), None, "no", "left to the office"),
        Criterion("jkk", HOUSEHOLD, SINCE, UNTIL, "yes", "a regulation of half a year"),
    ]
    assert asked_on(lines, HOUSEHOLD, ["jkk", "jkm"], on) is asked
    assert not asked_on(lines, HOUSEHOLD, ["jht"], on)
    assert not asked_on(lines, LOCAL, ["jkk", "jkm"], on)
