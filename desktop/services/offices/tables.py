"""Region tables and contribution rates: out of the program's files into a register, and back."""

import csv
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from db.engine import Session
from db.queries import rates as rate_queries
from db.queries import regions as region_queries
from desktop.domain.contributions import Adjustment, Rate, RateTable, Tier
from desktop.domain.names import fold
from desktop.domain.regions import RegionTable

Row = dict[str, object]

_LEVELS = {"provinsi": 1, "kabupaten": 2, "kota": 2, "kecamatan": 3, "desa": 4, "kelurahan": 4}
_UPPER_REGIONS = "wilayah_provinsi_kabupaten.csv"
_PROVINCE_DIGITS = 2


def load_regions(session: Session, folder: Path) -> int:
    """Fill an empty register's region tables from `resources/regions`; give back how many.

    Provinces, kabupaten and kecamatan of all Indonesia, desa and kelurahan of Nusa Tenggara Timur.
    """
    regions = [
        *(
            _region(row["kode"], row["nama"], row["tingkat"])
            for row in _lines(folder / _UPPER_REGIONS)
        ),
        *(
            _region(row["kode6"], row["nama"], "kecamatan")
            for row in _lines(folder / "kecamatan_indonesia.csv")
        ),
        *(
            _region(row["kode"], row["nama"], row["jenis"])
            for row in _lines(folder / "ntt_desa_kelurahan.csv")
        ),
    ]
    region_queries.add_regions(session, regions, _aliases(folder), _old_codes(folder))
    return len(regions)


@dataclass(frozen=True, slots=True)
class OfficeChoice:
    """A province, kabupaten or kota that an office can be of, and how much lies in it."""

    code: str
    name: str
    kind: str
    districts: int
    villages: int


def office_choices(folder: Path) -> list[OfficeChoice]:
    """Every region whose villages the tables hold, the province first, by code."""
    villages = [row["kode"].replace(".", "") for row in _lines(folder / "ntt_desa_kelurahan.csv")]
    regions = ((row["kode"].replace(".", ""), row) for row in _lines(folder / _UPPER_REGIONS))
    choices = []
    for code, row in regions:
        within = [village for village in villages if village.startswith(code)]
        if within:
            districts = len({village[:6] for village in within})
            choices.append(OfficeChoice(code, row["nama"], row["tingkat"], districts, len(within)))
    return choices


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _region(dotted: str, name: str, kind: str) -> Row:
    code = dotted.replace(".", "")
    level = _LEVELS[kind]
    return {
        "code": code,
        "name": name,
        "name_key": fold(name),
        "level": level,
        "kind": kind,
        "parent": code[: (0, 0, 2, 4, 6)[level]] or None,
    }


def _aliases(folder: Path) -> list[Row]:
    return [
        {
            "code": row["kode_sekarang"].replace(".", ""),
            "name": row["alias"],
            "name_key": fold(row["alias"]),
            "old_code": row["kode_lama"].replace(".", ""),
        }
        for row in _lines(folder / "ntt_alias.csv")
    ]


def _old_codes(folder: Path) -> list[Row]:
    elsewhere: list[Row] = [
        {"code": row["kode6_lama"], "now": row["kode6_sekarang"], "basis": row["sumber"]}
        for row in _lines(folder / "kecamatan_kode_lama.csv")
    ]
    here: list[Row] = [
        {"code": row["kode6_lama"], "now": row["kode_kabupaten_sekarang"], "basis": row["dasar"]}
        for row in _lines(folder / "ntt_kode_lama.csv")
    ]
    return elsewhere + here


def load_rates(session: Session, folder: Path) -> None:
    """Fill an empty register's contribution tables from `resources/rates`."""
    table = read_rate_files(folder)
    rate_queries.add_rates(
        session,
        [asdict(tier) for tier in table.tiers],
        [asdict(rate) for rate in table.rates],
        [asdict(cut) for cut in table.adjustments],
    )


def read_rate_files(folder: Path) -> RateTable:
    """The contribution tables as the program's files have them."""
    tiers = [
        Tier(_day(row["since"]), int(row["income_from"]), int(row["base"]), row["source"])
        for row in _lines(folder / "tiers.csv")
    ]
    rates = [
        Rate(
            row["programme"],
            _day(row["since"]),
            _day(row["until"]) if row["until"] else None,
            int(row["basis_points"]),
            int(row["flat"]),
            row["source"],
        )
        for row in _lines(folder / "rates.csv")
    ]
    adjustments = [
        Adjustment(
            row["rule"],
            row["programme"],
            row["sector"],
            row["public_payers"] == "yes",
            _day(row["since"]),
            _day(row["until"]),
            int(row["percent"]),
            row["source"],
        )
        for row in _lines(folder / "adjustments.csv")
    ]
    return RateTable(tiers, rates, adjustments)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def read_rates(session: Session) -> RateTable:
    """The contribution tables of the register."""
    return RateTable(
        [Tier(**asdict(line)) for line in rate_queries.tiers(session)],
        [Rate(**asdict(line)) for line in rate_queries.rates(session)],
        [Adjustment(**asdict(line)) for line in rate_queries.adjustments(session)],
    )


def read_regions(session: Session, office_region: str) -> RegionTable:
    """The regions of the office's province, to seek villages in."""
    rows = region_queries.region_rows(session, within=office_region[:_PROVINCE_DIGITS])
    return RegionTable(rows, region_queries.alias_rows(session), office_region)
