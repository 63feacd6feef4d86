"""Beranda: the figures of a kecamatan never count anybody twice."""

from collections import Counter
from pathlib import Path

from db.engine import Database
from db.queries.workers import WorkerFilter, worker_page
from desktop.services.demo.office import make_demo
from desktop.ui.pages.home.read_state import read_state


def test_whom_a_letter_to_approve_reserves_is_not_ready_as_well(tmp_path: Path) -> None:
    made = make_demo(tmp_path / "demo", workers=120)
    database = Database(made.db)
    with database.read() as session:
        state = read_state(session)
        lines, _next = worker_page(session, WorkerFilter(), limit=200)
    database.close()
    people = Counter(line.region[:6] for line in lines)
    clear = Counter(line.region[:6] for line in lines if line.status == "clear")
    reserved = sum(letter.rows for letter in state.unissued)
    assert reserved > 0
    for each in state.districts:
        assert each.listed + each.ready + each.taken <= people[each.code]
    assert sum(each.ready for each in state.districts) == sum(clear.values()) - reserved
    assert sum(each.ready for each in state.districts) == state.ready
