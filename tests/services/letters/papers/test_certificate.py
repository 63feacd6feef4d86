"""The certificate, drawn and read back by other programs."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from desktop.services.letters.papers.training.certificate import (
    CertificatePaper,
    draw_certificate,
    draw_certificates,
)
from desktop.services.letters.papers.training.facts import CertificateFacts, Material
from tests.services.letters import reading
from tests.services.letters.papers.made_up_training import (
    CERTIFICATE,
    MADE,
    MATERIALS,
    NAMES,
    TRAINING,
    certificate,
    emblem,
)

MM = 72 / 25.4
FONTS = {"SuratBonum-Regular", "SuratBonum-Bold", "SuratBonum-Italic", "LiberationSans"}


def drawn(folder: Path, facts: CertificateFacts, photo: bytes | None = None) -> Path:
    path = folder / "certificate.pdf"
    path.write_bytes(draw_certificate(facts, emblem(), MADE, photo))
    return path


def within_the_frame(pdf: Path) -> None:
    """No word of either side touches the frame."""
    for page in (1, 2):
        for word, left, top, right, low in reading.boxes_of(pdf, page):
            assert 29 * MM < left < right < 268 * MM, word
            assert 14 * MM < top < low < 196 * MM, word


def test_both_sides_say_what_papers_md_asks(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, certificate())
    front, back = (reading.flowing(pdf, page) for page in (1, 2))
    for told in (
        "PEMERINTAH KABUPATEN CONTOH DINAS TENAGA KERJA DAN TRANSMIGRASI SERTIFIKAT",
        "Nomor 500.15.3.3/041/DISNAKERTRANS/XI/2026 diberikan kepada",
        (
            "Maria Magdalena Yosefina Bernadetha Contoseran Perisai · Wadah Tenun Sejahtera · Desa"
            " Tanjung Lontar Seberang Selatan telah mengikuti dan dinyatakan LULUS dalam"
            f" {TRAINING} yang diselenggarakan di Kota Contoh pada tanggal 17 s.d. 19 November"
            " 2026 selama 24 (dua puluh empat) jam pelajaran, dengan kehadiran 22 dari 24 jam"
            " pelajaran dan nilai ujian 86. Kota Contoh, 23 November 2026 KEPALA DINAS TENAGA"
            " KERJA DAN TRANSMIGRASI,"
        ),
        "Pembina Utama Muda",
        "NIP 19700101 199503 1 001",
        "R4TN-6WQ9-H2MC",
    ):
        assert told in front
    for told in (
        f"MATERI PELATIHAN {TRAINING}, 17–19 November 2026",
        "No. Materi Narasumber JP Diikuti",
        "7 Komunikasi dan penyuluhan di desa Gregorius Dokolon 3 1",
        "Jumlah 24 22",
        (
            "1 JP = 45 menit. Kehadiran 22 dari 24 JP; syarat kehadiran paling sedikit 80% (20"
            " dari 24 JP). Nilai ujian 86; batas lulus 70."
        ),
        "KEPALA BIDANG JAMINAN SOSIAL,",
        "NIP 19780808 200501 2 008",
        "Sertifikat 500.15.3.3/041/DISNAKERTRANS/XI/2026",
    ):
        assert told in back
    assert reading.info_of(pdf)["Pages"] == "2"
    assert "841.89 x 595.276 pts (A4)" in reading.info_of(pdf)["Page size"]
    reading.check_sound(pdf)
    reading.check_fonts(pdf, FONTS)
    within_the_frame(pdf)


def test_who_signs_stands_without_titles(tmp_path: Path) -> None:
    told = reading.flowing(drawn(tmp_path, certificate()))
    assert "Yohanes Contoh Lontar" in told
    assert "Kristina Lontarasi" in told
    for title in ("S.Sos", "M.Si", "S.E."):
        assert title not in told


@pytest.mark.parametrize("page", [1, 2])
def test_the_code_on_either_side_holds_the_proof(page: int, tmp_path: Path) -> None:
    pdf = drawn(tmp_path, certificate())
    assert len(CERTIFICATE.proof) == 300
    assert reading.codes_of(pdf, page, tmp_path) == {("QR-Code", CERTIFICATE.proof)}


def test_a_proof_twice_as_long_is_still_read_and_meets_no_text(tmp_path: Path) -> None:
    proof = CERTIFICATE.proof + CERTIFICATE.proof[4:]
    pdf = drawn(tmp_path, certificate(proof=proof, training=f"{TRAINING} " * 3))
    for page in (1, 2):
        assert reading.codes_of(pdf, page, tmp_path) == {("QR-Code", proof)}
        over = [
            box
            for box in reading.boxes_of(pdf, page)
            if box[1] < (36 + 38) * MM and box[4] > (190.6 - 38) * MM
        ]
        assert over == []


def test_without_an_exam_nobody_is_said_to_have_passed(tmp_path: Path) -> None:
    told = reading.flowing(drawn(tmp_path, certificate(exam_mark=None, pass_mark=None)))
    assert f"telah mengikuti {TRAINING} yang diselenggarakan" in told
    assert "dengan kehadiran 22 dari 24 jam pelajaran. Kota" in told
    for word in ("LULUS", "lulus", "ujian 86"):
        assert word not in told


def test_what_is_not_known_leaves_no_hole(tmp_path: Path) -> None:
    bare = certificate(
        role="", village="", minimum=0, until=date(2029, 11, 23), organiser="Dinas X", proof=""
    )
    told = reading.flowing(drawn(tmp_path, replace(bare, back_signer=None, city="")))
    assert "Contoseran Wadah Tenun Sejahtera telah" in told
    assert "yang diselenggarakan oleh Dinas X di Kota Contoh" in told
    assert "Berlaku sampai dengan 23 November 2029. 23 November 2026 KEPALA" in told
    assert "Kehadiran 22 dari 24 JP. Nilai" in told


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_length_stands_whole(name: str, tmp_path: Path) -> None:
    pdf = drawn(tmp_path, certificate(name=name))
    assert name.replace(" ", "") in "".join(reading.text_of(pdf, 1).split())
    within_the_frame(pdf)


def test_a_name_of_usual_length_is_set_in_28_points_in_one_line(tmp_path: Path) -> None:
    boxes = reading.boxes_of(drawn(tmp_path, certificate(name="Yasinta Hurlon")), 1)
    first, second = (box for box in boxes if box[0] in ("Yasinta", "Hurlon"))
    assert first[2] == second[2]
    assert second[3] - first[1] > 75 * MM


@pytest.mark.parametrize("sessions", [1, 20, 60])
@pytest.mark.parametrize("times", [1, 3])
def test_many_and_long_materials_are_never_cut_off(
    sessions: int, times: int, tmp_path: Path
) -> None:
    told = [
        Material(f"{one.title} {at}x " + one.title * (times - 1), one.trainer, one.jp, one.attended)
        for at, one in enumerate((MATERIALS * 7)[:sessions])
    ]
    pdf = drawn(tmp_path, certificate(materials=told))
    read = "".join(reading.text_of(pdf, 2).split())
    for material in told:
        assert all(word in read for word in material.title.split())
    assert read.count("/DISNAKERTRANS/") == 1
    within_the_frame(pdf)
    lowest = max(
        low
        for word, left, _top, _right, low in reading.boxes_of(pdf, 2)
        if left < 60 * MM and word.isdigit()
    )
    assert lowest < 159 * MM
    assert reading.codes_of(pdf, 2, tmp_path) == {("QR-Code", CERTIFICATE.proof)}


def test_a_long_office_signer_and_training_stay_within_the_frame(tmp_path: Path) -> None:
    assert CERTIFICATE.signer is not None
    office = "Dinas Tenaga Kerja, Transmigrasi, Koperasi, Usaha Kecil dan Menengah"
    signer = replace(CERTIFICATE.signer, acting="an", position=f"Kepala {office} Kabupaten Contoh")
    facts = certificate(
        office_name=office, training=f"{TRAINING} " * 4, signer=signer, name=NAMES[6], place=office
    )
    pdf = drawn(tmp_path, facts)
    within_the_frame(pdf)
    told = reading.flowing(pdf, 1)
    assert "a.n. BUPATI CONTOH" in told
    boxes = reading.boxes_of(pdf, 1)
    ends = max(box[4] for box in boxes if box[0].startswith("pelajaran"))
    assert ends < min(box[2] for box in boxes if box[0] == "November" and box[1] > 180 * MM) + 2


def test_photo_or_the_room_for_one_as_the_office_chooses(tmp_path: Path) -> None:
    kept = io.BytesIO()
    Image.new("RGB", (600, 900), "grey").save(kept, "JPEG")
    pdf = drawn(tmp_path, certificate(), kept.getvalue())
    assert pdf.read_bytes().count(b"/Subtype /Image") == 2
    assert "3×4" not in reading.flowing(pdf)
    assert "3×4" in reading.flowing(drawn(tmp_path, certificate(photo_box=True)))


def test_without_the_ornament_all_is_black(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, certificate(ornament=False))
    for page in (1, 2):
        reading.draw_page(pdf, page, tmp_path / "page")
        with Image.open(tmp_path / "page.png") as picture:
            red, green, blue = picture.convert("RGB").split()
            assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_many_in_one_file_share_fonts_emblem_and_ornament(tmp_path: Path) -> None:
    papers = [CertificatePaper(certificate(name=f"Umbu Hurlon {at}")) for at in range(40)]
    path = tmp_path / "all.pdf"
    path.write_bytes(draw_certificates(papers, emblem(), MADE))
    assert reading.info_of(path)["Pages"] == "80"
    assert path.read_bytes().count(b"/Subtype /Form") == 2
    assert path.read_bytes().count(b"/Subtype /Image") == 1
    assert path.stat().st_size < 40 * 12_000
    assert "Umbu Hurlon 39" in reading.flowing(path, 79)
    reading.check_fonts(path, FONTS)


def test_the_same_facts_make_the_same_bytes() -> None:
    assert draw_certificate(certificate(), emblem(), MADE) == draw_certificate(
        certificate(), emblem(), MADE
    )
