"""The officials of the office: who signs letters, and who is named in them."""

from db.engine import Session
from db.queries import office as queries
from db.schema import Official
from desktop.domain.errors import UserError
from desktop.domain.names import tidy
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.offices.settings import require_office
from desktop.services.upkeep.audit import record

ACTING_AS = ("", "an", "ub", "plt", "plh")
"""In one's own right; atas nama, untuk beliau, pelaksana tugas and harian (domain.md 4.1)."""

_FIELDS = ("name", "nip", "rank", "position", "acting", "signs")


def save_official(  # noqa: PLR0913 - one for each line of a signature
    session: Session,
    acting: Acting,
    *,
    name: str,
    position: str,
    nip: str = "",
    rank: str = "",
    acting_as: str = "",
    signs: bool = False,
    official: int | None = None,
) -> queries.OfficialLine:
    """Add an official, or change the one of that id, else of that NIP, else of that name.

    One official signs: where `signs` is given to one it is taken from the others. UserError
    `official.name`, `official.position`, `official.nip`, `official.acting`, `official.unknown`.
    """
    require_office(session)
    values = _checked(name, position, nip, rank, acting_as)
    at_work = queries.officials(session)
    known = _known(at_work, official, values)
    old = {field: getattr(known, field) for field in _FIELDS} if known else {}
    row = session.get_one(Official, known.id) if known else Official(uid=acting.chance.uid())
    for field, value in {**values, "signs": signs, "active": True}.items():
        setattr(row, field, value)
    session.add(row)
    if signs:
        _take_signing_from(session, [line.id for line in at_work if line.signs], row)
    session.flush()
    told: dict[str, object] = {"old": old, "new": {**values, "signs": signs}}
    record(session, acting, "official.save", "official", row.id, told)
    return next(line for line in queries.officials(session) if line.id == row.id)


def retire_official(session: Session, acting: Acting, official: int) -> None:
    """Take an official off the list; letters that name them stay as they are."""
    line = _of_id(queries.officials(session), official)
    row = session.get_one(Official, line.id)
    row.active, row.signs = False, False
    record(session, acting, "official.retire", "official", line.id, {"name": line.name})


def _checked(name: str, position: str, nip: str, rank: str, acting_as: str) -> dict[str, str]:
    values = {
        "name": tidy(name),
        "position": tidy(position),
        "nip": "".join(nip.split()),
        "rank": tidy(rank),
        "acting": acting_as.strip().lower().rstrip("."),
    }
    if not values["name"]:
        raise UserError("official.name", _("The official needs a name, with titles as on paper."))
    if not values["position"]:
        raise UserError("official.position", _("The official needs a position, as on paper."))
    number = values["nip"]
    if number and not (len(number) == 18 and number.isascii() and number.isdigit()):
        raise UserError(
            "official.nip",
            _("A NIP has 18 digits. Compare it with the letter of appointment, or leave it empty."),
        )
    if values["acting"] not in ACTING_AS:
        raise UserError(
            "official.acting",
            _("{value} is none of: {words}. Leave it empty for an official in office.").format(
                value=f'"{acting_as}"', words=", ".join(ACTING_AS[1:])
            ),
        )
    return values


def _known(
    at_work: list[queries.OfficialLine], official: int | None, values: dict[str, str]
) -> queries.OfficialLine | None:
    if official is not None:
        return _of_id(at_work, official)
    number, name = values["nip"], values["name"]
    by_number = [line for line in at_work if number and line.nip == number]
    by_name = [line for line in at_work if line.name == name and not (number and line.nip)]
    return next(iter(by_number or by_name), None)


def _of_id(at_work: list[queries.OfficialLine], official: int) -> queries.OfficialLine:
    for line in at_work:
        if line.id == official:
            return line
    raise UserError("official.unknown", _("There is no official {id}.").format(id=official))


def _take_signing_from(session: Session, others: list[int], signer: Official) -> None:
    for other in others:
        row = session.get_one(Official, other)
        if row is not signer:
            row.signs = False
