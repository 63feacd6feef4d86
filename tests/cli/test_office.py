"""`lontar office`: made, set, shown; refused with nothing left behind."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database
from desktop.cli.main import main
from desktop.domain.settings import BY_KEY
from desktop.services.acting import Acting
from desktop.services.offices.key import open_key

Told = dict[str, Any]
Run = Callable[..., tuple[int, Told]]

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
INIT = ("office", "init", "--region", "5321", "--name", "Dinas Tenaga Kerja Kabupaten Malaka")


def _no_window(_location: str, _language: str, _file: str | None) -> int:
    raise AssertionError("no window here")


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Where the register is to lie."""
    return tmp_path / "office.lontar"


@pytest.fixture
def run(register: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call a command on the register as a program would."""

    def call(*arguments: str) -> tuple[int, Told]:
        status = main(_no_window, ["--db", str(register), "--json", *arguments])
        told: Told = json.loads(capsys.readouterr().out)
        return status, told

    return call


@pytest.fixture
def says(office_register: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command says to people, on a register with an office."""

    def call(*arguments: str) -> str:
        assert main(_no_window, ["--db", str(office_register), "--lang", "en", *arguments]) == 0
        return capsys.readouterr().out

    return call


def test_a_new_office_tells_its_key_and_its_recovery_code_once(run: Run, register: Path) -> None:
    status, made = run(*INIT, "--city", "Betun", "--phone", "0389")
    assert status == 0
    assert made["ok"] is True
    assert made["region"] == "5321"
    assert made["office"]["name"] == "Dinas Tenaga Kerja Kabupaten Malaka"
    assert made["office"]["city"] == "Betun"
    assert made["office"]["id"] == 1
    assert len(made["recovery_code"].split("-")) == 8
    assert made["db"] == str(register)
    _, shown = run("office", "show")
    assert shown["fingerprint"] == made["fingerprint"]
    assert shown["public_key"] == made["public_key"]
    assert "recovery_code" not in shown


def test_an_office_shows_what_its_register_holds(run: Run) -> None:
    run(*INIT)
    _, shown = run("office", "show")
    assert shown["office"]["region_name"] == "Kabupaten Malaka"
    assert shown["counts"]["villages"] == 305 + 3137
    assert shown["counts"]["workers"] == 0
    assert shown["counts"]["trainings"] == 0
    assert shown["schema"] >= 1
    assert shown["officials"] == []
    _, settings = run("office", "settings")
    assert settings["settings"]["letters_need_check"] is True


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--region", "9999", "--name", "A"), "office.region"),
        (("--region", "3171", "--name", "A"), "office.region"),
        (("--region", "532104", "--name", "A"), "office.region"),
        (("--region", "Malaka", "--name", "A"), "office.region"),
        (("--region", "5321", "--name", " "), "office.name"),
        (("--region", "5321", "--name", "A", "--letterhead", "none.png"), "file.not_found"),
    ],
)
def test_a_refused_office_leaves_no_file_behind(
    run: Run, register: Path, arguments: tuple[str, ...], code: str
) -> None:
    status, told = run("office", "init", *arguments)
    assert (status, told["ok"], told["error"]["code"]) == (1, False, code)
    assert list(register.parent.glob("*.lontar*")) == []


def test_a_logo_that_is_no_picture_leaves_no_file_behind(
    run: Run, register: Path, tmp_path: Path
) -> None:
    logo = tmp_path / "logo.png"
    logo.write_text("no picture")
    status, told = run(*INIT, "--letterhead", str(logo))
    assert (status, told["error"]["code"]) == (1, "office.letterhead")
    assert not register.exists()


def test_a_code_with_dots_and_a_province_are_regions_too(run: Run) -> None:
    assert run("office", "init", "--region", "53.21", "--name", "A")[1]["region"] == "5321"


def test_a_province_may_be_an_office(run: Run) -> None:
    assert run("office", "init", "--region", "53", "--name", "Dinas Provinsi")[1]["region"] == "53"


def test_a_register_has_one_office_and_keeps_it(run: Run, register: Path) -> None:
    _, made = run(*INIT)
    status, told = run("office", "init", "--region", "5304", "--name", "Another")
    assert (status, told["error"]["code"]) == (1, "office.exists")
    assert register.exists()
    assert run("office", "show")[1]["fingerprint"] == made["fingerprint"]


def test_another_file_is_refused_and_stays_as_it_was(run: Run, register: Path) -> None:
    register.write_bytes(b"somebody's letter, not a register" * 10)
    status, told = run(*INIT)
    assert (status, told["error"]["code"]) == (1, "database.not_a_register")
    assert register.read_bytes() == b"somebody's letter, not a register" * 10


def test_settings_are_changed_all_or_none(run: Run) -> None:
    run(*INIT)
    status, told = run("office", "set", "minimum_age=25", "paper=F4", "copies=Bupati; Arsip")
    assert status == 0
    assert told["settings"]["minimum_age"] == 25
    assert told["settings"]["paper"] == "F4"
    assert told["settings"]["copies"] == "Bupati\nArsip"
    refused, why = run("office", "set", "minimum_age=30", "paper=Letter")
    assert (refused, why["error"]["code"]) == (1, "setting.value")
    _, now = run("office", "settings")
    assert now["settings"]["minimum_age"] == 25
    assert set(now["settings"]) == set(BY_KEY)


@pytest.mark.parametrize(
    ("pair", "code"),
    [
        ("colour=red", "setting.unknown"),
        ("minimum_age=old", "setting.value"),
        ("minimum_age=65", "setting.value"),
        ("name=", "office.name"),
        ("letterhead=none.png", "file.not_found"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(run: Run, pair: str, code: str) -> None:
    run(*INIT)
    status, told = run("office", "set", pair)
    assert (status, told["error"]["code"]) == (1, code)


def test_a_pair_without_an_equals_sign_is_wrong_usage(run: Run) -> None:
    run(*INIT)
    status, told = run("office", "set", "minimum_age")
    assert (status, told["error"]["code"]) == (2, "usage")


def test_the_letterhead_is_set_like_a_setting(run: Run, tmp_path: Path) -> None:
    run(*INIT)
    logo = tmp_path / "logo.png"
    logo.write_bytes(PNG)
    status, _ = run("office", "set", "name=Dinas Nakertrans", f"letterhead={logo}", "paper=F4")
    assert status == 0
    _, shown = run("office", "show")
    assert shown["office"]["name"] == "Dinas Nakertrans"
    assert shown["office"]["letterhead"] == len(PNG)
    assert run("office", "settings")[1]["settings"]["paper"] == "F4"


def test_before_there_is_an_office_nothing_is_set_or_shown(run: Run, register: Path) -> None:
    database = Database.create(register)
    database.migrate()
    database.close()
    for command in (("show",), ("settings",), ("set", "paper=F4"), ("set", "name=A")):
        status, told = run("office", *command)
        assert (status, told["error"]["code"]) == (1, "office.missing"), command


def test_an_official_is_added_and_changed_by_the_same_nip(run: Run) -> None:
    run(*INIT)
    who = ("--name", "Maria Nahak, S.Sos.", "--nip", "19700101 199503 2 001")
    status, told = run(
        "office",
        "official",
        *who,
        "--rank",
        "Pembina (IV/a)",
        "--position",
        "Kepala Dinas",
        "--signs",
    )
    assert status == 0
    official = told["official"]
    assert official["nip"] == "197001011995032001"
    assert (official["signs"], official["acting"]) == (True, "")
    _, again = run("office", "official", *who, "--position", "Sekretaris", "--acting", "Plt.")
    assert again["official"]["id"] == official["id"]
    assert (again["official"]["position"], again["official"]["acting"]) == ("Sekretaris", "plt")
    assert run("office", "show")[1]["officials"] == [again["official"]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--name", "A", "--position", "B", "--nip", "123"), "official.nip"),
        (("--name", "A", "--position", "B", "--acting", "xyz"), "official.acting"),
        (("--name", " ", "--position", "B"), "official.name"),
        (("--name", "A", "--position", ""), "official.position"),
    ],
)
def test_an_official_who_cannot_be_is_refused(
    run: Run, arguments: tuple[str, ...], code: str
) -> None:
    run(*INIT)
    status, told = run("office", "official", *arguments)
    assert (status, told["error"]["code"]) == (1, code)
    assert run("office", "show")[1]["officials"] == []


def test_on_another_computer_the_recovery_code_opens_the_key(
    run: Run, register: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, made = run(*INIT)
    moved = home.with_name("another computer")
    monkeypatch.setenv("LONTAR_HOME", str(moved))
    monkeypatch.setenv("LONTAR_RECOVERY_CODE", "AAAA-AAAA")
    status, told = run("office", "recover")
    assert (status, told["error"]["code"]) == (1, "key.wrong_secret")
    monkeypatch.setenv("LONTAR_RECOVERY_CODE", made["recovery_code"].lower())
    assert run("office", "recover")[0] == 0
    database = Database(register)
    with database.read() as session:
        assert open_key(session, Acting(), moved / "keys").public_key == made["public_key"]
    database.close()


def test_without_a_code_a_program_is_told_where_to_give_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(*INIT)
    monkeypatch.delenv("LONTAR_RECOVERY_CODE", raising=False)
    status, told = run("office", "recover")
    assert (status, told["error"]["code"]) == (1, "key.no_code")
    assert "LONTAR_RECOVERY_CODE" in told["error"]["message"]


def test_people_read_short_tables(says: Callable[..., str]) -> None:
    assert "Kabupaten Malaka" in says("office", "show")
    shown = says("office", "settings")
    assert "minimum_age" in shown
    assert "Lowest age" in shown
    assert "saved" in says("office", "official", "--name", "A", "--position", "B")
    assert re.search(r"^late_counts +no +", says("office", "set", "late_counts=no"), re.MULTILINE)


def test_people_are_told_to_write_the_recovery_code_down(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(_no_window, ["--db", str(register), "--lang", "en", *INIT]) == 0
    said = capsys.readouterr().out
    assert "Recovery code: " in said
    assert "on paper" in said
    assert str(register) in said


def test_heirs_are_counted_by_kecamatan(run: Run) -> None:
    run(*INIT)
    person = {"name": "Yosefina Klau", "birth_date": "05-06-1990", "sex": "P"}
    for nik, village in (("5321044506900001", "5321042001"), ("5321044506900002", "5321042001")):
        values = {**person, "nik": nik, "region": village}
        status, _made = run("workers", "add", *(f"{key}={value}" for key, value in values.items()))
        assert status == 0
    run("workers", "heir", "5321044506900001", "--name", "Ana", "--relation", "spouse")
    _, shown = run("office", "show")
    assert shown["counts"]["with_heir"] == 1
    assert shown["heirs"] == [
        {"region": "532104", "kecamatan": "Weliman", "workers": 2, "with_heir": 1}
    ]
