"""The foot of every page: which page it is, the control code, how many people and rupiah."""

from dataclasses import dataclass

from desktop.services.letters.papers.faces import sans
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM

_SIZE = 6.8
_BASELINE = 9 * MM
_LEADING = 3.15 * MM
_PARAF_WIDTH, _PARAF_HEIGHT, _PARAF_SIZE = 19 * MM, 10.5 * MM, 6.2


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands in the foot of every page; without a code (a draft) that line is left out."""

    pages: int
    code: str
    sums: str


def draw_foot(
    pen: Pen,
    foot: Foot,
    size: tuple[float, float],
    margins: tuple[float, float],
    page: int,
    above: str = "",
) -> None:
    """Draw the foot of a page of that size; `above` stands over the page's number."""
    face = sans().regular
    width, height = size
    left, right = margins[0], width - margins[1]
    y = height - _BASELINE
    if above:
        pen.text(face, _SIZE, left, y - _LEADING, above)
    pen.text(face, _SIZE, left, y, f"Halaman {page} dari {foot.pages}")
    if foot.code:
        pen.right(face, _SIZE, right, y - _LEADING, f"Kode kendali {foot.code}")
    pen.right(face, _SIZE, right, y, foot.sums)


def draw_initials(pen: Pen, labels: list[str], left: float, height: float) -> None:
    """Boxes above the foot where officials put their initials (paraf)."""
    y = height - _BASELINE - 19.2 * MM
    for number, label in enumerate(labels):
        x = left + number * _PARAF_WIDTH
        pen.text(sans().regular, _PARAF_SIZE, x + 1 * MM, y + 2.7 * MM, label)
    for number in range(len(labels)):
        pen.box(left + number * _PARAF_WIDTH, y, _PARAF_WIDTH, _PARAF_HEIGHT, 0.5)
