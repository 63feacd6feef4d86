"""Whether a paper is of this office: drop it or scan its code, and see the verdict large."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import clear, column, holder, part, row
from desktop.ui.parts.symbol import TONE_ICONS, TONE_ROLES, Symbol
from desktop.ui.parts.words import Shortened, Words

_LEAST_TEXT, _LEAST_FACT = 440, 320
"""Pixels: a text that wraps asks for the height that it has at its least width."""
_LONGEST_CODE = 8000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a paper turned out to be, in words: facts are label and value, reasons sentences.

    `head` and `under` are shown large: whom a certificate is for, and of what training.
    """

    verdict: str
    file: str
    reasons: Sequence[str]
    facts: Sequence[tuple[str, str]]
    letter: int | None = None
    head: str = ""
    under: str = ""


_VERDICTS: dict[str, tuple[str, str]] = {
    "authentic": (mark("Authentic"), "ok"),
    "altered": (mark("Altered"), "error"),
    "cancelled": (mark("Cancelled"), "warning"),
    "revoked": (mark("Revoked"), "error"),
    "not_ours": (mark("No paper of ours"), "warning"),
    "unknown_office": (mark("Unknown office"), "warning"),
}


class _CodeField(QLineEdit):
    """Where a scanner types: its Enter ends a code, and never reaches the dialog's button."""

    ended = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            text = self.text()
            self.clear()
            self.ended.emit(text)
            event.accept()
            return
        super().keyPressEvent(event)


class CheckLetter(Dialog):
    """Takes a file by dropping or choosing, or a code by scanning; `show_verdict` answers.

    `file_given` gives the file's path, `code_given` the code's text.

    `choose_wanted` asks for a file dialog, `letter_wanted` for the letter that was found.
    """

    file_given = Signal(Path)
    code_given = Signal(str)
    choose_wanted = Signal()
    letter_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Check a paper"),
            _("Whether a letter or a certificate is as this office issued it."),
            parent,
            width=620,
        )
        self.setAcceptDrops(True)
        self._letter: int | None = None
        self._where = Words(_("Drop the PDF, photo or scan here"), "strong")
        choose = Button(_("Choose file..."), self.choose_wanted.emit, icon="folder-open")
        drop = row(
            Symbol("document-arrow-up", "accent", 24),
            self._where,
            None,
            choose,
            gap=12,
            margins=(16, 14, 16, 14),
        )
        self.code = _CodeField()
        self.code.setMaxLength(_LONGEST_CODE)
        self.code.setPlaceholderText(_("Or scan the QR code with the scanner"))
        self.code.setAccessibleName(_("Code of the paper"))
        self.code.ended.connect(self.take_code)
        self._shape = Symbol("info", "link", 40)
        self._verdict = Words("", "figure")
        self._file = Shortened("", "caption")
        self._reasons = Words("", wrap=True, selectable=True)
        self._head = Words("", "title", wrap=True, selectable=True)
        self._under = Words("", "strong", wrap=True, selectable=True)
        for words in (self._head, self._under, self._reasons):
            words.setMinimumWidth(_LEAST_TEXT)
        self._facts = QGridLayout()
        self._facts.setContentsMargins(0, 4, 0, 0)
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        head = row(self._shape, gap=14)
        head.addLayout(column(self._verdict, self._file, gap=0), 1)
        self._answer = holder(
            column(head, self._head, self._under, self._reasons, holder(self._facts), gap=8)
        )
        self._answer.hide()
        self.add(part("well", drop), self.code, self._answer, None)
        self._open = Button(_("Go to the letter"), self._on_open, icon="mail")
        self._open.hide()
        self.left_buttons.addWidget(self._open)
        self.leave.hide()
        self.set_act(_("Close"))

    def take(self, path: Path) -> None:
        """Check this file."""
        self._where.setText(_("Being checked..."))
        self.fault.hide()
        self.file_given.emit(path)

    def take_code(self, text: str) -> None:
        """Check this text of a code."""
        self.fault.hide()
        self._answer.hide()
        self.code_given.emit(text)

    def refuse(self, error: UserError) -> None:
        self._where.setText(_("Drop the PDF, photo or scan here"))
        self._answer.hide()
        super().refuse(error)
        self.fit()

    def _focus_first(self) -> None:
        """A scanner types without asking where."""
        self.code.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_verdict(self, verdict: Verdict) -> None:
        """Say what the file is."""
        words, tone = _VERDICTS[verdict.verdict]
        self._where.setText(_("Drop another here"))
        self._shape.show_as(TONE_ICONS[tone], TONE_ROLES[tone])
        self._verdict.setText(_(words))
        self._verdict.set_tone(tone)
        self._file.setText(verdict.file)
        for words_of, text in ((self._head, verdict.head), (self._under, verdict.under)):
            words_of.setText(text)
            words_of.setVisible(bool(text))
        self._reasons.setText(" ".join(verdict.reasons))
        clear(self._facts)
        for number, (label, value) in enumerate(verdict.facts):
            top = Qt.AlignmentFlag.AlignTop
            self._facts.addWidget(Words(label, "caption"), number, 0, top)
            # Whole: that a signature is not trusted stands at the end of it.
            whole = Words(value, "strong", wrap=True, selectable=True)
            whole.setMinimumWidth(_LEAST_FACT)
            self._facts.addWidget(whole, number, 1)
        self._letter = verdict.letter
        self._open.setVisible(verdict.letter is not None)
        self._answer.show()
        told = (_(words), verdict.head, verdict.under, " ".join(verdict.reasons))
        self.setAccessibleDescription(". ".join(text for text in told if text))
        self.fit()

    def verdict_words(self) -> str:
        """The verdict as it stands there, empty before a file was given."""
        return self._verdict.text()

    def _on_open(self) -> None:
        if self._letter is not None:
            letter = self._letter
            self.accept()
            self.letter_wanted.emit(letter)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _dropped(event)
        if paths:
            event.acceptProposedAction()
            self.take(paths[0])


def _dropped(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
