"""Who came, went and replaced whom: the sums hold in each kecamatan and in all."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from db.queries import verifications, workers
from db.queries.regions import region_rows
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.checks.linking import link_replacement
from desktop.services.register.change import add_worker, change_worker
from desktop.services.register.leaving import move_workers
from desktop.services.register.mutation_sheet import save_mutations
from desktop.services.register.mutations import Mutations, Sum, list_mutations
from desktop.services.register.verify import verify_workers
from desktop.services.upkeep.audit import record


@dataclasses.dataclass
class Clock:
    """A clock that is set by the day."""

    at: datetime

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock(datetime(2026, 3, 1, 2, tzinfo=UTC))


@pytest.fixture
def on_day(clock: Clock) -> Acting:
    """Somebody who acts on the day the clock is set to."""
    return Acting(clock=clock)


def _nik(at: int) -> str:
    return f"5321040505{at % 90 + 10}{at:04d}"


def _add(database: Database, acting: Acting, at: int, region: str) -> str:
    with database.write() as session:
        values = {
            "nik": _nik(at),
            "name": f"Orang {chr(65 + at)}",
            "birth_date": f"05-05-19{at % 20 + 70}",
            "sex": "L",
            "region": region,
        }
        add_worker(session, acting, values)
    return values["nik"]


def _list(database: Database, first: date, last: date) -> Mutations:
    with database.read() as session:
        found = list_mutations(session, since=first, until=last, who="register")
    for one in [*found.sums, found.total]:
        assert one.end == one.start + one.added - one.removed
    return found


def test_sums_hold_by_kecamatan_and_in_all(
    office_database: Database, on_day: Acting, clock: Clock
) -> None:
    with office_database.read() as session:
        villages = [code for code, *_ in region_rows(session, "5321") if len(code) == 10]
    weliman = next(code for code in villages if code.startswith("532104"))
    other = next(code for code in villages if code.startswith("532101"))
    niks = [_add(office_database, on_day, at, weliman if at < 4 else other) for at in range(6)]
    clock.at = datetime(2026, 4, 10, 2, tzinfo=UTC)
    with office_database.write() as session:
        day = date(2026, 4, 2)
        move_workers(session, on_day, [niks[0]], to="ended", reason="died", on=day)
        move_workers(session, on_day, [niks[4]], to="ended", reason="moved")
        moving = workers.worker_by_nik(session, niks[1])
        assert moving is not None
        change_worker(session, on_day, moving.id, {"region": other})
    new = _add(office_database, on_day, 7, weliman)
    clock.at = datetime(2026, 5, 10, 2, tzinfo=UTC)
    with office_database.write() as session:
        move_workers(session, on_day, [niks[4]], to="listed", reason="returned")

    april = _list(office_database, date(2026, 4, 1), date(2026, 4, 30))
    assert april.total == Sum("", "", 6, 1, 2, 1, 5)
    assert [(one.region, one.start, one.end) for one in april.sums] == [
        ("532101", 2, 2),
        ("532104", 4, 3),
    ]
    ((gone, came),) = april.replacements
    assert (gone.nik, gone.cause, gone.day, came.nik) == (niks[0], "died", day, new)
    assert {(one.nik, one.cause) for one in april.removals} == {
        (niks[1], "moved_within"),
        (niks[4], "moved"),
    }
    assert [(one.nik, one.cause) for one in april.additions] == [(niks[1], "moved_within")]

    may = _list(office_database, date(2026, 5, 1), date(2026, 5, 31))
    assert may.total == Sum("", "", 5, 1, 0, 0, 6)
    assert [(one.nik, one.cause) for one in may.additions] == [(niks[4], "returned")]
    march = _list(office_database, date(2026, 3, 1), date(2026, 3, 31))
    assert (march.total.start, march.total.added, march.total.end) == (0, 6, 6)
    assert march.total.end == april.total.start
    whole = _list(office_database, date(2026, 1, 1), date(2026, 12, 31))
    with office_database.read() as session:
        counted = workers.count_by_status(session)
        inside = list_mutations(
            session,
            since=date(2026, 4, 1),
            until=date(2026, 4, 30),
            who="register",
            region="532104",
        )
    assert whole.total.end == counted["listed"] == 6
    assert (inside.total.start, inside.total.end) == (4, 3)


def test_nobody_is_a_participant_before_a_letter(office_database: Database, on_day: Acting) -> None:
    _add(office_database, on_day, 1, "5321042001")
    with office_database.read() as session:
        found = list_mutations(session, since=date(2026, 1, 1), until=date(2026, 12, 31))
    assert found.total == Sum("", "", 0, 0, 0, 0, 0)


def test_participants_come_by_a_letter_and_leave_by_hand_as_a_workbook_tells(
    office_database: Database, on_day: Acting, clock: Clock, tmp_path: Path
) -> None:
    nik = _add(office_database, on_day, 1, "5321042001")
    with office_database.write() as session:
        line = workers.worker_by_nik(session, nik)
        assert line is not None
        entry = record(session, on_day, "letter.issue", "letter", 1, {})
        verifications.set_status(session, [line.id], "proposed", audit_id=entry, at=clock.at)
    clock.at = datetime(2026, 6, 10, 2, tzinfo=UTC)
    with office_database.write() as session:
        move_workers(session, on_day, [nik], to="ended", reason="died")
    path = tmp_path / "mutasi.xlsx"
    with office_database.write() as session:
        march = list_mutations(session, since=date(2026, 3, 1), until=date(2026, 3, 31))
        june = save_mutations(
            session, on_day, path, since=date(2026, 6, 1), until=date(2026, 6, 30)
        )
    assert march.total == Sum("", "", 0, 1, 0, 0, 1)
    assert june.total == Sum("", "", 1, 0, 1, 0, 0)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Rekap", "Penambahan", "Pengurangan", "Penggantian"]
    assert [cell.value for cell in book["Rekap"][5]] == ["Jumlah", 1, 0, 1, 0, 0, 0]
    gone = [cell.value for cell in book["Pengurangan"][4]]
    assert (gone[1], gone[8]) == (nik, "Meninggal")


def test_days_the_wrong_way_round_are_refused(register: Database) -> None:
    with pytest.raises(UserError) as refused, register.read() as session:
        list_mutations(session, since=date(2026, 2, 1), until=date(2026, 1, 1))
    assert refused.value.code == "mutations.days"
    with pytest.raises(UserError) as refused, register.read() as session:
        list_mutations(session, since=date(2026, 1, 1), until=date(2026, 1, 2), who="all")
    assert refused.value.code == "mutations.who"


def test_who_was_said_to_come_instead_is_paired_before_others(
    office_database: Database, on_day: Acting, clock: Clock
) -> None:
    with office_database.read() as session:
        villages = [code for code, *_ in region_rows(session, "532104") if len(code) == 10]
    niks = [_add(office_database, on_day, at, villages[0]) for at in range(2)]
    clock.at = datetime(2026, 4, 10, 2, tzinfo=UTC)
    with office_database.write() as session:
        move_workers(session, on_day, niks, to="ended", reason="moved", on=date(2026, 4, 2))
    near, named = (_add(office_database, on_day, 7, villages[0]),
                   _add(office_database, on_day, 8, villages[1]))  # fmt: skip
    with office_database.write() as session:
        verify_workers(session, on_day, niks=[named], result="eligible")
        link_replacement(session, on_day, niks[0], named)
    april = _list(office_database, date(2026, 4, 1), date(2026, 4, 30))
    assert {(gone.nik, came.nik) for gone, came in april.replacements} == {
        (niks[0], named),
        (niks[1], near),
    }
    assert (april.additions, april.removals) == ([], [])
    assert april.total == Sum("", "", 2, 0, 0, 2, 2)
