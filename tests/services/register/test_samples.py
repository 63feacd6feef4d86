"""Every sample list ends as its answers say: how each row ends, what is found, what is kept."""

from pathlib import Path

import pytest

from db.engine import Database
from db.queries import workers
from desktop.services.acting import Acting
from desktop.services.register.importing import import_list
from desktop.services.register.preview import Preview, PreviewRow
from tests.conftest import make_office
from tests.services.register.lists import SAMPLES, Answer, answers, codes, kinds

LISTS = [
    ("5321", ("malaka_weliman_500.xlsx",)),
    ("5321", ("malaka_weliman_500.xlsx", "malaka_weliman_later_300.xlsx")),
    ("5304", ("belu_messy_300.xlsx",)),
    ("5302", ("tts_ttl_sheets_400.xlsx",)),
    ("5371", ("kupang_city_200.csv",)),
]
KINDS = kinds()


@pytest.fixture(params=LISTS, ids=lambda one: one[1][-1])
def taken(
    request: pytest.FixtureRequest, database: Database, keys_folder: Path, acting: Acting
) -> tuple[Database, Preview]:
    """The last list of a row of lists, taken in."""
    region, names = request.param
    make_office(database, keys_folder, region)
    for name in names:
        with database.write() as session:
            _batch, preview = import_list(session, acting, SAMPLES / name)
    return database, preview


def _wrong(row: PreviewRow, answer: Answer) -> str:
    """What is wrong with how a row ended, nothing where all is right."""
    ended = "held" if row.outcome == "held" else "in"
    may_end = [KINDS[kind].ends for kind in answer.kinds]
    held_by_kind = any("held" in ends for ends in may_end)
    ambiguous = "desa_ambigu" in answer.key["fakta"]
    if ended == "held" and not held_by_kind and not ambiguous:
        return f"held by {codes(row)}"
    if ended == "in" and any(ends == {"held"} for ends in may_end):
        return f"came in although {answer.kinds}"
    for kind in answer.kinds:
        wanted = KINDS[kind].codes
        if "" not in wanted and not wanted & codes(row):
            return f"bears {codes(row)}, not {wanted}"
    return ""


def test_every_row_ends_as_its_answer_says(taken: tuple[Database, Preview]) -> None:
    _database, preview = taken
    told = answers(preview.file)
    assert {(row.sheet, row.row) for row in preview.rows} == set(told)
    wrong = {
        (row.sheet, row.row): found
        for row in preview.rows
        if (found := _wrong(row, told[row.sheet, row.row]))
    }
    assert wrong == {}


def test_rows_without_a_fault_are_kept_as_they_are(taken: tuple[Database, Preview]) -> None:
    database, preview = taken
    told = answers(preview.file)
    clean = [row for row in preview.rows if not told[row.sheet, row.row].kinds]
    assert clean
    with database.read() as session:
        for row in clean:
            key = told[row.sheet, row.row].key
            assert row.worker_id is not None
            line = workers.worker(session, row.worker_id)
            assert line is not None
            kept = (line.nik, line.birth_date.isoformat(), line.sex, line.region)
            village = key["kode_desa"].replace(".", "")
            assert kept == (key["nik_benar"], key["tgl_lahir_benar"], key["jk_benar"], village)
            assert line.name.casefold() == key["nama_benar"].casefold()


def test_clean_rows_bear_no_finding_but_a_claim_on_their_nik(
    taken: tuple[Database, Preview],
) -> None:
    _database, preview = taken
    told = answers(preview.file)
    found = {
        code for row in preview.rows if not told[row.sheet, row.row].kinds for code in codes(row)
    }
    assert found <= {"nik.claimed_twice"}


def test_twins_and_namesakes_are_not_taken_for_one_person(
    taken: tuple[Database, Preview],
) -> None:
    _database, preview = taken
    told = answers(preview.file)
    alike = {"kembar", "senama_sedesa", "senama_beda_tgl", "ayah_anak_senama", "tetangga_serial"}
    wrong = [
        row.row
        for row in preview.rows
        if alike & set(told[row.sheet, row.row].kinds) and "person.possible_duplicate" in codes(row)
    ]
    assert wrong == []


def test_the_same_list_again_changes_nothing(
    taken: tuple[Database, Preview], acting: Acting
) -> None:
    database, preview = taken
    first = preview.counts
    with database.read() as session:
        before = workers.worker_page(session, workers.WorkerFilter(), limit=1000)[0]
    with database.write() as session:
        batch, _again = import_list(session, acting, SAMPLES / preview.file)
    assert (batch.new, batch.updated) == (0, 0)
    assert batch.unchanged == first.new + first.updated + first.unchanged
    assert batch.held == first.held
    with database.read() as session:
        after = workers.worker_page(session, workers.WorkerFilter(), limit=1000)[0]
    assert after == before
