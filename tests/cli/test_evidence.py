"""`lontar workers attach` and `accept`: in the shapes that outside programs rely on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from tests.services.register.lists import PERSON, write_list
from tests.services.register.test_evidence import JPG

Lontar = Callable[..., dict[str, Any]]
MISMATCH = "nik.birth_date_mismatch"


@pytest.fixture
def lontar(office_register: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Lontar:
    """Run `workers` on a register with one person; give back its one JSON object."""

    def run(*arguments: str, status: int = 0) -> dict[str, Any]:
        before = ["--db", str(office_register), "--json", "--quiet", "workers"]
        ended = main(lambda *_: 1, [*before, *arguments])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert (ended, told["ok"]) == (status, status == 0)
        return told

    path = write_list(tmp_path / "list.csv", [{**PERSON, "birth_date": "15-05-1990"}])
    run("import", str(path))
    return run


def test_evidence_is_attached_shown_and_taken_off(
    lontar: Lontar, office_register: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "ktp.jpg"
    photo.write_bytes(JPG)
    told = lontar("attach", PERSON["nik"], str(photo), "--kind", "ktp")["attachment"]
    kept = Path(told["path"])
    assert kept.read_bytes() == JPG
    assert kept.parents[1] == office_register.with_name("office.lontar-files")
    (shown,) = lontar("show", PERSON["nik"])["worker"]["attachments"]
    assert (shown["id"], shown["kind"], shown["sha256"]) == (1, "ktp", told["sha256"])
    assert lontar("attached", "1")["path"] == str(kept)
    lontar("detach", "1")
    assert lontar("show", PERSON["nik"])["worker"]["attachments"] == []
    assert lontar("attached", "1", status=1)["error"]["code"] == "attachment.unknown"
    missing = lontar("attach", PERSON["nik"], str(tmp_path / "no.jpg"), status=1)
    assert missing["error"]["code"] == "file.not_found"


def test_a_warning_is_accepted_once(lontar: Lontar) -> None:
    worker = lontar("accept", PERSON["nik"], MISMATCH, "--note", "KTP dilihat")["worker"]
    (found,) = [one for one in worker["findings"] if one["code"] == MISMATCH]
    assert (found["accepted"], found["accepted_by"]) == (True, "operator")
    assert found["note"] == "KTP dilihat"
    assert lontar("list", "--finding", MISMATCH)["total"] == 0
    again = lontar("accept", PERSON["nik"], MISMATCH, "--note", "x", status=1)
    assert again["error"]["code"] == "finding.accepted"
