"""Ganda: pairs that may be one person, the likeliest first; decided one at a time, by keys."""

from collections.abc import Callable
from datetime import datetime, time
from itertools import pairwise
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.engine import Session
from db.queries import doubles as queries
from db.queries.decisions import DecidedLine
from desktop.domain.errors import UserError
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark, ngettext
from desktop.services.acting import OFFICE_ZONE
from desktop.ui.cells import REASON_HEIGHT, Shown
from desktop.ui.context import Context
from desktop.ui.pages.doubles.acts import (
    Work,
    merging,
    taking_back,
    taking_back_one,
    telling_apart,
)
from desktop.ui.pages.doubles.comparison import Comparison
from desktop.ui.pages.doubles.decided import DecidedCard
from desktop.ui.pages.doubles.evidence import EvidenceCard, score_text
from desktop.ui.pages.doubles.key_button import KeyButton
from desktop.ui.pages.doubles.read_pair import PairRow, PairSource, PairView, read_pair
from desktop.ui.pages.page import Badge, Page, Picture
from desktop.ui.parts.buttons import Button, IconButton
from desktop.ui.parts.card import column, holder, scrolling
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.segments import Segments
from desktop.ui.parts.stack import FittingStack
from desktop.ui.parts.words import Words
from desktop.ui.table_model import BlockModel, Column
from desktop.ui.table_view import TableCard, TableView

_LEFT, _RIGHT = 0, 1
NARROW = 900
"""The page's width under which the list of pairs gives way to the pair."""

_LEAST_COMPARED = 190
"""So much of the two is seen before the page scrolls."""

_WAITING, _DECIDED = "waiting", "decided"


class DoublesPage(Page):
    """The queue at the left; two people side by side, and what is decided, at the right."""

    KEY = "doubles"
    TITLE = mark("Doubles")
    ICON = "people-swap"
    TABLES: ClassVar[frozenset[str]] = frozenset(("worker_pair", "worker_merge", "worker", "heir"))

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.view: PairView | None = None
        self._at_work = False
        self._decided_today = 0
        self._wanted: int | None = None
        self.shown = Segments(_("Pairs"), [(_WAITING, _("To decide")), (_DECIDED, _("Decided"))])
        self.shown.setToolTip(_("D shows what was decided, and again what waits"))
        self.shown.chosen.connect(lambda _which: self._show_part())
        self.buttons.addWidget(self.shown)
        self.back = Button(_("Undo decision"), self.undo, icon="arrow-undo", kind="bare")
        self.buttons.addWidget(self.back)
        self.steps = (
            IconButton("chevron-left", _("Pair before"), lambda: self.step(-1)),
            IconButton("chevron-right", _("Next pair"), lambda: self.step(1)),
        )
        for arrow in self.steps:
            self.buttons.addWidget(arrow)
        self.decided = DecidedCard(context, self.take_back)
        self.pairs = TableView("doubles", _("Pairs"), context.preferences, row_height=REASON_HEIGHT)
        self.model = BlockModel(context.database, _columns())
        self.pairs.show_model(self.model)
        self.pairs.horizontalHeader().hide()
        self._card = TableCard(self.pairs, hint=False)
        self._card.setFixedWidth(256)
        self.evidence = EvidenceCard()
        self.comparison = Comparison()
        self._stack = FittingStack()
        self._acts = self._act_row()
        self._lay_out()
        self.pairs.chosen.connect(lambda _row: self._show_pair())

    def _act_row(self) -> Flow:
        """The deeds, each with its key."""
        deeds: tuple[tuple[str, str, Callable[[], object], str], ...] = (
            ("G", _("Merge as chosen"), self.merge, "filled"),
            ("A", _("Keep A only"), lambda: self.keep(_LEFT), "plain"),
            ("B", _("Keep B only"), lambda: self.keep(_RIGHT), "plain"),
            ("X", _("Not a double"), self.tell_apart, "plain"),
            ("L", _("Skip"), lambda: self.step(1), "plain"),
        )
        self.act: dict[str, KeyButton] = {}
        line = Flow(gap=8)
        for key, text, deed, kind in deeds:
            self.act[key] = KeyButton(key, text, deed, kind=kind)
            line.addWidget(self.act[key])
            shortcut = QShortcut(QKeySequence(key), self, deed)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
        turn = QShortcut(QKeySequence("D"), self, self.turn)
        turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self, self.undo)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return line

    def _lay_out(self) -> None:
        told = _(
            "Nothing is lost by merging: the sources and the history of both stay, and the "
            "decision can be taken back."
        )
        right = column(self.evidence, gap=12)
        compared = scrolling(self.comparison)
        compared.setMinimumHeight(_LEAST_COMPARED)
        right.addWidget(compared, 1)
        right.addWidget(Words(told, "caption", wrap=True))
        right.addLayout(self._acts)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(self._card)
        across.addLayout(right, 1)
        nobody = EmptyState(
            "people-swap",
            _("No doubles to decide"),
            _("Whoever comes in or changes is compared with the register; pairs stand here."),
        )
        nothing = EmptyState(
            "people-swap",
            _("Nothing has been decided."),
            _("Each decision stands here, and can be taken back."),
        )
        for widget in (holder(across), nobody, self.decided, nothing):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)

    @staticmethod
    def badge(session: Session) -> Badge | None:
        waiting = queries.count_open(session)
        return Badge(waiting) if waiting else None

    def opened(self, about: object = None) -> None:
        if isinstance(about, int):
            self.shown.set_value(_WAITING)
            self._show_part()
            self._wanted = about
            self._go_to_wanted()
        self._first().setFocus()

    def _go_to_wanted(self) -> None:
        """Choose the first pair that a worker stands in."""
        if self._wanted is None:
            return
        wanted, self._wanted = self._wanted, None
        with self.context.database.read() as session:
            ids = {pair.id for pair in queries.open_pairs_of(session, wanted)}
            lines = queries.open_pairs(session)
        at = next((number for number, pair in enumerate(lines) if pair.id in ids), None)
        if at is not None:
            self.pairs.choose_row(at)

    def reload(self) -> None:
        """Read the pairs again; the next one takes the place of the one decided."""
        at = max(self.pairs.currentIndex().row(), 0)
        self.model.show_source(PairSource())
        count = self.model.rowCount()
        self._card.set_footer(
            ngettext("{n} pair", "{n} pairs", count).format(n=grouped(count)),
            _("likeliest first"),
        )
        self.decided.reload()
        self._show_part()
        self.pairs.choose_row(min(at, count - 1))
        self._show_pair()

    def turn(self) -> None:
        """Show what was decided, or again what waits."""
        self.shown.set_value(_WAITING if self.at_decided else _DECIDED)
        self._show_part()
        self._first().setFocus()

    @property
    def at_decided(self) -> bool:
        """Whether the decisions are shown."""
        return self.shown.value() == _DECIDED

    def _show_part(self) -> None:
        """The pairs or the decisions, or that there are none."""
        model = self.decided.model if self.at_decided else self.model
        self._stack.setCurrentIndex(2 * self.at_decided + (model.rowCount() == 0))
        for arrow in self.steps:
            arrow.setEnabled(not self.at_decided)
        self._say_where()

    def _first(self) -> QWidget:
        """Where the keys go: the table that is shown, else what does no harm by Enter."""
        model = self.decided.model if self.at_decided else self.model
        if not model.rowCount():
            return self.shown.button(self.shown.value())
        if self.at_decided:
            return self.decided.view
        return self.act["L"] if self._card.isHidden() else self.pairs

    def _show_pair(self) -> None:
        chosen = self.model.row(self.pairs.currentIndex().row())
        self.view = None
        with self.context.database.read() as session:
            if chosen is not None:
                self.view = read_pair(session, chosen.pair)
            last = queries.last_decision(session)
            today = datetime.combine(self.context.acting.today(), time(), OFFICE_ZONE)
            decided = queries.decided_since(session, today)
        self.evidence.show_pair(self.view)
        self.comparison.show_pair(self.view)
        for button in self.act.values():
            button.setEnabled(self.view is not None)
        # As it is read: the pair, its values, what is decided.
        stops = [self.pairs, *self.comparison.dots(), *self.act.values()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.back.allow(last is not None, _("Nothing has been decided."))
        self._decided_today = decided
        self._say_where()

    def _say_where(self) -> None:
        count, decided, told = self.model.rowCount(), self._decided_today, []
        if count and not self.at_decided:
            at = self.pairs.currentIndex().row() + 1
            told.append(_("Pair {at} of {n}").format(at=grouped(at), n=grouped(count)))
        if decided:
            words = ngettext("{n} decided today", "{n} decided today", decided)
            told.append(words.format(n=grouped(decided)))
        self.set_caption(" · ".join(told))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where there is no room for both, the pair stays: keys and arrows go along the list.
        wide = self.width() >= NARROW
        self._card.setVisible(wide)
        self.back.setVisible(wide)

    def step(self, by: int) -> None:
        """Go to the pair behind, or before."""
        if self.at_decided:
            return
        self.pairs.choose_row(self.pairs.currentIndex().row() + by)

    def merge(self) -> None:
        """Make one of the two, of the values chosen."""
        if self.view is not None and not self.at_decided:
            take = self.comparison.choices()
            self._merge(self.view.a.line.id, self.view.b.line.id, take)

    def keep(self, side: int) -> None:
        """Make one of the two, of the values of one side alone."""
        if self.view is None or self.at_decided:
            return
        kept, dropped = self.view.a.line.id, self.view.b.line.id
        if side == _RIGHT:
            kept, dropped = dropped, kept
        self._merge(kept, dropped, dict.fromkeys(self.comparison.choices(), kept))

    def _merge(self, keep: int, drop: int, take: dict[str, int]) -> None:
        if self.view is not None:
            names = self.view.a.line.name, self.view.b.line.name
            told = _("{a} and {b} are one now.").format(a=names[0], b=names[1])
            self._decide(merging(self.context, keep, drop, take), told)

    def tell_apart(self) -> None:
        """They are two people."""
        if self.view is not None and not self.at_decided:
            a, b = self.view.a.line, self.view.b.line
            told = _("{a} and {b} are two people.").format(a=a.name, b=b.name)
            self._decide(telling_apart(self.context, a.id, b.id), told)

    def undo(self) -> None:
        """Take the newest decision back; pressed again, the one before it."""
        self._decide(taking_back(self.context), _("The decision was taken back."), undo=False)

    def take_back(self, line: DecidedLine) -> None:
        """Take one decision back, whichever it is."""
        told = _("{a} and {b} are to be decided again.").format(a=line.a_name, b=line.b_name)
        self._decide(taking_back_one(self.context, line), told, undo=False)

    def _decide(self, work: Work, told: str, *, undo: bool = True) -> None:
        """One decision at a time: the next key waits for the next pair."""
        if self._at_work:
            return
        self._at_work = True
        messages = self.context.messages

        def done(decided: bool) -> None:
            self._at_work = False
            if decided:
                messages.tell(told, action=(_("Undo"), self.undo) if undo else None)
            self._first().setFocus()

        def refused(fault: UserError) -> None:
            self._at_work = False
            messages.refuse(fault)

        self.context.jobs.run(
            work, done, _("Recording the decision"), on_refused=refused, owner=self
        )

    def pictures(self) -> list[Picture]:
        return [Picture("decided", self.turn)]


def _columns() -> list[Column[PairRow]]:
    """Two names one under the other, and the score."""
    return [
        Column(
            "names",
            _("Pair"),
            lambda each: each.a,
            160,
            stretch=True,
            shown=lambda each: Shown(reason=each.b, medium=True),
            tip=lambda each: f"{each.a}\n{each.b}",
        ),
        Column(
            "score",
            _("Likeness"),
            lambda each: score_text(each.pair.score),
            64,
            align="right",
            shown=lambda each: Shown(strong=True, share=each.pair.score / 1000),
        ),
    ]
