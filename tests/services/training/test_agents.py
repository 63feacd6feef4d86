"""Wadah and agents entered and changed by hand, on both databases."""

from pathlib import Path

import pytest

from db.engine import Database
from db.queries import agents as queries
from db.queries.audit import last_hash
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.training.agents import add_agent, change_agent, photo_file, set_photo
from desktop.services.training.wadah import add_wadah, change_wadah, find_wadah

WELIMAN, WESEY, LAKULO = "532104", "5321042001", "5321042010"
MARIA = {"name": "Maria Nahak", "nik": "5321044505900001", "wadah": "Wadah Sehati"}
PHOTO = b"\xff\xd8\xff\xe0 a photo \xff\xd9"


@pytest.fixture
def wadah(office_database: Database, acting: Acting) -> int:
    """A wadah of Malaka; its id."""
    with office_database.write() as session:
        return add_wadah(session, acting, {"name": "Wadah Sehati", "region": "53.21"})


def add(database: Database, acting: Acting, **values: str) -> int:
    """An agent of these fields; the id."""
    with database.write() as session:
        return add_agent(session, acting, values).agent.id


def refused(database: Database, acting: Acting, **values: str) -> UserError:
    """How an agent of these fields is refused."""
    with pytest.raises(UserError) as told, database.write() as session:
        add_agent(session, acting, values)
    return told.value


def codes(refusal: UserError) -> list[str]:
    """What held an agent."""
    found = refusal.details["findings"]
    assert isinstance(found, list)
    return [one.code for one in found]


def test_a_wadah_is_one_however_its_name_is_written(
    office_database: Database, acting: Acting, wadah: int
) -> None:
    with pytest.raises(UserError) as told, office_database.write() as session:
        add_wadah(session, acting, {"name": " WADAH  SEHATI"})
    assert told.value.code == "wadah.known"
    with office_database.read() as session:
        assert find_wadah(session, "wadah sehati").id == wadah
        assert find_wadah(session, str(wadah)).region == "5321"


def test_a_changed_wadah_is_a_version_newer_and_an_unchanged_one_is_not(
    office_database: Database, acting: Acting, wadah: int
) -> None:
    with office_database.write() as session:
        line = change_wadah(session, acting, wadah, {"head": "Yosef Klau", "active": "tidak"})
        assert (line.head, line.active, line.version) == ("Yosef Klau", False, 2)
        before = last_hash(session)
        assert change_wadah(session, acting, wadah, {"head": "Yosef Klau"}).version == 2
        assert last_hash(session) == before


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": " - "}, "wadah.name"),
        ({"name": "A", "region": "99"}, "region.unknown"),
        ({"name": "A", "phone": "abc"}, "phone.unreadable"),
        ({"name": "A", "colour": "red"}, "wadah.field"),
        ({"name": "A", "active": "perhaps"}, "wadah.active"),
    ],
)
def test_a_wadah_is_refused_with_what_is_wrong(
    office_database: Database, acting: Acting, values: dict[str, str], code: str
) -> None:
    with pytest.raises(UserError) as told, office_database.write() as session:
        add_wadah(session, acting, values)
    assert told.value.code == code


def test_an_agent_covers_desa_and_whole_kecamatan(
    office_database: Database, acting: Acting, wadah: int
) -> None:
    agent = add(
        office_database, acting, **MARIA, role="kepala", region=f"Wesey, {LAKULO}, 53.21.06"
    )
    with office_database.read() as session:
        line = queries.agent(session, agent)
        whole = queries.agents(session, region="532106")
    assert line is not None
    assert (line.wadah_id, line.role, line.sex) == (wadah, "head", "P")
    covered = {one.code for one in line.villages}
    assert {WESEY, LAKULO} < covered
    assert all(code.startswith("532106") for code in covered - {WESEY, LAKULO})
    assert len(covered) > 4
    assert [one.id for one in whole] == [agent]


def test_an_agent_needs_no_nik_but_a_wrong_one_is_refused(
    office_database: Database, acting: Acting, wadah: int
) -> None:
    assert wadah
    add(office_database, acting, name="Yosef Bria")
    held = refused(office_database, acting, name="Ana", nik="532104450590001")
    assert held.code == "agent.held"
    assert codes(held) == ["nik.length"]
    assert refused(office_database, acting, name="").code == "agent.held"
    assert refused(office_database, acting, name="Ana", wadah="Nope").code == "wadah.unknown"
    assert refused(office_database, acting, name="Ana", colour="red").code == "field.unknown"
    gone = refused(office_database, acting, name="Ana", certificate_until="soon")
    assert codes(gone) == ["certificate_until.unreadable"]


def test_a_nik_is_one_agents_and_a_name_without_one_is_one_of_a_wadah(
    office_database: Database, acting: Acting, wadah: int
) -> None:
    assert wadah
    add(office_database, acting, **MARIA)
    again = refused(office_database, acting, name="Other", nik=MARIA["nik"])
    assert codes(again) == ["nik.duplicate_in_register"]
    same = refused(office_database, acting, name="MARIA NAHAK", wadah="Wadah Sehati")
    assert codes(same) == ["agent.known"]
    # Another person of the name bears another NIK, or is of another wadah.
    add(office_database, acting, **{**MARIA, "nik": "5321044505900002"})
    add(office_database, acting, name="Maria Nahak")


def test_what_changes_of_an_agent_is_in_the_history_field_by_field(
    office_database: Database, acting: Acting, wadah: int
) -> None:
    assert wadah
    agent = add(office_database, acting, **MARIA, region=WESEY, phone="081239000142")
    with office_database.write() as session:
        values = {"region": LAKULO, "active": "tidak", "phone": "", "birth_date": "05-05-1990"}
        line = change_agent(session, acting, agent, values).agent
    assert (line.active, line.phone, line.version) == (False, "", 2)
    assert [one.code for one in line.villages] == [LAKULO]
    with office_database.read() as session:
        history = queries.agent_history(session, agent)
    assert {(one.field, one.old, one.new) for one in history} == {
        ("region", WESEY, LAKULO),
        ("active", "yes", "no"),
        ("phone", "081239000142", ""),
        ("birth_date", "", "1990-05-05"),
    }
    assert {one.deed for one in history} == {"agent.change"}


def test_a_warning_lets_a_change_through_and_is_told(
    office_database: Database, acting: Acting, wadah: int
) -> None:
    assert wadah
    agent = add(office_database, acting, **MARIA)
    with office_database.write() as session:
        values = {"birth_date": "06-05-1990", "role": "Sopir"}
        saved = change_agent(session, acting, agent, values)
    assert {one.code for one in saved.findings} == {"nik.birth_date_mismatch", "role.unreadable"}
    assert saved.agent.role == "agent"


def test_a_photo_is_kept_once_by_its_content_and_goes_with_its_last_name(
    office_database: Database, acting: Acting, wadah: int, tmp_path: Path
) -> None:
    assert wadah
    folder, photo = tmp_path / "files", tmp_path / "maria.jpg"
    photo.write_bytes(PHOTO)
    one = add(office_database, acting, **MARIA)
    two = add(office_database, acting, name="Yosef Bria")
    with office_database.write() as session:
        line = set_photo(session, acting, folder, one, photo)
        set_photo(session, acting, folder, two, photo)
    kept = photo_file(folder, line)
    assert kept is not None
    assert kept.read_bytes() == PHOTO
    with office_database.write() as session:
        set_photo(session, acting, folder, one, None)
    assert kept.is_file()
    with office_database.write() as session:
        assert set_photo(session, acting, folder, two, None).photo == ""
    assert not kept.exists()


def test_a_pdf_is_no_photo(
    office_database: Database, acting: Acting, wadah: int, tmp_path: Path
) -> None:
    assert wadah
    agent = add(office_database, acting, **MARIA)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 %%EOF")
    with pytest.raises(UserError) as told, office_database.write() as session:
        set_photo(session, acting, tmp_path / "files", agent, tmp_path / "a.pdf")
    assert told.value.code == "photo.media"
