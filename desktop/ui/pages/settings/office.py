"""The office and its letterhead."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from db.queries import office as queries
from desktop.domain.errors import UserError
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.offices.letterhead import check_letterhead
from desktop.services.offices.settings import OFFICE_FIELDS, change_office
from desktop.services.seal import fingerprint
from desktop.ui.context import Context
from desktop.ui.dialogs.letterhead_questions import letterhead_questions
from desktop.ui.form import Form
from desktop.ui.pages.settings.section import Section
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, column, row
from desktop.ui.parts.letterhead import LetterheadPreview
from desktop.ui.parts.words import Words


class OfficeSection(Section):
    """What the letterhead says, and its logo."""

    KEY = "office"
    TITLE = mark("Office")
    TABLES = frozenset(("office",))

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._region = ""
        self._logo: bytes | None = None
        self.form = Form(letterhead_questions())
        self._preview = LetterheadPreview()
        self._save = Button(_("Save office"), self._on_save, kind="filled")
        self._seal = Words("", "caption", wrap=True, selectable=True)
        card = Card(_("Letterhead"))
        inside = QGridLayout()
        inside.setHorizontalSpacing(28)
        inside.addWidget(self.form, 0, 0, Qt.AlignmentFlag.AlignTop)
        choose = Button(_("Choose logo..."), self._on_choose, icon="image")
        aside = column(
            Words(_("As it will stand on letters"), "label"),
            self._preview,
            row(choose, None),
            Words(_("PNG or JPEG, up to 2 MB"), "caption"),
            None,
        )
        inside.addLayout(aside, 0, 1)
        inside.setColumnStretch(0, 5)
        inside.setColumnStretch(1, 3)
        card.body.addLayout(inside)
        card.body.addLayout(row(None, self._save))
        self.body.addWidget(card)
        self.body.addWidget(self._seal)
        self.body.addStretch(1)
        self.form.edited.connect(self._on_edited)

    def reload(self) -> None:
        with self.context.database.read() as session:
            office = queries.own_office(session)
        if office is None:
            return
        self._region, self._logo = office.region_name, None
        self.form.set_values({key: getattr(office, key) for key in OFFICE_FIELDS})
        self._preview.show_logo(office.letterhead or b"")
        mark_of_key = fingerprint(office.public_key)
        self._seal.setText(_("Fingerprint of the office's key: {mark}").format(mark=mark_of_key))
        self._show_preview()
        self._save.allow(allowed=False, reason=_("Nothing was changed"))

    def _show_preview(self) -> None:
        values = self.form.values()
        over = f"PEMERINTAH {self._region}"
        self._preview.show_words(over, values["name"], values["address"])

    def _on_edited(self) -> None:
        self._save.allow(allowed=True)
        self._show_preview()

    def _on_choose(self) -> None:
        self.context.messages.choose_file(
            _("Choose the logo"), _("Pictures (*.png *.jpg *.jpeg)"), self._take_logo, "logo"
        )

    def _take_logo(self, path: Path) -> None:
        try:
            picture = path.read_bytes()
            check_letterhead(picture)
        except OSError as fault:
            self.context.messages.refuse(
                UserError("office.letterhead", fault.strerror or path.name)
            )
        except UserError as refusal:
            self.context.messages.refuse(refusal)
        else:
            self._logo = picture
            self._preview.show_logo(picture)
            self._save.allow(allowed=True)

    def _on_save(self) -> None:
        missing = self.form.missing()
        self.form.show_errors(missing)
        if missing:
            return
        context, values, logo = self.context, self.form.values(), self._logo

        def save(_progress: Progress) -> None:
            with context.database.write() as session:
                change_office(session, context.acting, values, letterhead=logo)

        context.jobs.run(
            save,
            lambda _done: context.messages.tell(_("The office is saved.")),
            _("Saving the office"),
            owner=self,
        )
