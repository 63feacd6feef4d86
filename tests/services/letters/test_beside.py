"""The papers that go with a letter: from what was frozen, sealed, the same bytes every time."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from db.engine import Database
from db.queries import letter_answers
from db.queries import letters as queries
from desktop.domain.errors import UserError
from desktop.domain.money import grouped, rupiah
from desktop.domain.roster import control_code
from desktop.services.acting import Acting
from desktop.services.letters.beside.kinds import KINDS, kinds_for
from desktop.services.letters.beside.making import MadePaper, make_papers
from desktop.services.letters.check import verify_letter
from desktop.services.letters.verdicts import ALTERED, AUTHENTIC, UNKNOWN_OFFICE
from tests.services.letters.made_up_kinds import Book
from tests.services.letters.reading import text_of

PEOPLE = 9
Make = Callable[..., list[MadePaper]]


@pytest.fixture
def book(office_database: Database, acting: Acting, tmp_path: Path) -> Book:
    return Book(office_database, acting, tmp_path / "surat").open(PEOPLE + 3)


@pytest.fixture
def letter(book: Book) -> int:
    return book.issued(limit=PEOPLE).letter


@pytest.fixture
def make(book: Book, letter: int, tmp_path: Path) -> Make:
    def make(*kinds: str, of: int = letter, out: str = "naskah") -> list[MadePaper]:
        with book.database.write() as session:
            return make_papers(session, book.acting, of, tmp_path / out, kinds)

    return make


def _squeezed(path: Path) -> str:
    return " ".join(text_of(path, layout=True).split())


def test_every_paper_of_an_enrolment_is_made_and_is_no_other_time_than_the_same(
    make: Make, book: Book, letter: int
) -> None:
    made = make()
    assert {one.kind for one in made} == set(kinds_for("enrolment")) == set(KINDS) - {"changes"}
    districts = {one.kecamatan for one in book.roster(letter)}
    assert sum(one.kind == "minutes" for one in made) == len(districts) == 3
    again = {one.name: one.path.read_bytes() for one in make(out="lagi")}
    assert again == {one.name: one.path.read_bytes() for one in made}
    with book.database.read() as session:
        kept = [file.kind for file in queries.files(session, letter)]
    assert kept.count("sptjm") == 1


def test_what_they_say_are_the_sums_of_the_letter(make: Make, book: Book, letter: int) -> None:
    lines = book.roster(letter)
    cost = sum(line.cost for line in lines)
    line = book.line(letter)
    papers = {one.kind: _squeezed(one.path) for one in make("sptjm", "recap", "cover")}
    for text in papers.values():
        assert control_code(line.roster_sha256) in text
        assert line.number in text
    assert f"{PEOPLE} (sembilan) orang" in papers["sptjm"]
    assert rupiah(cost) in papers["sptjm"]
    men = sum(one.sex == "L" for one in lines)
    told = f"JUMLAH {men} {PEOPLE - men} {PEOPLE} {grouped(PEOPLE * 16_800)} {grouped(cost)}"
    assert told in papers["recap"]
    assert "Jumlah A = jumlah B = daftar nominatif" in papers["recap"]
    assert f"Daftar nominatif {PEOPLE} orang" in papers["cover"]
    assert "3 berkas" in papers["cover"]


def test_berita_acara_have_the_numbers_of_the_annex(make: Make, book: Book, letter: int) -> None:
    counted = {}
    for paper in make("minutes"):
        text = _squeezed(paper.path)
        found = re.search(
            r"Dari (\d+) \([a-z ]+\) orang yang diusulkan dalam surat [^,]*, (\d+) ", text
        )
        assert found is not None
        assert found[1] == found[2]
        counted[paper.name.split(" 500")[0].removeprefix("Berita Acara ")] = int(found[1])
    lines = book.roster(letter)
    names = {line.kecamatan for line in lines}
    assert counted == {name: sum(one.kecamatan == name for one in lines) for name in names}


def test_the_draft_of_a_keputusan_names_everybody_without_income_and_phone(
    make: Make, book: Book, letter: int
) -> None:
    (paper,) = make("decree")
    text = _squeezed(paper.path)
    for line in book.roster(letter):
        assert line.nik in text
        assert line.name in text
    assert "Iuran" not in text
    assert "Rp" not in text.replace("Rp907.200", "")
    assert "KEPUTUSAN BUPATI MALAKA" in text


def test_cards_are_receipted_by_those_whom_the_insurer_accepted(
    make: Make, book: Book, letter: int
) -> None:
    before = _squeezed(make("receipt")[0].path)
    assert all(line.name in before for line in book.roster(letter))
    with book.database.write() as session:
        first, *_others = letter_answers.people(session, letter)
        told = [(first.row_id, "accepted", "21000000007", "")]
        letter_answers.write_outcomes(session, told)
    after = _squeezed(make("receipt", out="baru")[0].path)
    assert "21000000007" in after
    assert first.name in after
    assert sum(line.name in after for line in book.roster(letter)) == 1


def test_a_list_of_changes_goes_with_later_letters_and_adds_up(
    make: Make, book: Book, letter: int
) -> None:
    with pytest.raises(UserError) as refusal:
        make("changes")
    assert refusal.value.code == "papers.kind"
    gone = book.roster(letter)[0]
    book.leave(int(gone.nik[-5:]))
    removal = book.issued("removal").letter
    assert set(kinds_for("removal")) == {"cover", "sptjm", "changes", "recap"}
    (paper,) = make("changes", of=removal)
    text = _squeezed(paper.path)
    assert gone.nik in text
    assert f"Jumlah {PEOPLE} 0 1 {PEOPLE - 1}" in text
    assert "A. Penambahan Nihil." in text
    assert make(of=removal, out="semua")


def test_each_is_sealed_and_told_as_what_it_is(make: Make, book: Book, tmp_path: Path) -> None:
    for paper in make():
        with book.database.read() as session:
            checked = verify_letter(session, paper.path)
        assert checked.verdict == AUTHENTIC, paper.name
        assert checked.paper == paper.kind
        assert checked.rows == PEOPLE
        alone = verify_letter(None, paper.path)
        assert alone.verdict == UNKNOWN_OFFICE
    content = bytearray(paper.path.read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "changed.pdf").write_bytes(content)
    with book.database.read() as session:
        assert verify_letter(session, tmp_path / "changed.pdf").verdict == ALTERED


def test_other_programs_read_them(make: Make, tmp_path: Path) -> None:
    for paper in make("sptjm", "cover", "recap", "decree", "receipt"):
        check = subprocess.run(
            ["qpdf", "--check", str(paper.path)], capture_output=True, check=False
        )
        assert check.returncode == 0, paper.name
        fonts = subprocess.run(
            ["pdffonts", str(paper.path)], capture_output=True, text=True, check=True
        ).stdout.splitlines()[2:]
        assert fonts
        assert all(line.split()[-5] == "yes" for line in fonts)
        subprocess.run(
            ["pdftoppm", "-r", "150", "-png", str(paper.path), str(tmp_path / paper.kind)],
            check=True,
        )
    pictures = sorted(tmp_path.glob("*.png"))
    assert pictures
    for picture in pictures:
        read = subprocess.run(
            ["zbarimg", "-q", "--raw", str(picture)], capture_output=True, text=True, check=False
        )
        assert read.stdout.startswith("LT2."), picture.name


def test_a_draft_has_no_papers_and_a_folder_that_takes_none_is_told(
    make: Make, book: Book, tmp_path: Path
) -> None:
    draft = book.draft().letter
    with pytest.raises(UserError) as refusal:
        make(of=draft)
    assert refusal.value.code == "letter.not_approved"
    (tmp_path / "berkas").write_text("a file")
    with pytest.raises(UserError) as refusal:
        make("sptjm", out="berkas")
    assert refusal.value.code == "file.not_written"
