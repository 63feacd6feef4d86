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
        "exclude_occupations": _(
            "Yes: a warning at import, and no place in a letter, for whom another insures."
        ),
        "letters_local_only": _(
            "Yes: who lives outside, by the village of the register, is left out of letters."
        ),
        "letters_one_per_household": _(
            "Yes: the first of a KK number goes; whom it covers already counts too."
        ),
        "letters_never_members": _(
            "Yes: who ever had a member number is left out, when cover has ended too."
        ),
        "language": _("Of the window. Letters and sheets are always Indonesian."),
    }
