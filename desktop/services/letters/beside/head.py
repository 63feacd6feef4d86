"""What stands over a list beside a letter: which letter it belongs to, and its title."""

from dataclasses import dataclass

from desktop.services.letters.papers.letter_body import Part
from desktop.services.letters.papers.lines import phrased, shrunk
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM, Profile

_SIZE, _PITCH = 10.0, 4.9 * MM
_LABEL, _VALUE = 16.5 * MM, 19 * MM
_WIDE = 97.5 * MM
_TITLE, _TITLE_PITCH, _SMALL = 12.0, 6.0 * MM, 10.0


@dataclass(frozen=True, slots=True)
class Reference:
    """`Lampiran Surat Kepala Dinas …`, its number and its date."""

    name: str
    number: str
    dated: str


def reference_part(chosen: Profile, told: Reference, margin: float) -> Part:
    """The block at the right margin that says which letter the list belongs to."""
    face = chosen.family.regular
    x = chosen.width - margin - _WIDE
    lines = [line for text in told.name.split("\n") for line in phrased(text, face, _SIZE, _WIDE)]
    facts = [(label, text) for label, text in _facts(told) if text]

    def draw(pen: Pen, y: float) -> None:
        for line in lines:
            pen.text(face, _SIZE, x, y, line)
            y += _PITCH
        for label, text in facts:
            pen.text(face, _SIZE, x, y, label)
            pen.text(face, _SIZE, x + _LABEL, y, ":")
            pen.text(face, shrunk(text, face, _SIZE, _WIDE - _VALUE), x + _VALUE, y, text)
            y += _PITCH

    return Part(0.0, (len(lines) + len(facts) - 1) * _PITCH, draw)


def _facts(told: Reference) -> tuple[tuple[str, str], ...]:
    return (("Nomor", told.number), ("Tanggal", told.dated))


def title_lines(
    chosen: Profile, text: str, space: float, *, small: bool = False, tied: bool = True
) -> list[Part]:
    """A title in bold over the middle of the page, or a smaller line below it."""
    face = chosen.family.regular if small else chosen.family.bold
    size = _SMALL if small else _TITLE
    room = chosen.width - 36 * MM
    lines = [line for part in text.split("\n") for line in phrased(part, face, size, room) if line]
    pitch = 4.9 * MM if small else _TITLE_PITCH

    def draw(pen: Pen, y: float) -> None:
        for line in lines:
            pen.centred(face, size, chosen.width / 2, y, line)
            y += pitch

    return [Part(space, (len(lines) - 1) * pitch, draw, tied=tied)] if lines else []
