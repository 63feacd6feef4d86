"""Letters on a printer: every page on its own paper, only the pages asked for."""

import re
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop.ui.printing import PrintRun, chosen_pages, make_printer, page_layout

MM = 72 / 25.4
SIZES = ((210, 297), (297, 210), (215, 330), (330, 215))


@pytest.fixture
def pages(tmp_path: Path) -> bytes:
    """A letter on A4 and on F4, each with a page that lies."""
    canvas = Canvas(str(tmp_path / "letter.pdf"), invariant=True)
    for wide, high in SIZES:
        canvas.setPageSize((wide * MM, high * MM))
        canvas.rect(20, 20, 100, 100, fill=1)
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
