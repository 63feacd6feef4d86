"""The running sum of a letter: to the rupiah at any size, and what is over is said."""

from dataclasses import replace
from datetime import date
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.letters.choose import Candidate, Choice, LeftOut
from desktop.services.letters.funding import FundingState, PlaceState
from desktop.ui.context import Context
from desktop.ui.pages.letters.budget import BudgetCard
from desktop.ui.parts.words import Words

RATE = 16_800
PLACE = "532104"


class _Person:
    """All that the card asks of a person: what a month costs, and where they live."""

    monthly = RATE

    class line:  # noqa: N801 - stands for an attribute
        region = PLACE + "2001"


def _choice(people: int, months: int, left_out: tuple[LeftOut, ...] = ()) -> Choice:
    workers = (cast("Candidate", _Person),) * people
    return Choice(workers, left_out, RATE, months, people * RATE * months)


def _state(cap: int, committed: int, places: int, taken: int) -> FundingState:
    return FundingState(
        1, "", 2027, "APBD", "apbd", "", cap, date(2027, 1, 1), 12, ("jkk", "jkm"), RATE,
        committed, cap - committed, (PlaceState(PLACE, "Weliman", places, taken),), taken,
    )  # fmt: skip


@pytest.fixture
def card(empty: Context, qtbot: QtBot) -> BudgetCard:
    made = BudgetCard()
    qtbot.addWidget(made)
    made.show()
    return made


def _texts(card: BudgetCard) -> set[str]:
    return {label.text() for label in card.findChildren(Words) if label.isVisible()}


@pytest.mark.parametrize(
    ("cap", "committed", "left"),
    [
        (20_160_000_000, 0, "Rp0 left of Rp20.160.000.000"),
        (20_000_000_000, 0, "Rp160.000.000 over Rp20.000.000.000"),
        (
            2**53 + 20_160_000_001,
            2**53 - 1,
            "Rp2 left of Rp9.007.219.414.740.993",
        ),
    ],
)
def test_a_hundred_thousand_people_and_a_year_are_shown_to_the_rupiah(
    card: BudgetCard, cap: int, committed: int, left: str
) -> None:
    card.show_choice(_choice(100_000, 12), _state(cap, committed, 100_000, 0), "")
    card.grab()
    assert {
        "100.000",
        "Rp20.160.000.000",
        "100.000 × Rp16.800 × 12 months",
        left,
        "0 left of 100.000",
    } <= _texts(card)


def test_what_is_over_the_places_or_the_money_is_said(card: BudgetCard) -> None:
    state = _state(10**9, 0, 120, 118)
    card.show_choice(_choice(2, 6), state, PLACE)
    assert "0 left of 120" in _texts(card)
    assert not card._over.isVisible()
    waiting = tuple(
        LeftOut(str(number), "", reason)
        for number, reason in enumerate(("over_places",) * 3 + ("over_cap",) * 2)
    )
    card.show_choice(_choice(2, 6, waiting), state, PLACE)
    assert card._over.text() == "3 more may go and find no place. For 2 more there is no money."
    assert card._over.isVisible()
    # Places that were taken before they were made fewer.
    fewer = replace(state, places=(PlaceState(PLACE, "Weliman", 115, 118),))
    card.show_choice(_choice(0, 6), fewer, PLACE)
    assert "3 over 115" in _texts(card)
