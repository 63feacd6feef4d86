"""What an import does to people who are there already, and that nothing is half done."""

import json
from pathlib import Path

import pytest

from db.engine import Database
from db.queries import audit, imports, workers
from db.queries.workers import WorkerFilter, WorkerLine
from desktop.services.acting import Acting
from desktop.services.register.change import change_worker
from desktop.services.register.importing import apply_preview
from desktop.services.register.preview import mend_preview, preview_list
from desktop.services.upkeep.audit import verify_chain
from tests.services.register.conftest import TakeIn
from tests.services.register.lists import OTHER, PERSON, codes, row_of, write_list

STRANGER = {**PERSON, "name": "Yohanes Bria Seran", "birth_date": "17-08-1985", "sex": "L"}


def worker(database: Database, nik: str = PERSON["nik"]) -> WorkerLine:
    """The worker of that NIK."""
    with database.read() as session:
        line = workers.worker_by_nik(session, nik)
    assert line is not None
    return line


def test_a_later_list_changes_what_it_says_anew_and_keeps_the_history(
    office_database: Database, take_in: TakeIn
) -> None:
    take_in(office_database, [{**PERSON, "phone": "081234567890"}])
    batch, _ = take_in(office_database, [{**PERSON, "region": "Lakulo", "phone": ""}], "later.csv")
    assert (batch.new, batch.updated, batch.unchanged) == (0, 1, 0)
    line = worker(office_database)
    assert (line.village, line.phone, line.version) == ("Lakulo", "081234567890", 2)
    with office_database.read() as session:
        history = workers.worker_history(session, line.id)
        sources = workers.worker_sources(session, [line.id])[line.id]
    assert [(one.field, one.new, one.source) for one in history] == [
        ("region", line.region, "later.csv, 2")
    ]
    assert [source.row for source in sources] == [2, 2]


def test_what_was_corrected_by_hand_outlives_the_same_list_and_a_like_one(
    office_database: Database, take_in: TakeIn, acting: Acting
) -> None:
    take_in(office_database, [PERSON])
    with office_database.write() as session:
        change_worker(session, acting, 1, {"name": "Maria Yovita Klau", "phone": "081234567890"})
    again, _ = take_in(office_database, [PERSON])
    assert (again.unchanged, again.updated) == (1, 0)
    like, _ = take_in(office_database, [{**PERSON, "occupation": "Petani"}], "like.csv")
    assert like.updated == 1
    line = worker(office_database)
    assert (line.name, line.occupation, line.phone) == (
        "Maria Yovita Klau",
        "Petani",
        "081234567890",
    )


def test_an_older_list_again_does_not_take_back_a_newer_one(
    office_database: Database, take_in: TakeIn
) -> None:
    take_in(office_database, [PERSON], "a.csv")
    take_in(office_database, [{**PERSON, "region": "Lakulo"}], "b.csv")
    again, _ = take_in(office_database, [PERSON], "a.csv")
    assert again.unchanged == 1
    assert worker(office_database).village == "Lakulo"


@pytest.mark.parametrize("name", ["MARIA YOVITA NAHAK", "NAHAK, MARIA YOVITA", "M. YOVITA NAHAK"])
def test_a_name_in_capitals_turned_round_or_shortened_says_nothing_new(
    office_database: Database, take_in: TakeIn, name: str
) -> None:
    take_in(office_database, [PERSON])
    batch, _ = take_in(office_database, [{**PERSON, "name": name}], "later.csv")
    assert batch.unchanged == 1
    assert worker(office_database).name == PERSON["name"]


def test_of_two_rows_for_one_person_the_first_wins_and_gaps_are_filled(
    office_database: Database, take_in: TakeIn
) -> None:
    second = {**PERSON, "region": "Lakulo", "phone": "081234567890"}
    batch, preview = take_in(office_database, [PERSON, OTHER, second])
    assert (batch.rows, batch.new, batch.updated, batch.held) == (3, 2, 1, 0)
    assert codes(row_of(preview, 4)) == {"person.differs"}
    line = worker(office_database)
    assert (line.village, line.phone) == ("Wesey", "081234567890")
    assert line.warnings == 1
    again, _ = take_in(office_database, [PERSON, OTHER, second])
    assert (again.unchanged, again.updated, again.new) == (3, 0, 0)
    assert worker(office_database) == line


def test_an_empty_cell_and_a_lone_dash_erase_nothing(
    office_database: Database, take_in: TakeIn
) -> None:
    full = {**PERSON, "phone": "081234567890", "occupation": "Petani", "kk": "5321041234560001"}
    take_in(office_database, [full])
    take_in(office_database, [{**PERSON, "phone": "-", "occupation": "", "kk": "–"}], "b.csv")
    line = worker(office_database)
    assert (line.phone, line.occupation, line.kk) == (
        "081234567890",
        "Petani",
        "5321041234560001",
    )


def test_a_nik_that_stands_for_another_is_held_and_told_to_its_bearer_once(
    office_database: Database, take_in: TakeIn
) -> None:
    take_in(office_database, [PERSON])
    for name in ("b.csv", "b.csv", "c.csv"):
        batch, preview = take_in(office_database, [STRANGER], name)
        assert batch.held == 1
        assert "nik.duplicate_in_register" in codes(preview.rows[0])
    line = worker(office_database)
    with office_database.read() as session:
        found = workers.worker_findings(session, line.id)
    assert [one.code for one in found] == ["nik.claimed_twice"]
    assert found[0].params["name"] == STRANGER["name"]


def test_a_sound_row_comes_in_though_a_row_that_waits_claims_its_nik(
    office_database: Database, take_in: TakeIn
) -> None:
    waiting = {**STRANGER, "region": ""}
    batch, preview = take_in(office_database, [waiting, PERSON])
    assert (batch.new, batch.held) == (1, 1)
    assert codes(row_of(preview, 3)) == {"nik.claimed_twice"}


def test_a_guessed_sex_does_not_overwrite_the_one_that_stands(
    office_database: Database, take_in: TakeIn
) -> None:
    take_in(office_database, [{**PERSON, "sex": "L"}])
    batch, _ = take_in(office_database, [{**PERSON, "sex": ""}], "b.csv")
    assert batch.unchanged == 1
    assert worker(office_database).sex == "L"


def test_a_newer_row_settles_what_an_older_one_left_open(
    office_database: Database, take_in: TakeIn
) -> None:
    take_in(office_database, [{**PERSON, "phone": "tidak ada"}])
    assert worker(office_database).warnings == 1
    take_in(office_database, [{**PERSON, "phone": "081234567890"}], "b.csv")
    assert worker(office_database).warnings == 0


def test_the_sums_add_up_and_the_audit_tells_them(
    office_database: Database, take_in: TakeIn
) -> None:
    rows = [PERSON, OTHER, {**OTHER, "nik": ""}, PERSON]
    batch, preview = take_in(office_database, rows)
    assert batch.rows == batch.new + batch.updated + batch.unchanged + batch.held == 4
    assert (batch.new, batch.unchanged, batch.held) == (2, 1, 1)
    assert preview.counts.rows == 4
    with office_database.read() as session:
        entry = audit.entries(session, "batch", batch.id)[-1]
        assert imports.held_count(session) == 1
        assert workers.count_workers(session, WorkerFilter(batch=batch.id)) == 2
        assert verify_chain(session).intact
    told = json.loads(entry.detail)
    assert (told["rows"], told["new"], told["held"]) == (4, 2, 1)


def test_a_preview_writes_nothing_and_is_looked_at_again_when_the_register_changed(
    office_database: Database,
    take_in: TakeIn,
    acting: Acting,
    tmp_path: Path,
) -> None:
    path = write_list(tmp_path / "p.csv", [PERSON, OTHER])
    with office_database.read() as session:
        preview = preview_list(session, acting, path)
        assert workers.count_workers(session, WorkerFilter()) == 0
    assert preview.counts.new == 2
    take_in(office_database, [PERSON], "between.csv")
    with office_database.write() as session:
        batch = apply_preview(session, acting, preview)
    assert (batch.new, batch.unchanged) == (1, 1)


def test_a_row_is_mended_in_the_preview_and_comes_in(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    wrong = {**OTHER, "region": "Kampung Lama"}
    path = write_list(tmp_path / "p.csv", [PERSON, wrong])
    with office_database.read() as session:
        preview = preview_list(session, acting, path)
        assert preview.counts.held == 1
        row = mend_preview(session, acting, preview, 1, {"region": "Lakulo"})
    assert (row.outcome, row.findings, preview.counts.held) == ("new", [], 0)
    assert row.cells["Desa"] == "Kampung Lama"
    with office_database.write() as session:
        batch = apply_preview(session, acting, preview)
    assert (batch.new, batch.held) == (2, 0)
    assert worker(office_database, OTHER["nik"]).village == "Lakulo"
