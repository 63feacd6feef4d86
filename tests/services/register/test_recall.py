"""The very same file again is told from the list that stands, exactly as reading it would tell."""

import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select

from db.engine import Database, Session
from db.queries import findings, imports, workers
from db.schema import ImportAgain, ImportRow, PairTodo, WorkerPair
from desktop.cli.worker_shapes import import_shape, row_shape
from desktop.services.acting import Acting
from desktop.services.demo.chance import SeededChance, SteppingClock
from desktop.services.offices.settings import change_settings
from desktop.services.register.accept import accept_finding
from desktop.services.register.change import add_worker, change_worker
from desktop.services.register.held import held_rows, mend_row
from desktop.services.register.importing import (
    Batch,
    apply_preview,
    import_list,
    read_list,
)
from desktop.services.register.merge import merge_workers
from desktop.services.register.preview import Preview, mend_preview, preview_list
from desktop.services.register.remove import remove_worker
from desktop.services.register.undo import undo_import
from desktop.services.upkeep.audit import record
from tests.conftest import make_office
from tests.services.register.conftest import SAMPLE_DAY
from tests.services.register.lists import PERSON, SAMPLES, codes, write_list
from tests.services.register.two_workers import FIRST

LISTS = [
    ("5321", ("malaka_weliman_500.xlsx",)),
    ("5321", ("malaka_weliman_500.xlsx", "malaka_weliman_later_300.xlsx")),
    ("5304", ("belu_messy_300.xlsx",)),
    ("5302", ("tts_ttl_sheets_400.xlsx",)),
    ("5371", ("kupang_city_200.csv",)),
]
DOUBLE = "person.possible_duplicate"


@pytest.fixture(params=LISTS, ids=lambda one: one[1][-1])
def taken(
    request: pytest.FixtureRequest, database: Database, keys_folder: Path, acting: Acting
) -> tuple[Database, Path]:
    """A register with some lists taken in, and the last of them."""
    region, names = request.param
    make_office(database, keys_folder, region)
    for name in names:
        with database.write() as session:
            import_list(session, acting, SAMPLES / name)
    return database, SAMPLES / names[-1]


def _shape(preview: Preview) -> dict[str, Any]:
    """What the command tells, as far as reading anew must tell the same.

    Whom a row that waits may be is told as it was found; reading anew finds the worker there who
    was a row of the list before.
    """
    shape = import_shape(preview, None, None)
    del shape["seconds"]
    shape["doubles"] = [one["row"] for one in shape["findings"] if one["code"] == DOUBLE]
    shape["findings"] = [one for one in shape["findings"] if one["code"] != DOUBLE]
    return shape


def _forget_bases(session: Session) -> None:
    session.execute(delete(ImportAgain).where(ImportAgain.base_id.is_(None)))


def _held(session: Session, batch: int) -> list[Any]:
    told = [row_shape(row) for row in held_rows(session, batch)]
    for row in told:
        row["findings"] = [one for one in row["findings"] if one["code"] != DOUBLE]
    digests = session.scalars(
        select(ImportRow.digest)
        .where(ImportRow.batch_id == batch, ImportRow.outcome == "held")
        .order_by(ImportRow.id)
    )
    return [*told, *digests]


def _people(session: Session) -> dict[int, Any]:
    """Everybody with sources, findings and history."""
    lines, _next = workers.worker_page(session, workers.WorkerFilter(), limit=5000)
    sources = workers.worker_sources(session, [line.id for line in lines])
    return {
        line.id: (
            line,
            sources.get(line.id),
            findings.findings_of(session, line.id),
            workers.worker_history(session, line.id),
        )
        for line in lines
    }


def _of_batch(session: Session, batch: int) -> set[int]:
    lines, _next = workers.worker_page(session, workers.WorkerFilter(batch=batch), limit=5000)
    return {line.id for line in lines}


def _in(database: Database, acting: Acting, path: Path) -> tuple[Batch, Preview]:
    with database.write() as session:
        return import_list(session, acting, path)


@pytest.mark.parametrize("anew", [False, True], ids=["same bytes", "saved anew"])
def test_what_is_told_and_kept_is_what_reading_again_tells_and_keeps(
    taken: tuple[Database, Path], acting: Acting, tmp_path: Path, anew: bool
) -> None:
    database, path = taken
    with database.read() as session:
        base = imports.batches(session)[0].id
        people = _people(session)
        pairs = session.execute(select(WorkerPair.a_id, WorkerPair.b_id)).all()
    if anew:
        path = _saved_anew(path, tmp_path)
    known, preview = _in(database, acting, path)
    assert preview.came_again == base
    with database.write() as session:
        _forget_bases(session)
    read, plain = _in(database, acting, path)
    assert plain.came_again is None
    assert _shape(preview) == _shape(plain)
    assert known.unchanged + known.held == known.rows
    for name in ("file", "sha256", "region", "rows", "new", "updated", "unchanged", "held"):
        assert getattr(known, name) == getattr(read, name)
    assert known.ignored == read.ignored
    with database.write() as session:
        stored = [imports.batch_mapping(session, one.id) for one in (known, read)]
        assert stored[0] == stored[1]
        assert imports.batch_notes(session, known.id) == imports.batch_notes(session, read.id)
        assert _held(session, known.id) == _held(session, read.id)
        assert _of_batch(session, known.id) == _of_batch(session, read.id)
        after = _people(session)
        assert people.keys() == after.keys()
        for one, (line, sources, found, past) in after.items():
            before = people[one]
            assert (line, found, past) == (before[0], before[2], before[3])
            told = {batch: _places(sources, batch) for batch in (base, known.id, read.id)}
            assert told[known.id] == told[read.id]
            assert [(s.batch, s.row, s.sheet) for s in sources] == sorted(
                (s.batch, s.row, s.sheet) for s in sources
            )
        assert session.execute(select(WorkerPair.a_id, WorkerPair.b_id)).all() == pairs
        assert session.scalar(select(PairTodo.id)) is None


def _places(sources: list[workers.SourceLine], batch: int) -> list[tuple[int, str]]:
    return [(one.row, one.sheet) for one in sources if one.batch == batch]


def _saved_anew(path: Path, folder: Path) -> Path:
    """The file with the same cells and other bytes, under its name."""
    other = folder / "anew" / path.name
    other.parent.mkdir()
    if path.suffix == ".csv":
        other.write_bytes(path.read_bytes() + b"\n")
        return other
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_STORED) as new:
        for member in old.infolist():
            new.writestr(member.filename, old.read(member))
    assert other.read_bytes() != path.read_bytes()
    return other


def test_taking_back_the_list_that_was_repeated_leaves_what_reading_again_would_leave(
    taken: tuple[Database, Path], acting: Acting
) -> None:
    database, path = taken
    with database.read() as session:
        base = imports.batches(session)[0].id
        before = _people(session)
    known, _preview = _in(database, acting, path)
    again, _preview = _in(database, acting, path)
    with database.write() as session:
        _forget_bases(session)
    read, _preview = _in(database, acting, path)
    with database.write() as session:
        undone = undo_import(session, acting, read.id)
        assert not undone.removed
        assert not undone.restored
        assert not undone.kept
        undone = undo_import(session, acting, base)
        assert not undone.removed
        assert {one.reason for one in undone.kept} <= {"confirmed"}
        after = _people(session)
        assert after.keys() == before.keys()
        for one, (line, sources, *_rest) in after.items():
            assert line == before[one][0]
            if any(each.batch == base for each in before[one][1]):
                places = _places(before[one][1], base)
                assert _places(sources, known.id) == places
                assert _places(sources, again.id) == places
            assert base not in {each.batch for each in sources}
        undo_import(session, acting, known.id)
        undone = undo_import(session, acting, again.id)
        assert all(
            _places(sources or [], again.id) == []
            for _line, sources, *_ in _people(session).values()
        )


def test_taking_back_the_repetition_takes_its_word_only(
    taken: tuple[Database, Path], acting: Acting
) -> None:
    database, path = taken
    with database.read() as session:
        before = _people(session)
    known, _preview = _in(database, acting, path)
    with database.write() as session:
        undone = undo_import(session, acting, known.id)
        assert [*undone.removed, *undone.restored, *undone.kept] == []
        assert _people(session) == before
        assert _of_batch(session, known.id) == set()


def _mend(session: Session, acting: Acting) -> None:
    mend_row(session, acting, 1, 3, {"nik": "5321041708850002"})


def _merge(session: Session, acting: Acting) -> None:
    merge_workers(session, acting, 1, 2)


DEEDS: dict[str, Callable[[Session, Acting], object]] = {
    "a worker changed": lambda s, a: change_worker(s, a, 1, {"address": "Fatisin"}),
    "somebody at the counter": lambda s, a: add_worker(s, a, FIRST),
    "somebody taken out": lambda s, a: remove_worker(s, a, 1, "salah"),
    "a setting": lambda s, a: change_settings(s, a, {"minimum_age": "18"}),
    "a row mended": _mend,
    "a merge": _merge,
    "a finding accepted": lambda s, a: accept_finding(s, a, PERSON["nik"], DOUBLE, "dua orang"),
    "the list taken back": lambda s, a: undo_import(s, a, 1),
}


def small_list(database: Database, acting: Acting, folder: Path) -> Path:
    """A list with a double and a row that waits, taken in."""
    near = {**PERSON, "nik": "5321045505900007"}
    path = write_list(folder / "list.csv", [near, {**PERSON, "nik": "", "name": "Adi Lau"}, PERSON])
    _in(database, acting, path)
    return path


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS.keys())
def test_after_any_deed_the_file_is_read(
    office_database: Database,
    acting: Acting,
    tmp_path: Path,
    deed: Callable[[Session, Acting], object],
) -> None:
    path = small_list(office_database, acting, tmp_path)
    with office_database.read() as session:
        assert read_list(session, acting, path).came_again == 1
    with office_database.write() as session:
        deed(session, acting)
        assert read_list(session, acting, path).came_again is None


def test_on_another_day_under_other_options_or_with_other_bytes_it_is_read(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    path = small_list(office_database, acting, tmp_path)
    later = Acting(clock=SteppingClock(SAMPLE_DAY + timedelta(days=1)), chance=SeededChance(4))
    with office_database.write() as session:
        assert read_list(session, later, path).came_again is None
        assert read_list(session, acting, path, region="532104").came_again is None
        assert read_list(session, acting, path, mapping={"Nama": "name"}).came_again is None
        record(session, acting, "worker.show", "worker", 1, {"rows": 1})
        assert read_list(session, acting, path).came_again == 1
        text = path.read_text(encoding="utf-8-sig")
        path.write_text(text.replace(PERSON["name"], f"{PERSON['name']} Y"), encoding="utf-8")
        assert read_list(session, acting, path).came_again is None


def test_what_changes_between_the_look_and_the_taking_in_is_seen(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    path = small_list(office_database, acting, tmp_path)
    with office_database.read() as session:
        preview = read_list(session, acting, path)
    with office_database.write() as session:
        remove_worker(session, acting, 1, "salah masuk")
        batch = apply_preview(session, acting, preview)
        assert preview.came_again is None
        assert (batch.new, batch.unchanged, batch.held) == (1, 1, 1)
        assert len(preview.rows) == 3


def test_a_list_that_was_read_and_says_nothing_new_is_not_written_twice(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    path = small_list(office_database, acting, tmp_path)
    with office_database.read() as session:
        preview = preview_list(session, acting, path)
    with office_database.write() as session:
        batch = apply_preview(session, acting, preview)
        rows = session.scalars(select(ImportRow.outcome).where(ImportRow.batch_id == batch.id))
        assert list(rows) == ["held"]
        assert _of_batch(session, batch.id) == _of_batch(session, 1)
        worker = min(_of_batch(session, 1))
        assert [one.batch for one in workers.worker_sources(session, [worker])[worker]] == [1, 2]


def test_a_list_mended_as_it_was_looked_at_is_read_again(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    path = write_list(tmp_path / "list.csv", [{**PERSON, "nik": ""}])
    with office_database.write() as session:
        preview = preview_list(session, acting, path)
        mend_preview(session, acting, preview, 0, {"nik": PERSON["nik"]})
        apply_preview(session, acting, preview)
    _batch, again = _in(office_database, acting, path)
    assert again.came_again is None
    assert [row.outcome for row in again.rows] == ["held"]


def test_a_file_saved_anew_is_not_written_twice_unless_a_row_of_it_says_otherwise(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    path = small_list(office_database, acting, tmp_path)
    path.write_bytes(path.read_bytes() + b"\n")
    # On another day its rows are checked again, one by one.
    acting = Acting(clock=SteppingClock(SAMPLE_DAY + timedelta(days=1)), chance=SeededChance(4))
    batch, preview = _in(office_database, acting, path)
    assert (preview.came_again, batch.unchanged, batch.held) == (None, 2, 1)
    with office_database.write() as session:
        own = select(ImportRow.outcome).where(ImportRow.batch_id == batch.id)
        assert list(session.scalars(own)) == ["held"]
        worker = min(_of_batch(session, batch.id))
        assert [one.batch for one in workers.worker_sources(session, [worker])[worker]] == [1, 2]
    text = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    path.write_text("".join([text[0], *reversed(text[1:])]), encoding="utf-8")
    batch, _preview = _in(office_database, acting, path)
    assert (batch.unchanged, batch.held) == (2, 1)
    with office_database.read() as session:
        own = select(ImportRow.outcome).where(ImportRow.batch_id == batch.id)
        assert sorted(session.scalars(own)) == ["held", "unchanged", "unchanged"]


def test_a_row_that_waits_and_looks_like_somebody_is_told_as_it_was_found(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    path = write_list(tmp_path / "list.csv", [PERSON, {**PERSON, "nik": ""}])
    _batch, first = _in(office_database, acting, path)
    _batch, preview = _in(office_database, acting, path)
    assert preview.came_again == 1
    assert [row.findings for row in preview.rows] == [first.rows[1].findings]
    assert DOUBLE in codes(preview.rows[0])


def test_a_waiting_row_whose_nik_a_later_row_bears_for_another_is_read_again(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    stranger = {**PERSON, "name": "Agustinus Bria", "birth_date": "21-02-1980", "sex": "L"}
    path = write_list(
        tmp_path / "list.csv", [{**stranger, "region": "Atlantis", "kecamatan": ""}, PERSON]
    )
    _batch, first = _in(office_database, acting, path)
    assert [row.outcome for row in first.rows] == ["held", "new"]
    _batch, preview = _in(office_database, acting, path)
    assert preview.came_again is None
    assert "nik.duplicate_in_register" in codes(preview.rows[0])


def test_mending_a_repeated_row_lets_it_in(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    path = small_list(office_database, acting, tmp_path)
    batch, _preview = _in(office_database, acting, path)
    with office_database.write() as session:
        worker = mend_row(session, acting, batch.id, 3, {"nik": "5321041708850002"})
        assert isinstance(worker, int)
        line = imports.batch(session, batch.id)
        assert line is not None
        assert (line.new, line.unchanged, line.held) == (1, 2, 0)
        sources = workers.worker_sources(session, [worker])[worker]
        assert [(one.batch, one.row) for one in sources] == [(batch.id, 3)]
        undone = undo_import(session, acting, batch.id)
        assert [one.name for one in undone.removed] == ["Adi Lau"]
        assert json.loads(imports.batch_mapping(session, 1))
