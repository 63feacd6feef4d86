"""The contribution rates: read-only, since they come with the program and its updates."""

from datetime import date

from db.queries import rates as queries
from db.queries.rates import AdjustmentLine, RateLine, TierLine
from desktop.domain.dates import short_date
from desktop.domain.money import rupiah
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.ui.cells import Shown
from desktop.ui.context import Context
from desktop.ui.pages.settings.section import Section
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.words import Words
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView


def _day(day: date | None) -> str:
    return short_date(day) if day else _("until further notice")


def _amount(line: RateLine) -> str:
    if line.flat:
        return rupiah(line.flat)
    whole, rest = divmod(line.basis_points, 100)
    return f"{whole},{rest:02} %"


def _strong(_row: object) -> Shown:
    return Shown(strong=True)


class RatesSection(Section):
    """Tiers, rates and relief, each with its dates and the regulation it comes from."""

    KEY = "rates"
    TITLE = mark("Contributions")
    TABLES = frozenset(("contribution_rate", "contribution_tier", "contribution_adjustment"))

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        database, kept = context.database, context.preferences
        self._rates: BlockModel[RateLine] = BlockModel(
            database,
            [
                Column("programme", _("Programme"), lambda row: row.programme.upper(), 110,
                       shown=_strong),
                Column("amount", _("A month"), _amount, 120, align="right"),
                Column("since", _("From"), lambda row: _day(row.since), 120),
                Column("until", _("Until"), lambda row: _day(row.until), 160),
                Column("source", _("Source"), lambda row: row.source, 200, stretch=True),
            ],
        )  # fmt: skip
        self._cuts: BlockModel[AdjustmentLine] = BlockModel(
            database,
            [
                Column("programme", _("Programme"), lambda row: row.programme.upper(), 110,
                       shown=_strong),
                Column("percent", _("Asked"), lambda row: f"{row.percent} %", 120, align="right"),
                Column("since", _("From"), lambda row: _day(row.since), 120),
                Column("until", _("Until"), lambda row: _day(row.until), 160),
                Column("source", _("Source"), lambda row: row.source, 200, stretch=True),
            ],
        )  # fmt: skip
        self._tiers: BlockModel[TierLine] = BlockModel(
            database,
            [
                Column("from", _("Income from"), lambda row: rupiah(row.income_from), 150,
                       align="right"),
                Column("base", _("Reckoned as"), lambda row: rupiah(row.base), 150, align="right"),
                Column("since", _("From"), lambda row: _day(row.since), 120),
                Column("source", _("Source"), lambda row: row.source, 200, stretch=True),
            ],
        )  # fmt: skip
        self._views: list[TableView] = []
        told = _("The rates come with the program, each with the regulation it is taken from.")
        self.body.addWidget(Banner(told, "info"))
        for name, title, model in (
            ("rates", _("Rates"), self._rates),
            ("cuts", _("Relief"), self._cuts),
            ("tiers", _("Income tiers"), self._tiers),
        ):
            view = TableView(name, title, kept)
            view.show_model(model)
            self.body.addWidget(Words(title, "heading"))
            card = TableCard(view, hint=False)
            card.footer.hide()
            self._views.append(view)
            self.body.addWidget(card)
        self.body.addStretch(1)

    def reload(self) -> None:
        with self.context.database.read() as session:
            self._rates.show_source(RowList(queries.rates(session)))
            self._cuts.show_source(RowList(queries.adjustments(session)))
            self._tiers.show_source(RowList(queries.tiers(session)))
        for view in self._views:
            view.fit_rows()
