"""Heirs of a worker: entered, changed, taken off; each act stands in the history."""

from db.engine import Session
from db.queries import enrolling, worker_store, workers
from db.queries import heirs as queries
from db.queries.heirs import HeirLine
from db.schema import Heir
from desktop.domain import nik as niks
from desktop.domain.errors import UserError
from desktop.domain.heirs import Relation
from desktop.domain.names import fold, tidy
from desktop.domain.phones import read_phone
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.upkeep.audit import record

HISTORY_FIELD = "heir"
"""What a line of a worker's history is about where an heir changed."""

_LONGEST_NAME = 100


def save_heir(
    session: Session,
    acting: Acting,
    worker_id: int,
    *,
    name: str,
    relation: str,
    nik: str = "",
    phone: str = "",
    heir_id: int | None = None,
) -> HeirLine:
    """Enter an heir of a worker, or change one; give it back.

    Without `heir_id` the worker's heir of that NIK, else of that name, is the one changed; where
    there is none a new one is entered. UserError `worker.unknown`, `heir.unknown`, `heir.name`,
    `heir.relation`, `heir.nik`, `heir.phone`.
    """
    line = workers.worker(session, worker_id)
    if line is None:
        raise UserError("worker.unknown", _("There is no such worker in the register."))
    values = _checked(name, relation, nik, phone)
    if values["nik"] == line.nik:
        raise UserError("heir.nik", _("This is the worker's own NIK. Compare it with the KTP."))
    there = queries.heirs_of(session, [worker_id]).get(worker_id, [])
    before = _the_one(there, heir_id, values)
    if before is not None and _values(before) == values:
        return before
    if before is None:
        kept = Heir(uid=acting.chance.uid(), worker_id=worker_id, **values)
        session.add(kept)
        session.flush()
    else:
        kept = session.get_one(Heir, before.id)
        for key, text in values.items():
            setattr(kept, key, text)
        session.flush()
    after = queries.heir(session, kept.id)
    assert after is not None
    _tell(session, acting, worker_id, before, after)
    return after


def remove_heir(session: Session, acting: Acting, heir_id: int) -> None:
    """Take an heir off; a participant of a training who was that heir stays one.

    UserError `heir.unknown`.
    """
    before = queries.heir(session, heir_id)
    if before is None:
        raise _unknown()
    enrolling.free_heir(session, heir_id)
    session.delete(session.get_one(Heir, heir_id))
    session.flush()
    _tell(session, acting, before.worker_id, before, None)


def heir_text(line: HeirLine) -> str:
    """An heir in the history: name and relation, and the numbers there are."""
    told = (line.relation, line.nik, line.phone)
    return f"{line.name} ({', '.join(each for each in told if each)})"


def _the_one(there: list[HeirLine], heir_id: int | None, values: dict[str, str]) -> HeirLine | None:
    """The heir that is meant: by row id, by NIK, by name."""
    if heir_id is not None:
        found = next((each for each in there if each.id == heir_id), None)
        if found is None:
            raise _unknown()
        return found
    of_nik = [each for each in there if values["nik"] and each.nik == values["nik"]]
    of_name = [
        each
        for each in there
        if fold(each.name) == fold(values["name"])
        and not (each.nik and values["nik"] and each.nik != values["nik"])
    ]
    return next(iter(of_nik + of_name), None)


def _values(line: HeirLine) -> dict[str, str]:
    return {"name": line.name, "relation": line.relation, "nik": line.nik, "phone": line.phone}


def _checked(name: str, relation: str, nik: str, phone: str) -> dict[str, str]:
    """What was typed as it is kept; a UserError for the first thing wrong."""
    name = tidy(name)
    if not fold(name):
        raise UserError("heir.name", _("An heir needs a name."))
    if len(name) > _LONGEST_NAME:
        raise UserError(
            "heir.name", _("The name is longer than {n} letters.").format(n=_LONGEST_NAME)
        )
    if relation not in list(Relation):
        raise UserError(
            "heir.relation",
            _("There is no relation {relation}. There are: {relations}.").format(
                relation=f'"{relation}"', relations=", ".join(Relation)
            ),
        )
    digits = niks.clean(nik.strip())
    if digits and not (len(digits) == niks.LENGTH and digits.isascii() and digits.isdigit()):
        raise UserError("heir.nik", _("A NIK has 16 digits. Compare it with the KTP."))
    number = read_phone(phone) if phone.strip() else ""
    if phone.strip() and not number:
        raise UserError("heir.phone", _("This is no phone number. Write it as 081234567890."))
    return {"name": name, "relation": relation, "nik": digits, "phone": number}


def _tell(
    session: Session,
    acting: Acting,
    worker_id: int,
    before: HeirLine | None,
    after: HeirLine | None,
) -> None:
    """Enter the act in the audit and in the worker's history; the worker is a version newer."""
    old, new = (heir_text(each) if each else "" for each in (before, after))
    action = "heir.add" if before is None else "heir.remove" if after is None else "heir.change"
    told: dict[str, object] = {"old": old, "new": new}
    audit_id = record(session, acting, action, "worker", worker_id, told)
    worker_store.update_workers(session, {worker_id: {}}, acting.now())
    change = {"worker_id": worker_id, "audit_id": audit_id, "import_row_id": None}
    line = {**change, "field": HISTORY_FIELD, "old": old, "new": new}
    worker_store.insert_changes(session, [line])


def _unknown() -> UserError:
    return UserError("heir.unknown", _("This heir is not in the register any more."))
