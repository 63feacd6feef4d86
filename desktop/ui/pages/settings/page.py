"""Settings: the office, its officials, its funding, the rates, how letters look."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext
from desktop.domain.texts import mark as _
from desktop.ui.context import Context
from desktop.ui.pages.page import Page, Picture
from desktop.ui.pages.settings.funding import FundingSection
from desktop.ui.pages.settings.layouts import LayoutsSection
from desktop.ui.pages.settings.letters import LettersSection
from desktop.ui.pages.settings.office import OfficeSection
from desktop.ui.pages.settings.officials import OfficialsSection
from desktop.ui.pages.settings.program import ProgramSection
from desktop.ui.pages.settings.rates import RatesSection
from desktop.ui.pages.settings.section import Section
from desktop.ui.pages.settings.trainings import TrainingsSection
from desktop.ui.pages.settings.wording import WordingSection
from desktop.ui.parts.tabs import Tabs

SECTIONS: tuple[type[Section], ...] = (
    OfficeSection,
    OfficialsSection,
    FundingSection,
    RatesSection,
    LettersSection,
    WordingSection,
    LayoutsSection,
    TrainingsSection,
    ProgramSection,
)


class SettingsPage(Page):
    """The sections as tabs."""

    KEY = "settings"
    TITLE = _("Settings")
    ICON = "settings"
    TABLES: ClassVar[frozenset[str]] = frozenset[str]().union(
        *(section.TABLES for section in SECTIONS)
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._tabs = Tabs(gettext(self.TITLE))
        self.sections = {section.KEY: section(context) for section in SECTIONS}
        for section in self.sections.values():
            self._tabs.add(gettext(section.TITLE), section)
        self.body.addWidget(self._tabs, 1)

    def reload(self) -> None:
        for section in self.sections.values():
            section.reload()

    def opened(self, about: object = None) -> None:
        """`about` is the key of a section."""
        if isinstance(about, str) and about in self.sections:
            self._tabs.show_tab(self.sections[about])

    def pictures(self) -> list[Picture]:
        shown = [
            Picture(key, lambda key=key: self.opened(key))  # type: ignore[misc]
            for key in list(self.sections)[1:]
        ]
        return [*shown, *self._dialog_pictures()]

    def _dialog_pictures(self) -> list[Picture]:
        officials = self.sections[OfficialsSection.KEY]
        funding = self.sections[FundingSection.KEY]
        assert isinstance(officials, OfficialsSection)
        assert isinstance(funding, FundingSection)

        def official() -> QWidget:
            self.opened(OfficialsSection.KEY)
            return officials.add()

        def source() -> QWidget:
            self.opened(FundingSection.KEY)
            return funding.add()

        return [Picture("official-new", official), Picture("funding-new", source)]
