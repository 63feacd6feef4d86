"""The pen: text, rules and pictures on the pages of one PDF, by places from the upper left.

The operators of text are written by hand: text goes out in reading order, row by row, at a small
part of what a string at a time costs.
"""

import hashlib
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from desktop.services.letters.papers.archive import Associated, for_archives
from desktop.services.letters.papers.faces import Face
from desktop.services.letters.papers.flat import on_white
from desktop.services.letters.papers.metadata import CREATOR, PRODUCER, Metadata, packet

_MOST_KEPT = 20_000
"""Texts whose encoding is kept: villages and occupations come again, memory stays flat."""

Cell = tuple[float, float, float, float]
"""A rectangle of a pattern, in its own units: left, top, width, height."""

Ink = tuple[int, int, int]
BLACK: Ink = (0, 0, 0)

_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})


@dataclass(frozen=True, slots=True)
class Room:
    """Where a signature is to stand: its page from 1, the rest in points from the lower left."""

    page: int
    left: float
    lower: float
    right: float
    upper: float


class Pen:
    """Draws a PDF. Places are points from the left and the upper edge of the page.

    With `files`, though there be none, it is one for archives (PDF/A-3b) and they lie in it.
    """

    def __init__(
        self, first_face: Face, metadata: Metadata, files: Sequence[Associated] | None = None
    ) -> None:
        rl_config.useA85 = 0  # bytes as they are: a fifth less time, a fifth less file
        self._buffer = io.BytesIO()
        self._canvas: Any = Canvas(
            self._buffer,
            pageCompression=1,
            invariant=1,
            initialFontName=first_face.name,
            lang="id-ID",
            pdfVersion=(1, 7),
        )
        self._document: Any = self._canvas._doc  # noqa: SLF001 - its date has no public name
        self._archival = files is not None
        self._describe(metadata)
        if files is not None:
            for_archives(self._document, files, metadata.made)
        self._height = 0.0
        self._code: list[str] = []
        self._writing = False
        self._font: tuple[str, float] = ("", 0.0)
        self._encoded: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._first: dict[str, str] = {}
        self._pictures: dict[bytes, ImageReader] = {}
        self._stamps: set[str] = set()
        self._pages = 0
        self.rooms: list[Room] = []

    def _describe(self, metadata: Metadata) -> None:
        canvas, document = self._canvas, self._document
        canvas.setTitle(metadata.title)
        canvas.setAuthor(metadata.author)
        canvas.setSubject(metadata.subject)
        canvas.setKeywords(metadata.mark)
        canvas.setCreator(CREATOR)
        canvas.setProducer(PRODUCER)
        document._timeStamp = _Moment(metadata.made)  # noqa: SLF001 - as above
        told = packet(metadata, archival=self._archival)
        document.signature = hashlib.md5(told, usedforsecurity=False)
        stream = pdfdoc.PDFStream(
            pdfdoc.PDFDictionary(
                {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
            ),
            told,
            filters=[],
        )
        document.Catalog.Metadata = document.Reference(stream, "XMP")
        canvas.setViewerPreference("DisplayDocTitle", "true")

    def page(self, width: float, height: float) -> None:
        """Begin a page of that size."""
        if self._height:
            self._end_page()
        self._pages += 1
        self._canvas.setPageSize((width, height))
        self._height = height
        self._code = self._canvas._code  # noqa: SLF001 - operators by hand, see above
        self._font = ("", 0.0)

    def keep_free(self, x: float, y: float, width: float, height: float) -> None:
        """Note the room of a signature, its upper left corner at x, y; nothing is drawn."""
        lower = self._height - y - height
        self.rooms.append(Room(self._pages, x, lower, x + width, lower + height))

    def _end_page(self) -> None:
        self._stop_writing()
        self._canvas.showPage()

    def finish(self) -> bytes:
        """The whole PDF."""
        self._end_page()
        self._canvas.save()
        return self._buffer.getvalue()

    def text(self, face: Face, size: float, x: float, y: float, text: str) -> None:
        """Write a text with its baseline at y."""
        if not text:
            return
        self._start_writing(x, y)
        for font, literal in self._literals(face, text):
            self._use(font, size)
            self._code.append(f"{literal} Tj")

    def right(self, face: Face, size: float, x: float, y: float, text: str) -> None:
        """Write a text that ends at x."""
        self.text(face, size, x - face.width(text, size), y, text)

    def centred(self, face: Face, size: float, x: float, y: float, text: str) -> None:
        """Write a text with its middle at x."""
        self.text(face, size, x - face.width(text, size) / 2, y, text)

    def spread(
        self, pieces: Sequence[tuple[Face, str]], size: float, x: float, y: float, extra: float
    ) -> None:
        """Write pieces one behind the other, every blank `extra` points wider."""
        self._start_writing(x, y)
        shift = f"{-extra / size * 1000:.2f}"
        for face, text in pieces:
            for font, literal in self._literals(face, text):
                self._use(font, size)
                if extra and " " in literal:
                    parts = literal[1:-1].replace(" ", f" ){shift}(")
                    self._code.append(f"[({parts})] TJ")
                else:
                    self._code.append(f"{literal} Tj")

    def grouped(self, face: Face, size: float, x: float, y: float, digits: str, gap: float) -> None:
        """Write digits in fours, `gap` points apart, as one word: it is copied without blanks."""
        self._start_writing(x, y)
        shift = f"){-gap / size * 1000:.1f}("
        fours = shift.join(digits[at : at + 4] for at in range(0, len(digits), 4))
        self._use(self._literals(face, "0")[0][0], size)
        self._code.append(f"[({fours})] TJ")

    def rule(self, x: float, y: float, to_x: float, to_y: float, width: float) -> None:
        """A black rule."""
        self._stop_writing()
        high = self._height
        self._code.append(f"{width:g} w {x:.2f} {high - y:.2f} m {to_x:.2f} {high - to_y:.2f} l S")

    def box(self, x: float, y: float, width: float, height: float, line: float) -> None:
        """The frame of a rectangle whose upper left corner is at x, y."""
        self._stop_writing()
        low = self._height - y - height
        self._code.append(f"{line:g} w {x:.2f} {low:.2f} {width:.2f} {height:.2f} re S")

    def ink(self, colour: Ink) -> None:
        """Write, rule and fill in that colour from here on; a page begins black."""
        shares = " ".join(f"{part / 255:.3g}" for part in colour)
        self._code.append(f"{shares} rg {shares} RG")

    def spaced(
        self, face: Face, size: float, x: float, y: float, text: str, tracking: float
    ) -> None:
        """Write a text with its middle at x, its signs `tracking` points further apart."""
        width = face.width(text, size) + tracking * (len(text) - 1)
        self._start_writing(x - width / 2, y)
        self._code.append(f"{tracking:g} Tc")
        for font, literal in self._literals(face, text):
            self._use(font, size)
            self._code.append(f"{literal} Tj")
        self._code.append("0 Tc")

    def cells(self, cells: Iterable[Cell], x: float, y: float, unit: float) -> None:
        """Fill rectangles of a pattern whose corner is at x, y and whose unit is so many points.

        They are one path: where two of them meet no reader shows a seam.
        """
        self._stop_writing()
        self._code.append(f"q {unit:.5g} 0 0 {-unit:.5g} {x:.2f} {self._height - y:.2f} cm")
        self._code.extend(f"{a:g} {b:g} {wide:g} {high:g} re" for a, b, wide, high in cells)
        self._code.append("f Q")

    def stamp(
        self, name: str, size: tuple[float, float], x: float, y: float, draw: Callable[[], None]
    ) -> None:
        """A drawing that comes again, with its upper left corner at x, y: kept once in the file.

        `draw` draws it with this pen, from 0, 0 on, the first time that its name is used.
        """
        self._stop_writing()
        if name not in self._stamps:
            self._stamps.add(name)
            self._keep(name, size, draw)
        self._code.append(f"q 1 0 0 1 {x:.2f} {self._height - y - size[1]:.2f} cm")
        self._canvas.doForm(name)
        self._code.append("Q")

    def _keep(self, name: str, size: tuple[float, float], draw: Callable[[], None]) -> None:
        page = self._height, self._font
        self._canvas.beginForm(name, 0, 0, *size)
        self._code, self._height = self._canvas._code, size[1]  # noqa: SLF001 - as above
        draw()
        self._stop_writing()
        self._canvas.endForm()
        self._code = self._canvas._code  # noqa: SLF001 - as above
        self._height, self._font = page

    def picture(self, content: bytes, x: float, y: float, height: float) -> None:
        """A picture with its upper left corner at x, y; its width follows from its height."""
        self._stop_writing()
        self._canvas.drawImage(
            self._reader(content),
            x,
            self._height - y - height,
            width=picture_width(content, height),
            height=height,
            mask="auto",
        )

    def _reader(self, content: bytes) -> ImageReader:
        if content not in self._pictures:
            flat = on_white(content) if self._archival else io.BytesIO(content)
            self._pictures[content] = ImageReader(flat)
        return self._pictures[content]

    def _start_writing(self, x: float, y: float) -> None:
        if not self._writing:
            self._code.append("BT")
            self._writing = True
        self._code.append(f"1 0 0 1 {x:.2f} {self._height - y:.2f} Tm")

    def _stop_writing(self) -> None:
        if self._writing:
            self._code.append("ET")
            self._writing = False

    def _use(self, font: str, size: float) -> None:
        if self._font != (font, size):
            self._font = (font, size)
            self._code.append(f"{font} {size:g} Tf")

    def _literals(self, face: Face, text: str) -> list[tuple[str, str]]:
        """A text as (font of the page, string of a PDF) for each subset that it needs."""
        key = (face.name, text)
        found = self._encoded.get(key)
        if found is None:
            if len(self._encoded) >= _MOST_KEPT:
                self._encoded.clear()
            plain = text.isascii() and text.isprintable()
            found = self._plain(face, text) if plain else self._split(face, text)
            self._encoded[key] = found
        return found

    def _plain(self, face: Face, text: str) -> list[tuple[str, str]]:
        """ASCII, which every face keeps in its first subset under its own codes."""
        if face.name not in self._first:
            self._first[face.name] = self._split(face, " ")[0][0]
        return [(self._first[face.name], f"({text.translate(_ESCAPED)})")]

    def _split(self, face: Face, text: str) -> list[tuple[str, str]]:
        """Any text, by the subsets that ReportLab keeps of a face."""
        parts = face.font.splitString(_drawable(face, text), self._document)
        return [
            (face.font.getSubsetInternalName(subset, self._document), _literal(signs))
            for subset, signs in parts
        ]


def picture_width(content: bytes, height: float) -> float:
    """How wide a picture is when it is so high."""
    across, down = ImageReader(io.BytesIO(content)).getSize()
    return float(height * across / down)


def _drawable(face: Face, text: str) -> str:
    """The text with a question mark for what the font cannot draw."""
    return "".join(sign if face.has(sign) or sign == "\xa0" else "?" for sign in text)


def _literal(signs: bytes) -> str:
    return "(" + "".join(_sign(code) for code in signs) + ")"


def _sign(code: int) -> str:
    return chr(code).translate(_ESCAPED) if 32 <= code < 127 else f"\\{code:03o}"


class _Moment:
    """A moment as ReportLab wants one: UTC, never the computer's clock."""

    def __init__(self, at: datetime) -> None:
        utc = at.astimezone(UTC)
        self.t = utc.timestamp()
        self.lt = utc.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"
