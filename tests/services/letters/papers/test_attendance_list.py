"""Attendance as recorded, drawn and read back by other programs."""

from pathlib import Path

import pytest

from desktop.services.letters.papers.training.attendance_list import draw_attendance_list
from desktop.services.letters.papers.training.record_facts import (
    AttendanceList,
    KeptRow,
    KeptSession,
)
from tests.services.letters import reading
from tests.services.letters.made_up_papers import SIGNER
from tests.services.letters.papers.made_up_training import MADE, SESSION, STRANGE, TRAINING, kept

MM = 72 / 25.4


def drawn(folder: Path, *sessions: KeptSession, signer: bool = True) -> Path:
    facts = AttendanceList(
        TRAINING, sessions, "Kota Contoh", head="Bupati", signer=SIGNER if signer else None
    )
    path = folder / "attendance.pdf"
    path.write_bytes(draw_attendance_list(facts, MADE))
    return path


def test_it_says_who_came_when_and_how_it_was_taken(tmp_path: Path) -> None:
    rows = [
        KeptRow(1, "Umbu Hurlon", "L", "Wadah Bahari", "present", "07.58", "door"),
        KeptRow(2, "Yasinta Hurlon", "P", "Wadah Bahari", "late", "08.31", "paper"),
        KeptRow(4, "Petrus Nahaklon", "L", "", "excused", "", "hand"),
        KeptRow(5, "Regina Keralon", "P", "", "sick", "", "sheet"),
        KeptRow(6, "Ndaru Djawalon", "L", "", "absent", "", "command"),
        KeptRow(1007, "Rambu Keralon"),
    ]
    pdf = drawn(tmp_path, KeptSession(SESSION, rows))
    told = reading.flowing(pdf)
    for text in (
        f"DAFTAR HADIR {TRAINING} Hari, tanggal : Selasa, 17 November 2026",
        "Sesi : 1 · Kebijakan jaminan sosial ketenagakerjaan · 2 JP",
        "No. Nama lengkap L/P Wadah/instansi Kehadiran Pukul Cara",
        "1 Umbu Hurlon L Wadah Bahari Hadir 07.58 Pindai",
        "2 Yasinta Hurlon P Wadah Bahari Terlambat 08.31 Lembar",
        "4 Petrus Nahaklon L Izin Petugas",
        "5 Regina Keralon P Sakit Excel",
        "6 Ndaru Djawalon L Tanpa keterangan Perintah",
        "1.007 Rambu Keralon Belum dicatat",
        "Izin 1 · Sakit 1 · Tanpa keterangan 1 · Belum dicatat 1 · Jumlah 6 Kota Contoh, 17",
        "Hadir 1 · Terlambat 1 · Izin 1 · Sakit 1",
        "17 November 2026 KEPALA DINAS TENAGA KERJA DAN TRANSMIGRASI,",
    ):
        assert text in told
    reading.check_sound(pdf)
    reading.check_fonts(pdf, {"LiberationSans", "LiberationSans-Bold"})


def test_strange_names_stand_whole_in_their_column(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, kept(9))
    read = "".join(reading.text_of(pdf, layout=True).split())
    assert all(word in read for name in STRANGE[:4] for word in name.split())
    for word, left, top, right, low in reading.boxes_of(pdf, 1):
        if 28 * MM <= left < 86 * MM and top > 53 * MM and low < 120 * MM:
            assert right < 87.2 * MM, word


def test_each_session_begins_a_page_and_a_cancelled_one_says_so(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, kept(3), kept(3, cancelled=True))
    assert reading.info_of(pdf)["Pages"] == "2"
    assert "dibatalkan" not in reading.flowing(pdf, 1)
    assert "Sesi ini dibatalkan" in reading.flowing(pdf, 2)
    assert "Halaman 2 dari 2" in reading.flowing(pdf, 2)


@pytest.mark.parametrize("people", range(20, 48, 3))
def test_the_signature_takes_six_rows_along(people: int, tmp_path: Path) -> None:
    pdf = drawn(tmp_path, kept(people))
    last = int(reading.info_of(pdf)["Pages"])
    told = reading.flowing(pdf, last)
    assert "Yohanes Contoh Lontar" in told
    numbers = {box[0] for box in reading.boxes_of(pdf, last) if box[3] < 28 * MM}
    assert {str(number) for number in range(people - 5, people + 1)} <= numbers
    assert max(box[4] for box in reading.boxes_of(pdf, last)) < 289 * MM


@pytest.mark.parametrize("people", [0, 1, 2000])
def test_nobody_one_and_two_thousand_are_drawn(people: int, tmp_path: Path) -> None:
    pdf = drawn(tmp_path, kept(people), signer=False)
    told = reading.flowing(pdf, int(reading.info_of(pdf)["Pages"]))
    assert "Panitia, nama terang" in told
    assert f"Jumlah {people:,}".replace(",", ".") in told


def test_the_same_facts_make_the_same_bytes() -> None:
    facts = AttendanceList(TRAINING, [kept(9)])
    assert draw_attendance_list(facts, MADE) == draw_attendance_list(facts, MADE)
