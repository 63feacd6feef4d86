"""The papers kept with a letter, each opened, saved, or known by its hash."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.queries.letter_files import FileHead, file_content
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.ui.context import Context
from desktop.ui.pages.letters.papers import PURPOSE
from desktop.ui.parts.buttons import IconButton, MoreButton
from desktop.ui.parts.card import Card, column, row
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened
from desktop.ui.show_pdf import save_bytes, show_pdf

KIND_WORDS = {
    "pdf": mark("As issued"),
    "xlsx": mark("Sheet for the insurer"),
    "signed": mark("Signed elsewhere"),
    "scan": mark("Scan of the paper"),
    "answer": mark("Answer of the insurer"),
}
"""What a kept file is; other kinds are papers beside the letter and shown there."""


class KeptFiles(QObject):
    """Makes the card, and opens what is pressed; `copied` when a hash is on the clipboard."""

    copied = Signal(str)

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def card(self, files: Sequence[FileHead]) -> Card:
        """The files by name, what each is, how large, and the beginning of its hash."""
        card = Card(_("Papers"), _("Kept in the register byte for byte"))
        for file in files:
            card.body.addLayout(self._line(file))
        return card

    def _line(self, file: FileHead) -> QHBoxLayout:
        icon = "document-table" if file.name.casefold().endswith(".xlsx") else "document-pdf"
        size = _("{n} KB").format(n=grouped(max(round(file.size / 1024), 1)))
        told = f"{_(KIND_WORDS[file.kind])} · {size} · SHA-256 {file.sha256[:12]}…"
        hashed = Shortened(told, "caption")
        hashed.setAccessibleDescription(file.sha256)
        opened = IconButton("open", _("Open {file}").format(file=file.name))
        opened.clicked.connect(lambda _on=False: self.open(file))
        more = [
            (_("Save a copy..."), "save", partial(self.save, file)),
            (_("Copy the SHA-256"), "copy", partial(self._copy, file.sha256)),
        ]
        line = row(Symbol(icon, "second", 20), gap=8)
        line.addLayout(column(Shortened(file.name, "strong"), hashed, gap=0), 1)
        line.addWidget(opened)
        line.addWidget(MoreButton(_("More for {file}").format(file=file.name), more))
        return line

    def open(self, file: FileHead) -> None:
        """Show a PDF in the window; anything else is saved where it is said, and opened there."""
        if not file.name.casefold().endswith(".pdf"):
            self.save(file, then_open=True)
            return
        context, ident = self._context, file.id

        def read(_progress: Progress) -> bytes:
            with context.database.read() as session:
                return file_content(session, ident)

        def show(content: bytes) -> None:
            show_pdf(context, content, file.name, PURPOSE, self._over)

        context.jobs.run(read, show, _("Reading the letter"), owner=self._over)

    def save(self, file: FileHead, *, then_open: bool = False) -> None:
        """Save a file byte for byte where it is said."""
        context, ident = self._context, file.id

        def read() -> bytes:
            with context.database.read() as session:
                return file_content(session, ident)

        save_bytes(context, read, file.name, PURPOSE, self._over, then_open=then_open)

    def _copy(self, sha256: str) -> None:
        QGuiApplication.clipboard().setText(sha256)
        self.copied.emit(sha256)
