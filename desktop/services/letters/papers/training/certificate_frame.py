"""What both sides of a certificate share: bands, frame, QR code, signature."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.services.letters.papers.codes import draw_qr, proof_size
from desktop.services.letters.papers.faces import bookman, sans
from desktop.services.letters.papers.facts import Signer
from desktop.services.letters.papers.pen import BLACK, Ink, Pen
from desktop.services.letters.papers.profiles import MM, SHEETS
from desktop.services.letters.papers.signature import Block, draw_signature, lay_out_signature
from desktop.services.letters.papers.training.boxes import boxed
from desktop.services.letters.papers.training.facts import CertificateFacts
from desktop.services.letters.papers.training.ornament import (
    BACK,
    FRONT,
    INDIGO,
    MADDER,
    Band,
    draw_band,
)
from desktop.services.letters.papers.training.training_fields import signs_without_titles

HIGH, WIDE = SHEETS["A4"]
MIDDLE = WIDE / 2
TEXT = 215 * MM
"""How wide name and table are."""
LOWEST = 190.6 * MM
"""Where QR code and signature end."""
AXIS = MIDDLE + 34 * MM
_FRAME_SIDE, _FRAME_TOP = 28 * MM, 13 * MM
_SIGNED_RIGHT = WIDE - _FRAME_SIDE - 5 * MM
_QR_LEFT = 36 * MM
_CODE, _CODE_APART, _CODE_GAP = 7.5, 3.5 * MM, 3 * MM
_SIGN_SIZE, _SIGN_LEADING, _SIGN_ROOM = 10.5, 13.1, 23.6 * MM


@dataclass(frozen=True, slots=True)
class _Signed:
    signer: Signer | None
    head: str


def colours(facts: CertificateFacts) -> tuple[Ink, Ink]:
    """The colours of title and name: those of the ornament, black without it."""
    return (INDIGO, MADDER) if facts.ornament else (BLACK, BLACK)


def draw_frame(pen: Pen, facts: CertificateFacts, *, front: bool) -> None:
    """The bands at both sides and the frame between them."""
    if facts.ornament:
        band, side = (FRONT, 10 * MM) if front else (BACK, 14 * MM)
        _draw_bands(pen, band, side)
    pen.ink(colours(facts)[0])
    pen.box(_FRAME_SIDE, _FRAME_TOP, WIDE - 2 * _FRAME_SIDE, HIGH - 2 * _FRAME_TOP, 0.5)
    pen.ink(BLACK)


def _draw_bands(pen: Pen, band: Band, side: float) -> None:
    width, length = band.size
    for x in (side, WIDE - side - width):
        draw_band(pen, band, x, (HIGH - length) / 2)


def qr_top(facts: CertificateFacts) -> float:
    """Where the QR code begins."""
    return LOWEST - proof_size(facts.proof)


def draw_proof(pen: Pen, facts: CertificateFacts, lines: Sequence[str]) -> None:
    """The QR code at the lower left, and lines beside it."""
    size = proof_size(facts.proof)
    if facts.proof:
        draw_qr(pen, facts.proof, _QR_LEFT, LOWEST - size, size)
    x = _QR_LEFT + (size + _CODE_GAP if size else 0.0)
    face, width = sans().regular, AXIS - 42 * MM - x
    parts = [boxed(line, face, _CODE, width, 6.5 * MM) for line in lines]
    printed = [(part.size, text) for part in parts for text in part.lines]
    for above, (letters, text) in enumerate(reversed(printed)):
        pen.text(face, letters, x, LOWEST - above * _CODE_APART, text)


def signature(facts: CertificateFacts, signer: Signer | None) -> Block | None:
    """The block of who signs a side, without titles."""
    return lay_out_signature(
        _Signed(signs_without_titles(signer), facts.head),
        bookman(),
        _SIGN_SIZE,
        _SIGN_LEADING,
        AXIS,
        _SIGNED_RIGHT,
        _SIGN_ROOM,
    )


def draw_signed(pen: Pen, block: Block, y: float, above: str = "") -> None:
    """Draw the block with its first baseline at y, a line (place and date) over it."""
    if above:
        pen.text(bookman().regular, _SIGN_SIZE, block.x, y - _SIGN_LEADING, above)
    draw_signature(pen, bookman(), block, y)
