"""Officials: added, changed, retired; one signs."""

import json

import pytest

from db.engine import Database
from db.queries.audit import entries
from db.queries.office import officials, signer
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.offices.officials import retire_official, save_official

MARIA = {
    "name": "Maria Nahak, S.Sos., M.Si.",
    "nip": "19700101 199503 2 001",
    "rank": "Pembina Utama Muda (IV/c)",
    "position": "Kepala Dinas",
}


def test_the_one_who_signs_stands_first(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        save_official(session, acting, name="Anton", position="Sekretaris")
        saved = save_official(session, acting, **MARIA, signs=True)  # type: ignore[arg-type]
    assert saved.nip == "197001011995032001"
    with office_database.read() as session:
        assert [line.name for line in officials(session)] == [MARIA["name"], "Anton"]
        assert signer(session) == saved


def test_signing_passes_from_one_to_another(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        first = save_official(session, acting, name="A", position="B", signs=True)
        second = save_official(session, acting, name="C", position="D", signs=True)
    with office_database.read() as session:
        assert {line.id: line.signs for line in officials(session)} == {
            first.id: False, second.id: True,
        }  # fmt: skip


def test_an_official_is_known_by_id_then_nip_then_name(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        maria = save_official(session, acting, **MARIA)  # type: ignore[arg-type]
        anton = save_official(session, acting, name="Anton", position="Sekretaris")
        by_nip = save_official(session, acting, **{**MARIA, "name": "Maria"})  # type: ignore[arg-type]
        by_name = save_official(session, acting, name="Anton", position="Plh", nip="1" * 18)
        by_id = save_official(session, acting, name="Tono", position="Plh", official=anton.id)
    assert by_nip.id == maria.id
    assert by_name.id == by_id.id == anton.id
    with office_database.read() as session:
        assert sorted(line.name for line in officials(session)) == ["Maria", "Tono"]


def test_two_namesakes_of_different_nips_are_two(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        for nip in ("1" * 18, "2" * 18):
            save_official(session, acting, name="Anton", position="Sekretaris", nip=nip)
    with office_database.read() as session:
        assert len(officials(session)) == 2


def test_a_change_is_told_with_old_and_new(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        save_official(session, acting, name="A", position="B")
        save_official(session, acting, name="A", position="C", acting_as="PLT.", signs=True)
    with office_database.read() as session:
        details = [json.loads(e.detail) for e in entries(session) if e.action == "official.save"]
    assert details[0]["old"] == {}
    assert (details[1]["old"]["position"], details[1]["new"]["position"]) == ("B", "C")
    assert details[1]["new"]["acting"] == "plt"


def test_a_retired_official_signs_no_more_and_may_come_back(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        line = save_official(session, acting, name="A", position="B", signs=True)
        retire_official(session, acting, line.id)
    with office_database.read() as session:
        assert officials(session) == []
        assert signer(session) is None
    with office_database.write() as session:
        again = save_official(session, acting, name="A", position="B")
    assert again.signs is False


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": " "}, "official.name"),
        ({"position": ""}, "official.position"),
        ({"nip": "123"}, "official.nip"),
        ({"nip": "1970010119950320O1"}, "official.nip"),
        ({"acting_as": "xyz"}, "official.acting"),
        ({"official": 99}, "official.unknown"),
    ],
)
def test_who_cannot_be_an_official_is_refused(
    office_database: Database, acting: Acting, wrong: dict[str, object], code: str
) -> None:
    with pytest.raises(UserError) as refused, office_database.write() as session:
        save_official(session, acting, **{"name": "A", "position": "B", **wrong})  # type: ignore[arg-type]
    assert refused.value.code == code


def test_only_somebody_known_can_be_retired(office_database: Database, acting: Acting) -> None:
    with pytest.raises(UserError) as refused, office_database.write() as session:
        retire_official(session, acting, 99)
    assert refused.value.code == "official.unknown"


def test_before_there_is_an_office_nobody_signs(database: Database, acting: Acting) -> None:
    with pytest.raises(UserError) as refused, database.write() as session:
        save_official(session, acting, name="A", position="B")
    assert refused.value.code == "office.missing"
