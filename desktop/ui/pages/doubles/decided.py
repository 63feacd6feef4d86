"""What was decided of pairs, each decision to be taken back."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from db.engine import Session
from db.queries import decisions as queries
from db.queries.decisions import DecidedLine
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.acting import OFFICE_ZONE
from desktop.ui.cells import REASON_HEIGHT, Shown
from desktop.ui.context import Context
from desktop.ui.editors import grouped_digits
from desktop.ui.moments import moment_words
from desktop.ui.pages.doubles.key_button import KeyButton
from desktop.ui.table_model import BlockModel, Column
from desktop.ui.table_view import TableCard, TableView


class DecidedSource:
    """The decisions that stand, the newest first."""

    def count(self, session: Session) -> int:
        """How many there are."""
        return queries.count_decided(session)

    def page(
        self, session: Session, *, after: Any | None, skip: int, limit: int
    ) -> tuple[Sequence[DecidedLine], Any | None]:
        """Some of them."""
        return queries.decided(session, skip=skip, limit=limit), None


class DecidedCard(TableCard):
    """The decisions as a table; `take_back` gets the one that is chosen."""

    def __init__(self, context: Context, take_back: Callable[[DecidedLine], None]) -> None:
        view = TableView("decided", _("Decisions"), context.preferences, row_height=REASON_HEIGHT)
        super().__init__(view)
        self._take_back = take_back
        now = context.acting.now
        self.model = BlockModel(context.database, _columns(lambda: now().astimezone(OFFICE_ZONE)))
        view.show_model(self.model)
        self.act = KeyButton("U", _("Take this decision back"), self.take_back)
        self.add_act(self.act)
        key = QShortcut(QKeySequence("U"), self, self.take_back)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.setAutoRepeat(False)
        view.chosen.connect(self._on_chosen)

    def reload(self) -> int:
        """Read the decisions again; give back how many there are."""
        at = max(self.view.currentIndex().row(), 0)
        self.model.show_source(DecidedSource())
        count = self.model.rowCount()
        words = ngettext("{n} decision", "{n} decisions", count).format(n=grouped(count))
        self.set_footer(words, _("newest first"))
        self.view.choose_row(min(at, count - 1))
        self._on_chosen(self.view.currentIndex().row())
        return count

    def take_back(self) -> None:
        """Take the chosen decision back."""
        line = self.model.row(self.view.currentIndex().row())
        if line is not None:
            self._take_back(line)

    def _on_chosen(self, number: int) -> None:
        self.act.setEnabled(self.model.row(number) is not None)


def decision_words(line: DecidedLine) -> str:
    """What was decided."""
    return _("Two people") if line.b_id is not None else _("Merged, A stays")


def _columns(now: Callable[[], datetime]) -> list[Column[DecidedLine]]:
    return [
        Column(
            "decision",
            _("Decision"),
            decision_words,
            150,
            shown=lambda line: Shown(tone="info" if line.b_id is not None else "ok"),
        ),
        Column(
            "a",
            "A",
            lambda line: line.a_name,
            200,
            stretch=True,
            shown=lambda line: Shown(reason=grouped_digits(line.a_nik), medium=True),
            tip=lambda line: line.a_name,
        ),
        Column(
            "b",
            "B",
            lambda line: line.b_name,
            240,
            shown=lambda line: Shown(reason=grouped_digits(line.b_nik), medium=True),
            tip=lambda line: line.b_name,
        ),
        Column(
            "at",
            _("When"),
            lambda line: moment_words(line.at.astimezone(OFFICE_ZONE), now()),
            140,
        ),
        Column("by", _("By"), lambda line: line.by, 110, tip=lambda line: line.by),
    ]
