"""Heirs: several a worker, checked, in the history and the audit, counted by kecamatan."""

import json

import pytest

from db.engine import Database, Session
from db.queries import audit as audit_queries
from db.queries.heirs import count_with_heir, heir_shares, heirs_of
from db.queries.workers import worker, worker_history
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register.change import add_worker
from desktop.services.register.heirs import remove_heir, save_heir
from tests.services.register.lists import OTHER, PERSON

KECAMATAN_TENGAH = "5321014506900003"


def _person(session: Session, acting: Acting, values: dict[str, str] = PERSON) -> int:
    typed = {key: text for key, text in values.items() if key != "kecamatan"}
    return add_worker(session, acting, typed)


def test_a_worker_may_have_several_heirs_each_entered_once(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        mother = _person(session, acting)
        save_heir(session, acting, mother, name="Yosef  Nahak", relation="spouse")
        save_heir(
            session, acting, mother, name="Ana Nahak", relation="child", phone="812 3456 7890"
        )
        again = save_heir(session, acting, mother, name="YOSEF NAHAK", relation="spouse")
    with office_database.read() as session:
        (first, second) = heirs_of(session, [mother])[mother]
    assert (first.name, first.relation) == (again.name, "spouse") == ("YOSEF NAHAK", "spouse")
    assert (second.name, second.relation, second.phone) == ("Ana Nahak", "child", "081234567890")


def test_every_act_stands_in_the_history_and_in_the_audit(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        whose = _person(session, acting)
        line = save_heir(session, acting, whose, name="Ana Nahak", relation="child")
        before = worker(session, whose)
        changed = save_heir(
            session, acting, whose, name="Ana Nahak", relation="sibling",
            nik="5321 0441 0105 0001", heir_id=line.id,
        )  # fmt: skip
        save_heir(session, acting, whose, name="Ana Nahak", relation="sibling",
                  nik="5321044101050001")  # fmt: skip
        remove_heir(session, acting, changed.id)
    with office_database.read() as session:
        told = [(one.field, one.old, one.new) for one in worker_history(session, whose)]
        entries = audit_queries.newest(session, 3)
        after = worker(session, whose)
        assert heirs_of(session, [whose]) == {}
    child, sibling = "Ana Nahak (child)", "Ana Nahak (sibling, 5321044101050001)"
    assert told == [("heir", sibling, ""), ("heir", child, sibling), ("heir", "", child)]
    assert [one.action for one in entries] == ["heir.remove", "heir.change", "heir.add"]
    assert json.loads(entries[1].detail) == {"old": child, "new": sibling}
    assert before is not None
    assert after is not None
    assert after.version == before.version + 2


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"name": " . "}, "heir.name"),
        ({"name": "A" * 101}, "heir.name"),
        ({"relation": "friend"}, "heir.relation"),
        ({"nik": "123"}, "heir.nik"),
        ({"nik": PERSON["nik"]}, "heir.nik"),
        ({"phone": "tidak ada"}, "heir.phone"),
        ({"heir_id": 99}, "heir.unknown"),
    ],
)
def test_what_is_wrong_is_refused_by_name(
    office_database: Database, acting: Acting, typed: dict[str, object], code: str
) -> None:
    with office_database.write() as session:
        whose = _person(session, acting)
    values: dict[str, object] = {"name": "Ana Nahak", "relation": "child", **typed}
    with pytest.raises(UserError) as refused, office_database.write() as session:
        save_heir(session, acting, whose, **values)  # type: ignore[arg-type]
    assert refused.value.code == code
    with office_database.read() as session:
        assert heirs_of(session, [whose]) == {}


def test_two_of_one_name_with_two_niks_are_two_heirs(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        whose = _person(session, acting)
        for nik in ("5321044101050001", "5321044101050002"):
            save_heir(session, acting, whose, name="Ana Nahak", relation="child", nik=nik)
        assert len(heirs_of(session, [whose])[whose]) == 2


def test_the_share_with_an_heir_is_counted_by_kecamatan(
    office_database: Database, acting: Acting
) -> None:
    elsewhere = {**OTHER, "nik": "5321011708850007", "region": "5321012001"}
    with office_database.write() as session:
        one, _two, three = (
            _person(session, acting, values) for values in (PERSON, OTHER, elsewhere)
        )
        for name in ("Ana", "Ani"):
            save_heir(session, acting, one, name=name, relation="child")
        save_heir(session, acting, three, name="Ani", relation="parent")
    with office_database.read() as session:
        shares = {each.region: each for each in heir_shares(session)}
        assert count_with_heir(session) == 2
    assert {code: (each.workers, each.with_heir) for code, each in shares.items()} == {
        "532104": (2, 1),
        "532101": (1, 1),
    }
    assert shares["532104"].kecamatan == "Weliman"
