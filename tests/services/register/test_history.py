"""The history of every field tells who, when, from, to, and by which list, letter or deed."""

from datetime import timedelta

from db.engine import Database
from db.queries import candidates, workers
from db.queries.history import ChangeLine, worker_history
from desktop.services.acting import Acting
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.funding import add_funding
from desktop.services.register.change import change_worker
from desktop.services.register.leaving import move_workers
from desktop.services.register.undo import undo_import
from desktop.services.register.verify import verify_workers
from desktop.services.upkeep.audit import record
from tests.services.register.conftest import TakeIn
from tests.services.register.lists import PERSON


def _history(database: Database) -> list[ChangeLine]:
    with database.read() as session:
        line = workers.worker_by_nik(session, PERSON["nik"])
        assert line is not None
        return worker_history(session, line.id)


def test_each_change_tells_what_did_it(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON], "a.csv")
    batch, _ = take_in(office_database, [{**PERSON, "phone": "081234567890"}], "b.csv")
    day = acting.today() - timedelta(days=1)
    with office_database.write() as session:
        undo_import(session, acting, batch.id)
        line = workers.worker_by_nik(session, PERSON["nik"])
        assert line is not None
        change_worker(session, acting, line.id, {"occupation": "Petani"})
        verify_workers(session, acting, everybody=True, result="ineligible", reason="moved")
        verify_workers(session, acting, everybody=True, result="eligible")
        funding = add_funding(
            session,
            acting,
            year=2026,
            source="APBD II",
            payer="apbd",
            cap=10_000_000,
            first_month=acting.today().replace(day=1),
            months=1,
        )
        letter = draft_letter(session, acting, funding=funding.id).letter
        issued = record(session, acting, "letter.issue", "letter", letter, {})
        candidates.move_to_proposed(session, letter, issued, acting.now())
        move_workers(session, acting, [PERSON["nik"]], to="ended", reason="died", on=day)
    told = [
        (one.field, one.old, one.new, one.source, one.deed, one.reason)
        for one in reversed(_history(office_database))
    ]
    assert told == [
        ("phone", "", "081234567890", "b.csv, 2", "batch.import", ""),
        ("phone", "081234567890", "", "b.csv", "batch.undo", ""),
        ("occupation", "", "Petani", "", "worker.change", ""),
        ("status", "listed", "ineligible", "", "worker.verify", "moved"),
        ("status", "ineligible", "eligible", "", "worker.verify", ""),
        ("status", "eligible", "proposed", f"#{letter}", "letter.issue", ""),
        ("status", "proposed", "ended", "", "worker.status", "died"),
    ]
    newest = _history(office_database)[0]
    assert (newest.by, newest.day) == ("operator", day.isoformat())
