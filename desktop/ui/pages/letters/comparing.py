"""Two of a letter's sides held against each other: who and what differs, as a table."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.letters import LetterLine
from desktop.domain.errors import UserError
from desktop.domain.money import grouped, rupiah
from desktop.domain.progress import Progress
from desktop.domain.statuses import OUT
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.letters.compare.differences import Compared, Difference
from desktop.services.letters.compare.side import FIELDS
from desktop.ui.cells import Shown, masked_nik
from desktop.ui.context import Context
from desktop.ui.pages.letters.letter_tab import LetterTab
from desktop.ui.pages.letters.papers import PURPOSE
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import clear, column, holder, row
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.words import Words
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView
from desktop.ui.turns import Turns

_FILE = "file"


class _SideChoice(QWidget):
    """One of the two: a part of the letter, or a file; `file_wanted` asks for one."""

    file_wanted = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self._parts: Sequence[tuple[str, str]] = ()
        self._file: Path | None = None
        self.choice = Choice((), label)
        self.choice.setMinimumContentsLength(9)
        self.choice.activated.connect(lambda _row: self._on_chosen())
        words = Words(label, "label")
        words.setBuddy(self.choice)
        self.setLayout(column(words, self.choice, gap=4))

    def offer(self, parts: Sequence[tuple[str, str]], first: str) -> None:
        """Offer the parts of a letter, and a file."""
        self._parts, self._file = parts, None
        self._fill(first)

    def _fill(self, value: str) -> None:
        file = [(str(self._file), self._file.name)] if self._file else []
        self.choice.set_choices([*self._parts, *file, (_FILE, _("A file..."))])
        self.choice.set_value(value)

    def _on_chosen(self) -> None:
        if self.choice.value() == _FILE:
            self._fill(str(self._file) if self._file else self._parts[0][0])
            self.file_wanted.emit()

    def take_file(self, path: Path) -> None:
        """Choose a file."""
        self._file = path
        self._fill(str(path))

    def side(self, letter: int) -> str:
        """The side as it is named to the comparison."""
        value = self.choice.value()
        return value if value == str(self._file) else f"{letter}:{value}"

    def words(self) -> str:
        """The side in words."""
        return self.choice.currentText()


class ComparingTab(LetterTab):
    """Choose two, press, and read what differs; nothing is changed by it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._turns = Turns()
        self._letter, self._out = 0, False
        self.first, self.second = _SideChoice(_("This")), _SideChoice(_("against this"))
        for side in (self.first, self.second):
            side.file_wanted.connect(lambda side=side: self._ask_file(side))
        self.act = Button(_("Compare"), self.compare, icon="branch-compare")
        self._told = QVBoxLayout()
        self._model: BlockModel[Difference] = BlockModel(context.database, self._columns())
        self.table = TableView("letter-differences", _("Differences"), context.preferences)
        self.table.show_model(self._model, hidden=("nik",))
        self.card = TableCard(self.table)
        self.card.hide()
        head = row(gap=12, margins=(0, 12, 0, 0))
        head.addWidget(self.first, 1)
        head.addWidget(self.second, 1)
        head.addLayout(column(Words("", "label"), self.act, gap=4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(holder(head))
        layout.addLayout(self._told)
        layout.addWidget(self.card, 1)
        layout.addStretch(0)

    def title(self) -> str:
        return _("Compare")

    def concerns(self, line: LetterLine) -> bool:
        return bool(line.roster_sha256)

    def show_letter(self, line: LetterLine) -> None:
        out = line.state in OUT or line.issued_at is not None
        if (line.id, out) == (self._letter, self._out):
            return
        self.leave()
        self._letter, self._out = line.id, out
        papers = [
            ("letter", _("The letter as issued")),
            ("annex", _("The annex as issued")),
            ("sheet", _("The sheet for the insurer")),
        ]
        parts = [
            ("roster", _("The list as approved")),
            *(papers if out else ()),
            ("register", _("The register now")),
        ]
        self.first.offer(parts, "roster")
        self.second.offer(parts, "annex" if out else "register")

    def leave(self) -> None:
        self._turns.end_all()
        self._letter = 0
        self._clear()

    def _clear(self) -> None:
        clear(self._told)
        self._model.show_source(None)
        self.card.hide()

    def _ask_file(self, side: _SideChoice) -> None:
        self.context.messages.choose_file(
            _("Choose a letter or a sheet"),
            _("Letters and sheets (*.pdf *.xlsx *.xls *.xlsb *.ods *.csv)"),
            side.take_file,
            PURPOSE,
        )

    def compare(self) -> None:
        """Hold the two against each other, in a job."""
        context, turn, letter = self.context, self._turns.begin(), self._letter
        a, b = self.first.side(letter), self.second.side(letter)
        self._clear()

        def work(progress: Progress) -> Compared:
            # late: reading the pages of a PDF is heavy to import
            from desktop.services.letters.compare.comparing import compare

            with context.database.read() as session:
                return compare(session, context.acting, a, b, progress=turn.watch(progress))

        def done(found: Compared) -> None:
            if turn.wanted:
                self._show(found)

        def refused(error: UserError) -> None:
            if turn.wanted:
                self._told.addWidget(Banner(error.message, "error"))

        context.jobs.run(work, done, _("Comparing"), on_refused=refused, owner=self)

    def _show(self, found: Compared) -> None:
        number = len(found.differences)
        fields = ", ".join(_(FIELDS[key]) for key in found.fields)
        if number:
            words = ngettext("{n} difference.", "{n} differences.", number)
            tone = "error"
        else:
            words, tone = _("Both tell the same: {people}."), "ok"
        told = words.format(n=grouped(number), people=_people_words(found))
        if fields:
            told += " " + _("Compared were: {fields}.").format(fields=fields)
        self._told.addWidget(Banner(told, tone))
        if number:
            self._name_columns()
            self._model.show_source(RowList(found.differences))
            self.card.set_footer(ngettext("{n} row", "{n} rows", number).format(n=grouped(number)))
            self.card.show()

    def _columns(self) -> list[Column[Difference]]:
        return [
            Column("row", _("Row"), lambda one: str(one.row or "–"), 52, align="right"),
            Column("name", _("Name"), lambda one: one.name or "–", 140, stretch=True),
            Column(
                "nik", _("NIK"), lambda one: masked_nik(one.nik), 156, plain=lambda one: one.nik
            ),
            Column("field", _("What"), _field_words, 134, tip=_field_words),
            Column("a", _("This"), _first_words, 160, shown=_strong, tip=_first_words),
            Column("b", _("against this"), _second_words, 160, shown=_strong, tip=_second_words),
        ]

    def _name_columns(self) -> None:
        self.table.setAccessibleDescription(
            _("{first} against {second}").format(
                first=self.first.words(), second=self.second.words()
            )
        )


def _people_words(found: Compared) -> str:
    rows = found.a.rows if found.a.rows is not None else found.b.rows
    total = found.a.total if found.a.total is not None else found.b.total
    told = [_("{n} people").format(n=grouped(rows))] if rows is not None else []
    return ", ".join([*told, *([rupiah(total)] if total is not None else [])])


def _field_words(one: Difference) -> str:
    whole = {"rows": _("People"), "total": _("Total"), "code": _("Control code")}
    return whole.get(one.field) or _(FIELDS[one.field])


def _first_words(one: Difference) -> str:
    return _side_words(one.field, one.a)


def _second_words(one: Difference) -> str:
    return _side_words(one.field, one.b)


def _side_words(field: str, told: str) -> str:
    if field == "row":
        return _("is on it") if told else _("is missing")
    return told or "–"


def _strong(_one: Difference) -> Shown:
    return Shown(strong=True)
