"""What the cells of a column look like, whatever its header says."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.nik import clean
from desktop.services.sheets.cells import Cell, is_blank, shown

_FEW = 4
_SEXES = frozenset((
    "l", "p", "lk", "pr", "laki-laki", "laki", "laki2", "lelaki", "perempuan", "pria", "wanita",
    "w", "m", "f", "cowok", "cewek", "male", "female", "laki-laki(l)", "perempuan(p)", "lki",
    "prp",
))  # fmt: skip
_DATE_TEXT = re.compile(
    r"\d{1,2}\s*[-/. ]\s*(?:\d{1,2}|[A-Za-z]{3,10})\s*[-/., ]+\s*(?:19|20)?\d\d\b"
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}",
    re.ASCII,
)
_PLACE_AND_DATE = re.compile(r"\s*[^\W\d][^\d]{2,40}[\s,./]+" + f"(?:{_DATE_TEXT.pattern})")
_NAME = re.compile(r"[^\W\d_][^\d_:;/()]{2,60}")
_YEAR = re.compile(r"(?:19[2-9]\d|20[01]\d)", re.ASCII)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_DIGITS = re.compile(r"\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Looks:
    """Shares, from 0 to 1, of a column's filled cells that look like something."""

    filled: int
    sixteen: float = 0
    births: float = 0
    dated: float = 0
    born: float = 0
    place_and_date: float = 0
    sexes: float = 0
    phones: float = 0
    numbers: float = 0
    words: float = 0
    several_words: float = 0
    plain_words: float = 0
    distinct: float = 0
    marks: float = 0

    def likely(self, field: str) -> float:
        """How well the cells bear out that the column holds this field; 1 where few are filled."""
        if self.filled < _FEW:
            return 1
        tells: dict[str, Callable[[], float]] = {
            "nik": lambda: min(1, self.sixteen * 1.2),
            "kk": lambda: min(1, self.sixteen * 1.2),
            "name": lambda: self.words * (1 - self.sexes),
            "mother_name": lambda: self.words,
            "birth_place": lambda: self.words,
            "birth_date": lambda: min(1, self.dated * 1.2),
            "ttl": lambda: min(1, (self.place_and_date + self.dated) * 1.2),
            "sex": lambda: min(1, self.sexes * 1.2),
            "phone": lambda: min(1, self.phones * 1.2),
            "sex_male": lambda: self.marks,
            "sex_female": lambda: self.marks,
        }
        return tells[field]() if field in tells else 1

    def evidence(self) -> dict[str, float]:
        """The fields that the cells alone speak for, and how loud."""
        said = {}
        if self.sixteen >= 0.7:
            said["nik" if self.births > 0.3 else "kk"] = self.sixteen
        if self.filled < _FEW:
            return said
        if self.place_and_date >= 0.7:
            said["ttl"] = self.place_and_date
        elif self.born >= 0.7 and self.sixteen < 0.1:
            said["birth_date"] = self.born
        if self.sexes >= 0.9:
            said["sex"] = self.sexes
        if self.phones >= 0.8 and self.sixteen < 0.1:
            said["phone"] = self.phones
        if self.several_words >= 0.6 and self.distinct >= 0.8 and self.plain_words >= 0.8:
            said["name"] = 0.6 * self.several_words
        return said


def looks_of(cells: Sequence[Cell]) -> Looks:
    """The looks of a column, or of a sample of it."""
    filled = [cell for cell in cells if not is_blank(cell)]
    if not filled:
        return Looks(0)
    texts = [" ".join(shown(cell).split()) for cell in filled]
    bare = [clean(text) for text in texts]
    count = len(filled)

    def share(found: int) -> float:
        return found / count

    niks = [text for text in bare if len(text) == 16 and text[:13].isdigit()]
    return Looks(
        filled=count,
        sixteen=share(sum(1 for text in bare if len(_DIGITS.findall(text)) in (15, 16, 17))),
        births=sum(map(_tells_birth, niks)) / max(1, len(niks)),
        dated=share(sum(map(_is_date, filled, texts))),
        born=share(sum(map(_is_birth, filled, texts))),
        place_and_date=share(sum(1 for text in texts if _PLACE_AND_DATE.match(text))),
        sexes=share(sum(1 for text in texts if text.casefold().rstrip(".") in _SEXES)),
        phones=share(sum(map(_is_phone, bare))),
        numbers=share(sum(1 for text in bare if text.isdigit())),
        words=share(sum(1 for text in texts if _LETTERS.search(text))),
        several_words=share(sum(1 for text in texts if len(_LETTERS.findall(text)) > 1)),
        plain_words=share(sum(1 for text in texts if _NAME.fullmatch(text))),
        distinct=share(len({text.casefold() for text in texts})),
        marks=share(sum(1 for text in texts if len(text) <= 2)),
    )


def _tells_birth(nik: str) -> bool:
    """Whether sixteen digits tell a birth; those of a KK tell the day it was issued, since 2004."""
    return nik[6:8] > "40" or nik[10:12] > "30"


def _is_date(cell: Cell, text: str) -> bool:
    if isinstance(cell, date):
        return 1900 < cell.year < 2100
    if isinstance(cell, (int, float)):
        return 5_000 < cell < 60_000
    return bool(_DATE_TEXT.match(text))


def _is_birth(cell: Cell, text: str) -> bool:
    """Whether a date may be that of a worker's birth: before 2020."""
    if not _is_date(cell, text):
        return False
    if isinstance(cell, date):
        return 1920 <= cell.year < 2020
    if isinstance(cell, str):
        return _YEAR.search(text) is not None
    return True


def _is_phone(bare: str) -> bool:
    digits = bare.lstrip("+").replace("/", "").replace(" ", "")
    return 9 <= len(digits) <= 14 and digits[:1] in ("0", "6", "8") and digits.isdigit()
