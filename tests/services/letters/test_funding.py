"""What a budget can pay, on both databases."""

from datetime import date

import pytest

from db.engine import Database
from db.queries import audit as audit_queries
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.funding import funding_state, list_funding
from tests.services.letters.made_up import add_budget, add_workers


def test_a_budget_tells_its_rate_and_what_is_left(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        state = add_budget(session, acting, cap=10_080_000_000, places={"5321": 600, "532101": 40})
    assert state.monthly_rate == 16_800
    assert (state.committed, state.left, state.people) == (0, 10_080_000_000, 0)
    assert [(place.region, place.places, place.taken) for place in state.places] == [
        ("5321", 600, 0),
        ("532101", 40, 0),
    ]
    assert state.programmes == ("jkk", "jkm")
    assert state.first_month == date(2027, 1, 1)


def test_a_draft_commits_money_and_places(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        add_workers(session, 10)
        funding = add_budget(session, acting, places={"5321": 99, "532101": 40, "532104": 9}).id
        draft_letter(session, acting, funding=funding)
    with office_database.read() as session:
        state = funding_state(session, funding)
    assert state.committed == 10 * 100_800
    assert state.left == 100_800_000 - 10 * 100_800
    taken = [(place.region, place.taken) for place in state.places]
    assert taken == [("5321", 10), ("532101", 4), ("532104", 4)]
    assert state.people == 10


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"year": 27}, "funding.year"),
        ({"source": "  "}, "funding.source"),
        ({"payer": "self"}, "funding.payer"),
        ({"cap": 0}, "funding.cap"),
        ({"cap": -1}, "funding.cap"),
        ({"months": 0}, "funding.months"),
        ({"months": 1000}, "funding.months"),
        ({"programmes": ()}, "funding.programmes"),
        ({"programmes": ("jkk", "jp")}, "funding.programmes"),
        ({"places": {"5304": 5}}, "funding.places"),
        ({"places": {"532199": 5}}, "funding.places"),
        ({"places": {"532101": -5}}, "funding.places"),
        ({"first_month": date(2010, 1, 1)}, "rates.none"),
    ],
)
def test_a_budget_that_cannot_be_is_refused_and_nothing_is_left(
    office_database: Database, acting: Acting, wrong: dict[str, object], code: str
) -> None:
    with pytest.raises(UserError) as refused, office_database.write() as session:
        add_budget(session, acting, **wrong)
    assert refused.value.code == code
    with office_database.read() as session:
        assert list_funding(session) == []


def test_the_deed_is_in_the_audit(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        state = add_budget(session, acting)
    with office_database.read() as session:
        entries = audit_queries.entries(session, "funding", state.id)
    assert [entry.action for entry in entries] == ["funding.add"]


def test_budgets_are_listed_newest_first(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        first = add_budget(session, acting, year=2026).id
        second = add_budget(session, acting, year=2027).id
        third = add_budget(session, acting, year=2026).id
    with office_database.read() as session:
        assert [state.id for state in list_funding(session)] == [second, third, first]


def test_the_cut_of_pp_50_reaches_other_payers_only_month_by_month(
    office_database: Database, acting: Acting
) -> None:
    span = {"first_month": date(2026, 11, 1), "months": 4}
    with office_database.write() as session:
        add_workers(session, 5)  # the fourth rides an ojek
        public = add_budget(session, acting, **span).id
        private = add_budget(session, acting, payer="other", **span).id
        paid = draft_letter(session, acting, funding=private)
    # Others: two months at half, two whole; transport: half until March 2027.
    assert paid.cost == 4 * (2 * 8_400 + 2 * 16_800) + 4 * 8_400
    with office_database.write() as session:
        from desktop.services.letters.draft import discard_letter

        discard_letter(session, acting, paid.letter)
        assert draft_letter(session, acting, funding=public).cost == 5 * 4 * 16_800
