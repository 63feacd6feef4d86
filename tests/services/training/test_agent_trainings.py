"""Trainings seen from the agents: on the list, passed, with the paper; and people by village."""

from db.queries import agent_trainings as queries
from db.queries import trainings
from db.queries.agent_search import agents_named, bringing_agents, every_agent
from db.queries.saved_filters import saved_filters
from db.queries.villages import people_by_village
from db.queries.workers import WorkerFilter, worker_page
from desktop.domain.attendance import Attendance
from desktop.domain.trainings import How
from desktop.services.register.change import add_worker
from desktop.services.register.filters import filter_of, save_filter
from desktop.services.register.leaving import move_workers
from desktop.services.training.agents import add_agent
from desktop.services.training.attend import correct
from desktop.services.training.closing import close_training
from desktop.services.training.enrol import enrol_agents, unenrol
from tests.services.register.two_workers import FIRST, OTHER
from tests.services.training.conftest import SetClock, Workshop


def _enrolled(workshop: Workshop) -> list[int]:
    """Three agents on the list of the workshop: the first was in every session, one left."""
    with workshop.database.write() as session:
        ids = [
            add_agent(session, workshop.acting, {"name": name}).agent.id
            for name in ("Ani Bere", "Beni Tahu", "Cornelis Asa")
        ]
        enrol_agents(session, workshop.acting, workshop.training, everybody=True)
        people = {
            each.agent_id: each for each in trainings.participants(session, workshop.training)
        }
        for held in workshop.sessions:
            correct(
                session, workshop.acting, workshop.training, held, people[ids[0]].id,
                Attendance.PRESENT, how=How.HAND,
            )  # fmt: skip
        unenrol(session, workshop.acting, workshop.training, people[ids[2]].code)
    return ids


def test_before_the_close_nobody_is_trained(workshop: Workshop) -> None:
    first, _second, left = _enrolled(workshop)
    with workshop.database.read() as session:
        (line,) = queries.trainings_of_agent(session, first)
        assert queries.trainings_of_agent(session, left) == []
    assert (line.id, line.closed_at, line.passed, line.number) == (
        workshop.training,
        None,
        None,
        "",
    )


def test_who_passed_is_trained_and_who_left_takes_no_part(
    workshop: Workshop, clock: SetClock
) -> None:
    first, second, _left = _enrolled(workshop)
    clock.at(14, day=26)
    with workshop.database.write() as session:
        close_training(session, workshop.acting, workshop.training)
    with workshop.database.read() as session:
        (passed,) = queries.trainings_of_agent(session, first)
        (failed,) = queries.trainings_of_agent(session, second)
    assert (passed.passed, passed.jp_attended, passed.jp_held) == (True, 24, 24)
    assert (failed.passed, failed.jp_attended, failed.jp_held) == (False, 0, 24)


def test_people_are_counted_where_they_live_and_not_once_they_left(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        for values in (FIRST, OTHER):
            add_worker(session, workshop.acting, values)
        assert people_by_village(session) == {FIRST["region"]: 2}
        move_workers(session, workshop.acting, [FIRST["nik"]], to="ended", reason="moved")
        assert people_by_village(session) == {FIRST["region"]: 1}


def test_agents_are_found_by_a_part_of_the_name_active_ones_first(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        for name, active in (("Ani Bere", "no"), ("Beni Bere", "yes"), ("Cornelis Asa", "yes")):
            add_agent(session, workshop.acting, {"name": name, "active": active})
        assert [each.name for each in agents_named(session, "bere", 5)] == ["Beni Bere", "Ani Bere"]
        assert len(agents_named(session, "bere", 1)) == 1
        assert agents_named(session, "%", 5) == []


def test_workers_are_found_by_who_brought_them(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        agent = add_agent(session, workshop.acting, {"name": "Ani Bere"}).agent.id
        add_agent(session, workshop.acting, {"name": "Beni Tahu"})
        add_worker(session, workshop.acting, {**FIRST, "agent": str(agent)})
        add_worker(session, workshop.acting, OTHER)
        found, _next = worker_page(session, WorkerFilter(agent=agent))
        assert [each.nik for each in found] == [FIRST["nik"]]
        both, _next = worker_page(session, WorkerFilter(agent=agent, search="yohanes"))
        assert both == []
        assert bringing_agents(session) == {agent: "Ani Bere"}
        assert [each.name for each in every_agent(session)] == ["Ani Bere", "Beni Tahu"]
        kept = save_filter(session, workshop.acting, "Dari Ani", WorkerFilter(agent=agent))
        (line,) = [each for each in saved_filters(session) if each.id == kept]
        assert filter_of(line.content, workshop.acting.today()) == WorkerFilter(agent=agent)
