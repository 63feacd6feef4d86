"""Which field a header means, by its words alone."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.fields import Field
from desktop.domain.names import fold_header
from desktop.domain.spelling import edits

TICKED = ("sex_male", "sex_female")
"""Two columns of which one is ticked."""

NAME_PARTS = ("name_first", "name_middle", "name_last")

PSEUDO = ("ttl", "rt_rw", "kecamatan", "kabupaten", *TICKED, *NAME_PARTS)
"""What a column may mean beside the fields: place and date of birth in one cell, RT and RW in
one cell, the two that only help to find the village, and columns that make a field together."""

STANDS_FOR = {"ttl": "birth_date", "sex_male": "sex", "name_first": "name"}
"""The field that a pseudo field is shown and mended as, where no column holds that itself."""

IGNORED = "ignored"
"""A column that counts rows or can be worked out (number, age)."""


def _headers(folded: str) -> tuple[str, ...]:
    return tuple(folded.split(", "))


def _ticked(words: str) -> tuple[str, ...]:
    """A sex by itself, as under a header over both."""
    over = _headers(
        ", jenis kelamin, jk, j k, kelamin, jns kelamin, jenis kel, jns kel, j kel, sex, gender, "
        "l p, lp, jenis kelamin l p, jk l p"
    )
    return tuple(f"{one} {word}".strip() for one in over for word in _headers(words))


_PSEUDO_HEADERS = {
    "sex_male": _ticked("l, lk, laki, laki laki, pria"),
    "sex_female": _ticked("p, pr, prp, perempuan, wanita"),
    "name_first": _headers("nama depan, nama awal, nama pertama, first name"),
    "name_middle": _headers("nama tengah, middle name"),
    "name_last": _headers("nama belakang, nama akhir, nama terakhir, last name"),
    "ttl": _headers(
        "ttl, t t l, tempat tanggal lahir, tempat tgl lahir, tempat dan tanggal lahir, tempat dan "
        "tgl lahir, tmpt tgl lahir, tmp tgl lahir, tpt tgl lahir, tempat tgl lhr, tmpt tgl lhr, "
        "tmp tgl lhr, tpt tgl lhr, tempat lahir tanggal lahir, tempat lahir tgl lahir, tempat "
        "lahir dan tanggal lahir, tempat tanggal bulan tahun lahir, tempat tgl bln thn lahir, "
        "tempat tanggal kelahiran, tempat dan tgl lhr, kelahiran, tempat tanggal lhr, "
        "tmpt tanggal lahir, tempat lahir tgl lhr, tempat tgl bulan tahun lahir"
    ),
    "rt_rw": _headers("rt rw, rtrw, rt dan rw, no rt rw, rt rw no, rukun tetangga rukun warga"),
    "kecamatan": _headers(
        "kecamatan, kec, nama kecamatan, nama kec, kecamatan domisili, kec domisili, kecamatan "
        "asal, kecamatan tempat tinggal, kode kecamatan, distrik"
    ),
    "kabupaten": _headers(
        "kabupaten, kab, kabupaten kota, kab kota, kota, kota kabupaten, kota kab, nama "
        "kabupaten, kabupaten domisili, kab kota domisili, kabupaten kota domisili, kotamadya, "
        "nama kabupaten kota, kab kodya"
    ),
    IGNORED: _headers(
        "no, no urut, nomor, nomor urut, nourut, urut, no urt, nmr, umur, usia, umur tahun, usia "
        "tahun, umur thn, usia thn, umur th, usia th, num, number"
    ),
}
_FIELD_HEADERS = {
    # The columns of SIAK, the population register, as villages export them.
    "name": _headers("nama lgkp, nm lgkp"),
    "sex": _headers("jenis klmin, jns klmin, klmin"),
    "mother_name": _headers("nama lgkp ibu, nm lgkp ibu, nama ibu kdg, nm ibu"),
    "occupation": _headers("jenis pkrjn, jns pkrjn, pkrjn"),
    "region": _headers("nama kel, nm kel"),
    "birth_place": _headers(
        "tempat, kelahiran tempat, lahir tempat, ttl tempat, tempat tanggal lahir tempat, tempat "
        "tgl lahir tempat"
    ),
    "birth_date": _headers(
        "kelahiran tanggal, kelahiran tgl, lahir tanggal, lahir tgl, ttl tanggal, ttl tgl, tempat "
        "tanggal lahir tanggal, tempat tgl lahir tgl, tempat tanggal lahir tanggal lahir"
    ),
}
"""What two-row headers make of fields, beside the fields' own synonyms."""

_OF_SOMEBODY_ELSE = frozenset((
    "istri", "isteri", "suami", "ayah", "bapak", "ibu", "waris", "wali", "anak", "pasangan",
    "pendamping", "kepala", "petugas", "agen", "perisai", "koordinator", "kordinator",
    "penanggung", "saksi", "ketua", "sekretaris", "darurat", "perusahaan", "pimpinan", "email",
    "bank", "rekening", "kantor", "sekolah", "wadah", "kelompok", "poktan", "orang", "tua",
    "pemberi", "npwp", "bpjs", "kpj", "hubungan", "status", "tanggungan", "kades", "lurah",
    "camat", "rekomendasi", "pendata", "surveyor",
))  # fmt: skip
_FILLERS = re.compile(
    r"\b(?:sesuai (?:dengan )?(?:e ktp|ktp el|ktp|kk|akta|identitas)|harus diisi|wajib diisi|wajib "
    r"isi|wajib|diisi|16 digit|calon|peserta|pekerja|rentan|tenaga kerja|penduduk|pemohon|"
    r"penerima|manfaat|bantuan|bpu|dd mm yyyy|dd mm yy|hh bb tttt|tgl bln thn|format|contoh|"
    r"angka|huruf kapital|huruf besar|yang|dan|di|the|aktif|saat ini|sekarang|lengkap)\b"
)
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\*")
_CODES = frozenset((
    "no prop", "no prov", "no kab", "no kec", "no kel", "no desa", "kode prop", "kode prov",
))  # fmt: skip
"""Parts of a region's code, each by itself: they name no place."""
_NIK_BESIDE = frozenset(("nik", "ktp", "kk", "e", "el", "no", "nomor", "dan", "atau", "identitas"))
_NEVER_BY_BEGINNING = frozenset((
    "nama", "no", "nomor", "tanggal", "tgl", "lahir", "usaha", "kel", "kota", "kab", "hp", "wa",
    "l", "p", "kk", "ktp", "kerja", "ibu", "jalan", "name", "ket", "note", "kontak",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """A field's key, and how sure the header makes it, from 0 to 1."""

    field: str
    confidence: float


class HeaderWords:
    """The headers that fields and pseudo fields are known by."""

    match: Callable[[str], Match | None]
    """What a header means; kept for headers seen before."""

    name_is_enough: bool
    """Whether no field but the name is required, so that a name makes a person."""

    def __init__(self, fields: Sequence[Field], chosen: Mapping[str, str] | None = None) -> None:
        self.name_is_enough = all(each.key == "name" for each in fields if each.required)
        self._known: dict[str, str] = {}
        for key, headers in _PSEUDO_HEADERS.items():
            self._known.update(dict.fromkeys(headers, key))
        for field in fields:
            joined = _FIELD_HEADERS.get(field.key, ())
            own = (*field.synonyms, *joined, fold_header(field.label), fold_header(field.key))
            self._known.update(dict.fromkeys(own, field.key))
        self._keys = frozenset(self._known.values())
        # What a person chose makes a header row of odd words one too.
        self._known.update(_chosen_words(chosen or {}, self._keys))
        self._longest = max(len(header.split()) for header in self._known)
        self.match = lru_cache(maxsize=4096)(self._match)

    def knowing(self, chosen: Mapping[str, str]) -> "HeaderWords":
        """These words and those of columns that a person chose, header to field."""
        more = HeaderWords((), chosen)
        more.name_is_enough = self.name_is_enough
        more._known = {**self._known, **_chosen_words(chosen, self._keys)}
        more._keys = self._keys
        more._longest = max(len(header.split()) for header in more._known)
        return more

    @property
    def keys(self) -> frozenset[str]:
        """Every field key and pseudo field a column can be taken for."""
        return self._keys

    def is_free(self, header: str) -> bool:
        """Whether a header says so little that its column may be told by its cells."""
        return self.match(header) is None and not _OF_SOMEBODY_ELSE & set(
            fold_header(header).split()
        )

    def _match(self, header: str) -> Match | None:
        whole = fold_header(header)
        if not whole or len(whole) > 120 or not any(sign.isalpha() for sign in whole):
            return None
        if key := self._known.get(whole):
            return Match(key, 1.0)
        if whole in _CODES:
            return None
        if whole.startswith("nik ") and _NIK_BESIDE.issuperset(whole.split()):
            return Match("nik", 0.9)
        bare = fold_header(_PARENTHESES.sub(" ", header))
        if key := self._known.get(bare):
            return Match(key, 0.98)
        if _OF_SOMEBODY_ELSE & set(bare.split()):
            return self._misspelt(bare) if len(bare.split()) > 1 else None
        needed = " ".join(_FILLERS.sub(" ", bare).split())
        if key := self._known.get(needed):
            return Match(key, 0.95)
        return self._by_part(bare) or self._by_part(needed) or self._misspelt(needed, bare)

    def _by_part(self, text: str) -> Match | None:
        """The longest known end of the words (a joined two-row header), else their beginning."""
        words = text.split()
        for length in range(min(len(words) - 1, self._longest), 0, -1):
            key = self._known.get(" ".join(words[-length:]))
            if key and key not in TICKED:
                return None if key == IGNORED else Match(key, 0.8 if length > 1 else 0.75)
        for length in range(min(len(words) - 1, self._longest), 0, -1):
            part = " ".join(words[:length])
            key = "" if part in _NEVER_BY_BEGINNING else self._known.get(part)
            if key and key not in TICKED:
                return None if key == IGNORED else Match(key, 0.65 if length > 1 else 0.6)
        return None

    def _misspelt(self, *texts: str) -> Match | None:
        """The one field whose header lies nearest: one slip in four letters, two in ten."""
        near: dict[str, int] = {}
        for text in texts:
            most = 2 if len(text) >= 10 else 1 if len(text) >= 4 else 0
            for header, key in self._known.items() if most else ():
                if key in TICKED or min(len(header), len(text)) < 3:
                    continue
                if abs(len(header) - len(text)) <= most:
                    slips = edits(text, header, most)
                    if slips <= most:
                        near[key] = min(slips, near.get(key, slips))
        best = sorted(near.items(), key=lambda item: item[1])
        if not best or (len(best) > 1 and best[0][1] == best[1][1]) or best[0][0] == IGNORED:
            return None
        return Match(best[0][0], 0.75 - 0.1 * best[0][1])


def _chosen_words(chosen: Mapping[str, str], keys: frozenset[str]) -> dict[str, str]:
    return {fold_header(header): key for header, key in chosen.items() if key in keys}


def distinct_fields(matches: Iterable[Match | None]) -> dict[str, float]:
    """The best confidence of each field among the matches."""
    best: dict[str, float] = {}
    for match in matches:
        if match is not None and match.confidence > best.get(match.field, 0):
            best[match.field] = match.confidence
    return best
