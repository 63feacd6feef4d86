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
    HELP: ClassVar = {
        "letters_need_check": _(
            "Yes: only those whom the insurer's check lets through. No: verified people too."
        ),
        "letters_take_doubles": _(
            "No: who may stand twice in the register waits until somebody has decided it."
        ),
        "minimum_age": _(
            "Whole years, at import and on the first day of cover. Who is younger is held."
        ),
        "maximum_age": _("Whole years; 64 lets people in until the day before they turn 65."),
        "language": _("Of the window. Letters and sheets are always Indonesian."),
    }
