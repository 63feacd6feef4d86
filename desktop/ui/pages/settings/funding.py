"""What each source of money can pay, and its places by kecamatan."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries import office as office_queries
from db.queries import regions as region_queries
from desktop.domain.dates import month_span
from desktop.domain.errors import UserError
from desktop.domain.money import grouped, rupiah
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.letters.funding import FundingState, add_funding, list_funding
from desktop.ui.context import Context
from desktop.ui.dialogs.new_funding import NewFunding
from desktop.ui.funding_words import funding_name
from desktop.ui.pages.settings.section import Section
from desktop.ui.parts.bars import Bar, BarChart, Part
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, clear, row
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.words import Words


@dataclass(frozen=True, slots=True)
class _Read:
    states: list[FundingState]
    districts: list[tuple[str, str]]


class FundingSection(Section):
    """A card for each source of money, and the dialog for a new one."""

    KEY = "funding"
    TITLE = mark("Funding sources")
    TABLES = frozenset(("funding", "funding_place", "letter", "letter_row"))

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._districts: list[tuple[str, str]] = []
        add = Button(_("Add funding..."), self.add, icon="add", kind="filled")
        told = Words(_("A source of money pays some months for some people."), "second")
        self.body.addLayout(row(told, None, add))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self.body.addLayout(self._cards, 1)

    def reload(self) -> None:
        read = self._read()
        self._districts = read.districts
        clear(self._cards)
        for state in read.states:
            self._cards.addWidget(_card(state))
        if read.states:
            self._cards.addStretch(1)
        else:
            self._cards.addWidget(
                EmptyState(
                    "wallet",
                    _("No funding yet"),
                    _("Letters need a source of money: its cap, its months, and its places."),
                )
            )

    def _read(self) -> _Read:
        with self.context.database.read() as session:
            office = office_queries.own_office(session)
            if office is None:
                return _Read([], [])
            districts = [
                (line.code, line.name) for line in region_queries.children(session, office.region)
            ]
            return _Read(list_funding(session), districts)

    def add(self) -> QWidget:
        """Ask for a new source of money."""
        year = self.context.acting.today().year
        dialog = NewFunding(self._districts, year, self)
        dialog.submitted.connect(lambda values: self._save(dialog, values))
        dialog.open()
        return dialog

    def _save(self, dialog: NewFunding, values: dict[str, object]) -> None:
        context = self.context

        def save(_progress: Progress) -> FundingState:
            with context.database.write() as session:
                return add_funding(session, context.acting, **values)  # type: ignore[arg-type]

        def refused(error: UserError) -> None:
            dialog.refuse(error)

        context.jobs.run(
            save,
            lambda _state: dialog.accept(),
            _("Saving the funding"),
            on_refused=refused,
            owner=dialog,
        )


def months_words(first_month: date, months: int) -> str:
    """The months of cover: `Juli s.d. Desember 2026, 6 bulan`."""
    return _("{span}, {n} months").format(span=month_span(first_month, months), n=months)


def _card(state: FundingState) -> Card:
    card = Card(
        funding_name(state.source, state.year),
        f"{months_words(state.first_month, state.months)} · "
        + _("{rate} a person and month").format(rate=rupiah(state.monthly_rate)),
        corner=Words(_("Cap {amount}").format(amount=rupiah(state.cap)), "strong"),
    )
    used = _("{used} of {cap} taken, {left} left").format(
        used=rupiah(state.committed), cap=rupiah(state.cap), left=rupiah(state.left)
    )
    card.body.addWidget(Words(used, "second", wrap=True))
    if state.places:
        bars = [
            Bar(
                place.name,
                (Part(place.taken, "accent"),),
                limit=place.places,
                figure=f"{grouped(place.taken)} / {grouped(place.places)}",
            )
            for place in state.places
        ]
        card.body.addWidget(BarChart(_("Places by kecamatan"), bars))
    return card
