"""The report of a training, drawn and read back by other programs."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from desktop.services.letters.papers.training.record_facts import ReportFacts
from desktop.services.letters.papers.training.report import draw_training_report
from desktop.services.letters.papers.training.report_sums import (
    body_bars,
    result_bars,
    session_bars,
    share,
)
from desktop.services.letters.papers.wording import letterform
from tests.services.letters import reading
from tests.services.letters.papers.made_up_training import MADE, TRAINING, emblem, report

MM = 72 / 25.4


def drawn(folder: Path, facts: ReportFacts) -> Path:
    path = folder / "report.pdf"
    path.write_bytes(draw_training_report(facts, emblem(), MADE))
    return path


def pages(pdf: Path) -> int:
    return int(reading.info_of(pdf)["Pages"])


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(0, 0, "0"), (1, 3, "33,3"), (2, 3, "66,7"), (1, 2, "50"), (1, 2000, "0,1"), (5, 5, "100")],
)
def test_a_share_is_told_in_tenths_of_a_per_cent(part: int, whole: int, told: str) -> None:
    assert share(part, whole) == told


def test_the_charts_count_what_the_marks_say() -> None:
    facts = report(36)
    bars = session_bars(facts)
    assert len(bars) == 11
    for at, bar in enumerate(bars):
        came = sum(one.marks[at] in ("present", "late") for one in facts.people)
        assert (bar.part, bar.whole) == (came, 36)
    strict = session_bars(replace(facts, late_counts=False))
    assert sum(bar.part for bar in strict) == sum(
        mark == "present" for one in facts.people for mark in one.marks[:-1]
    )
    bodies = body_bars(facts, "-")
    assert sum(bar.part for bar in bodies) == sum(one.attended for one in facts.people)
    assert sum(bar.whole for bar in bodies) == 36 * 22
    results = result_bars(facts, letterform("training_report"))
    assert [(bar.label, bar.part) for bar in results] == [("Lulus", 27), ("Tidak lulus", 9)]


def test_it_tells_facts_figures_charts_and_who_signs(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, report(36))
    told = reading.flowing(pdf)
    for text in (
        f"LAPORAN PELATIHAN Pelatihan : {TRAINING} Tema : Perlindungan pekerja rentan sampai ke",
        "Penyelenggara : Dinas Tenaga Kerja dan Transmigrasi Tempat : Aula Dinas, Kota Contoh",
        "Tanggal : 17 s.d. 19 November 2026",
        "Syarat kehadiran : paling sedikit 60% (14 dari 22 JP) Ujian : batas lulus 70",
        "36 11 22 JP Peserta Sesi Jam pelajaran",
        "27 orang Rata-rata kehadiran Memenuhi kehadiran Lulus",
        "Kehadiran menurut sesi 1. Kebijakan jaminan sosial ketenagakerjaan",
        "Kehadiran menurut wadah/instansi",
        "Lulus 27 dari 36 orang (75%) Tidak lulus 9 dari 36 orang (25%)",
        "No. Tanggal Materi Narasumber JP H T I S A –",
        "H hadir, T terlambat, I izin, S sakit, A tanpa keterangan, – belum dicatat. Yang",
        "(dibatalkan)",
        "Kota Contoh, 24 November 2026 KEPALA DINAS TENAGA KERJA DAN TRANSMIGRASI,",
        "36 peserta · 11 sesi · 22 JP",
    ):
        assert text in told
    reading.check_sound(pdf)
    reading.check_fonts(pdf, {"LiberationSans", "LiberationSans-Bold"})


def test_the_matrix_shows_each_mark_below_its_session(tmp_path: Path) -> None:
    facts = report(36)
    pdf = drawn(tmp_path, facts)
    assert f"Lampiran Laporan {TRAINING}" in reading.flowing(pdf, 3)
    boxes = reading.boxes_of(pdf, 3)
    top = next(box[2] for box in boxes if box[0] == "Wadah/instansi")
    heads = {
        box[0]: (box[1] + box[3]) / 2 for box in boxes if abs(box[2] - top) < 3 and box[0].isdigit()
    }
    assert set(heads) == {str(number) for number in range(1, 13)}
    letters = {"present": "H", "late": "T", "excused": "I", "sick": "S", "absent": "A", "": "–"}
    third = next(box for box in boxes if box[0] == "3" and box[2] > top + 20)
    row = [box for box in boxes if abs(box[2] - third[2]) < 3]
    for at, mark in enumerate(facts.people[2].marks[:-1]):
        under = [box[0] for box in row if abs((box[1] + box[3]) / 2 - heads[str(at + 1)]) < 2]
        assert under == [letters[mark]]
    assert not [box for box in row if abs((box[1] + box[3]) / 2 - heads["12"]) < 2]


def test_without_an_exam_it_speaks_of_attendance_only(tmp_path: Path) -> None:
    facts = report(9, exam=False, pass_mark=None)
    told = reading.flowing(drawn(tmp_path, facts))
    assert "Memenuhi 7 dari 9 orang" in told
    for word in ("ulus", "Nilai", "Ujian :"):
        assert word not in told


def test_before_the_close_no_result_is_told(tmp_path: Path) -> None:
    facts = report(9)
    still = replace(facts, people=[replace(one, passed=None) for one in facts.people])
    told = reading.flowing(drawn(tmp_path, still))
    assert "Belum ditetapkan 9 dari 9 orang (100%)" in told
    assert "Lulus 0 dari 9" in told


@pytest.mark.parametrize(("paper", "typeface"), [("A4", "sans"), ("F4", "bookman")])
def test_two_thousand_by_twelve_are_paged_with_everybody_in_order(
    paper: str, typeface: str, tmp_path: Path
) -> None:
    facts = report(2000, paper=paper, typeface=typeface)
    pdf = drawn(tmp_path, facts)
    assert 60 < pages(pdf) < 120
    assert pdf.stat().st_size < 1_000_000
    last = pages(pdf)
    told = reading.flowing(pdf, last)
    assert "2.000" in told
    assert f"Halaman {last} dari {last}" in told
    assert "MATRIKS" not in told
    for page in (1, 3, last):
        high = 841.9 if page < 3 and paper == "A4" else 935.4 if page < 3 else 609.5
        assert max(box[4] for box in reading.boxes_of(pdf, page)) < high - 20
    assert min(box[1] for box in reading.boxes_of(pdf, last)) > 14 * MM


@pytest.mark.parametrize(("people", "sessions"), [(0, 0), (1, 1), (3, 0), (0, 3), (40, 75)])
def test_small_and_large_trainings_are_drawn(people: int, sessions: int, tmp_path: Path) -> None:
    pdf = drawn(tmp_path, report(people, sessions))
    told = reading.flowing(pdf)
    assert "Yohanes Contoh Lontar" in told
    assert ("MATRIKS KEHADIRAN" in told) == (people > 0)
    assert told.count("MATRIKS KEHADIRAN") == (3 if sessions == 75 else min(people, 1))
    reading.check_sound(pdf)


def test_a_hundred_bodies_do_not_fill_page_after_page(tmp_path: Path) -> None:
    facts = report(200)
    many = [replace(one, body=f"Wadah {one.number % 100:03}") for one in facts.people]
    told = reading.flowing(drawn(tmp_path, replace(facts, people=many)))
    assert "61 lainnya" in told
    assert told.count("dari 44 JP") == 39


def test_bars_are_black_and_as_long_as_their_share(tmp_path: Path) -> None:
    pdf = drawn(tmp_path, report(36))
    reading.draw_page(pdf, 1, tmp_path / "page")
    boxes = reading.boxes_of(pdf, 1)
    passed = next(box for box in boxes if box[0] == "Lulus" and box[2] > 200 * MM)
    middle = round((passed[2] + passed[4]) / 2 / 72 * 100)
    left, wide = (30 + 77) * MM / 72 * 100, 36 * MM / 72 * 100
    with Image.open(tmp_path / "page.png") as page:
        row = page.convert("L").crop((round(left), middle, round(left + wide), middle + 1))
    black = sum(dot < 128 for dot in row.tobytes())
    assert black / wide == pytest.approx(0.75, abs=0.03)


def test_the_same_facts_make_the_same_bytes() -> None:
    assert draw_training_report(report(9), None, MADE) == draw_training_report(
        report(9), None, MADE
    )


@pytest.mark.parametrize("sessions", range(1, 15))
def test_no_page_has_the_signature_alone(sessions: int, tmp_path: Path) -> None:
    pdf = drawn(tmp_path, report(36, sessions))
    told = [reading.flowing(pdf, page) for page in (1, 2)]
    (signed,) = [page for page in told if "Kota Contoh, 24 November 2026" in page]
    assert "H hadir, T terlambat" in signed
    assert signed.count("-11-2026") >= min(sessions, 2)
    if sessions <= 8:
        assert "No. Tanggal Materi" in signed
