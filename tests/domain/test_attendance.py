"""Attendance in whole numbers, and what people type for rows, statuses and codes."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain.attendance import (
    LETTERS,
    Attendance,
    counts,
    minimum_parts,
    needed,
    parse_rows,
    passes,
    read_status,
    status_at,
)
from desktop.domain.errors import UserError
from desktop.domain.trainings import (
    page_code,
    page_stem,
    participant_code,
    read_page_code,
    read_participant_code,
)


@pytest.mark.parametrize(
    ("attended", "held", "minimum", "passed"),
    [
        (20, 25, 8000, True),
        (19, 24, 8000, False),
        (4, 5, 8000, True),
        (24, 30, 8001, False),
        (1, 3, 3333, True),
        (1, 3, 3334, False),
        (0, 0, 0, False),
        (0, 24, 0, True),
        (24, 24, 10_000, True),
    ],
)
def test_the_border_is_judged_exactly(attended: int, held: int, minimum: int, passed: bool) -> None:
    assert passes(attended, held, minimum) is passed


@given(some.integers(1, 500), some.integers(0, 10_000))
def test_what_is_needed_is_the_least_that_passes(held: int, minimum: int) -> None:
    least = needed(held, minimum)
    assert passes(least, held, minimum)
    assert least == 0 or not passes(least - 1, held, minimum)


def test_late_attended_only_where_late_counts() -> None:
    assert [counts(each, True) for each in Attendance] == [True, True, False, False, False]
    assert [counts(each, False) for each in Attendance] == [True, False, False, False, False]


def test_late_begins_with_the_minute_itself() -> None:
    start = datetime(2026, 11, 24, 0, tzinfo=UTC)
    assert status_at(start + timedelta(minutes=14, seconds=59), start, 15) is Attendance.PRESENT
    assert status_at(start + timedelta(minutes=15), start, 15) is Attendance.LATE
    assert status_at(start, start, 0) is Attendance.LATE


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("3, 5, 8-12", (3, 5, 8, 9, 10, 11, 12)),
        ("3,5,8-12", (3, 5, 8, 9, 10, 11, 12)),
        ("8 \u2013 10", (8, 9, 10)),
        ("8 s.d. 10; 1", (8, 9, 10, 1)),
        ("8 s/d 9 dan 2", (8, 9, 2)),
        ("3 5  7\n9", (3, 5, 7, 9)),
        ("4, 4, 3-5", (4, 3, 5)),
        ("7,", (7,)),
    ],
)
def test_rows_are_read_as_people_write_them(typed: str, rows: tuple[int, ...]) -> None:
    assert parse_rows(typed) == rows


@pytest.mark.parametrize("typed", ["", " , ", "0", "12-8", "3,x", "1-999999", "-4", "3.5"])
def test_what_is_no_row_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_rows(typed)
    assert refused.value.code == "rows.unreadable"


def test_a_status_is_read_by_letter_and_word() -> None:
    assert all(read_status(letter.lower()) is status for status, letter in LETTERS.items())
    assert read_status(" Tanpa Keterangan ") is Attendance.ABSENT
    assert read_status("Ijin") is Attendance.EXCUSED
    assert read_status("\u2713") is Attendance.PRESENT
    assert read_status("x") is None
    assert read_status("") is None


def test_a_minimum_is_kept_in_ten_thousandths() -> None:
    assert minimum_parts(Fraction("0.8")) == 8000
    assert minimum_parts(Fraction("0.8125")) == 8125
    for share in (Fraction(1, 3), Fraction(-1), Fraction(2)):
        with pytest.raises(UserError) as refused:
            minimum_parts(share)
        assert refused.value.code == "training.minimum"


@given(some.binary(min_size=5, max_size=5))
def test_a_code_typed_loosely_is_the_same_code(digest: bytes) -> None:
    code = participant_code(digest)
    assert len(code) <= 20
    assert set(code) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.")
    slipped = code[2:].replace("Q", "0").replace("L", "1")
    for typed in (code, code.lower(), code.replace("-", " "), code.replace("-", "/"), slipped):
        assert read_participant_code(f" {typed} ") == code


@pytest.mark.parametrize("typed", ["", "LT", "LT-7K3M-Q9X", "Maria Nahak", "899100220012345"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_participant_code(typed) == ""


@given(some.binary(min_size=2, max_size=2), some.integers(1, 120))
def test_a_page_code_typed_loosely_is_the_same_code(digest: bytes, page: int) -> None:
    code = page_code(page_stem(digest), page)
    typed = code[:4].replace("Q", "o").replace("L", "i") + code[4:]
    for each in (code, code.lower(), code.replace("-", ""), typed):
        assert read_page_code(each) == code


def test_what_cannot_be_a_page_code_is_none() -> None:
    assert [read_page_code(typed) for typed in ("", "H7K3", "X7K3-1", "H7K3-X")] == [""] * 4
