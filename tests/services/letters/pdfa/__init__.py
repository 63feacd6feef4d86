"""PDF/A-3b (ISO 19005-3:2012) as a list of clauses, each held against a file by its own function.

No free validator is to be had from the places that the tests install from. `faults` is the whole
list; tests/services/letters/test_pdfa.py shows of every clause a file that it refuses.
"""

import io
from collections.abc import Callable, Iterator

import pikepdf

from tests.services.letters.pdfa import colours, document, fonts, forms, metadata, raw
from tests.services.letters.pdfa.file import File

Clause = Callable[[File], Iterator[str]]

CLAUSES: dict[str, Clause] = {
    "6.1.2": raw.header,
    "6.1.3": raw.trailer,
    "6.1.4": raw.cross_references,
    "6.1.6": raw.hexadecimal,
    "6.1.7.1": raw.streams,
    "6.1.7.2": document.filters,
    "6.1.8": document.names,
    "6.1.9": raw.objects,
    "6.1.10": document.inline_images,
    "6.1.12": forms.permissions,
    "6.1.13": document.limits,
    "6.2.2": document.contents,
    "6.2.3": colours.output_intents,
    "6.2.4": colours.spaces,
    "6.2.5": colours.graphics_states,
    "6.2.6": colours.rendering_intents,
    "6.2.8": colours.images,
    "6.2.9": document.xobjects,
    "6.2.10": colours.transparency,
    "6.2.11.2": fonts.kinds,
    "6.2.11.3": fonts.composite,
    "6.2.11.4": fonts.embedded,
    "6.2.11.5": fonts.widths,
    "6.2.11.6": fonts.encodings,
    "6.2.11.8": fonts.undefined,
    "6.3": forms.annotations,
    "6.4.1": forms.fields,
    "6.4.3": forms.signatures,
    "6.5": forms.actions,
    "6.6.2": metadata.packets,
    "6.6.2.3": metadata.schemas,
    "6.6.3": metadata.information,
    "6.6.4": metadata.identification,
    "6.8": document.embedded_files,
    "6.9": document.optional_content,
    "6.10": document.presentations,
    "6.11": document.requirements,
}


def faults(content: bytes) -> list[str]:
    """What keeps a PDF from being PDF/A-3b: each fault behind the clause that it breaks."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        file = File(content, pdf)
        return [f"{number}: {fault}" for number, holds in CLAUSES.items() for fault in holds(file)]
