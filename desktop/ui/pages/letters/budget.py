"""How many a letter takes, what that costs, and what it leaves of money and places."""

from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.letter_kinds import LetterKind
from desktop.domain.money import grouped, rupiah
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark, ngettext
from desktop.services.letters.choose import Choice
from desktop.services.letters.funding import FundingState
from desktop.ui.parts.bars import Key, Part, PartsBar
from desktop.ui.parts.card import Card, column, holder, row
from desktop.ui.parts.words import Shortened, Words

_TAKING = (LetterKind.ENROLMENT, LetterKind.ADDITION, LetterKind.RENEWAL)
_SAID: dict[LetterKind, str] = {
    **dict.fromkeys(_TAKING, mark("people go")),
    LetterKind.REMOVAL: mark("people go out"),
    LetterKind.REPLACEMENT: mark("people replace others"),
}
_NAMED: dict[LetterKind, str] = {
    **dict.fromkeys(_TAKING, mark("{n} people go")),
    LetterKind.REMOVAL: mark("{n} people go out"),
    LetterKind.REPLACEMENT: mark("{n} people replace others"),
}


class _Meter(PartsBar):
    """A thin bar of what is used, what this letter takes, and what is left."""

    def show_sum(self, used: int, this: int, limit: int, told: str) -> None:
        left = max(limit - used - this, 0)
        parts = (Part(used, "accent"), Part(this, "chart_third"), Part(left, "chart_empty"))
        self.show_parts(parts, told)


class BudgetCard(Card):
    """The running count and cost of the letter being composed."""

    def __init__(self) -> None:
        super().__init__()
        self._people = Words("0", "figure")
        self._cost = Words(rupiah(0), "figure")
        self._sum = Words("", "caption")
        self._money_left = Words("", "caption")
        self._places_left = Words("", "caption")
        self._places_name = Shortened("", "caption")
        self._money = _Meter(_("Budget"), 12)
        self._places = _Meter(_("Places of the funding"), 12)
        self.body.addLayout(row(self._people, None, self._cost))
        self._go = Words(_("people go"), "caption")
        self.body.addLayout(row(self._go, None, self._sum))
        self.body.addLayout(
            column(row(Words(_("Budget"), "caption"), None, self._money_left), self._money, gap=3)
        )
        head = row(gap=8)
        head.addWidget(self._places_name, 1)
        head.addWidget(self._places_left)
        self._places_part = holder(column(head, self._places, gap=3))
        self.body.addWidget(self._places_part)
        self._over = Words("", "label", tone="warning")
        self._over.setWordWrap(True)
        self.body.addWidget(self._over)
        self.body.addLayout(_keys())

    def show_choice(self, choice: Choice, state: FundingState, region: str) -> None:
        """Show what a choice costs, and what it leaves of a funding and of a region's places."""
        people = len(choice.workers)
        out = choice.kind is LetterKind.REMOVAL
        bound = 0 if choice.kind in (LetterKind.REMOVAL, LetterKind.REPLACEMENT) else choice.cost
        self._people.setText(grouped(people))
        self._people.setAccessibleName(_(_NAMED[choice.kind]).format(n=grouped(people)))
        self._go.setText(_(_SAID[choice.kind]))
        self._cost.setText(rupiah(choice.cost))
        self._cost.setVisible(not out)
        self._sum.setVisible(not out)
        rates = {worker.monthly for worker in choice.workers}
        if len(rates) == 1:
            self._sum.setText(
                ngettext(
                    "{n} × {rate} × {months} month",
                    "{n} × {rate} × {months} months",
                    choice.months,
                ).format(n=grouped(people), rate=rupiah(rates.pop()), months=choice.months)
            )
        else:
            told = ngettext("{months} month", "{months} months", choice.months)
            self._sum.setText(told.format(months=choice.months))
        left = state.left - bound
        told = _("{amount} left of {cap}") if left >= 0 else _("{amount} over {cap}")
        told = told.format(amount=rupiah(abs(left)), cap=rupiah(state.cap))
        self._money_left.setText(told)
        self._money.show_sum(state.committed, bound, state.cap, told)
        self._show_places(choice, state, region)
        over = _over_words(choice)
        self._over.setText(over)
        self._over.setVisible(bool(over))

    def _show_places(self, choice: Choice, state: FundingState, region: str) -> None:
        """The places that the chosen region's people draw on: its own, or all of them."""
        places = [place for place in state.places if _meets(place.region, region)]
        self._places_part.setVisible(bool(places))
        if not places:
            return
        limit = sum(place.places for place in places)
        taken = sum(place.taken for place in places)
        codes = tuple(place.region for place in places)
        there = sum(1 for worker in choice.workers if worker.line.region.startswith(codes))
        # Who leaves gives a place back, who replaces somebody takes that one.
        taken -= there if choice.kind is LetterKind.REMOVAL else 0
        this = there if choice.kind in _TAKING else 0
        self._places_name.setText(
            _("Places of {name}").format(name=places[0].name)
            if len(places) == 1
            else _("Places of {n} kecamatan").format(n=len(places))
        )
        left = limit - taken - this
        told = _("{n} left of {places}") if left >= 0 else _("{n} over {places}")
        told = told.format(n=grouped(abs(left)), places=grouped(limit))
        self._places_left.setText(told)
        self._places.show_sum(taken, this, limit, told)


def _over_words(choice: Choice) -> str:
    """Who might go and finds no place, or no money; empty where everybody finds both."""
    told = []
    places, money = choice.reasons["over_places"], choice.reasons["over_cap"]
    if places:
        told.append(
            ngettext(
                "{n} more may go and finds no place.", "{n} more may go and find no place.", places
            ).format(n=grouped(places))
        )
    if money:
        told.append(
            ngettext(
                "For {n} more there is no money.", "For {n} more there is no money.", money
            ).format(n=grouped(money))
        )
    return " ".join(told)


def _meets(place: str, region: str) -> bool:
    return place.startswith(region) or region.startswith(place)


def _keys() -> QHBoxLayout:
    keys = row(gap=6)
    for colour, words in (
        ("accent", _("Taken")),
        ("chart_third", _("This letter")),
        ("chart_empty", _("Left")),
    ):
        keys.addWidget(Key(colour))
        keys.addWidget(Words(words, "caption"))
        keys.addSpacing(8)
    keys.addStretch(1)
    return keys
