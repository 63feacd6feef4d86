"""The letter itself, drawn and read back by poppler."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.letter_numbers import GAP
from desktop.domain.roster import RosterLine
from desktop.services.letters.papers.draw import Paper, draw_letter
from desktop.services.letters.papers.facts import LetterFacts
from tests.services.letters import reading
from tests.services.letters.made_up_papers import BARE, SIGNER, facts, paper, people

PROFILES = (("A4", "sans"), ("F4", "bookman"), ("A4", "bookman"), ("F4", "sans"))


def drawn(
    folder: Path, told: LetterFacts, lines: list[RosterLine], made: Paper | None = None
) -> Path:
    path = folder / "letter.pdf"
    path.write_bytes(draw_letter(told, lines, made or paper()))
    return path


def test_the_letter_says_what_papers_md_asks(tmp_path: Path) -> None:
    told = reading.flowing(drawn(tmp_path, facts(), people(120)), 1)
    for sentence in (
        "PEMERINTAH KABUPATEN CONTOH DINAS TENAGA KERJA DAN TRANSMIGRASI",
        "Jalan Pohon Lontar Nomor 1, Kota Contoh 85999",
        "Telepon (0380) 000000, pos-el disnakertrans@contoh.example",
        "Kota Contoh, 24 November 2026",
        "500.15.14.2/127/DISNAKERTRANS/XI/2026",
        "Permohonan Pendaftaran Peserta BPJS Ketenagakerjaan bagi Pekerja Rentan Kabupaten Contoh",
        "Yth. Kepala BPJS Ketenagakerjaan Cabang Contoh di Kota Contoh",
        (
            "Menindaklanjuti Perjanjian Kerja Sama Nomor 100.3.7/31/2026, kami mohon agar pekerja"
            " rentan yang namanya tercantum dalam lampiran surat ini didaftarkan sebagai peserta"
            " Bukan Penerima Upah (BPU) BPJS Ketenagakerjaan, dengan rincian sebagai berikut:"
        ),
        (
            "Peraturan Bupati Contoh Nomor 14 Tahun 2026 dan Keputusan Bupati Contoh Nomor"
            " 212/KEP/HK/2026"
        ),
        "120 (seratus dua puluh) orang dari 5 kecamatan",
        "Jaminan Kecelakaan Kerja dan Jaminan Kematian",
        "Januari s.d. Juni 2027, selama 6 (enam) bulan",
        "Rp16.800 × 120 orang × 6 bulan = Rp12.096.000",
        "(dua belas juta sembilan puluh enam ribu rupiah)",
        (
            "APBD Kabupaten Contoh Tahun Anggaran 2027, DPA Nomor"
            " DPA/A.1/2.07.3.32.0.00.01.0000/001/2027"
        ),
        (
            "Data tersebut telah diverifikasi bersama pemerintah desa/kelurahan dan kecamatan."
            " Nomor kepesertaan dan tagihan iuran mohon disampaikan kepada kami melalui narahubung"
            " Kristina Lontarasi, S.E., Kepala Bidang Jaminan Sosial, telepon 0800-0000-0000."
        ),
        "Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.",
        "KEPALA DINAS TENAGA KERJA DAN TRANSMIGRASI,",
        "Yohanes Contoh Lontar, S.Sos., M.Si. Pembina Utama Muda (IV/c) NIP 19700101 199503 1 001",
        "1. Bupati Contoh (sebagai laporan); 2. Inspektur Kabupaten Contoh.",
        "Kode kendali 7K3M-Q9XT-4RWD",
        "120 orang · Rp12.096.000",
    ):
        assert sentence in told


@pytest.mark.parametrize(
    ("people_count", "months", "total", "words"),
    [
        (2829, 12, "Rp570.326.400", ("lima ratus tujuh puluh juta tiga ratus dua puluh enam ribu"
         " empat ratus rupiah")),
        (1, 6, "Rp100.800", "seratus ribu delapan ratus rupiah"),
    ],
)  # fmt: skip
def test_the_control_figures_of_the_domain_are_printed(
    tmp_path: Path, people_count: int, months: int, total: str, words: str
) -> None:
    lines = [replace(line, months=months, cost=16_800 * months) for line in people(people_count)]
    told = reading.flowing(drawn(tmp_path, facts(months=months), lines), 1)
    assert f"= {total} ({words})" in told


@pytest.mark.parametrize("profile", PROFILES)
def test_what_is_not_known_is_left_out_without_a_trace(
    tmp_path: Path, profile: tuple[str, str]
) -> None:
    bare = facts(paper=profile[0], typeface=profile[1], **BARE)
    told = reading.flowing(drawn(tmp_path, bare, people(3)), 1)
    assert "Bersama ini kami mohon agar pekerja rentan" in told
    assert "Nomor kepesertaan dan tagihan iuran mohon disampaikan kepada kami. Atas" in told
    assert "a. Jumlah peserta : 3 (tiga) orang" in told
    for absent in (
        *("{", "}", "[", "Dasar", "Menindaklanjuti", "narahubung", "DPA", "Tembusan"),
        *("di Kota", "None", "Telepon", "pos-el", ", 24 November"),
    ):
        assert absent not in told, absent


def test_only_the_known_part_of_the_contact_is_told(tmp_path: Path) -> None:
    told = facts(contact_position="", contact_phone="")
    assert "melalui narahubung Kristina Lontarasi, S.E.. Atas" not in (
        text := reading.flowing(drawn(tmp_path, told, people(3)), 1)
    )
    assert "melalui narahubung Kristina Lontarasi, S.E." in text


@pytest.mark.parametrize("profile", PROFILES)
def test_no_word_leaves_its_page_and_none_lies_in_the_margins(
    tmp_path: Path, profile: tuple[str, str]
) -> None:
    told = facts(paper=profile[0], typeface=profile[1])
    path = drawn(tmp_path, told, people(60))
    width = 210 if profile[0] == "A4" else 215
    for word, left, _top, right, _bottom in reading.boxes_of(path, 1):
        assert left > 29.5 / 25.4 * 72, word
        assert right < (width - 19.7) / 25.4 * 72, word


def test_a_number_left_blank_leaves_room_for_the_pen(tmp_path: Path) -> None:
    made = paper(number=f"500.15.14.2/{GAP}/DISNAKER/XI/2026")
    path = drawn(tmp_path, facts(), people(2), made)
    before = next(box for box in reading.boxes_of(path, 1) if box[0] == "500.15.14.2/")
    behind = next(box for box in reading.boxes_of(path, 1) if box[0] == "/DISNAKER/XI/2026")
    assert behind[1] - before[3] > 12 / 25.4 * 72
    assert behind[2] == before[2]


def test_who_signs_for_who_signs_for_another_names_both(tmp_path: Path) -> None:
    through = replace(SIGNER, acting="ub", position="Sekretaris Daerah u.b. Kepala Dinas Contoh")
    path = drawn(tmp_path, facts(signer=through), people(2))
    text = reading.text_of(path, 1, layout=True)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    at = lines.index("a.n. BUPATI CONTOH")
    assert lines[at : at + 3] == [
        "a.n. BUPATI CONTOH",
        "SEKRETARIS DAERAH,",
        "u.b. KEPALA DINAS CONTOH,",
    ]


@pytest.mark.parametrize(
    ("acting", "printed"),
    [
        ("an", "a.n. BUPATI CONTOH KEPALA DINAS TENAGA KERJA DAN TRANSMIGRASI,"),
        ("plt", "Plt. KEPALA DINAS TENAGA KERJA DAN TRANSMIGRASI,"),
        ("plh", "Plh. KEPALA DINAS TENAGA KERJA DAN TRANSMIGRASI,"),
        ("", "terima kasih. KEPALA DINAS TENAGA KERJA DAN TRANSMIGRASI,"),
    ],
)
def test_the_signer_signs_in_the_right_capacity(tmp_path: Path, acting: str, printed: str) -> None:
    path = drawn(tmp_path, facts(signer=replace(SIGNER, acting=acting)), people(2))
    assert printed in reading.flowing(path, 1)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_long_basis_goes_on_a_second_page_and_the_signature_takes_its_sentence(
    tmp_path: Path, profile: tuple[str, str]
) -> None:
    basis = tuple(
        f"Peraturan Bupati Contoh Nomor {number} Tahun 2026 tentang Perlindungan Jaminan Sosial"
        " Ketenagakerjaan bagi Pekerja Rentan"
        for number in range(1, 11)
    )
    told = facts(paper=profile[0], typeface=profile[1], legal_basis=basis)
    path = drawn(tmp_path, told, people(2))
    second = reading.flowing(path, 2)
    assert second.startswith(f"Surat Nomor {paper().number}, tanggal 24 November 2026 (lanjutan)")
    assert "Atas perhatian dan kerja sama" in second
    assert "Yohanes Contoh Lontar" in second
    assert "Halaman 2 dari 3" in second


def test_a_short_letter_is_set_larger_and_a_long_one_smaller(tmp_path: Path) -> None:
    def height(told: LetterFacts) -> float:
        path = drawn(tmp_path, told, people(2))
        return next(box[4] - box[2] for box in reading.boxes_of(path, 1) if box[0] == "Sifat")

    long = facts(legal_basis=tuple("Peraturan Bupati Contoh Nomor 14 Tahun 2026" for _ in range(9)))
    assert height(facts(**BARE)) / height(long) == pytest.approx(12 / 11, rel=0.01)


@pytest.mark.parametrize("profile", PROFILES)
def test_fonts_are_embedded_and_the_unused_default_is_not_there(
    tmp_path: Path, profile: tuple[str, str]
) -> None:
    path = drawn(tmp_path, facts(paper=profile[0], typeface=profile[1]), people(30))
    fonts = reading.fonts_of(path)
    assert all(fonts.values())
    assert not any("Helvetica" in name for name in fonts)
    assert {"LiberationSans", "LiberationSans-Bold"} <= set(fonts)
    assert ("SuratBonum-Regular" in fonts) == (profile[1] == "bookman")
    reading.check_sound(path)


def test_the_pdf_tells_title_author_language_and_the_moment_it_was_made(tmp_path: Path) -> None:
    path = drawn(tmp_path, facts(), people(2))
    info = reading.info_of(path)
    assert info["Title"].endswith("bagi Pekerja Rentan Kabupaten Contoh")
    assert info["Author"] == "Dinas Tenaga Kerja dan Transmigrasi"
    assert info["CreationDate"].startswith("Tue Nov 24 01:02:03 2026")
    assert info["Page size"].endswith("(A4)")
    assert b"/Lang (id-ID)" in path.read_bytes()


def test_the_same_letter_is_the_same_bytes_whatever_the_clock_of_the_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = draw_letter(facts(), people(50), paper())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    second = draw_letter(facts(), people(50), paper())
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()
    assert draw_letter(facts(), people(51), paper()) != first


def test_an_emblem_is_drawn_and_moves_the_names_beside_it(tmp_path: Path) -> None:
    import io

    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGBA", (90, 110), (0, 0, 0, 255)).save(picture, "PNG")
    plain = drawn(tmp_path, facts(), people(2))
    left = min(box[1] for box in reading.boxes_of(plain, 1) if box[0] == "PEMERINTAH")
    path = drawn(tmp_path, facts(), people(2), paper(emblem=picture.getvalue()))
    beside = min(box[1] for box in reading.boxes_of(path, 1) if box[0] == "PEMERINTAH")
    assert beside > left
    assert min(box[1] for box in reading.boxes_of(path, 1) if box[0] == "DINAS") > 50 / 25.4 * 72
