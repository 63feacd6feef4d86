"""Where the blocks of added signatures are seen: never over what the office wrote."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_KEYS = frozenset("""
    /Type /Subtype /FT /T /TU /TM /V /F /Ff /Rect /P /AP /MK /DA /Q /Lock /SV /Kids /Parent
    /BS /Border /H /NM /M /Contents /StructParent /Lang /C /DR
""".split())  # noqa: SIM905 - a table  # fmt: skip
_SCALE = 2.0
_NEAR = 2.0
"""Points around a block that are free of ink too."""
_INK = 200
_FIELDS = 500


@dataclass(frozen=True, slots=True)
class Seen:
    """A visible block: its page from 1, its corners in points from the lower left."""

    page: int
    box: tuple[float, float, float, float]


def odd_field(reader: Any) -> bool:
    """Whether a field or widget of the form can do more than show a signature."""
    return any(not set(each) <= _KEYS for each in _widgets(reader))


def blocks(reader: Any) -> list[Seen]:
    """The visible blocks of a file's form, in the order of pages."""
    boxes = {}
    for widget in _widgets(reader):
        ref = getattr(widget, "container_ref", None)
        if "/Rect" in widget and ref is not None:
            a, b, c, d = (float(value) for value in widget["/Rect"])
            if a != c and b != d:
                boxes[ref.idnum] = (min(a, c), min(b, d), max(a, c), max(b, d))
    if not boxes:
        return []
    found = []
    for number, page in enumerate(_pages(reader.root["/Pages"]), start=1):
        refs = _at(page, "/Annots", ())
        found += [Seen(number, boxes[ref.idnum]) for ref in refs if ref.idnum in boxes]
    return found


def over_ink(issued: bytes, seen: list[Seen]) -> int:
    """The first page on which a block stands over something of the issued file; 0 for none."""
    import pypdfium2  # late: most runs of the program draw no page

    document = pypdfium2.PdfDocument(issued)
    try:
        for block in seen:
            page = document[block.page - 1]
            picture = page.render(scale=_SCALE, grayscale=True).to_pil()
            left, lower, right, upper = block.box
            high = page.get_size()[1]
            corners = (left - _NEAR, high - upper - _NEAR, right + _NEAR, high - lower + _NEAR)
            part = picture.crop(tuple(round(at * _SCALE) for at in corners))
            page.close()
            if part.point(lambda shade: shade or 255).getextrema()[0] < _INK:
                return block.page
    finally:
        document.close()
    return 0


def _widgets(reader: Any) -> Iterator[Any]:
    form = _at(reader.root, "/AcroForm", None)
    left = list(form["/Fields"]) if form is not None else []
    for _count in range(_FIELDS):
        if not left:
            return
        field = left.pop().get_object()
        yield field
        left.extend(_at(field, "/Kids", ()))
    raise ValueError("more fields than any letter has")


def _pages(node: Any) -> Iterator[Any]:
    """The pages of an issued file's tree; that it is the issued one was checked before."""
    for ref in node["/Kids"]:
        kid = ref.get_object()
        if kid["/Type"] == "/Pages":
            yield from _pages(kid)
        else:
            yield kid


def _at(node: Any, key: str, otherwise: Any) -> Any:
    """What stands at a key: pyHanko's own `get` would not follow a reference."""
    return node[key] if key in node else otherwise  # noqa: SIM401
