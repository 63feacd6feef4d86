"""The tables of a recapitulation: kecamatan over their desa, and occupations."""

from collections.abc import Sequence

from desktop.domain.money import grouped
from desktop.services.letters.beside.recap_sums import KecamatanSums, Sum
from desktop.services.letters.beside.sheets import TableRow
from desktop.services.letters.papers.faces import Face, Family, sans
from desktop.services.letters.papers.letter_body import Part
from desktop.services.letters.papers.lines import Fitted, broken, fit, shrunk
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM

MARGIN = 20 * MM
_SHARES = (9, 69, 13, 13, 16, 24, 26)
_WIDE_B = 92 * MM
_B_RIGHT = (64, 79, 92)
"""Where the figures of part B end, in mm from its left."""
_ROW, _LINE, _HEAD, _PLACES = 5.15 * MM, 3.9 * MM, 9.9 * MM, 4.0 * MM
_PAD, _INDENT = 1.4 * MM, 4 * MM
_SIZE, _HEAD_SIZE, _PLACE_SIZE, _B_SIZE = 9.0, 9.0, 7.0, 9.0
_THIN, _STRONG = 0.5, 0.9


def edges(width: float) -> list[float]:
    """Where the columns of part A begin and end, in a table so wide."""
    share = width / sum(_SHARES)
    places = [MARGIN]
    for one in _SHARES:
        places.append(places[-1] + one * share)
    return places


def _figure(number: int) -> str:
    return grouped(number) if number else "–"


def _figures(one: Sum) -> list[str]:
    return [_figure(n) for n in (one.men, one.women, one.people, one.monthly, one.cost)]


def head_part(at: Sequence[float], heads: Sequence[str], family: Family, space: float) -> Part:
    """The heads in bold, and below them their numbers, 1 to 7."""

    def draw(pen: Pen, y: float) -> None:
        for number, text in enumerate(heads):
            left, right = at[number], at[number + 1]
            size = _HEAD_SIZE
            lines = [
                line
                for part in text.split("\n")
                for line in broken(part, family.bold, size, right - left - _PAD)
            ]
            base = y + (_HEAD - len(lines) * _LINE) / 2 + 2.9 * MM
            for line in lines:
                fitted = shrunk(line, family.bold, size, right - left - _PAD)
                pen.centred(family.bold, fitted, (left + right) / 2, base, line)
                base += _LINE
            middle = (left + right) / 2
            pen.centred(family.regular, _PLACE_SIZE, middle, y + _HEAD + 2.8 * MM, str(number + 1))
        pen.rule(at[0], y, at[-1], y, _THIN)
        pen.rule(at[0], y + _HEAD, at[-1], y + _HEAD, _THIN)
        _frame(pen, at, y, _HEAD + _PLACES)

    return Part(space, _HEAD + _PLACES, draw, tied=True)


def _frame(pen: Pen, at: Sequence[float], y: float, height: float, below_from: int = 0) -> None:
    for x in at:
        pen.rule(x, y, x, y + height, _THIN)
    pen.rule(at[below_from], y + height, at[-1], y + height, _THIN)


def rows_of(at: Sequence[float], sums: Sequence[KecamatanSums], whole: Sum) -> list[TableRow]:
    """Kecamatan in bold with their number, desa indented below, the sum of all at the end."""
    bold, regular = sans().bold, sans().regular
    rows: list[TableRow] = []
    for number, one in enumerate(sums, start=1):
        again = _row(at, f"{one.all.name} (lanjutan)", ["", "", "", "", ""], bold, str(number))
        rows.append(
            TableRow(_row(at, one.all.name, _figures(one.all), bold, str(number), tied=True))
        )
        for place, village in enumerate(one.villages, start=1):
            rows.append(
                TableRow(
                    _row(
                        at,
                        village.name,
                        _figures(village),
                        regular,
                        indent=_INDENT,
                        # The sum of all keeps the last desa beside it.
                        open_below=place < len(one.villages),
                        tied=number == len(sums) and place == len(one.villages),
                    ),
                    None if place == 1 else again,
                )
            )
    rows.append(TableRow(_row(at, "JUMLAH", _figures(whole), bold, taller=0.9 * MM)))
    return rows


def _row(  # noqa: PLR0913 - a row's parts, by name
    at: Sequence[float],
    name: str,
    figures: Sequence[str],
    face: Face,
    number: str = "",
    *,
    indent: float = 0.0,
    open_below: bool = False,
    tied: bool = False,
    taller: float = 0.0,
) -> Part:
    told = fit(name, face, at[2] - at[1] - 2 * _PAD - indent)
    height = _ROW + (len(told.lines) - 1) * _LINE + taller

    def draw(pen: Pen, y: float) -> None:
        base = y + 3.75 * MM + taller / 2
        pen.centred(face, _SIZE, (at[0] + at[1]) / 2, base, number)
        for count, line in enumerate(told.lines):
            pen.text(face, told.size, at[1] + _PAD + indent, base + count * _LINE, line)
        for column, text in enumerate(figures, start=2):
            size = shrunk(text, face, _SIZE, at[column + 1] - at[column] - 2 * _PAD)
            pen.right(face, size, at[column + 1] - _PAD, base, text)
        _frame(pen, at, y, height, 1 if open_below else 0)

    return Part(0.0, height, draw, tied=tied)


def occupation_head(heads: Sequence[str], family: Family, space: float) -> Part:
    """The heads of part B."""
    return _strip(list(heads), family.bold, space, rule=_STRONG, over=_STRONG, tied=True)


def occupation_rows(sums: Sequence[Sum], whole: Sum) -> list[Part]:
    """Occupations, the most frequent first, and their sum."""
    regular, bold = sans().regular, sans().bold
    rows = [
        _strip(
            [one.name, _figure(one.men), _figure(one.women), _figure(one.people)],
            regular,
            0.0,
            rule=_STRONG if one is sums[-1] else _THIN,
            tied=one is sums[-1],
        )
        for one in sums
    ]
    told = ["Jumlah", _figure(whole.men), _figure(whole.women), _figure(whole.people)]
    return [*rows, _strip(told, bold, 0.0, rule=_STRONG)]


def _strip(
    texts: Sequence[str],
    face: Face,
    space: float,
    *,
    rule: float,
    over: float = 0.0,
    tied: bool = False,
) -> Part:
    name: Fitted = fit(texts[0], face, _B_RIGHT[0] * MM - 14 * MM)
    height = 4.7 * MM + (len(name.lines) - 1) * _LINE

    def draw(pen: Pen, y: float) -> None:
        base = y + 3.4 * MM
        for count, line in enumerate(name.lines):
            pen.text(face, name.size, MARGIN + _PAD, base + count * _LINE, line)
        for end, text in zip(_B_RIGHT, texts[1:], strict=True):
            pen.right(face, _B_SIZE, MARGIN + end * MM - 0.8 * MM, base, text)
        if over:
            pen.rule(MARGIN, y, MARGIN + _WIDE_B, y, over)
        pen.rule(MARGIN, y + height, MARGIN + _WIDE_B, y + height, rule)

    return Part(space, height, draw, tied=tied)
