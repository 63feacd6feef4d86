"""Clauses on colours, pictures and what shines through: ISO 19005-3, 6.2.3 to 6.2.10."""

import struct
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.services.letters.pdfa.file import File

_SPACES = {b"RGB ": 3, b"CMYK": 4, b"GRAY": 1}
_INTENTS = ("/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation")
_BY_OPERATOR = {"rg": 3, "RG": 3, "k": 4, "K": 4}
_BY_NAME = {"/DeviceRGB": 3, "/RGB": 3, "/DeviceCMYK": 4, "/CMYK": 4}


def _profile(file: File) -> Any:
    for intent in file.pdf.Root.get("/OutputIntents", []):
        if intent.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in intent:
            return intent["/DestOutputProfile"]
    return None


def output_intents(file: File) -> Iterator[str]:
    """One profile for all intents: ICC of version 2 or 4, of a printer or display, N as it says."""
    found = [
        intent["/DestOutputProfile"].objgen
        for intent in file.pdf.Root.get("/OutputIntents", [])
        if "/DestOutputProfile" in intent
    ]
    if len(set(found)) > 1:
        yield "several profiles"
    for intent in file.pdf.Root.get("/OutputIntents", []):
        if "/OutputConditionIdentifier" not in intent:
            yield "an intent without its condition"
    profile = _profile(file)
    if profile is None:
        yield "no output intent with a profile"
        return
    content = profile.read_bytes()
    size, version = struct.unpack(">I4xB", content[:9])
    if size != len(content) or content[36:40] != b"acsp" or version not in (2, 4):
        yield "the profile is none of ICC 2 or 4"
    if content[12:16] not in (b"prtr", b"mntr") or content[20:24] not in (b"XYZ ", b"Lab "):
        yield "the profile is not that of a printer or display"
    if _SPACES.get(content[16:20]) != int(profile.get("/N", 0)):
        yield "the profile's N is not the number of its colours"


def spaces(file: File) -> Iterator[str]:
    """Colours of the device are those of the output intent; grey goes with any."""
    profile = _profile(file)
    has = int(profile["/N"]) if profile is not None else 0
    for drawing in file.drawings:
        for operands, operator in drawing.steps:
            asked = _BY_OPERATOR.get(operator)
            if operator in ("cs", "CS"):
                asked = _BY_NAME.get(str(operands[0]))
            if (asked and asked != has) or (operator in ("g", "G") and not has):
                yield f"{operator} without an output intent of {asked or 1} colours"
    for each in file.dictionaries:
        space = each.get("/ColorSpace") if each.get("/Subtype") == "/Image" else None
        asked = _BY_NAME.get(str(_base(space))) if space is not None else None
        if asked and asked != has:
            yield f"a picture of {asked} colours"


def _base(space: Any) -> Any:
    """The space that an indexed one stands on."""
    while isinstance(space, pikepdf.Array) and str(space[0]) in ("/Indexed", "/I"):
        space = space[1]
    return space if isinstance(space, pikepdf.Name) else "?"


def graphics_states(file: File) -> Iterator[str]:
    """No transfer curves, no halftones that name their origin."""
    for each in _states(file):
        if "/TR" in each or ("/TR2" in each and each["/TR2"] != "/Default"):
            yield "a transfer curve"
        if "/HTP" in each or "/HTO" in each:
            yield "the phase of a halftone"


def _states(file: File) -> Iterator[Any]:
    for drawing in file.drawings:
        if drawing.resources is not None:
            for _name, state in drawing.resources.get("/ExtGState", {}).items():
                yield state


def rendering_intents(file: File) -> Iterator[str]:
    """One of the four."""
    told = [operands[0] for each in file.drawings for operands, op in each.steps if op == "ri"]
    told += [
        each["/Intent"]
        for each in file.dictionaries
        if each.get("/Subtype") == "/Image" and "/Intent" in each
    ]
    told += [state["/RI"] for state in _states(file) if "/RI" in state]
    yield from (f"rendering intent {name}" for name in told if str(name) not in _INTENTS)


def images(file: File) -> Iterator[str]:
    """No alternates, nothing interpolated, depths that there are."""
    for each in file.dictionaries:
        if each.get("/Subtype") != "/Image":
            continue
        if "/Alternates" in each:
            yield "a picture with alternates"
        if each.get("/Interpolate", False) is True:
            yield "a picture that is to be smoothed"
        if int(each.get("/BitsPerComponent", 1)) not in (1, 2, 4, 8, 16):
            yield "a picture of another depth"


def transparency(file: File) -> Iterator[str]:
    """Nothing shines through at all: stricter than the clause, which asks for colours of groups."""
    for each in file.dictionaries:
        if each.get("/Subtype") == "/Image" and ("/SMask" in each or "/SMaskInData" in each):
            yield "a picture with a soft mask"
        if each.get("/S") == "/Transparency":
            yield "a transparency group"
    for state in _states(file):
        if str(state.get("/SMask", "/None")) != "/None":
            yield "a soft mask"
        if any(float(state.get(key, 1)) != 1 for key in ("/ca", "/CA")):
            yield "an opacity"
        if str(state.get("/BM", "/Normal")) not in ("/Normal", "/Compatible"):
            yield "a blend mode"
