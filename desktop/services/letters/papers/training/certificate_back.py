"""The back of a certificate: what was taught, how much of it was attended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.services.letters.papers.faces import Face, bookman
from desktop.services.letters.papers.lines import broken
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM
from desktop.services.letters.papers.training.boxes import Boxed, boxed, draw_boxed
from desktop.services.letters.papers.training.certificate_frame import (
    LOWEST,
    MIDDLE,
    TEXT,
    draw_frame,
    draw_proof,
    draw_signed,
    qr_top,
    signature,
)
from desktop.services.letters.papers.training.facts import CertificateFacts, Material
from desktop.services.letters.papers.wording import plain

_TITLE, _TRACKING, _SUBTITLE, _NOTE = 15.0, 1.0, 11.0, 9.3
_TABLE = 37.8 * MM
_LEFT = MIDDLE - TEXT / 2
_LARGEST, _SMALLEST, _STEP = 10.0, 7.5, 0.25
_IN_TWO, _LEAST = 8.0, 2.5
_WIDTHS = (11.0, 110.0, 64.0, 13.0, 17.0)
_NARROW = (8.0, 54.0, 25.5, 8.0, 9.5)
_BETWEEN = TEXT - 2 * sum(_NARROW) * MM
_AIR = 0.9
"""Above and below a row's lines together, of the size."""
_PAD = 1 * MM
_BELOW_TABLE, _ABOVE_SIGNATURE = 5.5 * MM, 9 * MM

_Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table laid out: rows as lines of cells, in one column of the page or in two."""

    size: float
    widths: tuple[float, ...]
    columns: tuple[tuple[_Cells, ...], ...]

    def high(self, row: _Cells) -> float:
        """How high a row is."""
        return self.size * (max(len(cell) for cell in row) * 1.17 + _AIR)

    @property
    def height(self) -> float:
        """Of its higher column, with heads and sums."""
        plain_row = self.size * (1.17 + _AIR)
        return max(sum(map(self.high, rows)) for rows in self.columns) + 2 * plain_row


def draw_back(pen: Pen, facts: CertificateFacts, known: Mapping[str, str]) -> None:
    """Draw the back on a page of its own."""
    wording: Any = facts.wording
    family = bookman()
    draw_frame(pen, facts, front=False)
    pen.spaced(family.bold, _TITLE, MIDDLE, 26.5 * MM, wording["judul_belakang"], _TRACKING)
    subtitle = boxed(
        plain(wording["subjudul_belakang"], known), family.regular, _SUBTITLE, TEXT, 7 * MM
    )
    draw_boxed(pen, family.regular, subtitle, _LEFT, 31.4 * MM, TEXT)
    note = boxed(plain(wording["catatan"], known), family.regular, _NOTE, TEXT, 9 * MM)
    block = signature(facts, facts.back_signer)
    ends = qr_top(facts) - 3 * MM
    if block:
        ends = min(ends, LOWEST - block.height - _ABOVE_SIGNATURE)
    table = _lay_out(facts.materials, ends - note.height - _BELOW_TABLE - _TABLE)
    y = _draw_table(pen, table, wording, facts) + _BELOW_TABLE
    draw_boxed(pen, family.regular, note, _LEFT, y + note.height / 2 - 1 * MM)
    if block:
        draw_signed(pen, block, y + note.height + _ABOVE_SIGNATURE)
    draw_proof(pen, facts, [plain(line, known) for line in wording["kode_belakang"]])


def _lay_out(materials: Sequence[Material], room: float) -> _Table:
    """One column as large as it fits; beyond the smallest size of it two, as small as needed."""
    size = _LARGEST
    while size >= _SMALLEST:
        table = _table(materials, size, _WIDTHS, 1)
        if table.height <= room:
            return table
        size -= _STEP
    size = _IN_TWO
    while True:
        table = _table(materials, size, _NARROW, 2)
        if table.height <= room or size <= _LEAST:
            return table
        size -= _STEP


def _table(
    materials: Sequence[Material], size: float, widths: tuple[float, ...], columns: int
) -> _Table:
    face = bookman().regular
    rows = []
    for number, one in enumerate(materials, start=1):
        texts = (str(number), one.title, one.trainer, str(one.jp), str(one.attended))
        rows.append(
            tuple(
                tuple(broken(text, face, size, width * MM - 2 * _PAD))
                for text, width in zip(texts, widths, strict=True)
            )
        )
    half = -(-len(rows) // columns) if rows else 0
    parts = tuple(tuple(rows[at * half : (at + 1) * half]) for at in range(columns))
    return _Table(size, tuple(width * MM for width in widths), parts)


def _draw_table(pen: Pen, table: _Table, wording: Any, facts: CertificateFacts) -> float:
    """Draw heads, rows and sums; give back where the lower column ends."""
    bold = bookman().bold
    heads = tuple((head,) for head in wording["kepala_tabel"])
    sums = ((), (wording["jumlah"],), (), (str(facts.held),), (str(facts.attended),))
    ends = _TABLE
    for at, rows in enumerate(table.columns):
        x = _LEFT + at * (sum(table.widths) + _BETWEEN)
        pen.rule(x, _TABLE, x + sum(table.widths), _TABLE, 0.5)
        y = _draw_row(pen, table, heads, bold, (x, _TABLE))
        for row in rows:
            y = _draw_row(pen, table, row, bookman().regular, (x, y))
        if at == len(table.columns) - 1:
            y = _draw_row(pen, table, sums, bold, (x, y))
        ends = max(ends, y)
    return ends


def _draw_row(
    pen: Pen, table: _Table, row: _Cells, face: Face, place: tuple[float, float]
) -> float:
    """Draw a row and the rule below it; give back where it ends."""
    x, y = place
    high = table.high(row)
    for at, (lines, width) in enumerate(zip(row, table.widths, strict=True)):
        size = min([table.size, *(_fitting(face, line, table.size, width) for line in lines)])
        text = Boxed(lines, size)
        if at == 0:
            draw_boxed(pen, face, text, x, y + high / 2, width)
        elif at < 3:
            draw_boxed(pen, face, text, x + _PAD, y + high / 2)
        else:
            wide = max((face.width(line, size) for line in lines), default=0.0)
            draw_boxed(pen, face, text, x + width - 2 * _PAD - wide, y + high / 2)
        x += width
    pen.rule(place[0], y + high, x, y + high, 0.5)
    return y + high


def _fitting(face: Face, text: str, size: float, width: float) -> float:
    """The size at which a head fits its column."""
    natural = face.width(text, size)
    return size * min(1.0, (width - 2 * _PAD) / natural) if natural else size
