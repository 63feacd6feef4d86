"""What a cell says of a place: the village's name, and whatever else stands beside it."""

import re
from dataclasses import dataclass

from desktop.domain.names import fold

_CODE = re.compile(r"(?<!\d)(\d{2})[.\s-]?(\d{2})[.\s-]?(\d{2})[.\s-]?(\d{4})(?!\d)")
_DISTRICT_CODE = re.compile(r"(?<!\d)(\d{2})[.\s-]?(\d{2})[.\s-]?(\d{2})(?:\.0)?(?!\d)")
_BESIDE = re.compile(
    r"[\s,;(/-]*(?<![^\W_])(kecamatan|kec|kabupaten|kab)(?![^\W_])[\s.:]*", re.IGNORECASE
)
_COMMA = re.compile(r"\s*[,;(]\s*")
_KINDS = {"desa": "desa", "ds": "desa", "kel": "kelurahan", "kelurahan": "kelurahan"}
_DISTRICT_WORDS = frozenset(("kec", "kecamatan"))
_REGENCY_WORDS = frozenset(("kab", "kabupaten"))


@dataclass(frozen=True, slots=True)
class PlaceText:
    """The village cell taken apart; `kind` is desa, kelurahan or empty where it says neither."""

    code: str
    key: str
    kind: str
    kecamatan: str
    kabupaten: str


def read_place(text: str) -> PlaceText:
    """Take a village cell apart: `Desa Wesey, Kec. Weliman` and `5321042001` are both read."""
    code = _CODE.search(text)
    if code:
        text = f"{text[: code.start()]} {text[code.end() :]}"
        text = re.sub(r"\(\s*\)|\.0+$", " ", text)
    name, kecamatan, kabupaten = _apart(text)
    words = fold(name).split()
    kinds = set()
    while len(words) > 1 and words[0] in _KINDS:
        kinds.add(_KINDS[words.pop(0)])
    return PlaceText(
        code="".join(code.groups()) if code else "",
        key="".join(words),
        kind=kinds.pop() if len(kinds) == 1 else "",
        kecamatan=kecamatan,
        kabupaten=kabupaten,
    )


def _apart(text: str) -> tuple[str, str, str]:
    """Name, kecamatan and kabupaten of a cell that may say all three."""
    name, *beside = _BESIDE.split(text)
    said = {"c": "", "b": ""}
    for word, value in zip(beside[::2], beside[1::2], strict=True):
        said[word[2].lower()] = _COMMA.split(value, maxsplit=1)[0].strip(" )")
    if not name.strip():
        return text, "", ""
    if not said["c"]:
        name, *rest = _COMMA.split(name, maxsplit=1)
        said["c"] = _COMMA.split(rest[0], maxsplit=1)[0].strip(" )") if rest else ""
    return name, said["c"], said["b"]


def district_key(text: str) -> str:
    """The key of a kecamatan's name: folded, without blanks and without `Kec.`."""
    return _without(text, _DISTRICT_WORDS)


def regency_key(text: str) -> str:
    """The key of a kabupaten's name; `Kota` is part of a name, `Kab.` is not."""
    return _without(text, _REGENCY_WORDS)


def village_key(name: str) -> str:
    """The key of a village's name as tables write it."""
    return fold(name).replace(" ", "")


def district_code(text: str) -> str:
    """The six digits of a kecamatan's code that a cell holds, or nothing."""
    code = _DISTRICT_CODE.fullmatch(text.strip())
    return "".join(code.groups()) if code else ""


def _without(text: str, words_off: frozenset[str]) -> str:
    words = fold(text).split()
    while len(words) > 1 and words[0] in words_off:
        words.pop(0)
    return "".join(words)
