"""Where a changed file differs from the issued one: in which pages and attachments."""

import io
import zlib
from typing import Any

from desktop.domain.texts import gettext as _

_MOST_TOLD = 5
_READS_BADLY = (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError, zlib.error)


def where_changed(issued: bytes, found: bytes) -> list[str]:
    """Sentences on pages and attachments that are not those issued, or that only bytes differ.

    A file that cannot be read tells nothing. Decoded contents are compared: what another program
    has merely saved again reads the same.
    """
    import pikepdf  # late: it is needed only where something is wrong

    try:
        with (
            pikepdf.open(io.BytesIO(issued)) as own,
            pikepdf.open(io.BytesIO(found)) as other,
        ):
            told = [*_pages(own, other), *_attachments(own, other)]
    except pikepdf.PdfError:
        return []
    except _READS_BADLY:
        return []
    if told:
        return told
    return [_("Pages and attachments read the same; the file around them is another.")]


def _pages(own: Any, other: Any) -> list[str]:
    told = []
    if len(own.pages) != len(other.pages):
        told.append(
            _("It has {n} pages, {issued} were issued.").format(
                n=len(other.pages), issued=len(own.pages)
            )
        )
    different = [
        number
        for number, (mine, theirs) in enumerate(zip(own.pages, other.pages, strict=False), start=1)
        if _page(mine) != _page(theirs)
    ]
    if different:
        shown = ", ".join(map(str, different[:_MOST_TOLD]))
        shown += " ..." if len(different) > _MOST_TOLD else ""
        told.append(_("Other than issued: page {pages}.").format(pages=shown))
    return told


def _page(page: Any) -> tuple[bytes, int, str]:
    """What a page shows: its contents, how many notes lie on it, its size."""
    contents = page.obj.get("/Contents")
    parts = contents if contents is not None and contents._type_name == "array" else [contents]  # noqa: SLF001
    drawn = b"\n".join(part.read_bytes() for part in parts if part is not None)
    return drawn, len(page.obj.get("/Annots", ())), str(list(page.mediabox))


def _attachments(own: Any, other: Any) -> list[str]:
    told = []
    for name, spec in own.attachments.items():
        theirs = other.attachments.get(name)
        if theirs is None:
            told.append(_("The attachment {name} is missing.").format(name=name))
        elif theirs.get_file().read_bytes() != spec.get_file().read_bytes():
            told.append(_("The attachment {name} is another.").format(name=name))
    told += [
        _("The attachment {name} was put in.").format(name=name)
        for name in other.attachments
        if name not in own.attachments
    ]
    return told
