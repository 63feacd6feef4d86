"""The code in the foot of every page: read at 150 dpi, in its place, in nobody's way."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageOps

from desktop.domain.roster import RosterLine
from desktop.services import seal
from desktop.services.letters.papers.draw import draw_letter
from desktop.services.letters.papers.faces import sans
from desktop.services.letters.papers.foot import Foot, draw_foot
from desktop.services.letters.papers.metadata import Metadata
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import LEFT, MM, RIGHT, SHEETS
from tests.services.letters import reading
from tests.services.letters.made_up_papers import facts, paper, people, proof_of

SECRET = seal.OfficeSecret(bytes(range(1, 33)))
LOOKS = [("A4", "sans"), ("A4", "bookman"), ("F4", "sans"), ("F4", "bookman")]
LONG = "9" * 80
DPI = 200


def drawn(folder: Path, lines: list[RosterLine], looks: tuple[str, str], **said: Any) -> str:
    """A letter in letter.pdf of a folder; give back the text of its code."""
    number = said.pop("number", paper().number)
    proof = proof_of(lines, SECRET, number)
    made = paper(proof=proof, number=number)
    content = draw_letter(facts(paper=looks[0], typeface=looks[1], **said), lines, made)
    (folder / "letter.pdf").write_bytes(content)
    return proof


def pages_of(pdf: Path) -> int:
    return int(reading.info_of(pdf)["Pages"])


@pytest.mark.parametrize("looks", LOOKS)
@pytest.mark.parametrize("count", [1, 45, 46])
def test_every_page_of_a_small_letter_is_read(
    count: int, looks: tuple[str, str], tmp_path: Path
) -> None:
    proof = drawn(tmp_path, people(count), looks)
    pdf = tmp_path / "letter.pdf"
    for page in range(1, pages_of(pdf) + 1):
        assert reading.codes_of(pdf, page, tmp_path) == {("QR-Code", proof)}


@pytest.mark.slow
@pytest.mark.parametrize("looks", LOOKS)
@pytest.mark.parametrize("count", [500, 10_000])
def test_pages_of_a_large_letter_are_read(
    count: int, looks: tuple[str, str], tmp_path: Path
) -> None:
    proof = drawn(tmp_path, people(count), looks)
    pdf = tmp_path / "letter.pdf"
    last = pages_of(pdf)
    for page in (1, 2, 3, last // 2, last - 1, last):
        assert reading.codes_of(pdf, page, tmp_path) == {("QR-Code", proof)}


@pytest.mark.parametrize(
    "number", [LONG, "kode/" + "x" * 60, "500.15.14.2/      /DISNAKER/XI/2026"]
)
def test_whatever_its_number_it_is_read(number: str, tmp_path: Path) -> None:
    proof = drawn(tmp_path, people(3), LOOKS[0], number=number)
    for page in (1, 2):
        assert reading.codes_of(tmp_path / "letter.pdf", page, tmp_path) == {("QR-Code", proof)}


def _dark(pdf: Path, page: int, folder: Path, box: tuple[float, float, float, float]) -> Any:
    """Where it is not white within a box (left, top, right, lower edge): the same, in mm."""
    picture = folder / f"page-{page}.png"
    reading.draw_page(pdf, page, folder / f"page-{page}", DPI)
    with Image.open(picture) as opened:
        left, top, right, low = (round(side / 25.4 * DPI) for side in box)
        part = opened.convert("L").crop((left, top, right, low))
    found = ImageOps.invert(part).point(lambda value: 255 if value > 80 else 0).getbbox()
    if found is None:
        return None
    return tuple(
        (side + start) * 25.4 / DPI for side, start in zip(found, (left, top) * 2, strict=True)
    )


@pytest.mark.parametrize("looks", LOOKS)
@pytest.mark.parametrize("number", [paper().number, LONG])
def test_it_stands_at_the_right_margin_nine_above_the_edge_with_white_around(
    looks: tuple[str, str], number: str, tmp_path: Path
) -> None:
    drawn(tmp_path, people(46), looks, number=number)
    wide = 24.5
    pdf = tmp_path / "letter.pdf"
    for page in (1, 2, 3):
        across, high = (side / MM for side in reading.size_of(pdf, page))
        margin = 20 if high > across else 15
        right, low = across - margin, high - 9
        # Its quiet zone and more: two modules above, as wide as the sums are away at the left.
        box = (right - wide - 3, low - wide - 0.9, across, high)
        found = _dark(pdf, page, tmp_path, box)
        assert found == pytest.approx((right - wide, low - wide, right, low), abs=0.2)


@pytest.mark.parametrize("looks", LOOKS)
def test_sums_and_code_end_left_of_it_and_the_strip_for_an_e_office_is_free(
    looks: tuple[str, str], tmp_path: Path
) -> None:
    drawn(tmp_path, people(46), looks, copies=())
    pdf = tmp_path / "letter.pdf"
    for page, margin, boxes in ((1, 20, 0), (3, 15, 57)):
        across, high = (side / MM for side in reading.size_of(pdf, page))
        ends = across - margin - 24.5 - 3.5
        words = [each for each in reading.boxes_of(pdf, page) if each[2] / MM > high - 15]
        assert {"kendali", "Halaman"} <= {word for word, *_box in words}
        sums = [right / MM for _word, left, _top, right, _low in words if left / MM > across / 2]
        assert max(sums) == pytest.approx(ends, abs=0.2)
        left = 15 + boxes + 1 if boxes else 30
        free = (left, high - 34, left + 120, high - 15.5)
        assert _dark(pdf, page, tmp_path, free) is None


def test_a_draft_has_none_and_its_sums_stand_at_the_margin(tmp_path: Path) -> None:
    pdf = tmp_path / "letter.pdf"
    pdf.write_bytes(draw_letter(facts(), people(3), paper(code="", mark="")))
    assert reading.codes_of(pdf, 1, tmp_path) == set()
    assert "Kode kendali" not in reading.text_of(pdf)
    ends = max(box[3] for box in reading.boxes_of(pdf, 1) if box[2] > 800)
    assert ends == pytest.approx((210 - 20) * MM, abs=0.5)


def test_it_is_drawn_once_in_the_file_however_many_pages(tmp_path: Path) -> None:
    few = len(draw_letter(facts(), people(500), paper()))
    drawn(tmp_path, people(500), LOOKS[0])
    more = (tmp_path / "letter.pdf").stat().st_size - few
    pages = pages_of(tmp_path / "letter.pdf")
    assert pages >= 25
    assert more < 8_000 + 150 * pages


def test_papers_of_two_letters_in_one_file_each_bear_their_own(tmp_path: Path) -> None:
    family = sans()
    proofs = [proof_of(people(count), SECRET) for count in (3, 4)]
    pen = Pen(family.regular, Metadata("Dua", "Dinas", "", "", paper().made))
    size = SHEETS["A4"]
    for page, proof in enumerate((proofs[0], proofs[1], proofs[0]), start=1):
        pen.page(*size)
        draw_foot(pen, Foot(3, "7K3M-Q9XT-4RWD", "3 orang", proof), size, (LEFT, RIGHT), page)
    pdf = tmp_path / "two.pdf"
    pdf.write_bytes(pen.finish())
    for page, proof in enumerate((proofs[0], proofs[1], proofs[0]), start=1):
        assert reading.codes_of(pdf, page, tmp_path) == {("QR-Code", proof)}
