"""`lontar trainings certificates` and `revoke`, in the shapes that outside programs rely on."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop import paths
from desktop.cli.main import main

Lontar = Callable[..., dict[str, Any]]


@pytest.fixture
def keys(home: Path, keys_folder: Path) -> Path:
    """The secret of this computer, where the program looks for it."""
    return Path(shutil.copytree(keys_folder, paths.keys_folder(), dirs_exist_ok=True))


@pytest.fixture
def lontar(office_register: Path, keys: Path, capsys: pytest.CaptureFixture[str]) -> Lontar:
    """Run a command on a register with the office of Malaka; give back its one JSON object."""

    def run(*arguments: str, status: int = 0) -> dict[str, Any]:
        before = ["--db", str(office_register), "--json", "--quiet"]
        ended = main(lambda *_: 1, [*before, *arguments])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert ended == status, told
        return told

    return run


@pytest.fixture
def closed(lontar: Lontar) -> str:
    """A training of one session that two of three people attended; its id."""
    made = lontar(
        "trainings", "create", "--name", "Pelatihan Perisai", "--kind", "other", "--place", "Aula",
        "--start", "2024-05-21", "--end", "2024-05-21",
    )["training"]["id"]  # fmt: skip
    held = lontar(
        "trainings", "session", str(made), "--title", "Dokumen", "--date", "2024-05-21",
        "--start", "08:00", "--end", "11:00", "--jp", "4",
    )["session"]["id"]  # fmt: skip
    for name in ("Maria Bete", "Yosef Klau", "Rosa Seran"):
        lontar("trainings", "walk-in", str(made), "--name", name)
    lontar("trainings", "attend", str(made), "--session", str(held), "--rows", "1-2")
    lontar("trainings", "close", str(made))
    return str(made)


def test_certificates_are_numbered_shown_revoked_and_made_anew(
    lontar: Lontar, closed: str, tmp_path: Path
) -> None:
    done = lontar(
        "trainings", "certificates", closed, "--out", str(tmp_path), "--date", "2024-05-22"
    )
    assert done["new"] == 2
    assert [(one["number"], one["name"]) for one in done["certificates"]] == [
        ("500.15.3.3/1/DISNAKER/V/2024", "Maria Bete"),
        ("500.15.3.3/2/DISNAKER/V/2024", "Yosef Klau"),
    ]
    first = done["certificates"][0]
    assert Path(first["pdf"]).is_absolute()
    assert Path(first["pdf"]).read_bytes().startswith(b"%PDF-")
    assert Path(done["together"]).is_file()
    shown = lontar("trainings", "show", closed)["training"]
    assert [one["number"] for one in shown["certificates"]] == [
        one["number"] for one in done["certificates"]
    ]
    revoked = lontar("trainings", "revoke", first["number"], "--reason", "salah nama")[
        "certificate"
    ]
    assert (revoked["revoked"], revoked["reason"]) == (True, "salah nama")
    code = shown["participants"][0]["code"]
    anew = lontar(
        "trainings", "certificates", closed, "--out", str(tmp_path), "--code", code,
        "--date", "2024-05-23",
    )  # fmt: skip
    assert [one["number"] for one in anew["certificates"]] == ["500.15.3.3/3/DISNAKER/V/2024"]
    again = lontar("trainings", "revoke", first["number"], "--reason", "x", status=1)
    assert again["error"]["code"] == "certificate.revoked"


def test_people_read_what_was_made(
    office_register: Path, lontar: Lontar, closed: str, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    before = ["--db", str(office_register), "--lang", "en", "--quiet", "trainings"]
    main(lambda *_: 1, [*before, "certificates", closed, "--out", str(tmp_path)])
    said = capsys.readouterr().out
    assert said.startswith("2 certificates, 2 new.\n500.15.3.3/1/DISNAKER/")
    main(lambda *_: 1, [*before, "show", closed])
    assert "Maria Bete" in capsys.readouterr().out.partition("Certificate")[2]


def test_certificates_are_verified_by_file_code_and_key(
    lontar: Lontar, office_register: Path, closed: str, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    done = lontar("trainings", "certificates", closed, "--out", str(tmp_path / "out"))
    first = done["certificates"][0]
    told = lontar("letters", "verify", first["pdf"])
    assert (told["verdict"], told["number"]) == ("authentic", first["number"])
    assert told["certificate"]["name"] == "Maria Bete"
    assert told["certificate"]["jp_attended"] == told["certificate"]["jp_held"] == 4
    (proof,) = (
        one["proof"]
        for one in lontar("trainings", "show", closed)["training"]["certificates"]
        if one["number"] == first["number"]
    )
    assert lontar("letters", "verify", "--code", proof.lower())["verdict"] == "authentic"
    key = lontar("office", "show")["office"]["public_key"]
    nowhere = str(tmp_path / "none.lontar")
    for arguments, status, verdict in (
        (["--key", key, first["pdf"]], 0, "authentic"),
        (["--key", key, "--code", proof], 0, "authentic"),
        ([first["pdf"]], 1, "unknown_office"),
    ):
        before = ["--json", "--db", nowhere, "letters", "verify"]
        assert main(lambda *_: 1, [*before, *arguments]) == status
        assert json.loads(capsys.readouterr().out)["verdict"] == verdict
    assert not Path(nowhere).exists()
    lontar("trainings", "revoke", first["number"], "--reason", "salah nama")
    assert lontar("letters", "verify", first["pdf"], status=1)["verdict"] == "cancelled"
    assert lontar("letters", "verify", "--code", "LT1.A", status=1)["error"]["code"] == (
        "proof.damaged"
    )
    for usage in ([], [first["pdf"], "--code", proof]):
        assert lontar("letters", "verify", *usage, status=2)["error"]["code"] == "usage"
    people = ["--db", str(office_register), "--lang", "en", "letters", "verify"]
    main(lambda *_: 1, [*people, done["certificates"][1]["pdf"]])
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == ["Authentic", "Name: Yosef Klau", "Training: Pelatihan Perisai"]
