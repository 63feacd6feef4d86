"""How letters look, and what they say."""

from typing import ClassVar

from desktop.domain.texts import mark as _
from desktop.ui.pages.settings.choices import ChoicesSection


class LettersSection(ChoicesSection):
    """Paper, numbers, wording."""

    KEY = "letters"
    TITLE = _("Letters")
    GROUPS: ClassVar = {
        _("Paper and numbers"): ("paper", "number"),
        _("What letters say"): ("letter",),
        _("Berita acara of a verification"): ("minutes",),
    }
    WORDS: ClassVar = {"typeface": {"sans": _("Like Arial"), "bookman": _("Like Bookman")}}
