"""The person whose turn it is, under the table: what a look at the KTP compares."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.dates import letter_date
from desktop.domain.finding_texts import sentence
from desktop.domain.findings import Severity
from desktop.domain.texts import gettext as _
from desktop.ui.editors import grouped_digits
from desktop.ui.pages.verification.read_people import Person
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, clear, column, row
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened

_MOST_FINDINGS = 3


class PersonDetails(Card):
    """Name, birth, address and mother at the left, open findings at the right."""

    def __init__(self, on_accept: Callable[[], object], on_attach: Callable[[], object]) -> None:
        super().__init__()
        self.accept = Button(_("Accept..."), on_accept, small=True)
        self.accept.setToolTip(_("Accept the first warning with a reason"))
        self.attach = Button(_("Attach..."), on_attach, icon="attach", small=True)
        self.attach.setToolTip(_("Keep a photo or scan of the KTP"))
        self._name = Shortened("", "heading")
        self._lines = [Shortened("", "second") for _line in range(3)]
        self._findings = QVBoxLayout()
        self._findings.setSpacing(4)
        left = column(self._name, *self._lines, None, gap=2)
        across = row(gap=24)
        across.addLayout(left, 4)
        across.addLayout(self._findings, 3)
        across.addLayout(column(self.accept, self.attach, None, gap=6))
        self.body.addLayout(across)
        self.setFixedHeight(108)

    def show_person(self, person: Person | None) -> None:
        """Show somebody, or nobody."""
        clear(self._findings)
        self.attach.setVisible(person is not None)
        self.accept.setVisible(
            person is not None and any(one.severity is Severity.WARNING for one in person.findings)
        )
        if person is None:
            self._name.setText(_("Nobody is chosen"))
            for line in self._lines:
                line.setText("")
            return
        each = person.line
        self._name.setText(each.name)
        born = letter_date(each.birth_date)
        place = f"{each.birth_place}, " if each.birth_place else ""
        home = [each.address, _rt_rw(each.rt, each.rw), each.hamlet]
        mother = _("Mother: {name}").format(name=each.mother_name) if each.mother_name else ""
        kk = _("KK {kk}").format(kk=grouped_digits(each.kk)) if each.kk else ""
        told = _("Born {place}{day}").format(place=place, day=born)
        self._lines[0].setText(" · ".join(part for part in (told, each.occupation) if part))
        self._lines[1].setText(", ".join(part for part in home if part) or _("No address"))
        self._lines[2].setText(" · ".join(part for part in (mother, kk) if part))
        for one in person.findings[:_MOST_FINDINGS]:
            self._findings.addWidget(_finding_line(sentence(one), one.severity.value))
        if not person.findings:
            self._findings.addWidget(_finding_line(_("Nothing was found on this person"), "ok"))
        self._findings.addStretch(1)


def _rt_rw(rt: str, rw: str) -> str:
    return f"RT {rt} / RW {rw}" if rt and rw else f"RT {rt}" if rt else ""


def _finding_line(text: str, tone: str) -> QWidget:
    widget = QWidget()
    layout = row(Symbol.of_tone(tone), gap=8)
    layout.addWidget(Shortened(text, "caption"), 1)
    widget.setLayout(layout)
    return widget
