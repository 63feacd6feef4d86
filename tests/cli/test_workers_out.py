"""`lontar workers` hands sheets out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main

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


def test_an_empty_sheet_is_written_where_it_was_asked_for(
    lontar: Lontar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = lontar("workers", "template", "kosong.xlsx", "--region", "53.21.04")
    assert told["path"] == str(tmp_path / "kosong.xlsx")
    assert (tmp_path / "kosong.xlsx").read_bytes()[:2] == b"PK"
    refused = lontar("workers", "template", "x.xlsx", "--region", "31", status=1)
    assert refused["error"]["code"] == "region.unknown"
