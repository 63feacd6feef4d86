"""What of a paper is printed, how often and on which printer; each page on its own paper."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.editors import ChoiceEditor, TextEditor
from desktop.ui.form import Asked, FormField
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import column, row
from desktop.ui.parts.pdf_document import PaperRun
from desktop.ui.parts.segments import Segments
from desktop.ui.parts.words import Words

ALL, LETTER, ANNEX, SOME = "all", "letter", "annex", "some"
AS_SET, ONE_SIDE, LONG_EDGE, SHORT_EDGE = "", "one", "long", "short"
_MOST_COPIES = 99


@dataclass(frozen=True, slots=True)
class PrintWanted:
    """What was decided: pages counted from 1 in rising order, `sides` empty as the printer is."""

    printer: str
    pages: Sequence[int]
    copies: int
    sides: str


def read_pages(text: str, count: int) -> list[int]:
    """The pages named by `1, 3-5`, rising and once each; empty where it names none or others."""
    pages: set[int] = set()
    for part in filter(None, (each.strip() for each in re.split(r"[,;]", text))):
        found = re.fullmatch(r"(\d+)(?:\s*[-–]\s*(\d+))?", part)
        if found is None:
            return []
        first = int(found[1])
        last = int(found[2]) if found[2] else first
        if not 1 <= first <= last <= count:
            return []
        pages.update(range(first, last + 1))
    return sorted(pages)


def parts_of(runs: Sequence[PaperRun]) -> dict[str, range]:
    """The letter and its annex, where a paper is upright pages and then lying ones; else none."""
    if [run.lying for run in runs] != [False, True]:
        return {}
    letter, annex = runs
    return {
        LETTER: range(letter.first, letter.last + 1),
        ANNEX: range(annex.first, annex.last + 1),
    }


class PrintPages(Dialog):
    """Gives out a PrintWanted by `submitted`; `more_wanted` asks for the system's own dialog."""

    submitted = Signal(object)
    more_wanted = Signal(object)

    def __init__(
        self,
        name: str,
        runs: Sequence[PaperRun],
        printers: Sequence[str],
        usual: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_("Print"), name, parent, width=560)
        self._count = runs[-1].last if runs else 0
        self._parts = parts_of(runs)
        self.printer = ChoiceEditor([(one, one) for one in printers])
        self.printer.set_value(usual)
        self.which = Segments(_("Pages"), self._choices())
        self.pages = TextEditor(200)
        self.pages.setAccessibleName(_("Pages"))
        self._pages_field = FormField(Asked("pages", "", self.pages, help=_("Such as 1, 3-5")))
        self.copies = TextEditor(2)
        self.copies.set_value("1")
        self._copies_field = FormField(Asked("copies", _("Copies"), self.copies))
        self.sides = ChoiceEditor(
            [
                (AS_SET, _("As the printer is set")),
                (ONE_SIDE, _("One side")),
                (LONG_EDGE, _("Both sides, turned at the long edge")),
                (SHORT_EDGE, _("Both sides, turned at the short edge")),
            ]
        )
        self.add(FormField(Asked("printer", _("Printer"), self.printer)))
        self.body.addLayout(column(Words(_("Pages"), "label"), self.which, gap=4))
        self.add(self._pages_field)
        line = row(gap=16)
        line.addWidget(self._copies_field, 1)
        line.addWidget(FormField(Asked("sides", _("Sides"), self.sides)), 3)
        self.body.addLayout(line)
        self.add(Words(_paper_words(runs), "caption", wrap=True), None)
        self.more = Button(_("Printer's own settings..."), self._on_more, icon="settings")
        self.left_buttons.addWidget(self.more)
        self.set_act(_("Print"), "print")
        if not printers:
            self.printer.setEnabled(False)
            self.act.allow(allowed=False, reason=_("No printer is set up on this computer"))
            self.sum.setText(_("No printer is set up on this computer"))
        self.which.chosen.connect(self._on_which)
        self.pages.edited.connect(self._name_act)
        self.copies.edited.connect(self._name_act)
        self._on_which(ALL)

    def _choices(self) -> list[tuple[str, str]]:
        choices = [(ALL, _("All {n}").format(n=grouped(self._count)))]
        words = {LETTER: _("Letter {pages}"), ANNEX: _("Annex {pages}")}
        for part, pages in self._parts.items():
            choices.append((part, words[part].format(pages=_span(pages))))
        return [*choices, (SOME, _("Some..."))]

    def wanted(self) -> PrintWanted | None:
        """What is chosen so far, nothing where pages or copies are no sense."""
        pages, copies = self._chosen(), self.copies.value()
        if not pages or not copies.isdecimal() or not 1 <= int(copies) <= _MOST_COPIES:
            return None
        return PrintWanted(self.printer.value(), pages, int(copies), self.sides.value())

    def _chosen(self) -> list[int]:
        which = self.which.value()
        if which == ALL:
            return list(range(1, self._count + 1))
        if which in self._parts:
            return list(self._parts[which])
        return read_pages(self.pages.value(), self._count)

    def _on_which(self, which: str) -> None:
        self._pages_field.setVisible(which == SOME)
        self._pages_field.show_error("")
        self._name_act()
        QTimer.singleShot(0, self, self.fit)
        if which == SOME:
            self.pages.setFocus()

    def _name_act(self) -> None:
        wanted = self.wanted()
        sheets = len(wanted.pages) * wanted.copies if wanted else 0
        words = ngettext("Print {n} page", "Print {n} pages", sheets)
        self.act.set_text(words.format(n=grouped(sheets)) if sheets else _("Print"))

    def _sound(self) -> PrintWanted | None:
        """What is chosen; what is wrong is said beside it."""
        wanted = self.wanted()
        wrong_pages = "" if self._chosen() else _("Type pages from 1 to {n}, such as 1, 3-5.")
        self._pages_field.show_error(wrong_pages.format(n=self._count))
        wrong_copies = "" if wanted or wrong_pages else _("1 to {n}").format(n=_MOST_COPIES)
        self._copies_field.show_error(wrong_copies)
        # Later: what was just shown has its height then.
        QTimer.singleShot(0, self, self.fit)
        return wanted

    def submit(self) -> None:
        wanted = self._sound()
        if wanted is not None:
            self.accept()
            self.submitted.emit(wanted)

    def _on_more(self) -> None:
        wanted = self._sound()
        if wanted is not None:
            self.accept()
            self.more_wanted.emit(wanted)


def _span(pages: range) -> str:
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"


def _paper_words(runs: Sequence[PaperRun]) -> str:
    """On what the pages lie, said so that the right paper is put in."""
    told = []
    for run in runs:
        lies = _("{paper} landscape") if run.lying else _("{paper} portrait")
        told.append(f"{_span(range(run.first, run.last + 1))}: {lies.format(paper=run.paper)}")
    return _("Paper of the pages: {papers}. They turn by themselves.").format(
        papers=" · ".join(dict.fromkeys(told[:4]))
    )
