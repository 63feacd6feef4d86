"""Wadah and agents: read as lines, compared and written as texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Table, and_, exists, func, insert, or_, select
from sqlalchemy.orm import Session, aliased

from db.queries.chunks import chunks
from db.schema import Agent, AgentChange, AgentVillage, AuditEntry, Region, Wadah


@dataclass(frozen=True, slots=True)
class WadahLine:
    """A wadah; `agents` counts the active ones."""

    id: int
    uid: str
    version: int
    name: str
    name_key: str
    head: str
    region: str
    phone: str
    address: str
    note: str
    active: bool
    created_at: datetime
    updated_at: datetime
    agents: int


@dataclass(frozen=True, slots=True)
class Village:
    """A desa that an agent covers."""

    code: str
    name: str
    kecamatan: str


@dataclass(frozen=True, slots=True)
class AgentLine:
    """An agent, with the wadah's name and the desa covered by kecamatan and name."""

    id: int
    uid: str
    version: int
    nik: str
    name: str
    name_key: str
    wadah_id: int | None
    wadah: str
    role: str
    sex: str
    birth_place: str
    birth_date: date | None
    phone: str
    certificate: str
    certificate_until: date | None
    photo: str
    active: bool
    note: str
    created_at: datetime
    updated_at: datetime
    villages: tuple[Village, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One field of an agent changed: when, by whom, by what deed, from what to what."""

    at: datetime
    by: str
    deed: str
    field: str
    old: str
    new: str


_WADAH = tuple(getattr(Wadah, name) for name in WadahLine.__dataclass_fields__ if name != "agents")


def all_wadah(session: Session) -> list[WadahLine]:
    """Every wadah, by name."""
    counted = (
        select(func.count(Agent.id))
        .where(Agent.wadah_id == Wadah.id, Agent.active)
        .correlate(Wadah)
        .scalar_subquery()
    )
    query = select(*_WADAH, counted).order_by(Wadah.name_key)
    return [WadahLine(*tuple(row)) for row in session.execute(query)]


def wadah(session: Session, wadah_id: int) -> WadahLine | None:
    """The wadah of a row id."""
    return next((line for line in all_wadah(session) if line.id == wadah_id), None)


_AGENT: tuple[Any, ...] = (
    *(Agent.id, Agent.uid, Agent.version, func.coalesce(Agent.nik, ""), Agent.name),
    *(Agent.name_key, Agent.wadah_id, func.coalesce(Wadah.name, ""), Agent.role, Agent.sex),
    *(Agent.birth_place, Agent.birth_date, Agent.phone, Agent.certificate),
    *(Agent.certificate_until, Agent.photo, Agent.active, Agent.note),
    *(Agent.created_at, Agent.updated_at),
)


def agents(
    session: Session,
    *,
    wadah: int | None = None,
    region: str = "",
    active: bool | None = None,
    name: str = "",
) -> list[AgentLine]:
    """Agents by wadah, heads first, by name; those of no wadah last.

    `region` keeps who covers a desa there, and who covers none but is of a wadah there; `name` is
    a folded part of the name.
    """
    query = (
        select(*_AGENT)
        .outerjoin(Wadah, Wadah.id == Agent.wadah_id)
        .order_by(
            Agent.wadah_id.is_(None), Wadah.name_key, Agent.role != "head", Agent.name_key, Agent.id
        )
    )
    if wadah is not None:
        query = query.where(Agent.wadah_id == wadah)
    if region:
        covers = exists().where(AgentVillage.agent_id == Agent.id)
        there = covers.where(AgentVillage.region.startswith(region))
        query = query.where(or_(there, and_(~covers, Wadah.region.startswith(region))))
    if active is not None:
        query = query.where(Agent.active if active else ~Agent.active)
    if name:
        query = query.where(Agent.name_key.contains(name, autoescape=True))
    rows = [tuple(row) for row in session.execute(query)]
    covered = villages_of(session, [row[0] for row in rows])
    return [AgentLine(*(*row, covered.get(row[0], ()))) for row in rows]


def agent(session: Session, agent_id: int) -> AgentLine | None:
    """The agent of a row id."""
    query = select(*_AGENT).outerjoin(Wadah, Wadah.id == Agent.wadah_id)
    row = session.execute(query.where(Agent.id == agent_id)).first()
    covered = villages_of(session, [agent_id]).get(agent_id, ())
    return AgentLine(*(*row, covered)) if row else None


def villages_of(session: Session, ids: Sequence[int]) -> dict[int, tuple[Village, ...]]:
    """Agent to the desa covered, by kecamatan and name; who covers none is left out."""
    kecamatan = aliased(Region)
    found: dict[int, list[Village]] = {}
    for some in chunks(ids):
        query = (
            select(AgentVillage.agent_id, Region.code, Region.name, kecamatan.name)
            .join(Region, Region.code == AgentVillage.region)
            .outerjoin(kecamatan, kecamatan.code == Region.parent)
            .where(AgentVillage.agent_id.in_(some))
            .order_by(kecamatan.name_key, Region.name_key, Region.code)
        )
        for agent_id, code, name, of in session.execute(query):
            found.setdefault(agent_id, []).append(Village(code, name, of or ""))
    return {one: tuple(villages) for one, villages in found.items()}


def agent_history(session: Session, agent_id: int) -> list[ChangeLine]:
    """What was changed of an agent, the newest first."""
    columns: tuple[Any, ...] = (
        *(AuditEntry.at, AuditEntry.by, AuditEntry.action),
        *(AgentChange.field, AgentChange.old, AgentChange.new),
    )
    query = (
        select(*columns)
        .join(AuditEntry, AuditEntry.id == AgentChange.audit_id)
        .where(AgentChange.agent_id == agent_id)
        .order_by(AgentChange.id.desc())
    )
    return [ChangeLine(*tuple(row)) for row in session.execute(query)]


@dataclass(frozen=True, slots=True)
class KnownAgent:
    """Who an agent is: enough to tell whether a row is the same person."""

    id: int
    nik: str
    name: str
    name_key: str
    birth_date: date | None
    wadah_key: str
    active: bool


def known_agents(session: Session) -> list[KnownAgent]:
    """Every agent, in the order entered."""
    columns: tuple[Any, ...] = (
        *(Agent.id, func.coalesce(Agent.nik, ""), Agent.name, Agent.name_key, Agent.birth_date),
        *(func.coalesce(Wadah.name_key, ""), Agent.active),
    )
    query = select(*columns).outerjoin(Wadah, Wadah.id == Agent.wadah_id).order_by(Agent.id)
    return [KnownAgent(*tuple(row)) for row in session.execute(query)]


def covered_codes(session: Session) -> dict[int, set[str]]:
    """Agent to the codes of the desa covered; who covers none is left out."""
    found: dict[int, set[str]] = {}
    for agent_id, code in session.execute(select(AgentVillage.agent_id, AgentVillage.region)):
        found.setdefault(agent_id, set()).add(code)
    return found


def agent_values(session: Session, ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """Every field of some agents as text: ISO dates, codes with commas, `yes` or `no`."""
    found: dict[int, dict[str, str]] = {}
    for some in chunks(ids):
        covered = villages_of(session, some)
        query = select(Agent, Wadah.name).outerjoin(Wadah, Wadah.id == Agent.wadah_id)
        for row, of_wadah in session.execute(query.where(Agent.id.in_(some))):
            codes = sorted(one.code for one in covered.get(row.id, ()))
            found[row.id] = {
                "nik": row.nik or "",
                "name": row.name,
                "wadah": of_wadah or "",
                "role": row.role,
                "region": ",".join(codes),
                "phone": row.phone,
                "certificate": row.certificate,
                "certificate_until": _iso(row.certificate_until),
                "sex": row.sex,
                "birth_place": row.birth_place,
                "birth_date": _iso(row.birth_date),
                "active": "yes" if row.active else "no",
                "note": row.note,
            }
    return found


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def insert_agent(session: Session, values: Mapping[str, Any], villages: Sequence[str]) -> int:
    """Enter an agent with the desa covered; give back the row id."""
    row = Agent(**values)
    session.add(row)
    session.flush()
    _cover(session, row.id, villages)
    return row.id


def update_agent(
    session: Session, agent_id: int, values: Mapping[str, Any], villages: Sequence[str] | None
) -> None:
    """Change columns of an agent, which becomes a version newer; and the desa, where given."""
    row = session.get_one(Agent, agent_id)
    for column, value in values.items():
        setattr(row, column, value)
    row.version += 1
    if villages is not None:
        for one in session.scalars(select(AgentVillage).where(AgentVillage.agent_id == agent_id)):
            session.delete(one)
        session.flush()
        _cover(session, agent_id, villages)
    session.flush()


def _cover(session: Session, agent_id: int, villages: Sequence[str]) -> None:
    session.add_all([AgentVillage(agent_id=agent_id, region=code) for code in villages])
    session.flush()


def insert_changes(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Enter lines of the history; each has agent_id, audit_id, import_row_id, field, old, new."""
    if rows:
        session.connection().execute(insert(cast(Table, AgentChange.__table__)), list(rows))
