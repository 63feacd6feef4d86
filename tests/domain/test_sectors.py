"""The two sectors of the rate cut: who drives, and everybody else."""

import pytest

from desktop.domain.contributions import SECTORS
from desktop.domain.sectors import sector_of


@pytest.mark.parametrize(
    "occupation",
    ["Tukang ojek", "SOPIR ANGKOT", "Supir", "Kurir paket", "Ojol", "driver", "Pengemudi (bemo)"],
)
def test_who_drives_or_carries_is_of_transport(occupation: str) -> None:
    assert sector_of(occupation) == "transport"


@pytest.mark.parametrize("occupation", ["", "Petani", "Nelayan", "Pedagang ojekan", "Kondektur?"])
def test_everybody_else_is_of_the_other_sector(occupation: str) -> None:
    assert sector_of(occupation) == "other"
    assert sector_of(occupation) in SECTORS
