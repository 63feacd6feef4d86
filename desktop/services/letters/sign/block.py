"""The visible block of a signature: who signed and when, in the paper's own typeface."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from desktop.domain.dates import letter_date
from desktop.services.acting import OFFICE_ZONE
from desktop.services.letters.papers.faces import Face, Family, bookman, sans
from desktop.services.letters.papers.lines import phrased, shrunk
from desktop.services.letters.papers.metadata import Metadata
from desktop.services.letters.papers.pen import Pen, Room

_LABEL = "Ditandatangani secara digital oleh"
_SIZE, _NAME_SIZE, _LEADING = 7.0, 8.0, 1.22
_BAR, _INSET = 1.6, 6.0
_SMALLEST = 4.5


@dataclass(frozen=True, slots=True)
class SignBlock:
    """Where it stands (nothing: the signature is invisible) and whom it names.

    `position` and `nip` are empty where only the certificate tells who signs.
    """

    room: Room | None
    name: str = ""
    position: str = ""
    nip: str = ""
    typeface: str = "sans"


def moment_words(at: datetime) -> str:
    """A moment as papers tell it: `24 November 2026, 10.05 WITA`."""
    local = at.astimezone(OFFICE_ZONE)
    return f"{letter_date(local.date())}, {local:%H.%M} WITA"


def draw_block(block: SignBlock, at: datetime) -> bytes:
    """A PDF of one page as large as the block's room, with nothing but the block on it."""
    room = block.room
    assert room is not None
    size = (round(room.right - room.left, 2), round(room.upper - room.lower, 2))
    return _drawn(block.name, block.position, block.nip, block.typeface, moment_words(at), size)


@lru_cache(maxsize=16)
def _drawn(
    name: str, position: str, nip: str, typeface: str, moment: str, size: tuple[float, float]
) -> bytes:
    family = bookman() if typeface == "bookman" else sans()
    width, height = size
    wide = width - _INSET
    lines = _lines(name, position, nip, moment, family, wide)
    pen = Pen(family.regular, Metadata("", "", "", "", datetime(2000, 1, 1, tzinfo=UTC)))
    pen.page(width, height)
    deep = sum(high for _face, high, _text in lines) * _LEADING
    scale = max(min(1.0, (height - 2) / deep), _SMALLEST / _SIZE)
    y = (height - deep * scale) / 2
    pen.rule(_BAR / 2, y, _BAR / 2, y + deep * scale, _BAR)
    for face, high, text in lines:
        y += high * scale * _LEADING
        pen.text(face, shrunk(text, face, high * scale, wide), _INSET, y - 0.3 * high, text)
    return pen.finish()


def _lines(
    name: str, position: str, nip: str, moment: str, family: Family, width: float
) -> list[tuple[Face, float, str]]:
    lines = [(family.regular, _SIZE, _LABEL), (family.bold, _NAME_SIZE, name)]
    if position:
        told = phrased(position, family.regular, _SIZE, width)
        lines += [(family.regular, _SIZE, line) for line in told]
    if nip:
        lines.append((family.regular, _SIZE, f"NIP {nip}"))
    return [*lines, (family.regular, _SIZE, moment)]
