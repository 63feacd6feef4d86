"""What the region files offer a new office."""

import pytest

from desktop import paths
from desktop.services.offices.tables import OfficeChoice, office_choices


@pytest.fixture(scope="module")
def choices() -> dict[str, OfficeChoice]:
    return {choice.code: choice for choice in office_choices(paths.resource("regions"))}


def test_an_office_is_the_provinces_or_one_of_its_kabupaten_and_kota(
    choices: dict[str, OfficeChoice],
) -> None:
    assert list(choices) == sorted(choices)
    assert next(iter(choices)) == "53"
    assert len(choices) == 1 + 22


def test_a_choice_tells_how_large_the_region_is(choices: dict[str, OfficeChoice]) -> None:
    malaka = choices["5321"]
    assert (malaka.name, malaka.kind) == ("Kabupaten Malaka", "kabupaten")
    assert (malaka.districts, malaka.villages) == (12, 127)
    assert (choices["53"].districts, choices["53"].villages) == (315, 305 + 3137)
    assert (choices["5371"].kind, choices["5371"].villages) == ("kota", 51)
