"""Letters on a printer: every page on its own paper, only the pages asked for."""

import re
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop.ui.dialogs.print_pages import (
    AS_SET,
    LONG_EDGE,
    ONE_SIDE,
    SHORT_EDGE,
    PrintWanted,
)
from desktop.ui.print_pdf import printer_for, tell_printer
from desktop.ui.printing import PrintRun, chosen_pages, make_printer, page_layout

MM = 72 / 25.4
SIZES = ((210, 297), (297, 210), (215, 330), (330, 215))


@pytest.fixture
def pages(tmp_path: Path) -> bytes:
    """A letter on A4 and on F4, each with a page that lies."""
    canvas = Canvas(str(tmp_path / "letter.pdf"), invariant=True)
    for wide, high in SIZES:
        canvas.setPageSize((wide * MM, high * MM))
        canvas.rect(20, 20, 100, high * MM - 40, fill=1)
        canvas.showPage()
    canvas.save()
    return (tmp_path / "letter.pdf").read_bytes()


def printed(qtbot: QtBot, content: bytes, printer: QPrinter, out: Path) -> int:
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    run = PrintRun(content, printer)
    with qtbot.waitSignal(run.ended, timeout=20_000) as ended:
        run.start()
    return int(ended.args[0])


def sizes_of(pdf: Path) -> list[tuple[int, int]]:
    told = subprocess.run(
        ["pdfinfo", "-f", "1", "-l", "99", str(pdf)], check=True, capture_output=True, text=True
    ).stdout
    found = re.findall(r"^Page +\d+ size: +([\d.]+) x ([\d.]+)", told, re.MULTILINE)
    return [(round(float(wide) / MM), round(float(high) / MM)) for wide, high in found]


def test_every_page_is_printed_on_its_own_paper(
    qtbot: QtBot, application: QApplication, pages: bytes, tmp_path: Path
) -> None:
    out = tmp_path / "printed.pdf"
    assert printed(qtbot, pages, make_printer("Surat"), out) == len(SIZES)
    assert sizes_of(out) == list(SIZES)


def test_only_the_pages_asked_for_are_printed(
    qtbot: QtBot, application: QApplication, pages: bytes, tmp_path: Path
) -> None:
    printer = make_printer("Surat")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2,4"))
    out = tmp_path / "printed.pdf"
    assert printed(qtbot, pages, printer, out) == 2
    assert sizes_of(out) == [SIZES[1], SIZES[3]]


def test_the_order_and_the_limits_of_a_range_are_kept(application: QApplication) -> None:
    printer = make_printer("Surat")
    assert chosen_pages(printer, 3) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert chosen_pages(printer, 3) == [1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 3) == [2, 1]


def test_the_paper_of_offices_has_its_name_and_lies_where_the_page_does(
    application: QApplication,
) -> None:
    layout = page_layout(QSizeF(330 * MM, 215 * MM))
    assert layout.orientation() == QPageLayout.Orientation.Landscape
    assert layout.pageSize().name() == "F4 (215 x 330 mm)"
    assert page_layout(QSizeF(210 * MM, 297 * MM)).pageSize().name() == "A4"


def test_what_is_no_pdf_is_told_not_printed(qtbot: QtBot, application: QApplication) -> None:
    run = PrintRun(b"nothing", make_printer("Surat"))
    with qtbot.waitSignal(run.failed, timeout=5_000):
        run.start()


def test_stopping_prints_no_further_page(
    qtbot: QtBot, application: QApplication, pages: bytes, tmp_path: Path
) -> None:
    printer = make_printer("Surat")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    run = PrintRun(pages, printer)
    run.advanced.connect(lambda _done, _all: run.stop())
    with qtbot.waitSignal(run.ended, timeout=20_000) as ended:
        run.start()
    assert ended.args == [1]


def test_a_page_put_on_paper_in_bands_has_no_seam(
    qtbot: QtBot, application: QApplication, pages: bytes, tmp_path: Path
) -> None:
    out = tmp_path / "printed.pdf"
    printed(qtbot, pages, make_printer("Surat"), out)
    for number, (_wide, high) in enumerate(SIZES, 1):
        greys = greys_of(out, number, tmp_path)
        black = greys[30 : round(high * MM) - 30]
        # Bands of a page that overlapped or left a gap would show as lines of another grey.
        assert max(black) == 0
        assert min(greys[:10] + greys[-10:]) > 250


def test_what_was_decided_reaches_the_printer(application: QApplication) -> None:
    printer = printer_for(PrintWanted("", [2, 3, 5], 3, LONG_EDGE), "Surat")
    assert printer.pageRanges().toString() == "2-3,5"
    assert chosen_pages(printer, 9)[:3] == [1, 2, 4]
    assert printer.copyCount() == 3


class TwoSided(QPrinter):
    """A printer that keeps which sides it was told: without a real one Qt forgets them."""

    told: QPrinter.DuplexMode | None = None

    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:
        self.told = duplex


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        (AS_SET, None),
        (ONE_SIDE, QPrinter.DuplexMode.DuplexNone),
        (LONG_EDGE, QPrinter.DuplexMode.DuplexLongSide),
        (SHORT_EDGE, QPrinter.DuplexMode.DuplexShortSide),
    ],
)
def test_sides_are_told_only_where_they_are_not_left_to_the_printer(
    application: QApplication, sides: str, told: QPrinter.DuplexMode | None
) -> None:
    printer = TwoSided()
    tell_printer(printer, PrintWanted("", [1], 1, sides))
    assert printer.told == told


def greys_of(pdf: Path, page: int, folder: Path) -> list[int]:
    """The grey of one column of a page, from top to bottom, at 72 dots an inch."""
    name = folder / f"page-{page}"
    wanted = ["-f", str(page), "-l", str(page), "-r", "72", "-gray", "-singlefile"]
    subprocess.run(["pdftoppm", *wanted, str(pdf), str(name)], check=True)
    picture = QImage(str(name.with_suffix(".pgm")))
    return [picture.pixelColor(60, row).lightness() for row in range(picture.height())]
