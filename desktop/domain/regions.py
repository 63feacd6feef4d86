"""Regions by code, and the village that a row of a list means.

Codes are those of Kemendagri, digits without dots: 2 province, 4 kabupaten, 6 kecamatan,
10 desa or kelurahan.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.findings import Finding, error, warning
from desktop.domain.names import fold
from desktop.domain.place_text import (
    PlaceText,
    district_code,
    district_key,
    read_place,
    regency_key,
    village_key,
)
from desktop.domain.spelling import edits

_MOST_EDITS = 2
_SHORT = {"desa": "Desa", "kelurahan": "Kel.", "kecamatan": "Kec.", "kabupaten": "", "kota": ""}


@dataclass(frozen=True, slots=True)
class Found:
    """The village a row means, and what is to be said of it; no code where none is meant."""

    code: str | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """What a row says of its place; `district` and `regency` are codes, empty where unknown."""

    text: str
    place: PlaceText
    district: str
    district_named: bool
    regency: str


class RegionTable:
    """The regions an office works with, and the search for a village among them.

    `rows` are (code, name, kind, parent) of regions, `aliases` (code, name, old code) of their
    other names and codes, `office_region` the code of the office's kabupaten or province.
    Villages are sought by commands.md, "A village is sought in this order".
    """

    def __init__(
        self,
        rows: Iterable[tuple[str, str, str, str | None]],
        aliases: Iterable[tuple[str, str, str]],
        office_region: str,
    ) -> None:
        self._names: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        for code, name, kind, _parent in rows:
            self._names[code] = name
            self._kinds[code] = kind
        self.office_region = office_region
        self._old_codes: dict[str, str] = {}
        self._villages: dict[str, list[str]] = defaultdict(list)
        self._other_names: dict[str, list[str]] = defaultdict(list)
        self._spellings: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._districts: dict[str, list[str]] = defaultdict(list)
        self._regencies: dict[str, list[str]] = defaultdict(list)
        self._enter_names()
        self._enter_aliases(aliases)
        self._known: dict[tuple[str, str, str], Found] = {}

    def _enter_names(self) -> None:
        """Index villages, and the kecamatan and kabupaten that have any here."""
        for code, name in self._names.items():
            if len(code) == 10:
                key = village_key(name)
                self._villages[key].append(code)
                self._spellings[code[:6]][code].add(key)
        for code in self._spellings:
            self._districts[district_key(self._names[code])].append(code)
        for code in sorted({code[:4] for code in self._spellings}):
            name = self._names[code]
            self._regencies[regency_key(name)].append(code)
            words = fold(name).split()
            if len(words) > 3:
                self._regencies["".join(word[0] for word in words[1:])].append(code)
        for code in self._spellings:
            plain = district_key(self._names[code]).removeprefix("kota")
            if plain and plain not in self._districts:
                self._districts[plain].append(code)

    def _enter_aliases(self, aliases: Iterable[tuple[str, str, str]]) -> None:
        for code, name, old_code in aliases:
            if old_code:
                self._old_codes[old_code] = code
            if len(code) == 10:
                key = village_key(name)
                self._other_names[key].append(code)
                self._spellings[code[:6]][code].add(key)
            elif len(code) == 6 and not self._districts[district_key(name)]:
                self._districts[district_key(name)].append(code)

    def find_village(self, village: str, kecamatan: str = "", kabupaten: str = "") -> Found:
        """The village that the texts of a row mean, by code or name, cached by the texts.

        Findings (commands.md): `region.missing`, `region.unknown`, `region.ambiguous` are
        errors and have no code; `region.outside_office`, `region.kecamatan_mismatch` and
        `region.corrected` are warnings beside one.
        """
        key = (village, kecamatan, kabupaten)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._seek(village, kecamatan, kabupaten)
        return found

    def _seek(self, village: str, kecamatan: str, kabupaten: str) -> Found:
        place = read_place(village)
        if not place.key and not place.code:
            return Found(None, (error("region.missing", "region", village),))
        row = self._row(village, place, kecamatan, kabupaten)
        code = self._old_codes.get(place.code, place.code)
        if code in self._names:
            return self._settled(row, code)
        if not place.key:
            return self._unknown(row)
        for scope in self._scopes(row):
            fitting = self._exact(place, scope)
            if fitting:
                return self._one_of(row, fitting)
        return self._nearest(row)

    def _row(self, text: str, place: PlaceText, kecamatan: str, kabupaten: str) -> _Row:
        regency = self._regency(kabupaten) or self._regency(place.kabupaten)
        said = kecamatan if fold(kecamatan) else place.kecamatan
        return _Row(text, place, self._district(said, regency), bool(fold(said)), regency)

    def _regency(self, text: str) -> str:
        codes = self._regencies.get(regency_key(text), ()) if text else ()
        return codes[0] if len(codes) == 1 else ""

    def _district(self, text: str, regency: str) -> str:
        """The kecamatan of that name; the strictly nearest of the row's kabupaten if none has."""
        if not fold(text):
            return ""
        if district_code(text) in self._spellings:
            return district_code(text)
        key = district_key(text)
        here = regency or self.office_region
        named = self._districts.get(key, ())
        near = [code for code in named if code.startswith(here)] or named
        if near:
            return near[0] if len(near) == 1 else ""
        spelt = {
            code: {district_key(self._names[code])}
            for code in self._spellings
            if code.startswith(here)
        }
        nearest = _strictly_nearest(key, spelt)
        return nearest[0] if len(nearest) == 1 else ""

    def _scopes(self, row: _Row) -> list[str]:
        """Where to look, in order, each the beginning of the codes that lie there."""
        return [scope for scope in (row.district, row.regency, self.office_region) if scope] + [""]

    def _exact(self, place: PlaceText, scope: str) -> list[str]:
        """Villages of exactly that name within a scope; other names where no name fits."""
        for table in (self._villages, self._other_names):
            codes = [code for code in table.get(place.key, ()) if code.startswith(scope)]
            kind = [code for code in codes if self._kinds[code] == place.kind]
            if codes:
                return kind if len(kind) == 1 else sorted(set(codes))
        return []

    def _one_of(self, row: _Row, fitting: Sequence[str], *, corrected: bool = False) -> Found:
        if len(fitting) == 1:
            return self._settled(row, fitting[0], corrected=corrected)
        choices = "; ".join(self.label(code) for code in fitting)
        return Found(None, (error("region.ambiguous", "region", row.text, choices=choices),))

    def _nearest(self, row: _Row) -> Found:
        """The strictly nearest village of the row's kecamatan, told as corrected."""
        spelt = self._spellings[row.district] if row.district else {}
        nearest = _strictly_nearest(row.place.key, spelt)
        return self._one_of(row, nearest, corrected=True) if nearest else self._unknown(row)

    def _unknown(self, row: _Row) -> Found:
        office = self.name(self.office_region)
        return Found(None, (error("region.unknown", "region", row.text, office_region=office),))

    def _settled(self, row: _Row, code: str, *, corrected: bool = False) -> Found:
        findings = []
        if corrected:
            findings.append(warning("region.corrected", "region", row.text, found=self.name(code)))
        if not code.startswith(self.office_region):
            place = f"Kec. {self.kecamatan_of(code)}, {self.name(code[:4])}"
            findings.append(warning("region.outside_office", "region", row.text, found=place))
        elif row.district_named and not code.startswith(row.district or "?"):
            place = f"Kec. {self.kecamatan_of(code)}"
            findings.append(warning("region.kecamatan_mismatch", "region", row.text, found=place))
        return Found(code, tuple(findings))

    def name(self, code: str) -> str:
        """The region's name as the tables write it; the code itself where it is unknown."""
        return self._names.get(code, code)

    def kecamatan_of(self, code: str) -> str:
        """The name of the kecamatan that a village's code lies in."""
        return self.name(code[:6])

    def label(self, code: str) -> str:
        """A region as people tell it apart: `Desa Wesey, Kec. Weliman`.

        The kabupaten stands behind where it is not the office's; `find_village` reads it again.
        """
        kind = _SHORT.get(self._kinds.get(code, ""), "")
        parts = [f"{kind} {self.name(code)}".strip()]
        if len(code) == 10:
            parts.append(f"Kec. {self.kecamatan_of(code)}")
        if len(code) > 4 and not code.startswith(self.office_region):
            parts.append(self.name(code[:4]).replace("Kabupaten", "Kab."))
        return ", ".join(parts)

    def find_district(self, kecamatan: str, kabupaten: str = "") -> str:
        """The code of the kecamatan that a text means, by code or name; empty where none is."""
        return self._district(kecamatan, self._regency(kabupaten))

    def villages(self, within: str = "") -> list[str]:
        """Codes of the villages within a region, the office's own if none is named."""
        scope = within or self.office_region
        return sorted(
            code for spelt in self._spellings.values() for code in spelt if code.startswith(scope)
        )


def _strictly_nearest(key: str, spelt: dict[str, set[str]]) -> list[str]:
    """Codes of the fewest edits from a key, within two; two letters at least stay the same."""
    best, nearest = _MOST_EDITS, list[str]()
    for code, keys in spelt.items():
        away = min(
            (
                count
                for count, other in ((edits(key, other, best), other) for other in keys)
                if max(len(key), len(other)) - count >= 2
            ),
            default=best + 1,
        )
        if away < best:
            best, nearest = away, [code]
        elif away == best:
            nearest.append(code)
    return nearest
