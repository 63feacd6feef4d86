"""As much of a TrueType file as the clauses on fonts ask for."""

import struct
from functools import cached_property


class TrueType:
    """A font file: glyphs' widths in thousandths of the size, and its tables of signs."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        count = struct.unpack(">H", content[4:6])[0]
        self.tables: dict[str, tuple[int, int]] = {}
        for at in range(12, 12 + 16 * count, 16):
            tag, _sum, offset, length = struct.unpack(">4sIII", content[at : at + 16])
            self.tables[tag.decode("latin-1")] = (offset, length)

    def _table(self, tag: str) -> bytes:
        offset, length = self.tables[tag]
        return self._content[offset : offset + length]

    @cached_property
    def glyphs(self) -> int:
        """How many glyphs it has."""
        return int(struct.unpack(">H", self._table("maxp")[4:6])[0])

    def width(self, glyph: int) -> float:
        """A glyph's width in thousandths."""
        per_em = struct.unpack(">H", self._table("head")[18:20])[0]
        metrics = struct.unpack(">H", self._table("hhea")[34:36])[0]
        at = 4 * min(glyph, metrics - 1)
        return float(struct.unpack(">H", self._table("hmtx")[at : at + 2])[0] * 1000 / per_em)

    @cached_property
    def maps(self) -> dict[tuple[int, int], dict[int, int]]:
        """Each table of signs by platform and encoding: code to glyph."""
        table = self._table("cmap")
        found = {}
        for number in range(struct.unpack(">H", table[2:4])[0]):
            at = 4 + 8 * number
            platform, encoding, offset = struct.unpack(">HHI", table[at : at + 8])
            found[platform, encoding] = _codes(table[offset:])
        return found


def _codes(table: bytes) -> dict[int, int]:
    form = struct.unpack(">H", table[:2])[0]
    if form == 0:
        return {code: glyph for code, glyph in enumerate(table[6:262]) if glyph}
    if form == 6:
        first, count = struct.unpack(">HH", table[6:10])
        glyphs = struct.unpack(f">{count}H", table[10 : 10 + 2 * count])
        return {first + at: glyph for at, glyph in enumerate(glyphs) if glyph}
    if form == 4:
        return _segments(table)
    raise ValueError(f"a table of signs of the form {form}")


def _segments(table: bytes) -> dict[int, int]:
    double = struct.unpack(">H", table[6:8])[0]

    def row(at: int) -> tuple[int, ...]:
        return struct.unpack(f">{double // 2}H", table[at : at + double])

    ends, starts, deltas, offsets = (
        row(at) for at in (14, 16 + double, 16 + 2 * double, 16 + 3 * double)
    )
    found = {}
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offsets[number]:
                at = 16 + 3 * double + 2 * number + offsets[number] + 2 * (code - start)
                glyph = struct.unpack(">H", table[at : at + 2])[0]
                if not glyph:
                    continue
            found[code] = (glyph + deltas[number]) & 0xFFFF
    return found
