"""`lontar trainings` answers in the shapes that outside programs rely on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from tests.services.training.made_up import write_book

Lontar = Callable[..., dict[str, Any]]

PARTICIPANT = {"row", "code", "name", "kind"}


@pytest.fixture
def lontar(office_register: Path, capsys: pytest.CaptureFixture[str]) -> Lontar:
    """Run a command on a register with the office of Malaka; give back its one JSON object."""

    def run(*arguments: str, status: int = 0) -> dict[str, Any]:
        before = ["--db", str(office_register), "--json", "--quiet", "trainings"]
        ended = main(lambda *_: 1, [*before, *arguments])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert (ended, told["ok"]) == (status, status == 0)
        return told

    return run


@pytest.fixture
def training(lontar: Lontar) -> str:
    """A training of one day; its id."""
    told = lontar(
        "create", "--name", "Pelatihan Perisai", "--kind", "agent", "--place", "Aula",
        "--start", "2024-05-21", "--end", "2024-05-21",
    )  # fmt: skip
    return str(told["training"]["id"])


@pytest.fixture
def held(lontar: Lontar, training: str) -> str:
    """Its session of that day; its id."""
    told = lontar(
        "session", training, "--title", "Dokumen", "--date", "2024-05-21", "--start", "08:00",
        "--end", "11.00", "--jp", "4", "--trainer", "Yosef Klau",
    )  # fmt: skip
    return str(told["session"]["id"])


def test_a_training_is_made_listed_and_shown_whole(
    lontar: Lontar, training: str, held: str
) -> None:
    (listed,) = lontar("list")["trainings"]
    assert listed["counts"] == {"participants": 0, "sessions": 1, "jp": 4, "passed": 0}
    shown = lontar("show", training)["training"]
    assert (shown["minimum"], shown["closed"], shown["participants"]) == (0.8, False, [])
    (session,) = shown["sessions"]
    assert (session["id"], session["start"], session["end"]) == (int(held), "08:00", "11:00")
    assert shown["figures"]["jp"] == 4
    assert shown["figures"]["attendance_rate"] == 0


def test_a_clash_is_told_with_the_session_made(lontar: Lontar, training: str, held: str) -> None:
    told = lontar(
        "session", training, "--title", "Iuran", "--date", "2024-05-21", "--start", "10:00",
        "--end", "12:00", "--jp", "2", "--trainer", "Yosef Klau", "--place", "Ruang 2",
    )["session"]  # fmt: skip
    assert [(one["same"], one["session"]) for one in told["clashes"]] == [("trainer", int(held))]


def test_a_cancelled_session_leaves_the_sums(lontar: Lontar, training: str, held: str) -> None:
    told = lontar("cancel-session", training, "--session", held, "--reason", "hujan")
    assert (told["session"]["cancelled"], told["session"]["reason"]) == (True, "hujan")
    assert lontar("show", training)["training"]["figures"]["jp"] == 0
    again = lontar("cancel-session", training, "--session", held, status=1)
    assert again["error"]["code"] == "session.cancelled"


def test_a_minimum_and_an_exam_are_taken(lontar: Lontar) -> None:
    made = lontar(
        "create", "--name", "B", "--kind", "other", "--place", "Aula", "--start", "2024-05-21",
        "--end", "2024-05-22", "--minimum", "0.75", "--pass-mark", "60",
    )["training"]  # fmt: skip
    assert (made["minimum"], made["exam"], made["pass_mark"]) == (0.75, True, 60)
    assert lontar("show", "99", status=1)["error"]["code"] == "training.unknown"


@pytest.fixture
def people(lontar: Lontar, training: str, tmp_path: Path) -> list[dict[str, Any]]:
    """Three participants of a sheet."""
    path = write_book(
        tmp_path / "peserta.xlsx", ["No", "Nama", "Wadah"], [1, "Ana Bria", "Sehati"],
        [2, "Beni Un", "Sehati"], [3, "Ciska Nahak", "Mekar"],
    )  # fmt: skip
    told: list[dict[str, Any]] = lontar("enrol", training, "--file", str(path))["participants"]
    return told


def test_participants_have_rows_and_codes(
    lontar: Lontar, training: str, people: list[dict[str, Any]]
) -> None:
    assert all(set(each) >= PARTICIPANT for each in people)
    assert [(each["row"], each["name"]) for each in people] == [
        (1, "Ana Bria"),
        (2, "Beni Un"),
        (3, "Ciska Nahak"),
    ]
    left = lontar("unenrol", training, "--code", people[1]["code"])["participants"]
    assert [each["row"] for each in left] == [1, 3]
    shown = lontar("show", training)["training"]["participants"]
    assert [each["code"] for each in shown] == [people[0]["code"], people[2]["code"]]


def test_one_way_to_enrol_is_asked_for(lontar: Lontar, training: str) -> None:
    assert lontar("enrol", training, status=2)["error"]["code"] == "usage"
    both = lontar("enrol", training, "--all-agents", "--wadah", "1", status=2)
    assert both["error"]["code"] == "usage"
    none = lontar("enrol", training, "--file", "nowhere.xlsx", status=1)
    assert none["error"]["code"] == "file.not_found"


def test_a_mark_is_told_and_a_second_one_apart(
    lontar: Lontar, training: str, held: str, people: list[dict[str, Any]]
) -> None:
    one = ("attend", training, "--session", held, "--code", people[0]["code"])
    assert lontar(*one, status=1)["error"]["code"] == "session.not_today"
    first = lontar(*one, "--at", "08:20")
    assert (first["status"], first["already"], first["participant"]["row"]) == ("late", False, 1)
    again = lontar(*one, "--at", "2024-05-21T08:00")
    assert (again["status"], again["already"]) == ("late", True)
    given = lontar(
        "attend", training, "--session", held, "--code", people[1]["code"], "--at",
        "2024-05-21T00:30:00Z", "--status", "excused",
    )  # fmt: skip
    assert (given["status"], given["at"]) == ("excused", "2024-05-21T00:30:00+00:00")
    gone = lontar("unmark", training, "--session", held, "--code", people[0]["code"])
    assert gone["participant"]["code"] == people[0]["code"]
    assert lontar(*one, "--at", "08:00")["status"] == "present"


def test_rows_of_signed_paper_are_marked(
    lontar: Lontar, training: str, held: str, people: list[dict[str, Any]]
) -> None:
    told = lontar("attend", training, "--session", held, "--rows", "1,3", "--name", "4=Rosa Bere")
    assert (told["marked"], told["already"], told["unknown"]) == (3, 0, [])
    assert [each["name"] for each in told["walk_ins"]] == ["Rosa Bere"]
    again = lontar("attend", training, "--session", held, "--rows", "1-3, 9")
    assert (again["marked"], again["already"], again["unknown"]) == (1, 2, [9])
    wrong = lontar("attend", training, "--session", held, "--rows", "a", status=1)
    assert wrong["error"]["code"] == "rows.unreadable"
    assert lontar("attend", training, "--session", held, status=2)["error"]["code"] == "usage"


def test_a_scan_is_filed(lontar: Lontar, training: str, tmp_path: Path) -> None:
    scan = tmp_path / "pindai.pdf"
    scan.write_bytes(b"%PDF-1.4\n%%EOF\n")
    told = lontar("file", training, str(scan))["file"]
    assert Path(told["path"]).read_bytes() == scan.read_bytes()


def test_a_training_is_closed_with_its_result(
    lontar: Lontar, training: str, held: str, people: list[dict[str, Any]]
) -> None:
    lontar("attend", training, "--session", held, "--rows", "1,2")
    told = lontar("close", training)
    assert (told["passed"], told["failed"]) == (2, 1)
    shown = told["training"]
    assert shown["closed"]
    assert [each["passed"] for each in shown["participants"]] == [True, True, False]
    assert [each["jp_attended"] for each in shown["participants"]] == [4, 4, 0]
    assert lontar("close", training, status=1)["error"]["code"] == "training.closed"


def test_a_training_to_come_is_closed_on_purpose_only(lontar: Lontar) -> None:
    made = lontar(
        "create", "--name", "Kelak", "--kind", "other", "--place", "Aula", "--start",
        "2099-01-01", "--end", "2099-01-01", "--pass-mark", "60",
    )["training"]  # fmt: skip
    one = str(made["id"])
    code = lontar("walk-in", one, "--name", "Ana Bria")["participant"]["code"]
    assert lontar("exam", one, "--code", code, "--mark", "70")["participant"]["exam_mark"] == 70
    assert lontar("close", one, status=1)["error"]["code"] == "training.not_over"
    assert lontar("close", one, "--now")["failed"] == 1


def test_a_sheet_of_marks_is_taken_with_findings(
    lontar: Lontar, training: str, held: str, people: list[dict[str, Any]], tmp_path: Path
) -> None:
    path = write_book(
        tmp_path / "marks.xlsx", ["Kode", "Nama", "Status"], [people[0]["code"], "Ana Bria", "H"],
        ["LT-2222-2222", "Entah", "H"],
    )  # fmt: skip
    told = lontar("attend", training, "--session", held, "--file", str(path))
    assert told["marked"] == 1
    (found,) = told["findings"]
    assert (found["row"], found["code"], found["severity"]) == (3, "participant.unknown", "error")
    blank = lontar("template", training, str(tmp_path / "isi.xlsx"))
    assert lontar("attend", training, "--file", blank["path"])["already"] == 1


def test_papers_and_the_report_are_written(
    lontar: Lontar, training: str, held: str, people: list[dict[str, Any]], tmp_path: Path
) -> None:
    sheet = lontar("sheet", training, "--session", held, "--out", str(tmp_path / "hadir.pdf"))
    badges = lontar("badges", training, "--out", str(tmp_path / "kartu.pdf"))
    assert (sheet["pages"], badges["pages"]) == (1, 1)
    assert all(Path(one["path"]).read_bytes().startswith(b"%PDF-") for one in (sheet, badges))
    lontar("attend", training, "--session", held, "--rows", "1-2")
    told = lontar("report", training, "--out", str(tmp_path / "laporan.xlsx"))
    assert (told["participants"], told["sessions"], told["jp"]) == (3, 1, 4)
    assert told["attendance_rate"] == pytest.approx(2 / 3)
    assert Path(told["path"]).stat().st_size > 0
    assert len(told["matrix"]) == 3
    paper = lontar("report", training, "--out", str(tmp_path / "laporan.pdf"))
    kept = lontar("record", training, "--out", str(tmp_path / "kehadiran.pdf"))
    assert kept["pages"] == 1
    assert all(Path(one["path"]).read_bytes().startswith(b"%PDF-") for one in (paper, kept))


def test_a_correction_stands_in_the_history_with_what_was_before(
    lontar: Lontar, training: str, held: str, people: list[dict[str, Any]]
) -> None:
    code = people[0]["code"]
    lontar("attend", training, "--session", held, "--rows", "1")
    told = lontar(
        "correct",
        training,
        "--session",
        held,
        "--code",
        code,
        "--status",
        "sick",
        "--note",
        "surat",
    )
    assert (told["status"], told["mark"]["note"]) == ("sick", "surat")
    marks = lontar("history", training, "--code", code)["marks"]
    assert [(each["status"], each["how"], each["stands"]) for each in marks] == [
        ("present", "paper", False),
        ("sick", "command", True),
    ]


def test_training_and_session_are_changed(lontar: Lontar, training: str, held: str) -> None:
    told = lontar("change", training, "--place", "Hotel", "--minimum", "90%")["training"]
    assert (told["place"], told["minimum"]) == ("Hotel", 0.9)
    changed = lontar("change-session", training, "--session", held, "--jp", "6", "--end", "12:00")
    assert (changed["session"]["jp"], changed["session"]["end"]) == (6, "12:00")
    assert lontar("change", training, status=2)["error"]["code"] == "usage"


@pytest.mark.parametrize("moment", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_a_moment_that_the_offices_clock_cannot_show_is_wrong_usage(
    lontar: Lontar, training: str, held: str, moment: str
) -> None:
    code = lontar("walk-in", training, "--name", "Rosa Bere")["participant"]["code"]
    one = ("attend", training, "--session", held, "--code", code, "--at", moment)
    assert lontar(*one, status=2)["error"]["code"] == "usage"


@pytest.mark.parametrize("minimum", ["1e999999999", "nan", "8" * 5000, "-0.1", ""])
def test_a_minimum_that_is_no_share_is_wrong_usage_at_once(lontar: Lontar, minimum: str) -> None:
    told = lontar(
        "create", "--name", "X", "--kind", "other", "--place", "Y", "--start", "2024-05-21",
        "--end", "2024-05-21", "--minimum", minimum, status=2,
    )  # fmt: skip
    assert told["error"]["code"] == "usage"
