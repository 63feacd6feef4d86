"""The pairs that wait: found when people come or change, forgotten when decided."""

import pytest

from db.engine import Database
from db.queries import doubles, workers
from db.queries.candidates import undecided_doubles
from desktop.domain.errors import Cancelled, UserError
from desktop.services.acting import Acting
from desktop.services.register.change import change_worker
from desktop.services.register.decide import take_back_apart, tell_apart
from desktop.services.register.doubles import CODE as DOUBLE
from desktop.services.register.pairs import update_pairs
from tests.services.register.conftest import TakeIn
from tests.services.register.lists import OTHER as STRANGER
from tests.services.register.lists import PERSON, codes
from tests.services.register.made_up_doubles import MadeUp, measured
from tests.services.register.two_workers import AGAIN, FIRST, OTHER, add, compare, waiting


def test_a_pair_is_found_when_the_second_one_comes(
    office_database: Database, acting: Acting
) -> None:
    first, other = add(office_database, acting, FIRST, OTHER)
    assert compare(office_database, acting).open == 0
    (again,) = add(office_database, acting, AGAIN)
    compared = compare(office_database, acting)
    assert (compared.open, compared.new, compared.gone) == (1, 1, 0)
    assert waiting(office_database) == [(first, again)]
    with office_database.read() as session:
        (pair,) = doubles.open_pairs(session)
        assert pair.score > 900
        assert "nik.swapped" in pair.reasons
        assert undecided_doubles(session) == {first, again}
        assert doubles.open_pairs_of(session, other) == []


def test_nothing_is_compared_where_nobody_came_or_changed(
    office_database: Database, acting: Acting
) -> None:
    add(office_database, acting, FIRST, AGAIN)
    compare(office_database, acting)
    with office_database.read() as session:
        assert not doubles.any_todo(session)
    compared = compare(office_database, acting)
    assert (compared.open, compared.new, compared.gone) == (1, 0, 0)


def test_a_pair_goes_when_a_correction_makes_two_people_of_it(
    office_database: Database, acting: Acting
) -> None:
    _first, again = add(office_database, acting, FIRST, AGAIN)
    compare(office_database, acting)
    with office_database.write() as session:
        change_worker(session, acting, again, {"name": "Yuliana Klau", "mother_name": "Rosa Un"})
    compared = compare(office_database, acting)
    assert (compared.open, compared.new, compared.gone) == (0, 0, 1)


def test_a_field_that_a_pair_does_not_rest_on_brings_nothing_to_be_compared(
    office_database: Database, acting: Acting
) -> None:
    (first,) = add(office_database, acting, FIRST)
    compare(office_database, acting)
    with office_database.write() as session:
        change_worker(session, acting, first, {"phone": "081239000143"})
        assert not doubles.any_todo(session)
        change_worker(session, acting, first, {"birth_date": "22-05-1980"})
        assert doubles.any_todo(session)


def test_who_was_told_apart_stays_so_until_a_key_field_changes(
    office_database: Database, acting: Acting
) -> None:
    first, again = add(office_database, acting, FIRST, AGAIN)
    compare(office_database, acting)
    with office_database.write() as session:
        tell_apart(session, acting, again, first)
        doubles.add_each_todo(session, [first, again])
    assert compare(office_database, acting).open == 0
    with office_database.write() as session:
        change_worker(session, acting, again, {"occupation": "Nelayan"})
    assert compare(office_database, acting).open == 0
    with office_database.write() as session:
        change_worker(session, acting, again, {"kk": "5321040101100001"})
    assert compare(office_database, acting).new == 1
    assert waiting(office_database) == [(first, again)]


def test_telling_apart_is_taken_back(office_database: Database, acting: Acting) -> None:
    first, again = add(office_database, acting, FIRST, AGAIN)
    compare(office_database, acting)
    with office_database.read() as session:
        before = [workers.worker_findings(session, one) for one in (first, again)]
    with office_database.write() as session:
        tell_apart(session, acting, first, again)
        assert undecided_doubles(session) == set()
        open_ones = [
            found
            for one in (first, again)
            for found in workers.worker_findings(session, one)
            if found.code == "person.possible_duplicate" and found.accepted_at is None
        ]
        assert open_ones == []
        take_back_apart(session, acting, first, again)
        assert undecided_doubles(session) == {first, again}
    with office_database.read() as session:
        assert [workers.worker_findings(session, one) for one in (first, again)] == before
    with office_database.write() as session, pytest.raises(UserError) as refused:
        take_back_apart(session, acting, first, again)
    assert refused.value.code == "pair.undecided"


def test_two_whom_nobody_took_for_one_can_be_told_apart_and_back(
    office_database: Database, acting: Acting
) -> None:
    first, other = add(office_database, acting, FIRST, OTHER)
    with office_database.write() as session:
        tell_apart(session, acting, first, other)
        take_back_apart(session, acting, first, other)
        assert doubles.pair_of(session, first, other) is None
        with pytest.raises(UserError) as refused:
            tell_apart(session, acting, first, first)
    assert refused.value.code == "pair.same"


def test_the_rows_of_a_list_are_compared_as_it_comes_in(
    office_database: Database, acting: Acting, take_in: TakeIn
) -> None:
    take_in(office_database, [{**PERSON, "kk": "5321040101100001"}], "first.csv")
    near = {**PERSON, "nik": "5321045505900007"}
    slipped = {**PERSON, "kk": "5321040101100001", "nik": "5321045605900003"}
    slipped |= {"name": "Maria Yovita Nahak", "birth_date": "16-05-1990"}
    _batch, preview = take_in(office_database, [STRANGER, near, slipped], "second.csv")
    assert set(waiting(office_database)) == {(1, 3), (1, 4), (3, 4)}
    assert DOUBLE not in codes(preview.rows[0])
    assert DOUBLE in codes(preview.rows[1])
    assert DOUBLE in codes(preview.rows[2])
    with office_database.write() as session:
        assert not doubles.any_todo(session)
        before = doubles.pairs_of(session, None)
        doubles.add_todo(session, 1, 4)
    compared = compare(office_database, acting)
    assert (compared.new, compared.gone) == (0, 0)
    with office_database.read() as session:
        assert doubles.pairs_of(session, None) == before


def test_whom_a_list_changed_or_filled_is_compared_as_they_are_now(
    office_database: Database, acting: Acting, take_in: TakeIn
) -> None:
    alike = {**PERSON, "nik": "5321040101900009", "birth_date": "01-01-1990"}
    take_in(office_database, [PERSON, alike], "first.csv")
    assert waiting(office_database) == []
    card = {"kk": "5321040101100001"}
    near = {**PERSON, "nik": "5321045505900007"}
    take_in(office_database, [{**alike, "birth_date": "05-05-1990"}, near, {**near, **card}])
    assert set(waiting(office_database)) == {(1, 2), (1, 3), (2, 3)}
    with office_database.read() as session:
        assert not doubles.any_todo(session)
        kept = doubles.pairs_of(session, [3])
    assert all("kk.other" not in pair.reasons for pair in kept.values())
    with office_database.write() as session:
        doubles.add_todo(session, 1, 3)
    compare(office_database, acting)
    with office_database.read() as session:
        assert doubles.pairs_of(session, [3]) == kept


def test_as_long_as_people_were_not_compared_their_own_finding_keeps_them_out_of_letters(
    office_database: Database, acting: Acting
) -> None:
    add(office_database, acting, FIRST, AGAIN)
    with office_database.read() as session:
        assert len(undecided_doubles(session)) == 1
    compare(office_database, acting)
    with office_database.read() as session:
        assert len(undecided_doubles(session)) == 2


def test_stopping_leaves_everybody_still_to_be_compared(
    office_database: Database, acting: Acting
) -> None:
    class Stopped:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    add(office_database, acting, FIRST, AGAIN)
    with pytest.raises(Cancelled), office_database.write() as session:
        update_pairs(session, acting, Stopped())
    with office_database.read() as session:
        assert doubles.any_todo(session)
        assert doubles.count_open(session) == 0
    assert compare(office_database, acting).open == 1


def test_a_few_at_a_time_find_what_the_whole_finds(
    office_database: Database, acting: Acting, take_in: TakeIn
) -> None:
    made = MadeUp(1_200, 11, again=0.08)
    rows = [
        {
            "nik": entry.nik,
            "name": entry.name,
            "birth_date": f"{entry.born:%d-%m-%Y}",
            "sex": entry.sex,
            "region": "5321042001" if entry.region < "5321062001" else "5321042002",
            "kk": entry.kk,
            "mother_name": entry.mother,
        }
        for entry in made.entries
    ]
    half = len(rows) // 2
    take_in(office_database, rows[:half], "first.csv")
    for start in range(half, len(rows), 300):
        take_in(office_database, rows[start : start + 300], f"{start}.csv")
    little = set(waiting(office_database))
    with office_database.write() as session:
        everybody = [
            line.id for line in workers.worker_page(session, workers.WorkerFilter(), limit=5000)[0]
        ]
        doubles.add_todo(session, min(everybody), max(everybody))
        niks = {line.id: line.nik for line in workers.worker_lines(session, everybody)}
    compare(office_database, acting)
    whole = set(waiting(office_database))
    assert len(whole) > 60
    assert len(little ^ whole) <= 0.05 * len(whole)
    truth = {frozenset((made.entries[a].nik, made.entries[b].nik)) for a, b in made.truth()}
    truth = {pair for pair in truth if pair <= set(niks.values())}
    found = {frozenset((niks[a], niks[b])) for a, b in whole}
    recall = len(found & truth) / len(truth)
    precision = len(found & truth) / len(found)
    assert recall >= 0.95
    assert precision >= 0.9
    assert measured(set(), {(1, 2)}) == (0, 0)
