"""Clauses on the bytes of a file: ISO 19005-3, 6.1.2 to 6.1.9."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tests.services.letters.pdfa.file import File

_EOL = rb"(?:\r\n|\r|\n)"
_HEADER = re.compile(rb"%PDF-1\.[0-7]" + _EOL + rb"%([^\r\n]*)" + _EOL)
_OBJECT = re.compile(rb"(\d+) (\d+) obj" + _EOL)
_STARTS = re.compile(rb"startxref" + _EOL + rb"(\d+)" + _EOL)
_TABLE = re.compile(rb"xref(?:\r\n|\r|\n)(?=\d)")
_SECTION = re.compile(rb"(\d+) (\d+) ?" + _EOL)
_HEX = re.compile(rb"(?<!<)<([^<>]*)>(?!>)")
_STRING = re.compile(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)


def header(file: File) -> Iterator[str]:
    """`%PDF-1.n` at the first byte, then a comment of four bytes over 127."""
    found = _HEADER.match(file.content)
    if found is None:
        yield "no header at the first byte"
    elif len(found[1]) < 4 or min(found[1][:4]) < 128:
        yield "no comment of four bytes over 127 in the second line"


def trailer(file: File) -> Iterator[str]:
    """An ID, no encryption, nothing behind the last end of file but one end of line."""
    told = file.pdf.trailer
    if "/ID" not in told or len(told.ID) != 2 or not all(bytes(each) for each in told.ID):
        yield "no file identifier"
    if "/Encrypt" in told:
        yield "encrypted"
    if not re.search(rb"%%EOF" + _EOL + rb"?\Z", file.content):
        yield "something stands behind the end"


def cross_references(file: File) -> Iterator[str]:
    """`xref`, one end of line, sections of entries of twenty bytes."""
    starts = _STARTS.findall(file.content)
    if not starts:
        yield "no startxref"
    for start in map(int, starts):
        if _OBJECT.match(file.content, start):
            continue  # a cross-reference stream
        found = _TABLE.match(file.content, start)
        if found is None:
            yield f"no table where startxref says ({start})"
            continue
        yield from _sections(file.content, found.end())


def _sections(content: bytes, at: int) -> Iterator[str]:
    while (head := _SECTION.match(content, at)) is not None:
        at = head.end()
        for _entry in range(int(head[2])):
            entry = content[at : at + 20]
            if not re.fullmatch(rb"\d{10} \d{5} [nf](?: \r| \n|\r\n)", entry):
                yield f"an entry of the table is not twenty bytes ({at})"
                return
            at += 20
    if content[at : at + 7] != b"trailer":
        yield f"no trailer behind the table ({at})"


@lru_cache(maxsize=4)
def _places(content: bytes) -> list[int]:
    """Where objects begin, by every classic table of the file."""
    found = set()
    for start in map(int, _STARTS.findall(content)):
        table = _TABLE.match(content, start)
        at = table.end() if table else len(content)
        while (head := _SECTION.match(content, at)) is not None:
            at = head.end()
            for _entry in range(int(head[2])):
                entry = content[at : at + 20]
                if entry[17:18] == b"n":
                    found.add(int(entry[:10]))
                at += 20
    return sorted(found)


def _bodies(content: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Each object: where it begins, what it is without its stream, where its stream begins or 0."""
    for place in _places(content):
        ends = content.find(b"endobj", place)
        begins = content.find(b"stream", place, ends if ends > 0 else len(content))
        body = content[place : begins if begins > 0 else ends]
        while begins > 0 and _STRING.sub(b"()", body).count(b"(") > _STRING.sub(b"()", body).count(
            b")"
        ):
            begins = content.find(b"stream", begins + 1)
            body = content[place:begins]
        yield place, body, max(begins, 0)


def objects(file: File) -> Iterator[str]:
    """Number, blank, generation, blank, `obj`, end of line; `endobj` on a line of its own."""
    content = file.content
    for place in _places(content):
        if not _OBJECT.match(content, place) or content[place - 1 : place] not in (b"\n", b"\r"):
            yield f"an object does not begin as one ({place})"
    for found in re.finditer(rb"endobj", content):
        before, behind = content[found.start() - 1 : found.start()], content[found.end() :][:1]
        if before not in (b"\n", b"\r") or behind not in (b"\n", b"\r"):
            yield f"endobj shares its line ({found.start()})"


def _length(file: File, body: bytes) -> int:
    """How long a stream's dictionary says that it is."""
    told = re.search(rb"/Length\s+(\d+)(?:\s+(\d+)\s+R)?", body)
    if told is None:
        return 0
    return int(file.pdf.get_object(int(told[1]), int(told[2])) if told[2] else told[1])


def streams(file: File) -> Iterator[str]:
    """`stream`, CR LF or LF; the length as told; `endstream` on a line of its own."""
    content = file.content
    for place, body, begins in _bodies(content):
        if not begins:
            continue
        if re.match(rb"stream(?:\r\n|\n)", content[begins:][:8]) is None:
            yield f"the word stream is not followed by an end of line ({place})"
        at = begins + (8 if content[begins + 6 : begins + 8] == b"\r\n" else 7)
        behind = content[at + _length(file, body) :][:13]
        if re.match(_EOL + rb"endstream", behind) is None:
            yield f"a stream is not so long as told, or endstream shares its line ({place})"


def hexadecimal(file: File) -> Iterator[str]:
    """Strings in hexadecimal have an even number of digits, and nothing else."""
    for place, body, _begins in _bodies(file.content):
        for found in _HEX.finditer(_STRING.sub(b"()", body)):
            digits = re.sub(rb"[\s\x00]", b"", found[1])
            if len(digits) % 2 or re.search(rb"[^0-9A-Fa-f]", digits):
                yield f"a hexadecimal string is not whole ({place})"
