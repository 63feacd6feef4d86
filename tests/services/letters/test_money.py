"""Money through letters: the cut of PP 50/2025 on each side of its windows, and large sums."""

from datetime import date

import pytest
from sqlalchemy import func, select, update

from db.engine import Database
from db.queries.letters import letter
from db.schema import Letter, Worker
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.choose import choose_workers
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.funding import funding_state
from tests.bench.many_people import fill_register
from tests.services.letters.made_up import add_budget, add_workers

FULL, HALF = 16_800, 8_400
FARMER, OJEK = "Petani", "Tukang ojek"


@pytest.mark.parametrize(
    ("occupation", "month", "monthly"),
    [
        (OJEK, date(2025, 12, 1), FULL),
        (OJEK, date(2026, 1, 1), HALF),
        (OJEK, date(2027, 3, 1), HALF),
        (OJEK, date(2027, 4, 1), FULL),
        (FARMER, date(2026, 3, 1), FULL),
        (FARMER, date(2026, 4, 1), HALF),
        (FARMER, date(2026, 12, 1), HALF),
        (FARMER, date(2027, 1, 1), FULL),
    ],
)
def test_the_cut_holds_within_its_windows_and_never_for_a_public_budget(
    office_database: Database, acting: Acting, occupation: str, month: date, monthly: int
) -> None:
    with office_database.write() as session:
        add_workers(session, 3, occupation=occupation)
        costs = {
            payer: choose_workers(
                session,
                acting,
                funding=add_budget(
                    session, acting, payer=payer, source=payer, first_month=month, months=1,
                    year=month.year,
                ).id,
            ).cost
            for payer in ("other", "apbd", "apbn", "apbdes")
        }  # fmt: skip
    assert costs == {"other": 3 * monthly, "apbd": 3 * FULL, "apbn": 3 * FULL, "apbdes": 3 * FULL}


@pytest.mark.parametrize("cap", [2**31, 2**32 + 1, 10**15 - 1])
def test_a_large_cap_is_kept_to_the_rupiah(
    office_database: Database, acting: Acting, cap: int
) -> None:
    with office_database.write() as session:
        add_workers(session, 7)
        funding = add_budget(session, acting, cap=cap).id
        drafted = draft_letter(session, acting, funding=funding)
    with office_database.read() as session:
        state = funding_state(session, funding)
    assert (state.cap, state.committed) == (cap, drafted.cost)
    assert state.left == cap - 7 * 6 * FULL


def test_no_cap_reaches_what_a_float_could_not_hold(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session, pytest.raises(UserError) as refused:
        add_budget(session, acting, cap=10**15)
    assert refused.value.code == "funding.cap"
    assert 10**15 < 2**53


def test_what_letters_cost_together_is_exact_beyond_a_float(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        add_workers(session, 2)
        funding = add_budget(session, acting, cap=10**15 - 1).id
        made = [draft_letter(session, acting, funding=funding, limit=1) for _ in range(2)]
        for number, one in enumerate(made):
            changed = update(Letter).where(Letter.id == one.letter)
            session.execute(changed.values(cost=2**52 + number))
    with office_database.read() as session:
        state = funding_state(session, funding)
    assert float(state.committed) != state.committed
    assert (state.committed, state.left) == (2**53 + 1, 10**15 - 2 - 2**53)
    assert type(state.committed) is int


@pytest.mark.slow
def test_a_year_of_a_hundred_thousand_people_is_summed_to_the_rupiah(
    office_database: Database, acting: Acting
) -> None:
    fill_register(office_database, 100_000, "5321")
    cost = 100_000 * 12 * FULL
    assert cost > 2**31
    with office_database.write() as session:
        session.execute(update(Worker).values(status="eligible"))
        funding = add_budget(session, acting, cap=cost, months=12).id
        everybody = session.scalar(select(func.count(Worker.id)))
        choice = choose_workers(session, acting, funding=funding)
    assert (len(choice.workers), choice.cost) == (everybody, cost)
    with office_database.write() as session:
        drafted = draft_letter(session, acting, funding=funding)
    with office_database.read() as session:
        line = letter(session, drafted.letter)
        state = funding_state(session, funding)
    assert line is not None
    assert (line.rows, line.cost) == (100_000, cost)
    assert (state.committed, state.left) == (cost, 0)
