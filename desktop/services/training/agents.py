"""Perisai agents, one at a time: entered by hand, changed, given a photo for the badge."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from db.engine import Session, after_commit
from db.queries import agents as queries
from db.queries.agents import AgentLine
from db.queries.attachments import links_to
from db.schema import Agent
from desktop.domain.agent_findings import agent_sentence
from desktop.domain.errors import UserError
from desktop.domain.findings import Finding, Severity, error
from desktop.domain.names import fold
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.register.evidence import keep_file, place_of, read_file, whole_file
from desktop.services.register.rules import read_rules
from desktop.services.training.agent_checks import AgentChecks, check_fields
from desktop.services.training.agent_writing import EMPTY, AgentWriter
from desktop.services.training.wadah import find_wadah
from desktop.services.upkeep.audit import record

_PHOTOS = ("jpg", "png")


@dataclass(frozen=True, slots=True)
class SavedAgent:
    """An agent as saved, and the warnings of what was typed."""

    agent: AgentLine
    findings: list[Finding]


def add_agent(session: Session, acting: Acting, values: Mapping[str, str]) -> SavedAgent:
    """Enter an agent by typed fields of AGENT, a name at least.

    `wadah` is a name or an id, `region` desa and kecamatan by code or name, several between
    commas. UserError `field.unknown`, `wadah.unknown`, `agent.held` where an error holds it (its
    details have the `findings`).
    """
    read, found = _read(session, acting, {}, {"name": "", **values})
    found += _others(session, read, None)
    _refuse_held(found)
    agent = AgentWriter(session, acting, acting.now()).enter(read)
    record(session, acting, "agent.add", "agent", agent, {"values": dict(read)})
    return SavedAgent(require_agent(session, agent), found)


def change_agent(
    session: Session, acting: Acting, agent: int, values: Mapping[str, str]
) -> SavedAgent:
    """Change fields of an agent by typed texts, an empty one erases.

    UserError as `add_agent`, and `agent.unknown`.
    """
    require_agent(session, agent)
    before = queries.agent_values(session, [agent])[agent]
    filled = {key: text for key, text in before.items() if text}
    read, found = _read(session, acting, filled, values)
    found += _others(session, read, agent)
    _refuse_held([one for one in found if one.field in values])
    after = {**EMPTY, **read}
    changes = {key: after[key] for key in before if after[key] != before[key]}
    if changes:
        told: dict[str, object] = {
            key: {"old": before[key], "new": new} for key, new in sorted(changes.items())
        }
        audit_id = record(session, acting, "agent.change", "agent", agent, told)
        AgentWriter(session, acting, acting.now()).change(agent, changes, audit_id)
    return SavedAgent(require_agent(session, agent), found)


def require_agent(session: Session, agent: int) -> AgentLine:
    """The agent of an id; UserError `agent.unknown`."""
    line = queries.agent(session, agent)
    if line is None:
        raise UserError(
            "agent.unknown",
            _("There is no agent {id}. See them: lontar agents list.").format(id=agent),
        )
    return line


def set_photo(
    session: Session, acting: Acting, folder: Path, agent: int, path: Path | None
) -> AgentLine:
    """Keep a photo for an agent's badge in `folder` by its content; nothing takes it off.

    UserError `agent.unknown`, `photo.media`, and those of `evidence.read_file` and `keep_file`.
    """
    line = require_agent(session, agent)
    sha256 = ""
    if path is not None:
        read = read_file(path)
        if read.media not in _PHOTOS:
            raise UserError(
                "photo.media",
                _("“{file}” is no photo. Take a .jpg or .png.").format(file=read.name),
            )
        keep_file(session, folder, read)
        sha256 = read.sha256
    if sha256 == line.photo:
        return line
    row = session.get_one(Agent, agent)
    row.photo = sha256
    row.version += 1
    row.updated_at = acting.now()
    session.flush()
    record(session, acting, "agent.photo", "agent", agent, {"sha256": sha256, "old": line.photo})
    if line.photo and not links_to(session, line.photo):
        after_commit(session, lambda: _take_away(folder, line.photo))
    return require_agent(session, agent)


def _take_away(folder: Path, sha256: str) -> None:
    for media in _PHOTOS:
        place_of(folder, sha256, media).unlink(missing_ok=True)


def photo_file(folder: Path, line: AgentLine) -> Path | None:
    """Where the photo of an agent lies, looked at whole; nothing where there is none.

    UserError `attachment.missing`, `.altered`.
    """
    if not line.photo:
        return None
    there = (media for media in _PHOTOS if place_of(folder, line.photo, media).is_file())
    return whole_file(folder, line.name, line.photo, next(there, _PHOTOS[0]))


def _read(
    session: Session, acting: Acting, values: Mapping[str, str], typed: Mapping[str, str]
) -> tuple[dict[str, str], list[Finding]]:
    """What was typed over what stands, checked; a wadah as it is called."""
    check_fields(typed)
    given = {key: text.strip() for key, text in typed.items()}
    if given.get("wadah"):
        given["wadah"] = find_wadah(session, given["wadah"]).name
    return AgentChecks(read_rules(session, acting)).recheck(values, (), given)


def _others(session: Session, values: Mapping[str, str], agent: int | None) -> list[Finding]:
    """The errors of who is another agent already: by NIK, without one by name and wadah."""
    nik, name, wadah = (values.get(key, "") for key in ("nik", "name", "wadah"))
    for other in queries.known_agents(session):
        if other.id == agent:
            continue
        if nik and other.nik == nik:
            return [error("nik.duplicate_in_register", "nik", nik, name=other.name)]
        apart = nik and other.nik
        same = (other.name_key, other.wadah_key) == (fold(name), fold(wadah))
        if same and not apart and agent is None:
            return [error("agent.known", "name", name, name=other.name)]
    return []


def _refuse_held(findings: list[Finding]) -> None:
    """UserError `agent.held` with every reason, where an error was found."""
    errors = [one for one in findings if one.severity is Severity.ERROR]
    if errors:
        told = " ".join(agent_sentence(one) for one in errors)
        raise UserError("agent.held", told, findings=errors)
