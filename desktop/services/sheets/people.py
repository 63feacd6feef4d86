"""Which rows of a table may be people. Nobody is lost: a row is left aside only for a reason.

A row is a person's where it has a NIK, or a name with something beside it, or three of the
columns that tell of a person. It is none where its words are those of a subtotal, a divider, a
note or a signature and neither a NIK nor a birth date stands beside them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.names import fold_header
from desktop.services.sheets.cells import Cell, is_blank, shown
from desktop.services.sheets.headers import IGNORED
from desktop.services.sheets.mapping import Mapped
from desktop.services.sheets.structure import is_numbering

_PERSONAL = frozenset((
    "nik", "name", "birth_place", "birth_date", "ttl", "sex", "mother_name", "occupation",
    "phone", "income", "sex_male", "sex_female",
))  # fmt: skip
_OF_A_HOUSE = frozenset((
    "kk", "address", "rt", "rw", "rt_rw", "hamlet", "region", "kecamatan", "kabupaten",
))  # fmt: skip

_AT_HOME = _OF_A_HOUSE | {"occupation", "note"}

_TOTAL = re.compile(
    r"(?:sub[ -]?)?(?:jumlah|jml|total)\b|grand total|rekap|sisa\b|saldo\b|rata[ -]rata\b|"
    r"(?:pindahan|dipindahkan|pemindahan)\b",
    re.I,
)
_DIVIDER = re.compile(
    r"(?:(?:prov|provinsi|kab|kabupaten|kota|kec|kecamatan|kel|kelurahan|desa|dusun|dsn|rt|rw|"
    r"lingkungan|kampung|kelompok|poktan|gapoktan|blok|wilayah|lokasi|tahap|gelombang|tps|"
    r"posyandu|paket|program|halaman|hal|sektor|nama (?:desa|kelurahan|kecamatan|kelompok))\b"
    r"|(?:nama )?kepala keluarga|k\.?k\.?\s*[:.]|(?:no|nomor)\.?\s*k\.?k|daftar\b)",
    re.I,
)
_FOOTER = re.compile(
    r"(?:mengetahui|menyetujui|mengesahkan|disetujui|diketahui|disahkan|catatan|keterangan|ket\b|"
    r"note\b|nb\b|nip\b|n\.i\.p|kepala\b|pj\.?\b|plt\b|plh\b|an\.|a\.n\b|camat\b|lurah\b|kades\b|"
    r"sekretaris\b|ttd|tertanda|tanda tangan|dibuat oleh|yang membuat|petugas|pendata|"
    r"penanggung jawab|pendamping|operator|koordinator|ketua|bendahara|hormat kami|demikian|"
    r"sumber\b|dicetak|tanggal cetak|pembina\b|penata\b|\*|"
    r"[A-Za-z' ]{3,30},\s*(?:\d{1,2}|\.{2,})?\s*[A-Za-z]{3,9}\s+20\d\d\s*$)",
    re.I,
)
_NUMBERED = re.compile(r"\(?\d{1,6}[.)]*", re.ASCII)
_NO_WORKER = 2015
"""Nobody born since is old enough; a date of later years may be that of a signature."""
_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_DIGITS = re.compile(r"\d", re.ASCII)
_NO_DIGITS = re.compile(r"\D", re.ASCII)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class People:
    """Tells people's rows from the rest of one table, row after row from top to bottom."""

    mapped: Sequence[Mapped]
    name_is_enough: bool = False
    """Whether a name, or two filled cells, make a person: lists that need nothing else."""
    _at: dict[str, int] = field(init=False)
    _personal: list[int] = field(init=False)
    _of_house: list[int] = field(init=False)
    _at_home: frozenset[int] = field(init=False)
    _header: list[str] = field(init=False)
    _number: int | None = field(init=False)
    _persons: int = 0
    _last_number: int = 0
    _in_footer: bool = False

    def __post_init__(self) -> None:
        self._at = {column.field: column.index for column in self.mapped if column.field}
        if "name_first" in self._at:
            self._at.setdefault("name", self._at["name_first"])
        self._personal = [at for key, at in self._at.items() if key in _PERSONAL]
        self._of_house = [at for key, at in self._at.items() if key in _OF_A_HOUSE]
        self._at_home = frozenset(self._at[key] for key in _AT_HOME & set(self._at))
        if self.name_is_enough:
            # Offices, posts and marks stand beside names there, and are no signatures.
            every = {column.index for column in self.mapped}
            self._at_home = frozenset(every - {self._at.get("name")})
        self._header = [fold_header(column.header) for column in self.mapped]
        counts = (c.index for c in self.mapped if c.field == IGNORED and _counts(c.header))
        self._number = next(counts, None)

    @property
    def nik(self) -> int | None:
        """The column of the NIK."""
        return self._at.get("nik")

    def is_person(
        self, cells: Sequence[Cell], following: Sequence[Cell] | None, *, spans: bool = False
    ) -> bool:
        """Whether the row may be a person's; `following` is the row after it, where known.

        `spans` says that one of its texts is merged over several columns. Blank rows are not
        asked about.
        """
        person = self._judge(cells, following, spans)
        if person:
            self.count(cells)
        return person

    def count(self, cells: Sequence[Cell]) -> None:
        """Take note of a person's row."""
        self._persons += 1
        self._in_footer = False
        number = self._number_of(cells)
        if number is not None:
            self._last_number = number

    def _judge(self, cells: Sequence[Cell], following: Sequence[Cell] | None, spans: bool) -> bool:
        nik = self._cell(cells, "nik")
        if _is_nik(nik):
            return True
        filled = [at for at, cell in enumerate(cells) if not is_blank(cell)]
        if is_numbering(cells) or self.repeats_header(cells):
            return False
        if self._is_total(cells, filled):
            return False
        personal = sum(1 for at in self._personal if not is_blank(cells[at]))
        name = self._has_name(cells)
        if self._is_remark(cells, filled, personal, name):
            return False
        if name and self._is_born(cells):
            return True
        if spans and personal <= 2:
            return False
        if self._heads_house(cells, following, name):
            return False
        return self._is_enough(cells, filled, personal, name)

    def _is_enough(
        self, cells: Sequence[Cell], filled: Sequence[int], personal: int, name: bool
    ) -> bool:
        if personal >= (4 if self._in_footer else 3):
            return True
        number = self._number_of(cells)
        if self._in_footer:
            return name and number is not None and number == self._last_number + 1
        if self.name_is_enough:
            return name or len(filled) >= 2
        told = name or not is_blank(self._cell(cells, "nik")) or self._is_born(cells)
        if number is not None and told:
            return True
        if personal >= 2 and told:
            return True
        if self._is_born(cells, before=_NO_WORKER):
            return len(filled) > 1
        beside = any(not is_blank(cells[at]) for at in self._of_house)
        return name and (beside or (len(filled) == 1 and self._number is None))

    def _is_total(self, cells: Sequence[Cell], filled: Sequence[int]) -> bool:
        texts = [shown(cells[at]).strip() for at in filled if isinstance(cells[at], str)]
        return any(map(_TOTAL.match, texts)) and not self._is_born(cells)

    def _is_remark(
        self, cells: Sequence[Cell], filled: Sequence[int], personal: int, name: bool
    ) -> bool:
        """Whether the row's words are a divider's, a note's or a signature's.

        In columns of places and of work such words are at home beside what tells of a person.
        """
        told = name or self._number_of(cells) is not None or self._is_born(cells, before=_NO_WORKER)
        at_home = self._at_home if told else frozenset[int]()
        texts = [
            text
            for at in filled
            if isinstance(cells[at], str) and at not in at_home
            if not _NUMBERED.fullmatch(text := shown(cells[at]).strip())
        ]
        counted = self._number_of(cells) is not None and name and not self._in_footer
        if any(map(_FOOTER.match, texts)) and (len(filled) <= 3 or personal <= 3):
            beside = counted and not _FOOTER.match(shown(self._cell(cells, "name")).strip())
            if beside or (counted and self._is_born(cells)):
                return False
            self._in_footer = self._in_footer or self._persons > 0
            return True
        return bool(
            texts and _DIVIDER.match(texts[0]) and personal <= 2 and not self._is_born(cells)
        )

    def repeats_header(self, cells: Sequence[Cell]) -> bool:
        """Whether the row tells the headers again, each over its own column."""
        filled = [at for at, cell in enumerate(cells) if not is_blank(cell)]
        same = sum(
            1
            for at in filled
            if at < len(self._header)
            and isinstance(cells[at], str)
            and (text := fold_header(shown(cells[at])))
            and (text == self._header[at] or self._header[at].startswith(f"{text} ")
                 or self._header[at].endswith(f" {text}"))
        )  # fmt: skip
        return same >= 2 and same * 2 >= len(filled)

    def _heads_house(
        self, cells: Sequence[Cell], following: Sequence[Cell] | None, name: bool
    ) -> bool:
        """Whether the row is that of a household: its head is told again as a person beneath."""
        if is_blank(self._cell(cells, "kk")) or self._is_born(cells):
            return False
        if not is_blank(self._cell(cells, "nik")) or following is None:
            return False
        if not name:
            return not any(not is_blank(cells[at]) for at in self._personal)
        told = sum(1 for at in self._personal if not is_blank(cells[at]))
        if told > 1 or self._number_of(cells) is not None:
            return False
        again = fold_header(shown(self._cell(following, "name")))
        return again == fold_header(shown(self._cell(cells, "name"))) and _is_nik(
            self._cell(following, "nik")
        )

    def _has_name(self, cells: Sequence[Cell]) -> bool:
        cell = self._cell(cells, "name")
        return isinstance(cell, str) and _LETTER.search(cell) is not None

    def _is_born(self, cells: Sequence[Cell], *, before: int = 9999) -> bool:
        """Whether a date stands where dates of birth do, of a year before this one."""
        for key in ("birth_date", "ttl"):
            cell = self._cell(cells, key)
            if isinstance(cell, date):
                return cell.year < before
            if isinstance(cell, (int, float)) and cell > 1_900:
                return True
            if isinstance(cell, str) and len(_DIGITS.findall(cell)) >= 4:
                years = _YEAR.findall(cell)
                return not years or int(years[-1]) < before
        return False

    def _cell(self, cells: Sequence[Cell], key: str) -> Cell:
        at = self._at.get(key)
        return "" if at is None else cells[at]

    def _number_of(self, cells: Sequence[Cell]) -> int | None:
        if self._number is None:
            return None
        text = shown(cells[self._number]).strip()
        return int(_NO_DIGITS.sub("", text)) if _NUMBERED.fullmatch(text) else None


def _counts(header: str) -> bool:
    return fold_header(header).startswith(("n", "u")) and "umur" not in header.casefold()


def _is_nik(cell: Cell) -> bool:
    """Whether a cell is meant as a NIK: ten digits or more and hardly anything else."""
    if isinstance(cell, (int, float)):
        return 1e9 <= cell < 1e18
    if not isinstance(cell, str):
        return False
    digits = len(_DIGITS.findall(cell))
    letters = len(_LETTER.findall(cell))
    if digits < 10:
        return digits >= 8 and cell.strip().isdigit()
    return letters <= 4 and not cell.strip().lower().startswith(("nip", "n.i.p"))
