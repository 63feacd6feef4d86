"""What makes a PDF one for archives (PDF/A-3b, ISO 19005-3): its colours, the files inside it.

ReportLab writes neither; its own objects are taken, so that nothing is read and written twice.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from reportlab.pdfbase import pdfdoc

from desktop.services.letters.papers.srgb import srgb_profile

_PACKING = 3
"""A third of the time of the usual 6, a quarter more bytes."""
_CONDITION = "sRGB IEC61966-2.1"


@dataclass(frozen=True, slots=True)
class Associated:
    """A file that lies in a PDF. `content` is deflated where `packed`; `size` is the file's own.

    `relation` is what it is to the paper (ISO 19005-3, annex E): Data, Source, Alternative.
    """

    name: str
    mime: str
    relation: str
    description: str
    content: bytes
    size: int
    packed: bool = False


def associated(name: str, mime: str, relation: str, description: str, content: bytes) -> Associated:
    """A file as it is, byte for byte; one that is packed already is not packed again."""
    return Associated(name, mime, relation, description, content, len(content))


def packed(
    name: str, mime: str, relation: str, description: str, parts: Iterable[bytes]
) -> Associated:
    """A file that is packed as its parts come, so that it never lies whole in memory."""
    packing = zlib.compressobj(_PACKING)
    size = 0
    content = []
    for part in parts:
        size += len(part)
        content.append(packing.compress(part))
    content.append(packing.flush())
    return Associated(name, mime, relation, description, b"".join(content), size, packed=True)


def for_archives(document: Any, files: Sequence[Associated], made: datetime) -> None:
    """Give ReportLab's document its output intent and the files that go with it."""
    catalog = document.Catalog
    added = ("OutputIntents", "AF")
    catalog.__NoDefault__ = [*catalog.__NoDefault__, *added]
    catalog.OutputIntents = pdfdoc.PDFArray([_intent(document)])
    if not files:
        return
    specs = [_specification(document, file, made) for file in files]
    catalog.AF = pdfdoc.PDFArray(specs)
    named = sorted(zip((file.name for file in files), specs, strict=True))
    names: list[Any] = []
    for name, spec in named:
        names += [pdfdoc.PDFString(name), spec]
    catalog.Names = _dictionary(EmbeddedFiles=_dictionary(Names=pdfdoc.PDFArray(names)))


def _dictionary(**entries: Any) -> Any:
    return pdfdoc.PDFDictionary(entries)


def _intent(document: Any) -> Any:
    profile = pdfdoc.PDFStream(_dictionary(N=3), srgb_profile(), filters=[pdfdoc.PDFZCompress])
    return _dictionary(
        Type=pdfdoc.PDFName("OutputIntent"),
        S=pdfdoc.PDFName("GTS_PDFA1"),
        OutputConditionIdentifier=pdfdoc.PDFString(_CONDITION),
        Info=pdfdoc.PDFString(_CONDITION),
        DestOutputProfile=document.Reference(profile),
    )


def _specification(document: Any, file: Associated, made: datetime) -> Any:
    """The file's entry in the PDF, and its bytes; give back the reference to it."""
    about = _dictionary(
        Type=pdfdoc.PDFName("EmbeddedFile"),
        Subtype=pdfdoc.PDFName(file.mime.replace("/", "#2F")),
        Params=_dictionary(
            Size=file.size,
            ModDate=pdfdoc.PDFString(made.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")),
        ),
    )
    if file.packed:
        about["Filter"] = pdfdoc.PDFName("FlateDecode")
    content = document.Reference(pdfdoc.PDFStream(about, file.content, filters=[]))
    return document.Reference(
        _dictionary(
            Type=pdfdoc.PDFName("Filespec"),
            F=pdfdoc.PDFString(file.name),
            UF=pdfdoc.PDFString(file.name),
            Desc=pdfdoc.PDFString(file.description),
            AFRelationship=pdfdoc.PDFName(file.relation),
            EF=_dictionary(F=content, UF=content),
        )
    )


def _with_its_end(formatted: Any) -> Any:
    """ReportLab's way to write a stream, its end on a line of its own (ISO 19005-3, 6.1.7.1)."""

    def format_stream(stream: Any, document: Any) -> bytes:
        written: bytes = formatted(stream, document)
        return written[: -len(b"endstream\n")] + b"\nendstream\n"

    return format_stream


# ReportLab has no other place for it: every stream of a paper goes through this method.
pdfdoc.PDFStream.format = _with_its_end(pdfdoc.PDFStream.format)
