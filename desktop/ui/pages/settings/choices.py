"""A section that is some of the office's settings, as a form with one button."""

from collections.abc import Mapping
from typing import ClassVar

from desktop.domain.progress import Progress
from desktop.domain.settings import ALL, Settings
from desktop.domain.texts import gettext as _
from desktop.services.offices.settings import change_settings, read_settings
from desktop.ui.context import Context
from desktop.ui.form import Form, asked_of_setting
from desktop.ui.pages.settings.section import Section
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, row


class ChoicesSection(Section):
    """The settings of GROUPS: heading to the groups of settings under it."""

    TABLES = frozenset(("setting",))
    GROUPS: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    WORDS: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    """How the choices of a setting are shown, where not as they stand; marked."""

    HELP: ClassVar[Mapping[str, str]] = {}
    """What stands under a setting; marked."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._save = Button(_("Save settings"), self._on_save, kind="filled")
        self.forms: list[Form] = []
        for heading, groups in self.GROUPS.items():
            card = Card(_(heading))
            form = Form(
                [
                    asked_of_setting(setting, self._words(setting.key), self._help(setting.key))
                    for setting in ALL
                    if setting.group in groups
                ]
            )
            form.edited.connect(lambda: self._save.allow(allowed=True))
            card.body.addWidget(form)
            self.forms.append(form)
            self.body.addWidget(card)
        self.body.addLayout(row(None, self._save))
        self.body.addStretch(1)

    def _words(self, key: str) -> dict[str, str]:
        return {choice: _(words) for choice, words in self.WORDS.get(key, {}).items()}

    def _help(self, key: str) -> str:
        return _(self.HELP[key]) if key in self.HELP else ""

    def reload(self) -> None:
        with self.context.database.read() as session:
            settings = read_settings(session)
        values = {key: str(value) for key, value in settings.all().items()}
        for form in self.forms:
            form.set_values(values)
        self._save.allow(allowed=False, reason=_("Nothing was changed"))

    def _on_save(self) -> None:
        context = self.context
        values = {key: value for form in self.forms for key, value in form.values().items()}

        def save(_progress: Progress) -> Settings:
            with context.database.write() as session:
                return change_settings(session, context.acting, values)

        context.jobs.run(
            save,
            lambda _settings: context.messages.tell(_("The settings are saved.")),
            _("Saving the settings"),
            owner=self,
        )
