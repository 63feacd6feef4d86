"""The sheet to sign, drawn and read back by other programs."""

from itertools import pairwise
from pathlib import Path

import pytest

from desktop.services.letters.papers.training.facts import SignSheet
from desktop.services.letters.papers.training.sign_rows import sign_page_rows
from desktop.services.letters.papers.training.sign_sheet import draw_sign_sheet
from tests.services.letters import reading
from tests.services.letters.papers.made_up_training import MADE, STRANGE, TRAINING, sheet

MM = 72 / 25.4
FONTS = {"LiberationSans", "LiberationSans-Bold", "LiberationSans-Italic"}


def drawn(folder: Path, told: SignSheet) -> Path:
    path = folder / "sheet.pdf"
    path.write_bytes(draw_sign_sheet(told, MADE))
    return path


@pytest.mark.parametrize("count", range(130))
@pytest.mark.parametrize("blank", [0, 5])
def test_every_row_stands_once_and_the_signatures_never_alone(count: int, blank: int) -> None:
    pages = sign_page_rows(count, blank)
    assert [row for page in pages for row in page] == list(range(1, count + blank + 1))
    assert all(1 <= len(page) <= 24 for page in pages[:-1])
    assert len(pages[-1]) <= 18
    assert len(pages) == 1 or len(pages[-1]) >= 6


def test_the_sheet_says_what_papers_md_asks(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, sheet(37))
    first, last = (reading.flowing(pdf, page) for page in (1, 2))
    for told in (
        "DAFTAR HADIR",
        TRAINING,
        "Hari, tanggal : Selasa, 17 November 2026",
        "Sesi : 1 · Kebijakan jaminan sosial ketenagakerjaan · 2 JP",
        "Waktu, tempat : 08.00–09.30 WITA, Aula Dinas, Kota Contoh",
        "Narasumber : Regina Contoseran",
        "No. Nama lengkap L/P Wadah/instansi Jabatan Tanda tangan",
    ):
        for page in (1, 2):
            assert told in reading.flowing(pdf, page)
    assert "Lembar 1 dari 2 · nomor 1–24 · Lontar: Pelatihan › Lembar kembali › H7K3-1" in first
    assert "Lembar 2 dari 2 · nomor 25–42 · Lontar: Pelatihan › Lembar kembali › H7K3-2" in last
    assert "Panitia," not in first
    for told in (
        "Nomor 38–42 untuk peserta yang belum terdaftar; tulis nama dan wadah/instansi",
        "Hadir: ........ orang Izin: ........ Sakit: ........ Tanpa keterangan: ........",
        "Kota Contoh, 17 November 2026",
        "Narasumber, Panitia,",
    ):
        assert told in last
    assert "Telepon" not in first
    reading.check_sound(pdf)
    reading.check_fonts(pdf, FONTS)
    assert reading.info_of(pdf)["Pages"] == "2"


def test_a_scanner_reads_the_code_of_each_page(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, sheet(225))
    assert reading.info_of(pdf)["Pages"] == "10"
    for page in (1, 2, 10):
        assert reading.codes_of(pdf, page, tmp_path) == {("CODE-128", f"H7K3-{page}")}


def test_every_name_stands_whole_within_its_row(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, sheet(9))
    read = "".join(reading.text_of(pdf).split())
    for name in STRANGE:
        assert name.replace(" ", "") in read or all(part in read for part in name.split()), name
    top, row = 53.1 * MM, 9.2 * MM
    for word, left, upper, right, lower in reading.boxes_of(pdf, 1):
        if 27 * MM < left < 80 * MM and top < upper < top + 9 * row:
            assert right < 81 * MM, word
            assert (upper - top + 1.2) // row == (lower - top - 1.2) // row, word


def test_a_signature_has_two_rows_of_room_by_turns(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, sheet(24, blank=0))
    numbers = [
        (upper, left)
        for word, left, upper, _right, _lower in reading.boxes_of(pdf, 1)
        if left > 144 * MM and word.isdigit()
    ]
    assert len(numbers) == 18
    for (upper, left), (lower, other) in pairwise(sorted(numbers)):
        assert lower - upper == pytest.approx(9.2 * MM, abs=0.1)
        assert abs(other - left) == pytest.approx(25.75 * MM, abs=0.1)


def test_without_a_session_its_facts_are_left_for_a_pen(tmp_path: Path) -> None:
    told = reading.flowing(drawn(tmp_path, sheet(2, session=None)))
    assert "Hari, tanggal : Sesi : Waktu, tempat : Narasumber :" in told
    assert "Kota Contoh, ......" in told


def test_phones_stand_on_it_only_when_they_are_asked_for(tmp_path: Path) -> None:
    told = reading.flowing(drawn(tmp_path, sheet(2, show_phone=True)))
    assert "Jabatan Telepon Tanda tangan" in told
    assert told.count("0812-3456-7890") == 2


@pytest.mark.parametrize("people", [0, 1, 2000])
def test_one_and_two_thousand_are_drawn(people: int, tmp_path: Path) -> None:
    pdf = drawn(tmp_path, sheet(people, training=TRAINING * 4))
    pages = int(reading.info_of(pdf)["Pages"])
    assert pages == len(sign_page_rows(people, 5))
    assert f"nomor {'1' if pages == 1 else people - 7}–{people + 5}" in reading.flowing(pdf, pages)


def test_the_same_facts_make_the_same_bytes() -> None:
    assert draw_sign_sheet(sheet(30), MADE) == draw_sign_sheet(sheet(30), MADE)
