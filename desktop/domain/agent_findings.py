"""The words of what is found on agents, where they are others than those of workers."""

from collections.abc import Mapping

from desktop.domain import finding_texts
from desktop.domain.findings import Finding
from desktop.domain.texts import gettext
from desktop.domain.texts import mark as _

SENTENCES: Mapping[str, str] = {
    "nik.duplicate_in_register": _(
        "This NIK is that of the agent {name}. Find out from the KTP whose it is."
    ),
    "agent.known": _(
        "{name} is an agent of this wadah already. Change that one, or give both their NIK."
    ),
    "agent.several": _(
        "Several agents of this wadah are named {name}. Write the NIK of the one meant."
    ),
    "person.differs": _(
        "Row {other_row} of the list is the same agent and says {other}. The first row was taken."
    ),
    "role.unreadable": _(
        "{value} is no role in a wadah; taken for Perisai. Write kepala, admin or perisai."
    ),
    "certificate_until.unreadable": _(
        "{value} is no date. Fill in the last day on which the certificate holds."
    ),
    "active.unreadable": _("{value} does not say whether the agent is active. Write ya or tidak."),
}
"""Code to sentence; `value` is the cell."""


def agent_sentence(finding: Finding) -> str:
    """What is wrong and what to do, in the language in use."""
    words = SENTENCES.get(finding.code)
    if words is None:
        return finding_texts.sentence(finding)
    return gettext(words).format(value=f'"{finding.value}"', **finding.params)
