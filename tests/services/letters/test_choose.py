"""Whom a letter takes, whom not, and why."""

from datetime import date

import pytest
from sqlalchemy import delete

from db.engine import Database, Session
from db.schema import Finding, Setting, Worker, WorkerPair
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.choose import REASONS, Choice, choose_workers, why_not
from desktop.services.letters.draft import draft_letter
from desktop.services.offices.settings import change_settings
from tests.services.letters.made_up import MOMENT, add_budget, add_workers, nik_of


def chosen(database: Database, acting: Acting, funding: int, **said: object) -> Choice:
    with database.read() as session:
        return choose_workers(session, acting, funding=funding, **said)  # type: ignore[arg-type]


def reasons_of(choice: Choice) -> dict[str, str]:
    return {person.nik: person.reason for person in choice.left_out}


def add_finding(session: Session, worker: int, code: str, severity: str, **more: object) -> None:
    session.add(Finding(worker_id=worker, code=code, severity=severity, found_at=MOMENT, **more))


def add_pair(session: Session, one: int, other: int, state: str = "open") -> None:
    row = {"a_id": one, "b_id": other, "score": 900, "reasons": "[]", "keys": ""}
    session.add(WorkerPair(**row, state=state, found_at=MOMENT))


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("listed", "not_verified"),
        ("checking", "not_checked"),
        ("proposed", "in_another_letter"),
        ("eligible", ""),
        ("clear", ""),
    ],
)
def test_the_status_decides(
    office_database: Database, acting: Acting, status: str, reason: str
) -> None:
    with office_database.write() as session:
        add_workers(session, 1, status=status)
        funding = add_budget(session, acting).id
    choice = chosen(office_database, acting, funding)
    assert reasons_of(choice) == ({nik_of(0): reason} if reason else {})
    assert len(choice.workers) == (0 if reason else 1)


@pytest.mark.parametrize("status", ["ineligible", "refused", "enrolled", "rejected", "ended"])
def test_who_has_left_the_way_is_told_only_when_named(
    office_database: Database, acting: Acting, status: str
) -> None:
    with office_database.write() as session:
        add_workers(session, 1, status=status)
        funding = add_budget(session, acting).id
    assert chosen(office_database, acting, funding).left_out == ()
    named = chosen(office_database, acting, funding, niks=[nik_of(0), "5399000000000000"])
    assert reasons_of(named) == {nik_of(0): status, "5399000000000000": "unknown"}


def test_an_office_that_chose_nothing_takes_only_whom_the_insurer_cleared(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        session.execute(delete(Setting))
        add_workers(session, 2)
        add_workers(session, 1, start=2, status="clear")
        funding = add_budget(session, acting).id
    choice = chosen(office_database, acting, funding)
    assert [worker.nik for worker in choice.workers] == [nik_of(2)]
    assert reasons_of(choice) == {nik_of(0): "not_checked", nik_of(1): "not_checked"}
    assert REASONS["not_checked"] == "Not checked by the insurer yet"


def test_an_open_error_holds_and_a_settled_one_or_a_warning_does_not(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        first, second, third = add_workers(session, 3)
        add_finding(session, first, "nik.length", "error")
        add_finding(session, second, "nik.length", "error", accepted_at=MOMENT)
        add_finding(session, third, "nik.serial_zero", "warning")
        funding = add_budget(session, acting).id
    assert reasons_of(chosen(office_database, acting, funding)) == {nik_of(0): "open_error"}


def test_an_undecided_double_waits_unless_the_office_takes_them(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        first, second, third = add_workers(session, 3)
        add_pair(session, first, second)
        add_pair(session, second, third, "distinct")
        add_finding(session, third, "person.possible_duplicate", "warning")
        funding = add_budget(session, acting).id
    assert reasons_of(chosen(office_database, acting, funding)) == {
        nik_of(0): "undecided_double",
        nik_of(1): "undecided_double",
    }
    with office_database.write() as session:
        change_settings(session, acting, {"letters_take_doubles": "yes"})
    assert reasons_of(chosen(office_database, acting, funding)) == {}


@pytest.mark.parametrize(
    ("born", "goes"),
    [
        (date(1962, 1, 1), False),  # 65 on the day that cover begins
        (date(1962, 1, 2), True),  # the day after
        (date(2010, 1, 1), True),  # 17 on that day
        (date(2010, 1, 2), False),
    ],
)
def test_age_counts_on_the_day_that_cover_begins(
    office_database: Database, acting: Acting, born: date, goes: bool
) -> None:
    with office_database.write() as session:
        add_workers(session, 1, birth_date=born)
        funding = add_budget(session, acting).id
    assert reasons_of(chosen(office_database, acting, funding)) == (
        {} if goes else {nik_of(0): "age"}
    )


def test_places_and_money_end_and_who_is_left_out_is_said(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        add_workers(session, 20)  # four in each of five villages
        funding = add_budget(
            session, acting, cap=8 * 100_800 + 100_799, places={"5321": 99, "532101": 3}
        ).id
    choice = chosen(office_database, acting, funding)
    counted = choice.reasons
    assert len(choice.workers) == 8
    assert counted == {"over_places": 5, "over_cap": 7}
    assert choice.cost == 8 * 100_800
    in_wewiku = [worker for worker in choice.workers if worker.line.region.startswith("532101")]
    assert len(in_wewiku) == 3


def test_once_places_are_given_a_region_without_any_has_none(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        add_workers(session, 20)
        funding = add_budget(session, acting, places={"532101": 3}).id
    choice = chosen(office_database, acting, funding)
    assert {worker.line.region[:6] for worker in choice.workers} == {"532101"}
    assert choice.reasons == {"over_places": 17}


def test_a_limit_is_kept_and_said(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        add_workers(session, 6)
        funding = add_budget(session, acting).id
    choice = chosen(office_database, acting, funding, limit=4)
    assert len(choice.workers) == 4
    assert set(reasons_of(choice).values()) == {"over_limit"}
    assert len(choice.left_out) == 2


def test_a_region_narrows_and_an_unknown_one_is_refused(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        add_workers(session, 10)
        funding = add_budget(session, acting).id
    choice = chosen(office_database, acting, funding, region="532104")
    assert {worker.line.region[:6] for worker in choice.workers} == {"532104"}
    assert len(choice.workers) == 4
    with pytest.raises(UserError) as refused:
        chosen(office_database, acting, funding, region="999999")
    assert refused.value.code == "region.unknown"


def test_the_order_is_kecamatan_desa_name_nik(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        add_workers(session, 40)
        funding = add_budget(session, acting).id
    workers = chosen(office_database, acting, funding).workers
    told = [(w.kecamatan, w.village, w.line.name_key, w.nik) for w in workers]
    assert told == sorted(told)
    assert len({kecamatan for kecamatan, *_ in told}) == 3


def test_who_is_in_a_draft_is_in_another_letter(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        add_workers(session, 3)
        funding = add_budget(session, acting).id
        letter = draft_letter(session, acting, funding=funding, niks=[nik_of(0)]).letter
    choice = chosen(office_database, acting, funding)
    assert [(p.nik, p.reason, p.detail) for p in choice.left_out] == [
        (nik_of(0), "in_another_letter", str(letter))
    ]
    with office_database.read() as session:
        assert why_not(session, nik_of(0), funding) == "in_another_letter"
        assert why_not(session, nik_of(1), funding) == ""
        assert why_not(session, "5399", funding) == "unknown"


def test_somebody_named_twice_goes_once(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        add_workers(session, 2)
        funding = add_budget(session, acting).id
    choice = chosen(office_database, acting, funding, niks=[nik_of(1), f" {nik_of(1)} "])
    assert [worker.nik for worker in choice.workers] == [nik_of(1)]


def test_a_choice_reads_only(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        add_workers(session, 2)
        funding = add_budget(session, acting).id
    before = chosen(office_database, acting, funding)
    assert chosen(office_database, acting, funding) == before
    with office_database.read() as session:
        assert {worker.status for worker in session.query(Worker)} == {"eligible"}


def test_every_reason_has_its_words() -> None:
    assert all(REASONS.values())


def test_criteria_are_looked_at_on_the_day_cover_starts(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        add_workers(session, 1, birth_date=date(1962, 1, 1))
        add_workers(session, 1, start=1, birth_date=date(1962, 1, 2))
        add_workers(session, 1, start=2, occupation="Pensiunan PNS")
        add_workers(session, 1, start=3, region="5321042001")
        funding = add_budget(session, acting).id
    found = reasons_of(chosen(office_database, acting, funding))
    # 65 on the first of January 2027, the day cover starts; the other one a day later.
    assert found == {nik_of(0): "age", nik_of(2): "occupation"}
    with office_database.write() as session:
        change_settings(session, acting, {"exclude_occupations": "no", "maximum_age": "65"})
    assert reasons_of(chosen(office_database, acting, funding)) == {}


def test_domicile_is_asked_for_where_the_office_says_so(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        add_workers(session, 1)
        add_workers(session, 1, start=1, region="5304042001")
        funding = add_budget(session, acting).id
    assert reasons_of(chosen(office_database, acting, funding)) == {}
    with office_database.write() as session:
        change_settings(session, acting, {"letters_local_only": "yes"})
    assert reasons_of(chosen(office_database, acting, funding)) == {nik_of(1): "domicile"}
