"""First run: the office is made, and its recovery code is written down."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.services.offices.letterhead import check_letterhead
from desktop.services.offices.tables import OfficeChoice
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.dialogs.letterhead_questions import letterhead_questions
from desktop.ui.editors import ChoiceEditor
from desktop.ui.form import Asked, Form
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import column, holder, part, row
from desktop.ui.parts.letterhead import LetterheadPreview
from desktop.ui.parts.mark import IkatBand
from desktop.ui.parts.stack import FittingStack
from desktop.ui.parts.steps import Steps
from desktop.ui.parts.tick import Tick
from desktop.ui.parts.words import Words

PROVINCE_DIGITS = 2


def office_questions(choices: Sequence[OfficeChoice]) -> list[Asked]:
    """What a new office is asked for."""
    # The province last: most offices are of a kabupaten.
    ordered = sorted(choices, key=lambda each: (len(each.code) == PROVINCE_DIGITS, each.name))
    regions = [("", _("Choose...")), *((each.code, each.name) for each in ordered)]
    region = ChoiceEditor(regions)
    return [
        Asked("region", _("Kabupaten, kota or province"), region, required=True, wide=True),
        *letterhead_questions(),
    ]


class FirstRun(Dialog):
    """Asks for the office and gives it out by `submitted`, with the logo's bytes or none.

    Whoever makes the office then calls `show_recovery_code`; the dialog is accepted when the
    clerk has said that the code is written down.
    """

    submitted = Signal(dict, object)

    def __init__(self, choices: Sequence[OfficeChoice], parent: QWidget | None = None) -> None:
        super().__init__(
            _("Make the office"),
            _("Once only, about two minutes. All data stay on this computer."),
            parent,
            width=900,
        )
        self._choices = {each.code: each for each in choices}
        self._logo = b""
        self.form = Form(office_questions(choices))
        self._steps = Steps([_("Office"), _("Recovery code")])
        self._preview = LetterheadPreview()
        self._told = Banner("", "info")
        self._stack = FittingStack()
        self._stack.addWidget(self._office_page())
        self._code = Words("", "code", selectable=True)
        self._written = Tick(_("I have written the code down or printed it"))
        self._stack.addWidget(self._code_page())
        self.body.insertWidget(0, IkatBand())
        self.add(self._steps, 4, self._stack, None)
        self.set_act(_("Make the office"))
        self.form.edited.connect(self._on_edited)
        self._written.toggled.connect(self.act.setEnabled)
        self._on_edited()

    def _office_page(self) -> QWidget:
        corner = Button(_("Choose logo..."), self._on_choose_logo, kind="link")
        aside = column(
            row(Words(_("Letterhead as it will be"), "label"), None, corner),
            self._preview,
            Words(_("Can be changed at any time in Settings."), "caption", wrap=True),
            self._told,
            None,
        )
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(28)
        grid.addWidget(self.form, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(aside, 0, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        return holder(grid)

    def _code_page(self) -> QWidget:
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code.setAccessibleName(_("Recovery code"))
        why = _(
            "The office's letters are sealed by a key that lies in this register. On another"
            " computer the key is opened by this code alone. It is shown this once and kept"
            " nowhere: write it down and keep it where the office keeps its stamp."
        )
        well = part("well", column(self._code, margins=(16, 20, 16, 20)))
        copy = Button(_("Copy code"), self._on_copy, icon="copy")
        return holder(
            column(Words(why, wrap=True), 4, well, row(copy, None), 4, self._written, None)
        )

    def submit(self) -> None:
        if self._stack.currentIndex() == 1:
            self.accept()
            return
        missing = self.form.missing()
        self.form.show_errors(missing)
        if not missing:
            self.fault.hide()
            self.act.setEnabled(False)
            self.submitted.emit(self.form.values(), self._logo)

    def show_recovery_code(self, code: str) -> None:
        """The office is made: show its code, which is kept nowhere."""
        self.fault.hide()
        self._code.setText(code)
        self._steps.show_step(1)
        self._stack.setCurrentIndex(1)
        self.leave.hide()
        self.title.setText(_("Write down the recovery code"))
        self.caption.setText(_("The office is made. One thing is left."))
        self.set_act(_("Begin working"))
        self.act.setEnabled(self._written.isChecked())

    def reject(self) -> None:
        # With the office made there is no way back, and the code must not be lost by Esc.
        if self._stack.currentIndex() == 0:
            super().reject()

    def _on_edited(self) -> None:
        values = self.form.values()
        chosen = self._choices.get(values["region"])
        over = f"PEMERINTAH {chosen.name}" if chosen else ""
        self._preview.show_words(over, values["name"], values["address"])
        self._told.setVisible(chosen is not None)
        if chosen is not None:
            told = _(
                "{name}: {districts} kecamatan and {villages} villages, and the contribution rates"
                " since July 2015, come with it."
            )
            self._told.set_text(
                told.format(name=chosen.name, districts=chosen.districts, villages=chosen.villages)
            )

    def _on_choose_logo(self) -> None:
        dialog = QFileDialog(self, _("Choose the logo"), "", _("Pictures (*.png *.jpg *.jpeg)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take_logo(Path(name)))
        dialog.open()

    def take_logo(self, path: Path) -> None:
        """Take a picture as the logo, or say why not."""
        try:
            picture = path.read_bytes()
            check_letterhead(picture)
        except OSError as fault:
            self.refuse(UserError("office.letterhead", fault.strerror or path.name))
        except UserError as refusal:
            self.refuse(refusal)
        else:
            self.fault.hide()
            self._logo = picture
            self._preview.show_logo(picture)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code.text())
