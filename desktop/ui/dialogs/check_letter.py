"""Whether a PDF is a letter of this office: drop it, and see the verdict large."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import clear, column, holder, part, row
from desktop.ui.parts.symbol import TONE_ICONS, TONE_ROLES, Symbol
from desktop.ui.parts.words import Shortened, Words


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file turned out to be, in words: facts are label and value, reasons sentences."""

    verdict: str
    file: str
    reasons: Sequence[str]
    facts: Sequence[tuple[str, str]]
    letter: int | None = None


_VERDICTS: dict[str, tuple[str, str]] = {
    "authentic": (mark("Authentic"), "ok"),
    "altered": (mark("Altered"), "error"),
    "cancelled": (mark("Cancelled"), "warning"),
    "not_ours": (mark("No letter of ours"), "warning"),
    "unknown_office": (mark("Unknown office"), "warning"),
}


class CheckLetter(Dialog):
    """Takes a PDF by dropping or choosing; `file_given` gives its path, `show_verdict` answers.

    `choose_wanted` asks for a file dialog, `letter_wanted` for the letter that was found.
    """

    file_given = Signal(Path)
    choose_wanted = Signal()
    letter_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Check a letter"),
            _("Whether a PDF is, byte for byte, a letter that this office issued."),
            parent,
            width=620,
        )
        self.setAcceptDrops(True)
        self._letter: int | None = None
        self._where = Words(_("Drop the PDF here"), "strong")
        choose = Button(_("Choose file..."), self.choose_wanted.emit, icon="folder-open")
        drop = row(
            Symbol("document-arrow-up", "accent", 24),
            self._where,
            None,
            choose,
            gap=12,
            margins=(16, 14, 16, 14),
        )
        self._shape = Symbol("info", "link", 40)
        self._verdict = Words("", "figure")
        self._file = Shortened("", "caption")
        self._reasons = Words("", wrap=True, selectable=True)
        self._facts = QGridLayout()
        self._facts.setContentsMargins(0, 4, 0, 0)
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        head = row(self._shape, gap=14)
        head.addLayout(column(self._verdict, self._file, gap=0), 1)
        self._answer = holder(column(head, self._reasons, holder(self._facts), gap=8))
        self._answer.hide()
        self.add(part("well", drop), self._answer, None)
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

    def show_verdict(self, verdict: Verdict) -> None:
        """Say what the file is."""
        words, tone = _VERDICTS[verdict.verdict]
        self._where.setText(_("Drop another PDF here"))
        self._shape.show_as(TONE_ICONS[tone], TONE_ROLES[tone])
        self._verdict.setText(_(words))
        self._verdict.set_tone(tone)
        self._file.setText(verdict.file)
        self._reasons.setText(" ".join(verdict.reasons))
        clear(self._facts)
        for number, (label, value) in enumerate(verdict.facts):
            top = Qt.AlignmentFlag.AlignTop
            self._facts.addWidget(Words(label, "caption"), number, 0, top)
            self._facts.addWidget(Shortened(value, "strong"), number, 1)
        self._letter = verdict.letter
        self._open.setVisible(verdict.letter is not None)
        self._answer.show()
        self.setAccessibleDescription(f"{_(words)}. {' '.join(verdict.reasons)}")
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
