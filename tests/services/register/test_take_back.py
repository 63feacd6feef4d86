"""The last deed of a person is taken back, then the one before, and what came since stays."""

import pytest

from db.engine import Database
from db.queries import doubles, findings, workers
from db.queries.workers import WorkerFilter, WorkerLine
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.demo.chance import SeededChance, SteppingClock
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.funding import add_funding
from desktop.services.register.accept import accept_finding
from desktop.services.register.change import add_worker, change_worker
from desktop.services.register.decide import tell_apart
from desktop.services.register.leaving import move_workers
from desktop.services.register.merge import merge_workers
from desktop.services.register.take_back import REACH, TakenBack, last_deed, said, take_back
from desktop.services.register.undo import undo_import
from desktop.services.register.verify import verify_workers
from tests.services.register.conftest import SAMPLE_DAY, TakeIn
from tests.services.register.lists import OTHER, PERSON


def _line(database: Database, nik: str = PERSON["nik"]) -> WorkerLine:
    with database.read() as session:
        line = workers.worker_by_nik(session, nik)
    assert line is not None
    return line


def _back(database: Database, acting: Acting) -> TakenBack:
    with database.write() as session:
        return take_back(session, acting)


def test_deeds_are_taken_back_one_after_the_other_down_to_the_list(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON, OTHER])
    with office_database.write() as session:
        change_worker(session, acting, _line(office_database).id, {"name": "Maria Yovita Seran"})
        verify_workers(session, acting, everybody=True, result="eligible")
        move_workers(session, acting, [PERSON["nik"]], to="ended", reason="died")
    assert said(_back(office_database, acting)) == "Undone: status of Maria Yovita Seran."
    assert _line(office_database).status == "eligible"
    assert said(_back(office_database, acting)) == "Undone: verification of 2 people."
    assert _line(office_database).status == _line(office_database, OTHER["nik"]).status == "listed"
    assert said(_back(office_database, acting)) == "Undone: correction of Maria Yovita Seran."
    assert _line(office_database).name == PERSON["name"]
    with office_database.read() as session:
        assert workers.count_workers(session, WorkerFilter(search="nahak")) == 1
    told = said(_back(office_database, acting))
    assert told == "list.csv is taken back: 2 removed, 0 restored, 0 kept."
    with office_database.read() as session:
        assert workers.count_workers(session, WorkerFilter()) == 0
        assert last_deed(session, acting) is None
    with pytest.raises(UserError) as refused:
        _back(office_database, acting)
    assert refused.value.code == "deed.none"


def test_a_list_whose_deeds_were_all_taken_back_leaves_nobody(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    batch, _ = take_in(office_database, [PERSON])
    with office_database.write() as session:
        verify_workers(session, acting, everybody=True, result="eligible")
    _back(office_database, acting)
    with office_database.write() as session:
        undone = undo_import(session, acting, batch.id)
    assert [one.reason for one in undone.removed] == ["new"]


def test_who_was_changed_since_stays_and_is_counted(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON, OTHER])
    other = Acting("lain", SteppingClock(SAMPLE_DAY), SeededChance(9))
    with office_database.write() as session:
        verify_workers(session, acting, everybody=True, result="eligible")
        move_workers(session, other, [OTHER["nik"]], to="ended", reason="died")
    taken = _back(office_database, acting)
    assert (taken.done, taken.kept) == (1, 1)
    assert said(taken).endswith("1 person was changed since and stays.")
    assert _line(office_database, OTHER["nik"]).status == "ended"


def test_nobody_takes_back_the_deed_of_another(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON])
    other = Acting("lain", SteppingClock(SAMPLE_DAY), SeededChance(9))
    with office_database.read() as session:
        assert last_deed(session, other) is None
        mine = last_deed(session, acting)
    assert mine is not None
    assert mine.about == "list.csv"


def test_a_look_that_changed_nothing_is_taken_back_too(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON, OTHER])
    with office_database.write() as session:
        verify_workers(session, acting, niks=[PERSON["nik"]], result="eligible")
        verify_workers(session, acting, everybody=True, result="eligible")
    taken = _back(office_database, acting)
    assert (taken.done, taken.kept) == (2, 0)
    assert _line(office_database).status == "eligible"
    assert _line(office_database, OTHER["nik"]).status == "listed"
    _back(office_database, acting)
    assert _line(office_database).status == "listed"


def test_whom_a_draft_holds_keeps_the_verification(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON, OTHER])
    with office_database.write() as session:
        verify_workers(session, acting, everybody=True, result="eligible")
        funding = add_funding(
            session,
            acting,
            year=2026,
            source="APBD II",
            payer="apbd",
            cap=10_000_000,
            first_month=acting.today().replace(day=1),
            months=1,
        )
        draft_letter(session, acting, funding=funding.id, niks=[PERSON["nik"]])
    taken = _back(office_database, acting)
    assert (taken.done, taken.kept) == (1, 1)
    assert _line(office_database).status == "eligible"


def test_a_person_entered_by_hand_goes_again_unless_something_came_of_them(
    office_database: Database, acting: Acting
) -> None:
    values = {key: PERSON[key] for key in ("nik", "name", "birth_date", "sex", "region")}
    with office_database.write() as session:
        add_worker(session, acting, values)
    assert said(_back(office_database, acting)) == "Undone: new entry of Maria Yovita Nahak."
    with office_database.write() as session:
        assert workers.worker_by_nik(session, PERSON["nik"]) is None
        add_worker(session, acting, values)
        verify_workers(session, acting, everybody=True, result="eligible")
    other = Acting("lain", SteppingClock(SAMPLE_DAY), SeededChance(9))
    with office_database.write() as session:
        move_workers(session, other, [PERSON["nik"]], to="ended", reason="died")
    with office_database.read() as session:
        assert last_deed(session, acting) is None


def test_findings_on_a_corrected_value_come_back_with_it(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [{**PERSON, "sex": "L"}])
    with office_database.write() as session:
        change_worker(session, acting, _line(office_database).id, {"sex": "P"})
        assert findings.count_by_code(session) == {}
    _back(office_database, acting)
    with office_database.read() as session:
        assert findings.count_by_code(session) == {"nik.sex_mismatch": 1}


def test_a_deed_is_taken_back_only_while_it_is_the_newest(
    register: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(register, [PERSON])
    with register.read() as session:
        first = last_deed(session, acting)
    assert first is not None
    with register.write() as session:
        verify_workers(session, acting, everybody=True, result="eligible")
    with pytest.raises(UserError) as refused, register.write() as session:
        take_back(session, acting, first.id)
    assert refused.value.code == "deed.not_newest"


def test_an_accepted_finding_is_open_again(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [{**PERSON, "sex": "L"}])
    with office_database.write() as session:
        accept_finding(session, acting, PERSON["nik"], "nik.sex_mismatch", "Sesuai KTP")
        assert findings.count_by_code(session) == {}
    said_so = said(_back(office_database, acting))
    assert said_so == "Undone: accepted finding on Maria Yovita Nahak."
    with office_database.read() as session:
        assert findings.count_by_code(session) == {"nik.sex_mismatch": 1}


def test_a_merge_and_a_decision_about_a_pair_are_taken_back(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON, OTHER])
    ids = (_line(office_database).id, _line(office_database, OTHER["nik"]).id)
    with office_database.write() as session:
        tell_apart(session, acting, *ids)
    _back(office_database, acting)
    with office_database.read() as session:
        pair = doubles.pair_of(session, *ids)
        assert pair is None or pair.state == doubles.OPEN
    with office_database.write() as session:
        merge_workers(session, acting, *ids)
        assert workers.count_workers(session, WorkerFilter()) == 1
    assert said(_back(office_database, acting)) == "Undone: merge into Maria Yovita Nahak."
    assert _line(office_database, OTHER["nik"]).name == OTHER["name"]


def test_a_list_whose_people_were_merged_keeps_the_one_they_are_now(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    batch, _ = take_in(office_database, [PERSON, OTHER])
    ids = (_line(office_database).id, _line(office_database, OTHER["nik"]).id)
    with office_database.write() as session:
        merge_workers(session, acting, *ids)
    with office_database.write() as session:
        undone = undo_import(session, acting, batch.id)
    assert [(one.name, one.reason) for one in undone.kept] == [(PERSON["name"], "changed")]
    assert undone.removed == []


def test_what_was_done_more_than_a_day_ago_is_not_undone_by_a_key(
    register: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(register, [PERSON])
    soon = Acting(clock=SteppingClock(acting.now() + REACH / 2), chance=SeededChance(4))
    late = Acting(clock=SteppingClock(acting.now() + REACH * 2), chance=SeededChance(5))
    with register.read() as session:
        assert last_deed(session, soon) is not None
        assert last_deed(session, late) is None
