"""Dates as papers and sheets write them, months counted, ages reckoned."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import (
    add_months,
    age_on,
    births_of_ages,
    letter_date,
    month_name,
    month_span,
    roman_month,
    short_date,
    weekday_date,
)


def test_letters_write_the_day_without_a_zero() -> None:
    sunday = date(2026, 2, 8)
    assert letter_date(sunday) == "8 Februari 2026"
    assert weekday_date(sunday) == "Minggu, 8 Februari 2026"


def test_the_last_days_of_a_year_keep_their_year() -> None:
    # The year of the week would be 2025.
    assert letter_date(date(2024, 12, 30)) == "30 Desember 2024"
    assert weekday_date(date(2024, 12, 30)) == "Senin, 30 Desember 2024"
    assert month_name(date(2024, 12, 30)) == "Desember 2024"


def test_sheets_write_two_digits_for_day_and_month() -> None:
    assert short_date(date(2026, 2, 8)) == "08-02-2026"
    assert short_date(date(990, 2, 8)) == "08-02-0990"


def test_numbers_of_letters_have_roman_months() -> None:
    months = [roman_month(date(2026, month, 1)) for month in range(1, 13)]
    assert " ".join(months) == "I II III IV V VI VII VIII IX X XI XII"


@pytest.mark.parametrize(
    ("first", "months", "words"),
    [
        (date(2027, 1, 1), 6, "Januari s.d. Juni 2027"),
        (date(2026, 11, 1), 5, "November 2026 s.d. Maret 2027"),
        (date(2026, 12, 1), 1, "Desember 2026"),
        (date(2026, 1, 1), 12, "Januari s.d. Desember 2026"),
        (date(2026, 12, 1), 2, "Desember 2026 s.d. Januari 2027"),
    ],
)
def test_a_run_of_months_is_told_in_words(first: date, months: int, words: str) -> None:
    assert month_span(first, months) == words


@pytest.mark.parametrize(
    ("first", "months", "then"),
    [
        (date(2026, 11, 24), 0, date(2026, 11, 1)),
        (date(2026, 11, 1), 1, date(2026, 12, 1)),
        (date(2026, 11, 1), 2, date(2027, 1, 1)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
        (date(2026, 12, 31), 12, date(2027, 12, 1)),
    ],
)
def test_months_are_counted_over_the_turn_of_a_year(first: date, months: int, then: date) -> None:
    assert add_months(first, months) == then


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(1961, 11, 24), date(2026, 11, 23), 64),
        (date(1961, 11, 24), date(2026, 11, 24), 65),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2026, 11, 24), date(2026, 11, 24), 0),
    ],
)
def test_one_is_older_on_the_birthday(born: date, on: date, age: int) -> None:
    assert age_on(born, on) == age


@given(st.dates(date(1930, 1, 1), date(2010, 1, 1)), st.integers(0, 90))
def test_nobody_is_older_before_the_birthday_than_on_it(born: date, years: int) -> None:
    try:
        birthday = born.replace(year=born.year + years)
    except ValueError:
        birthday = date(born.year + years, 3, 1)
    assert age_on(born, birthday) == years
    assert age_on(born, date.fromordinal(birthday.toordinal() - 1)) == years - 1


@pytest.mark.parametrize("on", [date(2026, 6, 16), date(2028, 2, 29), date(2027, 3, 1)])
def test_births_of_ages_are_those_whose_age_lies_between(on: date) -> None:
    first, last = births_of_ages(17, 64, on)
    assert first is not None
    assert last is not None
    day = timedelta(days=1)
    ages = [age_on(each, on) for each in (first - day, first, last, last + day)]
    assert ages == [65, 64, 17, 16]
    assert births_of_ages(None, None, on) == (None, None)
