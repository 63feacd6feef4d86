"""`lontar workers` answers in the shapes that outside programs rely on."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from tests.services.register.lists import OTHER, PERSON, SAMPLES, write_list

Lontar = Callable[..., dict[str, Any]]

FINDING = {"row", "sheet", "column", "field", "code", "severity", "value", "message"}
BATCH = {
    *("batch", "file", "sha256", "at", "by", "rows", "new", "updated", "unchanged", "held"),
    *("ignored", "undone"),
}
WORKER = {
    *("nik", "kk", "name", "birth_place", "birth_date", "sex", "mother_name", "address"),
    *("region", "occupation", "income", "phone", "status", "member_number", "agent", "sources"),
    *("version", "updated_at"),
}


@pytest.fixture
def lontar(office_register: Path, capsys: pytest.CaptureFixture[str]) -> Lontar:
    """Run a command on a register with the office of Malaka; give back its one JSON object."""

    def run(*arguments: str, status: int = 0) -> dict[str, Any]:
        before = ["--db", str(office_register), "--json", "--quiet", "workers"]
        ended = main(lambda *_: 1, [*before, *arguments])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert (ended, told["ok"]) == (status, status == 0)
        return told

    return run


@pytest.fixture
def small(tmp_path: Path) -> str:
    """A list of two people and a row that waits."""
    rows: list[Mapping[str, str]] = [PERSON, OTHER, {**OTHER, "nik": "", "name": "Klara Un"}]
    return str(write_list(tmp_path / "small.csv", rows))


def test_import_tells_sums_findings_mapping_and_notes(lontar: Lontar) -> None:
    told = lontar("import", str(SAMPLES / "malaka_weliman_500.xlsx"))
    assert told["rows"] == told["new"] + told["updated"] + told["unchanged"] + told["held"] == 500
    assert told["batch"] == 1
    assert {"ignored", "mapping", "notes", "seconds"} <= set(told)
    assert all(set(found) >= FINDING for found in told["findings"])
    held = {
        (found["sheet"], found["row"]) for found in told["findings"] if found["severity"] == "error"
    }
    assert len(held) == told["held"]
    (mistyped,) = [one for one in told["findings"] if one["row"] == 80]
    assert (mistyped["column"], mistyped["field"], mistyped["code"]) == ("NIK", "nik", "nik.length")


def test_a_dry_run_lets_nothing_in_and_may_write_the_report(
    lontar: Lontar, small: str, tmp_path: Path
) -> None:
    report = tmp_path / "held.xlsx"
    told = lontar("import", small, "--dry-run", "--report", str(report))
    assert (told["batch"], told["new"], told["held"]) == (None, 2, 1)
    assert told["report"] == str(report)
    assert report.stat().st_size > 0
    assert lontar("list")["total"] == 0
    assert lontar("batches")["batches"] == []


def test_batches_are_told_newest_first(lontar: Lontar, small: str) -> None:
    lontar("import", small)
    lontar("import", small)
    told = lontar("batches")["batches"]
    assert [one["batch"] for one in told] == [2, 1]
    assert all(set(one) >= BATCH for one in told)
    assert (told[0]["unchanged"], told[1]["new"], told[0]["undone"]) == (2, 2, False)


def test_a_waiting_row_is_shown_and_mended(lontar: Lontar, small: str) -> None:
    lontar("import", small)
    (row,) = lontar("held", "1")["rows"]
    assert (row["row"], row["cells"]["Nama"]) == (4, "Klara Un")
    assert {found["code"] for found in row["findings"]} == {"nik.missing"}
    waits = lontar("mend", "1", "4", "phone=0812 3456 7890")
    assert [found["code"] for found in waits["findings"]] == ["nik.missing"]
    assert "worker" not in waits
    came = lontar("mend", "1", "4", "nik=5321041708850009")["worker"]
    assert (came["name"], came["phone"]) == ("Klara Un", "081234567890")
    assert came["sources"] == [{"batch": 1, "row": 4, "sheet": ""}]
    assert lontar("held", "1")["rows"] == []


def test_workers_are_listed_page_by_page_searched_and_shown(lontar: Lontar, small: str) -> None:
    lontar("import", small)
    first = lontar("list", "--limit", "1")
    assert (first["total"], len(first["workers"])) == (2, 1)
    assert set(first["workers"][0]) >= WORKER
    second = lontar("list", "--limit", "1", "--after", first["next"])
    assert second["next"] is None
    names = [page["workers"][0]["name"] for page in (first, second)]
    assert names == [PERSON["name"], OTHER["name"]]
    assert lontar("list", "--search", "yoha seran")["total"] == 1
    assert lontar("list", "--region", "53.21.04.2001")["total"] == 1
    assert lontar("list", "--status", "eligible")["total"] == 0
    shown = lontar("show", PERSON["nik"])["worker"]
    assert set(shown) >= WORKER | {"findings", "history"}


def test_a_worker_is_added_changed_and_verified(lontar: Lontar) -> None:
    typed = [f"{key}={text}" for key, text in PERSON.items() if key != "kecamatan"]
    assert lontar("add", *typed)["worker"]["region"] == "5321042001"
    changed = lontar("set", PERSON["nik"], "income=1,5 juta", "address=Jalan A = B")["worker"]
    assert (changed["income"], changed["address"]) == (1_500_000, "Jalan A = B")
    done = lontar("verify", "--all", "--result", "eligible")
    assert (done["verified"], done["skipped"]) == (1, 0)
    assert lontar("show", PERSON["nik"])["worker"]["status"] == "eligible"


def test_niks_to_verify_may_come_from_a_file(lontar: Lontar, small: str, tmp_path: Path) -> None:
    lontar("import", small)
    named = tmp_path / "niks.txt"
    named.write_text(f"{PERSON['nik']}\n{OTHER['nik']}\n")
    done = lontar("verify", "--nik", f"@{named}", "--result", "ineligible", "--reason", "moved")
    assert done["verified"] == 2


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("import", "none.xlsx"), 1, "file.not_found"),
        (("held", "7"), 1, "batch.unknown"),
        (("show", "5321044505900009"), 1, "worker.unknown"),
        (("add", "nik=1"), 1, "worker.held"),
        (("set", "5321044505900009", "name=A"), 1, "worker.unknown"),
        (("add", "name"), 2, "usage"),
        (("list", "--after", "x"), 2, "usage"),
        (("list", "--status", "gone"), 1, "status.unknown"),
        (("list", "--region", "xx"), 1, "region.unknown"),
        (("list", "--finding", "nik.lenght"), 1, "finding.unknown"),
        (("list", "--batch", "7"), 1, "batch.unknown"),
        (("export", "x.xlsx", "--region", "53.99"), 1, "region.unknown"),
        (("verify", "--region", "zz", "--result", "eligible"), 1, "region.unknown"),
        (
            (
                "mutations",
                "x.xlsx",
                "--since",
                "2026-01-01",
                "--until",
                "2026-02-01",
                "--region=zz",
            ),
            1,
            "region.unknown",
        ),
        (("verify", "--result", "eligible"), 1, "verification.nobody"),
    ],
)
def test_refusals_have_their_code(
    lontar: Lontar, arguments: tuple[str, ...], status: int, code: str
) -> None:
    assert lontar(*arguments, status=status)["error"]["code"] == code


def test_a_mistyped_finding_is_told_with_what_is_near(lontar: Lontar) -> None:
    refused = lontar("--lang", "en", "list", "--finding", "nik.lenght", status=1)["error"]
    assert refused["message"] == 'There is no finding "nik.lenght". Is "nik.length" meant?'


def test_a_region_and_a_mapping_help_a_list_without_kecamatan(
    lontar: Lontar, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        "Nomor Kependudukan;Nama;Lahirnya;Tinggal\n5321044505900001;Maria Nahak;1990-05-05;Wesei\n"
    )
    chosen = ("Nomor Kependudukan=nik", "Lahirnya=birth_date", "Tinggal=region")
    maps = [part for each in chosen for part in ("--map", each)]
    told = lontar("import", str(path), *maps, "--region", "532104")
    assert (told["new"], told["held"]) == (1, 0)
    assert {found["code"] for found in told["findings"]} == {"region.corrected", "sex.unreadable"}


def test_a_mapping_is_remembered_shown_and_forgotten(lontar: Lontar, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        "NIK;Nama;Lahir pada;Tinggal di\n5321044505900001;Maria Nahak;1990-05-05;Wesey\n"
    )
    maps = ("--map", "Lahir pada=birth_date", "--map", "Tinggal di=region", "--region", "532104")
    first = lontar("import", str(path), *maps)
    assert first["known_columns"] == []
    assert {one["column"]: one["how"] for one in first["mapping"]}["Tinggal di"] == "chosen"
    again = lontar("import", str(path), "--region", "532104")
    assert again["unchanged"] == 1
    told = {one["column"]: (one["field"], one["how"]) for one in again["mapping"]}
    assert told["Tinggal di"] == ("region", "remembered")
    assert told["Nama"] == ("name", "proposed")
    (known,) = again["known_columns"]
    assert lontar("columns")["columns"] == [known]
    assert known["columns"] == {"Lahir pada": "birth_date", "Tinggal di": "region"}
    lontar("forget-columns", str(known["id"]))
    assert lontar("columns")["columns"] == []
    refused = lontar("forget-columns", "9", status=1)
    assert refused["error"]["code"] == "columns.unknown"


def test_a_mapping_or_region_that_is_none_is_refused(lontar: Lontar, small: str) -> None:
    refused = lontar("import", small, "--map", "Nama=shoe", status=1)
    assert refused["error"]["code"] == "mapping.unknown_field"
    refused = lontar("import", small, "--map", "Sepatu=name", status=1)
    assert refused["error"]["code"] == "mapping.unknown_header"
    refused = lontar("import", small, "--region", "999999", status=1)
    assert refused["error"]["code"] == "region.unknown"


def test_an_import_is_taken_back_and_each_person_named(lontar: Lontar, tmp_path: Path) -> None:
    batch = lontar("import", str(write_list(tmp_path / "a.csv", [PERSON, OTHER])))["batch"]
    lontar("set", OTHER["nik"], "phone=081234567890")
    told = lontar("undo-import", str(batch))
    assert told["batch"] == batch
    assert told["removed"] == [{"nik": PERSON["nik"], "name": PERSON["name"], "reason": "new"}]
    assert told["restored"] == []
    assert told["kept"] == [{"nik": OTHER["nik"], "name": OTHER["name"], "reason": "changed"}]
    (line,) = lontar("batches")["batches"]
    assert line["undone"] is True
    again = lontar("undo-import", str(batch), status=1)
    assert again["error"]["code"] == "batch.undone"


def test_sheets_stay_out_and_rows_are_people_where_one_says_so(
    lontar: Lontar, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        "NIK;Nama;Tgl Lahir;Desa\n5321044505900001;Maria;1990-05-05;Wesey\n;Jumlah Un;;"
    )
    told = lontar("import", str(path), "--region", "532104", "--dry-run")
    assert (told["rows"], told["ignored"]) == (1, 2)
    assert told["aside"][1] == {"sheet": "", "row": 3, "text": "Jumlah Un"}
    assert told["sheets"] == [{"sheet": "", "rows": 1, "ignored": 2, "left_out": False}]
    told = lontar("import", str(path), "--region", "532104", "--dry-run", "--person", "3")
    assert (told["rows"], told["held"], told["ignored"]) == (2, 1, 1)
    assert lontar("import", str(path), "--person", "x", status=2)["error"]["code"] == "usage"
    refused = lontar("import", str(path), "--leave-out", "Rekap", status=1)
    assert refused["error"]["code"] == "sheet.not_found"
