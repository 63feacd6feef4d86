"""Padan BPJS: the list out, the answer in, what it means, and who goes instead."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.engine import Session
from db.queries.workers import WorkerFilter, count_workers
from desktop.domain.dates import short_date
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark, ngettext
from desktop.services.checks.answers import Answered, Unmatched, decide_answer, import_answer
from desktop.services.checks.export import Sent, export_check, save_check
from desktop.services.checks.linking import send_replacements
from desktop.ui.context import Context
from desktop.ui.opening import open_path
from desktop.ui.pages.checks.columns import person_columns
from desktop.ui.pages.checks.meanings import MeaningsCard, UnmatchedCard, answer_of
from desktop.ui.pages.checks.read import CheckedPerson, CheckState, read_state
from desktop.ui.pages.page import Badge, Page, Picture
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import column, holder
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.stack import FittingStack
from desktop.ui.parts.tabs import tab_bar
from desktop.ui.parts.tabs_with_acts import TabsWithActs
from desktop.ui.table_model import BlockModel, RowList
from desktop.ui.table_view import TableCard, TableView

_SHEETS = "Excel (*.xlsx)"
_ANSWERS = "Excel, CSV (*.xlsx *.xls *.xlsb *.ods *.csv)"
NARROW = 900
"""The page's width under which its acts stand under the tabs."""

_WAITING, _REVIEW, _REFUSED, _CLEAR = range(4)


class ChecksPage(Page):
    """People by how the insurer answered; a sheet that is dropped here is an answer."""

    KEY = "checks"
    TITLE = mark("Insurer's check")
    ICON = "shield-checkmark"
    TAKES_FILES = True
    TABLES: ClassVar[frozenset[str]] = frozenset(
        ("worker", "insurer_check", "insurer_check_row", "finding")
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._state = CheckState()
        self._unmatched: list[Unmatched] = []
        self.answer = Button(_("Take in answer..."), self.choose_answer, icon="arrow-import")
        self.send = Button(
            _("Save list..."), self.choose_target, icon="arrow-export", kind="filled"
        )
        self.buttons.addWidget(self.answer)
        self.buttons.addWidget(self.send)
        self.bar = tab_bar(_("Answers"))
        for _tab in range(4):
            self.bar.addTab("")
        self.model = BlockModel(context.database, person_columns(context.acting.today()))
        self.table = TableView("checks", _("People sent to the insurer"), context.preferences)
        self.table.show_model(self.model)
        self._card = TableCard(self.table)
        self.clear = Button(_("Can be enrolled"), lambda: self._decide("clear"), small=True)
        self.refuse = Button(_("Refused"), lambda: self._decide("refused"), small=True)
        self.replace = Button(
            _("Send replacements..."),
            lambda: self.choose_target(instead=True),
            icon="arrow-export",
            small=True,
        )
        self.again = Button(_("Save list again..."), self.save_again, icon="save", small=True)
        acts = (self.again, self.replace, self.refuse, self.clear)
        self._above = TabsWithActs(self.bar, *acts)
        self._nobody = EmptyState("shield-checkmark", "", "")
        self._card.above.addLayout(self._above)
        self._card.above.addWidget(self._nobody)
        self.unmatched = UnmatchedCard(self._take_proposal, self._leave_unmatched)
        self._stack = FittingStack()
        self._lay_out()
        self.bar.currentChanged.connect(lambda _tab: self._show_people())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_allowed())

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.unmatched)
        inside.addWidget(self._card, 1)
        inside.addWidget(MeaningsCard())
        self._first = EmptyState(
            "shield-checkmark",
            _("Nobody was sent to the insurer yet"),
            _("Save the list of eligible people, send it to the branch, and drop its answer here."),
            Button(_("Save list..."), self.choose_target, icon="arrow-export", kind="filled"),
            Button(_("Verify people"), lambda: self.go.emit("verify", None), icon="clipboard-task"),
        )
        self._stack.addWidget(holder(inside))
        self._stack.addWidget(holder(column(self._first)))
        self.body.addWidget(self._stack, 1)
        self._stack.setCurrentIndex(1)
        self.send.setEnabled(False)
        self.answer.setEnabled(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._above.arrange(narrow=self.width() < NARROW)

    @staticmethod
    def badge(session: Session) -> Badge | None:
        waiting = count_workers(session, WorkerFilter(status=(WorkerStatus.CHECKING,)))
        return Badge(waiting) if waiting else None

    def opened(self, about: object = None) -> None:
        if isinstance(about, list) and about and isinstance(about[0], Path):
            self.take_answer(about[0])

    def reload(self) -> None:
        context = self.context

        def read(_progress: Progress) -> CheckState:
            with context.database.read() as session:
                return read_state(session)

        context.jobs.run(read, self._show_state, _("Reading the answers"), owner=self)

    def _tabs(self) -> Sequence[tuple[str, list[CheckedPerson]]]:
        state = self._state
        return (
            (_("Waiting {n}"), state.waiting),
            (_("To look at {n}"), state.review),
            (_("Refused {n}"), state.refused),
            (_("Can be enrolled {n}"), state.clear),
        )

    def _show_state(self, state: CheckState) -> None:
        self._state = state
        for number, (words, people) in enumerate(self._tabs()):
            self.bar.setTabText(number, words.format(n=grouped(len(people))))
        self._stack.setCurrentIndex(0 if state.lists else 1)
        told = ngettext("{n} eligible to send", "{n} eligible to send", state.to_send)
        waiting = ngettext(
            "{n} waits for the insurer", "{n} wait for the insurer", len(state.waiting)
        )
        parts = [
            told.format(n=grouped(state.to_send)),
            waiting.format(n=grouped(len(state.waiting))),
        ]
        if state.review:
            parts.append(_("{n} to look at").format(n=grouped(len(state.review))))
        self.set_caption(" · ".join(parts))
        self.send.allow(state.to_send > 0, _("Nobody is eligible and not sent yet"))
        self.answer.allow(bool(state.lists), _("No list was sent yet"))
        self._show_people()

    def _show_people(self) -> None:
        tab = self.bar.currentIndex()
        people = self._tabs()[tab][1]
        self.model.show_source(RowList(people))
        self.table.setVisible(bool(people))
        self._nobody.setVisible(not people)
        self._nobody.heading.setText(_NOBODY[tab]())
        last = self._state.lists[0] if self._state.lists else None
        sent = (
            _("last list {day}: {rows} people, {clear} can be enrolled, {refused} refused,"
              " {unanswered} not answered").format(
                day=short_date(last.at.date()),
                rows=grouped(last.rows),
                clear=grouped(last.clear),
                refused=grouped(last.refused),
                unanswered=grouped(last.unanswered),
            )
            if last
            else ""
        )  # fmt: skip
        count = ngettext("{n} person", "{n} people", len(people)).format(n=grouped(len(people)))
        self._card.set_footer(count, sent)
        free = len(self._state.replacements)
        self.replace.set_text(
            ngettext("Send {n} replacement...", "Send {n} replacements...", free).format(
                n=grouped(free)
            )
        )
        self.replace.setVisible(tab == _REFUSED and free > 0)
        self.again.setVisible(tab == _WAITING and bool(people))
        for button in (self.clear, self.refuse):
            button.setVisible(tab != _CLEAR and bool(people))
        self.refuse.setVisible(tab in (_WAITING, _REVIEW) and bool(people))
        self._show_allowed()

    def _chosen(self) -> list[CheckedPerson]:
        rows = (self.model.row(number) for number in self.table.chosen_rows())
        return [each for each in rows if each is not None]

    def _show_allowed(self) -> None:
        for button in (self.clear, self.refuse):
            button.allow(bool(self.table.chosen_rows()), _("Choose people in the table"))

    def choose_target(self, *, instead: bool = False) -> QWidget:
        """Ask where the list goes; then it is written, and its people wait for the insurer."""
        day = self.context.acting.today().isoformat()
        return self.context.messages.choose_target(
            _("Save list for the insurer"),
            f"Padan BPJS {day}.xlsx",
            _SHEETS,
            self.save_replacements if instead else self.save_list,
            "checks",
        )

    def save_list(self, path: Path, niks: Sequence[str] = ()) -> None:
        """Write the list of everybody who is eligible, or of some."""
        context, wanted = self.context, tuple(niks)

        def save(progress: Progress) -> Sent:
            with context.database.write() as session:
                return export_check(session, context.acting, path, niks=wanted, progress=progress)

        context.jobs.run(save, self._tell_sent, _("Saving the list"), owner=self)

    def save_replacements(self, path: Path) -> None:
        """Write the list of who is proposed instead of refused people; each is linked to one."""
        context = self.context

        def save(progress: Progress) -> Sent:
            with context.database.write() as session:
                return send_replacements(session, context.acting, path, progress=progress)

        context.jobs.run(save, self._tell_sent, _("Saving the list"), owner=self)

    def save_again(self) -> QWidget | None:
        """Ask where the last list is written once more."""
        if not self._state.lists:
            return None
        context, check = self.context, self._state.lists[0].id

        def target(path: Path) -> None:
            def save(_progress: Progress) -> Sent:
                with context.database.write() as session:
                    return save_check(session, context.acting, check, path)

            context.jobs.run(save, self._tell_sent, _("Saving the list"), owner=self)

        return context.messages.choose_target(
            _("Save list again"), f"Padan BPJS {check}.xlsx", _SHEETS, target, "checks"
        )

    def _tell_sent(self, sent: Sent) -> None:
        words = ngettext(
            "{n} person is in the list and waits for the insurer.",
            "{n} people are in the list and wait for the insurer.",
            sent.rows,
        )
        folder = sent.path.parent
        self.context.messages.tell(
            words.format(n=grouped(sent.rows)), action=(_("Open folder"), lambda: open_path(folder))
        )

    def choose_answer(self) -> QWidget:
        """Ask for the insurer's answer."""
        return self.context.messages.choose_file(
            _("Take in answer"), _ANSWERS, self.take_answer, "checks"
        )

    def take_answer(self, path: Path) -> None:
        """Take in an answer and say what it came to."""
        context = self.context

        def take(progress: Progress) -> Answered:
            with context.database.write() as session:
                return import_answer(session, context.acting, path, progress=progress)

        context.jobs.run(take, self._tell_answered, _("Reading the answer"), owner=self)

    def _tell_answered(self, ended: Answered) -> None:
        self._unmatched = list(ended.unmatched)
        self.unmatched.show_rows(self._unmatched)
        told = _(
            "{clear} can be enrolled, {refused} refused, {unanswered} not answered;"
            " {unmatched} rows match nobody"
        ).format(
            clear=grouped(ended.clear),
            refused=grouped(ended.refused),
            unanswered=grouped(ended.unanswered),
            unmatched=grouped(len(ended.unmatched)),
        )
        plain = not ended.unmatched and not ended.review
        self.context.messages.tell(f"{told}.", "ok" if plain else "warning")
        self.bar.setCurrentIndex(_REVIEW if ended.review else _REFUSED if ended.refused else _CLEAR)

    def _take_proposal(self, each: Unmatched) -> None:
        """Somebody says that a row of the answer means the person proposed."""
        proposal = each.proposal
        if proposal is None:
            return
        note = " · ".join(part for part in (each.row.status, each.row.remark) if part)
        self._decided([proposal.nik], answer_of(each), note, lambda: self._forget(each))

    def _forget(self, each: Unmatched) -> None:
        self._unmatched = [one for one in self._unmatched if one is not each]
        self.unmatched.show_rows(self._unmatched)

    def _leave_unmatched(self) -> None:
        self._unmatched = []
        self.unmatched.show_rows([])

    def _decide(self, answer: str) -> None:
        niks = [each.line.nik for each in self._chosen()]
        if niks:
            self._decided(niks, answer, "", lambda: None)

    def _decided(
        self, niks: Sequence[str], answer: str, note: str, then: Callable[[], object]
    ) -> None:
        """Say by hand what the insurer answered about some people."""
        context, wanted = self.context, tuple(niks)

        def decide(progress: Progress) -> int:
            with context.database.write() as session:
                for number, nik in enumerate(wanted):
                    progress.step(number, len(wanted), _("Noting the answers"))
                    decide_answer(session, context.acting, nik, answer, note)
            return len(wanted)

        def done(number: int) -> None:
            then()
            words = ngettext("{n} answer noted.", "{n} answers noted.", number)
            context.messages.tell(words.format(n=grouped(number)))

        context.jobs.run(decide, done, _("Noting the answers"), owner=self)

    def pictures(self) -> list[Picture]:
        return [
            Picture("refused", lambda: self.bar.setCurrentIndex(_REFUSED)),
            Picture("clear", lambda: self.bar.setCurrentIndex(_CLEAR)),
        ]


_NOBODY: tuple[Callable[[], str], ...] = (
    lambda: _("Nobody waits for the insurer"),
    lambda: _("No answer must be looked at"),
    lambda: _("Nobody was refused"),
    lambda: _("Nobody stands ready for a letter"),
)
