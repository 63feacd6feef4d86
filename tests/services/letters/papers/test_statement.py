"""The surat keterangan, drawn and read back by other programs."""

from pathlib import Path

import pytest

from desktop.services.letters.papers.training.facts import StatementFacts
from desktop.services.letters.papers.training.statement import draw_statement
from tests.services.letters import reading
from tests.services.letters.papers.made_up_training import (
    MADE,
    NAMES,
    STATEMENT,
    TRAINING,
    emblem,
    statement,
)

PROFILES = (("A4", "sans"), ("F4", "bookman"), ("A4", "bookman"), ("F4", "sans"))


def drawn(folder: Path, facts: StatementFacts) -> Path:
    path = folder / "statement.pdf"
    path.write_bytes(draw_statement(facts, emblem(), MADE))
    return path


def test_it_says_what_papers_md_asks(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, statement())
    told = reading.flowing(pdf)
    for text in (
        "PEMERINTAH KABUPATEN CONTOH DINAS TENAGA KERJA DAN TRANSMIGRASI",
        "SURAT KETERANGAN TELAH MENGIKUTI PELATIHAN Nomor 500.15.3.3/052/DISNAKERTRANS/XI/2026",
        (
            "Yang bertanda tangan di bawah ini: Nama : Yohanes Contoh Lontar, S.Sos., M.Si. NIP :"
            " 19700101 199503 1 001 Jabatan : Kepala Dinas Tenaga Kerja dan Transmigrasi Kabupaten"
            " Contoh menerangkan bahwa: Nama : Gregorius Paskalis Maucontoh Tempat, tanggal lahir"
            " : Oe’lontar, 4 Mei 1989 Wadah/instansi : Wadah Sasando Kedudukan : Perisai, wilayah"
            f" tugas Desa Wae Contoh telah mengikuti {TRAINING} yang diselenggarakan oleh BPJS"
            " Ketenagakerjaan Cabang Contoh di Kota Contoh pada tanggal 17 s.d. 19 November 2026,"
            " dengan kehadiran 22 (dua puluh dua) dari 24 (dua puluh empat) jam pelajaran menurut"
            " daftar hadir yang ada pada kami. Surat keterangan ini bukan pengganti sertifikat"
            " dari penyelenggara dan diberikan untuk dipergunakan sebagaimana mestinya. Kota"
            " Contoh, 24 November 2026 KEPALA DINAS TENAGA KERJA DAN TRANSMIGRASI, Yohanes Contoh"
            " Lontar, S.Sos., M.Si. Pembina Utama Muda (IV/c) NIP 19700101 199503 1 001"
        ),
        "Kode kendali C8VX-3JRP-Q5ND",
        "Halaman 1 dari 1",
        "kehadiran 22 dari 24 JP",
    ):
        assert text in told
    reading.check_sound(pdf)
    reading.check_fonts(pdf, {"LiberationSans", "LiberationSans-Bold"})
    assert reading.codes_of(pdf, 1, tmp_path) == {("QR-Code", STATEMENT.proof)}


@pytest.mark.parametrize(("paper", "typeface"), PROFILES)
@pytest.mark.parametrize("name", NAMES)
def test_any_name_stands_whole_on_one_page_of_every_profile(
    name: str, paper: str, typeface: str, tmp_path: Path
) -> None:
    facts = statement(paper=paper, typeface=typeface, name=name, training=f"{TRAINING} " * 3)
    pdf = drawn(tmp_path, facts)
    assert reading.info_of(pdf)["Pages"] == "1"
    read = "".join(reading.text_of(pdf).split())
    assert name.replace(" ", "") in read
    wide, high = (595.3, 841.9) if paper == "A4" else (609.4, 935.4)
    for word, left, top, right, low in reading.boxes_of(pdf, 1):
        assert left > 84, word
        assert right < wide - 56, word
        assert 30 < top < low < high - 20, word
    assert reading.codes_of(pdf, 1, tmp_path) == {("QR-Code", STATEMENT.proof)}


def test_the_foot_stands_beside_the_code_not_on_it(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, statement())
    code_begins = 595.3 - (20 + 57 * 0.55) * 72 / 25.4
    foot = [box for box in reading.boxes_of(pdf, 1) if box[2] > 800]
    assert {"Halaman", "C8VX-3JRP-Q5ND", "JP"} <= {box[0] for box in foot}
    assert max(box[3] for box in foot) < code_begins - 5


def test_a_very_long_one_goes_on_with_the_signature_behind_its_sentence(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, statement(training=f"{TRAINING} " * 40))
    assert reading.info_of(pdf)["Pages"] == "2"
    last = reading.flowing(pdf, 2)
    assert "(lanjutan)" in last
    assert "Surat keterangan ini bukan" in last
    assert "Halaman 2 dari 2" in last
    assert "C8VX-3JRP-Q5ND" in reading.flowing(pdf, 1)


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    facts = statement(
        role="", body="", birth_date=None, birth_place="", city="", organiser="", proof="", code=""
    )
    told = reading.flowing(drawn(tmp_path, facts))
    assert "Maucontoh telah mengikuti" in told
    assert "yang diselenggarakan di Kota Contoh" in told
    for label in ("Kedudukan", "Wadah/instansi", "lahir", "Kode kendali"):
        assert label not in told


def test_the_same_facts_make_the_same_bytes() -> None:
    assert draw_statement(statement(), None, MADE) == draw_statement(statement(), None, MADE)
