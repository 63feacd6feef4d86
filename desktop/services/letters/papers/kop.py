"""The letterhead (kop surat): emblem, government, office, address, two rules."""

from dataclasses import dataclass

from desktop.services.letters.papers.faces import Face
from desktop.services.letters.papers.fields import Sender, department
from desktop.services.letters.papers.lines import broken, phrased, shrunk
from desktop.services.letters.papers.pen import Pen, picture_width
from desktop.services.letters.papers.profiles import LEFT, MM, Profile

_TOP = 11 * MM
_EMBLEM = 25 * MM
_WIDEST_EMBLEM = 34 * MM
_EMBLEM_GAP = 4 * MM
_LARGEST, _SMALLEST = 18.6, 13.0
_ADDRESS = 9.2
_RULES, _BETWEEN = 38.3 * MM, 1.1 * MM


@dataclass(frozen=True, slots=True)
class Kop:
    """A letterhead laid out: (face, size, baseline, text) around a middle, and its rules."""

    texts: tuple[tuple[Face, float, float, str], ...]
    middle: float
    rules: float
    right: float
    emblem: bytes | None
    emblem_height: float

    @property
    def ends(self) -> float:
        """Where its lower rule lies."""
        return self.rules + _BETWEEN


def lay_out_kop(profile: Profile, facts: Sender, emblem: bytes | None) -> Kop:
    """The letterhead of a letter, higher where the office's name or address needs it."""
    wide, high = _emblem_size(emblem)
    left = LEFT + (wide + _EMBLEM_GAP if emblem else 0.0)
    width = profile.right - left
    family = profile.family
    names, size = _office_lines(family.bold, department(facts).upper(), width)
    government = f"Pemerintah {facts.government}".upper()
    y = 15 * MM
    texts = [
        (family.regular, shrunk(government, family.regular, size * 0.75, width), y, government)
    ]
    y += 0.3 * MM
    for name in names:
        y += size * 1.06
        texts.append((family.bold, size, y, name))
    y += 0.5 * MM
    for line in _address(facts):
        for part in broken(line, family.regular, _ADDRESS, width):
            y += 4.4 * MM
            texts.append((family.regular, _ADDRESS, y, part))
    rules = max(_RULES if emblem else 0.0, y + 5 * MM)
    return Kop(tuple(texts), (left + profile.right) / 2, rules, profile.right, emblem, high)


def _emblem_size(emblem: bytes | None) -> tuple[float, float]:
    """Width and height of the emblem: 25 mm high, less where it is very wide."""
    if emblem is None:
        return 0.0, 0.0
    width = picture_width(emblem, _EMBLEM)
    if width <= _WIDEST_EMBLEM:
        return width, _EMBLEM
    return _WIDEST_EMBLEM, _EMBLEM * _WIDEST_EMBLEM / width


def _office_lines(bold: Face, name: str, width: float) -> tuple[list[str], float]:
    """The office's name in one line if that is not too small, else in two or more."""
    size = shrunk(name, bold, _LARGEST, width)
    if size >= _SMALLEST:
        return [name], size
    size = _SMALLEST + 2
    lines = phrased(name, bold, size, width)
    while len(lines) > 2 and size > _SMALLEST - 2:
        size -= 0.5
        lines = phrased(name, bold, size, width)
    return lines, size


def _address(facts: Sender) -> list[str]:
    """The lines below the name, those that the office filled in."""
    phone = f"Telepon {facts.phone}" if facts.phone else ""
    email = f"pos-el {facts.email}" if facts.email else ""
    reached = ", ".join(part for part in (phone, email) if part)
    return [line for line in (facts.address, reached[:1].upper() + reached[1:]) if line]


def draw_kop(pen: Pen, kop: Kop) -> None:
    """Draw it on the page."""
    if kop.emblem is not None:
        pen.picture(kop.emblem, LEFT, _TOP + (_EMBLEM - kop.emblem_height) / 2, kop.emblem_height)
    for face, size, y, text in kop.texts:
        pen.centred(face, size, kop.middle, y, text)
    pen.rule(LEFT, kop.rules, kop.right, kop.rules, 2.2)
    pen.rule(LEFT, kop.ends, kop.right, kop.ends, 0.6)
