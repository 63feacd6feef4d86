"""People found by what stands inside a word of their name or village, where none begins so."""

import pytest

from db.engine import Database
from db.queries import workers
from db.queries.workers import WorkerFilter
from desktop.services.acting import Acting
from desktop.services.register.change import add_worker
from desktop.ui.pages.workers.rows import WorkerSource

NAMES = ("Yohanes Seran", "Yohana Bete", "Maria Hoar", "Agustinus O'Besi", "Zakarias Nahak")


@pytest.fixture
def few(office_database: Database, acting: Acting) -> Database:
    """Five people of Weliman."""
    with office_database.write() as session:
        for serial, name in enumerate(NAMES, start=1):
            values = {
                "nik": f"532104610580{serial:04}",
                "name": name,
                "birth_date": "1980-05-21",
                "region": "5321042001",
            }
            add_worker(session, acting, values)
    return office_database


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("hane", {"Yohanes Seran"}),
        ("ohan", {"Yohanes Seran", "Yohana Bete"}),
        ("ÓHAN bete", {"Yohana Bete"}),
        ("stinu besi", {"Agustinus O'Besi"}),
        ("karias aha", {"Zakarias Nahak"}),
        ("ha", set()),
        ("qqq", set()),
        ("hane qqq", set()),
        ("hane nahak", set()),
        ("%ane", {"Yohanes Seran"}),
    ],
)
def test_what_no_word_begins_with_is_looked_for_inside_words(
    few: Database, typed: str, wanted: set[str]
) -> None:
    source = WorkerSource(WorkerFilter(search=typed))
    with few.read() as session:
        number = source.count(session)
        lines, _after = source.page(session, after=None, skip=0, limit=10)
        ids = workers.worker_ids(session, source.folded())
    assert {line.name for line in lines} == wanted
    assert number == len(lines) == len(ids) == len(wanted)


def test_where_words_begin_so_nobody_else_is_found(few: Database) -> None:
    source = WorkerSource(WorkerFilter(search="ho"))
    with few.read() as session:
        assert source.count(session) == 0
        source = WorkerSource(WorkerFilter(search="hoa"))
        assert source.count(session) == 1
        assert source.inside is None
