"""Text into lines: wrapped for a paragraph, fitted into a cell. Nothing is ever cut off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.services.letters.papers.faces import Face, Family

Piece = tuple[Face, str]

_LONG_NUMBER = re.compile(r"\S*\d\S{11,}")
_WIDEST_GAP = 2.2
"""How many blanks' width a justified line may add to each blank."""
_WIDEST_GAP_AT_NUMBER = 1.1
_NO_BREAK_AFTER = re.compile(r"\b(dan|serta|DAN|SERTA|Nomor|Rp) ")
_JOINT = re.compile(
    r"(?<=,) | (?=(?:dan|serta|kabupaten|kota|provinsi|kecamatan)\b)", re.IGNORECASE
)
_FULL, _SMALLER, _SMALLEST, _STEP = 9.0, 8.25, 7.5, 0.25


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text, bold or not; a line break in it stands."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its pieces, its width, and whether it may be spread to the margin."""

    pieces: tuple[Piece, ...]
    width: float
    full: bool

    def widening(self, size: float, width: float) -> float:
        """How much wider each blank must be to fill a width; 0 where the line stays ragged."""
        text = "".join(text for _face, text in self.pieces)
        gaps = text.count(" ")
        if not self.full or not gaps:
            return 0.0
        extra = (width - self.width) / gaps
        most = _WIDEST_GAP_AT_NUMBER if _LONG_NUMBER.search(text) else _WIDEST_GAP
        return extra if extra <= most * self.pieces[0][0].width(" ", size) else 0.0


def wrap(runs: Sequence[Run], family: Family, size: float, width: float) -> list[Line]:
    """Runs as lines no wider than a width, broken at blanks, a word longer than that anywhere."""
    lines: list[Line] = []
    for paragraph in _paragraphs(runs):
        line: list[Piece] = []
        used = 0.0
        for word in _words(paragraph, family, size, width):
            wide = sum(face.width(text, size) for face, text in word)
            blank = line[-1][0].width(" ", size) if line else 0.0
            if line and used + blank + wide > width + 0.01:
                lines.append(Line(_joined(line), used, full=True))
                line, used, blank = [], 0.0, 0.0
            if line:
                line.append((line[-1][0], " "))
            line.extend(word)
            used += blank + wide
        lines.append(Line(_joined(line), used, full=False))
    return lines


def _paragraphs(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of each line that the text itself breaks."""
    current: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        current.append(Run(first, run.bold))
        for other in others:
            yield current
            current = [Run(other, run.bold)]
    yield current


def _words(runs: Sequence[Run], family: Family, size: float, width: float) -> Iterator[list[Piece]]:
    """Words as pieces of one or two faces; those wider than the line in parts."""
    word: list[Piece] = []
    for run in runs:
        face = family.bold if run.bold else family.regular
        parts = run.text.split(" ")
        for at, part in enumerate(parts):
            if at and word:
                yield from _parted(word, size, width)
                word = []
            if part:
                word.append((face, part))
    if word:
        yield from _parted(word, size, width)


def _parted(word: list[Piece], size: float, width: float) -> Iterator[list[Piece]]:
    if sum(face.width(text, size) for face, text in word) <= width:
        yield word
        return
    part: list[Piece] = []
    used = 0.0
    for face, text in word:
        for sign in text:
            wide = face.width(sign, size)
            if part and used + wide > width:
                yield list(_joined(part))
                part, used = [], 0.0
            part.append((face, sign))
            used += wide
    yield list(_joined(part))


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one face as one piece."""
    joined: list[Piece] = []
    for face, text in pieces:
        if joined and joined[-1][0] is face:
            joined[-1] = (face, joined[-1][1] + text)
        else:
            joined.append((face, text))
    return tuple(joined)


def broken(text: str, face: Face, size: float, width: float) -> list[str]:
    """A text of one face in lines, never broken behind `dan` or `Nomor`."""
    tied = _NO_BREAK_AFTER.sub("\\1\xa0", text)
    if any(face.width(word, size) > width for word in tied.split(" ")):
        # What cannot stay together on a line must not be broken in the middle for it.
        tied = text
    family = Family(face, face, face)
    lines = wrap([Run(tied)], family, size, width)
    return ["".join(part for _face, part in line.pieces).replace("\xa0", " ") for line in lines]


def phrased(text: str, face: Face, size: float, width: float) -> list[str]:
    """A title or an office's name in lines that end where it has a joint, if that costs no line.

    Behind a comma, and before `dan` and the word for a region: KEPALA DINAS TENAGA KERJA / DAN
    TRANSMIGRASI.
    """
    lines = broken(text, face, size, width)
    if len(lines) < 2:
        return lines
    phrases = _JOINT.sub("\n", text).replace(" ", "\xa0").split("\n")
    if max(face.width(phrase, size) for phrase in phrases) > width:
        return lines
    joined = broken(" ".join(phrases), face, size, width)
    return joined if len(joined) <= len(lines) else lines


@dataclass(frozen=True, slots=True)
class Fitted:
    """A cell's text as lines of one size."""

    lines: tuple[str, ...]
    size: float


def fit(text: str, face: Face, width: float) -> Fitted:
    """A text for a cell of a table: one line, a smaller line, two lines, two smaller lines.

    What fits in none of them takes as many of the smallest lines as it needs (papers.md, Fit).
    """
    natural = face.width(text, _FULL)
    if natural <= width:
        return Fitted((text,), _FULL)
    if natural * _SMALLER / _FULL <= width:
        return Fitted((text,), width / natural * _FULL // 0.05 * 0.05)
    size = _FULL
    while size >= _SMALLEST:
        lines = broken(text, face, size, width)
        if len(lines) <= 2:
            return Fitted(tuple(lines), size)
        size -= _STEP
    return Fitted(tuple(broken(text, face, _SMALLEST, width)), _SMALLEST)


def shrunk(text: str, face: Face, size: float, width: float) -> float:
    """The size at which a text fits into a width, no larger than `size`."""
    natural = face.width(text, size)
    return size if natural <= width else width / natural * size
