"""`lontar layouts` and `letterforms`, and sheets behind passwords: keys, refusals, texts."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msoffcrypto
import pytest

from db.engine import Database
from db.queries import letters as queries
from desktop.cli.main import main
from tests.cli.test_letters import FUNDING, done, refused, register, run

__all__ = ("register", "run")
Run = Callable[..., tuple[int, dict[str, Any]]]
PASSWORD = "rahasia malaka"


def test_layouts_are_listed_shown_and_set(run: Run, tmp_path: Path) -> None:
    told = {each["name"]: each for each in done(run, "layouts", "list")["layouts"]}
    assert told["lontar"]["used_by"] == ["letters"]
    assert told["padan"]["used_by"] == ["checks"]
    assert not told["sipp"]["confirmed"]
    shown = done(run, "layouts", "show", "bpu")
    assert shown["layout"]["columns"][0] == {
        "header": "NIK", "field": "nik", "format": "text", "fixed": "", "width": 20,
    }  # fmt: skip
    file = tmp_path / "own.toml"
    file.write_text(shown["toml"].replace('"NIK"', '"No. KTP"'), encoding="utf-8")
    kept = done(run, "layouts", "set", "bpu", str(file))
    assert (kept["version"], kept["layout"]["columns"][0]["header"]) == (1, "No. KTP")
    assert [one["version"] for one in done(run, "layouts", "show", "bpu")["versions"]] == [1]
    assert refused(run, "layouts", "show", "nada") == "layout.unknown"
    file.write_text("[[column]]\nheader = ''", encoding="utf-8")
    assert refused(run, "layouts", "set", "bpu", str(file)) == "layout.wrong"
    file.write_bytes(b"\xff\xfe\x00")
    assert refused(run, "layouts", "set", "bpu", str(file)) == "file.not_text"


def test_wordings_are_listed_shown_and_set(run: Run, tmp_path: Path) -> None:
    told = {each["kind"]: each for each in done(run, "letterforms", "list")["letterforms"]}
    assert told["enrolment"]["version"] == 0
    shown = done(run, "letterforms", "show", "enrolment")
    assert "jumlah" in shown["fields"]
    file = tmp_path / "own.toml"
    file.write_text(shown["toml"].replace("Bersama ini", "Dengan ini"), encoding="utf-8")
    assert done(run, "letterforms", "set", "enrolment", str(file))["version"] == 1
    assert done(run, "letterforms", "show", "enrolment")["toml"] != shown["toml"]
    own = done(run, "letterforms", "show", "enrolment", "--version", "0")
    assert own["toml"] == shown["toml"]
    versions = done(run, "letterforms", "versions", "enrolment")["versions"]
    assert [(one["version"], bool(one["by"])) for one in versions] == [(1, True)]
    file.write_text('penutup = "{jumalh}"', encoding="utf-8")
    assert refused(run, "letterforms", "set", "enrolment", str(file)) == "letterform.wrong"
    assert refused(run, "letterforms", "show", "nada") == "letterform.unknown"
    assert refused(run, "letterforms", "show", "minutes", "--version", "9") == "letterform.version"


def test_people_read_tables(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (("layouts", "list"), ("layouts", "show", "sipp"), ("letterforms", "list")):
        assert main(lambda *_: 0, ["--db", str(register), "--lang", "id", *words]) == 0
        assert len(capsys.readouterr().out.splitlines()) > 5


def test_a_sheet_is_handed_out_behind_a_password_and_kept_without(
    run: Run, register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    funding = done(run, *FUNDING, "--cap", "1000000000")["funding"]
    letter = done(run, "letters", "draft", "--kind", "enrolment", "--funding", str(funding))
    name = str(letter["letter"])
    done(run, "letters", "approve", name)
    out = tmp_path / "out"
    issue = ("letters", "issue", name, "--out", str(out), "--protect-sheet")
    assert refused(run, *issue) == "password.missing"
    monkeypatch.setenv("LONTAR_SHEET_PASSWORD", "pendek")
    assert refused(run, *issue) == "password.short"
    assert list(out.glob("*")) == []
    monkeypatch.setenv("LONTAR_SHEET_PASSWORD", PASSWORD)
    xlsx = Path(done(run, *issue)["xlsx"])
    database = Database(register)
    with database.read() as session:
        (plain,) = [one.content for one in queries.files(session, int(name)) if one.kind == "xlsx"]
    database.close()
    assert _decrypted(xlsx) == plain


def test_the_lists_of_people_and_of_checks_take_a_password(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LONTAR_SHEET_PASSWORD", PASSWORD)
    people, check, again = (tmp_path / f"{name}.xlsx" for name in ("people", "check", "again"))
    done(run, "workers", "export", str(people), "--protect-sheet")
    sent = done(run, "checks", "export", str(check), "--protect-sheet")["check"]
    done(run, "checks", "export", str(again), "--check", str(sent), "--protect-sheet")
    for path in (people, check, again):
        assert _decrypted(path).startswith(b"PK")
    done(run, "checks", "export", str(again), "--check", str(sent))
    assert again.read_bytes().startswith(b"PK")


def _decrypted(path: Path) -> bytes:
    office = msoffcrypto.OfficeFile(io.BytesIO(path.read_bytes()))
    office.load_key(password=PASSWORD, verify_password=True)
    plain = io.BytesIO()
    office.decrypt(plain)
    return plain.getvalue()


def test_the_texts_are_json(run: Run) -> None:
    assert json.dumps(done(run, "letterforms", "show", "certificate"))
