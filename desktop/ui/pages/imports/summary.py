"""What came in, in numbers that add up, and where to go from here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.register.importing import Batch
from desktop.services.register.preview import Counts
from desktop.ui.pages.imports.sums import SumCard, SumWords
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, column, row, rule
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Words

VERIFY, HELD, REPORT, PEOPLE, LETTER, UNDO, NEXT, DONE = (
    "verify",
    "held",
    "report",
    "people",
    "letter",
    "undo",
    "next",
    "done",
)


class _Step(QWidget):
    """A next step: what it is about, and its button."""

    def __init__(self, icon: str, role: str, button: Button) -> None:
        super().__init__()
        self.words = Words("", "strong")
        self.under = Words("", "caption", wrap=True)
        self.button = button
        layout = row(Symbol(icon, role, 20), gap=14, margins=(0, 8, 0, 8))
        layout.addLayout(column(self.words, self.under, gap=2), 1)
        layout.addWidget(button)
        self.setLayout(layout)

    def tell(self, words: str, under: str) -> None:
        self.words.setText(words)
        self.under.setText(under)


class SummaryView(QWidget):
    """The end of an import; `chosen` gives which of the ways on was pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.sum = SumCard()
        self.verify = _Step("clipboard-task", "accent", self._button(VERIFY, _("Verify"), "filled"))
        self.held = _Step("dismiss-circle", "error", self._button(HELD, _("Mend rows")))
        self.report = _Step("save", "second", self._button(REPORT, _("Save sheet...")))
        self.people = _Step("people", "second", self._button(PEOPLE, _("See people")))
        self.letter = _Step("mail", "second", self._button(LETTER, _("New letter")))
        self.steps = Card()
        self.steps.body.setSpacing(0)
        self.steps.body.addWidget(Words(_("What comes next"), "heading"))
        for step in (self.verify, self.held, self.report, self.people, self.letter):
            if step is not self.verify:
                step.layout().setContentsMargins(0, 8, 0, 8)  # type: ignore[union-attr]
            self.steps.body.addWidget(rule())
            self.steps.body.addWidget(step)
        self.following = Button(
            _("Next list"), lambda: self.chosen.emit(NEXT), icon="chevron-right"
        )
        done = self._button(DONE, _("All lists"), "bare")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.sum)
        layout.addWidget(self.steps)
        layout.addStretch(1)
        self.undo = Button(
            _("Undo this import"), lambda: self.chosen.emit(UNDO), icon="arrow-undo", kind="bare"
        )
        layout.addLayout(row(done, self.undo, None, self.following))

    def _button(self, key: str, words: str, kind: str = "plain") -> Button:
        return Button(words, lambda: self.chosen.emit(key), kind=kind)

    def show_batch(self, batch: Batch, place: str, following: str) -> None:
        """Show what came in; `place` is the village of most, `following` the next file's name."""
        counts = Counts(
            batch.rows, batch.new, batch.updated, batch.unchanged, batch.held, batch.ignored
        )
        self.sum.show_counts(counts, SumWords(_("wait in this list")), done=True)
        coming = batch.new + batch.updated + batch.unchanged
        verify = ngettext("Verify {n} new person", "Verify {n} new people", batch.new)
        self.verify.tell(
            verify.format(n=grouped(batch.new)),
            _("Somebody looks at each and says eligible or not; {place} opens.").format(place=place)
            if place
            else _("Somebody looks at each and says eligible or not."),
        )
        waiting = ngettext("{n} row waits", "{n} rows wait", batch.held)
        self.held.tell(
            waiting.format(n=grouped(batch.held)),
            _("Each says why in its cell, and can be mended here at any time."),
        )
        self.report.tell(
            _("A sheet for the village"),
            _("The rows that wait, with their own columns and the reasons; it loads again."),
        )
        people = ngettext("{n} person of this list", "{n} people of this list", coming)
        self.people.tell(people.format(n=grouped(coming)), _("Opens them in the register."))
        self.letter.tell(_("A letter to the insurer"), _("Takes people who were found eligible."))
        for step, shown in (
            (self.verify, batch.new > 0),
            (self.held, batch.held > 0),
            (self.report, batch.held > 0),
            (self.people, coming > 0),
        ):
            step.setVisible(shown)
        self.following.set_text(_("Next list: {file}").format(file=following))
        self.following.setVisible(bool(following))

    def focus_work(self) -> None:
        """Put the keys on the first way on."""
        for step in (self.verify, self.held, self.people, self.letter):
            if not step.isHidden():
                step.button.setFocus()
                return
