"""One call of the command line: where the register lies, values and files of options, tables."""

import json
from pathlib import Path

import click
import pytest

from desktop.cli.call import Call, several, table, values_of
from desktop.cli.main import main
from desktop.domain.errors import UserError
from tests.conftest import Servers


def _no_window(_location: str, _language: str, _file: str | None) -> int:
    raise AssertionError("no window here")


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("postgresql+psycopg://ana:secret@host:5432/db", "postgresql+psycopg://ana@host:5432/db"),
        ("postgresql+psycopg://ana@host/db", "postgresql+psycopg://ana@host/db"),
        ("postgresql+psycopg:///db?host=/tmp/x", "postgresql+psycopg:///db?host=/tmp/x"),
        ("postgresql://:p%40ss@host/db", "postgresql://@host/db"),
    ],
)
def test_an_address_is_told_without_its_password(location: str, place: str) -> None:
    call = Call(_no_window)
    call.choose("db", location)
    assert call.place() == place


def test_a_file_is_told_by_its_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    call = Call(_no_window)
    call.choose("db", "office.lontar")
    assert call.place() == str(tmp_path / "office.lontar")


def test_without_a_name_the_register_is_that_of_the_users_folder(home: Path) -> None:
    assert Call(_no_window).place() == str(home / "register.lontar")


def test_an_office_may_lie_on_a_server(
    postgres: Servers, capsys: pytest.CaptureFixture[str]
) -> None:
    address = postgres.make()
    init = ["--db", address, "--json", "office", "init", "--region", "5321", "--name", "A"]
    assert main(_no_window, init) == 0
    made = json.loads(capsys.readouterr().out)
    assert main(_no_window, ["--db", address, "--json", "office", "show"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["fingerprint"] == made["fingerprint"]
    assert main(_no_window, init) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "office.exists"


def test_a_refused_office_on_a_server_can_be_made_later(
    postgres: Servers, capsys: pytest.CaptureFixture[str]
) -> None:
    address = postgres.make()
    command = ["--db", address, "--json", "office", "init", "--name", "A", "--region"]
    assert main(_no_window, [*command, "9999"]) == 1
    capsys.readouterr()
    assert main(_no_window, [*command, "5321"]) == 0


def test_a_number_too_large_is_refused_on_a_server_as_in_a_file(
    postgres: Servers, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--db", postgres.make(), "--json"]
    init = ["office", "init", "--region", "5321", "--name", "A"]
    assert main(_no_window, [*command, *init]) == 0
    capsys.readouterr()
    assert main(_no_window, [*command, "workers", "held", "9" * 30]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "number.too_large"
    year = ["--year", "2026", "--source", "APBD", "--payer", "apbd", "--cap", "1"]
    months = ["--from", "2026-01", "--months", "1", "--places", f"5321={'9' * 11}"]
    assert main(_no_window, [*command, "funding", "add", *year, *months]) == 2


def test_a_field_is_split_at_its_first_equals_sign() -> None:
    assert values_of(["name=A=B", " paper =F4", "copies="]) == {
        "name": "A=B", "paper": "F4", "copies": "",
    }  # fmt: skip
    for wrong in ("name", "=x"):
        with pytest.raises(click.UsageError):
            values_of([wrong])


def test_a_file_stands_for_the_lines_it_holds(tmp_path: Path) -> None:
    listed = tmp_path / "niks.txt"
    listed.write_text("\ufeff111\n\n 222 \r\n", encoding="utf-8")
    assert several(["000", f"@{listed}"]) == ["000", "111", "222"]
    with pytest.raises(UserError) as refused:
        several(["@none.txt"])
    assert refused.value.code == "file.not_found"


def test_a_table_puts_numbers_to_the_right() -> None:
    shown = table(["Name", "Rows"], [("A", 5), ("Long name", 1000)])
    assert shown.splitlines() == [
        "Name       Rows",
        "---------  ----",
        "A             5",
        "Long name  1000",
    ]
    assert table(["Name"], []) == "Name\n----"
