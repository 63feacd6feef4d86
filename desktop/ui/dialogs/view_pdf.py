"""A paper looked at: its very pages, with print and save beside them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.pdf_view import PdfView

_WIDTH = 980
_AROUND = 190
"""What stands over and under the pages, in pixels."""
_LEAST, _MOST = 240, 900


class ViewPdf(Dialog):
    """Shows a PDF; its signals ask for what is done with it.

    `viewer_wanted` comes only of a paper that lies in a folder already (`saved`); any other is
    saved first.
    """

    print_wanted = Signal()
    save_wanted = Signal()
    viewer_wanted = Signal()

    def __init__(
        self, name: str, content: bytes, parent: QWidget | None = None, *, saved: bool = False
    ) -> None:
        super().__init__(name, "", parent, width=_WIDTH)
        self.view = PdfView(_("Pages"))
        over = parent.window().height() if parent else _MOST
        self.view.setMinimumHeight(min(max(over - _AROUND, _LEAST), _MOST))
        self.view.show_pdf(content)
        self.add(self.view)
        self.left_buttons.addWidget(Button(_("Save a copy..."), self.save_wanted.emit, icon="save"))
        if saved:
            viewer = Button(_("Open in the viewer"), self.viewer_wanted.emit, icon="open")
            self.left_buttons.addWidget(viewer)
        self.leave.set_text(_("Close"))
        self.set_act(_("Print..."), "print")
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.submit)

    def _focus_first(self) -> None:
        """The pages take the keys at once: they are what is looked at."""
        self.view.pages_view.setFocus(Qt.FocusReason.PopupFocusReason)

    def submit(self) -> None:
        self.print_wanted.emit()
