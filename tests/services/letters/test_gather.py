"""What a letter says of its office, its region and its head, in regencies, cities, a province."""

from pathlib import Path

import pytest

from db.engine import Database
from db.queries import candidates as candidate_queries
from db.queries import funding as funding_queries
from db.schema import Letter
from desktop.domain.dates import letter_date
from desktop.services.acting import Acting
from desktop.services.checks.answers import decide_answer
from desktop.services.checks.export import export_check
from desktop.services.letters.budget import budget_of
from desktop.services.letters.choose import choose_workers
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.gather import gather_facts, roster_lines
from desktop.services.letters.order import in_order
from desktop.services.letters.papers.facts import read_facts
from desktop.services.letters.papers.fields import letter_fields
from desktop.services.letters.papers.wording import paragraph
from desktop.services.offices.settings import change_settings
from tests.conftest import make_office
from tests.services.letters.made_up import VILLAGES, add_budget, add_workers, make_ready, nik_of

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


def test_a_letter_says_when_the_insurer_cleared_everybody_of_it(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    with office_database.write() as session:
        add_workers(session, 2)
        funding = add_budget(session, acting).id
    with office_database.write() as session:
        export_check(session, acting, tmp_path / "padan.xlsx")
        decide_answer(session, acting, nik_of(0), "clear")
        draft = draft_letter(session, acting, funding=funding).letter
    with office_database.read() as session:
        assert session.get_one(Letter, draft).rows == 1
        choice = choose_workers(session, acting, funding=funding, niks=[nik_of(1)])
        assert choice.workers == ()
        budget = budget_of(session, funding)
        lines = candidate_queries.candidates_of_letter(session, draft)
        people = in_order(session, lines, budget.costs)
        facts = gather_facts(session, letter="x", region="", line=budget.line, candidates=people)
    day = acting.today()
    assert facts.checked_on == day.isoformat()
    assert facts.as_head()["checked_on"] == day.isoformat()
    assert read_facts(facts.as_json()) == facts
    known = letter_fields(facts, roster_lines(people, budget.line.months, day))
    told = "".join(run.text for run in paragraph(facts.wording["penjelasan"], known))  # type: ignore[arg-type]
    assert f"telah dipadankan dengan data BPJS Ketenagakerjaan pada {letter_date(day)}." in told


def test_a_letter_without_the_check_keeps_the_head_it_had_before_there_was_one(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        add_workers(session, 2)
        funding = add_budget(session, acting).id
    with office_database.read() as session:
        choice = choose_workers(session, acting, funding=funding)
        line = budget_of(session, funding).line
        facts = gather_facts(session, letter="x", region="", line=line, candidates=choice.workers)
    assert facts.checked_on == ""
    assert "checked_on" not in facts.as_head()
    assert read_facts(facts.as_json()) == facts
    known = letter_fields(facts, roster_lines(choice.workers, line.months, acting.today()))
    told = "".join(run.text for run in paragraph(facts.wording["penjelasan"], known))  # type: ignore[arg-type]
    assert "dipadankan" not in told


def test_each_kind_of_letter_is_numbered_under_its_own_code_or_that_of_enrolments(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        funding = add_budget(session, acting).id
        change_settings(session, acting, {"code_removal": "500.15.10.1"})
    with office_database.read() as session:
        line = budget_of(session, funding).line
        codes = {
            kind: gather_facts(
                session, letter="x", region="", line=line, candidates=[], kind=kind
            ).code
            for kind in ("enrolment", "removal", "renewal")
        }
    assert codes == {
        "enrolment": "500.15.14.2", "removal": "500.15.10.1", "renewal": "500.15.14.2",
    }  # fmt: skip
