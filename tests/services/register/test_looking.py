"""The register as it is looked at: pages at any depth, searches, filters, counts."""

from datetime import date

import pytest

from db.engine import Database
from db.queries import worker_filter, workers
from db.queries.workers import SORTS, WorkerFilter, WorkerLine
from desktop.domain import nik as niks
from desktop.domain.names import fold
from desktop.services.acting import Acting
from desktop.services.register.heirs import save_heir
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
                assert seen == list(whole)
                assert len(set(seen)) == 478


def test_a_jump_shows_what_stands_there(people: Database) -> None:
    with people.read() as session:
        whole = workers.worker_ids(session, WorkerFilter())
        lines, _after = workers.worker_page(session, WorkerFilter(), skip=300, limit=20)
    assert [line.id for line in lines] == list(whole[300:320])


def _asked(everybody: list[WorkerLine]) -> dict[WorkerFilter, set[int]]:
    """Filters to whom they must find."""
    one = everybody[7]
    return {
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
        WorkerFilter(search="welim"): {
            line.id for line in everybody if line.kecamatan == "Weliman"
        },
        WorkerFilter(search="53210"): {
            line.id for line in everybody if "53210" in (line.nik[:5], line.kk[:5])
        },
        WorkerFilter(search=f"maria {one.nik[-4:]}"): {
            line.id
            for line in everybody
            if any(word.startswith("MARIA") for word in line.name.split())
            and one.nik[-4:] in (line.nik[-4:], line.kk[-4:], line.nik[:4], line.kk[:4])
        },
        WorkerFilter(begins="ma"): {
            line.id for line in everybody if fold(line.name).startswith("ma")
        },
        WorkerFilter(sex="P", status=("listed",), region="5321"): {
            line.id for line in everybody if line.sex == "P"
        },
        WorkerFilter(born_from=date(1980, 1, 1), born_to=date(1989, 12, 31)): {
            line.id for line in everybody if 1980 <= line.birth_date.year <= 1989
        },
        WorkerFilter(born_to=date(1979, 12, 31), sex="L"): {
            line.id for line in everybody if line.birth_date.year < 1980 and line.sex == "L"
        },
        WorkerFilter(has_heir=True): {everybody[3].id},
        WorkerFilter(has_heir=False): {line.id for line in everybody} - {everybody[3].id},
    }


def test_filters_and_searches_find_the_same_as_looking_at_everybody(
    people: Database, acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    with people.read() as session:
        everybody, _after = workers.worker_page(session, WorkerFilter(), limit=1000)
    with people.write() as session:
        save_heir(session, acting, everybody[3].id, name="Ana", relation="child")
    with people.read() as session:
        asked = _asked(everybody)
        for where, wanted in asked.items():
            found = set(workers.worker_ids(session, where))
            assert found == wanted
            assert workers.count_workers(session, where) == len(found)
            assert sum(workers.count_by_status(session, where).values()) == len(found)
            for sort in ("nik", "income", "status"):
                # However the way to them is chosen, those who fit are the same.
                monkeypatch.setattr(worker_filter, "NARROW", 3)
                along = workers.worker_ids(session, where, sort=sort)
                monkeypatch.setattr(worker_filter, "NARROW", 60_000)
                assert along == workers.worker_ids(session, where, sort=sort)
                assert set(along) == wanted
                monkeypatch.setattr(worker_filter, "NARROW", 3)
                paged, behind = workers.worker_page(session, where, sort=sort, limit=7)
                further, _end = workers.worker_page(
                    session, where, sort=sort, after=behind, limit=1000
                )
                rest = [] if behind is None else further
                assert [line.id for line in (*paged, *rest)] == list(along)
        assert workers.count_workers(session, WorkerFilter(), most=101) == 101


def test_villages_and_statuses_are_counted(people: Database) -> None:
    with people.read() as session:
        villages = workers.verify_worklist(session, "532104")
        assert workers.count_by_status(session) == {"listed": 478}
    assert sum(one.listed for one in villages) >= 470
    assert all(one.kecamatan == "Weliman" for one in villages)
