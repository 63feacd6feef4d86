"""Additions and renewals, one person once a period, and a letter in place of another."""

from datetime import date
from pathlib import Path

import pytest

from db.engine import Database
from db.schema import LetterFile, LetterRow
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.choose import why_not
from desktop.services.letters.replace import replace_letter
from desktop.services.offices.settings import change_settings
from tests.services.letters import reading
from tests.services.letters.made_up import add_budget, add_workers, nik_of
from tests.services.letters.made_up_kinds import Book, reasons_of


@pytest.fixture
def book(office_database: Database, acting: Acting, tmp_path: Path) -> Book:
    """Four people in an issued letter, four more eligible."""
    book = Book(office_database, acting, tmp_path).open(8)
    book.issued(niks=[nik_of(number) for number in range(4)])
    return book


def enrolled(book: Book, *numbers: int) -> None:
    for number in numbers:
        book.set(number, status="enrolled", member_number=f"2601234567{number}")


def next_funding(book: Book, first: date = date(2027, 7, 1), **said: object) -> int:
    with book.database.write() as session:
        return add_budget(session, book.acting, first_month=first, **said).id


def test_an_addition_names_the_letter_it_follows_and_takes_who_may_go(book: Book) -> None:
    drafted = book.draft("addition", niks=[nik_of(4), nik_of(5)])
    assert book.line(drafted.letter).follows_id == 1
    told = reading.flowing(book.issue(drafted.letter).pdf)
    first = book.line(1)
    assert f"Menyusul surat kami Nomor {first.number} tanggal 24 November 2026, kami mohon" in told
    assert "2 (dua) pekerja rentan dalam lampiran ditambahkan sebagai peserta" in told
    assert "DAFTAR NOMINATIF TAMBAHAN PESERTA" in told
    assert (book.status(4), book.state().people) == ("proposed", 6)


def test_an_addition_covers_and_costs_from_the_month_it_bears(book: Book) -> None:
    early = book.draft("addition", niks=[nik_of(4)])
    assert early.cost == 6 * 16_800
    late = book.draft("addition", niks=[nik_of(5)], date=date(2027, 3, 20))
    line = book.line(late.letter)
    assert (line.first_month, line.months, late.cost) == (date(2027, 3, 1), 4, 4 * 16_800)
    said = book.draft("addition", niks=[nik_of(6)], since=date(2027, 6, 1))
    assert said.cost == 16_800
    book.approve(said.letter)
    (person,) = book.roster(said.letter)
    assert (person.months, person.cost) == (1, 16_800)
    assert book.state().committed == (4 * 6 + 6 + 4 + 1) * 16_800


def test_the_letter_that_is_followed_can_be_named(book: Book) -> None:
    second = book.issued("addition", niks=[nik_of(4)])
    assert book.line(book.draft("addition", niks=[nik_of(5)]).letter).follows_id == second.letter
    named = book.draft("addition", niks=[nik_of(6)], follows=1)
    assert book.line(named.letter).follows_id == 1
    with pytest.raises(UserError) as refused:
        book.draft("addition", follows=named.letter)
    assert refused.value.code == "letter.follows"
    with pytest.raises(UserError) as refused:
        book.draft("addition", follows=99)
    assert refused.value.code == "letter.unknown"


@pytest.mark.parametrize("kind", ["addition", "removal", "replacement"])
def test_what_follows_needs_an_issued_letter_of_the_funding(book: Book, kind: str) -> None:
    other = next_funding(book)
    with pytest.raises(UserError) as refused:
        book.draft(kind, funding=other)
    assert refused.value.code == "letter.follows"


def test_a_renewal_takes_whom_an_earlier_funding_covered_with_their_member_numbers(
    book: Book,
) -> None:
    enrolled(book, 0, 1)
    book.set(2, status="eligible", member_number="26099999992")
    other = next_funding(book)
    with book.database.write() as session:
        change_settings(session, book.acting, {"letters_need_check": "yes"})
    drafted = book.draft("renewal", funding=other)
    assert drafted.rows == 3
    line = book.line(drafted.letter)
    assert (line.follows_id, line.first_month, line.months) == (1, date(2027, 7, 1), 6)
    told = reading.flowing(book.issue(drafted.letter).pdf)
    assert "diperpanjang" in told
    assert "KPJ 26012345670" in told
    assert {person.note for person in book.roster(drafted.letter)} == {
        "KPJ 26012345670",
        "KPJ 26012345671",
        "KPJ 26099999992",
    }
    assert book.status(0) == "proposed"


def test_a_renewal_takes_nobody_who_was_in_no_letter_before_or_is_too_old(book: Book) -> None:
    enrolled(book, 0, 1, 4)
    book.set(1, birth_date=date(1962, 7, 1))
    drafted = book.draft("renewal", funding=next_funding(book))
    assert reasons_of(drafted) == {nik_of(1): "age", nik_of(4): "not_earlier"}
    assert drafted.rows == 1


def test_of_a_household_that_is_covered_the_one_who_is_goes_on(book: Book) -> None:
    with book.database.write() as session:
        change_settings(session, book.acting, {"letters_one_per_household": "yes"})
    enrolled(book, 0, 1)
    for number in (0, 1):
        book.set(number, kk="5321040101260001")
    drafted = book.draft("renewal", funding=next_funding(book))
    assert drafted.rows == 1
    assert set(reasons_of(drafted).values()) == {"household"}


def test_a_renewal_can_take_the_people_of_one_letter_alone(book: Book) -> None:
    second = book.issued("addition", niks=[nik_of(4)])
    enrolled(book, 0, 4)
    other = next_funding(book)
    drafted = book.draft("renewal", funding=other, follows=second.letter)
    book.approve(drafted.letter)
    assert [person.nik for person in book.roster(drafted.letter)] == [nik_of(4)]
    with pytest.raises(UserError) as refused:
        book.draft("renewal", funding=book.funding, follows=1)
    assert refused.value.code == "letter.follows"


@pytest.mark.parametrize("first", [date(2027, 1, 1), date(2027, 6, 1)])
def test_nobody_is_renewed_for_months_that_are_covered_already(book: Book, first: date) -> None:
    enrolled(book, 0)
    with pytest.raises(UserError, match="In an issued letter for the same months: 1"):
        book.draft("renewal", funding=next_funding(book, first))


def test_who_came_back_is_in_no_second_letter_for_the_same_months(book: Book) -> None:
    book.set(0, status="eligible")
    same = book.draft("addition", niks=[nik_of(0), nik_of(4)])
    assert reasons_of(same) == {nik_of(0): "covered"}
    other = next_funding(book, date(2027, 6, 1))
    with book.database.read() as session:
        assert why_not(session, nik_of(0), other) == "covered"
        assert why_not(session, nik_of(5), other) == ""
    later = next_funding(book, date(2027, 7, 1))
    assert book.draft(funding=later, niks=[nik_of(0)]).rows == 1


def test_who_was_taken_out_or_refused_can_be_enrolled_again(book: Book) -> None:
    book.leave(0)
    book.issued("removal")
    book.set(0, status="eligible")
    with book.database.write() as session:
        session.query(LetterRow).filter_by(letter_id=1, position=2).one().outcome = "rejected"
        refused = session.query(LetterRow).filter_by(letter_id=1, position=2).one().worker_id
    number = refused - 1
    book.set(number, status="eligible")
    before = book.state()
    assert (before.people, before.committed) == (2, 3 * 100_800)
    again = book.draft("addition", niks=[nik_of(0), nik_of(number)])
    assert again.rows == 2
    assert book.state().people == 4


def test_a_letter_is_replaced_by_a_draft_of_the_same_people(book: Book) -> None:
    with book.database.read() as session:
        kept = [bytes(file.content) for file in session.query(LetterFile)]
    with book.database.write() as session:
        drafted = replace_letter(session, book.acting, 1, "nama salah tulis")
    old, new = book.line(1), book.line(drafted.letter)
    assert (old.state, old.reason) == ("cancelled", "nama salah tulis")
    assert (new.state, new.replaces_id, new.rows) == ("draft", 1, 4)
    issued = book.issue(drafted.letter)
    told = reading.flowing(issued.pdf)
    assert f"Mengganti surat kami Nomor {old.number} tanggal 24 November 2026, kami" in told
    assert issued.number != old.number
    assert {book.status(number) for number in range(4)} == {"proposed"}
    with book.database.read() as session:
        assert [bytes(file.content) for file in session.query(LetterFile)][: len(kept)] == kept


def test_a_replaced_letter_keeps_kind_pairs_months_and_what_it_follows(book: Book) -> None:
    drafted = book.issued(
        "replacement",
        pairs=[(nik_of(0), nik_of(5))],
        reason="moved",
        since=date(2027, 4, 1),
    )
    book.set(5, region=book_region(book, 0))
    with book.database.write() as session:
        again = replace_letter(session, book.acting, drafted.letter, "salah bulan")
    old, new = book.line(drafted.letter), book.line(again.letter)
    assert (new.kind, new.first_month, new.months, new.follows_id) == (
        "replacement",
        date(2027, 4, 1),
        3,
        old.follows_id,
    )
    told = reading.flowing(book.issue(again.letter).pdf)
    assert f"dan mengganti surat kami Nomor {old.number} tanggal" in told
    assert (book.status(0), book.status(5)) == ("ended", "proposed")


def test_a_replaced_removal_keeps_the_reason_of_each(book: Book) -> None:
    book.leave(0, "died")
    removal = book.issued("removal", niks=[nik_of(0), nik_of(1)], reason="wage_earner")
    with book.database.write() as session:
        again = replace_letter(session, book.acting, removal.letter, "salah tanggal")
    assert (book.status(0), book.status(1)) == ("ended", "proposed")
    assert again.left_out == ()
    book.issue(again.letter)
    assert {line.nik: line.note for line in book.roster(again.letter)} == {
        nik_of(0): "Meninggal dunia 24-11-2026",
        nik_of(1): "Menjadi pekerja penerima upah",
    }


def book_region(book: Book, number: int) -> str:
    from db.schema import Worker

    with book.database.read() as session:
        return session.query(Worker).filter_by(nik=nik_of(number)).one().region


def test_what_does_not_go_together_is_refused(book: Book) -> None:
    pair = (nik_of(0), nik_of(5))
    for said, code in (
        ({"kind": "addition", "pairs": [pair]}, "letter.pairs"),
        ({"kind": "enrolment", "follows": 1}, "letter.follows"),
        ({"kind": "addition", "niks": [nik_of(4)], "reason": "died"}, "letter.reason"),
        ({"kind": "enrolment", "since": date(2027, 2, 1)}, "letter.months"),
        ({"kind": "addition", "since": date(2027, 7, 1)}, "letter.months"),
        ({"kind": "addition", "limit": 0}, "letter.limit"),
    ):
        with pytest.raises(UserError) as refused:
            book.draft(**said)
        assert refused.value.code == code, said


def test_drafts_of_people_brought_later_leave_the_waiting_counts_right(book: Book) -> None:
    from desktop.ui.pages.home.read_state import read_state

    with book.database.write() as session:
        add_workers(session, 2, start=8)
    book.leave(0)
    book.draft("removal")
    with book.database.read() as session:
        assert read_state(session).ready == 6
    book.draft("addition", niks=[nik_of(4), nik_of(5)])
    with book.database.read() as session:
        assert read_state(session).ready == 4
