"""Lists of agents: how they are read, mended, taken in and taken back, and the words for it."""

from pathlib import Path

from db.engine import Session
from db.queries import imports
from desktop.domain.agent_fields import AGENT
from desktop.domain.agent_findings import agent_sentence
from desktop.domain.finding_texts import CODES, short
from desktop.domain.findings import Finding
from desktop.domain.money import grouped
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark, ngettext
from desktop.domain.trainings import AgentRole
from desktop.services.acting import Acting
from desktop.services.register.preview import Preview
from desktop.services.register.report import save_preview_report
from desktop.services.register.undo import Undone
from desktop.services.training.agent_held import mend_agent_row, save_held_agents
from desktop.services.training.agent_import import apply_agents
from desktop.services.training.agent_list import mend_agent_preview, preview_agents
from desktop.services.training.agent_undo import AGENT_REASONS, undo_agents
from desktop.ui.pages.agents.words import role_words
from desktop.ui.pages.imports.list_kind import ListKind, ListWords
from desktop.ui.pages.imports.row_fields import RowFields

_SHORT = {
    "agent.known": mark("An agent already"),
    "agent.several": mark("Several agents of this name"),
    "role.unreadable": mark("Taken for Perisai"),
    "certificate_until.unreadable": mark("No date"),
    "active.unreadable": mark("Neither yes nor no"),
}


def agent_short(finding: Finding) -> str:
    """The reason in few words, to stand in a cell."""
    if finding.code in _SHORT:
        return _(_SHORT[finding.code])
    return short(finding) if finding.code in CODES else agent_sentence(finding)


def _role(value: str) -> str:
    return role_words(value) if value in list(AgentRole) else value


def _active(value: str) -> str:
    return {"yes": _("Yes"), "no": _("No")}.get(value, value)


def _coming(rows: int) -> str:
    words = ngettext("Take in {n} agent", "Take in {n} agents", rows)
    return words.format(n=grouped(rows))


def _saving(rows: int) -> str:
    words = ngettext("Save {n} row to send back...", "Save {n} rows to send back...", rows)
    return words.format(n=grouped(rows))


def _save_report(acting: Acting, preview: Preview, path: Path) -> int:
    return save_preview_report(acting, preview, path, agent_sentence)


def _undo(session: Session, acting: Acting, batch: int, _progress: Progress = SILENT) -> Undone:
    return undo_agents(session, acting, batch)


AGENTS = ListKind(
    key=imports.AGENTS,
    fields=RowFields(
        AGENT,
        ("name", "wadah", "role", "region"),
        sentence=agent_sentence,
        short=agent_short,
        told={"role": _role, "active": _active},
    ),
    words=ListWords(
        coming=_coming,
        saving=_saving,
        target=mark("Save rows to send back"),
        see=mark("See the agents"),
        all_in=mark("Every agent of it is in the register, or was there before."),
        mended=mark("Row {row} is an agent now."),
        see_one=mark("See the agent"),
        undo=mark(
            "{file}: agents who came in by it are taken out, and values it overwrote come back."
            " Who was changed since, takes part in a training or brought workers stays. Rows"
            " that wait go too. The file can be imported again."
        ),
    ),
    preview=preview_agents,
    mend=mend_agent_preview,
    apply=apply_agents,
    save_report=_save_report,
    mend_row=mend_agent_row,
    save_held=save_held_agents,
    undo=_undo,
    reasons=AGENT_REASONS,
)
