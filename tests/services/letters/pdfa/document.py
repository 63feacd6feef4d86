"""Clauses on a file's objects, contents and what lies in it: ISO 19005-3, 6.1.7 to 6.1.13, 6.2.2,
6.2.9, 6.8 to 6.11.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf

from tests.services.letters.pdfa.file import File

_FILTERS = {
    "/ASCIIHexDecode",
    "/ASCII85Decode",
    "/FlateDecode",
    "/RunLengthDecode",
    "/CCITTFaxDecode",
    "/JBIG2Decode",
    "/DCTDecode",
    "/JPXDecode",
}
_OPERATORS = re.compile(
    r"b\*?|B\*?|f\*?|F|s|S|n|[qQ]|c|v|y|l|m|h|re|W\*?|w|J|j|M|d|i|cm|gs|ri|sh|Do|BI|ID|EI"
    r"|BT|ET|T[*cdDfLmrswzJj]|['\"]|d[01]|CS|cs|SCN?|scn?|[gG]|rg|RG|[kK]|MP|DP|BMC|BDC|EMC|BX|EX"
)
"""Operators of ISO 32000-1, annex A."""
_MIME = re.compile(r"/[a-z]+(?:/|#2[fF])[A-Za-z0-9.+-]+")
_RELATIONS = ("/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified")


def filters(file: File) -> Iterator[str]:
    """Standard filters only, neither LZW nor encryption; no stream lies outside the file."""
    for each in file.dictionaries:
        if isinstance(each, pikepdf.Stream):
            for key in ("/F", "/FFilter", "/FDecodeParms"):
                if key in each:
                    yield f"a stream with {key}"
        if not isinstance(each, pikepdf.Stream) or "/Filter" not in each:
            continue
        named = each["/Filter"]
        for name in named if isinstance(named, pikepdf.Array) else [named]:
            if str(name) not in _FILTERS:
                yield f"filter {name}"


def names(file: File) -> Iterator[str]:
    """Names of fonts are UTF-8."""
    for each in file.dictionaries:
        for key in ("/BaseFont", "/FontName"):
            if key in each and "\ufffd" in _readable(each[key]):
                yield f"a font's name is no UTF-8: {key}"


def _readable(name: pikepdf.Object) -> str:
    raw = re.sub(
        rb"#([0-9A-Fa-f]{2})", lambda code: bytes.fromhex(code[1].decode()), name.unparse()
    )
    return raw.decode("utf-8", errors="replace")


def inline_images(file: File) -> Iterator[str]:
    """Pictures inside a page's contents are packed by a standard filter."""
    for drawing in file.drawings:
        for operands, operator in drawing.steps:
            if operator != "INLINE IMAGE":
                continue
            for name in operands[0].filters:
                if str(name) in ("/LZW", "/LZWDecode", "/Crypt"):
                    yield f"an inline image is packed by {name}"


def limits(file: File) -> Iterator[str]:
    """Limits of readers: numbers, strings, names, depth of states, pages (ISO 32000-1, annex C)."""
    if len(file.pdf.objects) > 8_388_607:
        yield "too many objects"
    for each in file.values:
        if isinstance(each, int) and not -(2**31) <= each < 2**31:
            yield "a whole number is too large"
        elif isinstance(each, Decimal | float) and abs(float(each)) > 3.403e38:
            yield "a number is too large"
        elif isinstance(each, pikepdf.String) and len(bytes(each)) > 32_767:
            yield "a string is too long"
        elif isinstance(each, pikepdf.Name) and len(each.unparse()) > 128:
            yield "a name is too long"
    for page in file.pdf.pages:
        box = [float(side) for side in page.mediabox]
        if not all(3 <= side <= 14_400 for side in (box[2] - box[0], box[3] - box[1])):
            yield "a page is too small or too large"
    for drawing in file.drawings:
        yield from _depth(operator for _operands, operator in drawing.steps)


def _depth(operators: Iterator[str]) -> Iterator[str]:
    depth = 0
    for operator in operators:
        depth += (operator == "q") - (operator == "Q")
        if depth > 28:
            yield "graphics states are nested deeper than 28"
            return


def contents(file: File) -> Iterator[str]:
    """Known operators; whatever they name stands in the drawing's own resources."""
    asked = {"Tf": "/Font", "Do": "/XObject", "gs": "/ExtGState", "sh": "/Shading"}
    for drawing in file.drawings:
        for operands, operator in drawing.steps:
            if not _OPERATORS.fullmatch(operator) and operator != "INLINE IMAGE":
                yield f"operator {operator}"
            kind = asked.get(operator)
            if kind and drawing.resource(kind, str(operands[0])) is None:
                yield f"{operands[0]} is not in the resources"


def xobjects(file: File) -> Iterator[str]:
    """No PostScript, nothing that is fetched from another file or replaced in print."""
    for each in file.dictionaries:
        if each.get("/Type") == "/XObject" or each.get("/Subtype") in ("/Form", "/Image"):
            for key in ("/OPI", "/PS", "/Ref"):
                if key in each:
                    yield f"an XObject has {key}"
            if each.get("/Subtype") == "/PS" or each.get("/Subtype2") == "/PS":
                yield "PostScript"


def embedded_files(file: File) -> Iterator[str]:
    """Each with name, relation and media type, and associated with the document or a part of it."""
    associated = set()
    for each in file.dictionaries:
        for spec in each.get("/AF", []):
            associated.add(spec.objgen)
    for each in file.dictionaries:
        if "/EF" not in each:
            continue
        name = str(each.get("/UF", each.get("/F", "?")))
        if each.get("/Type") != "/Filespec" or "/F" not in each or "/UF" not in each:
            yield f"{name}: its specification has not type, F and UF"
        if str(each.get("/AFRelationship")) not in _RELATIONS:
            yield f"{name}: no relation"
        if each.objgen not in associated:
            yield f"{name}: associated with nothing"
        yield from sorted(
            {fault for _, one in each["/EF"].items() for fault in _embedded(name, one)}
        )


def _embedded(name: str, stream: pikepdf.Stream) -> Iterator[str]:
    if stream.get("/Type") != "/EmbeddedFile":
        yield f"{name}: no embedded file"
    if not _MIME.fullmatch(str(stream.get("/Subtype", ""))):
        yield f"{name}: no media type"
    params: Any = stream.get("/Params", {})
    if "/ModDate" not in params:
        yield f"{name}: no date of change"
    if int(params.get("/Size", -1)) != len(stream.read_bytes()):
        yield f"{name}: another size than told"


def optional_content(file: File) -> Iterator[str]:
    """Layers, where there are any, have names and switch by no event."""
    properties = file.pdf.Root.get("/OCProperties")
    if properties is None:
        return
    for each in [properties.get("/D", {}), *properties.get("/Configs", [])]:
        if "/Name" not in each:
            yield "a configuration of layers without a name"
        if "/AS" in each:
            yield "layers that switch themselves"


def presentations(file: File) -> Iterator[str]:
    """No slide shows."""
    if "/AlternatePresentations" in file.pdf.Root.get("/Names", {}):
        yield "alternate presentations"
    if any("/PresSteps" in page.obj for page in file.pdf.pages):
        yield "steps of a presentation"


def requirements(file: File) -> Iterator[str]:
    """Nothing is demanded of a reader."""
    if "/Requirements" in file.pdf.Root:
        yield "requirements"
