"""`lontar workers status` and `workers remove`."""

from pathlib import Path

import pytest

from desktop.cli.main import main
from tests.cli.test_workers import Lontar, lontar
from tests.services.register.lists import OTHER, PERSON, write_list

__all__ = ["lontar"]


def test_people_leave_come_back_and_are_taken_out(lontar: Lontar, tmp_path: Path) -> None:
    lontar("import", str(write_list(tmp_path / "a.csv", [PERSON, OTHER])))
    niks = (PERSON["nik"], OTHER["nik"])
    assert lontar("status", *niks, "--to", "ended", "--reason", "died")["changed"] == 2
    assert lontar("list", "--status", "ended")["total"] == 2
    assert lontar("status", niks[0], "--to", "listed", "--reason", "other")["changed"] == 1
    shown = lontar("show", niks[0])["worker"]
    assert [(one["old"], one["new"]) for one in shown["history"] if one["field"] == "status"] == [
        ("ended", "listed"),
        ("listed", "ended"),
    ]
    refused = lontar("status", niks[0], "--to", "enrolled", "--reason", "other", status=1)
    assert refused["error"]["code"] == "status.not_by_hand"
    gone = lontar("remove", niks[0], "--reason", "Salah ketik")["worker"]
    assert gone["nik"] == niks[0]
    assert lontar("show", niks[0], status=1)["error"]["code"] == "worker.unknown"


def test_the_movements_of_some_days_are_told_and_written(lontar: Lontar, tmp_path: Path) -> None:
    lontar("import", str(write_list(tmp_path / "a.csv", [PERSON, OTHER])))
    lontar("status", PERSON["nik"], "--to", "ended", "--reason", "died")
    out = tmp_path / "mutasi.xlsx"
    days = ("--since", "2020-01-01", "--until", "2099-12-31")
    told = lontar("mutations", str(out), *days, "--who", "register")
    assert out.exists()
    assert told["total"] == {"region": "", "name": "", "start": 0, "in": 1, "out": 0, "end": 1}
    assert [one["nik"] for one in told["additions"]] == [OTHER["nik"]]
    (district,) = told["sums"]
    assert (district["region"], district["end"]) == ("532104", 1)


def test_people_read_the_history_with_what_made_it(
    lontar: Lontar, office_register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lontar("import", str(write_list(tmp_path / "a.csv", [PERSON])))
    lontar("status", PERSON["nik"], "--to", "ended", "--reason", "died", "--date", "2026-01-31")
    command = ["--db", str(office_register), "--quiet", "workers", "show", PERSON["nik"]]
    assert main(lambda *_: 1, command) == 0
    told = capsys.readouterr().out
    (line,) = [one for one in told.splitlines() if "→" in one]
    assert "listed → ended" in line
    assert line.endswith("Meninggal dunia · 31-01-2026")


def test_people_read_what_an_import_changed_and_its_undo_changed_back(
    lontar: Lontar, office_register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, phone in (("a.csv", "081234567890"), ("b.csv", "081234567899")):
        lontar(
            "import",
            str(write_list(tmp_path / name, [{**PERSON, "phone": phone, "income": "banyak"}])),
        )
    lontar("undo-import", "2")
    lontar("accept", PERSON["nik"], "income.unreadable", "--note", "KTP dilihat")
    command = ["--db", str(office_register), "--quiet", "--lang", "en", "workers", "show"]
    assert main(lambda *_: 1, [*command, PERSON["nik"]]) == 0
    told = capsys.readouterr().out.splitlines()
    back, there = [one for one in told if "→" in one]
    assert there.endswith("081234567890 → 081234567899  From b.csv, 2")
    assert back.endswith("081234567899 → 081234567890  Import b.csv taken back")
    (settled,) = [one for one in told if "KTP dilihat" in one]
    assert settled.endswith("(Accepted by operator: KTP dilihat)")
