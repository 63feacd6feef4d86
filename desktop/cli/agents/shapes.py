"""How wadah and agents look as JSON; these keys are relied upon."""

from typing import Any

from db.queries.agents import AgentLine, ChangeLine, WadahLine
from desktop.domain.agent_findings import agent_sentence
from desktop.domain.findings import Finding

Shape = dict[str, Any]


def wadah_shape(line: WadahLine) -> Shape:
    """A wadah; `agents` counts the active ones."""
    return {
        "id": line.id,
        "uid": line.uid,
        "name": line.name,
        "head": line.head,
        "region": line.region,
        "phone": line.phone,
        "address": line.address,
        "note": line.note,
        "active": line.active,
        "agents": line.agents,
        "version": line.version,
        "updated_at": line.updated_at.isoformat(),
    }


def agent_shape(line: AgentLine) -> Shape:
    """An agent; `regions` are the codes of the desa covered, `villages` their names too."""
    return {
        "id": line.id,
        "uid": line.uid,
        "nik": line.nik,
        "name": line.name,
        "wadah": line.wadah,
        "wadah_id": line.wadah_id,
        "role": line.role,
        "regions": [one.code for one in line.villages],
        "villages": [
            {"code": one.code, "name": one.name, "kecamatan": one.kecamatan}
            for one in line.villages
        ],
        "sex": line.sex,
        "birth_place": line.birth_place,
        "birth_date": line.birth_date.isoformat() if line.birth_date else None,
        "phone": line.phone,
        "certificate": line.certificate,
        "certificate_until": line.certificate_until.isoformat() if line.certificate_until else None,
        "photo": line.photo,
        "active": line.active,
        "note": line.note,
        "version": line.version,
        "updated_at": line.updated_at.isoformat(),
    }


def change_shape(line: ChangeLine) -> Shape:
    """One field of an agent changed."""
    return {
        "at": line.at.isoformat(),
        "by": line.by,
        "deed": line.deed,
        "field": line.field,
        "old": line.old,
        "new": line.new,
    }


def typed_finding_shape(found: Finding) -> Shape:
    """What was found in what was typed."""
    return {
        "field": found.field,
        "code": found.code,
        "severity": found.severity.value,
        "value": found.value,
        "message": agent_sentence(found),
    }
