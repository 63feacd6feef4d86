"""What lists of agents say in words of their own: the role, the desa covered, the last day."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from desktop.domain.dates import read
from desktop.domain.names import fold, tidy
from desktop.domain.place_text import district_code
from desktop.domain.trainings import AgentRole

_ROLES = {
    AgentRole.HEAD: (
        "kepala, ketua, pimpinan, koordinator, kordinator, kep, ka, kawadah, leader, head, "
        "penanggung jawab, pj"
    ),
    AgentRole.ADMIN: (
        "admin, administrasi, administrator, adm, operator, sekretaris, bendahara, staf, staff, "
        "petugas administrasi, tata usaha, tu"
    ),
    AgentRole.AGENT: "perisai, agen, agent, anggota, petugas, petugas lapangan, kader, pendamping",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split(", ")}
_OF_BODY = frozenset(("wadah", "perisai", "agen"))
"""What a role may be of: `kepala wadah perisai`."""

_YES = frozenset(("ya", "y", "yes", "aktif", "active", "1", "true", "masih aktif", "berlaku"))
_NO = frozenset((
    "tidak", "t", "n", "no", "nonaktif", "non aktif", "tidak aktif", "tdk aktif", "0", "false",
    "berhenti", "keluar", "mundur", "mengundurkan diri", "meninggal", "pasif", "inactive",
))  # fmt: skip

_NUMBERED = re.compile(r"(?:(?<=^)|(?<=\s))\d{1,2}[.)](?=\s*[^\W\d])")
_BETWEEN = re.compile(r"[,;/\n\r|&•]+|\s(?:dan|serta|and)\s|\s[-–]\s", re.IGNORECASE)
_EVERY = re.compile(
    r"^(?:semua|seluruh|se|satu)\W*(?:(?:desa|kelurahan|wilayah|kel)\W*(?:/|dan)?\W*)*"
    r"(?:(?:di|dalam|se)\W+)?",
    re.IGNORECASE,
)
_NO_PLACE = frozenset(("", "desa", "kel", "kelurahan"))
_DISTRICT = re.compile(r"^\W*(?:kecamatan|kec)(?![^\W_])\W*", re.IGNORECASE)

_ENDLESS = frozenset(("seumur hidup", "selamanya", "tidak terbatas", "tetap", "tanpa batas"))
_SHORT_YEAR = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{2})")
_YEAR = re.compile(r"(?:tahun\s+)?(20\d{2})", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"([^\W\d]+)\s+(20\d{2})")


def read_role(text: str) -> AgentRole | None:
    """The role that a text means: `Kepala Wadah`, `Adm.`, `Agen Perisai`; nothing where none."""
    words = fold(text).split()
    if " ".join(words) in _ROLE_OF:
        return _ROLE_OF[" ".join(words)]
    while len(words) > 1 and words[-1] in _OF_BODY:
        words.pop()
        if " ".join(words) in _ROLE_OF:
            return _ROLE_OF[" ".join(words)]
    while len(words) > 1 and words[0] == "petugas":
        return read_role(" ".join(words[1:]))
    return None


def read_yes(text: str) -> bool | None:
    """Whether a text says that somebody is active; nothing where it says neither."""
    said = fold(text)
    return True if said in _YES else False if said in _NO else None


@dataclass(frozen=True, slots=True)
class Place:
    """A desa with the kecamatan beside it, or, without a desa, the whole kecamatan."""

    village: str
    kecamatan: str


def read_places(text: str) -> list[Place]:
    """The places of a cell: several desa, whole kecamatan, or both.

    `Wesey, Lakulo dan Haitimuk`; `Wesey, Lakulo, Kec. Weliman` (the kecamatan of both); `semua
    desa Kecamatan Weliman`, `Kec. Weliman`, `53.21.04` (all its desa). `semua desa` alone has
    neither: the row's kecamatan is meant.
    """
    places: list[Place] = []
    waiting = 0
    for part in _BETWEEN.split(_NUMBERED.sub(";", text)):
        piece = tidy(part or "").strip(" .:")
        if fold(piece) in _NO_PLACE:
            continue
        every = _EVERY.match(piece)
        beyond = piece[every.end() :] if every else piece
        of_district = _DISTRICT.match(beyond)
        if every and (not beyond or of_district or not _names_village(piece)):
            places.append(Place("", beyond[of_district.end() :] if of_district else beyond))
            waiting = len(places)
        elif of_district:
            name = beyond[of_district.end() :]
            before = [one for one in places[waiting:] if not one.kecamatan]
            if before:
                places[waiting:] = [Place(one.village, name) for one in places[waiting:]]
            else:
                places.append(Place("", name))
            waiting = len(places)
        elif district_code(piece) and len(re.sub(r"\D", "", piece)) == 6:
            places.append(Place("", piece))
            waiting = len(places)
        else:
            places.append(Place(piece, ""))
    return places


def _names_village(piece: str) -> bool:
    """Whether a piece only looks as if it began with `se`: Sesawu is a name, semua desa is none."""
    return not re.match(r"(?:semua|seluruh|satu|se[\s-])", piece, re.IGNORECASE)


def read_last_day(cell: object, on: date) -> date | None:
    """The last day that a cell names: a date, or the end of a month or year; nothing else.

    A year of two digits is one of this century.
    """
    if isinstance(cell, str):
        text = tidy(cell)
        short = _SHORT_YEAR.fullmatch(text)
        if short:
            cell = f"{short[1]}-{short[2]}-20{short[3]}"
        elif whole := _YEAR.fullmatch(text):
            return date(int(whole[1]), 12, 31)
        elif month := _MONTH_YEAR.fullmatch(text):
            first, _found = read(f"1 {text}", day_first=True, nik_date=None, on=on)
            if first is not None:
                days = calendar.monthrange(int(month[2]), first.month)[1]
                return first.replace(day=days)
    if not isinstance(cell, date | str | int | float):
        return None
    return read(cell, day_first=True, nik_date=None, on=on)[0]


def is_endless(text: str) -> bool:
    """Whether a text says that a certificate does not end."""
    return fold(text) in _ENDLESS
