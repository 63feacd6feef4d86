"""The trainings of the made-up office: agents with their desa, a workshop held, one that begins."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from db.engine import Database
from db.queries import agents, attendance, trainings
from db.queries.attendance import mark_history
from db.queries.findings import count_by_code
from db.queries.workers import WorkerFilter, worker_page
from desktop.domain.attendance import Attendance
from desktop.domain.regions import RegionTable
from desktop.services.acting import Acting
from desktop.services.demo.chance import SeededChance, SteppingClock
from desktop.services.demo.office import Demo
from desktop.services.demo.perisai import TITLE
from desktop.services.demo.workshop import plan_workshop
from desktop.services.letters.check import verify_letter
from desktop.services.upkeep.audit import verify_chain
from tests.services.demo.test_office import rows_of


@pytest.fixture
def register(demo: Demo) -> Database:
    """The register of the demo."""
    return Database(demo.db)


def test_every_wadah_has_a_head_and_agents_who_cover_desa_of_its_kecamatan(
    register: Database, malaka: RegionTable
) -> None:
    with register.read() as session:
        bodies = agents.all_wadah(session)
        people = agents.agents(session)
    register.close()
    assert len(bodies) == 3
    assert all(body.head and body.agents == 6 for body in bodies)
    roles = Counter((one.wadah, one.role) for one in people)
    assert {count for (_wadah, role), count in roles.items() if role == "head"} == {1}
    covered = [village.code for one in people for village in one.villages]
    assert all(one.villages for one in people)
    assert max(Counter(covered).values()) == 2
    assert 40 < len(set(covered)) < len(malaka.villages())


def test_workers_name_who_brought_them_and_a_few_by_a_name_nobody_knows(
    register: Database,
) -> None:
    with register.read() as session:
        lines, _next = worker_page(session, WorkerFilter(), limit=200)
        people = {one.id: one for one in agents.agents(session)}
        unknown = count_by_code(session)["agent.unknown"]
    register.close()
    brought = [(line.region, line.agent_id) for line in lines if line.agent_id is not None]
    assert 30 < len(brought) < len(lines)
    assert all(
        region in {village.code for village in people[agent].villages} for region, agent in brought
    )
    assert unknown >= 1


def test_the_list_of_agents_says_that_nobody_in_it_exists(demo: Demo) -> None:
    assert rows_of(demo.agent_list)[0][0] == TITLE
    assert "REKAAN" in TITLE


def test_the_workshop_was_taken_in_every_way_and_has_a_late_one_and_a_correction(
    register: Database,
) -> None:
    with register.read() as session:
        line = trainings.training(session, 1)
        assert line is not None
        matrix = attendance.matrix(session, line)
        cells = [
            cell
            for who in matrix.participants
            for held in matrix.sessions
            if (cell := matrix.cell(who.id, held.id)) is not None
        ]
        marks = [
            mark
            for who in matrix.participants
            for held in matrix.sessions
            for mark in mark_history(session, held.id, who.id)
        ]
        assert verify_chain(session).intact
    register.close()
    assert line.closed_at is not None
    assert {mark.how for mark in marks} == {"door", "paper", "hand"}
    assert {cell.status for cell in cells} == set(Attendance)
    assert [mark.note for mark in marks if mark.note and mark.stands]
    assert sum(not mark.stands for mark in marks) == 1
    assert [held.cancelled_at is not None for held in matrix.sessions] == [False] * 5 + [True]
    assert matrix.held == 20
    shares = sorted((who.jp_attended, who.passed) for who in matrix.participants)
    assert shares[:4] == [(4, False), (8, False), (16, True), (16, True)]
    assert Counter(who.kind for who in matrix.participants) == {"agent": 18, "walk_in": 1}


def test_every_certificate_of_it_is_authentic(demo: Demo, register: Database) -> None:
    held = demo.workshop
    assert (held.passed, held.failed, held.verdict) == (17, 2, "authentic")
    with register.read() as session:
        verdicts = {verify_letter(session, path).verdict for path in held.certificates}
    register.close()
    assert len(held.certificates) == 17
    assert verdicts == {"authentic"}


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        (None, date(2026, 11, 24)),
        (date(2026, 1, 1), date(2026, 11, 24)),
        (date(2027, 3, 9), date(2027, 3, 9)),
    ],
)
def test_the_second_workshop_begins_on_the_day_it_is_tried(
    office_register: Path, today: date | None, begins: date
) -> None:
    database = Database(office_register)
    acting = Acting(clock=SteppingClock(), chance=SeededChance(1))
    training = plan_workshop(database, acting, today)
    with database.read() as session:
        line = trainings.training(session, training)
        sessions = trainings.sessions(session, training)
    database.close()
    assert line is not None
    assert (line.start, line.closed_at) == (begins, None)
    assert [held.date for held in sessions[:2]] == [begins, begins]


def test_the_second_workshop_waits_for_its_people(register: Database) -> None:
    with register.read() as session:
        people = trainings.participants(session, 2)
        sums = trainings.training_sums(session)[2]
    register.close()
    assert len(people) == sums.participants == 12
    assert {person.body for person in people} == {
        "Wadah Perisai Mutiara Betun",
        "Wadah Perisai Pantai Selatan",
    }
