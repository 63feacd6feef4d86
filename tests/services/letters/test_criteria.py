"""Criteria that are left to the office: in a draft, and again when it is approved."""

import pytest
from sqlalchemy import update

from db.engine import Database
from db.schema import Worker
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.choose import why_not
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.offices.settings import change_settings
from tests.services.letters.made_up import add_budget, add_signer, add_workers, nik_of
from tests.services.letters.test_choose import chosen, reasons_of

KK = "5321040101260001"


def choose(database: Database, acting: Acting, **settings: str) -> None:
    with database.write() as session:
        change_settings(session, acting, settings)


def test_of_a_household_one_goes_where_the_office_says_so(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        add_workers(session, 2, kk=KK)
        add_workers(session, 2, start=2, kk="")
        funding = add_budget(session, acting).id
    assert reasons_of(chosen(office_database, acting, funding)) == {}
    choose(office_database, acting, letters_one_per_household="yes")
    choice = chosen(office_database, acting, funding)
    assert len(choice.workers) == 3
    assert list(reasons_of(choice).values()) == ["household"]


@pytest.mark.parametrize("status", ["proposed", "enrolled"])
def test_a_household_that_is_covered_already_sends_nobody(
    office_database: Database, acting: Acting, status: str
) -> None:
    with office_database.write() as session:
        add_workers(session, 1, kk=KK, status=status)
        add_workers(session, 1, start=1, kk=KK)
        add_workers(session, 1, start=2, kk="5321040101260002")
        funding = add_budget(session, acting).id
    choose(office_database, acting, letters_one_per_household="yes")
    choice = chosen(office_database, acting, funding)
    assert [one.nik for one in choice.workers] == [nik_of(2)]
    assert reasons_of(choice)[nik_of(1)] == "household"
    with office_database.read() as session:
        assert why_not(session, nik_of(1), funding) == "household"
        assert why_not(session, nik_of(2), funding) == ""


def test_a_household_of_another_draft_sends_nobody_and_its_own_draft_is_approved(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        add_workers(session, 2, kk=KK)
        add_signer(session, acting)
        funding = add_budget(session, acting).id
        change_settings(session, acting, {"letters_one_per_household": "yes"})
        made = draft_letter(session, acting, funding=funding, niks=[nik_of(0)])
    assert reasons_of(chosen(office_database, acting, funding)) == {
        nik_of(0): "in_another_letter",
        nik_of(1): "household",
    }
    with office_database.write() as session:
        approve_letter(session, acting, made.letter)


def test_who_became_of_one_household_since_the_draft_is_found_when_it_is_approved(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        add_workers(session, 1, kk=KK)
        add_workers(session, 1, start=1, kk="5321040101260002")
        add_signer(session, acting)
        funding = add_budget(session, acting).id
        change_settings(session, acting, {"letters_one_per_household": "yes"})
        made = draft_letter(session, acting, funding=funding)
        session.execute(update(Worker).values(kk=KK))
    with (
        pytest.raises(UserError, match="household goes or is covered: 1"),
        office_database.write() as session,
    ):
        approve_letter(session, acting, made.letter)


def test_who_was_a_member_stays_out_where_the_office_says_so(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        add_workers(session, 1, member_number="26012345678")
        add_workers(session, 1, start=1)
        funding = add_budget(session, acting).id
    assert reasons_of(chosen(office_database, acting, funding)) == {}
    choose(office_database, acting, letters_never_members="yes")
    assert reasons_of(chosen(office_database, acting, funding)) == {nik_of(0): "member"}
