"""Hasil: what each came to, exam marks typed in place, the end of the training, certificates."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.training.closing import set_exam_mark
from desktop.ui.cells import REASON_HEIGHT
from desktop.ui.context import Context
from desktop.ui.pages.trainings.certifying import Certifying
from desktop.ui.pages.trainings.read import Standing, minimum_words
from desktop.ui.pages.trainings.results_table import (
    MARK_KEY,
    MarkCellDelegate,
    Result,
    ResultsModel,
    ResultsView,
)
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.flow import flowing
from desktop.ui.parts.stack import FittingStack
from desktop.ui.parts.words import Words
from desktop.ui.table_view import TableCard


class ResultsTab(QWidget):
    """The results of a training; `failed` tells that what is shown is not what stands.

    `settled` tells that no mark waits to be kept any more.
    """

    failed = Signal()
    settled = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.certifying = Certifying(context, self)
        self._standing: Standing | None = None
        self._waiting = 0
        self.model = ResultsModel(context.database)
        self.model.typed.connect(self._keep_mark)
        self.model.refused.connect(self._on_refused)
        self.table = ResultsView(
            "training-results", _("Results"), context.preferences, row_height=REASON_HEIGHT
        )
        self.table.setItemDelegate(MarkCellDelegate(self.table))
        self.table.setModel(self.model)
        self.model.setParent(self.table)
        self.model.modelReset.connect(self._on_columns)
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.table.selectionModel().selectionChanged.connect(lambda *_all: self._show_allowed())
        self._card = TableCard(self.table)
        self.close_button = Button(_("Close training..."), self.ask_close, icon="lock-closed")
        self.make_button = Button(
            _("Make certificates..."), self.ask_certificates, icon="certificate", kind="filled"
        )
        self.again_button = Button(_("For those chosen..."), self.ask_again, icon="certificate")
        self.revoke_button = Button(_("Revoke..."), self.ask_revoke, icon="subtract-circle")
        self._told = Words("", "second", wrap=True)
        self._empty = EmptyState(
            "certificate",
            _("No participants yet"),
            _("Here stands what each came to: JP attended of those held, exam, certificate."),
        )
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(
            flowing(self.close_button, self.make_button, self.again_button, self.revoke_button)
        )
        column.addWidget(self._told)
        column.addWidget(self._card, 1)
        self._stack = FittingStack()
        self._stack.addWidget(inside)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self._stack, 1)

    def _on_columns(self) -> None:
        for number, column in enumerate(self.model.columns):
            self.table.setColumnWidth(number, column.width)
        self.table._stretch()  # noqa: SLF001 - its own event does the same

    @property
    def typing(self) -> bool:
        """Whether an exam mark that is shown is not kept yet."""
        return self._waiting > 0

    def show_standing(self, standing: Standing) -> None:
        """Show the results as they stand; the chosen row stays chosen."""
        at, across = self.table.currentIndex().row(), self.table.currentIndex().column()
        same = self._standing is not None and self._standing.line.id == standing.line.id
        self._standing = standing
        self.model.show_standing(standing)
        self._stack.setCurrentIndex(0 if standing.people else 1)
        if standing.people:
            column = across if same and across >= 0 else max(0, self.model.column_of(MARK_KEY))
            row = min(max(at, 0), len(standing.people) - 1) if same else 0
            self.table.setCurrentIndex(self.model.index(row, column))
        self._show_sums()
        self._show_allowed()

    def _show_sums(self) -> None:
        standing = self._standing
        if standing is None:
            return
        told = [minimum_words(standing.line, standing.matrix.held)]
        if standing.line.exam:
            words = _("exam mark at least {mark}")
            told.append(words.format(mark=standing.line.pass_mark))
            missing = sum(each.who.exam_mark is None for each in self.model.results)
            if missing and not standing.closed:
                words = ngettext("{n} without a mark", "{n} without a mark", missing)
                told.append(words.format(n=grouped(missing)))
        self._told.setText(_("To pass: {told}").format(told=" · ".join(told)))
        passing = self.passing
        people = len(self.model.results)
        words = _("{passing} of {n} pass")
        if standing.closed:
            exam = standing.line.exam
            words = _("{passing} of {n} passed") if exam else _("{passing} of {n} completed it")
        certified = sum(
            each.certificate is not None and not each.certificate.revoked
            for each in self.model.results
        )
        count = ngettext("{n} certificate", "{n} certificates", certified)
        self._card.set_footer(
            words.format(passing=grouped(passing), n=grouped(people)),
            count.format(n=grouped(certified)) if certified else "",
        )

    @property
    def passing(self) -> int:
        """How many pass by what stands."""
        return sum(each.passes for each in self.model.results)

    def _chosen(self) -> list[Result]:
        rows = (self.model.row(number) for number in self.table.chosen_rows())
        return [each for each in rows if each is not None]

    def _show_allowed(self) -> None:
        standing = self._standing
        closed = standing is not None and standing.closed
        chosen = self._chosen()
        standing_ones = [
            each for each in chosen if each.certificate and not each.certificate.revoked
        ]
        self.close_button.setVisible(not closed)
        for button in (self.make_button, self.again_button, self.revoke_button):
            button.setVisible(closed)
        self.make_button.allow(self.passing > 0, _("Nobody passed"))
        passed = bool(chosen) and all(each.passes for each in chosen)
        self.again_button.allow(passed, _("Choose people who passed"))
        self.revoke_button.allow(
            len(chosen) == 1 and bool(standing_ones), _("Choose one person with a certificate")
        )

    def _keep_mark(self, participant: int, mark: int | None) -> None:
        """Keep a mark that is shown already."""
        if self._standing is None:
            return
        context, training = self._context, self._standing.line.id
        self._show_sums()

        def work(_progress: Progress) -> None:
            with context.database.write() as session:
                set_exam_mark(session, context.acting, training, participant, mark)

        def done(_nothing: None) -> None:
            self._waiting -= 1
            if not self._waiting:
                self.settled.emit()

        def refused(error: UserError) -> None:
            self._waiting -= 1
            context.messages.refuse(error)
            self.failed.emit()

        self._waiting += 1
        context.jobs.run(work, done, _("Saving"), on_refused=refused, owner=self)

    def _on_refused(self, text: str) -> None:
        words = _("{text} is no exam mark. Type a whole number from 0 to 100.")
        self._context.messages.tell(words.format(text=f'"{text}"'), "error")

    def ask_close(self) -> QWidget | None:
        """Ask before the training is closed."""
        if self._standing is None or self._standing.closed:
            return None
        return self.certifying.ask_close(self._standing, self.passing)

    def ask_certificates(self) -> QWidget | None:
        """Ask for the certificates of everybody who passed."""
        return self.certifying.ask_certificates(self._standing) if self._standing else None

    def ask_again(self) -> QWidget | None:
        """Ask for the certificates of those chosen; whose was revoked gets a new one."""
        people = [each.who for each in self._chosen()]
        if self._standing is None or not people:
            return None
        return self.certifying.ask_certificates(self._standing, people)

    def ask_revoke(self) -> QWidget | None:
        """Ask why the chosen certificate is taken back."""
        lines = [each.certificate for each in self._chosen() if each.certificate]
        return self.certifying.ask_revoke(lines[0]) if len(lines) == 1 else None
