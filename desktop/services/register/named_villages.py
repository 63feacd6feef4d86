"""The village of lists that have no column of it.

It stands in a title (`DAFTAR PEKERJA RENTAN DESA WESEY KECAMATAN WELIMAN`), in the sheet's name,
in rows between people (`DESA WESEY`), or it is what a column of addresses holds. A list that has
a column of villages is never helped: an empty cell of it stays missing.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.domain.names import fold_header
from desktop.domain.regions import RegionTable
from desktop.services.register.readings import tidied
from desktop.services.sheets.cells import shown
from desktop.services.sheets.mapping import Mapped, fields_at
from desktop.services.sheets.reading import Note, SheetTable

_KEY = r"(?<![^\W_])(?:desa|kelurahan|kel|ds)(?![^\W_])\.?(?:\s*/\s*(?:desa|kelurahan|kel)\.?)?"
_VILLAGE = re.compile(rf"({_KEY})[\s:.]*", re.IGNORECASE)
_DISTRICT = re.compile(r"(?<![^\W_])kec(?:amatan)?(?![^\W_])[\s:.]*", re.IGNORECASE)
_END = re.compile(
    rf"[\s,;:.(/-]*(?:{_KEY}|(?<![^\W_])(?:kecamatan|kec|kabupaten|kab|kota|provinsi|prov|tahun|thn"
    r"|ta|bulan|periode|tanggal|tgl|rt|rw|dusun|jumlah|total|dan|se|no)(?![^\W_])|\d|[,;(&]).*",
    re.IGNORECASE | re.DOTALL,
)
_DIVIDES = re.compile(
    rf"\W*(?:[A-Z]\.|[IVX]+\.?|\d{{1,3}}\.?)?\W*(?:nama\s+)?{_KEY}", re.IGNORECASE
)
_OFFICIAL = re.compile(r"(?:kepala|kades|sekretaris|sekdes|lurah|aparat|perangkat)\W*$", re.I)

_MOSTLY = 0.8
_SAMPLE = 200
_FEWEST = 2
_OF_VILLAGES = frozenset(("desa", "kelurahan", "kel", "ds", "alamat"))
_TAKEN_BY_CELLS = 0.7
_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class NamedVillage:
    """A village as a list names it, for the rows from `row` on."""

    row: int
    text: str
    kecamatan: str = ""


class NamedVillages:
    """Which village the rows of one table are of, where no column says it."""

    def __init__(self, named: Sequence[NamedVillage]) -> None:
        self._named = named
        self._rows = [one.row for one in named]

    def __bool__(self) -> bool:
        return any(one.text for one in self._named)

    def of(self, row: int) -> NamedVillage | None:
        """The village that the sheet's row of this number is of."""
        at = bisect_left(self._rows, row)
        return self._named[at - 1] if at else None


def villages_named(table: SheetTable, regions: RegionTable) -> NamedVillages:
    """The villages that a table's title or sheet name, and the rows between people, name."""
    named = []
    first = table.rows[0][0] if table.rows else 0
    titles = [text for row, text in table.places if row < first]
    district = next(filter(None, map(_district_in, titles)), "")
    head = _one_of_head(table.sheet, titles, district, regions)
    if head:
        named.append(NamedVillage(0, head, district))
    for row, text in sorted(table.places):
        if row >= first and _DIVIDES.match(text):
            village = _villages_in(text)
            district = _district_in(text) or district
            if village:
                named.append(NamedVillage(row, village[0], district))
        elif row >= first and _DISTRICT.match(text):
            district = _district_in(text)
            named.append(NamedVillage(row, "", district))
    return NamedVillages(named)


def _one_of_head(sheet: str, titles: Sequence[str], district: str, regions: RegionTable) -> str:
    """The one village that title and sheet name agree on; empty where they do not, or name none."""
    texts = [village for title in titles for village in _villages_in(title)]
    texts += _villages_in(sheet) or [sheet]
    codes: dict[str, str] = {}
    for text in texts:
        found = regions.find_village(text, district)
        sure = found.code and not any(one.code == "region.corrected" for one in found.findings)
        if sure and (text != sheet or not found.findings):
            codes.setdefault(found.code or "", text)
    return next(iter(codes.values())) if len(codes) == 1 else ""


def _villages_in(text: str) -> list[str]:
    """What a text names as villages, each with its `Desa` or `Kelurahan`."""
    villages = []
    for found in _VILLAGE.finditer(text):
        name = _END.sub("", text[found.end() :]).strip(" .,:;-")
        if name and not _OFFICIAL.search(text[: found.start()]):
            kind = re.split(r"\W", found[1], maxsplit=1)[0]
            villages.append(f"{kind} {name}")
    return villages


def _district_in(text: str) -> str:
    found = _DISTRICT.search(text)
    return _END.sub("", text[found.end() :]).strip(" .,:;-") if found else ""


def by_cells(
    table: SheetTable,
    mapped: Sequence[Mapped],
    regions: RegionTable,
    chosen: Mapping[str, str],
) -> list[Mapped]:
    """The columns with one of addresses taken for villages, where its cells name villages.

    Only where no other column holds them, and not against what a person chose.
    """
    if "region" in fields_at(mapped):
        return list(mapped)
    wanted = set(map(fold_header, chosen))
    for at, column in enumerate(mapped):
        header = fold_header(column.header)
        if (
            (column.field == "address" or (not column.field and _OF_VILLAGES & set(header.split())))
            and header not in wanted
            and _are_villages(table, column.index, fields_at(mapped), regions)
        ):
            taken = replace(column, field="region", confidence=_TAKEN_BY_CELLS)
            return [*mapped[:at], taken, *mapped[at + 1 :]]
    return list(mapped)


def _are_villages(
    table: SheetTable, index: int, at: Mapping[str, int], regions: RegionTable
) -> bool:
    """Whether nearly all filled cells of a column, in a sample, name a village of the office."""
    step = max(1, len(table.rows) // _SAMPLE)
    district = at.get("kecamatan")
    filled = found = 0
    for _number, cells in table.rows[::step]:
        text = tidied(cells[index])
        if text:
            filled += 1
            beside = "" if district is None else shown(cells[district])
            code = regions.find_village(text, beside).code
            found += bool(code and code.startswith(regions.office_region))
    return filled >= _FEWEST and found >= _MOSTLY * filled


def note_of(sheet: str, codes: Sequence[str], regions: RegionTable) -> Note:
    """The note that tells where a sheet's villages came from."""
    names = [regions.name(code) for code in dict.fromkeys(codes)]
    told = ", ".join(names[:_MOST_TOLD]) + (" …" if len(names) > _MOST_TOLD else "")
    return Note(sheet, "sheet.village_named", {"villages": told})
