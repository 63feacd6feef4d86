"""The Daftar Nominatif, drawn and read back by poppler."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.services.letters.papers.draw import draw_letter
from tests.services.letters import reading
from tests.services.letters.made_up_papers import facts, paper, people

ROWS = (1, 2, 6, 7, 17, 18, 19, 20, 45, 46, 120, 500)
SIGNATURE = "Yohanes Contoh Lontar"


def drawn(folder: Path, count: int, groups: int = 5, **changes: str) -> Path:
    path = folder / "letter.pdf"
    path.write_bytes(draw_letter(facts(**changes), people(count, groups), paper()))
    return path


def pages_of(path: Path) -> list[str]:
    """The text of each page of the annex."""
    return reading.text_of(path, layout=True).split("\f")[1:-1]


def numbers_of(page: str) -> list[int]:
    return [int(found) for found in re.findall(r"^ *(\d+) 5399\d{12}", page, re.MULTILINE)]


@pytest.mark.parametrize("paper_name", ["A4", "F4"])
@pytest.mark.parametrize("count", ROWS)
def test_everybody_stands_once_in_order_and_the_foot_counts_them(
    tmp_path: Path, count: int, paper_name: str
) -> None:
    path = drawn(tmp_path, count, paper=paper_name)
    pages = pages_of(path)
    found = []
    for page in pages:
        numbers = numbers_of(page)
        found += numbers
        span = f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else str(numbers[0])
        told = f"Nomor urut {span} · {len(numbers)} orang pada halaman ini"
        assert told in page
    assert found == list(range(1, count + 1))
    assert int(reading.info_of(path)["Pages"]) == len(pages) + 1
    reading.check_sound(path)


@pytest.mark.parametrize("count", ROWS)
def test_every_page_has_its_head_its_number_and_the_letters(tmp_path: Path, count: int) -> None:
    pages = pages_of(drawn(tmp_path, count))
    for at, page in enumerate(pages, start=2):
        assert f"Halaman {at} dari {len(pages) + 1}" in page
        assert "Kode kendali 7K3M-Q9XT-4RWD" in page
        assert "500.15.14.2/127/DISNAKERTRANS/XI/2026" in page
        assert re.search(r"No\. +NIK +Nama lengkap +L/P +Tempat, tanggal lahir", page)
        assert ("Daftar Nominatif (lanjutan)" in page) == (at > 2)


@pytest.mark.parametrize("count", ROWS)
def test_the_signature_stands_last_and_never_alone(tmp_path: Path, count: int) -> None:
    pages = pages_of(drawn(tmp_path, count, groups=2))
    assert [SIGNATURE in page for page in pages] == [False] * (len(pages) - 1) + [True]
    # Of six or seven the first page keeps two, where not all have room above the signature.
    assert len(numbers_of(pages[-1])) >= min(count, 6 if count > 7 else 4)
    assert "JUMLAH SELURUHNYA" in pages[-1]


@pytest.mark.parametrize("count", [7, 45, 120, 500])
def test_a_kecamatan_is_headed_on_every_page_and_summed_once(tmp_path: Path, count: int) -> None:
    pages = pages_of(drawn(tmp_path, count))
    told = "\n".join(pages)
    for group, name in enumerate(dict.fromkeys(line.kecamatan for line in people(count))):
        members = [line for line in people(count) if line.kecamatan == name]
        left = sum(line.sex == "L" for line in members)
        summed = (
            f"Jumlah Kecamatan {name}: {len(members)} orang (L {left}, P {len(members) - left})"
        )
        assert told.count(summed) == 1, group
        assert len(re.findall(rf"^Kecamatan {name}$", told, re.MULTILINE)) == 1
    for page in pages:
        lines = [line for line in page.splitlines() if re.match(r" *(\d+ 5399|Kecamatan )", line)]
        assert lines[0].startswith("Kecamatan ")
        assert lines[-1].startswith("Kecamatan ") is False
        for line in re.findall(r"^Jumlah Kecamatan .*\d$", page, re.MULTILINE):
            above = page[: page.index(line)]
            assert numbers_of(above), "a subtotal keeps its last row"


def test_sums_are_those_of_the_rows(tmp_path: Path) -> None:
    pages = pages_of(drawn(tmp_path, 120))
    subtotals = re.findall(r"Jumlah Kecamatan .*?([\d.]+)$", "\n".join(pages), re.MULTILINE)
    assert sum(int(amount.replace(".", "")) for amount in subtotals) == 12_096_000
    assert re.search(
        r"JUMLAH SELURUHNYA: 120 \(seratus dua puluh\) orang \(L 60, P 60\) +12\.096\.000",
        pages[-1],
    )
    assert "Terbilang: dua belas juta sembilan puluh enam ribu rupiah." in pages[-1]


def test_a_nik_is_copied_as_sixteen_digits(tmp_path: Path) -> None:
    lines = people(45)
    path = tmp_path / "letter.pdf"
    path.write_bytes(draw_letter(facts(), lines, paper()))
    for text in (reading.text_of(path), reading.text_of(path, layout=True)):
        assert sorted(re.findall(r"\b5399\d{12}\b", text)) == sorted(line.nik for line in lines)


@pytest.mark.parametrize(
    "name",
    [
        "<b>A & B</b>",
        "TOKO A&B",
        "SITI <b",
        '<img src="C:/logo.png">',
        "<font color=white size=1>x</font>",
        "&amp; &lt;",
        "Ama {nama} [x|y] *z*",
        "Sarah \\ (Sari)",
        "100% %s %d",
        "JOSÉ ÑANDÚ–ÜNAL",
        "Ma'rifat D’Cunha",
    ],
)
def test_markup_in_a_name_is_printed_as_it_stands(tmp_path: Path, name: str) -> None:
    lines = [replace(people(1)[0], name=name, occupation=name, village=name)]
    path = tmp_path / "letter.pdf"
    path.write_bytes(draw_letter(facts(), lines, paper()))
    page = reading.text_of(path, 2)
    assert name in " ".join(page.split())
    reading.check_sound(path)


@pytest.mark.parametrize("name", ["Maria " * 20 + "Bete", "X" * 120, "Yosefina-" * 14])
@pytest.mark.parametrize("paper_name", ["A4", "F4"])
def test_a_long_name_is_whole_and_stays_in_its_column(
    tmp_path: Path, name: str, paper_name: str
) -> None:
    lines = people(3)
    lines[1] = replace(lines[1], name=name, hamlet=name, birth_place=name)
    path = tmp_path / "letter.pdf"
    path.write_bytes(draw_letter(facts(paper=paper_name), lines, paper()))
    boxes = reading.boxes_of(path, 2)
    heads = {word: left for word, left, *_rest in boxes if word in ("Nama", "L/P")}
    inside = [
        box for box in boxes if heads["Nama"] - 1 <= box[1] < heads["L/P"] and box[0] in name
        and len(box[0]) > 2
    ]  # fmt: skip
    assert "".join(box[0] for box in inside) in name.replace(" ", "") * 2
    assert all(box[3] < heads["L/P"] + 1 for box in inside)
    assert len("".join(box[0] for box in inside)) >= len(name.replace(" ", ""))


def test_no_row_reaches_into_the_foot(tmp_path: Path) -> None:
    path = drawn(tmp_path, 500)
    lowest = 210 / 25.4 * 72 - 34.5 / 25.4 * 72
    for page in range(2, 8):
        for word, _left, _top, _right, bottom in reading.boxes_of(path, page):
            if re.fullmatch(r"5399\d{12}", word):
                assert bottom < lowest


def test_with_a_thousand_people_the_numbers_still_fit(tmp_path: Path) -> None:
    path = drawn(tmp_path, 1200)
    last = int(reading.info_of(path)["Pages"])
    boxes = reading.boxes_of(path, last)
    number = next(box for box in boxes if box[0] == "1200")
    nik = next(box for box in boxes if box[0] == people(1200)[-1].nik)
    assert number[3] < nik[1]
    assert number[1] > 15 / 25.4 * 72


def test_people_of_different_rates_are_summed_without_a_false_product(tmp_path: Path) -> None:
    lines = people(4)
    lines[0] = replace(lines[0], monthly=8_400, cost=50_400)
    path = tmp_path / "letter.pdf"
    path.write_bytes(draw_letter(facts(), lines, paper()))
    first = reading.flowing(path, 1)
    assert "Rp352.800 (tiga ratus lima puluh dua ribu delapan ratus rupiah)" in first
    assert "×" not in first
    assert "per orang" not in reading.flowing(path, 2)


def test_a_draft_without_a_code_says_none(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(draw_letter(facts(), people(3), paper(code="", mark="")))
    assert "Kode kendali" not in reading.text_of(path)
    assert "3 orang · Rp302.400" in reading.text_of(path)


def test_people_of_several_regencies_are_told_apart(tmp_path: Path) -> None:
    lines = people(4)
    lines[3] = replace(lines[3], region="5398012001")
    path = tmp_path / "letter.pdf"
    both = {"5398": "Kota Lain", "5399": "Kabupaten Contoh"}
    path.write_bytes(draw_letter(facts(regencies=both), lines, paper()))
    page = reading.flowing(path, 2)
    assert "Kecamatan Contoh Barat, Kabupaten Contoh" in page
    assert "Jumlah Kecamatan Contoh Barat, Kota Lain: 1 orang (L 0, P 1)" in page
