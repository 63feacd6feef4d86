"""Small tables within the text of a paper: a row is a part that stays whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.services.letters.papers.faces import Face
from desktop.services.letters.papers.letter_body import Part
from desktop.services.letters.papers.lines import Fitted, broken
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM

_PAD = 1.2 * MM
_RULE = 0.5
_BASELINE = 0.36
"""Of a size: from the middle of a line down to its baseline."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its head, its width in points, its texts left, right or middle."""

    head: str
    width: float
    side: str = "left"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table from `left`: its columns, the size of its texts, the air around a row's lines."""

    columns: tuple[GridColumn, ...]
    left: float
    size: float
    air: float = 2.4 * MM

    @property
    def leading(self) -> float:
        """From line to line."""
        return self.size * 1.2

    def head(self, face: Face, space: float) -> Part:
        """The row of the heads, which never stands alone at the foot of a page."""
        cells = [(column.head, face) for column in self.columns]
        return self._row(cells, space, tied=True, middle=True)

    def row(self, texts: Sequence[str], face: Face, *, tied: bool = False) -> Part:
        """A row of texts; a tied one goes to the next page with the row behind it."""
        return self._row([(text, face) for text in texts], 0.0, tied=tied)

    def _row(
        self,
        cells: Sequence[tuple[str, Face]],
        space: float,
        *,
        tied: bool,
        middle: bool = False,
    ) -> Part:
        fitted = [
            self._fitted(text, face, column.width - 2 * _PAD)
            for (text, face), column in zip(cells, self.columns, strict=True)
        ]
        height = max(len(one.lines) for one in fitted) * self.leading + self.air

        def draw(pen: Pen, top: float) -> None:
            x = self.left
            for column, one, (_text, face) in zip(self.columns, fitted, cells, strict=True):
                side = "middle" if middle else column.side
                y = top + (height - len(one.lines) * self.leading) / 2
                for line in one.lines:
                    y += self.leading
                    _write(pen, face, one.size, x, y - self._above(one.size), line, side, column)
                x += column.width
            self._rules(pen, top, height)

        return Part(space, height, draw, tied=tied)

    def _above(self, size: float) -> float:
        """How far the baseline lies over a line's lower edge."""
        return self.leading / 2 - _BASELINE * size

    def _fitted(self, text: str, face: Face, room: float) -> Fitted:
        """One line, smaller down to nine tenths, else as many lines as it needs."""
        natural = face.width(text, self.size)
        if natural <= room:
            return Fitted((text,), self.size)
        if natural * 0.9 <= room:
            return Fitted((text,), self.size * room / natural)
        return Fitted(tuple(broken(text, face, self.size, room)), self.size)

    def _rules(self, pen: Pen, top: float, height: float) -> None:
        right = self.left + sum(column.width for column in self.columns)
        pen.box(self.left, top, right - self.left, height, _RULE)
        x = self.left
        for column in self.columns[:-1]:
            x += column.width
            pen.rule(x, top, x, top + height, _RULE)


def _write(
    pen: Pen, face: Face, size: float, x: float, y: float, text: str, side: str, column: GridColumn
) -> None:
    if side == "right":
        pen.right(face, size, x + column.width - _PAD, y, text)
    elif side == "middle":
        pen.centred(face, size, x + column.width / 2, y, text)
    elif side == "nik":
        pen.grouped(face, size, x + _PAD, y, text, 0.8)
    else:
        pen.text(face, size, x + _PAD, y, text)
