"""The woven band of certificates and badges: stepped lozenges, drawn thread by thread.

A pattern of this program's own after tied and dyed yarn (ikat); no clan's or district's motif.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from desktop.services.letters.papers.pen import BLACK, Cell, Ink, Pen
from desktop.services.letters.papers.profiles import MM

INDIGO: Ink = (0x24, 0x33, 0x52)
MADDER: Ink = (0x86, 0x30, 0x2A)
COTTON: Ink = (0xF4, 0xEC, 0xDC)

_SHIFT = 0.035
"""How far an end of a colour may lie from its place, of half a lozenge: yarn is tied by hand."""
_RINGS = ((0.93, 0.97, MADDER), (0.70, 0.76, COTTON), (0.45, 0.50, INDIGO))
"""From the outside in: half length and half width of each colour, of half a lozenge's."""
_GUSSET = (0.44, 0.38)
"""Half length and width of the cotton that shows at the edges between two lozenges."""
_FRINGE = 2.8 * MM
_FRINGE_THREAD = 0.5


@dataclass(frozen=True, slots=True)
class Band:
    """A band in points; its threads lie along it, `border` are the stripes from the edge inwards.

    `step` threads of the pattern end together.
    """

    name: str
    threads: int
    width: float
    length: float
    lozenges: int
    border: tuple[Ink, ...]
    step: int
    fringe: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Across and along, with its fringes."""
        return self.width, self.length + (2 * _FRINGE if self.fringe else 0.0)


FRONT = Band(
    "front", 31, 13 * MM, 184 * MM, 13, (MADDER, MADDER, INDIGO, COTTON), step=2, fringe=True
)
BACK = Band("back", 11, 5 * MM, 184 * MM, 34, (MADDER, COTTON), step=1)
NARROW = Band("narrow", 11, 4 * MM, 87 * MM, 17, (MADDER, COTTON), step=1)


def draw_band(pen: Pen, band: Band, x: float, y: float, *, lying: bool = False) -> None:
    """Draw a band with its upper left corner at x, y; a lying one along the line of text."""
    across, along = band.size
    size = (along, across) if lying else (across, along)
    pen.stamp(f"ikat-{band.name}", size, x, y, lambda: _weave(pen, band, lying=lying))


def _weave(pen: Pen, band: Band, *, lying: bool) -> None:
    """The band from 0, 0 on: indigo, and each other colour as one path above it."""
    for colour, cells in _layers(band):
        pen.ink(colour)
        pen.cells([(y, x, high, wide) for x, y, wide, high in cells] if lying else cells, 0, 0, 1)
    pen.ink(BLACK)


@lru_cache(maxsize=4)
def _layers(band: Band) -> tuple[tuple[Ink, tuple[Cell, ...]], ...]:
    """The colours of a band in the order that they lie on each other."""
    top = _FRINGE if band.fringe else 0.0
    layers: list[tuple[Ink, Iterable[Cell]]] = [(INDIGO, [(0, top, band.width, band.length)])]
    for longest, widest, colour in _RINGS:
        layers.append((colour, _ring(band, top, longest, widest)))
    layers.append((COTTON, [*_gussets(band, top), *_stripes(band, top, COTTON)]))
    layers.append((MADDER, _stripes(band, top, MADDER)))
    if band.fringe:
        layers.append((INDIGO, _fringes(band, top)))
    return tuple((colour, tuple(cells)) for colour, cells in layers)


def _pattern(band: Band) -> Iterator[tuple[int, float, float]]:
    """The threads between the borders: number, place across, distance from the middle (0 to 1)."""
    edge = len(band.border)
    inner = band.threads - 2 * edge
    thread = band.width / band.threads
    for number in range(inner):
        away = abs(number - inner // 2)
        stepped = -(-away // band.step) * band.step
        yield number, (edge + number) * thread, stepped / (inner / 2)


def _ring(band: Band, top: float, longest: float, widest: float) -> Iterator[Cell]:
    """One colour of every lozenge, thread by thread, its ends a little off."""
    half = band.length / band.lozenges / 2
    for number, x, away in _pattern(band):
        reach = longest * (1 - away / widest)
        if reach <= 0.0:
            continue
        for lozenge in range(band.lozenges):
            middle = top + (2 * lozenge + 1) * half
            name = f"{band.name} {longest} {number // band.step} {lozenge}"
            first = middle - (reach + _off(f"{name} a")) * half
            last = middle + (reach + _off(f"{name} b")) * half
            yield x, first, band.width / band.threads, max(last - first, 0.0)


def _gussets(band: Band, top: float) -> Iterator[Cell]:
    """The cotton at the edges where two lozenges meet, and at the band's ends."""
    longest, widest = _GUSSET
    pitch = band.length / band.lozenges
    for number, x, away in _pattern(band):
        reach = longest * (1 - (1 - away) / widest)
        if reach <= 0.0:
            continue
        for joint in range(band.lozenges + 1):
            at, name = top + joint * pitch, f"{band.name} gusset {number} {joint}"
            first = max(at - (reach + _off(f"{name} a")) * pitch / 2, top)
            last = min(at + (reach + _off(f"{name} b")) * pitch / 2, top + band.length)
            yield x, first, band.width / band.threads, last - first


def _stripes(band: Band, top: float, colour: Ink) -> Iterator[Cell]:
    """The threads of one colour along both edges."""
    thread = band.width / band.threads
    for number, each in enumerate(band.border):
        if each == colour:
            for x in (number * thread, band.width - (number + 1) * thread):
                yield x, top, thread, band.length


def _fringes(band: Band, top: float) -> Iterator[Cell]:
    """Every second thread goes on beyond both ends."""
    thread = band.width / band.threads
    for number in range(1, band.threads, 2):
        x = (number + (1 - _FRINGE_THREAD) / 2) * thread
        for y in (0.0, top + band.length):
            yield x, y, thread * _FRINGE_THREAD, _FRINGE


def _off(name: str) -> float:
    """How far an end is off, the same for the same name."""
    return (blake2b(name.encode(), digest_size=1).digest()[0] / 127.5 - 1) * _SHIFT
