"""The dialog for a mistake of the program: what it means, and a report to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.words import Words


class CrashReport(Dialog):
    """Says that the program made a mistake; the report holds no personal data."""

    def __init__(self, report: str, path: str, parent: QWidget | None = None) -> None:
        super().__init__(_("The program made a mistake"), "", parent, width=640)
        self.add(
            Words(
                _(
                    "What was being saved was rolled back: nothing is half done. You can go on"
                    " working. If it happens again, send this report to whoever looks after the"
                    " program; it holds no personal data."
                ),
                wrap=True,
            )
        )
        self._text = QPlainTextEdit(report)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(_("Report"))
        self._text.setMinimumHeight(180)
        self.add(self._text)
        self.add(Words(_("Also kept in {path}").format(path=path), "caption", wrap=True))
        self.left_buttons.addWidget(Button(_("Copy report"), self._on_copy, icon="copy"))
        self.leave.hide()
        self.set_act(_("Go on"))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
