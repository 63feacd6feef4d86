"""People who stand twice, and letters: undecided ones stay out, merged ones stay in."""

from pathlib import Path

import pytest

from db.engine import Database
from db.queries import candidates, letters, workers
from db.schema import Worker
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.cancel import cancel_letter
from desktop.services.letters.draft import draft_letter, submit_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import issue_letter
from desktop.services.register.decide import tell_apart
from desktop.services.register.merge import merge_workers, unmerge_workers
from tests.services.letters.made_up import add_budget, add_signer
from tests.services.register.two_workers import AGAIN, FIRST, OTHER, add, everything


@pytest.fixture
def trio(office_database: Database, acting: Acting) -> tuple[int, int, int]:
    """One person twice and another, all of whom might go into a letter."""
    first, again, other = add(office_database, acting, FIRST, AGAIN, OTHER)
    with office_database.write() as session:
        for one in (first, again, other):
            session.get_one(Worker, one).status = "clear"
        add_budget(session, acting)
        add_signer(session, acting)
    return first, again, other


def _draft(database: Database, acting: Acting, *niks: str) -> int:
    with database.write() as session:
        return draft_letter(session, acting, funding=1, niks=niks).letter


def _issue(database: Database, acting: Acting, letter: int, out: Path) -> None:
    with database.write() as session:
        submit_letter(session, acting, letter)
        approve_letter(session, acting, letter)
        issue_letter(session, acting, letter, out=out)


def test_a_draft_leaves_undecided_doubles_out_though_nobody_compared_them_before(
    office_database: Database, acting: Acting, trio: tuple[int, int, int]
) -> None:
    first, again, other = trio
    with office_database.write() as session:
        drafted = draft_letter(session, acting, funding=1)
        assert {(one.nik, one.reason) for one in drafted.left_out} == {
            (FIRST["nik"], "undecided_double"),
            (AGAIN["nik"], "undecided_double"),
        }
        assert [one.worker_id for one in letters.letter_rows(session, drafted.letter)] == [other]
        tell_apart(session, acting, first, again)
        assert candidates.undecided_doubles(session) == set()


def test_a_merged_person_keeps_the_place_in_an_issued_letter(
    office_database: Database, acting: Acting, trio: tuple[int, int, int], tmp_path: Path
) -> None:
    first, again, _other = trio
    with office_database.write() as session:
        tell_apart(session, acting, first, again)
    letter = _draft(office_database, acting, AGAIN["nik"])
    _issue(office_database, acting, letter, tmp_path)
    with office_database.write() as session:
        rows = letters.letter_rows(session, letter)
        was = {one: everything(session, one) for one in (first, again)}
        merge_workers(session, acting, first, again)
        line = workers.worker(session, first)
        assert line is not None
        assert line.status == "proposed"
        moved = letters.letter_rows(session, letter)
        assert [one.worker_id for one in moved] == [first]
        assert [one.frozen for one in moved] == [one.frozen for one in rows]
        assert [one.id for one in letters.worker_letters(session, first)] == [letter]
        assert unmerge_workers(session, acting, first, AGAIN["nik"]) == again
        assert letters.letter_rows(session, letter) == rows
        assert {one: everything(session, one) for one in (first, again)} == was


def test_both_in_one_issued_letter_are_one_afterwards_and_the_letter_stays(
    office_database: Database, acting: Acting, trio: tuple[int, int, int], tmp_path: Path
) -> None:
    first, again, _other = trio
    with office_database.write() as session:
        tell_apart(session, acting, first, again)
    letter = _draft(office_database, acting, FIRST["nik"], AGAIN["nik"])
    _issue(office_database, acting, letter, tmp_path)
    with office_database.write() as session:
        rows = letters.letter_rows(session, letter)
        merge_workers(session, acting, again, first)
        assert [one.worker_id for one in letters.letter_rows(session, letter)] == [again, again]
        unmerge_workers(session, acting, again, FIRST["nik"])
        assert letters.letter_rows(session, letter) == rows


def test_nobody_comes_to_stand_in_two_letters_by_a_merge(
    office_database: Database, acting: Acting, trio: tuple[int, int, int], tmp_path: Path
) -> None:
    first, again, _other = trio
    with office_database.write() as session:
        tell_apart(session, acting, first, again)
    issued = _draft(office_database, acting, FIRST["nik"])
    _issue(office_database, acting, issued, tmp_path)
    _draft(office_database, acting, AGAIN["nik"])
    with office_database.write() as session, pytest.raises(UserError) as refused:
        merge_workers(session, acting, first, again)
    assert refused.value.code == "pair.in_letters"
    with office_database.write() as session:
        cancel_letter(session, acting, issued, "Contoh")
        merge_workers(session, acting, first, again)
        reserved = candidates.reserved(session)
        assert set(reserved) == {first}


def test_who_was_proposed_in_a_letter_cancelled_since_is_free_after_unmerging(
    office_database: Database, acting: Acting, trio: tuple[int, int, int], tmp_path: Path
) -> None:
    first, again, _other = trio
    with office_database.write() as session:
        tell_apart(session, acting, first, again)
    letter = _draft(office_database, acting, AGAIN["nik"])
    _issue(office_database, acting, letter, tmp_path)
    with office_database.write() as session:
        merge_workers(session, acting, first, again)
        cancel_letter(session, acting, letter, "Contoh")
        unmerge_workers(session, acting, first, AGAIN["nik"])
        for one in (first, again):
            line = workers.worker(session, one)
            assert line is not None
            assert line.status == "clear"
