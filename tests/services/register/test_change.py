"""People entered or corrected by hand, checked as a list is."""

import pytest

from db.engine import Database
from db.queries import workers
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register.change import add_worker, change_worker
from tests.services.register.conftest import TakeIn
from tests.services.register.lists import OTHER, PERSON

TYPED = {key: text for key, text in PERSON.items() if key != "kecamatan"}


def test_a_person_at_the_counter_comes_in(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        worker = add_worker(session, acting, {**TYPED, "income": "1.500.000"})
        line = workers.worker(session, worker)
    assert line is not None
    assert (line.nik, line.village, line.income, line.status) == (
        PERSON["nik"],
        "Wesey",
        1_500_000,
        "listed",
    )
    with office_database.read() as session:
        found, _ = workers.worker_page(session, workers.WorkerFilter(search="maria wes"))
    assert [one.id for one in found] == [worker]


@pytest.mark.parametrize(
    "typed", [{"nik": ""}, {"name": ""}, {"birth_date": "1990"}, {"region": "Kampung Lama"}]
)
def test_a_person_with_an_error_does_not_come_in(
    register: Database, acting: Acting, typed: dict[str, str]
) -> None:
    with pytest.raises(UserError) as refused, register.write() as session:
        add_worker(session, acting, {**TYPED, **typed})
    assert refused.value.code == "worker.held"
    with register.read() as session:
        assert workers.count_workers(session, workers.WorkerFilter()) == 0


def test_a_nik_that_is_there_is_not_entered_again(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON, OTHER])
    with pytest.raises(UserError) as refused, office_database.write() as session:
        add_worker(session, acting, TYPED)
    assert refused.value.code == "worker.held"
    with pytest.raises(UserError) as refused, office_database.write() as session:
        change_worker(session, acting, 2, {"nik": PERSON["nik"]})
    assert refused.value.code == "worker.held"


def test_a_correction_is_checked_kept_and_found_again(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [{**PERSON, "name": "Maria Nahak 085", "phone": "x"}])
    with office_database.write() as session:
        found = change_worker(
            session, acting, 1, {"name": "Rosalia Klau", "phone": "0812 3456 7890", "sex": "L"}
        )
    assert [one.code for one in found] == ["nik.sex_mismatch"]
    with office_database.read() as session:
        line = workers.worker(session, 1)
        kept = workers.worker_findings(session, 1)
        history = workers.worker_history(session, 1)
        page, _ = workers.worker_page(session, workers.WorkerFilter(search="rosal"))
    assert line is not None
    assert (line.name, line.phone, line.sex, line.version) == (
        "Rosalia Klau",
        "081234567890",
        "L",
        2,
    )
    assert [one.code for one in kept] == ["nik.sex_mismatch"]
    assert {one.field for one in history} == {"name", "phone", "sex"}
    assert len(page) == 1


def test_an_empty_text_erases_and_a_required_field_cannot_be_emptied(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [{**PERSON, "phone": "081234567890", "income": "750000"}])
    with office_database.write() as session:
        change_worker(session, acting, 1, {"phone": "", "income": ""})
        line = workers.worker(session, 1)
    assert line is not None
    assert (line.phone, line.income) == ("", None)
    with pytest.raises(UserError) as refused, office_database.write() as session:
        change_worker(session, acting, 1, {"name": ""})
    assert refused.value.code == "worker.held"


def test_who_grew_too_old_may_still_get_a_new_phone(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON])
    with office_database.write() as session:
        session.connection().exec_driver_sql("UPDATE worker SET birth_date = '1950-05-05'")
    with office_database.write() as session:
        change_worker(session, acting, 1, {"phone": "081234567890"})
        with pytest.raises(UserError):
            change_worker(session, acting, 1, {"birth_date": "06-05-1950"})


def test_an_occupation_that_is_insured_otherwise_is_told_of_until_it_changes(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [{**PERSON, "occupation": "Pensiunan Polri"}, OTHER])

    def codes() -> list[str]:
        with office_database.read() as session:
            return [one.code for one in workers.worker_findings(session, 1)]

    assert codes() == ["occupation.excluded"]
    with office_database.write() as session:
        change_worker(session, acting, 1, {"phone": "081200000000"})
    assert codes() == ["occupation.excluded"]
    with office_database.write() as session:
        change_worker(session, acting, 1, {"occupation": "Petani"})
    assert codes() == []
