"""The annex of a letter as its PDF prints it: every row read off the pages again."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from desktop.domain.errors import UserError
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.letters.compare.side import Person, Side
from desktop.services.letters.papers.annex_kinds import layout_of
from desktop.services.letters.papers.annex_table import LINE, MONEY, PAD, Column
from desktop.services.letters.papers.profiles import ANNEX_MARGIN, SHEETS

Line = list[tuple[float, str]]
"""Signs of one line of print with where each begins, from the left."""

_KEYS = {
    "NIK": "nik",
    "Nama lengkap": "name",
    "L/P": "sex",
    "Tempat, tanggal lahir": "birth",
    "Usia": "age",
    "RT/RW, dusun": "home",
    "Desa/Kelurahan": "village",
    "Desa/Kel.": "village",
    "Pekerjaan": "occupation",
    MONEY: "cost",
    "Ket.": "note",
    "NIK yang diganti": "gone_nik",
    "Nama yang diganti": "gone_name",
    "NIK pengganti": "nik",
    "Nama pengganti": "name",
}
"""Which field stands under a head of the annex."""
_KINDS = (
    LetterKind.REPLACEMENT,
    LetterKind.REMOVAL,
    LetterKind.RENEWAL,
    LetterKind.ENROLMENT,
)
_FOOT = re.compile(r"([\d.]+) orang(?: · Rp([\d.]+))?$")
_CODE = re.compile(r"Kode kendali ([0-9A-Z]{4}(?:-[0-9A-Z]{4}){2})")
_TOLERANCE = 1.2
_GAP = 12.0
_NEXT_LINE = LINE * 1.2
"""A line further down than that is no second line of the same row."""


def read_pages(content: bytes, *, annex: bool, progress: Progress = SILENT) -> Side:
    """What a letter's PDF prints: how many people, the total, the control code, and its annex.

    Read from the words on its pages alone. UserError `compare.no_letter`.
    """
    import pypdfium2  # late: most runs of the program read no PDF

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        raise _no_letter() from fault
    try:
        side = Side("", [] if annex else None)
        for number in range(len(document)):
            progress.step(number, len(document), _("Reading the pages"))
            page = document[number]
            _read_page(side, _lines(page, pypdfium2.raw), page.get_size())
            page.close()
    finally:
        document.close()
    if side.rows is None or (annex and not side.people):
        raise _no_letter()
    side.keys = frozenset(key for one in side.people or () for key in one.told)
    return side


def _read_page(side: Side, lines: Sequence[tuple[float, Line]], size: tuple[float, float]) -> None:
    for _y, line in lines:
        text = _text(line)
        if found := _CODE.search(text):
            side.code = found[1]
        # The foot stands on every page; a page that says another sum is told by what it says.
        if found := _FOOT.search(text):
            said = _whole(found[1]), _whole(found[2])
            if side.rows is None or said[0] != side.rows or said[1] != side.total:
                side.rows, side.total = said
    if side.people is not None and size[0] > size[1]:
        side.people.extend(_people(lines, size, side.rows or 0))


def _people(
    lines: Sequence[tuple[float, Line]], size: tuple[float, float], rows: int
) -> Iterator[Person]:
    table = _columns(lines, size, rows)
    if table is None:
        return
    at_nik = next(at for at, column in enumerate(table) if _KEYS.get(column.head) == "nik")
    starts = [ANNEX_MARGIN]
    for column in table:
        starts.append(starts[-1] + column.width)
    current: list[str] | None = None
    above = 0.0
    kecamatan = ""
    for y, line in lines:
        cells = _cells(line, starts)
        if cells[0].isdigit() and len(cells[at_nik]) == 16 and cells[at_nik].isdigit():
            if current is not None:
                yield _person(table, current, kecamatan)
            current = cells
        elif current is not None and not cells[0] and above - y < _NEXT_LINE:
            current = [" ".join(both).strip() for both in zip(current, cells, strict=True)]
        else:
            if current is not None:
                yield _person(table, current, kecamatan)
            current = None
            kecamatan = _kecamatan(line) or kecamatan
        above = y
    if current is not None:
        yield _person(table, current, kecamatan)


def _columns(
    lines: Sequence[tuple[float, Line]], size: tuple[float, float], rows: int
) -> tuple[Column, ...] | None:
    """The columns of the table on a page, by its heads; nothing where there is none."""
    printed = [(_squeezed(line), line) for _y, line in lines]
    paper = min(SHEETS, key=lambda name: abs(SHEETS[name][1] - size[0]))
    for kind in _KINDS:
        table = layout_of(kind, paper, rows).columns
        heads = "".join(column.head.replace(" ", "") for column in table)
        last = ANNEX_MARGIN + sum(column.width for column in table[:-1])
        for text, line in printed:
            if text == heads and _ends_there(line, table[-1], last):
                return table
    return None


def _ends_there(line: Line, column: Column, start: float) -> bool:
    """Whether the last head stands in that column; letters with the same heads differ by it."""
    if column.side == "right":
        return True
    signs = [x for x, sign in line if not sign.isspace()]
    return abs(signs[-len(column.head.replace(" ", ""))] - start - PAD) < _TOLERANCE


def _text(line: Line) -> str:
    """A line as it reads, with a blank where nothing is printed for a while."""
    signs: list[str] = []
    before = line[0][0]
    for x, sign in line:
        signs.append(f" {sign}" if x - before > _GAP else sign)
        before = x
    return "".join(signs).strip()


def _squeezed(line: Line) -> str:
    return "".join(sign for _x, sign in line if not sign.isspace())


def _cells(line: Line, starts: Sequence[float]) -> list[str]:
    """A line of print cut into the texts of its columns."""
    cells = [""] * (len(starts) - 1)
    at = 0
    for x, sign in line:
        while at < len(cells) - 1 and x >= starts[at + 1] - _TOLERANCE:
            at += 1
        cells[at] += sign
    return [" ".join(cell.split()) for cell in cells]


def _person(table: Sequence[Column], cells: Sequence[str], kecamatan: str) -> Person:
    told = {
        _KEYS[column.head]: cell
        for column, cell in zip(table, cells, strict=True)
        if column.head in _KEYS
    }
    if "cost" in told:
        told["cost"] = told["cost"].replace(".", "")
    if kecamatan:
        told["kecamatan"] = kecamatan
    return Person(int(cells[0]), told)


def _kecamatan(line: Line) -> str:
    """The kecamatan that a row across the table names; the kabupaten behind it left aside."""
    text = _text(line)
    if not text.startswith("Kecamatan "):
        return ""
    return text.removeprefix("Kecamatan ").removesuffix("(lanjutan)").split(",")[0].strip()


def _lines(page: Any, raw: Any) -> list[tuple[float, Line]]:
    """The lines of print on a page from the top down."""
    import ctypes  # late: with pypdfium2 only

    words = page.get_textpage()
    found: dict[int, Line] = defaultdict(list)
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(words.count_chars()):
        if raw.FPDFText_IsGenerated(words, at) == 1:
            continue
        raw.FPDFText_GetCharOrigin(words, at, x, y)
        found[round(y.value * 2)].append((x.value, chr(raw.FPDFText_GetUnicode(words, at))))
    words.close()
    return [
        (key / 2, sorted(signs, key=lambda sign: sign[0]))
        for key, signs in sorted(found.items(), reverse=True)
    ]


def _whole(text: str | None) -> int | None:
    return int(text.replace(".", "")) if text else None


def _no_letter() -> UserError:
    return UserError(
        "compare.no_letter",
        _("No annex of a letter can be read in this PDF. Choose the PDF as it was issued."),
    )
