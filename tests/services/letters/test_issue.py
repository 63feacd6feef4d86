"""Issue: number, papers and register together, or nothing at all."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from db.engine import Database
from db.queries import letters as queries
from db.schema import Worker
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.roster import canonical, control_code
from desktop.services.acting import Acting
from desktop.services.letters.cancel import cancel_letter
from desktop.services.letters.copies import save_copies
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter, frozen_roster
from desktop.services.letters.issue import Issued, issue_letter
from desktop.services.letters.numbers import record_number
from desktop.services.letters.proven import Proven, draw_proven
from desktop.services.offices.key import open_key
from tests.services.letters import reading
from tests.services.letters.made_up import make_ready, nik_of, out_of

DATED = date(2026, 11, 24)


@dataclass(frozen=True)
class Register:
    """A register with a budget for everybody, and letters approved one by one."""

    database: Database
    acting: Acting
    funding: int

    def approved(self, limit: int = 1) -> int:
        with self.database.write() as session:
            letter = draft_letter(session, self.acting, funding=self.funding, limit=limit).letter
            approve_letter(session, self.acting, letter)
        return letter

    def issue(self, out: Path, letter: int | None = None, **said: object) -> Issued:
        letter = letter or self.approved()
        with self.database.write() as session:
            return issue_letter(session, self.acting, letter, out=out, **said)  # type: ignore[arg-type]


@pytest.fixture
def register(office_database: Database, acting: Acting) -> Register:
    with office_database.write() as session:
        return Register(office_database, acting, make_ready(session, acting, 12).funding)


def test_papers_lie_in_the_folder_and_in_the_register(register: Register, tmp_path: Path) -> None:
    letter = register.approved(5)
    issued = register.issue(tmp_path / "new" / "folder", letter)
    assert issued.rows == 5
    assert issued.cost == 504_000
    assert not issued.signed
    assert out_of(issued.pdf.parent) == [issued.xlsx.name, issued.pdf.name]
    with register.database.read() as session:
        files = {file.kind: file for file in queries.files(session, letter)}
        line = queries.letter(session, letter)
    assert files["pdf"].content == issued.pdf.read_bytes()
    assert files["xlsx"].content == issued.xlsx.read_bytes()
    assert hashlib.sha256(issued.pdf.read_bytes()).hexdigest() == issued.pdf_sha256
    assert line is not None
    assert line.pdf_sha256 == issued.pdf_sha256
    assert line.roster_sha256 == issued.roster_sha256
    assert control_code(issued.roster_sha256) in reading.text_of(issued.pdf)
    assert issued.pdf.is_absolute()


def test_names_of_files_tell_the_number_and_no_nik(register: Register, tmp_path: Path) -> None:
    issued = register.issue(tmp_path)
    assert issued.pdf.name == "Surat 500.15.14.2-1-DISNAKER-XI-2026.pdf"
    assert issued.xlsx.name == "Data BPU 500.15.14.2-1-DISNAKER-XI-2026.xlsx"
    odd = register.issue(tmp_path, number='../..\\9/A:B*?"<x>|/2026')
    assert odd.pdf.parent == tmp_path
    assert not set(odd.pdf.name) & set('<>:"/\\|?*')
    assert nik_of(0) not in "".join(out_of(tmp_path))


def test_the_same_letter_can_be_made_again_byte_for_byte(
    register: Register, keys_folder: Path, tmp_path: Path
) -> None:
    letter = register.approved(7)
    issued = register.issue(tmp_path, letter)
    with register.database.read() as session:
        facts, lines = frozen_roster(session, letter)
        line = queries.letter(session, letter)
        assert line is not None
        assert line.issued_at is not None
        secret = open_key(session, register.acting, keys_folder)
    proven = Proven(
        facts,
        lines,
        canonical(lines, facts.as_head()),
        line.roster_sha256,
        line.number,
        DATED,
        line.issued_at,
        line.proof,
    )
    again = draw_proven(proven, (issued.xlsx.name, issued.xlsx.read_bytes()), None, secret)
    assert again == issued.pdf.read_bytes()


def test_numbers_count_up_by_code_and_year(register: Register, tmp_path: Path) -> None:
    numbers = [
        register.issue(tmp_path).number,
        register.issue(tmp_path).number,
        register.issue(tmp_path, date=date(2027, 1, 2)).number,
        register.issue(tmp_path, number="500.15.14.2/40/DISNAKER/XI/2026").number,
        register.issue(tmp_path).number,
        register.issue(tmp_path, number="560/1/NAKER/2026").number,
        register.issue(tmp_path).number,
    ]
    assert numbers == [
        "500.15.14.2/1/DISNAKER/XI/2026",
        "500.15.14.2/2/DISNAKER/XI/2026",
        "500.15.14.2/1/DISNAKER/I/2027",
        "500.15.14.2/40/DISNAKER/XI/2026",
        "500.15.14.2/41/DISNAKER/XI/2026",
        "560/1/NAKER/2026",
        "500.15.14.2/42/DISNAKER/XI/2026",
    ]


@pytest.mark.parametrize(
    "number",
    [
        "500.15.14.2/1/DISNAKER/XI/2026",
        "500.15.14.2/001/LAIN/XII/2026",
        " 500.15.14.2/1/DISNAKER/XI/2026 ",
    ],
)
def test_a_number_of_the_year_is_given_once_even_when_its_letter_is_cancelled(
    register: Register, tmp_path: Path, number: str
) -> None:
    first = register.approved()
    register.issue(tmp_path / "a", first)
    with register.database.write() as session:
        cancel_letter(session, register.acting, first, "salah")
    letter = register.approved()
    with pytest.raises(UserError) as refused:
        register.issue(tmp_path / "b", letter, number=number)
    assert refused.value.code == "letter.number_taken"
    assert out_of(tmp_path / "b") == []
    assert register.issue(tmp_path / "b", letter).number == "500.15.14.2/2/DISNAKER/XI/2026"


def test_a_number_left_blank_is_noted_later(register: Register, tmp_path: Path) -> None:
    register.issue(tmp_path)
    letter = register.approved()
    blank = register.issue(tmp_path, letter, number="")
    assert blank.number == ""
    assert blank.pdf.name == f"Surat tanpa nomor {letter} 2026-11-24.pdf"
    told = reading.text_of(blank.pdf, 1)
    assert "500.15.14.2/" in told
    assert "/DISNAKER/XI/2026" in told
    with pytest.raises(UserError) as refused, register.database.write() as session:
        record_number(session, register.acting, letter, "500.15.14.2/1/DISNAKER/XI/2026")
    assert refused.value.code == "letter.number_taken"
    with pytest.raises(UserError) as refused, register.database.write() as session:
        record_number(session, register.acting, letter, " ")
    assert refused.value.code == "letter.number"
    with register.database.write() as session:
        record_number(session, register.acting, letter, "500.15.14.2/77/DISNAKER/XI/2026")
    assert register.issue(tmp_path).number == "500.15.14.2/78/DISNAKER/XI/2026"


def test_a_number_too_long_is_refused(register: Register, tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        register.issue(tmp_path, number="1/" + "X" * 80)
    assert refused.value.code == "letter.number"


def test_another_file_of_that_name_is_not_overwritten(register: Register, tmp_path: Path) -> None:
    lying = tmp_path / "Surat 500.15.14.2-1-DISNAKER-XI-2026.pdf"
    lying.write_bytes(b"something else")
    issued = register.issue(tmp_path)
    assert lying.read_bytes() == b"something else"
    assert issued.pdf.name == "Surat 500.15.14.2-1-DISNAKER-XI-2026 (2).pdf"


def test_copies_are_saved_again_byte_for_byte(register: Register, tmp_path: Path) -> None:
    letter = register.approved()
    issued = register.issue(tmp_path, letter)
    with register.database.read() as session:
        saved = save_copies(session, letter, tmp_path / "usb")
        assert save_copies(session, letter, tmp_path / "usb") == saved
        assert [path.read_bytes() for path in saved] == [
            issued.pdf.read_bytes(),
            issued.xlsx.read_bytes(),
        ]
    unissued = register.approved()
    with pytest.raises(UserError) as refused, register.database.read() as session:
        save_copies(session, unissued, tmp_path)
    assert refused.value.code == "letter.no_papers"


@pytest.mark.parametrize("kind", ["a file", "below a file", "too long"])
def test_a_folder_that_takes_no_files_stops_the_issue_and_nothing_is_changed(
    register: Register, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "file").write_bytes(b"x")
    folders = {
        "a file": tmp_path / "file",
        "below a file": tmp_path / "file" / "folder",
        "too long": tmp_path / ("x" * 300),
    }
    letter = register.approved()
    with pytest.raises(UserError) as refused:
        register.issue(folders[kind], letter)
    assert refused.value.code == "file.not_written"
    untouched(register, letter)


def untouched(register: Register, letter: int) -> None:
    """The letter is approved as before, its people where they were, no file kept."""
    with register.database.read() as session:
        line = queries.letter(session, letter)
        assert line is not None
        assert (line.state, line.number, line.pdf_sha256) == ("approved", "", "")
        assert queries.files(session, letter) == []
        assert {worker.status for worker in session.query(Worker)} == {"eligible"}


def test_a_full_disk_leaves_no_part_of_a_file(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = register.approved()
    sync = os.fsync

    def full(handle: int) -> None:
        sync(handle)
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(UserError) as refused:
            register.issue(tmp_path / "out", letter)
    assert refused.value.code == "file.not_written"
    assert "No space left" in refused.value.message
    assert out_of(tmp_path / "out") == []
    untouched(register, letter)
    assert register.issue(tmp_path / "out", letter).number.endswith("/1/DISNAKER/XI/2026")


class StopsAt:
    """Progress whose user presses stop at the nth look."""

    def __init__(self, look: int) -> None:
        self._left = look

    def step(self, done: int, total: int, text: str) -> None:
        self._left -= 1
        if self._left == 0:
            raise Cancelled


@pytest.mark.parametrize("look", [1, 2, 3])
def test_stopping_anywhere_leaves_nothing(register: Register, tmp_path: Path, look: int) -> None:
    letter = register.approved(12)
    with pytest.raises(Cancelled):
        register.issue(tmp_path / "out", letter, progress=StopsAt(look))
    assert out_of(tmp_path / "out") == []
    untouched(register, letter)


def test_a_copy_that_finds_no_place_does_not_undo_the_letter(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = register.approved()

    def held(written: Path, path: Path) -> None:
        raise PermissionError(13, "held by another program")

    with monkeypatch.context() as patched:
        patched.setattr("desktop.services.letters.copies.put_in_place", held)
        with pytest.raises(UserError) as told:
            register.issue(tmp_path, letter)
    assert told.value.code == "letter.copies"
    with register.database.read() as session:
        line = queries.letter(session, letter)
        assert line is not None
        assert line.state == "issued"
    # The next issue into that folder finds what waits there, and finishes it.
    second = register.issue(tmp_path)
    assert len([name for name in out_of(tmp_path) if name.endswith(".pdf")]) == 2
    assert not [name for name in out_of(tmp_path) if name.startswith(".lontar")]
    assert second.number.endswith("/2/DISNAKER/XI/2026")


CRASH = """
import os, sys
from pathlib import Path
from db.engine import Database
from desktop.services.acting import Acting
from desktop.services.demo.chance import SeededChance, SteppingClock
from desktop.services.letters import copies, issue, moving

location, out, letter, where = sys.argv[1:]
left = int(where.partition(":")[2] or 1)

def dies(kept):
    def step(*args, **said):
        global left
        left -= 1
        if left == 0:
            os._exit(9)
        return kept(*args, **said)
    return step

name = where.partition(":")[0]
if name == "draw":
    issue._papers = dies(issue._papers)
elif name == "write":
    copies.write_synced = dies(copies.write_synced)
elif name == "record":
    issue.record = dies(issue.record)
elif name == "propose":
    moving.candidate_queries.move_to_proposed = dies(moving.candidate_queries.move_to_proposed)
elif name == "place":
    copies.put_in_place = dies(copies.put_in_place)
with Database(location).write() as session:
    issue.issue_letter(
        session, Acting(clock=SteppingClock(), chance=SeededChance(9)), int(letter), out=Path(out)
    )
"""


@pytest.mark.parametrize(
    "where", ["draw", "write", "write:2", "record", "propose", "place", "place:2"]
)
def test_killed_anywhere_a_letter_is_whole_or_not_at_all(
    office_register: Path, acting: Acting, tmp_path: Path, where: str
) -> None:
    database = Database(office_register)
    with database.write() as session:
        register = Register(database, acting, make_ready(session, acting, 12).funding)
    letter = register.approved(3)
    out = tmp_path / "out"
    database.close()
    died = subprocess.run(
        [sys.executable, "-c", CRASH, register.database.location, str(out), str(letter), where],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert died.returncode == 9, died.stderr.decode()
    final = [name for name in out_of(out) if not name.startswith(".")]
    if where.startswith("place"):
        with register.database.read() as session:
            line = queries.letter(session, letter)
            assert line is not None
            assert line.state == "issued"
            assert len(queries.files(session, letter)) == 2
    else:
        assert final == []
        untouched(register, letter)
        letter_again = register.issue(out, letter)
        assert letter_again.number.endswith("/1/DISNAKER/XI/2026")
    register.issue(out)
    names = out_of(out)
    assert not [name for name in names if name.startswith(".")]
    assert len(names) == 4
    for path in out.glob("*.pdf"):
        reading.check_sound(path)
    database.close()


@pytest.mark.parametrize("profile", [("A4", "sans"), ("F4", "bookman")])
def test_paper_and_typeface_follow_the_settings(
    register: Register, tmp_path: Path, profile: tuple[str, str]
) -> None:
    from desktop.services.offices.settings import change_settings

    with register.database.write() as session:
        change_settings(session, register.acting, {"paper": profile[0], "typeface": profile[1]})
    issued = register.issue(tmp_path)
    size = reading.info_of(issued.pdf)["Page size"]
    assert size.startswith("595.276 x 841.89" if profile[0] == "A4" else "609.449 x 935.433")
    assert ("SuratBonum-Bold" in reading.fonts_of(issued.pdf)) == (profile[1] == "bookman")
