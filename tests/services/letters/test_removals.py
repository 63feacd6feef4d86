"""Letters of removal: who left goes out with the reason, and a place is free again."""

from datetime import date
from pathlib import Path

import pytest

from db.engine import Database
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.cancel import cancel_letter
from desktop.services.register.leaving import move_workers
from tests.services.letters import reading
from tests.services.letters.made_up import VILLAGES, nik_of
from tests.services.letters.made_up_kinds import Book, reasons_of


@pytest.fixture
def book(office_database: Database, acting: Acting, tmp_path: Path) -> Book:
    """Five people in an issued letter, one place more than that."""
    book = Book(office_database, acting, tmp_path).open(6, places={"5321": 6})
    book.issued(niks=[nik_of(number) for number in range(5)])
    return book


def test_who_left_goes_out_with_the_reason_and_the_day(book: Book) -> None:
    book.leave(1, "moved")
    removal = book.draft("removal")
    assert (removal.rows, removal.cost, removal.left_out) == (1, 0, ())
    issued = book.issue(removal.letter)
    (gone,) = book.roster(removal.letter)
    assert (gone.nik, gone.note, gone.cost) == (nik_of(1), "Pindah domisili 24-11-2026", 0)
    told = reading.flowing(issued.pdf)
    first = book.line(1)
    assert f"Menyusul surat kami Nomor {first.number} tanggal 24 November 2026" in told
    assert "kepesertaan 1 (satu) orang dalam lampiran diakhiri mulai Januari 2027" in told
    assert "pindah domisili (1)" in told
    assert "Rp" not in told.replace("Rp0", "")


def test_a_removal_frees_a_place_when_it_is_issued_and_no_money(book: Book) -> None:
    book.leave(1)
    before = book.state()
    removal = book.draft("removal")
    assert book.state().people == 5
    book.issue(removal.letter)
    after = book.state()
    assert (after.people, after.places[0].taken) == (4, 4)
    assert after.committed == before.committed == 5 * 100_800


def test_only_who_is_named_with_a_reason_goes_out_while_still_in(book: Book) -> None:
    left_out = book.draft("removal", niks=[nik_of(2), nik_of(3)], reason="wage_earner")
    assert left_out.rows == 2
    with pytest.raises(UserError) as refused:
        book.draft("removal", niks=[nik_of(0)])
    assert refused.value.code == "letter.nobody"
    assert "Has not left, and no reason was given: 1" in refused.value.message
    with pytest.raises(UserError) as refused:
        book.draft("removal", reason="died")
    assert refused.value.code == "letter.reason"
    with pytest.raises(UserError) as refused:
        book.draft("removal", niks=[nik_of(0)], reason="bored")
    assert refused.value.code == "status.reason"


def test_whom_a_removal_names_ends_when_it_is_issued_and_is_back_when_it_is_cancelled(
    book: Book,
) -> None:
    book.leave(1)
    removal = book.draft("removal", niks=[nik_of(1), nik_of(2)], reason="wage_earner")
    assert book.status(2) == "proposed"
    book.issue(removal.letter)
    assert (book.status(1), book.status(2)) == ("ended", "ended")
    notes = {line.nik: line.note for line in book.roster(removal.letter)}
    assert notes == {
        nik_of(1): "Meninggal dunia 24-11-2026",
        nik_of(2): "Menjadi pekerja penerima upah",
    }
    with book.database.write() as session:
        cancel_letter(session, book.acting, removal.letter, "salah orang")
    assert (book.status(1), book.status(2)) == ("ended", "proposed")
    assert book.state().people == 5


def test_who_is_in_no_letter_of_the_funding_or_held_by_another_stays_out(book: Book) -> None:
    book.leave(0)
    book.leave(1)
    first = book.draft("removal", niks=[nik_of(0)])
    removal = book.draft(
        "removal", niks=[nik_of(0), nik_of(1), nik_of(5), "5321040101019999"], reason="other"
    )
    assert reasons_of(removal) == {
        nik_of(0): "in_another_letter",
        nik_of(5): "not_in_funding",
        "5321040101019999": "unknown",
    }
    assert first.letter != removal.letter


def test_who_was_taken_out_is_not_taken_out_twice(book: Book) -> None:
    book.leave(1)
    book.issued("removal")
    with pytest.raises(UserError) as refused:
        book.draft("removal", niks=[nik_of(1)])
    assert "In no issued letter of this funding: 1" in refused.value.message


def test_who_came_back_since_stops_the_approval(book: Book) -> None:
    book.leave(1)
    removal = book.draft("removal")
    book.set(1, status="proposed")
    with pytest.raises(UserError) as refused:
        book.approve(removal.letter)
    assert refused.value.code == "letter.changed"


def test_a_letter_whose_people_were_taken_out_is_not_cancelled_before_that_one(book: Book) -> None:
    book.leave(1)
    removal = book.issued("removal")
    with pytest.raises(UserError) as refused, book.database.write() as session:
        cancel_letter(session, book.acting, 1, "salah")
    assert refused.value.code == "letter.followed"
    assert str(removal.letter) in refused.value.message
    with book.database.write() as session:
        cancel_letter(session, book.acting, removal.letter, "salah")
        cancel_letter(session, book.acting, 1, "salah")
    assert book.state().people == 0


def test_membership_ends_with_the_month_after_the_letter_unless_another_is_said(
    book: Book,
) -> None:
    book.leave(1)
    late = book.draft("removal", date=date(2027, 2, 10))
    assert (book.line(late.letter).first_month, book.line(late.letter).months) == (
        date(2027, 3, 1),
        4,
    )
    book.leave(2)
    said = book.draft("removal", since=date(2027, 6, 1), niks=[nik_of(2)])
    assert (book.line(said.letter).first_month, book.line(said.letter).months) == (
        date(2027, 6, 1),
        1,
    )
    book.leave(3)
    with pytest.raises(UserError) as refused:
        book.draft("removal", since=date(2027, 7, 1))
    assert refused.value.code == "letter.months"


def test_nobody_comes_back_while_an_approved_letter_is_to_take_them_out(book: Book) -> None:
    book.leave(1)
    removal = book.draft("removal")
    book.approve(removal.letter)
    with pytest.raises(UserError) as refused, book.database.write() as session:
        move_workers(session, book.acting, [nik_of(1)], to="listed", reason="returned")
    assert refused.value.code == "status.in_letter"


def test_nobody_replaced_comes_back_while_that_letter_is_approved(book: Book) -> None:
    book.leave(1)
    book.set(5, region=VILLAGES[1])
    replacement = book.draft("replacement")
    book.approve(replacement.letter)
    with pytest.raises(UserError) as refused, book.database.write() as session:
        move_workers(session, book.acting, [nik_of(1)], to="listed", reason="returned")
    assert refused.value.code == "status.in_letter"
