"""The front of a certificate: one centred column, closer together where it is long."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.dates import letter_date
from desktop.services.letters.papers.faces import Face, bookman, face_for, sans
from desktop.services.letters.papers.fields import without_region
from desktop.services.letters.papers.lines import Line, wrap
from desktop.services.letters.papers.pen import BLACK, Ink, Pen, picture_width
from desktop.services.letters.papers.profiles import MM
from desktop.services.letters.papers.signature import Block
from desktop.services.letters.papers.training.boxes import Boxed, boxed
from desktop.services.letters.papers.training.certificate_frame import (
    AXIS,
    LOWEST,
    MIDDLE,
    TEXT,
    colours,
    draw_frame,
    draw_proof,
    draw_signed,
    qr_top,
    signature,
)
from desktop.services.letters.papers.training.facts import CertificateFacts
from desktop.services.letters.papers.wording import fill, plain

_TOP = 18.2 * MM
_EMBLEM, _WIDEST_EMBLEM = 21.5 * MM, 60 * MM
_TITLE, _TRACKING = 33.0, 5.0
_NAME, _TRAINING, _TEXT_SIZE, _TEXT_WIDTH = 28.0, 15.0, 11.5, 190 * MM
_NAME_SMALLER = 0.72
"""Down to that share of its size a name stays in one line."""
_LEADING = 15.5 / 11.5
_ABOVE_SIGNATURE = 5 * MM
_PHOTO = 30 * MM, 40 * MM
_SMALLEST = 0.3


@dataclass(frozen=True, slots=True)
class _Step:
    """A part of the column: from the baseline before it so far down, so deep, drawn so."""

    gap: float
    depth: float
    draw: Callable[[Pen, float], None]


def draw_front(
    pen: Pen,
    facts: CertificateFacts,
    known: Mapping[str, str],
    emblem: bytes | None,
    photo: bytes | None,
) -> None:
    """Draw the front on a page of its own."""
    wording: Any = facts.wording
    draw_frame(pen, facts, front=True)
    block = signature(facts, facts.signer)
    place = f"{facts.city}, " if facts.city else ""
    signed = LOWEST - (block.height if block else 0.0)
    ends = min(
        signed - _ABOVE_SIGNATURE - 13.1, LOWEST - _PHOTO[1] - 3 * MM, qr_top(facts) - 3 * MM
    )
    _draw_column(pen, facts, known, emblem, ends)
    if block:
        draw_signed(pen, block, signed, f"{place}{letter_date(facts.dated)}")
    if facts.photo_box or photo:
        _draw_photo(pen, block, photo, wording["foto"])
    draw_proof(pen, facts, [plain(line, known) for line in wording["kode"]])


def _draw_photo(pen: Pen, block: Block | None, photo: bytes | None, label: str) -> None:
    """The photo, or the room to glue one on, left of the signature."""
    width, height = _PHOTO
    x, y = (block.x if block else AXIS) - 9 * MM - width, LOWEST - height
    if photo:
        pen.picture(photo, x, y, height)
    else:
        pen.box(x, y, width, height, 0.4)
        pen.centred(bookman().regular, 9, x + width / 2, y + height / 2, label)


def _draw_column(
    pen: Pen,
    facts: CertificateFacts,
    known: Mapping[str, str],
    emblem: bytes | None,
    ends: float,
) -> None:
    """Draw the column from its top; what is too long comes closer together, then smaller."""
    scale = 1.0
    steps = _column(facts, known, emblem, scale)
    while _deep(steps) > ends - _TOP and scale > _SMALLEST:
        scale -= 0.02
        steps = _column(facts, known, emblem, scale)
    y = _TOP + max(0.0, ends - _TOP - _deep(steps) - 4 * MM) * 0.45
    for step in steps:
        y += step.gap
        step.draw(pen, y)
        y += step.depth


def _deep(steps: Sequence[_Step]) -> float:
    return sum(step.gap + step.depth for step in steps)


def _column(
    facts: CertificateFacts, known: Mapping[str, str], emblem: bytes | None, scale: float
) -> list[_Step]:
    """The parts of the column in their order, sizes and gaps at a scale."""
    wording: Any = facts.wording
    family = bookman()
    title_ink, name_ink = colours(facts)
    one = _Column(scale)
    steps = [one.picture(emblem)] if emblem else []
    government = boxed(plain(wording["pemerintah"], known), family.regular, 12, TEXT, 6 * MM)
    steps.append(one.lines(6.5 if emblem else 4.0, family.regular, government))
    office = boxed(
        without_region(facts.office_name, facts.government).upper(),
        family.bold,
        _TRAINING,
        TEXT,
        14 * MM,
    )
    steps.append(one.lines(6.4, family.bold, office))
    steps.append(one.title(15.9, wording["judul"], title_ink))
    number = boxed(plain(wording["nomor"], known), family.regular, 11, TEXT, 9 * MM)
    steps.append(one.lines(7.0, family.regular, number))
    to = boxed(wording["kepada"], family.italic, 12, TEXT, 6 * MM)
    steps.append(one.lines(10.1, family.italic, to))
    letters = face_for(facts.name, family.bold, sans().bold)
    name = boxed(facts.name, letters, _NAME, TEXT, 24 * MM, _NAME_SMALLER)
    steps.append(one.lines(11.4, letters, name, name_ink))
    steps.append(one.rule(3.7))
    about = [told for told in (plain(each, known) for each in wording["tentang"]) if told]
    if about:
        joined = boxed(" · ".join(about), family.regular, _TEXT_SIZE, TEXT, 10 * MM)
        steps.append(one.lines(5.9, family.regular, joined))
    steps.append(one.text(10.2, wording["hasil"], known, 12.5))
    training = boxed(facts.training, family.bold, _TRAINING, TEXT, 20 * MM)
    steps.append(one.lines(8.8, family.bold, training))
    steps.append(one.text(7.3, wording["keterangan"], known, _TEXT_SIZE))
    return steps


@dataclass(frozen=True, slots=True)
class _Column:
    """Makes the parts of a column whose sizes and gaps are at a scale."""

    scale: float

    def lines(self, gap: float, face: Face, text: Boxed, ink: Ink = BLACK) -> _Step:
        """Lines of one face around the middle."""
        size = text.size * self.scale
        leading = size * 1.17

        def draw(pen: Pen, y: float) -> None:
            pen.ink(ink)
            for number, line in enumerate(text.lines):
                pen.centred(face, size, MIDDLE, y + number * leading, line)
            pen.ink(BLACK)

        return _Step(gap * MM * self.scale, (len(text.lines) - 1) * leading, draw)

    def text(self, gap: float, template: str, known: Mapping[str, str], size: float) -> _Step:
        """A sentence of one or two faces around the middle."""
        at = size * self.scale
        told: list[Line] = wrap(fill(template, known) or [], bookman(), at, _TEXT_WIDTH)

        def draw(pen: Pen, y: float) -> None:
            for number, line in enumerate(told):
                x = MIDDLE - line.width / 2
                pen.spread(line.pieces, at, x, y + number * at * _LEADING, 0.0)

        return _Step(gap * MM * self.scale, (len(told) - 1) * at * _LEADING, draw)

    def title(self, gap: float, text: str, ink: Ink) -> _Step:
        """The word that says what this is, its letters apart."""

        def draw(pen: Pen, y: float) -> None:
            pen.ink(ink)
            size, tracking = _TITLE * self.scale, _TRACKING * self.scale
            natural = bookman().bold.width(text, size) + tracking * (len(text) - 1)
            fitting = min(1.0, TEXT / natural)
            pen.spaced(bookman().bold, size * fitting, MIDDLE, y, text, tracking * fitting)
            pen.ink(BLACK)

        return _Step(gap * MM * self.scale, 0.0, draw)

    def rule(self, gap: float) -> _Step:
        """The rule under the name."""

        def draw(pen: Pen, y: float) -> None:
            pen.rule(MIDDLE - TEXT / 2, y, MIDDLE + TEXT / 2, y, 0.5)

        return _Step(gap * MM * self.scale, 0.0, draw)

    def picture(self, emblem: bytes) -> _Step:
        """The office's emblem."""
        height = _EMBLEM * self.scale
        height *= min(1.0, _WIDEST_EMBLEM / picture_width(emblem, height))

        def draw(pen: Pen, y: float) -> None:
            pen.picture(emblem, MIDDLE - picture_width(emblem, height) / 2, y, height)

        return _Step(0.0, height, draw)
