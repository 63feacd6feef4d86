"""Hadir: the matrix with its keys, who and what the current cell is, and its history."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries import attendance
from db.queries.attendance import Cell, MarkLine
from desktop.domain.attendance import ATTENDANCE_LABELS, LETTERS, Attendance
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.domain.trainings import HOW_LABELS, How
from desktop.services.acting import OFFICE_ZONE
from desktop.ui.context import Context
from desktop.ui.dialogs.mark_history import MarkHistory, ToldMark
from desktop.ui.editors import TextEditor
from desktop.ui.moments import moment_words
from desktop.ui.pages.trainings.marking import Change, Marking
from desktop.ui.pages.trainings.marks_model import FIRST_SESSION, MarksModel
from desktop.ui.pages.trainings.marks_view import MarksView
from desktop.ui.pages.trainings.read import Standing, minimum_words, session_words
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import row
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.flow import flowing
from desktop.ui.parts.pill import Pill
from desktop.ui.parts.stack import FittingStack
from desktop.ui.parts.words import Shortened
from desktop.ui.table_view import TableCard

_PILLS = {
    Attendance.PRESENT: ("ok", "checkmark"),
    Attendance.LATE: ("warning", "clock"),
    Attendance.EXCUSED: ("info", "mail"),
    Attendance.SICK: ("neutral", "info"),
    Attendance.ABSENT: ("error", "dismiss-circle"),
}


class MarksTab(QWidget):
    """The matrix of a training."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._standing: Standing | None = None
        self._training = 0
        self.marking = Marking(context, self)
        self.model = MarksModel(context.database)
        self.view = MarksView(_("Attendance"), context.preferences, self.model)
        self.view.marked.connect(self.mark)
        self.view.moved.connect(self._show_cell)
        self.view.history_wanted.connect(self.show_history)
        self.search = TextEditor()
        self.search.setPlaceholderText(_("Name, body, code or number"))
        self.search.setAccessibleName(_("Search participants"))
        self.search.setFixedWidth(230)
        self.search.textChanged.connect(self._on_search)
        self.undo_button = Button(_("Undo"), self.undo, icon="arrow-undo", small=True)
        self.undo_button.setToolTip(_("Undo the last mark (Ctrl+Z)"))
        self.history_button = Button(_("History..."), self.show_history, icon="history", small=True)
        self.history_button.setToolTip(_("Every mark of this cell (Enter)"))
        self._cell = Shortened("", "second")
        self._keys = self._make_keys()
        self.marking.undoable.connect(self._show_allowed)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.undo)
        self._card = TableCard(self.view, hint=False)
        self._empty = EmptyState("grid", "", "")
        self._lay_out()
        self._show_allowed()

    def _make_keys(self) -> list[Button]:
        buttons = [
            Button(f"{LETTERS[each]}  {_(ATTENDANCE_LABELS[each])}",
                   lambda status=each: self.mark(status), small=True)  # type: ignore[misc]
            for each in Attendance
        ]  # fmt: skip
        clear = Button(_("Del  Clear"), lambda: self.mark(None), small=True)
        for each in (*buttons, clear):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return [*buttons, clear]

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(flowing(self.search, *self._keys, self.undo_button, self.history_button))
        column.addLayout(row(self._cell))
        column.addWidget(self._card, 1)
        self._stack = FittingStack()
        self._stack.addWidget(inside)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self._stack, 1)

    def show_standing(self, standing: Standing) -> None:
        """Show the training as it stands; the current cell stays where it is."""
        if standing.line.id != self._training:
            self._training = standing.line.id
            self.marking.forget()
            self.search.clear()
        at = self._current()
        self._standing = standing
        self.model.show_standing(standing)
        missing = _("No participants yet") if standing.sessions else _("No sessions yet")
        self._empty.heading.setText(missing)
        self._empty.words.setText(_("The matrix has a row for each participant and a column for"
                                    " each session; both are entered first."))  # fmt: skip
        self._stack.setCurrentIndex(0 if standing.people and standing.sessions else 1)
        place = self.model.place_of(*at) if at else None
        self.view.go_to(*(place or (0, self._first_open())))
        self._show_footer()
        self._show_cell()
        self._show_allowed()

    def _first_open(self) -> int:
        """The column of the first session that stands and where nobody is marked yet."""
        open_ones = [
            at
            for at, each in enumerate(self.model.sessions, start=FIRST_SESSION)
            if each.cancelled_at is None and not self.model.came(at)
        ]
        return next(iter(open_ones), FIRST_SESSION)

    def _current(self) -> tuple[int, int] | None:
        """Whose cell, and of which session, is current, by their ids."""
        index = self.view.currentIndex()
        who, session = self.model.row(index.row()), self.model.session_at(index.column())
        return (who.who.id, session.id) if who and session else None

    def _on_search(self, text: str) -> None:
        self.model.search(text)
        self.view.go_to(0, self._first_open())
        self._show_footer()

    def mark(self, status: Attendance | None) -> None:
        """Mark the selected cells, or clear them; one alone lets the next row be current."""
        if self._standing is None or self._standing.closed:
            return
        cells = sorted(
            {(each.row(), each.column()) for each in self.view.selectedIndexes()}
            or {(self.view.currentIndex().row(), self.view.currentIndex().column())}
        )
        changes = [each for cell in cells if (each := self._change(*cell, status)) is not None]
        if changes:
            self.marking.keep(self._training, changes)
        if len(cells) == 1 and status is not None and self.model.session_at(cells[0][1]):
            self.view.go_to(min(cells[0][0] + 1, self.model.rowCount() - 1), cells[0][1])
        self._show_cell()

    def _change(self, at: int, column: int, status: Attendance | None) -> Change | None:
        """Show a mark in a cell that takes one; nothing where it is so already."""
        one, session = self.model.row(at), self.model.session_at(column)
        if one is None or session is None or session.cancelled_at is not None:
            return None
        there = self.model.standing_at(at, column)
        before = Attendance(there.status) if there else None
        if before == status:
            return None
        self.model.set_mark(at, column, status)
        return Change(one.who.id, session.id, status, before)

    def undo(self) -> None:
        """Take the last mark back, and go to its cell."""
        if self._standing is None or self._standing.closed:
            return
        back = self.marking.undo(self._training)
        for each in back:
            place = self.model.place_of(each.participant, each.session)
            if place is not None:
                self.model.set_mark(*place, each.status)
                self.view.go_to(*place)
        self._show_cell()

    def show_history(self) -> MarkHistory | None:
        """Show every mark of the current cell."""
        index = self.view.currentIndex()
        one, session = self.model.row(index.row()), self.model.session_at(index.column())
        if one is None or session is None:
            return None
        with self._context.database.read() as reading:
            marks = attendance.mark_history(reading, session.id, one.who.id)
        now = self._context.acting.now()
        number = index.column() - FIRST_SESSION + 1
        told = [_told(each, now) for each in reversed(marks)]
        dialog = MarkHistory(one.who.name, session_words(number, session), told, self)
        dialog.open()
        return dialog

    def _show_cell(self) -> None:
        """Say whose cell is current and what stands there."""
        index = self.view.currentIndex()
        one, session = self.model.row(index.row()), self.model.session_at(index.column())
        if one is None or session is None:
            self._cell.setText("")
            return
        number = index.column() - FIRST_SESSION + 1
        there = self.model.standing_at(index.row(), index.column())
        told = [f"{one.who.row}. {one.who.name}", session_words(number, session)]
        told.append(_standing_words(there) if there else _("not marked"))
        self._cell.setText(" · ".join(told))

    def _show_footer(self) -> None:
        if self._standing is None:
            return
        shown, everybody = self.model.rowCount(), self.model.everybody
        words = ngettext("{n} participant", "{n} participants", shown).format(n=grouped(shown))
        of = _("of {n}").format(n=grouped(everybody)) if shown != everybody else ""
        least = minimum_words(self._standing.line, self._standing.matrix.held)
        self._card.set_footer(words, " · ".join(part for part in (of, least) if part))

    def _show_allowed(self) -> None:
        closed = self._standing is not None and self._standing.closed
        why = _("The training is closed")
        undo = self.marking.can_undo
        self.undo_button.allow(undo and not closed, why if closed else _("Nothing to undo"))
        for each in self._keys:
            each.allow(not closed, why)


def _came(status: Attendance, at: datetime) -> str:
    """The hour of somebody who came; who stayed away has none."""
    came = status in (Attendance.PRESENT, Attendance.LATE)
    return f"{at.astimezone(OFFICE_ZONE):%H.%M}" if came else ""


def _standing_words(cell: Cell) -> str:
    """What stands in a cell: `Present 08.03, by hand`."""
    status = Attendance(cell.status)
    label, how = _(ATTENDANCE_LABELS[status]), _(HOW_LABELS[How(cell.how)]).casefold()
    return f"{label} {_came(status, cell.at)}".strip() + f", {how}"


def _told(each: MarkLine, now: datetime) -> ToldMark:
    """A mark of the history in words."""
    status = Attendance(each.status)
    tone, icon = _PILLS[status]
    words = _("{how}, by {name}, {when}")
    made = words.format(
        how=_(HOW_LABELS[How(each.how)]),
        name=each.recorded_by,
        when=moment_words(each.recorded_at, now).casefold(),
    )
    ended = ""
    if not each.stands and each.ended_at is not None:
        words = _("Ended by {name}, {when}")
        when = moment_words(each.ended_at, now).casefold()
        ended = words.format(name=each.ended_by, when=when)
    label = f"{LETTERS[status]}  {_(ATTENDANCE_LABELS[status])} {_came(status, each.at)}"
    pill = Pill(label.strip(), tone, icon)
    return ToldMark(pill, made, ended, each.note)
