"""The words of the program: one gettext catalogue for screens, findings and the command line.

Source words are English; users see Indonesian first. `gettext` translates at the moment of
showing, `mark` only marks a text that is shown later (labels of fields, sentences of findings).
"""

import gettext as _gettext
from pathlib import Path
from typing import Final

LANGUAGES: Final = ("id", "en")
DOMAIN: Final = "lontar"


class _Catalogue:
    """The catalogue in use; the one piece of state a module here may hold."""

    def __init__(self) -> None:
        self.language = "en"
        self.translations: _gettext.NullTranslations = _gettext.NullTranslations()


_catalogue = _Catalogue()


def use_language(language: str, locale_folder: Path) -> None:
    """Choose the language (`id` or `en`) of everything shown from here on.

    `locale_folder` is `resources/locale`. English is the source and needs no catalogue.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    _catalogue.language = language
    _catalogue.translations = (
        _gettext.NullTranslations()
        if language == "en"
        else _gettext.translation(DOMAIN, locale_folder, languages=[language])
    )


def language() -> str:
    """The language in use, `id` or `en`."""
    return _catalogue.language


def gettext(message: str) -> str:
    """The message in the language in use; the empty message stays empty."""
    return _catalogue.translations.gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """The message in the language in use, as the number `n` asks for it."""
    return _catalogue.translations.ngettext(singular, plural, n)


def mark(message: str) -> str:
    """Mark a message for the catalogue without translating it yet."""
    return message
