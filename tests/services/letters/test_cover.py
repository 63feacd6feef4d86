"""Months that are paid for a worker, the gap between them, and the end of cover."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from db.engine import Database
from db.schema import Worker
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.answer.cover import Cover, cover_of, end_covers
from desktop.services.letters.answer.paying import pay_letter
from tests.services.letters.made_up import add_budget, nik_of
from tests.services.letters.made_up_kinds import Book


@pytest.fixture
def book(office_database: Database, acting: Acting, tmp_path: Path) -> Book:
    """A budget for January to June 2027, and three workers."""
    return Book(office_database, acting, tmp_path / "surat").open(3)


def _at(acting: Acting, day: date) -> Acting:
    clock: Callable[[], datetime] = lambda: datetime(day.year, day.month, day.day, 2, tzinfo=UTC)  # noqa: E731
    return dataclasses.replace(acting, clock=clock)


def _cover(book: Book, number: int, today: date) -> Cover:
    with book.database.read() as session:
        worker = session.query(Worker).filter_by(nik=nik_of(number)).one()
        return cover_of(session, worker.id, today)


def _pay(book: Book, letter: int, year: int, month: int) -> None:
    with book.database.write() as session:
        pay_letter(session, book.acting, letter, date(year, month, 1))


def test_what_is_not_paid_is_not_told_as_paid(book: Book) -> None:
    letter = book.issued().letter
    cover = _cover(book, 0, date(2027, 2, 10))
    assert (cover.paid_until, cover.months, cover.warnings) == (None, 0, ())
    assert [(one.letter_id, one.months) for one in cover.periods] == [(letter, 6)]


def test_paid_months_are_counted_and_fewer_than_three_are_told(book: Book) -> None:
    letter = book.issued().letter
    _pay(book, letter, 2027, 2)
    cover = _cover(book, 0, date(2027, 2, 10))
    assert (cover.paid_until, cover.months, cover.gap) == (date(2027, 2, 1), 2, 0)
    assert len(cover.warnings) == 1
    _pay(book, letter, 2027, 3)
    assert _cover(book, 0, date(2027, 3, 10)).warnings == ()
    assert "Maret 2027" in " ".join(_cover(book, 0, date(2027, 5, 1)).warnings)


def test_a_gap_between_two_fundings_is_told(book: Book) -> None:
    first = book.issued().letter
    _pay(book, first, 2027, 6)
    book.set(0, status="eligible")
    with book.database.write() as session:
        second = add_budget(
            session, book.acting, year=2028, first_month=date(2027, 9, 1), months=4
        ).id
    renewed = book.issued("renewal", funding=second, niks=[nik_of(0)]).letter
    _pay(book, renewed, 2027, 9)
    cover = _cover(book, 0, date(2027, 9, 20))
    assert (cover.months, cover.gap, cover.paid_until) == (1, 2, date(2027, 9, 1))
    assert len(cover.warnings) == 2
    assert _cover(book, 1, date(2027, 6, 20)).gap == 0


def test_only_months_that_a_letter_covers_are_paid(book: Book) -> None:
    letter = book.issued().letter
    for year, month in ((2026, 12), (2027, 7)):
        with pytest.raises(UserError) as refusal:
            _pay(book, letter, year, month)
        assert refusal.value.code == "letter.paid_until"
    with pytest.raises(UserError) as refusal:
        _pay(book, 99, 2027, 1)
    assert refusal.value.code == "letter.unknown"


def test_who_is_enrolled_is_eligible_again_when_the_last_paid_month_has_ended(book: Book) -> None:
    letter = book.issued().letter
    for number in range(3):
        book.set(number, status="enrolled", member_number=f"2100000000{number}")
    _pay(book, letter, 2027, 3)
    with book.database.write() as session:
        assert end_covers(session, _at(book.acting, date(2027, 3, 31))) == 0
    with book.database.write() as session:
        assert end_covers(session, _at(book.acting, date(2027, 4, 1))) == 3
    with book.database.read() as session:
        worker = session.query(Worker).filter_by(nik=nik_of(1)).one()
        assert (worker.status, worker.member_number) == ("eligible", "21000000001")
    with book.database.write() as session:
        assert end_covers(session, _at(book.acting, date(2027, 5, 1))) == 0
