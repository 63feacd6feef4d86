"""From training to result: certificate, desa, workers brought; on both databases."""

from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import update

from db.engine import Database, Session
from db.schema import Certificate, Participant, Worker
from desktop.domain.errors import UserError
from desktop.domain.trainings import How
from desktop.services.acting import Acting
from desktop.services.register.change import add_worker
from desktop.services.training.agent_results import Brought, Results, read_results
from desktop.services.training.agent_results_sheet import save_results
from desktop.services.training.agents import add_agent, change_agent
from desktop.services.training.attend import mark
from desktop.services.training.closing import close_training
from desktop.services.training.enrol import enrol_agents
from desktop.services.training.wadah import add_wadah
from tests.services.training.conftest import SetClock, Workshop
from tests.services.training.made_up import LAKULO, WESEY, WORKER

TODAY = date(2026, 11, 24)


def people(session: Session, acting: Acting, agent: str, *statuses: str) -> None:
    """Workers whom an agent brought, one of each status."""
    for status in statuses:
        count = session.query(Worker).count()
        nik = f"53210445059{count:05}"
        worker = add_worker(session, acting, {**WORKER, "nik": nik, "agent": agent})
        session.execute(update(Worker).where(Worker.id == worker).values(status=status))


def agent(session: Session, acting: Acting, **values: str) -> int:
    """An agent; the id."""
    return add_agent(session, acting, values).agent.id


@pytest.fixture
def held(workshop: Workshop, clock: SetClock) -> Workshop:
    """Two agents of a wadah, of whom Ana attended and passed and Ben did not; and one of none."""
    with workshop.database.write() as session:
        acting = workshop.acting
        add_wadah(session, acting, {"name": "Wadah Sehati"})
        agent(session, acting, name="Ana", wadah="1", region=f"{WESEY},{LAKULO}")
        agent(session, acting, name="Ben", wadah="1", region="53.21.04.2002", role="kepala")
        agent(session, acting, name="Cora", region="532103")
        ana, _ben = enrol_agents(session, acting, workshop.training, wadah=1).participants[::-1]
        assert ana.name == "Ana"
        for day, each in enumerate(workshop.sessions):
            clock.at(8, 0, 24 + day)
            mark(session, acting, workshop.training, each, ana.code, how=How.DOOR)
        close_training(session, acting, workshop.training, now=True)
        people(session, acting, "Ana", "listed", "ineligible", "eligible", "proposed", "enrolled")
        people(session, acting, "Ben", "enrolled", "listed")
    return workshop


def results(workshop: Workshop, region: str = "") -> Results:
    """What came of the agents of a register."""
    with workshop.database.read() as session:
        return read_results(session, workshop.acting, region)


def test_each_agent_is_told_with_the_workers_brought_verified_and_enrolled(
    held: Workshop,
) -> None:
    told = {each.agent.name: each for each in results(held).agents}
    assert told["Ana"].brought == Brought(5, 3, 1)
    assert told["Ben"].brought == Brought(2, 1, 1)
    assert told["Cora"].brought == Brought()
    assert [one.name for one in told["Ana"].passed] == ["Pelatihan Wadah Perisai"]
    assert [each.trained for each in told.values()] == [False, True, False]


def test_wadah_and_trainings_have_their_sums(held: Workshop) -> None:
    told = results(held)
    assert [(one.name, one.agents, one.trained, one.villages) for one in told.wadah] == [
        ("Wadah Sehati", 2, 1, 3), ("", 1, 0, len(told.agents[-1].agent.villages)),
    ]  # fmt: skip
    assert told.wadah[0].brought == Brought(7, 4, 2)
    (training,) = told.trainings
    assert (training.agents, training.passed, training.closed) == (2, 1, True)
    assert training.brought == Brought(5, 3, 1)
    assert told.brought == Brought(7, 4, 2)


def test_a_desa_is_without_a_trained_agent_until_one_covers_it(held: Workshop) -> None:
    before = results(held)
    without = {one.code for one in before.without}
    assert not without & {WESEY, LAKULO}
    assert "5321042002" in without
    assert len(without) == before.villages - 2
    with held.database.write() as session:
        ben = next(each.agent.id for each in before.agents if each.agent.name == "Ben")
        change_agent(session, held.acting, ben, {"certificate": "P-2"})
    assert "5321042002" not in {one.code for one in results(held).without}
    with held.database.write() as session:
        change_agent(session, held.acting, ben, {"active": "tidak"})
    assert "5321042002" in {one.code for one in results(held).without}


def test_the_certificate_that_holds_longest_is_told_and_an_expired_one_is(held: Workshop) -> None:
    ana = next(each.agent.id for each in results(held).agents if each.agent.name == "Ana")
    with held.database.write() as session:
        change_agent(
            session, held.acting, ana, {"certificate": "P-1", "certificate_until": "23-11-2026"}
        )
    told = next(each for each in results(held).agents if each.agent.id == ana)
    assert (told.certificate, told.until, told.expired) == ("P-1", date(2026, 11, 23), True)
    assert told.trained
    with held.database.write() as session:
        given(session, ana, "S-1", date(2027, 11, 24))
        given(session, ana, "S-2", date(2029, 1, 1), revoked=True)
    told = next(each for each in results(held).agents if each.agent.id == ana)
    assert (told.certificate, told.until, told.expired) == ("S-1", date(2027, 11, 24), False)


def given(
    session: Session, agent_id: int, number: str, until: date, *, revoked: bool = False
) -> None:
    """A certificate given to an agent for the training."""
    who = session.query(Participant).filter_by(agent_id=agent_id).one()
    at = datetime.fromisoformat("2026-11-27T00:00:00+00:00")
    session.add(
        Certificate(
            uid=number, training_id=who.training_id, participant_id=who.id, kind="certificate",
            register="x", year=2026, ordinal=int(number[-1]), number=number, date=TODAY,
            until=until, name=who.name, facts="{}", code=number, proof=number, issued_at=at,
            issued_by="operator", revoked_at=at + timedelta(days=1) if revoked else None,
        )
    )  # fmt: skip
    session.flush()


def test_a_region_keeps_the_agents_who_cover_a_desa_there(held: Workshop) -> None:
    told = results(held, "53.21.03")
    assert [each.agent.name for each in told.agents] == ["Cora"]
    assert {one.code[:6] for one in told.without} == {"532103"}
    assert told.trainings == []
    with pytest.raises(UserError) as refused:
        results(held, "99")
    assert refused.value.code == "region.unknown"


def test_the_results_are_a_sheet_with_the_sums_beneath(held: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "hasil.xlsx"
    with held.database.write() as session:
        save_results(session, held.acting, path)
    page = openpyxl.load_workbook(path).worksheets[0]
    rows = [[cell for cell in row if cell not in (None, "")] for row in page.values]
    assert rows[0] == ["Hasil agen Perisai"]
    by_name = {row[1]: row for row in rows if len(row) > 9}
    assert by_name["Ana"][-3:] == [5, 3, 1]
    assert "lulus pelatihan" in by_name["Ana"]
    assert ["Jumlah", 7, 4, 2] in rows
    assert ["Wadah Sehati", "2 agen aktif, 1 terlatih", "3 desa", 7, 4, 2] in rows
    assert ["Pelatihan Wadah Perisai", "2 agen, 1 lulus", 5, 3, 1] in rows
    assert ["Haitimuk", "Kec. Weliman"] in rows


def test_a_register_without_agents_has_every_desa_without_one(
    office_database: Database, acting: Acting
) -> None:
    with office_database.read() as session:
        told = read_results(session, acting)
    assert (told.agents, told.wadah, told.trainings) == ([], [], [])
    assert len(told.without) == told.villages > 100
