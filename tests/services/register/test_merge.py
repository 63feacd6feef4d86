"""Two workers made one, and given back exactly as they were."""

import pytest

from db.engine import Database, Session
from db.queries import doubles, merges, workers
from db.queries.candidates import undecided_doubles
from db.queries.heirs import heirs_of
from db.queries.undoing import references
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register.change import change_worker
from desktop.services.register.decide import tell_apart
from desktop.services.register.heirs import save_heir
from desktop.services.register.leaving import move_workers
from desktop.services.register.merge import merge_workers, unmerge_workers
from desktop.services.register.named_niks import named_niks
from desktop.services.register.verify import verify_workers
from desktop.services.upkeep.audit import verify_chain
from tests.services.register.conftest import TakeIn
from tests.services.register.lists import PERSON, codes
from tests.services.register.two_workers import (
    AGAIN,
    FIRST,
    OTHER,
    add,
    compare,
    everything,
    waiting,
)

THIRD = {**AGAIN, "nik": "5321046105800044", "name": "Bernadeta Hoar Seran"}
NEAR = {**PERSON, "nik": "5321045505900007", "name": "M. Yovita Nahak", "phone": "081239000142"}


def _two(database: Database, acting: Acting) -> tuple[int, int]:
    first, again = add(database, acting, FIRST, AGAIN)
    compare(database, acting)
    return first, again


def test_each_value_is_chosen_and_gaps_are_filled(
    office_database: Database, acting: Acting
) -> None:
    first, again = _two(office_database, acting)
    with office_database.write() as session:
        kept = merge_workers(session, acting, again, first, {"name": first, "mother_name": first})
        assert kept == again
        line = workers.worker(session, again)
        assert line is not None
        assert workers.worker(session, first) is None
    assert line.name == FIRST["name"]
    assert line.mother_name == FIRST["mother_name"]
    assert line.occupation == AGAIN["occupation"]
    assert line.phone == FIRST["phone"]
    assert line.nik == AGAIN["nik"]
    assert waiting(office_database) == []


@pytest.mark.parametrize("take_nik", [False, True])
def test_the_nik_that_went_stands_for_the_kept_one(
    office_database: Database, acting: Acting, take_nik: bool
) -> None:
    first, again = _two(office_database, acting)
    with office_database.write() as session:
        merge_workers(session, acting, first, again, {"nik": again} if take_nik else {})
        for nik in (FIRST["nik"], AGAIN["nik"]):
            line = workers.worker_by_nik(session, nik)
            assert line is not None
            assert line.id == first
            assert line.nik == (AGAIN if take_nik else FIRST)["nik"]


def _apart(database: Database, one: int, other: int) -> bool:
    with database.read() as session:
        pair = doubles.pair_of(session, one, other)
        return pair is not None and pair.state == doubles.DISTINCT


@pytest.mark.parametrize("proposed_before", [False, True])
def test_who_was_told_apart_from_the_dropped_one_is_not_proposed_with_the_kept_one(
    office_database: Database, acting: Acting, proposed_before: bool
) -> None:
    first, again = _two(office_database, acting)
    (third,) = add(office_database, acting, THIRD)
    if proposed_before:
        compare(office_database, acting)
    with office_database.write() as session:
        tell_apart(session, acting, first, again)
        merge_workers(session, acting, third, again)
    assert compare(office_database, acting).new == 0
    assert waiting(office_database) == []
    assert _apart(office_database, first, third)
    with office_database.read() as session:
        assert undecided_doubles(session) == set()
    with office_database.write() as session:
        change_worker(session, acting, third, {"kk": "5321040101100001"})
    compare(office_database, acting)
    assert waiting(office_database) == [(first, third)]


def test_unmerging_leaves_only_those_apart_who_were_told_apart(
    office_database: Database, acting: Acting
) -> None:
    first, again = _two(office_database, acting)
    (third,) = add(office_database, acting, THIRD)
    compare(office_database, acting)
    with office_database.write() as session:
        tell_apart(session, acting, first, again)
        before = {
            pair.state: (pair.keys, pair.score, pair.decided_at, pair.decided_by)
            for pair in doubles.pairs_of(session, [first]).values()
        }
        found = [workers.worker_findings(session, one) for one in (first, third)]
        merge_workers(session, acting, third, again)
        assert _pair_states(session, first) == {third: doubles.DISTINCT}
        unmerge_workers(session, acting, third, AGAIN["nik"])
        assert _pair_states(session, first) == {again: doubles.DISTINCT, third: doubles.OPEN}
        assert before == {
            pair.state: (pair.keys, pair.score, pair.decided_at, pair.decided_by)
            for pair in doubles.pairs_of(session, [first]).values()
        }
        assert [workers.worker_findings(session, one) for one in (first, third)] == found


def _pair_states(session: Session, worker: int) -> dict[int, str]:
    return {
        sum(ids) - worker: pair.state for ids, pair in doubles.pairs_of(session, [worker]).items()
    }


def test_a_decision_that_a_change_made_old_does_not_follow_a_merge(
    office_database: Database, acting: Acting
) -> None:
    first, again = _two(office_database, acting)
    (third,) = add(office_database, acting, THIRD)
    with office_database.write() as session:
        tell_apart(session, acting, first, again)
        change_worker(session, acting, first, {"kk": "5321040101100001"})
        merge_workers(session, acting, third, again)
    assert not _apart(office_database, first, third)


def test_a_nik_that_went_in_a_merge_is_taken_for_the_kept_one_where_many_are_named(
    office_database: Database, acting: Acting
) -> None:
    first, again = _two(office_database, acting)
    gone = f"{AGAIN['nik'][:6]} {AGAIN['nik'][6:]}"
    with office_database.write() as session:
        merge_workers(session, acting, first, again)
        assert named_niks(session, [gone, FIRST["nik"], OTHER["nik"]]) == [
            FIRST["nik"],
            OTHER["nik"],
        ]
        assert verify_workers(session, acting, niks=[gone], result="eligible").verified == 1
        assert move_workers(session, acting, [gone], to="ended", reason="moved").changed == 1
        with pytest.raises(UserError) as refused:
            verify_workers(session, acting, niks=[gone, OTHER["nik"]], result="eligible")
        assert refused.value.code == "worker.unknown"


def test_the_lists_of_both_come_again_and_change_nothing(
    office_database: Database, acting: Acting, take_in: TakeIn
) -> None:
    _batch, before = take_in(office_database, [PERSON], "one.csv")
    _batch, other = take_in(office_database, [NEAR], "other.csv")
    keep, drop = before.rows[0].worker_id, other.rows[0].worker_id
    assert keep is not None
    assert drop is not None
    with office_database.write() as session:
        merge_workers(session, acting, keep, drop)
        stands = workers.worker(session, keep)
        assert len(workers.worker_sources(session, [keep])[keep]) == 2
    for rows, name in (([PERSON], "one.csv"), ([NEAR], "other.csv"), ([PERSON, NEAR], "both.csv")):
        batch, preview = take_in(office_database, rows, name)
        assert (batch.new, batch.updated, batch.held) == (0, 0, 0)
        assert {row.worker_id for row in preview.rows} == {keep}
    batch, preview = take_in(office_database, [{**NEAR, "occupation": "Petani"}], "more.csv")
    assert batch.updated == 1
    assert preview.rows[0].changes == {"occupation": "Petani"}
    assert "person.possible_duplicate" not in codes(preview.rows[0])
    with office_database.read() as session:
        line = workers.worker(session, keep)
        assert line is not None
        assert stands is not None
        assert line.name == stands.name


def test_unmerging_gives_both_back_exactly(
    office_database: Database, acting: Acting, take_in: TakeIn
) -> None:
    _batch, before = take_in(office_database, [PERSON], "one.csv")
    _batch, other = take_in(office_database, [NEAR], "other.csv")
    keep, drop = before.rows[0].worker_id, other.rows[0].worker_id
    assert keep is not None
    assert drop is not None
    with office_database.write() as session:
        save_heir(session, acting, keep, name="Yosef Nahak", relation="spouse")
        save_heir(session, acting, drop, name="Yosefa Nahak", relation="child")
        verify_workers(session, acting, niks=[NEAR["nik"]], result="eligible")
    compare(office_database, acting)
    with office_database.read() as session:
        was = {one: everything(session, one) for one in (keep, drop)}
        heirs = heirs_of(session, [keep, drop])
        past = workers.worker_history(session, drop)
    pairs = waiting(office_database)
    with office_database.write() as session:
        merge_workers(session, acting, keep, drop, {"name": drop, "nik": drop})
        assert len(heirs_of(session, [keep])[keep]) == 2
        told = {one.field for one in workers.worker_history(session, keep)}
        assert {"name", "nik", "merge", "status"} <= told
    with office_database.write() as session:
        assert unmerge_workers(session, acting, keep, NEAR["nik"]) == drop
        assert {one: everything(session, one) for one in (keep, drop)} == was
        assert verify_chain(session).intact
    with office_database.read() as session:
        assert heirs_of(session, [keep, drop]) == heirs
        assert workers.worker_history(session, drop) == past
        assert workers.worker_by_nik(session, NEAR["nik"]).id == drop  # type: ignore[union-attr]
        assert merges.merge_of_nik(session, NEAR["nik"]) is None
    assert waiting(office_database) == pairs


def test_a_list_that_came_since_goes_to_whose_nik_it_bears(
    office_database: Database, acting: Acting, take_in: TakeIn
) -> None:
    _batch, before = take_in(office_database, [PERSON, NEAR], "both.csv")
    keep, drop = (row.worker_id for row in before.rows)
    assert keep is not None
    assert drop is not None
    with office_database.write() as session:
        merge_workers(session, acting, keep, drop)
    take_in(office_database, [{**NEAR, "hamlet": "", "address": "Fatisin"}], "since.csv")
    take_in(office_database, [{**PERSON, "address": "Fatisin"}], "kept.csv")
    with office_database.write() as session:
        unmerge_workers(session, acting, keep, NEAR["nik"])
        sources = workers.worker_sources(session, [keep, drop])
    assert [(one.batch, one.row) for one in sources[keep]] == [(1, 2), (3, 2)]
    assert [(one.batch, one.row) for one in sources[drop]] == [(1, 3), (2, 2)]


def test_what_changed_since_the_merge_stays(office_database: Database, acting: Acting) -> None:
    first, again = _two(office_database, acting)
    with office_database.write() as session:
        merge_workers(session, acting, first, again, {"name": again, "occupation": again})
        change_worker(session, acting, first, {"occupation": "Nelayan"})
        unmerge_workers(session, acting, first, AGAIN["nik"])
        line = workers.worker(session, first)
        assert line is not None
        assert (line.name, line.occupation) == (FIRST["name"], "Nelayan")


def test_merges_into_one_another_are_taken_back_from_the_last(
    office_database: Database, acting: Acting
) -> None:
    first, again = _two(office_database, acting)
    (other,) = add(office_database, acting, OTHER)
    with office_database.write() as session:
        merge_workers(session, acting, again, first)
        merge_workers(session, acting, other, again)
        assert workers.worker_by_nik(session, FIRST["nik"]).id == other  # type: ignore[union-attr]
        with pytest.raises(UserError) as refused:
            unmerge_workers(session, acting, other, "5321041708859999")
        assert refused.value.code == "pair.not_merged"
        back = unmerge_workers(session, acting, other, AGAIN["nik"])
        assert back == again
        assert unmerge_workers(session, acting, again, FIRST["nik"]) == first
        assert len(workers.worker_page(session, workers.WorkerFilter())[0]) == 3


def test_the_dropped_one_gets_another_row_where_theirs_was_taken_meanwhile(
    register: Database, acting: Acting
) -> None:
    first, again = _two(register, acting)
    with register.write() as session:
        merge_workers(session, acting, first, again)
    (other,) = add(register, acting, OTHER)
    assert other == again  # SQLite gives the highest row out again
    with register.write() as session:
        back = unmerge_workers(session, acting, first, AGAIN["nik"])
        line = workers.worker(session, back)
        assert line is not None
        assert line.nik == AGAIN["nik"]
        assert workers.worker(session, other).nik == OTHER["nik"]  # type: ignore[union-attr]
        assert [
            one.id
            for one in workers.worker_page(session, workers.WorkerFilter(search="bernadete"))[0]
        ] == [back]


@pytest.mark.parametrize(
    ("same", "take", "code"), [(False, {"shoe_size": 1}, "field.unknown"), (True, {}, "pair.same")]
)
def test_what_cannot_be_is_refused(
    register: Database, acting: Acting, same: bool, take: dict[str, int], code: str
) -> None:
    first, again = _two(register, acting)
    with register.write() as session, pytest.raises(UserError) as refused:
        merge_workers(session, acting, first, first if same else again, take)
    assert refused.value.code == code


def test_whatever_names_a_worker_can_be_moved() -> None:
    for table, _column in references():
        assert "id" in table.c, table.name
