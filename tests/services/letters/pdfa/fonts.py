"""Clauses on fonts: ISO 19005-3, 6.2.11."""

import struct
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.services.letters.pdfa.file import Drawing, File
from tests.services.letters.pdfa.truetype import TrueType

_KINDS = ("/Type0", "/Type1", "/MMType1", "/Type3", "/TrueType", "/CIDFontType0", "/CIDFontType2")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SYMBOLIC, _NOT_SYMBOLIC = 4, 32


def _fonts(file: File) -> list[Any]:
    return [each for each in file.dictionaries if each.get("/Type") == "/Font"]


def _shown(file: File) -> list[tuple[Any, set[int]]]:
    """Fonts that text is shown in, and the codes shown (two bytes each of composite ones)."""
    used: dict[tuple[int, int], tuple[Any, set[int]]] = {}
    for drawing in file.drawings:
        for font, strings in _texts(drawing).values():
            codes = used.setdefault(font.objgen, (font, set()))[1]
            for text in strings:
                wide = font.get("/Subtype") == "/Type0"
                codes.update(struct.unpack(f">{len(text) // 2}H", text) if wide else text)
    return list(used.values())


def _texts(drawing: Drawing) -> dict[str, tuple[Any, list[bytes]]]:
    found: dict[str, tuple[Any, list[bytes]]] = {}
    current, stack = "", []
    for operands, operator in drawing.steps:
        if operator == "q":
            stack.append(current)
        elif operator == "Q":
            current = stack.pop() if stack else ""
        elif operator == "Tf":
            current = str(operands[0])
        elif operator in ("Tj", "'", '"', "TJ"):
            font = drawing.resource("/Font", current)
            if font is None:
                continue
            parts = list(operands[-1]) if operator == "TJ" else [operands[-1]]
            said = [bytes(part) for part in parts if isinstance(part, pikepdf.String)]
            found.setdefault(current, (font, []))[1].extend(said)
    return found


def _descendant(font: Any) -> Any:
    return font["/DescendantFonts"][0] if font.get("/Subtype") == "/Type0" else font


def _file(font: Any) -> Any:
    descriptor = _descendant(font).get("/FontDescriptor", {})
    return next((descriptor[key] for key in _FILES if key in descriptor), None)


def _truetype(font: Any) -> TrueType | None:
    descriptor = _descendant(font).get("/FontDescriptor", {})
    found = descriptor.get("/FontFile2")
    return TrueType(found.read_bytes()) if found is not None else None


def kinds(file: File) -> Iterator[str]:
    """Fonts as ISO 32000-1 knows them, with what it demands of each."""
    for font in _fonts(file):
        kind = str(font.get("/Subtype"))
        if kind not in _KINDS:
            yield f"a font of the kind {kind}"
        if "/BaseFont" not in font and kind != "/Type3":
            yield "a font without its name"
        if kind in ("/TrueType", "/Type1") and not (
            {"/FirstChar", "/LastChar", "/Widths"} <= set(font.keys())
            and len(font["/Widths"]) == int(font["/LastChar"]) - int(font["/FirstChar"]) + 1
        ):
            yield f"{font.get('/BaseFont')}: its widths are not those of its codes"


def composite(file: File) -> Iterator[str]:
    """Composite fonts: Identity-H or a map that is embedded, and how codes become glyphs."""
    for font in _fonts(file):
        if font.get("/Subtype") != "/Type0":
            continue
        encoding = font.get("/Encoding")
        if not isinstance(encoding, pikepdf.Stream) and str(encoding) not in (
            "/Identity-H",
            "/Identity-V",
        ):
            yield f"the map {encoding} is not embedded"
        below = _descendant(font)
        if below.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in below:
            yield "a composite TrueType font without its map to glyphs"
        if "/CIDSystemInfo" not in below:
            yield "a composite font without its collection"


def embedded(file: File) -> Iterator[str]:
    """Every font that text is shown in lies in the file; a set of what it holds is whole."""
    for font, _codes in _shown(file):
        if font.get("/Subtype") != "/Type3" and _file(font) is None:
            yield f"{font.get('/BaseFont')} is not embedded"
    for font in _fonts(file):
        if font.get("/Subtype") == "/Type1" and "/FontDescriptor" not in font:
            yield f"{font.get('/BaseFont')} stands in the file, embedded nowhere"
        present = _descendant(font).get("/FontDescriptor", {}).get("/CIDSet")
        found = _truetype(font) if present is not None else None
        if present is not None and found is not None:
            bits = "".join(f"{byte:08b}" for byte in present.read_bytes())
            if bits.count("1") != found.glyphs:
                yield f"{font.get('/BaseFont')}: CIDSet does not tell its glyphs"


def widths(file: File) -> Iterator[str]:
    """Widths told and widths drawn differ by at most a thousandth of the size."""
    for font, codes in _shown(file):
        found = _truetype(font)
        if found is None:
            continue
        told = _told_widths(font)
        glyphs = _glyphs(font, found)
        for code in codes:
            if code in glyphs and abs(told[code] - found.width(glyphs[code])) > 1:
                yield f"{font.get('/BaseFont')}: code {code} is told {told[code]:g} wide"


def _told_widths(font: Any) -> dict[int, float]:
    below = _descendant(font)
    if font.get("/Subtype") != "/Type0":
        first = int(font["/FirstChar"])
        return defaultdict(
            float, {first + at: float(width) for at, width in enumerate(font["/Widths"])}
        )
    default = float(below.get("/DW", 1000))
    told: dict[int, float] = defaultdict(lambda: default)
    parts = list(below.get("/W", []))
    while parts:
        first = int(parts.pop(0))
        following = parts.pop(0)
        if isinstance(following, pikepdf.Array):
            told.update({first + at: float(width) for at, width in enumerate(following)})
        else:
            told.update(dict.fromkeys(range(first, int(following) + 1), float(parts.pop(0))))
    return told


def _glyphs(font: Any, found: TrueType) -> dict[int, int]:
    """Code to glyph: of a composite font by its map, of a symbolic one by its table of signs."""
    if font.get("/Subtype") == "/Type0":
        told = _descendant(font).get("/CIDToGIDMap")
        if isinstance(told, pikepdf.Stream):
            content = told.read_bytes()
            return dict(enumerate(struct.unpack(f">{len(content) // 2}H", content)))
        return {code: code for code in range(found.glyphs)}
    for kind in ((1, 0), (3, 0)):
        if kind in found.maps:
            return {code & 0xFF: glyph for code, glyph in found.maps[kind].items()}
    return {}


def encodings(file: File) -> Iterator[str]:
    """A symbolic TrueType font has no encoding but its one table; another has a known one."""
    for font in _fonts(file):
        if font.get("/Subtype") != "/TrueType":
            continue
        flags = int(font.get("/FontDescriptor", {}).get("/Flags", 0))
        name = font.get("/BaseFont")
        if bool(flags & _SYMBOLIC) == bool(flags & _NOT_SYMBOLIC):
            yield f"{name}: neither symbolic nor not"
        found = _truetype(font)
        if flags & _SYMBOLIC:
            if "/Encoding" in font:
                yield f"{name}: symbolic, with an encoding"
            if found and len(found.maps) != 1 and (3, 0) not in found.maps:
                yield f"{name}: symbolic, with several tables of signs"
        elif str(font.get("/Encoding")) not in ("/WinAnsiEncoding", "/MacRomanEncoding"):
            yield f"{name}: not symbolic, without a known encoding"


def undefined(file: File) -> Iterator[str]:
    """No text shows the glyph that stands for what a font has not."""
    for font, codes in _shown(file):
        found = _truetype(font)
        if found is None:
            continue
        glyphs = _glyphs(font, found)
        for code in codes:
            if not 0 < glyphs.get(code, 0) < found.glyphs:
                yield f"{font.get('/BaseFont')}: code {code} has no glyph"
