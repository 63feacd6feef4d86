"""The register as it is looked at: pages at any depth, searches, filters, counts."""

import pytest

from db.engine import Database
from db.queries import workers
from db.queries.workers import SORTS, WorkerFilter
from desktop.domain import nik as niks
from desktop.services.acting import Acting
from desktop.services.register.importing import import_list
from tests.services.register.lists import SAMPLES


@pytest.fixture
def people(office_database: Database, acting: Acting) -> Database:
    """The 478 people of a sample."""
    with office_database.write() as session:
        import_list(session, acting, SAMPLES / "malaka_weliman_500.xlsx")
    return office_database


def test_pages_in_any_order_show_everybody_once_and_in_order(people: Database) -> None:
    with people.read() as session:
        for sort in SORTS:
            for descending in (False, True):
                seen, after = [], None
                while True:
                    lines, after = workers.worker_page(
                        session,
                        WorkerFilter(),
                        sort=sort,
                        descending=descending,
                        after=after,
                        limit=100,
                    )
                    seen += [line.id for line in lines]
                    if after is None:
                        break
                whole = workers.worker_ids(
                    session, WorkerFilter(), sort=sort, descending=descending
                )
                assert seen == whole
                assert len(set(seen)) == 478


def test_a_jump_shows_what_stands_there(people: Database) -> None:
    with people.read() as session:
        whole = workers.worker_ids(session, WorkerFilter())
        lines, _after = workers.worker_page(session, WorkerFilter(), skip=300, limit=20)
    assert [line.id for line in lines] == whole[300:320]


def test_filters_and_searches_find_the_same_as_looking_at_everybody(people: Database) -> None:
    with people.read() as session:
        everybody, _after = workers.worker_page(session, WorkerFilter(), limit=1000)
        one = everybody[7]
        asked = {
            WorkerFilter(region="532104"): {
                line.id for line in everybody if line.region.startswith("532104")
            },
            WorkerFilter(region=one.region): {
                line.id for line in everybody if line.region == one.region
            },
            WorkerFilter(search=one.nik[-6:]): {
                line.id for line in everybody if line.nik.endswith(one.nik[-6:])
            },
            WorkerFilter(search=one.nik[:8]): {
                line.id for line in everybody if line.nik.startswith(one.nik[:8])
            },
            WorkerFilter(search="maria"): {
                line.id
                for line in everybody
                if any(word.startswith("MARIA") for word in line.name.split())
            },
            WorkerFilter(finding="nik.sex_mismatch"): {
                line.id for line in everybody if line.sex != niks.sex(line.nik)
            },
            WorkerFilter(status=("eligible",)): set(),
            WorkerFilter(batch=1): {line.id for line in everybody},
            WorkerFilter(batch=2): set(),
        }
        for where, wanted in asked.items():
            found = set(workers.worker_ids(session, where))
            assert found == wanted
            assert workers.count_workers(session, where) == len(found)
        assert workers.count_workers(session, WorkerFilter(), most=101) == 101


def test_villages_and_statuses_are_counted(people: Database) -> None:
    with people.read() as session:
        villages = workers.verify_worklist(session, "532104")
        assert workers.count_by_status(session) == {"listed": 478}
    assert sum(one.listed for one in villages) >= 470
    assert all(one.kecamatan == "Weliman" for one in villages)
