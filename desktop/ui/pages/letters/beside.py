"""The papers that go with a letter: which there are, made on one press, each opened or printed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.queries.letter_files import FileHead, file_content, file_heads
from db.queries.letters import LetterLine
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.statuses import OUT
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.letters.beside.kinds import KINDS, RECEIPT, kinds_for
from desktop.services.letters.beside.making import MadePaper, make_papers
from desktop.ui.context import Context
from desktop.ui.moments import moment_words
from desktop.ui.opening import open_or_tell
from desktop.ui.pages.letters.kept_files import KeptFiles
from desktop.ui.pages.letters.letter_tab import LetterTab
from desktop.ui.pages.letters.papers import PURPOSE
from desktop.ui.parts.buttons import Button, IconButton
from desktop.ui.parts.card import Card, clear, column, row, rule, scrolling
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened, Words
from desktop.ui.print_pdf import print_pdf


class BesideTab(LetterTab):
    """A line for each paper of this kind of letter; what was made lies with the letter."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._line: LetterLine | None = None
        self.kept: Mapping[str, Sequence[FileHead]] = {}
        self.files = KeptFiles(context, self)
        self.make = Button(_("Make all..."), self.ask_all, icon="document-add")
        self.card = Card(
            _("Papers with the letter"),
            _("Drawn from the list as it was approved, each bearing the code of the letter"),
            corner=self.make,
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.card.body.addLayout(self._lines)
        inside = QWidget()
        inside.setLayout(column(self.card, None, gap=0, margins=(0, 12, 0, 0)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inside))

    def title(self) -> str:
        return _("Beside it")

    def concerns(self, line: LetterLine) -> bool:
        return line.state in OUT

    def show_letter(self, line: LetterLine) -> None:
        self._line = line
        kinds = kinds_for(line.kind)
        with self.context.database.read() as session:
            heads = file_heads(session, line.id)
        self.kept = {kind: [head for head in heads if head.kind == kind] for kind in kinds}
        clear(self._lines)
        for kind in kinds:
            # A berita acara is of a kecamatan: a letter may have several.
            for head in self.kept[kind] or (None,):
                self._lines.addWidget(rule())
                self._lines.addLayout(self._paper(kind, head))
        number = sum(len(of_kind) for of_kind in self.kept.values())
        self.named.emit(f"{self.title()} {grouped(number)}" if number else self.title())

    def _paper(self, kind: str, head: FileHead | None) -> QHBoxLayout:
        name = _(KINDS[kind])
        if head is not None and len(self.kept[kind]) > 1:
            name = head.name.removesuffix(".pdf")
        told = self._told(kind, head)
        words = column(Words(name, "strong", wrap=True), Shortened(told, "caption"))
        words.setSpacing(0)
        line = row(Symbol("document-pdf", "second", 20), gap=10, margins=(0, 8, 0, 8))
        line.addLayout(words, 1)
        if head is None:
            make = Button(_("Make..."), lambda: self.ask([kind]), small=True)
            make.setAccessibleName(_("Make {paper}").format(paper=name))
            line.addWidget(make)
            return line
        for icon, act, do in (
            ("eye", _("Look at {paper}"), lambda: self.files.open(head)),
            ("print", _("Print {paper}"), lambda: self.print(head)),
            ("save", _("Save a copy of {paper}"), lambda: self.files.save(head)),
        ):
            line.addWidget(IconButton(icon, act.format(paper=name), do))
        return line

    def _told(self, kind: str, head: FileHead | None) -> str:
        if head is None and kind == RECEIPT:
            return _("Made anew each time, with the member numbers known by then")
        if head is None:
            return _("Not made yet")
        size = _("{n} KB").format(n=grouped(max(round(head.size / 1024), 1)))
        if head.kept_at is None:
            return size
        when = moment_words(head.kept_at, self.context.acting.now())
        return " · ".join((when, head.kept_by, size))

    def leave(self) -> None:
        self._line = None

    def ask_all(self) -> None:
        """Ask for the folder of all papers; those made before are the same again."""
        if self._line is not None:
            self.ask(kinds_for(self._line.kind))

    def ask(self, kinds: Sequence[str]) -> None:
        """Ask for the folder of some papers, and make them."""
        line = self._line
        if line is not None:
            self.context.messages.choose_folder(
                _("Put the papers into"), lambda folder: self.make_in(line, folder, kinds), PURPOSE
            )

    def make_in(self, line: LetterLine, folder: Path, kinds: Sequence[str]) -> None:
        """Make papers of a letter into a folder, in a job."""
        context, letter = self.context, line.id

        def work(progress: Progress) -> list[MadePaper]:
            with context.database.write() as session:
                return make_papers(
                    session, context.acting, letter, folder, kinds, progress=progress
                )

        def done(made: list[MadePaper]) -> None:
            words = ngettext("{n} paper in {folder}.", "{n} papers in {folder}.", len(made))
            context.messages.tell(
                words.format(n=grouped(len(made)), folder=folder),
                action=(_("Open folder"), lambda: open_or_tell(context.messages, folder)),
            )

        context.jobs.run(work, done, _("Making the papers"), owner=self)

    def print(self, head: FileHead) -> None:
        """Print a paper that was made, its very bytes."""
        context, ident = self.context, head.id

        def read(_progress: Progress) -> bytes:
            with context.database.read() as session:
                return file_content(session, ident)

        context.jobs.run(
            read,
            lambda content: print_pdf(
                context.messages, content, head.name.removesuffix(".pdf"), self
            ),
            _("Reading the paper"),
            owner=self,
        )
