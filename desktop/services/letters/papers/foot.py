"""The foot of every page: which page it is, the control code, the sums, and what proves them."""

from dataclasses import dataclass

from desktop.services.letters.papers.codes import draw_qr, qr_modules
from desktop.services.letters.papers.faces import sans
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM

_SIZE = 6.8
_BASELINE = 9 * MM
_LEADING = 3.15 * MM
_MODULE = 0.5 * MM
"""Copies of copies are still read at 150 dpi (papers.md, Common); at 0.4 not the first."""
_WIDEST = 24.5 * MM
"""What text leaves free above the foot: a version 8; the 53 modules of a 9 are 0.46 wide."""
_TOLD_BY = 20
"""Signs at its end, of its signature, that tell a proof from another in the same file."""
_BESIDE = 3.5 * MM
"""Between code and sums: its quiet zone, and more."""
_PARAF_WIDTH, _PARAF_HEIGHT, _PARAF_SIZE = 19 * MM, 10.5 * MM, 6.2


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands in the foot of every page; a draft has no `code` (control code) and no `proof`.

    `proof` is the text of the QR code at the right margin; without one the sums stand there.
    """

    pages: int
    code: str
    sums: str
    proof: str = ""


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
    if foot.proof:
        right -= draw_proof(pen, foot.proof, right, y) + _BESIDE
    if above:
        pen.text(face, _SIZE, left, y - _LEADING, above)
    pen.text(face, _SIZE, left, y, f"Halaman {page} dari {foot.pages}")
    if foot.code:
        pen.right(face, _SIZE, right, y - _LEADING, f"Kode kendali {foot.code}")
    pen.right(face, _SIZE, right, y, foot.sums)


def draw_proof(pen: Pen, proof: str, edge: float, low: float, *, to_right: bool = False) -> float:
    """The QR code with its lower right corner there: one drawing in the file, however many pages.

    With `to_right` it is the lower left corner. Gives back how wide it is.
    """
    size = min(qr_modules(proof) * _MODULE, _WIDEST)
    right = edge + size if to_right else edge
    pen.stamp(
        f"proof-{proof[-_TOLD_BY:]}",
        (size, size),
        right - size,
        low - size,
        lambda: draw_qr(pen, proof, 0, 0, size),
    )
    return size


def draw_initials(pen: Pen, labels: list[str], left: float, height: float) -> None:
    """Boxes above the foot where officials put their initials (paraf)."""
    y = height - _BASELINE - 19.2 * MM
    for number, label in enumerate(labels):
        x = left + number * _PARAF_WIDTH
        pen.text(sans().regular, _PARAF_SIZE, x + 1 * MM, y + 2.7 * MM, label)
    for number in range(len(labels)):
        pen.box(left + number * _PARAF_WIDTH, y, _PARAF_WIDTH, _PARAF_HEIGHT, 0.5)
