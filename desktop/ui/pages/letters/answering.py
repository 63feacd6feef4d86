"""The insurer's answer to a letter: taken in, decided where a NIK fits nobody, and what follows."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout

from db.engine import Session
from db.queries.letter_answers import AnswerRowLine, LetterPerson
from db.queries.letters import LetterLine
from desktop.domain.dates import month_name
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.statuses import OUT
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.letters.answer.corrections import correction_list, follow_up
from desktop.services.letters.answer.deciding import decide_answer_row
from desktop.services.letters.answer.taking import Answered, respond_letter
from desktop.services.letters.draft import Drafted
from desktop.ui.cells import ROW_HEIGHT
from desktop.ui.context import Context
from desktop.ui.pages.letters.answering_columns import (
    AnswerState,
    people_columns,
    read_answers,
    row_columns,
)
from desktop.ui.pages.letters.answering_months import ask_months
from desktop.ui.pages.letters.deeds import Deeds
from desktop.ui.pages.letters.letter_tab import LetterTab
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, clear, holder, row
from desktop.ui.parts.flow import Flow
from desktop.ui.parts.words import Words
from desktop.ui.table_model import BlockModel, RowList
from desktop.ui.table_view import TableCard, TableView
from desktop.ui.turns import Turns

T = TypeVar("T")

_HEAD, _MOST_ROWS = 42, 5
"""How high the table of doubts is over its rows, and how many are in sight at once."""
PURPOSE = "answers"
"""Under which the folder of answers is remembered."""


class AnsweringTab(LetterTab):
    """Shows who was accepted, rejected or not answered, and takes the insurer's lists in."""

    TAKES_LISTS = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._turns = Turns()
        self._deeds = Deeds(context, self)
        self._line: LetterLine | None = None
        self.counts = Words("", "heading")
        self.months = Words("", "second")
        self.take = Button(_("Take an answer in..."), self.choose_list, icon="arrow-import")
        self.mend = Button(_("List to mend..."), self.save_corrections, icon="arrow-export")
        self.follow = Button(_("Letter for those mended"), self.draft_follow_up, icon="mail-add")
        self.pay = Button(_("Months paid..."), self.ask_paid, icon="calendar-ltr")
        self._told = QVBoxLayout()
        self._decide = self._deciding()
        self._people: BlockModel[LetterPerson] = BlockModel(context.database, people_columns())
        table = TableView("letter-answers", _("Answers"), context.preferences)
        table.show_model(self._people, hidden=("nik",))
        self.people = TableCard(table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(holder(row(self.counts, None, self.months, gap=12)))
        acts = Flow(8)
        for button in (self.take, self.mend, self.follow, self.pay):
            acts.addWidget(button)
        layout.addLayout(acts)
        layout.addLayout(self._told)
        layout.addWidget(self._decide)
        layout.addWidget(self.people, 1)

    def _deciding(self) -> Card:
        """The rows that fit nobody by their NIK, and whom they may mean."""
        card = Card(
            _("Rows to decide"),
            _("No NIK of the letter, or another member number. Look at both, then decide."),
        )
        self._rows: BlockModel[AnswerRowLine] = BlockModel(self.context.database, row_columns())
        self.rows = TableView("letter-answer-rows", _("Rows to decide"), self.context.preferences)
        self.rows.show_model(self._rows, hidden=("nik", "row"))
        self.rows.chosen.connect(lambda _number: self._allow())
        self.yes = Button(_("It is this person"), lambda: self.decide(take=True), icon="checkmark")
        self.no = Button(_("It is not"), lambda: self.decide(take=False), icon="dismiss")
        card.body.addWidget(self.rows)
        card.body.addLayout(row(self.yes, self.no, None, gap=8))
        card.hide()
        return card

    def title(self) -> str:
        return _("The insurer's answer")

    def concerns(self, line: LetterLine) -> bool:
        return line.state in OUT

    def show_letter(self, line: LetterLine) -> None:
        if self._line is None or self._line.id != line.id:
            clear(self._told)
        self._line = line
        context, turn = self.context, self._turns.begin()

        def read(_progress: Progress) -> AnswerState:
            with context.database.read() as session:
                return read_answers(session, line.id)

        def done(state: AnswerState) -> None:
            if turn.wanted:
                self._show(line, state)

        context.jobs.run(read, done, _("Reading the answers"), owner=self)

    def leave(self) -> None:
        self._turns.end_all()
        self._line = None
        self.counts.setText("")
        self.months.setText("")
        self.named.emit(self.title())
        clear(self._told)
        self._people.show_source(None)
        self._rows.show_source(None)
        self._decide.hide()

    def take_list(self, path: Path) -> None:
        self.take_answer(path)

    def _show(self, line: LetterLine, state: AnswerState) -> None:
        said = _("{accepted} accepted · {rejected} rejected · {open} without an answer")
        self.counts.setText(
            said.format(
                accepted=grouped(state.accepted),
                rejected=grouped(state.rejected),
                open=grouped(state.unanswered),
            )
        )
        paid = line.paid_until
        self.months.setText(
            _("paid until {month}").format(month=month_name(paid))
            if paid
            else _("nothing paid yet")
        )
        answered = state.accepted + state.rejected > 0
        covers = line.kind != LetterKind.REMOVAL
        self.months.setVisible(covers)
        self.pay.setVisible(covers)
        self.mend.allow(state.rejected + state.unanswered > 0, _("The insurer accepted everybody."))
        self.follow.setVisible(covers)
        self.follow.allow(state.rejected > 0, _("The insurer has rejected nobody."))
        self._people.show_source(RowList(state.people))
        self.people.set_footer(
            ngettext("{n} person", "{n} people", len(state.people)).format(
                n=grouped(len(state.people))
            )
        )
        self._rows.show_source(RowList(state.waiting))
        self._decide.setVisible(bool(state.waiting))
        if state.waiting:
            self.rows.setFixedHeight(_HEAD + ROW_HEIGHT * min(len(state.waiting), _MOST_ROWS))
            self.rows.choose_row(0)
        self._allow()
        self.named.emit(
            _("Answer {n}").format(n=grouped(state.accepted + state.rejected))
            if answered
            else self.title()
        )

    def _chosen(self) -> AnswerRowLine | None:
        chosen: Sequence[int] = self.rows.chosen_rows()
        return self._rows.row(chosen[0]) if chosen else None

    def _allow(self) -> None:
        one = self._chosen()
        self.no.allow(one is not None, _("Choose a row."))
        self.yes.allow(
            one is not None and one.proposed_id is not None, _("Nobody is proposed for this row.")
        )

    def choose_list(self) -> None:
        """Ask for the insurer's list."""
        self.context.messages.choose_file(
            _("Choose the insurer's answer"),
            _("Lists (*.xlsx *.xls *.xlsb *.ods *.csv)"),
            self.take_answer,
            PURPOSE,
        )

    def take_answer(self, path: Path) -> None:
        """Take a list in as the answer to this letter."""
        line = self._line
        if line is None:
            return
        acting, letter = self.context.acting, line.id
        self._run(
            lambda session, progress: respond_letter(
                session, acting, letter, path, progress=progress
            ),
            self._on_answered,
            _("Taking the answer in"),
        )

    def _on_answered(self, ended: Answered) -> None:
        told = _(
            "{file}: {accepted} accepted, {rejected} rejected, {open} without an answer"
        ).format(
            file=ended.file,
            accepted=grouped(ended.accepted),
            rejected=grouped(ended.rejected),
            open=grouped(ended.unanswered),
        )
        aside = len(ended.unmatched)
        if aside:
            words = ngettext(
                "{told}; {n} row moved nobody.", "{told}; {n} rows moved nobody.", aside
            )
            told = words.format(told=told, n=grouped(aside))
        elif ended.unchanged == ended.accepted + ended.rejected:
            told = _("{told}. All of it was known before.").format(told=told)
        else:
            told = f"{told}."
        self._tell(ended.letter, told, "warning" if aside else "ok")

    def _tell(self, letter: int, told: str, tone: str) -> None:
        """Say how a deed on a letter has ended: here, while that letter is shown."""
        if self._line is None or self._line.id != letter:
            self.context.messages.tell(told, tone)
            return
        clear(self._told)
        self._told.addWidget(Banner(told, tone, closable=True))

    def decide(self, *, take: bool) -> None:
        """Decide the chosen row."""
        one = self._chosen()
        if one is None:
            return
        acting, number = self.context.acting, one.id
        self._run(
            lambda session, _progress: decide_answer_row(session, acting, number, take=take),
            lambda _line: None,
            _("Saving"),
        )

    def save_corrections(self) -> None:
        """Ask where to, and save whom to mend."""
        line = self._line
        if line is None:
            return
        acting, letter = self.context.acting, line.id

        def save(path: Path) -> None:
            self._run(
                lambda session, _progress: correction_list(session, acting, letter, path),
                lambda rows: self._tell(
                    letter,
                    _("{n} people to mend are in {file}.").format(n=grouped(rows), file=path.name),
                    "ok",
                ),
                _("Saving the list"),
            )

        self.context.messages.choose_target(
            _("Save the list to mend"),
            "Perbaikan data.xlsx",
            _("Workbooks (*.xlsx)"),
            save,
            PURPOSE,
        )

    def draft_follow_up(self) -> None:
        """Draft a letter for whom the insurer rejected and who may go again."""
        line = self._line
        if line is None:
            return
        acting, letter = self.context.acting, line.id

        def done(drafted: Drafted) -> None:
            self.letter_wanted.emit(drafted.letter)

        self._run(
            lambda session, progress: follow_up(session, acting, letter, progress=progress),
            done,
            _("Drafting the letter"),
        )

    def ask_paid(self) -> None:
        """Ask until when the months are paid, and note it."""
        if self._line is not None:
            ask_months(self.context, self._line, self)

    def _run(
        self, deed: Callable[[Session, Progress], T], on_done: Callable[[T], object], title: str
    ) -> None:
        letter = self._line.id if self._line is not None else 0
        self._deeds.run(
            deed, on_done, title, lambda error: self._tell(letter, error.message, "error")
        )
