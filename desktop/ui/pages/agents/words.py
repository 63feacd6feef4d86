"""Words that several tables of the page use."""

from desktop.domain.texts import gettext, mark, ngettext
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import AGENT_ROLE_LABELS, AgentRole
from desktop.ui.pages.agents.read import AgentRow

_FEW = 2
"""So many villages are named in a cell; more are counted."""

_SHORT_ROLES = {
    AgentRole.HEAD: mark("Head"),
    AgentRole.ADMIN: mark("Admin"),
    AgentRole.AGENT: mark("Perisai"),
}


def role_words(role: str) -> str:
    """A role in words."""
    return gettext(AGENT_ROLE_LABELS[AgentRole(role)])


def short_role(role: str) -> str:
    """A role in a word, for a cell."""
    return gettext(_SHORT_ROLES[AgentRole(role)])


def villages_words(row: AgentRow) -> str:
    """The villages covered: by name where they are few, else their number."""
    villages = row.line.villages
    if len(villages) <= _FEW:
        return ", ".join(each.name for each in villages)
    words = ngettext("{n} village", "{n} villages", len(villages))
    return words.format(n=len(villages))


def villages_whole(row: AgentRow) -> str:
    """Every village covered, by kecamatan, one kecamatan a line."""
    of: dict[str, list[str]] = {}
    for each in row.line.villages:
        of.setdefault(each.kecamatan, []).append(each.name)
    lines = (f"Kec. {name}: {', '.join(villages)}" for name, villages in of.items())
    return "\n".join(lines) or _("Covers no village")
