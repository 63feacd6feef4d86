"""What can be done with a letter, by its state: the buttons over it, and what is seldom done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from db.queries.letters import LetterLine
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.statuses import OUT, LetterState
from desktop.domain.texts import gettext as _
from desktop.ui.pages.letters.acts import LetterActs
from desktop.ui.pages.letters.issuing import Issuing
from desktop.ui.pages.letters.outgoing import Outgoing
from desktop.ui.pages.letters.papers import Papers
from desktop.ui.parts.buttons import Button, MoreButton

_RARE = "rare"
"""The kind of an act that stands in the menu beside the buttons."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An act on a letter: its words, what does it, its icon and the kind of its button."""

    words: str
    act: Callable[[LetterLine], object]
    icon: str
    kind: str = "plain"


class Offers:
    """Makes the buttons of a letter; none stands there whose deed its state refuses."""

    def __init__(
        self, acts: LetterActs, issuing: Issuing, outgoing: Outgoing, papers: Papers
    ) -> None:
        self._acts = acts
        self._outgoing = outgoing
        self._issuing = issuing
        self._papers = papers

    def buttons(self, line: LetterLine) -> list[QWidget]:
        """What is seldom done behind three dots, then the rest, the next step last."""
        offers = self._of_state(line)
        buttons: list[QWidget] = [
            Button(offer.words, partial(offer.act, line), icon=offer.icon, kind=offer.kind)
            for offer in offers
            if offer.kind != _RARE
        ]
        rare = [
            (offer.words, offer.icon, partial(offer.act, line))
            for offer in offers
            if offer.kind == _RARE
        ]
        return [MoreButton(_("More for this letter"), rare), *buttons] if rare else buttons

    def _of_state(self, line: LetterLine) -> Sequence[Offer]:
        state = LetterState(line.state)
        if state in (LetterState.DRAFT, LetterState.SUBMITTED):
            return self._undecided(state)
        if state == LetterState.APPROVED:
            return [
                Offer(_("Cancel letter..."), self._acts.cancel, "subtract-circle", _RARE),
                Offer(_("Issue..."), self._issuing.issue, "mail", "filled"),
            ]
        if state in OUT:
            return self._out(line, state)
        opened = Offer(_("Open"), self._papers.open, "open")
        return [opened] if line.issued_at is not None else []

    def _undecided(self, state: LetterState) -> list[Offer]:
        acts = self._acts
        offers = [
            Offer(_("Signer and date..."), acts.change_signing, "edit", _RARE),
            Offer(_("Discard draft..."), acts.discard, "delete", _RARE),
        ]
        if state == LetterState.SUBMITTED:
            return [*offers, Offer(_("Approve..."), acts.approve, "checkmark", "filled")]
        return [
            *offers,
            Offer(_("Approve..."), acts.approve, "lock-closed"),
            Offer(_("Ask for approval"), acts.submit, "checkmark", "filled"),
        ]

    def _out(self, line: LetterLine, state: LetterState) -> list[Offer]:
        acts, papers, outgoing = self._acts, self._papers, self._outgoing
        offers = [
            Offer(_("Take the signed file back..."), outgoing.receive, "signature", _RARE),
            Offer(_("File the scan..."), outgoing.scan, "attach", _RARE),
            Offer(_("Save copies..."), papers.save, "save", _RARE),
        ]
        if state == LetterState.SENT:
            offers.append(Offer(_("Sent: day and to whom..."), outgoing.send, "edit", _RARE))
        if state != LetterState.ANSWERED:
            offers += [
                Offer(_("Replace letter..."), acts.replace, "arrow-sync", _RARE),
                Offer(_("Cancel letter..."), acts.cancel, "subtract-circle", _RARE),
            ]
        offers += [
            Offer(_("Open"), papers.open, "open"),
        ]
        if state == LetterState.ISSUED:
            offers.append(Offer(_("Sent..."), outgoing.send, "mail"))
        filled = "filled" if line.number and state == LetterState.ISSUED else "plain"
        offers.append(Offer(_("Print..."), papers.print, "print", filled))
        if not line.number:
            offers.append(Offer(_("Record number..."), acts.record_number, "edit", "filled"))
        return offers


def letter_called(line: LetterLine) -> str:
    """What a letter is called by its kind and its place in the register."""
    words = {
        LetterKind.ENROLMENT: _("Enrolment letter {id}"),
        LetterKind.ADDITION: _("Letter of addition {id}"),
        LetterKind.REMOVAL: _("Letter of removal {id}"),
        LetterKind.REPLACEMENT: _("Letter of replacement {id}"),
        LetterKind.RENEWAL: _("Letter of renewal {id}"),
    }
    return words[LetterKind(line.kind)].format(id=line.id)
