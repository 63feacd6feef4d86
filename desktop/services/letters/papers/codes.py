"""QR codes and Code 128 as vectors: every module a piece of one path, so that none shows seams."""

from functools import lru_cache
from itertools import groupby

from desktop.services.letters.papers.pen import Cell, Pen
from desktop.services.letters.papers.profiles import MM

_WIDTHS = """
    212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212
    112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131
    311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321
    112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
    313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111
    314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114
    122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212
    124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113
    114311 411113 411311 113141 114131 311141 411131
""".split()  # noqa: SIM905 - a table, not a list of texts
"""Widths of bars and gaps, in modules, of the values 0 to 102 (ISO/IEC 15417, table 1)."""
_PROOF_MODULE = 0.55 * MM
"""Three copies of copies are still read at 150 dpi; at 0.5 two are."""
_PROOF_WIDEST = 38 * MM
_START, _STOP = "211214", "2331112"
_START_VALUE = 104
_PRIME = 103


@lru_cache(maxsize=4096)
def _matrix(text: str, level: str) -> tuple[bytes, ...]:
    """The modules of a QR code row by row, 1 where dark.

    Choosing them costs most of a certificate, and each is drawn alone and among all: as bytes,
    those of a large training can be kept.
    """
    import segno  # late: most runs of the program draw no code

    return tuple(bytes(row) for row in segno.make(text, error=level, micro=False).matrix)


@lru_cache(maxsize=64)
def _modules(text: str, level: str) -> tuple[int, tuple[Cell, ...]]:
    """How many modules a QR code is wide, and its dark ones as runs of a row."""
    matrix = _matrix(text, level)
    cells = []
    for y, row in enumerate(matrix):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                cells.append((x, y, length, 1))
            x += length
    return len(matrix), tuple(cells)


def draw_qr(pen: Pen, text: str, x: float, y: float, size: float, level: str = "m") -> None:
    """A QR code so wide with its upper left corner at x, y; the quiet zone is the caller's.

    `level` is the least correction (l, m, q, h); what the same size holds of it is taken.
    """
    across, cells = _modules(text, level)
    pen.cells(cells, x, y, size / across)


def qr_modules(text: str, level: str = "m") -> int:
    """How many modules a QR code of a text is wide."""
    return _modules(text, level)[0]


def proof_size(proof: str) -> float:
    """How wide the QR code of a proof is drawn; nothing without one, as on a preview."""
    return min(qr_modules(proof) * _PROOF_MODULE, _PROOF_WIDEST) if proof else 0.0


def code128_modules(text: str) -> int:
    """How many modules a Code 128 of a text is wide, without its quiet zone of ten each side."""
    return 11 * (len(text) + 2) + 13


def draw_code128(pen: Pen, text: str, x: float, y: float, size: tuple[float, float]) -> None:
    """A Code 128 so wide and high with its upper left corner at x, y (set B: printable ASCII)."""
    width, height = size
    module = width / code128_modules(text)
    cells, at = [], 0
    for number, wide in enumerate(_bars(text)):
        if number % 2 == 0:
            cells.append((at, 0, wide, height / module))
        at += wide
    pen.cells(cells, x, y, module)


def _bars(text: str) -> list[int]:
    """Bars and gaps of a text by turns, in modules. ValueError for what set B cannot say."""
    values = [ord(sign) - 32 for sign in text]
    if not values or not all(0 <= value < 95 for value in values):
        raise ValueError("Code 128, set B, holds printable ASCII only")
    check = (_START_VALUE + sum(at * value for at, value in enumerate(values, start=1))) % _PRIME
    drawn = [_START, *(_WIDTHS[value] for value in (*values, check)), _STOP]
    return [int(wide) for signs in drawn for wide in signs]
