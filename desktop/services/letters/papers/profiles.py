"""Papers and type by the office's choice (papers.md, Common). Measures in points."""

from dataclasses import dataclass

from desktop.services.letters.papers.faces import Family, bookman, sans

MM = 72 / 25.4
"""A millimetre in points."""

SHEETS = {"A4": (210 * MM, 297 * MM), "F4": (215 * MM, 330 * MM)}
"""Width and height of a paper; F4 as Indonesian offices buy it."""

LEFT, RIGHT = 30 * MM, 20 * MM
"""Margins of a letter."""

ANNEX_MARGIN = 15 * MM
TEXT_ENDS = 34.5 * MM
"""Above the lower edge: below it are the foot, and room for an e-office's own mark."""

COPIES_END = 26 * MM
"""The list of copies may stand lower than the text, never in the foot."""

SIZES = (12.0, 11.0)
"""Of a letter's text: the larger where it still ends on one page."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a letter is set on and in; the columns of its points in points from the margin."""

    width: float
    height: float
    family: Family
    leading: float
    """Lines apart, for each point of size."""
    colon: float
    value: float
    axis: float
    """Where date and signature begin, as a share of the text's width."""

    @property
    def right(self) -> float:
        """Where the text of a letter ends."""
        return self.width - RIGHT


def profile(paper: str, typeface: str) -> Profile:
    """The profile of a paper (A4, F4) and a typeface (sans, bookman)."""
    width, height = SHEETS[paper]
    if typeface == "bookman":
        return Profile(width, height, bookman(), 15 / 11, 46 * MM, 49 * MM, 0.53)
    return Profile(width, height, sans(), 14.3 / 11, 44 * MM, 47 * MM, 0.55)
