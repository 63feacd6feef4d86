"""The rules an office checks by, out of its register."""

from dataclasses import replace

from db.engine import Session
from db.queries import agents as agent_queries
from db.queries import regions as region_queries
from desktop.domain.agent_names import AgentNames, NamedAgent
from desktop.domain.contributions import STANDARD
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.offices.criteria import age_limits, excluded_occupations
from desktop.services.offices.settings import read_settings, require_office
from desktop.services.offices.tables import read_regions
from desktop.services.register.checks import Rules

_KABUPATEN, _KECAMATAN, _VILLAGE = 4, 6, 10


def read_agent_names(session: Session) -> AgentNames:
    """Every agent, to be found by what a list says."""
    covered = agent_queries.covered_codes(session)
    return AgentNames(
        NamedAgent(one.id, one.nik, one.name_key, one.active, frozenset(covered.get(one.id, ())))
        for one in agent_queries.known_agents(session)
    )


def read_rules(session: Session, acting: Acting, region: str = "") -> Rules:
    """The office's limits and regions today; `region` narrows where villages are sought.

    UserError `office.missing`, `region.unknown` for a code that is no region of the office's
    province.
    """
    office = require_office(session)
    settings = read_settings(session)
    regions = read_regions(session, office.region)
    today = acting.today()
    limits = age_limits(settings, STANDARD, today)
    rules = Rules(
        today=today,
        minimum_age=limits.minimum,
        maximum_age=limits.maximum,
        excluded=excluded_occupations(settings, STANDARD, today),
        regions=regions,
        districts=region_queries.known_districts(session),
        agents=read_agent_names(session),
    )
    code = region.strip().replace(".", "")
    if not code or code == office.region:
        return rules
    if regions.name(code) == code:
        raise UserError(
            "region.unknown",
            _("{code} is no region of this office. Give the code of a kecamatan or desa.").format(
                code=f'"{region}"'
            ),
        )
    return replace(
        rules,
        kabupaten=regions.name(code[:_KABUPATEN]) if len(code) >= _KABUPATEN else "",
        kecamatan=code[:_KECAMATAN] if len(code) >= _KECAMATAN else "",
        village=code if len(code) == _VILLAGE else "",
    )
