"""What a letter says of its office, its region and its head, in regencies, cities, a province."""

from pathlib import Path

import pytest

from db.engine import Database
from db.queries import funding as funding_queries
from desktop.services.acting import Acting
from desktop.services.letters.choose import budget_of, choose_workers, in_order
from desktop.services.letters.gather import gather_facts
from tests.conftest import make_office
from tests.services.letters.made_up import VILLAGES, add_budget, add_workers, make_ready

OFFICES = {
    "5321": ("Kabupaten Malaka", "Bupati Malaka"),
    "5371": ("Kota Kupang", "Wali Kota Kupang"),
    "53": ("Provinsi Nusa Tenggara Timur", "Gubernur Nusa Tenggara Timur"),
}


@pytest.mark.parametrize("region", OFFICES)
def test_an_office_writes_in_the_name_of_its_government(
    database: Database, acting: Acting, keys_folder: Path, region: str
) -> None:
    make_office(database, keys_folder, region)
    with database.write() as session:
        funding = add_budget(session, acting).id
    with database.read() as session:
        line = budget_of(session, funding).line
        facts = gather_facts(session, letter="x", region="", line=line, candidates=[])
    assert (facts.government, facts.head) == OFFICES[region]
    assert facts.area == facts.government
    assert facts.signer is not None
    assert set(facts.signer.name) == set("(.)")


@pytest.mark.parametrize(
    ("region", "area"),
    [
        ("5321", "Kabupaten Malaka"),
        ("532104", "Kecamatan Weliman Kabupaten Malaka"),
        ("5321042001", "Desa Haitimuk Kecamatan Weliman Kabupaten Malaka"),
    ],
)
def test_a_letter_names_the_region_it_is_about(
    office_database: Database, acting: Acting, region: str, area: str
) -> None:
    with office_database.write() as session:
        funding = add_budget(session, acting).id
    with office_database.read() as session:
        line = budget_of(session, funding).line
        facts = gather_facts(session, letter="x", region=region, line=line, candidates=[])
        from db.queries import regions

        village = regions.region(session, "5321042001")
        assert village is not None
    assert facts.area == area.replace("Haitimuk", village.name)


def test_a_province_names_the_regency_of_its_people_and_sorts_by_it(
    database: Database, acting: Acting, keys_folder: Path
) -> None:
    make_office(database, keys_folder, "53")
    with database.write() as session:
        add_workers(session, 2, region=VILLAGES[0])
        add_workers(session, 2, start=2, region="5301042003")
        funding = add_budget(session, acting).id
    with database.read() as session:
        choice = choose_workers(session, acting, funding=funding)
        line = funding_queries.funding(session, funding)
        assert line is not None
        facts = gather_facts(session, letter="x", region="", line=line, candidates=choice.workers)
    assert facts.regencies == {"5301": "Kabupaten Kupang", "5321": "Kabupaten Malaka"}
    assert [one.line.region[:4] for one in choice.workers] == ["5301", "5301", "5321", "5321"]


def test_the_order_does_not_depend_on_how_workers_come(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        funding = make_ready(session, acting, 30).funding
    with office_database.read() as session:
        costs = budget_of(session, funding).costs
        lines = [one.line for one in choose_workers(session, acting, funding=funding).workers]
        assert [one.line for one in in_order(session, lines[::-1], costs)] == lines
