"""`lontar rates`, `funding` and `letters`: the keys that other programs rely on, and refusals."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database
from db.queries import audit as audit_queries
from db.schema import Worker
from desktop.cli.main import main
from desktop.services.acting import Acting
from tests.services.letters.made_up import add_signer, add_workers, nik_of

Told = dict[str, Any]
Run = Callable[..., tuple[int, Told]]
FUNDING = (
    "funding", "add", "--year", "2027", "--source", "APBD Kabupaten Malaka", "--payer", "apbd",
    "--from", "2027-01", "--months", "6",
)  # fmt: skip


def _no_window(_location: str, _language: str, _file: str | None) -> int:
    raise AssertionError("no window here")


@pytest.fixture
def register(office_register: Path, acting: Acting) -> Path:
    """A register with an office, a signer and twelve eligible workers."""
    database = Database(office_register)
    with database.write() as session:
        add_workers(session, 12)
        add_signer(session, acting)
    database.close()
    return office_register


@pytest.fixture
def run(register: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call a command on the register as a program would."""

    def call(*arguments: str) -> tuple[int, Told]:
        status = main(_no_window, ["--db", str(register), "--json", *arguments])
        told: Told = json.loads(capsys.readouterr().out)
        assert told["ok"] is (status == 0) or "verdict" in told
        return status, told

    return call


def done(run: Run, *arguments: str) -> Told:
    status, told = run(*arguments)
    assert status == 0, told
    return told


def refused(run: Run, *arguments: str) -> str:
    status, told = run(*arguments)
    assert status == 1, told
    assert told["error"]["message"]
    return str(told["error"]["code"])


def issued(run: Run, out: Path, *more: str) -> Told:
    """A letter of everybody who may go, from a budget of its own."""
    funding = done(run, *FUNDING, "--cap", "100800000")["funding"]
    letter = done(run, "letters", "draft", "--funding", str(funding))["letter"]
    done(run, "letters", "approve", str(letter))
    return done(run, "letters", "issue", str(letter), "--out", str(out), *more)


def test_a_draft_keeps_signer_and_date_for_its_issue(run: Run, tmp_path: Path) -> None:
    official = done(run, "office", "official", "--name", "Yosef Tahu", "--position", "Sekretaris")
    who = official["official"]
    funding = str(done(run, *FUNDING, "--cap", "100800000")["funding"])
    draft = done(
        run, "letters", "draft", "--funding", funding, "--limit", "1",
        "--signer", str(who["id"]), "--date", "2026-12-01",
    )  # fmt: skip
    letter = str(draft["letter"])
    shown = done(run, "letters", "show", letter)["letter"]
    assert shown["proposed_date"] == "2026-12-01"
    assert shown["signer"]
    done(run, "letters", "approve", letter)
    issued = done(run, "letters", "issue", letter, "--out", str(tmp_path))
    assert issued["number"].endswith("/XII/2026")
    assert refused(run, "letters", "draft", "--funding", funding, "--signer", "99") == (
        "official.unknown"
    )


def test_a_rate_is_quoted_with_its_parts_and_rule(run: Run) -> None:
    told = done(run, "rates", "quote", "--month", "2026-12", "--sector", "other", "--payer", "self")
    assert told == {
        "ok": True,
        "monthly": 8_400,
        "parts": {"jkk": 5_000, "jkm": 3_400},
        "rule": "r25o",
    }
    told = done(
        run, "rates", "quote", "--month", "2027-01", "--sector", "other", "--payer", "self",
        "--income", "5500000", "--programmes", "jkk,jkm,jht",
    )  # fmt: skip
    assert told["monthly"] == 54_500 + 6_800 + 109_000
    status, _ = run("rates", "quote", "--month", "2027-13", "--sector", "other", "--payer", "self")
    assert status == 2


def test_rates_are_listed_by_date_of_effect(run: Run) -> None:
    told = done(run, "rates", "list")
    assert [(rate["programme"], rate["flat"]) for rate in told["rates"]] == [
        ("jkk", 0),
        ("jkm", 6_800),
        ("jht", 0),
    ]
    assert len(told["tiers"]) == 33
    assert {cut["rule"] for cut in told["adjustments"]} == {"r20", "r25t", "r25o"}


def test_a_budget_is_added_shown_and_listed(run: Run) -> None:
    told = done(
        run, *FUNDING, "--cap", "10.080.000.000", "--places", "5321=100", "--places", "53.21.04=3"
    )
    assert told["cap"] == 10_080_000_000
    assert told["committed"] == 0
    assert told["left"] == 10_080_000_000
    assert told["months"] == 6
    assert told["monthly_rate"] == 16_800
    assert told["places"] == [
        {"region": "5321", "name": "Kabupaten Malaka", "places": 100, "taken": 0},
        {"region": "532104", "name": "Weliman", "places": 3, "taken": 0},
    ]
    funding = str(told["funding"])
    shown = done(run, "funding", "show", funding)
    assert shown["funding"]["id"] == told["funding"]
    assert done(run, "funding", "show")["funding"] == shown["funding"]
    assert [one["id"] for one in done(run, "funding", "list")["fundings"]] == [told["funding"]]


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        ((*FUNDING, "--cap", "0"), 1, "funding.cap"),
        ((*FUNDING, "--cap", "1.000", "--places", "9999=1"), 1, "funding.places"),
        ((*FUNDING, "--cap", "banyak"), 2, "usage"),
        ((*FUNDING, "--cap", "1000", "--places", "5321"), 2, "usage"),
        (("funding", "show"), 1, "funding.none"),
        (("funding", "show", "7"), 1, "funding.unknown"),
        (("letters", "draft", "--funding", "7"), 1, "funding.unknown"),
        (("letters", "approve", "7"), 1, "letter.unknown"),
        (("letters", "issue", "7", "--out", "x"), 1, "letter.unknown"),
        (("letters", "issue", "7", "--out", "x", "--date", "24-11-2026"), 2, "usage"),
        (("letters", "show", "7"), 1, "letter.unknown"),
        (("letters", "cancel", "7", "--reason", "x"), 1, "letter.unknown"),
        (("letters", "verify", "nothing.pdf"), 1, "file.not_found"),
        (("letters", "list", "--state", "lost"), 2, "usage"),
    ],
)
def test_what_cannot_be_is_refused_with_its_code(
    run: Run, arguments: tuple[str, ...], status: int, code: str
) -> None:
    found, told = run(*arguments)
    assert (found, told["error"]["code"]) == (status, code)


def test_the_way_of_a_letter(run: Run, tmp_path: Path) -> None:
    funding = done(
        run, *FUNDING, "--cap", str(10 * 100_800), "--places", "5321=99", "--places", "532101=3"
    )["funding"]
    draft = done(run, "letters", "draft", "--funding", str(funding))
    assert set(draft) == {"ok", "letter", "rows", "cost", "left_out"}
    assert (draft["rows"], draft["cost"]) == (9, 9 * 100_800)
    assert [person["reason"] for person in draft["left_out"]] == ["over_places"] * 3
    letter = str(draft["letter"])
    assert refused(run, "letters", "issue", letter, "--out", str(tmp_path)) == "letter.not_approved"
    assert done(run, "letters", "submit", letter) == {"ok": True, "letter": draft["letter"]}
    approved = done(run, "letters", "approve", letter)
    assert set(approved) == {"ok", "letter", "roster_sha256"}
    sent = done(run, "letters", "issue", letter, "--out", str(tmp_path / "out"))
    assert set(sent) == {
        "ok", "letter", "number", "rows", "cost", "pdf", "xlsx", "pdf_sha256", "roster_sha256",
        "signed",
    }  # fmt: skip
    assert sent["rows"] == 9
    assert sent["roster_sha256"] == approved["roster_sha256"]
    assert sent["signed"] is False
    assert Path(sent["pdf"]).is_absolute()
    assert Path(sent["pdf"]).is_file()
    assert Path(sent["xlsx"]).is_file()
    shown = done(run, "letters", "show", letter)["letter"]
    assert (shown["state"], shown["number"]) == ("issued", sent["number"])
    assert len(shown["roster"]) == 9
    verified = done(run, "letters", "verify", sent["pdf"])
    assert (verified["verdict"], verified["rows"], verified["signatures"]) == ("authentic", 9, [])
    assert done(run, "funding", "show")["committed"] == 9 * 100_800
    assert refused(run, "letters", "approve", letter) == "letter.issued"
    done(run, "letters", "cancel", letter, "--reason", "salah kuota")
    status, cancelled = run("letters", "verify", sent["pdf"])
    assert (status, cancelled["ok"], cancelled["verdict"]) == (1, True, "cancelled")
    listed = done(run, "letters", "list")["letters"]
    assert [(one["id"], one["state"]) for one in listed] == [(draft["letter"], "cancelled")]
    assert done(run, "letters", "list", "--state", "issued")["letters"] == []
    assert done(run, "funding", "show")["committed"] == 0


def test_named_workers_come_from_options_and_from_a_file(run: Run, tmp_path: Path) -> None:
    funding = str(done(run, *FUNDING, "--cap", "100800000")["funding"])
    niks = tmp_path / "niks.txt"
    niks.write_text(f"{nik_of(2)}\n\n{nik_of(3)}\n", encoding="utf-8")
    draft = done(
        run, "letters", "draft", "--funding", funding, "--nik", nik_of(1), "--nik", f"@{niks}",
        "--nik", "5399000000000000",
    )  # fmt: skip
    assert draft["rows"] == 3
    assert [(one["nik"], one["reason"]) for one in draft["left_out"]] == [
        ("5399000000000000", "unknown")
    ]
    done(run, "letters", "discard", str(draft["letter"]))
    assert done(run, "letters", "list")["letters"] == []


def test_a_blank_number_is_recorded_later(run: Run, tmp_path: Path) -> None:
    sent = issued(run, tmp_path, "--number", "", "--date", "2026-12-01")
    assert sent["number"] == ""
    told = done(run, "letters", "number", str(sent["letter"]), "500.15.14.2/12/DISNAKER/XII/2026")
    assert told["number"] == "500.15.14.2/12/DISNAKER/XII/2026"
    assert done(run, "letters", "verify", sent["pdf"])["number"] == told["number"]


def test_a_letter_is_verified_without_a_register_too(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = issued(run, tmp_path)
    nowhere = str(tmp_path / "no.lontar")
    status = main(_no_window, ["--json", "--db", nowhere, "letters", "verify", sent["pdf"]])
    told = json.loads(capsys.readouterr().out)
    assert (status, told["ok"], told["verdict"]) == (1, True, "unknown_office")
    assert told["reasons"]
    assert not Path(nowhere).exists()


def test_for_people_there_are_sentences_and_no_nik(
    run: Run, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = issued(run, tmp_path)
    for arguments in (
        ["letters", "list"],
        ["letters", "show", str(sent["letter"])],
        ["letters", "verify", sent["pdf"]],
        ["funding", "list"],
        ["funding", "show"],
        ["rates", "list"],
    ):
        assert main(_no_window, ["--db", str(register), "--lang", "id", *arguments]) == 0
        told = capsys.readouterr().out
        assert told.strip()
        assert nik_of(0) not in told
        assert "Traceback" not in told


def test_whole_niks_that_leave_by_the_command_line_are_logged(run: Run, register: Path) -> None:
    funding = str(done(run, *FUNDING, "--cap", "100800")["funding"])
    draft = done(run, "letters", "draft", "--funding", funding)
    assert len(draft["left_out"]) == 11
    database = Database(register)
    with database.read() as session:
        actions = [entry.action for entry in audit_queries.entries(session)]
        assert {worker.status for worker in session.query(Worker)} == {"eligible"}
    database.close()
    assert "letter.left_out" in actions


@pytest.mark.parametrize("kind", ["addition", "removal", "replacement"])
def test_a_later_kind_without_an_earlier_letter_is_refused_in_a_sentence(
    run: Run, kind: str
) -> None:
    funding = str(done(run, *FUNDING, "--cap", "100800")["funding"])
    assert refused(run, "letters", "draft", "--kind", kind, "--funding", funding) == (
        "letter.follows"
    )


def test_a_folder_that_is_a_file_is_refused(run: Run, tmp_path: Path) -> None:
    funding = str(done(run, *FUNDING, "--cap", "100800")["funding"])
    letter = str(done(run, "letters", "draft", "--funding", funding)["letter"])
    done(run, "letters", "approve", letter)
    (tmp_path / "file").write_text("x")
    code = refused(run, "letters", "issue", letter, "--out", str(tmp_path / "file"))
    assert code == "file.not_written"
    assert done(run, "letters", "show", letter)["letter"]["state"] == "approved"


def test_who_signs_a_draft_and_its_date_are_chosen_anew_until_it_is_approved(run: Run) -> None:
    who = done(run, "office", "official", "--name", "Yosef Tahu", "--position", "Sekretaris")
    signer = str(who["official"]["id"])
    funding = str(done(run, *FUNDING, "--cap", "100800000")["funding"])
    letter = str(done(run, "letters", "draft", "--funding", funding, "--limit", "1")["letter"])
    told = done(run, "letters", "set", letter, "--signer", signer, "--date", "2026-12-01")["letter"]
    assert (told["signer"], told["proposed_date"]) == (who["official"]["uid"], "2026-12-01")
    done(run, "letters", "submit", letter)
    told = done(run, "letters", "set", letter, "--day-of-issue")["letter"]
    assert (told["signer"], told["proposed_date"]) == (who["official"]["uid"], None)
    assert refused(run, "letters", "set", letter, "--signer", "99") == "official.unknown"
    status, told = run("letters", "set", letter)
    assert (status, told["error"]["code"]) == (2, "usage")
    done(run, "letters", "approve", letter)
    assert refused(run, "letters", "set", letter, "--day-of-issue") == "letter.approved"


def test_what_differs_between_a_letter_and_a_sheet_is_told_by_person_and_field(
    run: Run, register: Path, tmp_path: Path
) -> None:
    funding = str(done(run, *FUNDING, "--cap", "100800000")["funding"])
    letter = str(done(run, "letters", "draft", "--funding", funding, "--limit", "3")["letter"])
    done(run, "letters", "approve", letter)
    issued = done(run, "letters", "issue", letter, "--out", str(tmp_path))
    same = done(run, "letters", "compare", issued["pdf"], issued["xlsx"])
    assert same["differences"] == []
    assert same["rows"] == {"a": 3, "b": 3}
    database = Database(register)
    with database.write() as session:
        session.query(Worker).filter(Worker.nik == nik_of(0)).one().name = "RENAMED SINCE"
    database.close()
    told = done(run, "letters", "compare", letter, f"{letter}:register")["differences"]
    assert [(one["nik"], one["field"], one["b"]) for one in told] == [
        (nik_of(0), "name", "RENAMED SINCE")
    ]
    assert refused(run, "letters", "compare", letter, "5x:annex") == "compare.side"


def test_people_leave_and_others_come_by_letters_of_their_own(run: Run, tmp_path: Path) -> None:
    funding = str(done(run, *FUNDING, "--cap", str(5 * 100_800))["funding"])
    said = [part for number in range(5) for part in ("--nik", nik_of(number))]
    letter = str(done(run, "letters", "draft", "--funding", funding, *said)["letter"])
    done(run, "letters", "approve", letter)
    done(run, "letters", "issue", letter, "--out", str(tmp_path))
    later = ("letters", "draft", "--funding", funding, "--kind")
    pair = f"{nik_of(0)}={nik_of(10)}"
    told = done(run, *later, "replacement", "--pair", pair, "--reason", "died", "--from", "2027-03")
    assert (told["rows"], told["cost"], told["left_out"]) == (1, 4 * 16_800, [])
    shown = done(run, "letters", "show", str(told["letter"]))["letter"]
    assert (shown["kind"], shown["follows"], shown["from"], shown["months"]) == (
        "replacement",
        int(letter),
        "2027-03",
        4,
    )
    gone = done(run, *later, "removal", "--nik", nik_of(1), "--reason", "moved")
    assert (gone["rows"], gone["cost"]) == (1, 0)
    assert refused(run, *later, "removal", "--follows", "99") == "letter.unknown"
    state = done(run, "funding", "show", funding)
    assert (state["committed"], state["left"]) == (5 * 100_800, 0)
    status, _told = run(*later, "replacement", "--pair", "5321")
    assert status == 2


def test_an_issued_letter_is_replaced_and_says_so(run: Run, tmp_path: Path) -> None:
    old = issued(run, tmp_path)
    letter = str(old["letter"])
    assert refused(run, "letters", "replace", letter, "--reason", " ") == "letter.reason"
    told = done(run, "letters", "replace", letter, "--reason", "nama salah tulis")
    assert told["rows"] == old["rows"]
    shown = done(run, "letters", "show", str(told["letter"]))["letter"]
    assert shown["replaces"] == old["letter"]
    assert done(run, "letters", "show", letter)["letter"]["state"] == "cancelled"
    assert refused(run, "letters", "replace", letter, "--reason", "lagi") == "letter.cancelled"
    new = str(told["letter"])
    assert refused(run, "letters", "replace", new, "--reason", "x") == "letter.not_approved"
