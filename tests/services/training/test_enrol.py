"""Participants: from agents, heirs, sheets, the street; each once, under a row that never moves."""

import json
from pathlib import Path

import pytest

from db.engine import Session
from db.queries import audit as audit_queries
from db.queries import trainings as queries
from db.schema import Training
from desktop.domain.errors import UserError
from desktop.domain.trainings import read_participant_code
from desktop.services.training.enrol import (
    enrol_agents,
    enrol_file,
    enrol_heirs,
    enrol_listed,
    require_participant,
    unenrol,
    walk_in,
)
from desktop.services.training.persons import Listed
from tests.services.training.conftest import Workshop
from tests.services.training.made_up import (
    LAKULO,
    MADE,
    WESEY,
    WORKER,
    add_agent,
    add_wadah,
    add_worker_with_heirs,
    enrol_people,
    write_book,
)


def _agents(session: Session) -> tuple[int, int]:
    """Two wadah: two agents and a head, one of them not active; an agent by the wadah alone."""
    sehati, mekar = add_wadah(session, "Sehati"), add_wadah(session, "Mekar", region=LAKULO)
    add_agent(session, "Ana Bria", sehati, nik="5321044505900011", villages=[WESEY])
    add_agent(session, "Zita Klau", sehati, role="head", villages=[WESEY, LAKULO])
    add_agent(session, "Beni Un", sehati, active=False)
    add_agent(session, "Ciska Nahak", mekar)
    return sehati, mekar


def test_agents_of_a_wadah_are_enrolled_heads_first_with_what_papers_print(
    workshop: Workshop,
) -> None:
    with workshop.database.write() as session:
        sehati, _mekar = _agents(session)
        enrolled = enrol_agents(session, workshop.acting, workshop.training, wadah=sehati)
        entry = audit_queries.newest(session, 1)[0]
    head, agent = enrolled.participants
    assert [(each.row, each.name, each.role) for each in (head, agent)] == [
        (1, "Zita Klau", "Kepala Wadah"),
        (2, "Ana Bria", "Perisai"),
    ]
    assert (agent.kind, agent.body, agent.region, agent.nik) == (
        "agent", "Sehati", WESEY, "5321044505900011",
    )  # fmt: skip
    assert (head.region, head.nik, head.sex) == ("", "", "P")
    assert all(read_participant_code(each.code) == each.code for each in enrolled.participants)
    assert head.code != agent.code
    assert (entry.action, entry.entity_id) == ("training.enrol", workshop.training)
    assert json.loads(entry.detail)["rows"] == [1, 2]


def test_agents_of_a_region_are_those_who_cover_it(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        _agents(session)
        there = enrol_agents(session, workshop.acting, workshop.training, region="53.21.04.2010")
        rest = enrol_agents(session, workshop.acting, workshop.training, everybody=True)
    assert [each.name for each in there.participants] == ["Ciska Nahak", "Zita Klau"]
    assert ([each.name for each in rest.participants], rest.already) == (["Ana Bria"], 2)
    assert [each.row for each in rest.participants] == [3]


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({"wadah": 99}, "wadah.unknown"),
        ({"region": "99"}, "region.unknown"),
        ({"region": "5321"}, "enrol.nobody"),
        ({}, "enrol.nobody"),
    ],
)
def test_agents_who_are_not_there_are_refused(
    workshop: Workshop, wanted: dict[str, object], code: str
) -> None:
    with pytest.raises(UserError) as refused, workshop.database.write() as session:
        enrol_agents(session, workshop.acting, workshop.training, **wanted)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_heirs_of_a_worker_are_enrolled_once(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        worker = add_worker_with_heirs(session, workshop.acting, "Yosef Seran", "Ana Seran")
        typed = ["5321 0445 0590 0001"]
        first = enrol_heirs(session, workshop.acting, workshop.training, typed)
        again = enrol_heirs(session, workshop.acting, workshop.training, typed)
    one, two = first.participants
    assert (one.name, one.kind, one.role) == (
        "Yosef Seran",
        "heir",
        "Ahli waris Maria Yovita Nahak",
    )
    assert (one.worker_id, one.region, two.name) == (worker, WESEY, "Ana Seran")
    assert (again.participants, again.already) == ([], 2)


def test_a_worker_without_heirs_or_unknown_is_refused_whole(workshop: Workshop) -> None:
    other = {**WORKER, "nik": "5321044505900002", "name": "Rosa Bere"}
    with workshop.database.write() as session:
        add_worker_with_heirs(session, workshop.acting, "Yosef Seran")
        add_worker_with_heirs(session, workshop.acting, values=other)
    for niks, code in (
        ([WORKER["nik"], other["nik"]], "heir.none"),
        ([WORKER["nik"], "5321044505900003"], "worker.unknown"),
    ):
        with pytest.raises(UserError) as refused, workshop.database.write() as session:
            enrol_heirs(session, workshop.acting, workshop.training, niks)
        assert refused.value.code == code
        assert "5321044505900003" not in refused.value.message
    with workshop.database.read() as session:
        assert queries.participants(session, workshop.training) == []


def test_a_sheet_is_read_by_its_headers_and_linked_with_the_register(
    workshop: Workshop, tmp_path: Path
) -> None:
    path = write_book(
        tmp_path / "peserta.xlsx",
        ["DAFTAR PESERTA PELATIHAN"],
        ["No", "Nama Perisai", "L/P", "NIK", "Wadah", "Jabatan", "Desa", "No HP", "TTL"],
        [1, "Ana Bria", "P", "5321044505900011", "", "", "", "", ""],
        [2, "Maria Nahak", "", "5321044505900001", "Desa Wesey", "Kader", "", "", ""],
        [3, "ciska  nahak", "P", "", "MEKAR", "", "Lakulo", "812 3900 0777", "Betun, 3-4-1991"],
        [4, "Domi Tefa", "L", "53210", "Gereja", "Guru", "Entah", "tidak ada", "1999"],
        [5, "", "P", "5321044505900019", "", "", "Wesey", "", ""],
    )
    with workshop.database.write() as session:
        _agents(session)
        worker = add_worker_with_heirs(session, workshop.acting)
        enrolled = enrol_file(session, workshop.acting, workshop.training, path)
        again = enrol_file(session, workshop.acting, workshop.training, path)
    ana, maria, ciska, domi = enrolled.participants
    assert [each.kind for each in enrolled.participants] == ["agent", "worker", "agent", "listed"]
    assert (ana.body, ana.role, ana.region) == ("Sehati", "Perisai", WESEY)
    assert (maria.worker_id, maria.sex, maria.region, maria.role) == (worker, "P", WESEY, "Kader")
    assert (ciska.name, ciska.region, ciska.phone) == ("ciska nahak", LAKULO, "081239000777")
    assert (ciska.birth_place, str(ciska.birth_date)) == ("Betun", "1991-04-03")
    assert (domi.nik, domi.region, domi.phone, domi.birth_date) == ("", "", "", None)
    assert [(each.row, each.finding.code) for each in enrolled.findings] == [
        (6, "nik.length"),
        (6, "birth_date.unreadable"),
        (6, "region.unknown"),
        (6, "phone.unreadable"),
        (7, "name.missing"),
    ]
    assert enrolled.findings[0].column == "NIK"
    assert (again.participants, again.already) == ([], 4)


def test_two_of_one_name_are_two_and_stay_two(workshop: Workshop, tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "peserta.xlsx", ["No", "Nama", "Instansi"], [1, "Ana Bria", "Desa Wesey"],
        [2, "ANA BRIA", "Desa Wesey"],
    )  # fmt: skip
    with workshop.database.write() as session:
        first = enrol_file(session, workshop.acting, workshop.training, path)
        again = enrol_file(session, workshop.acting, workshop.training, path)
    assert ([each.row for each in first.participants], first.already) == ([1, 2], 0)
    assert (again.participants, again.already) == ([], 2)


def test_who_was_taken_off_comes_back_with_row_and_code(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        sehati, _mekar = _agents(session)
        first = enrol_agents(session, workshop.acting, workshop.training, wadah=sehati)
        head = first.participants[0]
        gone = unenrol(session, workshop.acting, workshop.training, head.code.lower())
        assert gone.left
        with pytest.raises(UserError) as refused:
            require_participant(session, workshop.training, head.code)
        assert refused.value.code == "participant.left"
        rest = [each.row for each in queries.participants(session, workshop.training)]
        added = walk_in(session, workshop.acting, workshop.training, name="Tamu", body=" Desa  A ")
        back = enrol_agents(session, workshop.acting, workshop.training, wadah=sehati)
    assert rest == [2]
    assert (added.row, added.kind, added.body) == (3, "walk_in", "Desa A")
    assert [(each.row, each.code, each.left) for each in back.participants] == [
        (1, head.code, False)
    ]
    assert back.already == 1


def test_codes_are_unique_in_the_register_and_of_one_training(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        codes = enrol_people(session, workshop.acting, workshop.training, 300)
        with pytest.raises(UserError) as unknown:
            require_participant(session, workshop.training, "LT-2222-2222")
        with pytest.raises(UserError) as strange:
            require_participant(session, 99, codes[0])
    assert len(set(codes)) == 300
    assert unknown.value.code == "participant.unknown"
    assert strange.value.code == "participant.other_training"
    assert strange.value.details["participant"].name == "Peserta 0001"  # type: ignore[attr-defined]


def test_a_closed_training_takes_nobody(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        (code,) = enrol_people(session, workshop.acting, workshop.training, 1)
        session.get_one(Training, workshop.training).closed_at = MADE
    with pytest.raises(UserError) as listed, workshop.database.write() as session:
        enrol_listed(session, workshop.acting, workshop.training, [Listed("A")])
    with pytest.raises(UserError) as walked, workshop.database.write() as session:
        walk_in(session, workshop.acting, workshop.training, name="A")
    with pytest.raises(UserError) as left, workshop.database.write() as session:
        unenrol(session, workshop.acting, workshop.training, code)
    assert {each.value.code for each in (listed, walked, left)} == {"training.closed"}
