"""Wadah: the bodies that agents belong to, made, changed, named."""

from collections.abc import Mapping
from datetime import datetime

from db.engine import Session
from db.queries import agents as queries
from db.queries import regions as region_queries
from db.queries.agents import WadahLine
from db.schema import Wadah
from desktop.domain.agent_words import read_yes
from desktop.domain.errors import UserError
from desktop.domain.names import fold, tidy
from desktop.domain.phones import read_phone
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.offices.settings import require_office
from desktop.services.upkeep.audit import record

WADAH_FIELDS = ("name", "head", "region", "phone", "address", "note", "active")
"""What is kept of a wadah."""

_LONGEST = 200


def add_wadah(session: Session, acting: Acting, values: Mapping[str, str]) -> int:
    """Enter a wadah by typed fields (WADAH_FIELDS, a name at least); give back its id.

    UserError `wadah.name`, `.known`, `.field`, `.active`, `region.unknown`, `phone.unreadable`,
    `office.missing`.
    """
    require_office(session)
    read = _read(session, {"name": "", **values})
    _refuse_known(session, str(read["name"]), None)
    return enter_wadah(session, acting, acting.now(), read)


def enter_wadah(
    session: Session, acting: Acting, now: datetime, values: Mapping[str, object]
) -> int:
    """Enter a wadah whose values are sound; give back its id."""
    row = Wadah(
        uid=acting.chance.uid(),
        name_key=fold(str(values["name"])),
        created_at=now,
        updated_at=now,
        **values,
    )
    session.add(row)
    session.flush()
    record(session, acting, "wadah.add", "wadah", row.id, {"values": dict(values)})
    return row.id


def change_wadah(
    session: Session, acting: Acting, wadah: int, values: Mapping[str, str]
) -> WadahLine:
    """Change fields of a wadah by typed texts; give it back.

    UserError as `add_wadah`, and `wadah.unknown`.
    """
    before = require_wadah(session, wadah)
    read = _read(session, values)
    changed = {key: new for key, new in read.items() if new != getattr(before, key)}
    if not changed:
        return before
    if "name" in changed:
        _refuse_known(session, str(changed["name"]), wadah)
    row = session.get_one(Wadah, wadah)
    for key, new in changed.items():
        setattr(row, key, new)
    row.name_key = fold(row.name)
    row.version += 1
    row.updated_at = acting.now()
    session.flush()
    told: dict[str, object] = {
        key: {"old": getattr(before, key), "new": new} for key, new in changed.items()
    }
    record(session, acting, "wadah.change", "wadah", wadah, told)
    return require_wadah(session, wadah)


def require_wadah(session: Session, wadah: int) -> WadahLine:
    """The wadah of an id; UserError `wadah.unknown`."""
    line = queries.wadah(session, wadah)
    if line is None:
        raise _unknown(str(wadah))
    return line


def find_wadah(session: Session, named: str) -> WadahLine:
    """The wadah that is meant by a name in any writing, or by its id; UserError `wadah.unknown`."""
    lines = queries.all_wadah(session)
    by_name = [line for line in lines if line.name_key == fold(named) != ""]
    by_id = [line for line in lines if str(line.id) == named.strip()]
    for line in by_name or by_id:
        return line
    raise _unknown(named)


def _unknown(named: str) -> UserError:
    return UserError(
        "wadah.unknown",
        _("There is no wadah {name}. Add it first, or see them: lontar wadah list.").format(
            name=f'"{named}"'
        ),
    )


def _refuse_known(session: Session, name: str, but: int | None) -> None:
    for line in queries.all_wadah(session):
        if line.name_key == fold(name) and line.id != but:
            raise UserError(
                "wadah.known",
                _("There is a wadah {name} already. One name is one wadah.").format(name=line.name),
            )


def _read(session: Session, typed: Mapping[str, str]) -> dict[str, object]:
    """What was typed as it is kept; a UserError for the first thing wrong."""
    for key in typed:
        if key not in WADAH_FIELDS:
            raise UserError(
                "wadah.field",
                _("There is no field {field}. The fields are: {fields}.").format(
                    field=f'"{key}"', fields=", ".join(WADAH_FIELDS)
                ),
            )
    values: dict[str, object] = {key: tidy(text)[:_LONGEST] for key, text in typed.items()}
    if "name" in values and not fold(str(values["name"])):
        raise UserError("wadah.name", _("A wadah needs a name."))
    if values.get("region"):
        values["region"] = _region(session, str(values["region"]))
    if values.get("phone"):
        values["phone"] = _phone(str(values["phone"]))
    if "active" in values:
        values["active"] = _yes(str(values["active"]))
    return values


def _region(session: Session, typed: str) -> str:
    code = typed.replace(".", "")
    if region_queries.region(session, code) is None:
        raise UserError("region.unknown", _("There is no region {code}.").format(code=f'"{typed}"'))
    return code


def _phone(typed: str) -> str:
    number = read_phone(typed)
    if not number:
        raise UserError(
            "phone.unreadable",
            _("{value} is no phone number. Fill in 10 to 13 digits from 08.").format(
                value=f'"{typed}"'
            ),
        )
    return number


def _yes(typed: str) -> bool:
    said = read_yes(typed)
    if said is None:
        raise UserError("wadah.active", _("Say yes or no for active."))
    return said
