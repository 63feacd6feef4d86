"""The block under a letter: position, room for signature and stamp, name, rank, NIP."""

from dataclasses import dataclass
from typing import Protocol

from desktop.services.letters.papers.faces import Family
from desktop.services.letters.papers.facts import Signer
from desktop.services.letters.papers.lines import phrased, shrunk
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM

_ROOM = 25.5 * MM
"""From the last line of the position to the name: 21 to 24 mm are free between them."""
_BELOW_LINE, _ABOVE_LINE = 0.45, 0.95
"""What a line needs below and above its baseline, in sizes: the room between is left free."""
_PREFIX_GAP = 3.2
_FURTHEST = 45 * MM
_SMALLEST_NAME = 0.85
"""A name that would be smaller than that takes two lines."""
_DEPUTY = {"plt": "Plt.", "plh": "Plh."}
_THROUGH = " u.b. "


class Signed(Protocol):
    """What a signature block needs to know of a paper."""

    @property
    def signer(self) -> Signer | None:
        """Who signs, if an official does."""

    @property
    def head(self) -> str:
        """Who a paper "a.n." is signed for."""


@dataclass(frozen=True, slots=True)
class Block:
    """A signature block laid out: where it begins, its lines, and how high it is."""

    x: float
    prefix: str
    heading: tuple[str, ...]
    name: tuple[str, ...]
    name_size: float
    below: tuple[str, ...]
    size: float
    leading: float
    room: float
    wide: float
    through: int = 0
    """The line of the heading beside which `u.b.` hangs; 0 for none."""

    @property
    def height(self) -> float:
        """From the baseline of its first line to that of its last."""
        lines = len(self.heading) + len(self.name) + len(self.below) - 2
        return lines * self.leading + self.room


def lay_out_signature(
    facts: Signed,
    family: Family,
    size: float,
    leading: float,
    axis: float,
    right: float,
    room: float = _ROOM,
) -> Block | None:
    """The block from the axis to the right margin; further left where the name needs it.

    Nothing where no official signs. `room` is from the position's last line to the name.
    """
    signer = facts.signer
    if signer is None:
        return None
    below = tuple(line for line in (signer.rank, _nip(signer.nip)) if line)
    widest = max(
        family.bold.width(signer.name, size),
        *(family.regular.width(line, size) for line in below),
        0.0,
    )
    x = max(min(axis, right - widest), axis - _FURTHEST)
    prefix, heading, through = _heading(facts, signer, family, size, right - x)
    name, name_size = [signer.name], shrunk(signer.name, family.bold, size, right - x)
    if name_size < _SMALLEST_NAME * size:
        name, name_size = phrased(signer.name, family.bold, size, right - x), size
    return Block(
        x, prefix, tuple(heading), tuple(name), name_size, below, size, leading, room, right - x,
        through,
    )  # fmt: skip


def _heading(
    facts: Signed, signer: Signer, family: Family, size: float, width: float
) -> tuple[str, list[str], int]:
    """What hangs left of the axis, the lines of the position with its comma, where `u.b.` hangs.

    Who signs `u.b.` does so for whom a letter is signed for, who may be named in between:
    `Sekretaris Daerah u.b. Kepala Dinas` (domain.md 4.1).
    """
    between, through, own = signer.position.rpartition(_THROUGH)
    position = phrased(f"{own.upper()},", family.regular, size, width)
    if signer.acting not in ("an", "ub"):
        return _DEPUTY.get(signer.acting, ""), position, 0
    head = phrased(facts.head.upper(), family.regular, size, width)
    if signer.acting == "ub" and through:
        head += phrased(f"{between.upper()},", family.regular, size, width)
    return "a.n.", [*head, *position], len(head) if signer.acting == "ub" else 0


def _nip(nip: str) -> str:
    """A NIP in its four parts: `NIP 19700101 199503 1 001`."""
    return f"NIP {nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if len(nip) == 18 else ""


def draw_signature(pen: Pen, family: Family, block: Block, y: float) -> float:
    """Draw it with its first baseline at y; give back its last baseline."""
    if block.prefix:
        pen.right(family.regular, block.size, block.x - _PREFIX_GAP, y, block.prefix)
    if block.through:
        at = y + block.through * block.leading
        pen.right(family.regular, block.size, block.x - _PREFIX_GAP, at, "u.b.")
    for number, line in enumerate(block.heading):
        pen.text(family.regular, block.size, block.x, y + number * block.leading, line)
    y += (len(block.heading) - 1) * block.leading
    free = block.room - _BELOW_LINE * block.size - _ABOVE_LINE * block.name_size
    pen.keep_free(block.x, y + _BELOW_LINE * block.size, block.wide, free)
    y += block.room
    for number, line in enumerate(block.name):
        y += block.leading if number else 0.0
        pen.text(family.bold, block.name_size, block.x, y, line)
    for line in block.below:
        y += block.leading
        pen.text(family.regular, block.size, block.x, y, line)
    return y
