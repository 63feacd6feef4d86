"""What a PDF says of itself, and the mark by which a letter of a register is known again."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from desktop import __version__

CREATOR = f"Lontar {__version__}"
PRODUCER = "ReportLab"
_MARK = re.compile(rb"lontar-letter:([0-9a-f-]{36}):([A-Za-z0-9+/]{43}=)")
_STREAM = re.compile(rb"stream\r?\n")
_MOST_UNPACKED = 60_000_000
_MOST_OF_ONE = 300_000


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, author and the like; `mark` is empty on a preview."""

    title: str
    author: str
    subject: str
    mark: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Mark:
    """Which letter (its UUID) of which office (its public key) a PDF says it is."""

    letter: str
    office: str


def mark(letter: str, office: str) -> str:
    """The mark as it is written into a PDF."""
    return f"lontar-letter:{letter}:{office}"


def find_mark(content: bytes) -> Mark | None:
    """The mark in a PDF, however another program has packed it since; nothing where none is.

    Reads at most some megabytes out of packed streams, so that no file takes long.
    """
    for part in (content, *_unpacked(content)):
        found = _MARK.search(part) or _MARK.search(part.replace(b"\x00", b""))
        if found:
            return Mark(found[1].decode("ascii"), found[2].decode("ascii"))
    return None


def _unpacked(content: bytes) -> Iterator[bytes]:
    """What the packed streams hold, the last ones first: there other programs put such things."""
    left = _MOST_UNPACKED
    starts = [match.end() for match in _STREAM.finditer(content)]
    for start in reversed(starts):
        try:
            packed = content[start : start + _MOST_OF_ONE]
            part = zlib.decompressobj().decompress(packed, min(left, _MOST_OF_ONE))
        except zlib.error:
            continue
        left -= len(part)
        yield part
        if left <= 0:
            return


def packet(metadata: Metadata, *, archival: bool = False) -> bytes:
    """The XMP packet: the same facts as in the PDF's Info, in the form that archives read.

    An `archival` one says that the file is PDF/A-3b (ISO 19005-3, 6.6.4).
    """
    level = "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
    made = metadata.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{level if archival else ""}<dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">{escape(metadata.title)}</rdf:li>
</rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(metadata.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt>
<rdf:li xml:lang="x-default">{escape(metadata.subject)}</rdf:li>
</rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>id-ID</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
<xmp:CreatorTool>{escape(CREATOR)}</xmp:CreatorTool>
<pdf:Producer>{escape(PRODUCER)}</pdf:Producer>
<pdf:Keywords>{escape(metadata.mark)}</pdf:Keywords>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
""".encode()
