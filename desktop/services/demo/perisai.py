"""The Perisai of the made-up office: three wadah, their agents, the desa that each covers."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from db.engine import Database, Session
from db.queries import agents as queries
from desktop.domain.regions import RegionTable
from desktop.domain.trainings import PRINTED_ROLES, AgentRole
from desktop.services.acting import Acting
from desktop.services.demo.folder import DemoFolder
from desktop.services.demo.people import MadeUp, make_up_people
from desktop.services.sheets.writing import OutColumn, write_sheet
from desktop.services.training.agent_import import import_agents
from desktop.services.training.wadah import add_wadah

TITLE: Final = "DAFTAR PERISAI KABUPATEN MALAKA (CONTOH: ORANG DAN NIK REKAAN)"
_COLUMNS = (
    OutColumn("NO", 6, "number"),
    OutColumn("NAMA PERISAI", 30),
    OutColumn("NIK", 20),
    OutColumn("WADAH", 32),
    OutColumn("JABATAN", 22),
    OutColumn("DESA BINAAN", 60),
    OutColumn("NO. HP", 16),
    OutColumn("NO. SERTIFIKAT", 24),
    OutColumn("BERLAKU S.D.", 14),
)
_AGENTS, _WITH_CERTIFICATE, _COVERED = 6, 4, 4
"""Agents of a wadah; one of so many was certified elsewhere; desa that each covers."""


@dataclass(frozen=True, slots=True)
class _Wadah:
    name: str
    region: str
    address: str
    covers: tuple[str, ...]
    """Its kecamatan; those of the highlands have nobody yet."""


_WADAH: Final = (
    _Wadah("Wadah Perisai Mutiara Betun", "532101", "Pasar Baru Betun", ("532101", "532109")),
    _Wadah("Wadah Perisai Pantai Selatan", "532102", "Besikama", ("532102", "532103", "532104")),
    _Wadah("Wadah Perisai Rai Malaka", "532105", "Biudukfoho", ("532105", "532111")),
)


def make_agents(
    database: Database, acting: Acting, place: DemoFolder, regions: RegionTable
) -> None:
    """Enter the wadah, write a list of their agents, and take it in."""
    dice = random.Random(len(_WADAH))  # the same people each time, no secret
    people = make_up_people(len(_WADAH) * _AGENTS, regions, dice, acting.today())
    rows: list[list[object]] = []
    with database.write() as session:
        for number, wadah in enumerate(_WADAH):
            own = people[number * _AGENTS : (number + 1) * _AGENTS]
            values = {"name": wadah.name, "region": wadah.region, "address": wadah.address}
            add_wadah(session, acting, values | {"head": own[0].name.title()})
            rows += _rows(wadah, own, regions, len(rows))
    write_sheet(place.agents, _COLUMNS, rows, sheet="Perisai", created=acting.now(), title=TITLE)
    with database.write() as session:
        import_agents(session, acting, place.agents)


def agents_by_village(session: Session) -> dict[str, str]:
    """Who brings the workers of each desa covered: by name, those of one wadah by NIK."""
    return {
        village.code: agent.nik if agent.wadah == _WADAH[-1].name else agent.name
        for agent in queries.agents(session)
        for village in agent.villages
    }


def _rows(
    wadah: _Wadah, people: Sequence[MadeUp], regions: RegionTable, before: int
) -> list[list[object]]:
    """The lines of a wadah: its head, who does its papers, and those who go to the desa."""
    villages = [code for district in wadah.covers for code in regions.villages(district)]
    rows: list[list[object]] = []
    for at, person in enumerate(people):
        number = before + at + 1
        role = (AgentRole.HEAD, AgentRole.ADMIN)[at] if at < 2 else AgentRole.AGENT
        # A step less than each covers: neighbours share a desa, as they do.
        covered = villages[at * (_COVERED - 1) :][:_COVERED]
        certified = number % _WITH_CERTIFICATE == 0
        rows.append(
            [
                number,
                person.name.title(),
                _nik(person),
                wadah.name,
                PRINTED_ROLES[role],
                ", ".join(covered),
                person.phone,
                f"PRS/{number:03}/XI/2024" if certified else "",
                f"{number:02}-11-2027" if certified else "",
            ]
        )
    return rows


def _nik(person: MadeUp) -> str:
    """A NIK out of the way of the workers', whose serials count up from 7001."""
    return f"{person.nik[:12]}9{person.nik[13:]}"
