"""Names of people and places as lists write them: tidied, folded, compared, checked.

A name is kept as typed (KTP prints capitals); folding and opening is for comparing only.
"""

import re
import unicodedata

from desktop.domain.findings import Finding, error, warning

_APOSTROPHES = "'`\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9\u00b4\uff07"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_NO_NAME_HAS = re.compile(rf"[^\w\s.,{_APOSTROPHES}{re.escape(_DASHES)}]|[\d_]")
_FOLD_AWAY = dict.fromkeys(map(ord, _APOSTROPHES)) | {
    code: " " for code in range(128) if not chr(code).isalnum() and chr(code) not in _APOSTROPHES
}

_BEFORE = frozenset((
    "drs", "dra", "dr", "ir", "h", "hj", "kh", "prof", "pdt", "pdtm", "rm", "romo", "sr", "br",
    "bpk", "bapak", "ibu", "sdr", "sdri", "tn", "ny", "nn", "alm", "almh", "almarhum",
    "almarhumah", "drg", "drh", "ns", "ust", "ustad", "ustadz",
))  # fmt: skip
_AFTER = frozenset((
    "spd", "mpd", "sh", "mh", "se", "me", "mm", "ba", "bsc", "msc", "sag", "mag", "skom", "mkom",
    "ssi", "msi", "ssos", "msos", "sip", "map", "sp", "mp", "spt", "mpt", "shut", "mhut", "sstp",
    "sst", "stp", "sik", "skm", "mkes", "skep", "ners", "ns", "amd", "amdkeb", "amdkep", "amk",
    "amak", "st", "mt", "sk", "spi", "mpi", "sthi", "sth", "mth", "sfil", "sfarm", "apt", "sak",
    "ma", "phd", "spdsd", "spdk", "spdaud", "sab", "sikom", "spak", "cpns", "mhum", "mak", "ssn",
    "skeb", "strkeb", "strkes", "sipem", "sap", "spsi", "stt", "alm", "almh",
))  # fmt: skip
_STANDS_ALONE = frozenset((
    "spd", "mpd", "amd", "amdkeb", "amdkep", "skm", "skep", "skom", "ssos", "msi", "sag", "ssi",
    "shut", "sstp", "sfil", "spdsd", "sfarm",
))  # fmt: skip
_LEADS_BARE = frozenset((
    "drs", "dra", "hj", "pdt", "ir", "bpk", "bapak", "ibu", "sdr", "sdri", "almarhum", "almarhumah",
))  # fmt: skip
"""Titles that lead a name even without their dot."""

_OPENED = {
    "moh": "muhammad", "muh": "muhammad", "mohd": "muhammad", "muhd": "muhammad",
    "mhd": "muhammad", "mohamad": "muhammad", "mohammad": "muhammad", "mohamed": "muhammad",
    "mohammed": "muhammad", "muhamad": "muhammad", "muhamed": "muhammad",
    "mochamad": "muhammad", "mochammad": "muhammad", "moch": "muhammad",
    "yoh": "yohanes", "yohs": "yohanes", "yohannes": "yohanes",
    "abd": "abdul", "ign": "ignasius", "aloys": "aloysius", "hend": "hendrikus",
}  # fmt: skip


_MOST_PLAIN_WORDS = 200_000
_plain_words: set[str] = set()


def tidy(text: str) -> str:
    """The text without control, bidi and zero-width characters, its blanks single.

    Letters are composed (NFC) and never re-cased.
    """
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip():
        return text
    kept = []
    for sign in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(sign)
        if kind == "Zs" or sign in "\t\n\r\x0b\x0c\x85\u2028\u2029":
            kept.append(" ")
        elif kind not in ("Cc", "Cf", "Cs", "Co", "Cn"):
            kept.append(sign)
    return " ".join("".join(kept).split())


def fold(text: str) -> str:
    """The key a name is sorted and searched by, the same on every database.

    Lower case, accents and apostrophes off, hyphens and other signs as blanks, blanks single:
    `Oe'ekam` is `oeekam`, `Niki-Niki` is `niki niki`.
    """
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text.translate(_FOLD_AWAY)).casefold()
        text = "".join(sign if sign.isalnum() else " " for sign in apart if not _is_silent(sign))
    if text.replace(" ", "").isalpha():
        return " ".join(text.lower().split())
    return " ".join(text.lower().translate(_FOLD_AWAY).split())


def _is_silent(sign: str) -> bool:
    return unicodedata.category(sign) in ("Mn", "Cf")


def fold_header(text: str) -> str:
    """A column's header as the synonyms of fields are written: `No. KTP` is `no ktp`."""
    return fold(text)


def without_titles(text: str) -> str:
    """The name without titles before and after it (Drs., Hj., S.Pd., A.Md., Alm. and the like).

    A part after a comma that is no title stays: `ULU, PASKALIS` is a name turned round.
    """
    parts = [part.strip() for part in tidy(text).replace("(", ",").replace(")", "").split(",")]
    kept = [parts[0], *(part for part in parts[1:] if part and not _all_titles(part))]
    words = ", ".join(part for part in kept if part).split(" ")
    while len(words) > 1 and _leads(words[0]):
        words.pop(0)
    while len(words) > 1 and _trails(words[-1]):
        words.pop()
    return " ".join(words)


def _bare(word: str) -> str:
    return word.replace(".", "").casefold()


def _all_titles(part: str) -> bool:
    words = part.split()
    return _bare("".join(words)) in _AFTER or all(_bare(word) in _AFTER for word in words)


def _leads(word: str) -> bool:
    """A title before a name: with its dot, or one that is no name without it."""
    bare = _bare(word)
    return bare in _BEFORE and (word.endswith(".") or bare in _LEADS_BARE)


def _trails(word: str) -> bool:
    bare = _bare(word)
    return (bare in _AFTER and "." in word.rstrip(".")) or bare in _STANDS_ALONE


def comparable(text: str) -> str:
    """The name for comparing: folded, without titles, with sure abbreviations opened.

    Moh., Muh., Yoh., Abd. and the spellings of Muhammad are opened. A lone M. or Fr. is not: it
    stands for many names (`abbreviates` compares those).
    """
    return " ".join(comparable_words(text))


def comparable_words(text: str) -> list[str]:
    """The words of the name for comparing, in their order (`comparable`)."""
    words = text.lower().split()
    if _plain_words.issuperset(words):
        return words
    if _is_plain(text, words):
        _remember_plain(words)
    else:
        words = fold(without_titles(text)).split()
    if _OPENED.keys().isdisjoint(words):
        return words
    return [_OPENED.get(word, word) for word in words]


def _remember_plain(words: list[str]) -> None:
    """Words of ASCII letters that are no title anywhere and open to nothing: most of all names."""
    if len(_plain_words) >= _MOST_PLAIN_WORDS:
        _plain_words.clear()
    _plain_words.update(words)
    _plain_words.difference_update(_LEADS_BARE, _STANDS_ALONE, _OPENED)


def _is_plain(text: str, words: list[str]) -> bool:
    """Whether a name is ASCII letters and blanks without titles, as most are: nothing to fold."""
    return (
        text.isascii()
        and "".join(words).isalpha()
        and words[0] not in _LEADS_BARE
        and words[-1] not in _STANDS_ALONE
    )


def abbreviates(a: str, b: str) -> bool:
    """Whether one comparable name may be the other with words shortened.

    Word by word in the same order, each the same or a beginning of the other, one at least
    written whole in both: `m yunus matasina` and `marthinus yunus matasina`.
    """
    ones, others = a.split(), b.split()
    if len(ones) != len(others) or not ones:
        return False
    pairs = list(zip(ones, others, strict=True))
    return any(one == other and len(one) > 1 for one, other in pairs) and all(
        one.startswith(other) or other.startswith(one) for one, other in pairs
    )


def check(name: str) -> list[Finding]:
    """What is wrong with a tidied name: `name.missing`, `name.characters`.

    Letters, blanks, apostrophes, dots, commas and hyphens are names' signs (Permendagri
    73/2022 and older names, domain.md 5.3); digits and the rest warn. Titles are no finding.
    """
    if name.replace(" ", "").isalpha():
        return []
    if not name.strip(" .,-_'"):
        return [error("name.missing", "name", name)]
    strange = _NO_NAME_HAS.findall(name)
    if not strange:
        return []
    return [warning("name.characters", "name", name, signs=" ".join(dict.fromkeys(strange)))]
