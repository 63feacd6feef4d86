"""The real tables of regions and rates, as the program's files have them."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.contributions import RateTable
from desktop.domain.regions import RegionTable
from desktop.services.offices.tables import read_rate_files

RESOURCES = Path(__file__).parents[2] / "resources"


def _lines(name: str) -> list[dict[str, str]]:
    with (RESOURCES / "regions" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _plain(code: str) -> str:
    return code.replace(".", "")


@pytest.fixture(scope="session")
def table_of() -> Callable[[str], RegionTable]:
    """The region table of an office of Nusa Tenggara Timur."""
    names = {
        "wilayah_provinsi_kabupaten.csv": "tingkat",
        "ntt_kecamatan.csv": "",
        "ntt_desa_kelurahan.csv": "jenis",
    }
    rows = [
        (_plain(row["kode"]), row["nama"], row[kind] if kind else "kecamatan", None)
        for name, kind in names.items()
        for row in _lines(name)
    ]
    aliases = [
        (_plain(row["kode_sekarang"]), row["alias"], _plain(row["kode_lama"]))
        for row in _lines("ntt_alias.csv")
    ]
    return lambda office: RegionTable(rows, aliases, office)


@pytest.fixture(scope="session")
def malaka(table_of: Callable[[str], RegionTable]) -> RegionTable:
    """The regions as an office of Malaka sees them."""
    return table_of("5321")


@pytest.fixture(scope="session")
def rates() -> RateTable:
    """The contribution tables."""
    return read_rate_files(RESOURCES / "rates")
