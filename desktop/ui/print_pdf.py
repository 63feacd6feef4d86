"""Any PDF of the program on a printer that is asked for, told in banners."""

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.messages import Messages
from desktop.ui.parts.pdf_view import close_pdf, open_pdf
from desktop.ui.printing import PrintRun, ask_printer, make_printer


def print_pdf(messages: Messages, content: bytes, name: str, over: QWidget) -> QWidget:
    """Ask for a printer, then print the pages chosen; `name` is what its queue shows."""
    document = open_pdf(content)
    pages = document.pageCount() if document else 0
    if document is not None:
        close_pdf(document)

    def run(printer: QPrinter) -> None:
        run = PrintRun(content, printer, over)
        messages.tell(_("Printing..."), "info", action=(_("Stop"), run.stop))
        run.ended.connect(
            lambda pages: messages.tell(_("{n} pages sent to the printer").format(n=pages))
        )
        run.failed.connect(
            lambda: messages.tell(
                _("The printer took nothing. Check that it is on, and print again."), "error"
            )
        )
        run.start()

    return ask_printer(make_printer(name), pages, run, over)
