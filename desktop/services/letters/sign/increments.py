"""Whether every byte behind an issued file is accounted for by the tables of its updates.

A reader that finds a table broken seeks objects by their words; so that it finds what the tables
say, there must be nothing else: no object that no table names, nothing between objects, no table
that reaches back. Works on what pyHanko read, strictly (safety.md, F35).
"""

import re
from typing import Any

_GAP = re.compile(rb"[\x00\t\n\f\r ]*")
_HEAD = re.compile(rb"(?<!\d)(\d+)[\x00\t\n\f\r ]+(\d+)[\x00\t\n\f\r ]+obj(?![A-Za-z])")
_TAIL = re.compile(
    rb"(?:[\x00\t\n\f\r ]|%(?!PDF-|%EOF)[^\r\n]*[\r\n])*"
    rb"startxref[\x00\t\n\f\r ]+(\d+)[\x00\t\n\f\r ]+%%EOF(?:\r\n|\n|\r)?"
)
_END = b"endobj"


def unaccounted(content: bytes, base: int, reader: Any) -> bool:
    """Whether anything behind the first `base` bytes is not what the updates' tables name."""
    xrefs = reader.xrefs
    first = sum(
        xrefs.get_xref_container_info(number).declared_startxref < base
        for number in range(xrefs.total_revisions)
    )
    at = base
    for number in range(first, xrefs.total_revisions):
        end = _end_of_update(
            content, at, xrefs.get_xref_container_info(number), xrefs.get_xref_data(number)
        )
        if end is None:
            return True
        at = end
    return at != len(content)


def _end_of_update(content: bytes, at: int, table: Any, entries: Any) -> int | None:
    """Where an update that begins at some byte ends; nothing where it holds anything else."""
    start = table.declared_startxref
    if entries.hybrid is not None or not _begins_there(content, table):
        return None
    places = sorted(
        (offset, number, generation)
        for number, (generation, offset) in entries.standard_xrefs.items()
        if offset != start
    )
    if any(not at <= offset < start for offset, _number, _generation in places):
        return None
    bounds = [offset for offset, _number, _generation in places] + [start]
    gap = _GAP.match(content, at)
    if gap is None or gap.end() != bounds[0]:
        return None
    for (offset, number, generation), end in zip(places, bounds[1:], strict=True):
        if not _one_object(content[offset:end], number, generation):
            return None
    return _end_of_table(content, table)


def _begins_there(content: bytes, table: Any) -> bool:
    """Whether a table, or the stream that is one, begins just where its update says."""
    if table.stream_ref is not None:
        return bool(table.start_location == table.declared_startxref)
    word = content[table.declared_startxref : table.start_location]
    return word.startswith(b"xref") and not word[4:].strip(b"\r\n ")


def _one_object(part: bytes, number: int, generation: int) -> bool:
    """Whether bytes are an object of that number and nothing else."""
    heads = list(_HEAD.finditer(part))
    if len(heads) != 1 or heads[0].start() != 0 or part.count(_END) != 1:
        return False
    if (int(heads[0][1]), int(heads[0][2])) != (number, generation):
        return False
    end = part.find(_END) + len(_END)
    gap = _GAP.match(part, end)
    return gap is not None and gap.end() == len(part)


def _end_of_table(content: bytes, table: Any) -> int | None:
    """The byte behind the end mark that closes a table."""
    start = table.declared_startxref
    found = content.find(b"startxref", start)
    between = content[start:found]
    if found < 0 or b"%%EOF" in between:
        return None
    if table.stream_ref is None:
        closing, length, heads = b">>", 2, 0
        sound = between.count(b"trailer") == 1
    else:
        closing, length, heads = _END, len(_END), 1
        sound = between.count(_END) == 1 and _HEAD.match(between) is not None
    if not sound or len(list(_HEAD.finditer(between))) != heads:
        return None
    tail = _TAIL.match(content, start + between.rfind(closing) + length)
    return tail.end() if tail is not None and int(tail[1]) == start else None
