"""The rules of the register, and the language."""

from typing import ClassVar

from desktop.domain.texts import mark as _
from desktop.ui.pages.settings.choices import ChoicesSection


class ProgramSection(ChoicesSection):
    """Who may be in a letter, and in which language the program speaks."""

    KEY = "program"
    TITLE = _("Rules and language")
    GROUPS: ClassVar = {
        _("Who letters take"): ("register",),
        _("Program"): ("program",),
    }
    WORDS: ClassVar = {"language": {"id": _("Indonesian"), "en": _("English")}}
