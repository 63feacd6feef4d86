"""The words of what is found in sheets of participants and of marks."""

from collections.abc import Mapping

from desktop.domain import finding_texts
from desktop.domain.findings import Finding
from desktop.domain.texts import gettext
from desktop.domain.texts import mark as _

SENTENCES: Mapping[str, str] = {
    "participant.unknown": _(
        "Nobody of this training is meant by {value}. Copy code or number from the list."
    ),
    "participant.ambiguous": _(
        "{value} may be several participants. Write the code or the number beside the name."
    ),
    "participant.contradicts": _(
        "Number, code and name are those of different participants. Correct the row."
    ),
    "mark.unreadable": _("{value} is no mark. Write H, T, I, S or A."),
    "mark.differs": _(
        "Marked {there} already, the sheet says {said}. It stays; correct it by hand if need be."
    ),
    "mark.time": _("{value} is no time of day. Write it as 08:15."),
    "session.cancelled": _("The session {value} is cancelled and takes no marks."),
    "session.unknown": _(
        "The column “{value}” is none of the sessions. Take the headers of the empty sheet."
    ),
}
"""Code to sentence of what only these sheets can have; `value` is the cell."""


def training_sentence(finding: Finding) -> str:
    """What is wrong and what to do, in the language in use."""
    words = SENTENCES.get(finding.code)
    if words is None:
        return finding_texts.sentence(finding)
    return gettext(words).format(value=f'"{finding.value}"', **finding.params)
