"""What a month costs: the control figures of the sources, and both sides of every window."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.contributions import (
    PAYERS,
    PROGRAMMES,
    SECTORS,
    RateTable,
    each_month,
    monthly,
    total,
)
from desktop.domain.errors import UserError

JULY_2025 = date(2025, 7, 1)
ALL_THREE = ("jkk", "jkm", "jht")


def cost(
    rates: RateTable, people: int, months: int, first: date = JULY_2025, payer: str = "apbd"
) -> int:
    return total(
        rates, first_month=first, months=months, people=people, sector="other", payer=payer
    )


def test_a_district_pays_sixteen_thousand_eight_hundred_a_month(rates: RateTable) -> None:
    quote = monthly(rates, month=JULY_2025, sector="other", payer="apbd")
    assert quote.monthly == 16_800
    assert quote.parts == {"jkk": 10_000, "jkm": 6_800}
    assert quote.rule == "base"


@pytest.mark.parametrize(
    ("months", "full", "half", "with_savings"),
    [
        (1, 16_800, 8_400, 36_800),
        (3, 50_400, 25_200, 110_400),
        (6, 100_800, 50_400, 220_800),
        (12, 201_600, 100_800, 441_600),
    ],
)
def test_the_ready_amounts_at_the_lowest_tier(
    rates: RateTable, months: int, full: int, half: int, with_savings: int
) -> None:
    assert cost(rates, 1, months) == full
    halved = total(
        rates,
        first_month=date(2026, 1, 1),
        months=months,
        people=1,
        sector="transport",
        payer="self",
    )
    assert halved == half
    three = total(
        rates, first_month=JULY_2025, months=months, people=1, sector="other", payer="apbd",
        programmes=ALL_THREE,
    )  # fmt: skip
    assert three == with_savings


@pytest.mark.parametrize(
    ("people", "months", "rupiah"),
    [
        (2_829, 12, 570_326_400),  # Manggarai Barat, its DPA to the rupiah
        (14_880, 1, 249_984_000),  # Timor Tengah Utara, "Rp250 juta"
        (100_000, 6, 10_080_000_000),  # the province, July to December 2025
        (100_000, 12, 20_160_000_000),
        (20_000, 3, 1_008_000_000),  # Sumbawa, printed 1,08
    ],
)
def test_the_published_budgets_are_met_to_the_rupiah(
    rates: RateTable, people: int, months: int, rupiah: int
) -> None:
    assert cost(rates, people, months) == rupiah


HALF, FULL = 8_400, 16_800


@pytest.mark.parametrize(
    ("sector", "month", "rupiah", "rule"),
    [
        ("transport", date(2025, 12, 1), FULL, "base"),
        ("transport", date(2026, 1, 1), HALF, "r25t"),
        ("transport", date(2026, 12, 31), HALF, "r25t"),
        ("transport", date(2027, 1, 1), HALF, "r25t"),
        ("transport", date(2027, 3, 31), HALF, "r25t"),
        ("transport", date(2027, 4, 1), FULL, "base"),
        ("other", date(2026, 3, 31), FULL, "base"),
        ("other", date(2026, 4, 1), HALF, "r25o"),
        ("other", date(2026, 12, 31), HALF, "r25o"),
        ("other", date(2027, 1, 1), FULL, "base"),
    ],
)
def test_the_cut_holds_from_its_first_month_to_its_last(
    rates: RateTable, sector: str, month: date, rupiah: int, rule: str
) -> None:
    quote = monthly(rates, month=month, sector=sector, payer="self")
    assert (quote.monthly, quote.rule) == (rupiah, rule)


@pytest.mark.parametrize("payer", ["apbn", "apbd", "apbdes"])
@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize(
    "month", [date(2026, 1, 1), date(2026, 4, 1), date(2026, 12, 1), date(2027, 3, 1)]
)
def test_the_cut_is_not_for_those_whom_a_public_budget_pays(
    rates: RateTable, payer: str, sector: str, month: date
) -> None:
    quote = monthly(rates, month=month, sector=sector, payer=payer)
    assert (quote.monthly, quote.rule) == (FULL, "base")


@pytest.mark.parametrize("payer", ["self", "other"])
def test_the_cut_is_for_everybody_else(rates: RateTable, payer: str) -> None:
    assert monthly(rates, month=date(2026, 5, 1), sector="other", payer=payer).monthly == HALF


def test_months_on_both_sides_of_a_window_are_each_reckoned_by_their_own_rate(
    rates: RateTable,
) -> None:
    assert cost(rates, 1, 2, date(2026, 12, 1), "self") == HALF + FULL
    over_the_end = total(
        rates, first_month=date(2027, 3, 1), months=2, people=10, sector="transport", payer="self"
    )
    assert over_the_end == 10 * (HALF + FULL)


@pytest.mark.parametrize(
    ("month", "rupiah"),
    [
        (date(2020, 7, 1), 16_800),
        (date(2020, 8, 1), 168),
        (date(2021, 1, 31), 168),
        (date(2021, 2, 1), 16_800),
    ],
)
def test_the_relief_of_the_pandemic_held_for_public_payers_too(
    rates: RateTable, month: date, rupiah: int
) -> None:
    assert monthly(rates, month=month, sector="other", payer="apbd").monthly == rupiah


def test_savings_are_never_cut(rates: RateTable) -> None:
    quote = monthly(
        rates, month=date(2026, 5, 1), sector="other", payer="self", programmes=ALL_THREE
    )
    assert quote.parts == {"jkk": 5_000, "jkm": 3_400, "jht": 20_000}
    assert quote.rule == "r25o"


TIERS = [
    (0, 36_800), (1_099_999, 36_800), (1_100_000, 42_800), (1_299_999, 42_800),
    (1_300_000, 48_800), (1_500_000, 54_800), (1_700_000, 60_800), (1_900_000, 66_800),
    (2_100_000, 72_800), (2_300_000, 78_800), (2_500_000, 84_800), (2_700_000, 95_300),
    (3_199_999, 95_300), (3_200_000, 6_800 + 3_450_000 * 3 // 100),
    (7_700_000, 6_800 + 7_950_000 * 3 // 100), (8_199_999, 6_800 + 7_950_000 * 3 // 100),
    (8_200_000, 6_800 + 8_700_000 * 3 // 100), (19_200_000, 6_800 + 19_700_000 * 3 // 100),
    (20_199_999, 6_800 + 19_700_000 * 3 // 100), (20_200_000, 627_800), (90_000_000, 627_800),
]  # fmt: skip


@pytest.mark.parametrize(("income", "rupiah"), TIERS)
def test_an_income_lies_in_the_tier_from_its_lower_bound_on(
    rates: RateTable, income: int, rupiah: int
) -> None:
    quote = monthly(
        rates, month=JULY_2025, sector="other", payer="apbd", income=income, programmes=ALL_THREE
    )
    assert quote.monthly == rupiah


def test_the_tiers_are_those_of_the_regulation(rates: RateTable) -> None:
    assert len(rates.tiers) == 33
    bounds = [(tier.income_from, tier.base) for tier in rates.tiers]
    assert bounds == sorted(bounds)
    steps_of_half_a_million = [(low, low + 250_000) for low in range(3_200_000, 8_200_000, 500_000)]
    steps_of_a_million = [(low, low + 500_000) for low in range(8_200_000, 20_200_000, 1_000_000)]
    assert bounds[10:] == [*steps_of_half_a_million, *steps_of_a_million, (20_200_000, 20_700_000)]
    assert all(tier.source for tier in rates.tiers)


def test_every_half_is_a_whole_rupiah(rates: RateTable) -> None:
    for tier in rates.tiers:
        full, half = (
            monthly(rates, month=month, sector="transport", payer="self", income=tier.income_from)
            for month in (JULY_2025, date(2026, 2, 1))
        )
        assert half.monthly * 2 == full.monthly


def test_newer_tiers_stand_in_for_older_ones_from_their_day_on(rates: RateTable) -> None:
    newer = replace(rates.tiers[0], since=date(2028, 1, 1), base=2_000_000)
    table = replace(rates, tiers=[*rates.tiers, newer])
    before, after = (
        monthly(table, month=month, sector="other", payer="apbd", income=5_000_000).parts["jkk"]
        for month in (date(2027, 12, 1), date(2028, 1, 1))
    )
    # 5.000.000 lies in the tier from 4.700.000 with the base 4.950.000.
    assert (before, after) == (49_500, 20_000)


def test_a_newer_rate_and_a_newer_cut_win(rates: RateTable) -> None:
    jkm = next(rate for rate in rates.rates if rate.programme == "jkm")
    raised = replace(jkm, since=date(2028, 1, 1), flat=7_000)
    cut = next(cut for cut in rates.adjustments if cut.rule == "r25t" and cut.programme == "jkk")
    deeper = replace(cut, rule="r26", since=date(2026, 2, 1), percent=10)
    table = replace(rates, rates=[*rates.rates, raised], adjustments=[deeper, *rates.adjustments])
    assert monthly(table, month=date(2028, 1, 1), sector="other", payer="apbd").monthly == 17_000
    quote = monthly(
        table, month=date(2026, 2, 1), sector="transport", payer="self", programmes=("jkk",)
    )
    assert (quote.monthly, quote.rule) == (1_000, "r26")


def test_a_rate_that_ended_is_no_rate(rates: RateTable) -> None:
    ended = [replace(rate, until=date(2026, 12, 31)) for rate in rates.rates]
    table = replace(rates, rates=ended)
    assert monthly(table, month=date(2026, 12, 1), sector="other", payer="apbd").monthly == FULL
    with pytest.raises(UserError) as refused:
        monthly(table, month=date(2027, 1, 1), sector="other", payer="apbd")
    assert refused.value.code == "rates.none"


def test_a_month_before_the_first_regulation_has_no_rate(rates: RateTable) -> None:
    with pytest.raises(UserError, match="06-2015") as refused:
        monthly(rates, month=date(2015, 6, 30), sector="other", payer="apbd")
    assert refused.value.code == "rates.none"
    assert monthly(rates, month=date(2015, 7, 1), sector="other", payer="apbd").monthly == FULL


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"payer": "csr"}, PAYERS),
        ({"sector": "farm"}, SECTORS),
        ({"programmes": ("jkp",)}, PROGRAMMES),
    ],
)
def test_an_unknown_word_is_refused_with_the_known_ones(
    rates: RateTable, wrong: dict[str, object], words: tuple[str, ...]
) -> None:
    given_words: dict[str, object] = {"payer": "apbd", "sector": "other", **wrong}
    with pytest.raises(UserError, match=", ".join(words)) as refused:
        monthly(rates, month=JULY_2025, **given_words)  # type: ignore[arg-type]
    assert refused.value.code == "rates.unknown"


def test_months_run_over_the_turn_of_a_year() -> None:
    assert list(each_month(date(2026, 11, 24), 3)) == [
        date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1),
    ]  # fmt: skip
    assert list(each_month(date(2026, 11, 1), 0)) == []


@given(
    first=st.dates(date(2015, 7, 1), date(2030, 1, 1)),
    months=st.integers(1, 24),
    people=st.integers(0, 200_000),
    income=st.integers(0, 30_000_000),
    sector=st.sampled_from(SECTORS),
    payer=st.sampled_from(PAYERS),
)
def test_a_total_is_the_sum_of_its_months_and_people(
    rates: RateTable, first: date, months: int, people: int, income: int, sector: str, payer: str
) -> None:
    whole = total(
        rates, first_month=first, months=months, people=people, sector=sector, payer=payer,
        income=income,
    )  # fmt: skip
    by_month = [
        monthly(rates, month=month, sector=sector, payer=payer, income=income).monthly
        for month in each_month(first, months)
    ]
    assert whole == people * sum(by_month)
