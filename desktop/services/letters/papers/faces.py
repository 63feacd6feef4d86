"""The typefaces of papers, and how wide their text is."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop import paths

_MOST_KEPT = 5_000
"""Texts whose width is kept: sums, ages, villages come again and again, memory stays flat."""


class _Widths(dict[str, float]):
    """Width of a sign in ems, looked up in the font once."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._width = font.face.getCharWidth

    def __missing__(self, sign: str) -> float:
        width = float(self._width(ord(sign))) / 1000
        self[sign] = width
        return width


class Face:
    """One font file: its name in a PDF and the widths of its signs."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.font: Any = TTFont(name, str(paths.resource("fonts", f"{name}.ttf")))
        self._widths = _Widths(self.font)
        self._known: dict[str, float] = {}
        pdfmetrics.registerFont(self.font)

    def width(self, text: str, size: float) -> float:
        """How wide a text is at a size, in points."""
        width = self._known.get(text)
        if width is None:
            widths = self._widths
            width = sum([widths[sign] for sign in text])
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[text] = width
        return width * size

    def has(self, sign: str) -> bool:
        """Whether the font can draw a sign."""
        return ord(sign) in self.font.face.charToGlyph


@dataclass(frozen=True, slots=True)
class Family:
    """The faces that text of one paper is set in."""

    regular: Face
    bold: Face
    italic: Face


@lru_cache(maxsize=1)
def sans() -> Family:
    """Liberation Sans, as wide as Arial."""
    return Family(
        Face("LiberationSans-Regular"), Face("LiberationSans-Bold"), Face("LiberationSans-Italic")
    )


@lru_cache(maxsize=1)
def bookman() -> Family:
    """SuratBonum, for Bookman Old Style."""
    return Family(Face("SuratBonum-regular"), Face("SuratBonum-bold"), Face("SuratBonum-italic"))


def face_for(text: str, face: Face, instead: Face) -> Face:
    """The face that draws a whole text: `instead` where the first lacks one of its signs."""
    return face if all(face.has(sign) for sign in text) else instead
