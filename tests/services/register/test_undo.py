"""A list is taken back: removed, restored or kept, each by name, and it can come in again."""

from collections.abc import Iterable

import pytest

from db.engine import Database
from db.queries import audit, findings, imports, workers
from db.queries.workers import WorkerFilter
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.draft import discard_letter, draft_letter
from desktop.services.letters.funding import add_funding
from desktop.services.register.change import change_worker
from desktop.services.register.held import held_rows, mend_row
from desktop.services.register.undo import Named, Undone, undo_import
from desktop.services.register.verify import verify_workers
from tests.services.register.conftest import TakeIn
from tests.services.register.lists import OTHER, PERSON

THIRD = {
    "nik": "5321042003750003",
    "name": "Agustinus Klau",
    "birth_date": "20-03-1975",
    "sex": "L",
    "region": "Lamudur",
    "kecamatan": "Weliman",
}
HELD = {**THIRD, "nik": "53210420037500"}


def _undo(database: Database, acting: Acting, batch: int) -> Undone:
    with database.write() as session:
        return undo_import(session, acting, batch)


def _names(found: Iterable[Named]) -> list[tuple[str, str]]:
    return [(one.name, one.reason) for one in found]


def _count(database: Database) -> int:
    with database.read() as session:
        return workers.count_workers(session, WorkerFilter())


def test_a_list_of_new_people_leaves_nothing_behind(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    batch, _ = take_in(office_database, [PERSON, OTHER, HELD])
    undone = _undo(office_database, acting, batch.id)
    assert undone.restored == undone.kept == []
    assert undone.removed == [
        Named(PERSON["nik"], PERSON["name"], "new"),
        Named(OTHER["nik"], OTHER["name"], "new"),
    ]
    with office_database.read() as session:
        assert workers.count_workers(session, WorkerFilter()) == 0
        assert workers.count_workers(session, WorkerFilter(search="nahak")) == 0
        assert imports.held_count(session) == 0
        assert held_rows(session, batch.id) == []
        assert findings.count_by_code(session) == {}
        line = imports.batch(session, batch.id)
        assert line is not None
        assert line.undone_at is not None
        entry = audit.newest(session, 1)[0]
    assert entry.action == "batch.undo"
    assert '"removed":2' in entry.detail
    again, _ = take_in(office_database, [PERSON, OTHER, HELD])
    assert (again.new, again.held, again.unchanged) == (2, 1, 0)


def test_overwritten_values_come_back_with_their_history(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [{**PERSON, "phone": "081111111111"}, OTHER])
    newer = {**PERSON, "phone": "082222222222", "region": "Lakulo"}
    batch, _ = take_in(office_database, [newer, OTHER, THIRD], "newer.csv")
    undone = _undo(office_database, acting, batch.id)
    assert _names(undone.removed) == [(THIRD["name"], "new")]
    assert _names(undone.restored) == [(PERSON["name"], "overwritten")]
    assert undone.kept == []
    with office_database.read() as session:
        line = workers.worker_by_nik(session, PERSON["nik"])
        assert line is not None
        assert (line.phone, line.village) == ("081111111111", "Wesey")
        assert workers.count_workers(session, WorkerFilter(search="wesey")) == 1
        assert workers.count_workers(session, WorkerFilter(search="lakulo")) == 1
        told = [(one.field, one.old, one.new) for one in workers.worker_history(session, line.id)]
        assert ("phone", "082222222222", "081111111111") in told
        assert ("phone", "081111111111", "082222222222") in told
        other = workers.worker_by_nik(session, OTHER["nik"])
        assert other is not None
        assert len(workers.worker_sources(session, [other.id])[other.id]) == 1
    again, _ = take_in(office_database, [newer, OTHER, THIRD], "newer.csv")
    assert (again.new, again.updated, again.unchanged) == (1, 1, 1)


def test_who_was_changed_or_verified_since_is_kept(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    batch, _ = take_in(office_database, [PERSON, OTHER, THIRD])
    with office_database.write() as session:
        line = workers.worker_by_nik(session, PERSON["nik"])
        assert line is not None
        change_worker(session, acting, line.id, {"phone": "081234567890"})
        verify_workers(session, acting, niks=[OTHER["nik"]], result="eligible")
    undone = _undo(office_database, acting, batch.id)
    assert _names(undone.removed) == [(THIRD["name"], "new")]
    assert _names(undone.kept) == [(PERSON["name"], "changed"), (OTHER["name"], "changed")]
    again, _ = take_in(office_database, [PERSON, OTHER, THIRD])
    assert (again.new, again.unchanged) == (1, 2)


def test_a_change_that_was_taken_back_keeps_nobody(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    batch, _ = take_in(office_database, [PERSON])
    with office_database.write() as session:
        line = workers.worker_by_nik(session, PERSON["nik"])
        assert line is not None
        change_worker(session, acting, line.id, {"phone": "081234567890"})
        change_worker(session, acting, line.id, {"phone": ""})
    assert _names(_undo(office_database, acting, batch.id).removed) == [(PERSON["name"], "new")]
    assert _count(office_database) == 0


def test_a_value_changed_since_stays_and_others_are_restored(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    people = [{**PERSON, "phone": "081111111111"}, {**OTHER, "phone": "081111111112"}]
    take_in(office_database, people)
    newer = [{**PERSON, "phone": "082222222221"}, {**OTHER, "phone": "082222222222"}]
    batch, _ = take_in(office_database, newer, "newer.csv")
    with office_database.write() as session:
        line = workers.worker_by_nik(session, PERSON["nik"])
        assert line is not None
        change_worker(session, acting, line.id, {"phone": "083333333333"})
    undone = _undo(office_database, acting, batch.id)
    assert _names(undone.kept) == [(PERSON["name"], "changed")]
    assert _names(undone.restored) == [(OTHER["name"], "overwritten")]
    with office_database.read() as session:
        kept = workers.worker_by_nik(session, PERSON["nik"])
        restored = workers.worker_by_nik(session, OTHER["nik"])
    assert kept is not None
    assert restored is not None
    assert (kept.phone, restored.phone) == ("083333333333", "081111111112")


def test_lists_are_taken_back_newest_first_down_to_nothing(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    first, _ = take_in(office_database, [{**PERSON, "phone": "081111111111"}, OTHER], "a.csv")
    second, _ = take_in(office_database, [{**PERSON, "phone": "082222222222"}, THIRD], "b.csv")
    third, _ = take_in(office_database, [{**PERSON, "phone": "083333333333"}, OTHER], "c.csv")
    for batch, (removed, restored) in (
        (third, (0, 1)),
        (second, (1, 1)),
        (first, (2, 0)),
    ):
        undone = _undo(office_database, acting, batch.id)
        assert (len(undone.removed), len(undone.restored)) == (removed, restored)
        assert undone.kept == []
    assert _count(office_database) == 0


def test_an_older_list_keeps_whom_a_later_one_confirms(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    first, _ = take_in(office_database, [PERSON, OTHER], "a.csv")
    second, _ = take_in(office_database, [{**PERSON, "phone": "082222222222"}], "b.csv")
    undone = _undo(office_database, acting, first.id)
    assert _names(undone.kept) == [(PERSON["name"], "confirmed")]
    assert _names(undone.removed) == [(OTHER["name"], "new")]
    undone = _undo(office_database, acting, second.id)
    assert _names(undone.restored) == [(PERSON["name"], "overwritten")]
    assert _count(office_database) == 1


def test_a_value_that_a_later_list_says_too_stays(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [{**PERSON, "phone": "081111111111"}], "a.csv")
    newer = {**PERSON, "phone": "082222222222"}
    batch, _ = take_in(office_database, [newer], "b.csv")
    take_in(office_database, [{**PERSON, "occupation": "Petani"}], "d.csv")
    take_in(office_database, [newer], "c.csv")
    assert _names(_undo(office_database, acting, batch.id).kept) == [(PERSON["name"], "confirmed")]


def test_a_later_list_that_says_something_else_is_no_reason_to_lose_it(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [{**PERSON, "phone": "081111111111"}], "a.csv")
    second, _ = take_in(office_database, [{**PERSON, "phone": "082222222222"}], "b.csv")
    take_in(office_database, [{**PERSON, "phone": "083333333333"}], "c.csv")
    assert _names(_undo(office_database, acting, second.id).kept) == [(PERSON["name"], "changed")]


def test_a_later_list_about_other_fields_keeps_no_value(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [{**PERSON, "phone": "081111111111"}], "a.csv")
    second, _ = take_in(office_database, [{**PERSON, "phone": "082222222222"}], "b.csv")
    take_in(office_database, [{**PERSON, "occupation": "Petani"}], "c.csv")
    undone = _undo(office_database, acting, second.id)
    assert _names(undone.restored) == [(PERSON["name"], "overwritten")]
    with office_database.read() as session:
        line = workers.worker_by_nik(session, PERSON["nik"])
    assert line is not None
    assert (line.phone, line.occupation) == ("081111111111", "Petani")


def test_who_stands_in_a_letter_is_kept_until_the_draft_is_thrown_away(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    first, _ = take_in(office_database, [PERSON], "a.csv")
    with office_database.write() as session:
        verify_workers(session, acting, everybody=True, result="eligible")
    second, _ = take_in(office_database, [{**PERSON, "phone": "081234567890"}], "b.csv")
    with office_database.write() as session:
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
        letter = draft_letter(session, acting, funding=funding.id)
    assert _names(_undo(office_database, acting, second.id).kept) == [(PERSON["name"], "in_letter")]
    assert _names(_undo(office_database, acting, first.id).kept) == [(PERSON["name"], "in_letter")]
    with office_database.write() as session:
        discard_letter(session, acting, letter.letter)
    assert _count(office_database) == 1


def test_a_mended_row_goes_with_its_list_and_waits_anew_when_it_comes_again(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    batch, _ = take_in(office_database, [HELD])
    with office_database.write() as session:
        assert mend_row(session, acting, batch.id, 2, {"nik": THIRD["nik"]})
    undone = _undo(office_database, acting, batch.id)
    assert _names(undone.removed) == [(THIRD["name"], "new")]
    again, _ = take_in(office_database, [HELD])
    assert (again.held, again.unchanged) == (1, 0)


def test_a_claim_of_a_row_that_waits_goes_with_its_list(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON], "a.csv")
    claim = {**OTHER, "nik": PERSON["nik"]}
    first, _ = take_in(office_database, [claim], "b.csv")
    second, _ = take_in(office_database, [claim], "c.csv")
    _undo(office_database, acting, first.id)
    with office_database.read() as session:
        assert findings.count_by_code(session)["nik.claimed_twice"] == 1
    _undo(office_database, acting, second.id)
    with office_database.read() as session:
        assert "nik.claimed_twice" not in findings.count_by_code(session)


def test_findings_on_restored_values_are_found_again(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [{**PERSON, "sex": "L"}], "a.csv")
    batch, _ = take_in(office_database, [PERSON], "b.csv")
    with office_database.read() as session:
        assert findings.count_by_code(session) == {}
    _undo(office_database, acting, batch.id)
    with office_database.read() as session:
        assert findings.count_by_code(session) == {"nik.sex_mismatch": 1}


def test_a_list_is_taken_back_once(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    batch, _ = take_in(office_database, [PERSON])
    _undo(office_database, acting, batch.id)
    with pytest.raises(UserError) as refused:
        _undo(office_database, acting, batch.id)
    assert refused.value.code == "batch.undone"
    with pytest.raises(UserError) as refused:
        _undo(office_database, acting, 999)
    assert refused.value.code == "batch.unknown"
