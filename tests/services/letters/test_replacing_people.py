"""Letters of replacement: pairs in one place of the funding, side by side on paper."""

from pathlib import Path

import pytest

from db.engine import Database
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.checks.linking import link_replacement
from desktop.services.letters.cancel import cancel_letter
from desktop.services.letters.changes import changes_of
from desktop.services.offices.settings import change_settings
from tests.services.letters import reading
from tests.services.letters.made_up import nik_of
from tests.services.letters.made_up_kinds import Book, reasons_of


@pytest.fixture
def book(office_database: Database, acting: Acting, tmp_path: Path) -> Book:
    """Ten people enrolled who take all places and all money; ten more are eligible."""
    book = Book(office_database, acting, tmp_path)
    book.open(20, places={"5321": 10}, cap=10 * 100_800)
    book.issued(niks=[nik_of(number) for number in range(10)])
    return book


def pairs_of(book: Book, letter: int) -> list[tuple[str, str]]:
    return [
        (line.replaces.nik, line.nik) for line in book.roster(letter) if line.replaces is not None
    ]


def test_who_left_is_paired_with_the_next_of_the_village_then_of_the_kecamatan(book: Book) -> None:
    for number in (0, 5, 3):  # two of 5321012001, where 10 and 15 wait; one of 5321042002
        book.leave(number)
    for number in (10, 15):
        book.set(number, region="5321012002")
    book.set(13, status="listed")
    drafted = book.draft("replacement")
    assert reasons_of(drafted) == {}
    book.issue(drafted.letter)
    # 18 is of the village of 3, though 12 is before it; 0 and 5 have the next of their kecamatan.
    assert sorted(pairs_of(book, drafted.letter)) == [
        (nik_of(0), nik_of(10)),
        (nik_of(3), nik_of(18)),
        (nik_of(5), nik_of(15)),
    ]


def test_a_replacement_takes_the_place_and_the_money_of_who_left(book: Book) -> None:
    before = book.state()
    assert (before.left, before.people) == (0, 10)
    book.leave(0, "moved")
    drafted = book.draft("replacement")
    held = book.state()
    assert (held.committed, held.people, held.places[0].taken) == (before.committed, 10, 10)
    issued = book.issue(drafted.letter)
    assert (book.status(0), book.status(10)) == ("ended", "proposed")
    assert (book.state().committed, book.state().people) == (before.committed, 10)
    told = reading.flowing(issued.pdf)
    assert "1 (satu) peserta diganti oleh orang yang tercantum di sampingnya" in told
    (line,) = book.roster(drafted.letter)
    assert line.replaces is not None
    assert (line.replaces.reason, line.replaces.name) == ("moved", "MARIA BETE 0000")
    row = next(
        row for row in reading.text_of(issued.pdf, layout=True).splitlines() if nik_of(10) in row
    )
    assert row.index(nik_of(0)) < row.index("Pindah domisili") < row.index(nik_of(10))
    assert line.cost == 100_800


def test_named_pairs_are_taken_and_each_that_cannot_go_is_told(book: Book) -> None:
    drafted = book.draft(
        "replacement",
        reason="own_request",
        pairs=[
            (nik_of(0), nik_of(10)),
            (nik_of(1), nik_of(10)),
            (nik_of(2), nik_of(11)),
            (nik_of(3), "5321040101019999"),
            (nik_of(19), nik_of(14)),
            (nik_of(4), nik_of(5)),
        ],
    )
    assert drafted.rows == 1
    assert reasons_of(drafted) == {
        nik_of(10): "named_twice",
        nik_of(11): "other_kecamatan",
        "5321040101019999": "unknown",
        nik_of(19): "not_in_funding",
        nik_of(5): "in_another_letter",
    }
    book.issue(drafted.letter)
    assert book.status(0) == "ended"
    with book.database.write() as session:
        cancel_letter(session, book.acting, drafted.letter, "keliru")
    assert (book.status(0), book.status(10)) == ("proposed", "eligible")


def test_without_a_reason_nobody_still_in_is_replaced(book: Book) -> None:
    with pytest.raises(UserError, match="Has not left, and no reason was given: 1"):
        book.draft("replacement", pairs=[(nik_of(0), nik_of(10))])


def test_who_was_said_to_come_instead_comes_first_and_for_nobody_else(book: Book) -> None:
    book.leave(0)
    book.leave(5)
    with book.database.write() as session:
        link_replacement(session, book.acting, nik_of(5), nik_of(10))
    drafted = book.issued("replacement")
    # 10 comes before 15 in the roster, and 0 before 5: only what was said keeps them apart.
    assert sorted(pairs_of(book, drafted.letter)) == [
        (nik_of(0), nik_of(15)),
        (nik_of(5), nik_of(10)),
    ]


def test_who_finds_nobody_is_told(book: Book) -> None:
    book.leave(0)
    for number in range(10, 20):
        book.set(number, status="listed")
    with pytest.raises(UserError, match="Nobody of the kecamatan can go instead: 1"):
        book.draft("replacement")


def test_one_of_the_household_of_who_left_may_come(book: Book) -> None:
    with book.database.write() as session:
        change_settings(session, book.acting, {"letters_one_per_household": "yes"})
    for number in (0, 10):
        book.set(number, kk="5321040101260001")
    drafted = book.draft("replacement", pairs=[(nik_of(0), nik_of(10))], reason="over_age")
    book.issue(drafted.letter)
    assert book.status(10) == "proposed"


def test_both_of_a_pair_are_held_by_the_draft(book: Book) -> None:
    book.leave(0)
    book.draft("replacement")
    with pytest.raises(UserError, match="In another letter: 1"):
        book.draft("removal", niks=[nik_of(0)])
    with pytest.raises(UserError, match="In another letter: 1"):
        book.draft("enrolment", niks=[nik_of(10)])


def test_who_was_refused_since_the_draft_stops_the_approval(book: Book) -> None:
    book.leave(0)
    drafted = book.draft("replacement")
    book.set(10, status="refused")
    with pytest.raises(UserError) as refused:
        book.approve(drafted.letter)
    assert refused.value.code == "letter.changed"


def test_where_the_insurer_refuses_who_came_the_next_may_come(book: Book) -> None:
    from db.schema import LetterRow

    book.leave(0)
    first = book.issued("replacement")
    with book.database.write() as session:
        row = session.query(LetterRow).filter_by(letter_id=first.letter).one()
        row.outcome = "rejected"
    book.set(10, status="rejected")
    again = book.issued("replacement")
    assert pairs_of(book, again.letter) == [(nik_of(0), nik_of(15))]
    assert book.state().people == 10


def test_the_sums_of_a_letter_add_up_by_kecamatan(book: Book) -> None:
    book.leave(0)
    book.leave(2)
    replacement = book.issued("replacement", niks=[nik_of(0)])
    removal = book.issued("removal")
    with book.database.read() as session:
        pairs = changes_of(session, book.acting, replacement.letter)
        out = changes_of(session, book.acting, removal.letter)
        first = changes_of(session, book.acting, 1)
    assert (len(first.additions), first.total.before, first.total.after) == (10, 0, 10)
    assert [(gone.nik, new.nik) for gone, new in pairs.pairs] == [(nik_of(0), nik_of(10))]
    assert (pairs.total.before, pairs.total.added, pairs.total.removed) == (10, 1, 1)
    assert [line.nik for line in out.removals] == [nik_of(2)]
    assert (out.total.before, out.total.after) == (10, 9)
    for changes in (first, pairs, out):
        assert all(one.after == one.before + one.added - one.removed for one in changes.sums)
        assert sum(one.after for one in changes.sums) == changes.total.after
    assert [(one.name, one.before, one.after) for one in out.sums if one.removed] == [
        ("Weliman", 4, 3)
    ]
    with book.database.write() as session:
        cancel_letter(session, book.acting, removal.letter, "salah")
    with book.database.read() as session:
        assert changes_of(session, book.acting, removal.letter) == out
