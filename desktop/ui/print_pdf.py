"""Any PDF of the program on a printer that is asked for, told in banners."""

from collections.abc import Callable

from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.ui.dialogs.print_pages import LONG_EDGE, ONE_SIDE, SHORT_EDGE, PrintPages, PrintWanted
from desktop.ui.messages import Messages
from desktop.ui.parts.pdf_document import paper_runs
from desktop.ui.printing import PrintRun, ask_printer, make_printer

_SIDES = {
    ONE_SIDE: QPrinter.DuplexMode.DuplexNone,
    LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}


def print_pdf(
    messages: Messages,
    content: bytes,
    name: str,
    over: QWidget,
    on_begun: Callable[[], object] | None = None,
) -> QWidget | None:
    """Ask for printer, pages, copies and sides, and print; `name` is what the queue shows.

    `on_begun` is called when it prints. Gives back the dialog, nothing where these are no pages.
    """
    runs = paper_runs(content)
    if not runs:
        messages.tell(_("These pages cannot be shown"), "error")
        return None
    # Names alone: asking each printer for what it can do waits for those in the network.
    names = QPrinterInfo.availablePrinterNames()
    dialog = PrintPages(name, runs, names, QPrinterInfo.defaultPrinterName(), over)

    def run(printer: QPrinter) -> None:
        _print(messages, content, printer)
        if on_begun is not None:
            on_begun()

    dialog.submitted.connect(lambda wanted: run(printer_for(wanted, name)))
    dialog.more_wanted.connect(
        lambda wanted: ask_printer(printer_for(wanted, name), runs[-1].last, run, over)
    )
    dialog.open()
    return dialog


def printer_for(wanted: PrintWanted, name: str) -> QPrinter:
    """The printer that was chosen, told what was decided."""
    printer = make_printer(name)
    tell_printer(printer, wanted)
    return printer


def tell_printer(printer: QPrinter, wanted: PrintWanted) -> None:
    """Tell a printer what was decided; sides only where they are not left to it."""
    if wanted.printer:
        printer.setPrinterName(wanted.printer)
    printer.setCopyCount(wanted.copies)
    if wanted.sides in _SIDES:
        printer.setDuplex(_SIDES[wanted.sides])
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString(",".join(map(str, wanted.pages))))


def _print(messages: Messages, content: bytes, printer: QPrinter) -> None:
    # Of the messages, which outlive whatever dialog it was asked in.
    run = PrintRun(content, printer, messages)
    stop = (_("Stop"), run.stop)

    def told(done: int, pages: int) -> None:
        if done < pages:
            words = _("Printing page {n} of {pages}...").format(n=done + 1, pages=pages)
            messages.tell(words, "info", action=stop)

    def ended(pages: int) -> None:
        words = ngettext(
            "{n} page sent to the printer", "{n} pages sent to the printer", pages
        ).format(n=grouped(pages))
        messages.tell(words)

    def failed() -> None:
        refused = _("The printer took nothing. Check that it is on, and print again.")
        messages.tell(refused, "error")

    messages.tell(_("Printing..."), "info", action=stop)
    run.advanced.connect(told)
    run.ended.connect(ended)
    run.failed.connect(failed)
    run.start()
