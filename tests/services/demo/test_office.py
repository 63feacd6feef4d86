"""The made-up office: whole, its papers sound by other programs' eyes, the same each time."""

import random
import shutil
import subprocess
from collections import Counter
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from db.queries import audit, doubles, letters
from db.queries import funding as funding_queries
from db.queries.heirs import heirs_of
from db.queries.office import counts
from db.queries.workers import WorkerFilter, count_by_status, verify_worklist, worker_page
from desktop.domain.errors import UserError
from desktop.domain.findings import Severity
from desktop.domain.regions import RegionTable
from desktop.services.acting import Acting
from desktop.services.demo.chance import SteppingClock
from desktop.services.demo.lists import TITLE, write_demo_list
from desktop.services.demo.office import Demo, make_demo
from desktop.services.letters.check import verify_letter
from desktop.services.letters.choose import choose_workers
from desktop.services.offices.key import open_key
from desktop.services.register.preview import Preview, preview_list
from desktop.services.upkeep.audit import verify_chain


def rows_of(path: Path) -> list[list[object]]:
    book = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


def test_a_demo_registers_as_many_workers_as_were_asked_for(demo: Demo) -> None:
    database = Database(demo.db)
    with database.read() as session:
        held = counts(session)
        assert held["workers"] == demo.workers == 120
        assert (held["batches"], held["funding"], held["letters"], held["officials"]) == (
            1,
            1,
            2,
            1,
        )
        by_status = count_by_status(session, WorkerFilter())
        assert verify_chain(session).intact
        assert open_key(session, Acting(), demo.db.parent / "keys")
    database.close()
    assert by_status["proposed"] == demo.rows
    assert by_status["ineligible"] == 3
    assert by_status["refused"] == 2
    assert by_status["ended"] == 2
    assert sum(by_status.values()) == 120


def test_every_page_of_it_has_something_to_do(demo: Demo) -> None:
    database = Database(demo.db)
    with database.read() as session:
        by_status = count_by_status(session, WorkerFilter())
        villages = verify_worklist(session)
        waiting = doubles.count_open(session)
        decided = doubles.last_decision(session)
        states = [line.state for line in letters.letters(session)]
        (funding,) = funding_queries.fundings(session)
        can_go = choose_workers(session, Acting(), funding=funding.id).workers
        heirs = heirs_of(session, [line.id for line in worker_page(session, WorkerFilter())[0]])
        told = Counter(entry.action for entry in audit.newest(session, 1000))
    database.close()
    assert min(by_status[status] for status in ("listed", "eligible", "checking", "clear")) >= 2
    # Some villages are done, one is half done, some wait as a whole.
    kinds = {(bool(each.listed), bool(each.eligible + each.ineligible)) for each in villages}
    assert {(True, False), (False, True)} <= kinds
    assert waiting >= 1
    assert decided is not None
    assert sorted(states) == ["issued", "submitted"]
    assert can_go
    assert len(heirs) >= 10
    assert told["worker.status"] == 4
    assert told["finding.accept"] == 1


def test_a_small_office_has_everybody_in_its_letter_but_the_ineligible(tmp_path: Path) -> None:
    made = make_demo(tmp_path / "out", workers=30)
    assert (made.workers, made.rows, made.verdict) == (30, 27, "authentic")


def test_its_letter_is_authentic_to_its_register_and_to_nobody_else(
    demo: Demo, office_register: Path, tmp_path: Path
) -> None:
    assert demo.verdict == "authentic"
    other = Database(office_register)
    with other.read() as session:
        assert verify_letter(session, demo.pdf).verdict != "authentic"
    other.close()
    altered = Path(shutil.copy(demo.pdf, tmp_path / "altered.pdf"))
    altered.write_bytes(altered.read_bytes() + b"\n")
    database = Database(demo.db)
    with database.read() as session:
        assert verify_letter(session, altered).verdict != "authentic"
    database.close()


def test_its_list_says_that_nobody_in_it_exists(demo: Demo) -> None:
    rows = rows_of(demo.list)
    assert rows[0][0] == TITLE
    assert "REKAAN" in TITLE


def test_its_list_has_the_dirt_of_real_lists(demo: Demo, office_register: Path) -> None:
    database = Database(office_register)
    with database.read() as session:
        preview: Preview = preview_list(session, Acting(), demo.list)
    database.close()
    assert preview.counts.new == 120
    assert preview.counts.held == demo.held == 3
    found = [finding for row in preview.rows for finding in row.findings]
    by_severity = {
        severity: Counter(f.code for f in found if f.severity is severity) for severity in Severity
    }
    assert len(by_severity[Severity.ERROR]) >= 3
    assert len(by_severity[Severity.WARNING]) >= 4


def test_a_longer_list_has_a_row_for_every_way_of_being_wrong(
    malaka: RegionTable, office_register: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.xlsx"
    moment = datetime(2026, 11, 24, 9, 0)
    written = write_demo_list(path, 320, malaka, random.Random(3), moment, moment.date())
    database = Database(office_register)
    with database.read() as session:
        preview = preview_list(session, Acting(clock=SteppingClock()), path)
    database.close()
    assert (preview.counts.new, preview.counts.held) == (320, written.held) == (320, 8)
    errors = {f.code for row in preview.rows for f in row.findings if f.severity is Severity.ERROR}
    assert errors == {
        "nik.length", "nik.characters", "nik.duplicate_in_file", "birth_date.missing",
        "birth_date.unreadable", "age.above_maximum", "age.below_minimum", "region.unknown",
    }  # fmt: skip


def test_its_held_rows_are_written_with_their_reasons(demo: Demo) -> None:
    rows = rows_of(demo.held_list)
    assert len(rows) >= 1 + demo.held


def test_its_submission_sheet_has_everybody_of_the_letter_with_the_nik_as_text(
    demo: Demo,
) -> None:
    niks = [
        cell
        for row in rows_of(demo.xlsx)
        for cell in row
        if isinstance(cell, str) and cell.isdigit() and len(cell) == 16
    ]
    assert len(set(niks)) >= demo.rows


def test_the_same_demo_has_the_same_bytes(demo: Demo, tmp_path: Path) -> None:
    again = make_demo(tmp_path / "another folder", workers=120)
    for one, other in (
        (demo.list, again.list),
        (demo.held_list, again.held_list),
        (demo.check_list, again.check_list),
        (demo.answer, again.answer),
        (demo.pdf, again.pdf),
        (demo.xlsx, again.xlsx),
        (demo.agent_list, again.agent_list),
        *zip(demo.workshop.certificates, again.workshop.certificates, strict=True),
        (demo.workshop.together, again.workshop.together),
    ):
        assert one.name == other.name
        assert one.read_bytes() == other.read_bytes()


def test_a_demo_takes_the_place_of_an_earlier_one_and_of_nothing_else(tmp_path: Path) -> None:
    first = make_demo(tmp_path, workers=5)
    note = tmp_path / "surat" / "catatan.txt"
    note.write_text("mine")
    second = make_demo(tmp_path, workers=7)
    assert second.workers == 7
    assert second.pdf.read_bytes() != b""
    assert note.read_text() == "mine"
    assert first.db == second.db
    database = Database(second.db)
    with database.read() as session:
        assert counts(session)["workers"] == 7
    database.close()


@pytest.mark.parametrize(
    "name",
    [
        "register.lontar",
        "keys/machine.key",
        "daftar-pekerja-contoh.xlsx",
        "daftar-perisai-contoh.xlsx",
    ],
)
def test_what_no_demo_made_is_never_replaced(tmp_path: Path, name: str) -> None:
    mine = tmp_path / name
    mine.parent.mkdir(exist_ok=True)
    mine.write_bytes(b"an office's own")
    with pytest.raises(UserError) as refused:
        make_demo(tmp_path, workers=5)
    assert refused.value.code == "demo.folder"
    assert mine.read_bytes() == b"an office's own"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [mine]


def test_a_forged_note_takes_nothing_outside_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "demo.json").write_text('{"files": ["../outside.txt", 7]}')
    make_demo(folder, workers=5)
    assert outside.read_text() == "mine"


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"files": 3}', "\xff"])
def test_a_damaged_note_is_no_note(tmp_path: Path, note: str) -> None:
    (tmp_path / "demo.json").write_text(note, encoding="latin-1")
    assert make_demo(tmp_path, workers=5).workers == 5


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("mine")
    with pytest.raises(UserError) as refused:
        make_demo(file, workers=5)
    assert refused.value.code == "demo.folder"


@pytest.mark.slow
def test_other_programs_open_what_a_demo_made(demo: Demo, tmp_path: Path) -> None:
    def run(*command: str) -> str:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    for paper in (demo.pdf, *demo.workshop.certificates[:2], demo.workshop.together):
        run("qpdf", "--check", str(paper))
    assert "Pages:" in run("pdfinfo", str(demo.pdf))
    text = run("pdftotext", "-layout", str(demo.pdf), "-")
    assert "DAFTAR NOMINATIF" in text.upper()
    assert f"{demo.rows}" in text
    for sheet in (demo.list, demo.held_list, demo.xlsx):
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        run(
            "soffice", profile, "--headless", "--convert-to", "csv",
            "--outdir", str(tmp_path), str(sheet),
        )  # fmt: skip
        read = (tmp_path / f"{sheet.stem}.csv").read_text(encoding="utf-8", errors="replace")
        assert len(read.splitlines()) > 3
