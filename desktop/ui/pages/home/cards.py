"""The other cards of Beranda: progress by kecamatan, the budget, the last acts."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout

from db.queries.audit import Entry
from desktop.domain.dates import month_span
from desktop.domain.money import grouped, rupiah
from desktop.domain.texts import gettext as _
from desktop.services.letters.funding import FundingState
from desktop.ui.funding_words import funding_name
from desktop.ui.moments import moment_words
from desktop.ui.pages.home.acts import act_words
from desktop.ui.pages.home.needs import Go
from desktop.ui.pages.home.read_state import District
from desktop.ui.parts.bars import Bar, BarChart, Key, Part, PartsBar
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, clear, column, holder, row
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened, Words


class ProgressCard(Card):
    """People against the places there are, by kecamatan, to one scale."""

    def __init__(self) -> None:
        super().__init__(_("Progress by kecamatan"), _("People against the places there are"))
        self._over = Shortened("", "label", tone="warning")
        self._over.hide()
        keys = Flow(gap=12)
        for colour, words in (
            ("accent", _("In letters")),
            ("chart_third", _("Ready")),
            ("chart_second", _("Not verified")),
            ("chart_empty", _("Free places")),
        ):
            keys.addWidget(holder(row(Key(colour), Words(words, "caption"), gap=6)))
        self.body.addLayout(keys)
        self.body.addWidget(self._over)
        self._chart = BarChart(_("Progress by kecamatan"))
        self.body.addWidget(self._chart)
        self.body.addStretch(1)

    def show_districts(self, districts: list[District]) -> None:
        """Show these figures."""
        self._chart.show_bars([_bar(each) for each in districts])
        over = [each for each in districts if _excess(each) > 0]
        self._over.setText(
            _("{name} over by {n}").format(name=over[0].name, n=grouped(_excess(over[0])))
            if over
            else ""
        )
        self._over.setVisible(bool(over))


def _excess(district: District) -> int:
    return district.taken + district.ready - district.places if district.places else 0


def _bar(district: District) -> Bar:
    parts = (
        Part(district.taken, "accent"),
        Part(district.ready, "chart_third"),
        Part(district.listed, "chart_second"),
    )
    people = district.taken + district.ready + district.listed
    figure = grouped(people)
    if district.places:
        figure += f" / {grouped(district.places)}"
    return Bar(district.name, parts, district.places, figure, over=_excess(district) > 0)


class BudgetCard(Card):
    """What the newest funding has left."""

    def __init__(self, go: Go) -> None:
        self._details = Button(_("Details"), lambda: go("settings", "funding"), kind="link")
        super().__init__(_("Budget"), " ", corner=self._details)
        self._go = go
        self._left = Words("", "figure")
        self._for = Shortened("", "caption")
        self._bar = PartsBar(_("Budget"))
        self._figures = row(gap=24)
        top = row(self._left, gap=10)
        top.addWidget(self._for, 1)
        self.body.addLayout(top)
        self.body.addWidget(self._bar)
        self.body.addLayout(self._figures)
        self.body.addStretch(1)

    def show_funding(self, funding: FundingState | None) -> None:
        """Show a funding, or that there is none and how to add it."""
        clear(self._figures)
        there = funding is not None
        self._bar.setVisible(there)
        self._details.setVisible(there)
        if funding is None:
            self.heading.setText(_("Budget"))
            self.set_caption(_("Letters need a source of money."))
            self._left.setText("")
            self._for.setText("")
            add = Button(
                _("Add funding..."), lambda: self._go("settings", "funding"), icon="wallet"
            )
            self._figures.addWidget(add)
            self._figures.addStretch(1)
            return
        self.heading.setText(
            _("Budget {source}").format(source=funding_name(funding.source, funding.year))
        )
        span = month_span(funding.first_month, funding.months)
        self.set_caption(
            _("{span} · {n} months × {rate} a person").format(
                span=span, n=funding.months, rate=rupiah(funding.monthly_rate)
            )
        )
        self._show_money(funding)

    def _show_money(self, funding: FundingState) -> None:
        each = funding.monthly_rate * funding.months
        more = max(0, funding.left) // each if each else 0
        told = _("left for {n} people, of {cap}").format(n=grouped(more), cap=rupiah(funding.cap))
        self._left.setText(rupiah(funding.left))
        self._for.setText(told)
        parts = (Part(funding.committed, "accent"), Part(max(0, funding.left), "chart_empty"))
        self._bar.show_parts(parts, f"{rupiah(funding.left)} {told}")
        for colour, words, amount, people in (
            ("accent", _("In letters"), funding.committed, funding.people),
            ("chart_empty", _("Left"), funding.left, more),
        ):
            self._figures.addLayout(
                column(
                    row(Key(colour), Words(words, "caption"), None, gap=6),
                    Words(rupiah(amount), "strong"),
                    Words(_("{n} people").format(n=grouped(people)), "caption"),
                    gap=2,
                ),
                1,
            )


class ActsCard(Card):
    """What was done last, by whom needs no saying while there is one operator."""

    def __init__(self) -> None:
        super().__init__(_("Done last"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_acts(self, acts: list[Entry], now: datetime) -> None:
        """Show these entries of the audit."""
        clear(self._lines)
        for entry in acts:
            icon, words = act_words(entry)
            line = row(Symbol(icon, "second", 16), gap=10)
            line.addWidget(Shortened(words))
            line.addStretch(1)
            line.addWidget(Words(moment_words(entry.at, now), "caption"))
            self._lines.addLayout(line)
