"""What the parts of a paper's wording are called; a part that is not named, by its own words."""

from collections.abc import Mapping

from desktop.domain.texts import gettext, mark

_NAMES: Mapping[str, str] = {
    "title": mark("Title of the document"),
    "lampiran": mark("Lampiran (enclosure)"),
    "hal": mark("Hal (subject)"),
    "yth": mark("Yth. (addressee)"),
    "pembuka": mark("Opening"),
    "rincian": mark("Points"),
    "penjelasan": mark("What follows the points, a sentence a line"),
    "penutup": mark("Closing"),
    "lampiran_daftar": mark("The annexed list"),
    "paraf": mark("Boxes for initials, one a line; none: no boxes"),
    "kepala": mark("Heading"),
}


def part_name(key: str) -> str:
    """The name of a part."""
    return gettext(_NAMES[key]) if key in _NAMES else key.replace("_", " ").capitalize()
