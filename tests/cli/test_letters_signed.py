"""`letters issue --sign`, `letters receive-signed`, `letters verify`: keys, passwords, answers."""

from pathlib import Path

import pytest

from tests.cli.test_letters import Run, done, issued, refused, register, run
from tests.services.letters.sign.made_up_keys import PASSWORD, SIGNER, key_file

__all__ = ["register", "run"]


def test_a_letter_is_signed_checked_and_shown(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LONTAR_SIGN_PASSWORD", PASSWORD)
    told = issued(run, tmp_path / "out", "--sign", str(key_file(tmp_path)))
    assert told["signed"] is True
    checked = done(run, "letters", "verify", told["pdf"])
    assert (checked["verdict"], checked["number"]) == ("authentic", told["number"])
    (signature,) = checked["signatures"]
    assert {key: signature[key] for key in ("name", "intact", "trusted", "expired")} == {
        "name": SIGNER, "intact": True, "trusted": False, "expired": False,
    }  # fmt: skip
    assert checked["says"]["rows"] == told["rows"]
    assert refused(run, "letters", "receive-signed", str(told["letter"]), told["pdf"]) == (
        "letter.not_signed"
    )


def test_a_wrong_password_or_none_issues_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = issued(run, tmp_path / "out")
    command = ["letters", "issue", str(told["letter"]), "--out", str(tmp_path / "again")]
    monkeypatch.setenv("LONTAR_SIGN_PASSWORD", "salah")
    assert refused(run, *command, "--sign", str(key_file(tmp_path))) == "key.password"
    monkeypatch.delenv("LONTAR_SIGN_PASSWORD")
    assert refused(run, *command, "--sign", str(key_file(tmp_path))) == "key.no_password"
    assert not (tmp_path / "again").exists()


def test_a_letter_signed_elsewhere_comes_back(run: Run, tmp_path: Path) -> None:
    from datetime import UTC, datetime

    from desktop.services.letters.sign.block import SignBlock
    from desktop.services.letters.sign.keys import open_key
    from desktop.services.letters.sign.signing import sign_pdf

    told = issued(run, tmp_path / "out")
    at = datetime(2026, 11, 26, tzinfo=UTC)
    key = open_key(key_file(tmp_path), PASSWORD, at)
    path = tmp_path / "signed.pdf"
    path.write_bytes(sign_pdf(Path(told["pdf"]).read_bytes(), [key], [SignBlock(None)], at))
    back = done(run, "letters", "receive-signed", str(told["letter"]), str(path))
    assert (back["letter"], [each["name"] for each in back["signatures"]]) == (
        told["letter"],
        [SIGNER],
    )
    assert done(run, "letters", "verify", str(path))["verdict"] == "authentic"
