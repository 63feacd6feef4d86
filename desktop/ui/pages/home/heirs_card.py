"""How many people have an heir, by kecamatan; each leads to those who have none."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from db.queries.heirs import HeirShare
from db.queries.workers import WorkerFilter
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.ui.pages.home.needs import Go
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, clear, holder, row
from desktop.ui.parts.words import Words

_ACROSS, _ACROSS_NARROW = 3, 1


class HeirsCard(Card):
    """Without an heir a benefit waits for papers; so whoever has none is told of early."""

    def __init__(self, go: Go) -> None:
        self._go = go
        self._all = Button(_("Show those without"), lambda: self._show_without(""), kind="link")
        super().__init__(_("People with an heir"), " ", corner=self._all)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(36)
        self._grid.setVerticalSpacing(2)
        self.body.addLayout(self._grid)
        self._shares: tuple[HeirShare, ...] = ()
        self._across = _ACROSS

    def show_shares(self, shares: Sequence[HeirShare]) -> None:
        """Show these figures."""
        self._shares = tuple(shares)
        people = sum(one.workers for one in shares)
        having = sum(one.with_heir for one in shares)
        self.set_caption(
            _("{having} of {people} people ({percent}%)").format(
                having=grouped(having), people=grouped(people), percent=_percent(having, people)
            )
        )
        self._all.setVisible(having < people)
        self._lay_out()

    def arrange(self, *, narrow: bool) -> None:
        """One kecamatan beside the other, or one under the other."""
        across = _ACROSS_NARROW if narrow else _ACROSS
        if across != self._across:
            self._across = across
            self._lay_out()

    def _lay_out(self) -> None:
        clear(self._grid)
        deep = -(-len(self._shares) // self._across) or 1
        for number, one in enumerate(self._shares):
            across, down = divmod(number, deep)
            self._grid.addWidget(holder(self._line(one)), down, across)
        for across in range(_ACROSS):
            self._grid.setColumnStretch(across, 1 if across < self._across else 0)

    def _line(self, one: HeirShare) -> QHBoxLayout:
        code = one.region
        link = Button(one.kecamatan, lambda: self._show_without(code), kind="link")
        link.allow(one.with_heir < one.workers, _("Everybody here has an heir"))
        figure = f"{grouped(one.with_heir)} / {grouped(one.workers)}"
        return row(link, None, Words(figure, "label"))

    def _show_without(self, region: str) -> None:
        self._go("workers", WorkerFilter(region=region, has_heir=False))


def _percent(part: int, whole: int) -> int:
    """Whole percent, never 100 while one is missing."""
    return 100 * part // whole if whole else 0
