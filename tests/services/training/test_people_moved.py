"""Workers and heirs merged, removed, taken back: participants stay, and so does what they did."""

from pathlib import Path

import pytest

from db.engine import Session
from db.queries import attendance, trainings
from db.queries.heirs import heirs_of
from db.queries.trainings import ParticipantLine
from desktop.domain.trainings import How
from desktop.services.register.heirs import remove_heir
from desktop.services.register.importing import import_list
from desktop.services.register.merge import merge_workers, unmerge_workers
from desktop.services.register.remove import remove_worker
from desktop.services.register.take_back import last_deed
from desktop.services.register.undo import undo_import
from desktop.services.training.attend import mark
from desktop.services.training.enrol import enrol_heirs, enrol_listed
from desktop.services.training.persons import Listed
from tests.services.register.lists import PERSON, write_list
from tests.services.training.conftest import Workshop
from tests.services.training.made_up import WORKER, add_worker_with_heirs

TWIN = {**WORKER, "nik": "5321044505900002", "name": "Maria Y. Nahak"}


def _enrolled(workshop: Workshop, session: Session, nik: str) -> list[ParticipantLine]:
    """The heirs of a worker and the worker, enrolled; the first is marked."""
    enrol_heirs(session, workshop.acting, workshop.training, [nik])
    enrol_listed(session, workshop.acting, workshop.training, [Listed("Maria", nik=nik)])
    people = trainings.participants(session, workshop.training)
    mark(
        session, workshop.acting, workshop.training, workshop.sessions[0], people[0].code,
        how=How.DOOR,
    )  # fmt: skip
    return people


def _links(session: Session, workshop: Workshop) -> list[tuple[int | None, int | None]]:
    people = trainings.participants(session, workshop.training)
    return [(who.worker_id, who.heir_id) for who in people]


def test_participants_follow_a_merge_and_come_back_from_it(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        keep = add_worker_with_heirs(session, workshop.acting)
        drop = add_worker_with_heirs(session, workshop.acting, "Ana Seran", values=TWIN)
        _enrolled(workshop, session, TWIN["nik"])
        (heir,) = heirs_of(session, [drop])[drop]
        before = _links(session, workshop)
    with workshop.database.write() as session:
        merge_workers(session, workshop.acting, keep, drop)
        merged = _links(session, workshop)
        again = enrol_heirs(session, workshop.acting, workshop.training, [TWIN["nik"]])
    with workshop.database.write() as session:
        assert unmerge_workers(session, workshop.acting, keep, TWIN["nik"]) == drop
        after = _links(session, workshop)
    assert before == after == [(drop, heir.id), (drop, None)]
    assert merged == [(keep, heir.id), (keep, None)]
    assert (again.participants, again.already) == ([], 1)


def test_who_is_removed_stays_a_participant_under_the_own_name(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        worker = add_worker_with_heirs(session, workshop.acting, "Ana Seran")
        people = _enrolled(workshop, session, WORKER["nik"])
        remove_worker(session, workshop.acting, worker, "salah ketik")
        assert _links(session, workshop) == [(None, None), (None, None)]
        kept = trainings.participants(session, workshop.training)
        history = attendance.history_of(session, people[0].id)
    assert [who.name for who in kept] == ["Ana Seran", "Maria"]
    assert [line.status for line in history] == ["present"]


def test_an_heir_taken_off_stays_a_participant(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        worker = add_worker_with_heirs(session, workshop.acting, "Ana Seran")
        _enrolled(workshop, session, WORKER["nik"])
        (heir,) = heirs_of(session, [worker])[worker]
        remove_heir(session, workshop.acting, heir.id)
        assert _links(session, workshop) == [(worker, None), (worker, None)]


def test_a_list_taken_back_keeps_whom_a_training_has(workshop: Workshop, tmp_path: Path) -> None:
    path = write_list(tmp_path / "list.csv", [PERSON])
    with workshop.database.write() as session:
        batch, _preview = import_list(session, workshop.acting, path)
        enrol_listed(
            session, workshop.acting, workshop.training, [Listed("Maria", nik=PERSON["nik"])]
        )
        undone = undo_import(session, workshop.acting, batch.id)
        ((worker, _heir),) = _links(session, workshop)
    assert (undone.removed, [one.reason for one in undone.kept]) == ([], ["in_training"])
    assert worker is not None


@pytest.mark.parametrize("enrolled", [False, True])
def test_a_new_entry_of_a_participant_is_not_taken_back_by_a_key(
    workshop: Workshop, enrolled: bool
) -> None:
    with workshop.database.write() as session:
        add_worker_with_heirs(session, workshop.acting)
        if enrolled:
            enrol_listed(
                session, workshop.acting, workshop.training, [Listed("Maria", nik=WORKER["nik"])]
            )
        deed = last_deed(session, workshop.acting)
    assert (deed is None) is enrolled
