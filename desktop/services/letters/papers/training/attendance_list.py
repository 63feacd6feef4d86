"""The attendance of a session as recorded: who came, when, and how it was taken."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from desktop.domain.attendance import PRINTED, Attendance
from desktop.domain.dates import letter_date
from desktop.domain.money import grouped
from desktop.services.letters.papers.faces import sans
from desktop.services.letters.papers.foot import Foot, draw_foot
from desktop.services.letters.papers.grid import Grid, GridColumn
from desktop.services.letters.papers.letter_body import Part
from desktop.services.letters.papers.metadata import Metadata
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import MM, SHEETS
from desktop.services.letters.papers.signature import draw_signature, lay_out_signature
from desktop.services.letters.papers.training.boxes import boxed, draw_boxed
from desktop.services.letters.papers.training.record_facts import (
    AttendanceList,
    KeptRow,
    KeptSession,
)
from desktop.services.letters.papers.training.sign_head import (
    LEFT,
    RIGHT,
    draw_facts,
    session_fields,
)
from desktop.services.letters.papers.wording import letterform, plain

_TITLE, _NAME, _NEXT = 16.0, 11.5, 8.5
_TABLE, _TABLE_IF_CANCELLED, _NEXT_HEAD, _NEXT_TABLE = 46.9 * MM, 52.5 * MM, 15 * MM, 19 * MM
_ENDS = 297 * MM - 16 * MM
_SIZE = 9.5
_WIDTHS = (10.0, 59.0, 8.0, 42.0, 29.0, 13.0, 17.0)
_SIDES = ("right", "left", "middle", "left", "left", "middle", "left")
_TAKEN = 6
"""So many rows go along with the signature to a page of its own."""
_AXIS = LEFT + 106 * MM
_SIGN, _SIGN_LEADING, _SIGN_ROOM = 10.5, 13.6, 25 * MM


def draw_attendance_list(facts: AttendanceList, made: datetime, *, wording: Any = None) -> bytes:
    """The PDF of attendance as recorded: the same bytes for the same facts, moment and wording."""
    wording = wording or letterform("attendance_list")
    title = f"Daftar Hadir {facts.training}"
    pen = Pen(sans().bold, Metadata(title, "", title, "", made))
    laid = [(one, _pages(facts, one, wording)) for one in facts.sessions]
    total = sum(len(pages) for _one, pages in laid)
    done = 0
    for one, pages in laid:
        foot = Foot(total, "", _sums(one.rows, wording))
        for at, parts in enumerate(pages):
            pen.page(*SHEETS["A4"])
            y = _draw_head(pen, facts, one, wording, first=at == 0)
            for part in parts:
                y += part.space
                part.draw(pen, y)
                y += part.depth
            done += 1
            draw_foot(pen, foot, SHEETS["A4"], (LEFT, SHEETS["A4"][0] - RIGHT), done)
    return pen.finish()


def _sums(rows: Sequence[KeptRow], wording: Mapping[str, Any]) -> str:
    """How many of each status, and of nothing where there are some."""
    counted = Counter(row.status for row in rows)
    told = [f"{PRINTED[status]} {grouped(counted[status])}" for status in Attendance]
    if counted[""]:
        told.append(f"{wording['belum']} {grouped(counted[''])}")
    return " · ".join([*told, f"{wording['jumlah']} {grouped(len(rows))}"])


def _pages(facts: AttendanceList, one: KeptSession, wording: Mapping[str, Any]) -> list[list[Part]]:
    """Rows by page, the heads on each; sums and signature behind at least six rows."""
    columns = tuple(
        GridColumn(head, width * MM, side)
        for head, width, side in zip(wording["kepala"], _WIDTHS, _SIDES, strict=True)
    )
    grid = Grid(columns, LEFT, _SIZE, 1.6 * MM)
    head = grid.head(sans().bold, 0.0)
    rows = [grid.row(_texts(row, wording), sans().regular) for row in one.rows]
    closing = [_sums_part(one, wording), _signed(facts, wording)]
    along = rows[max(0, len(rows) - _TAKEN) :]
    groups = [[row] for row in rows[: len(rows) - len(along)]] + [[*along, *closing]]
    pages: list[list[Part]] = [[head]]
    y = _table_top(one) + head.depth
    for group in groups:
        deep = sum(part.space + part.depth for part in group)
        if y + deep > _ENDS and len(pages[-1]) > 1:
            pages.append([head])
            y = _NEXT_TABLE + head.depth
        pages[-1].extend(group)
        y += deep
    return pages


def _table_top(one: KeptSession) -> float:
    return _TABLE_IF_CANCELLED if one.cancelled else _TABLE


def _texts(row: KeptRow, wording: Mapping[str, Any]) -> tuple[str, ...]:
    status = PRINTED[Attendance(row.status)] if row.status else wording["belum"]
    how = wording["cara"].get(row.how, row.how)
    return (grouped(row.number), row.name, row.sex, row.body, status, row.at, how)


def _draw_head(
    pen: Pen, facts: AttendanceList, one: KeptSession, wording: Mapping[str, Any], *, first: bool
) -> float:
    """Title and facts, or a later page's line; give back where the table begins."""
    regular, bold = sans().regular, sans().bold
    known = session_fields(one.session)
    if not first:
        sesi = f"{wording['judul'].title()} · Sesi {known['nomor']} · {known['hari']}"
        training = boxed(facts.training, regular, _NEXT, 70 * MM, 6 * MM)
        pen.text(regular, _NEXT, LEFT, _NEXT_HEAD, sesi)
        draw_boxed(pen, regular, training, RIGHT - 95 * MM, _NEXT_HEAD - 1 * MM)
        pen.right(regular, _NEXT, RIGHT, _NEXT_HEAD, "(lanjutan)")
        return _NEXT_TABLE
    pen.text(bold, _TITLE, LEFT, 18.2 * MM, wording["judul"])
    name = boxed(facts.training, bold, _NAME, RIGHT - LEFT, 7.6 * MM)
    draw_boxed(pen, bold, name, LEFT, 22.8 * MM)
    draw_facts(pen, wording["fakta"], known)
    if one.cancelled:
        pen.text(bold, _SIZE, LEFT, _TABLE + 2.4 * MM, wording["dibatalkan"])
    return _table_top(one)


def _sums_part(one: KeptSession, wording: Mapping[str, Any]) -> Part:
    told = boxed(_sums(one.rows, wording), sans().bold, _SIZE, RIGHT - LEFT, 10 * MM)

    def draw(pen: Pen, y: float) -> None:
        draw_boxed(pen, sans().bold, told, LEFT, y + told.height / 2)

    return Part(2.5 * MM, told.height, draw)


def _signed(facts: AttendanceList, wording: Mapping[str, Any]) -> Part:
    """Place, date and who answers for the list: an official, or the committee by hand."""
    family = sans()
    dated = facts.dated or max(one.session.date for one in facts.sessions)
    place = plain(wording["tempat"], {"kota": facts.city, "tanggal": letter_date(dated)})
    block = lay_out_signature(facts, family, _SIGN, _SIGN_LEADING, _AXIS, RIGHT, _SIGN_ROOM)
    x = block.x if block else _AXIS
    where = boxed(place, family.regular, _SIGN, RIGHT - x, 6 * MM)

    def draw(pen: Pen, y: float) -> None:
        draw_boxed(pen, family.regular, where, x, y)
        if block:
            draw_signature(pen, family, block, y + _SIGN_LEADING + 1 * MM)
            return
        pen.text(family.regular, _SIGN, x, y + _SIGN_LEADING + 1 * MM, wording["panitia"])
        pen.rule(x, y + 28 * MM, x + 62 * MM, y + 28 * MM, 0.6)
        pen.text(family.regular, 8.5, x, y + 31.5 * MM, wording["nama"])

    depth = block.height + _SIGN_LEADING + 2 * MM if block else 33 * MM
    return Part(8 * MM, depth, draw)
