"""`lontar wadah` and `lontar agents` answer in the shapes that outside programs rely on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from tests.services.training.made_up import write_book

Lontar = Callable[..., dict[str, Any]]


@pytest.fixture
def lontar(office_register: Path, capsys: pytest.CaptureFixture[str]) -> Lontar:
    """Run a command on a register with the office of Malaka; give back its one JSON object."""

    def run(*arguments: str, status: int = 0) -> dict[str, Any]:
        before = ["--db", str(office_register), "--json", "--quiet"]
        ended = main(lambda *_: 1, [*before, *arguments])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert (ended, told["ok"]) == (status, status == 0)
        return told

    return run


@pytest.fixture
def wadah(lontar: Lontar) -> str:
    """A wadah; its id."""
    told = lontar("wadah", "add", "--name", "Wadah Sehati", "--head", "Yosef Klau")
    return str(told["wadah"]["id"])


def test_a_wadah_is_added_changed_and_listed_with_its_agents(lontar: Lontar, wadah: str) -> None:
    changed = lontar("wadah", "set", "wadah sehati", "region=53.21", "phone=0812 3900 0142")
    assert (changed["wadah"]["region"], changed["wadah"]["phone"]) == ("5321", "081239000142")
    lontar("agents", "add", "--name", "Maria Nahak", "--wadah", wadah)
    (listed,) = lontar("wadah", "list")["wadah"]
    assert (listed["id"], listed["head"], listed["agents"]) == (int(wadah), "Yosef Klau", 1)


def test_an_agent_is_added_with_a_wadah_by_name_or_id_and_several_regions(
    lontar: Lontar, wadah: str
) -> None:
    told = lontar(
        "agents", "add", "--name", "Maria Nahak", "--nik", "5321044505900001", "--wadah", wadah,
        "--role", "head", "--region", "5321042001", "--region", "53.21.04.2010", "--phone",
        "081239000142", "--certificate", "P-1", "--certificate-until", "2027-12-31",
    )  # fmt: skip
    agent = told["agent"]
    assert {key: agent[key] for key in ("wadah", "wadah_id", "role", "regions", "active")} == {
        "wadah": "Wadah Sehati",
        "wadah_id": int(wadah),
        "role": "head",
        "regions": ["5321042010", "5321042001"],
        "active": True,
    }
    assert (agent["certificate"], agent["certificate_until"]) == ("P-1", "2027-12-31")
    assert told["findings"] == []
    named = lontar("agents", "add", "--name", "Yosef Bria", "--wadah", "WADAH SEHATI")
    assert named["agent"]["wadah_id"] == int(wadah)


def test_agents_are_listed_by_wadah_heads_first_and_narrowed(lontar: Lontar, wadah: str) -> None:
    for name, role, region in (("Ana", "agent", "5321042001"), ("Zeta", "head", "5321042010")):
        lontar(
            "agents", "add", "--name", name, "--wadah", wadah, "--role", role, "--region", region
        )
    lontar("agents", "add", "--name", "Ben")

    def names(*options: str) -> list[str]:
        return [one["name"] for one in lontar("agents", "list", *options)["agents"]]

    assert names("--wadah", "Wadah Sehati") == ["Zeta", "Ana"]
    assert set(names()) == {"Zeta", "Ana", "Ben"}
    assert names("--region", "53.21.04.2001") == ["Ana"]
    assert names("--name", "BE") == ["Ben"]
    assert names("--inactive") == []


def test_an_agent_is_changed_and_shown_with_the_history(lontar: Lontar, wadah: str) -> None:
    agent = str(lontar("agents", "add", "--name", "Ana", "--wadah", wadah)["agent"]["id"])
    lontar("agents", "set", agent, "active=tidak", "role=admin")
    shown = lontar("agents", "show", agent)["agent"]
    assert (shown["active"], shown["role"]) == (False, "admin")
    assert {one["field"] for one in shown["history"]} == {"active", "role"}


def test_refusals_bear_their_codes(lontar: Lontar) -> None:
    def code(*arguments: str) -> str:
        told: str = lontar(*arguments, status=1)["error"]["code"]
        return told

    assert code("agents", "add", "--name", "A", "--wadah", "9") == "wadah.unknown"
    assert code("agents", "add", "--name", "A", "--nik", "123") == "agent.held"
    assert code("agents", "show", "9") == "agent.unknown"
    assert code("wadah", "add", "--name", " ") == "wadah.name"


def test_a_photo_is_kept_and_taken_off(lontar: Lontar, tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0 a photo \xff\xd9")
    agent = str(lontar("agents", "add", "--name", "Ana")["agent"]["id"])
    assert len(lontar("agents", "photo", agent, str(photo))["agent"]["photo"]) == 64
    assert lontar("agents", "photo", agent, "--remove")["agent"]["photo"] == ""
    assert lontar("agents", "photo", agent, status=2)["error"]["code"] == "usage"


def test_a_listing_of_whole_niks_is_in_the_audit(lontar: Lontar, office_register: Path) -> None:
    from db.engine import Database
    from db.schema import AuditEntry

    lontar("agents", "add", "--name", "Ana", "--nik", "5321044505900001")
    lontar("agents", "list")
    database = Database(office_register)
    with database.read() as session:
        deeds = [one.action for one in session.query(AuditEntry).order_by(AuditEntry.id)]
    database.close()
    assert deeds[-2:] == ["agent.add", "agent.list"]


HEAD = ("NIK", "Nama", "Wadah", "Jabatan", "Desa Tugas")
ROWS = (
    ("5321044505900001", "Maria Nahak", "Wadah Sehati", "Kepala", "Wesey; Lakulo"),
    ("123", "Yosef Bria", "Wadah Sehati", "Perisai", "Wesey"),
)


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    """A list of two agents, the second with a NIK too short."""
    return str(write_book(tmp_path / "agen.xlsx", HEAD, *ROWS))


def test_a_list_of_agents_is_imported_as_one_of_workers_is(
    lontar: Lontar, sheet: str, tmp_path: Path
) -> None:
    looked = lontar("agents", "import", sheet, "--dry-run")
    assert (looked["batch"], looked["new"], looked["held"]) == (None, 1, 1)
    report = tmp_path / "tunggu.xlsx"
    told = lontar("agents", "import", sheet, "--report", str(report))
    assert {key: told[key] for key in ("rows", "new", "updated", "unchanged", "held")} == {
        "rows": 2, "new": 1, "updated": 0, "unchanged": 0, "held": 1,
    }  # fmt: skip
    (finding,) = told["findings"]
    assert {key: finding[key] for key in ("row", "column", "field", "code", "severity")} == {
        "row": 3, "column": "NIK", "field": "nik", "code": "nik.length", "severity": "error",
    }  # fmt: skip
    assert {each["field"] for each in told["mapping"]} == {
        "nik", "name", "wadah", "role", "region",
    }  # fmt: skip
    assert [each["code"] for each in told["notes"]] == ["wadah.made"]
    assert report.is_file()
    assert [one["name"] for one in lontar("agents", "list")["agents"]] == ["Maria Nahak"]


def test_lists_of_agents_and_of_workers_are_kept_apart(lontar: Lontar, sheet: str) -> None:
    batch = str(lontar("agents", "import", sheet)["batch"])
    assert lontar("workers", "batches")["batches"] == []
    assert [one["batch"] for one in lontar("agents", "batches")["batches"]] == [int(batch)]
    for command in ("held", "undo-import"):
        refused = lontar("workers", command, batch, status=1)
        assert refused["error"]["code"] == "batch.unknown"


def test_a_waiting_row_is_mended_and_the_list_taken_back(lontar: Lontar, sheet: str) -> None:
    batch = str(lontar("agents", "import", sheet)["batch"])
    (held,) = lontar("agents", "held", batch)["rows"]
    assert (held["row"], held["values"]["name"]) == (3, "Yosef Bria")
    still = lontar("agents", "mend", batch, "3", "nik=12")
    assert (still["held"], still["findings"][0]["code"]) == (True, "nik.length")
    mended = lontar("agents", "mend", batch, "3", "nik=")["agent"]
    assert (mended["name"], mended["nik"], mended["wadah"]) == ("Yosef Bria", "", "Wadah Sehati")
    undone = lontar("agents", "undo-import", batch)
    assert {one["name"] for one in undone["removed"]} == {"Maria Nahak", "Yosef Bria"}
    assert (lontar("agents", "list")["agents"], lontar("wadah", "list")["wadah"]) == ([], [])


def test_an_unknown_field_of_a_choice_is_refused(lontar: Lontar, sheet: str) -> None:
    told = lontar("agents", "import", sheet, "--map", "Jabatan=kk", status=1)
    assert told["error"]["code"] == "mapping.unknown_field"


def test_results_tell_each_agent_and_the_sums_and_are_a_sheet_too(
    lontar: Lontar, wadah: str, tmp_path: Path
) -> None:
    lontar(
        "agents", "add", "--name", "Ana", "--wadah", wadah, "--region", "5321042001",
        "--certificate", "P-1", "--certificate-until", "2020-01-01",
    )  # fmt: skip
    lontar(
        "workers", "add", "nik=5321044505900001", "name=Maria", "birth_date=05-05-1990", "sex=P",
        "region=5321042001", "agent=ANA",
    )  # fmt: skip
    told = lontar("agents", "results", "--out", str(tmp_path / "hasil.xlsx"))
    (ana,) = told["agents"]
    assert {key: ana[key] for key in ("name", "certificate", "expired", "trained")} == {
        "name": "Ana", "certificate": "P-1", "expired": True, "trained": False,
    }  # fmt: skip
    assert (ana["brought"], ana["verified"], ana["enrolled"]) == (1, 0, 0)
    assert told["wadah"][0]["brought"] == 1
    assert "5321042001" in {one["code"] for one in told["without_agent"]}
    assert Path(told["path"]).is_file()
    shown = lontar("workers", "show", "5321044505900001")["worker"]
    assert (shown["agent"], shown["agent_id"]) == ("Ana", ana["id"])
