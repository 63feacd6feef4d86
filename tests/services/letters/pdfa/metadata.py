"""Clauses on what a file says of itself: ISO 19005-3, 6.6."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from tests.services.letters.pdfa.file import File

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
_KNOWN = {
    _DC: {
        *("contributor", "coverage", "creator", "date", "description", "format", "identifier"),
        *("language", "publisher", "relation", "rights", "source", "subject", "title", "type"),
    },
    _XMP: {
        *("BaseURL", "CreateDate", "CreatorTool", "Identifier", "Label", "MetadataDate"),
        *("ModifyDate", "Nickname", "Rating", "Thumbnails"),
    },
    _PDF: {"Keywords", "PDFVersion", "Producer"},
    _PDFAID: {"part", "conformance", "amd", "corr"},
}
"""Properties that need no schema of their own (XMP, part 1 and 2; ISO 19005-3, 6.6.4)."""
_PACKET = re.compile(rb"\s*<\?xpacket\s+begin=(['\"]).*?\1\s+([^?]*)\?>", re.DOTALL)
_DATE = re.compile(r"D:(\d{14})([+-]\d\d)'(\d\d)'?|D:(\d{14})(Z)")


def _tree(file: File) -> Any:
    try:
        return ElementTree.fromstring(file.pdf.Root.Metadata.read_bytes())
    except (AttributeError, ElementTree.ParseError):
        return ElementTree.Element("nothing")


def _properties(file: File) -> Iterator[tuple[str, str]]:
    """Each property and its text, or that of the first entry of its list."""
    for described in _tree(file).iter(f"{_RDF}Description"):
        for name, value in described.items():
            if name != f"{_RDF}about":
                yield name, value
        for each in described:
            entry = each.find(f".//{_RDF}li")
            yield each.tag, str((each if entry is None else entry).text or "")


def _told(file: File, name: str) -> str:
    """The text of a property; empty where it is not there."""
    return next((text for known, text in _properties(file) if known == name), "")


def packets(file: File) -> Iterator[str]:
    """The document's metadata: XMP, well formed, not filtered by what older readers have not."""
    stream = file.pdf.Root.get("/Metadata")
    if stream is None or stream.get("/Subtype") != "/XML" or stream.get("/Type") != "/Metadata":
        yield "no metadata"
        return
    content = stream.read_bytes()
    found = _PACKET.match(content)
    if found is None:
        yield "no packet of XMP"
    elif b"bytes=" in found[2] or b"encoding=" in found[2]:
        yield "the packet's header says bytes or encoding"
    try:
        content.decode("utf-8")
        ElementTree.fromstring(content)
    except (UnicodeDecodeError, ElementTree.ParseError):
        yield "the XMP is not well formed"


def schemas(file: File) -> Iterator[str]:
    """Known properties only: others would need a schema that describes them."""
    for told, _text in _properties(file):
        space, _brace, name = told.rpartition("}")
        if name not in _KNOWN.get(f"{space}}}", set()):
            yield f"property {told}"


def information(file: File) -> Iterator[str]:
    """What Info and XMP both say is the same."""
    if "/Info" not in file.pdf.trailer:
        return
    info = file.pdf.trailer.Info
    for key, name in (
        ("/Title", f"{_DC}title"),
        ("/Author", f"{_DC}creator"),
        ("/Subject", f"{_DC}description"),
        ("/Keywords", f"{_PDF}Keywords"),
        ("/Creator", f"{_XMP}CreatorTool"),
        ("/Producer", f"{_PDF}Producer"),
    ):
        if str(info.get(key, "")) != _told(file, name):
            yield f"{key} is not what {name} says"
    for key, name in (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate")):
        if _moment(str(info.get(key, ""))) != _told(file, f"{_XMP}{name}").replace("Z", "+00:00"):
            yield f"{key} is not what {name} says"


def _moment(text: str) -> str:
    """A date of PDF as XMP writes it."""
    found = _DATE.fullmatch(text)
    if found is None:
        return text
    at = datetime.strptime(found[1] or found[4], "%Y%m%d%H%M%S")
    zone = f"{found[2]}:{found[3]}" if found[1] else "+00:00"
    return f"{at.isoformat()}{zone}"


def identification(file: File) -> Iterator[str]:
    """Part 3, conformance B (or what asks for more)."""
    if _told(file, f"{_PDFAID}part") != "3":
        yield "it does not say that it is PDF/A-3"
    if _told(file, f"{_PDFAID}conformance") not in ("A", "B", "U"):
        yield "it does not say its conformance"
