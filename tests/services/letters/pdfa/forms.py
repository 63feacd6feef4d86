"""Clauses on annotations, fields, signatures and actions: ISO 19005-3, 6.1.12 and 6.3 to 6.5."""

from collections.abc import Iterator
from typing import Any

from tests.services.letters.pdfa.file import File

_FORBIDDEN_KINDS = ("/3D", "/Sound", "/Screen", "/Movie")
_FORBIDDEN_ACTIONS = (
    *("/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState"),
    *("/Rendition", "/Trans", "/GoTo3DView", "/JavaScript"),
)
_NAMED = ("/NextPage", "/PrevPage", "/FirstPage", "/LastPage")
_PRINT, _NO_FLAGS = 4, 1 | 2 | 32 | 256
"""Bits of F: to be printed; and neither invisible, hidden, not viewed nor toggled."""


def _annotations(file: File) -> Iterator[Any]:
    for page in file.pdf.pages:
        yield from page.obj.get("/Annots", [])


def permissions(file: File) -> Iterator[str]:
    """Only signatures say what may be done; one that certifies has no digest of objects."""
    given: Any = file.pdf.Root.get("/Perms", {})
    yield from (f"permission {key}" for key in given if key not in ("/UR3", "/DocMDP"))
    if "/DocMDP" not in given:
        return
    for each in file.dictionaries:
        for reference in each.get("/Reference", []) if "/ByteRange" in each else []:
            for key in ("/DigestLocation", "/DigestMethod", "/DigestValue"):
                if key in reference:
                    yield f"a signature that certifies has {key}"


def annotations(file: File) -> Iterator[str]:
    """Known kinds, printed and seen, each with its appearance and that alone."""
    for each in _annotations(file):
        kind = str(each.get("/Subtype"))
        if kind in _FORBIDDEN_KINDS or kind == "None":
            yield f"an annotation {kind}"
        if kind == "/Popup":
            continue
        flags = int(each.get("/F", 0))
        if not flags & _PRINT or flags & _NO_FLAGS:
            yield f"an annotation {kind} is not printed, or is hidden"
        box = [float(side) for side in each.get("/Rect", [0, 0, 0, 0])]
        shown = box[0] != box[2] or box[1] != box[3]
        appearance = each.get("/AP")
        if appearance is None and shown and kind != "/Link":
            yield f"an annotation {kind} without its appearance"
        if appearance is not None and list(appearance.keys()) != ["/N"]:
            yield f"an annotation {kind} with other appearances"
        if any(key in each for key in ("/C", "/IC")) and "/OutputIntents" not in file.pdf.Root:
            yield "an annotation with colours of no profile"


def fields(file: File) -> Iterator[str]:
    """Fields that do nothing, look as they are drawn, and are no XFA."""
    for each in _annotations(file):
        if each.get("/Subtype") == "/Widget" and ("/A" in each or "/AA" in each):
            yield "a field's annotation with an action"
    form = file.pdf.Root.get("/AcroForm")
    if form is None:
        return
    if bool(form.get("/NeedAppearances", False)):
        yield "fields whose looks are left to the reader"
    if "/XFA" in form or "/NeedsRendering" in file.pdf.Root:
        yield "XFA"
    for each in form.get("/Fields", []):
        if "/AA" in each:
            yield "a field with an action"


def signatures(file: File) -> Iterator[str]:
    """Each signs its whole revision but its own contents, which are DER (PKCS#7 or CAdES)."""
    for each in file.dictionaries:
        if "/ByteRange" not in each or "/Contents" not in each:
            continue
        first, length, second, rest = (int(part) for part in each["/ByteRange"])
        gap = file.content[first + length : second]
        if first != 0 or gap[:1] != b"<" or gap[-1:] != b">":
            yield "a signature leaves out more than its contents"
        if not file.content[: second + rest].rstrip(b"\r\n").endswith(b"%%EOF"):
            yield "a signature does not reach the end of its revision"
        content = bytes(each["/Contents"])
        if content[:1] != b"\x30":
            yield "a signature is no DER"
        if str(each.get("/SubFilter")) not in (
            "/adbe.pkcs7.detached",
            "/ETSI.CAdES.detached",
            "/ETSI.RFC3161",
        ):
            yield f"a signature of the form {each.get('/SubFilter')}"


def actions(file: File) -> Iterator[str]:
    """Nothing that starts, plays, hides or computes; nothing that happens by itself."""
    for each in file.dictionaries:
        kind = str(each.get("/S"))
        if kind in _FORBIDDEN_ACTIONS:
            yield f"an action {kind}"
        if kind == "/Named" and str(each.get("/N")) not in _NAMED:
            yield f"a named action {each.get('/N')}"
    if "/AA" in file.pdf.Root or any("/AA" in page.obj for page in file.pdf.pages):
        yield "actions by events"
    if "/JavaScript" in file.pdf.Root.get("/Names", {}):
        yield "JavaScript"
