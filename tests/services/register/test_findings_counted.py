"""What stands with each worker of open findings, and the order it gives.

That the count is right after every deed there is, every test on a register looks by itself
(tests/conftest.py).
"""

from datetime import UTC, datetime

from sqlalchemy import delete, select, update

from db.engine import Database, Session
from db.queries import findings, workers
from db.queries.workers import WorkerFilter
from db.schema import Finding, Worker
from desktop.services.acting import Acting
from desktop.services.register.accept import accept_finding
from desktop.services.register.importing import import_list
from desktop.services.register.merge import merge_workers, unmerge_workers
from tests.services.register.lists import SAMPLES

NOW = datetime(2026, 6, 16, 8, 0, tzinfo=UTC)


def _standing(session: Session) -> list[int]:
    return list(session.scalars(select(Worker.open_findings).order_by(Worker.id)))


def _finding(worker: int | None, severity: str) -> dict[str, object]:
    return {
        "worker_id": worker,
        "import_row_id": None,
        "code": "phone.unreadable",
        "severity": severity,
        "field": "phone",
        "header": "",
        "value": "",
        "params": "{}",
        "found_at": NOW,
    }


def _some(database: Database, acting: Acting) -> list[int]:
    with database.write() as session:
        import_list(session, acting, SAMPLES / "malaka_weliman_500.xlsx")
        session.execute(delete(Finding))
    with database.read() as session:
        assert set(_standing(session)) == {0}
        return list(session.scalars(select(Worker.id).order_by(Worker.id).limit(3)))


def test_what_is_found_accepted_moved_and_dropped_is_counted_at_once(
    office_database: Database, acting: Acting
) -> None:
    one, two, _three = _some(office_database, acting)
    with office_database.write() as session:
        findings.insert_findings(
            session,
            [_finding(one, "error"), _finding(one, "warning"), _finding(one, "warning"),
             _finding(two, "warning"), _finding(None, "error")],
        )  # fmt: skip
        assert _standing(session)[:3] == [1002, 1, 0]
        ids = list(session.scalars(select(Finding.id).order_by(Finding.id)))
        findings.accept(session, ids[1:2], by="x", at=NOW, note="x")
        assert _standing(session)[:3] == [1001, 1, 0]
        session.execute(update(Finding).where(Finding.id == ids[0]).values(worker_id=two))
        assert _standing(session)[:3] == [1, 1001, 0]
        findings.reopen(session, [one], ["phone"])
        assert _standing(session)[:3] == [2, 1001, 0]
        findings.drop(session, ids[:1])
        assert _standing(session)[:3] == [2, 1, 0]


def test_who_has_most_to_mend_stands_last_and_from_behind_first(
    office_database: Database, acting: Acting
) -> None:
    one, two, three = _some(office_database, acting)
    with office_database.write() as session:
        rows = [_finding(two, "error"), *(_finding(three, "warning") for _ in range(12))]
        findings.insert_findings(session, [*rows, _finding(one, "warning")])
    with office_database.read() as session:
        page, after = workers.worker_page(
            session, WorkerFilter(), sort="findings", descending=True, limit=2
        )
        rest, _end = workers.worker_page(
            session, WorkerFilter(), sort="findings", descending=True, after=after, limit=1
        )
        whole = workers.worker_ids(session, WorkerFilter(), sort="findings")
    assert [line.id for line in (*page, *rest)] == [two, three, one]
    assert list(whole[-3:]) == [one, three, two]


def test_a_merge_and_its_undoing_give_everybody_their_own_findings(
    office_database: Database, acting: Acting
) -> None:
    one, two, _three = _some(office_database, acting)
    with office_database.write() as session:
        findings.insert_findings(session, [_finding(one, "warning"), _finding(two, "warning")])
        niks = [workers.worker_lines(session, [each])[0].nik for each in (one, two)]
    with office_database.write() as session:
        merge_workers(session, acting, one, two)
    with office_database.write() as session:
        assert session.scalar(select(Worker.open_findings).where(Worker.id == one)) == 2
        accept_finding(session, acting, niks[0], "phone.unreadable", "seen")
        unmerge_workers(session, acting, one, niks[1])
    with office_database.read() as session:
        assert set(_standing(session)) == {0}
