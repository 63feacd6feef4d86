"""The criteria are data: by programme, with dates of effect, the office's own ages over them."""

from datetime import date

import pytest

from desktop.domain.contributions import PROGRAMMES
from desktop.domain.eligibility import (
    CRITERIA,
    EVERY,
    Criterion,
    Limits,
    excluded_on,
    is_excluded,
    limits_on,
)
from desktop.domain.settings import Settings
from desktop.services.offices.criteria import age_limits, excluded_occupations, read_criteria

NONE = Limits(0, 150)
TODAY = date(2026, 11, 25)


def _line(
    programme: str, criterion: str, value: str, since: date, until: date | None = None
) -> Criterion:
    return Criterion(programme, criterion, since, until, value, "made up")


LINES = (
    _line("jkk", "maximum_age", "64", date(2015, 7, 1), date(2027, 3, 31)),
    _line("jkk", "maximum_age", "60", date(2027, 4, 1)),
    _line("jkm", "maximum_age", "64", date(2015, 7, 1)),
    _line("jht", "maximum_age", "56", date(2015, 7, 1)),
    _line("jkm", "minimum_age", "18", date(2026, 1, 1)),
)


@pytest.mark.parametrize(
    ("programmes", "on", "limits"),
    [
        (("jkk", "jkm"), date(2025, 12, 31), Limits(0, 64)),
        (("jkk", "jkm"), date(2026, 1, 1), Limits(18, 64)),
        (("jkk", "jkm"), date(2027, 3, 31), Limits(18, 64)),
        (("jkk", "jkm"), date(2027, 4, 1), Limits(18, 60)),
        (("jkm",), date(2027, 4, 1), Limits(18, 64)),
        (("jkk", "jkm", "jht"), date(2027, 3, 31), Limits(18, 56)),
        (("jkk", "jkm"), date(2015, 6, 30), NONE),
    ],
)
def test_the_narrowest_limits_of_the_day_hold(
    programmes: tuple[str, ...], on: date, limits: Limits
) -> None:
    assert limits_on(LINES, programmes, on, NONE) == limits


def test_the_programs_own_lines_are_sound() -> None:
    lines = read_criteria()
    assert {one.criterion for one in lines} == set(CRITERIA)
    assert {one.programme for one in lines} <= {*PROGRAMMES, EVERY}
    assert all(one.until is None or one.since <= one.until for one in lines)
    assert all(one.source for one in lines)
    assert limits_on(lines, ("jkk", "jkm"), TODAY, NONE) == Limits(17, 64)


def test_an_offices_own_ages_go_before() -> None:
    assert age_limits(Settings({}), ("jkk",), TODAY) == Limits(17, 64)
    assert age_limits(Settings({"minimum_age": 25}), ("jkk",), TODAY) == Limits(25, 64)
    assert age_limits(Settings({"maximum_age": 70}), ("jkk",), TODAY) == Limits(17, 70)


@pytest.mark.parametrize(
    ("occupation", "excluded"),
    [
        ("PNS", True),
        ("Pensiunan PNS", True),
        ("Anggota TNI-AD", True),
        ("Perangkat  Desa Wesey", True),
        ("Petani", False),
        ("Pensil", False),
        ("Penjual asinan", False),
        ("", False),
    ],
)
def test_an_occupation_is_excluded_by_whole_words(occupation: str, excluded: bool) -> None:
    words = excluded_occupations(Settings({}), ("jkk", "jkm"), TODAY)
    assert is_excluded(occupation, words) is excluded


def test_an_office_may_leave_nobody_out_by_occupation() -> None:
    assert excluded_occupations(Settings({"exclude_occupations": False}), ("jkk",), TODAY) == set()
    assert excluded_on(read_criteria(), ("jkk",), date(2015, 6, 30)) == set()
