"""Text fitted into a box: smaller, then in more lines; nothing is ever cut off."""

from dataclasses import dataclass

from desktop.services.letters.papers.faces import Face
from desktop.services.letters.papers.lines import broken
from desktop.services.letters.papers.pen import Pen

LEADING = 1.17
"""From line to line, for each point of size."""
_LITTLE_SMALLER = 0.9
_STEP = 0.25
_LEAST = 2.0
_WHOLE_WORDS = 0.7
"""Down to that share of the size a word is made smaller rather than torn."""
_BASELINE = 0.36
"""Of a size: from the middle of a line down to its baseline."""


@dataclass(frozen=True, slots=True)
class Boxed:
    """Lines of one size."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        """How high the lines are together."""
        return len(self.lines) * self.size * LEADING


def boxed(
    text: str,
    face: Face,
    size: float,
    width: float,
    height: float,
    smaller: float = _LITTLE_SMALLER,
) -> Boxed:
    """A text as large as a box of that width and height lets it be, at most `size`.

    One line, a line smaller down to a share of the size, then as many lines as the height holds.
    """
    natural = face.width(text, size)
    if natural <= width:
        return Boxed((text,), size)
    if natural * smaller <= width:
        return Boxed((text,), width / natural * size)
    least, tried = _whole_words(text, face, size, width), size
    while True:
        lines = broken(text, face, tried, width)
        fits = len(lines) * tried * LEADING <= height + 0.01
        if (fits and tried <= least) or tried - _STEP < _LEAST:
            one = width / natural * size
            return Boxed((text,), one) if len(lines) == 1 else Boxed(tuple(lines), tried)
        tried -= _STEP


def _whole_words(text: str, face: Face, size: float, width: float) -> float:
    """The size from which on no word is torn; `size` itself where that would be too small."""
    widest = max((face.width(word, size) for word in text.split()), default=0.0)
    if widest <= width:
        return size
    whole = width / widest * size
    return whole if whole >= _WHOLE_WORDS * size else size


def draw_boxed(
    pen: Pen, face: Face, text: Boxed, x: float, middle: float, width: float = 0.0
) -> None:
    """Draw lines around a height; each in the middle of a width where one is given."""
    y = middle - text.height / 2
    for line in text.lines:
        baseline = y + text.size * (LEADING / 2 + _BASELINE)
        if width:
            pen.centred(face, text.size, x + width / 2, baseline, line)
        else:
            pen.text(face, text.size, x, baseline, line)
        y += text.size * LEADING
