"""Letters signed with key files: outside programs agree, and every key is told by its fault."""

import re
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.services.letters.sign.keys import open_key
from tests.services.letters import reading
from tests.services.letters.attacks.letters import NOW, SIGNED_AT, letter, signed, verdict
from tests.services.letters.pdfa import faults
from tests.services.letters.sign.made_up_keys import (
    BEGINS,
    BODY,
    ENDS,
    PASSWORD,
    SIGNER,
    key_file,
    made_up,
    trust,
)


def told_by_pdfsig(path: Path) -> str:
    done = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("names", [(SIGNER,), ("Yohanes Seran", SIGNER)])
def test_outside_programs_find_the_signatures_valid_and_the_letter_whole(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed(tmp_path, names))
    said = told_by_pdfsig(path)
    assert said.count("Signature is Valid.") == len(names)
    assert said.rstrip().rpartition("Signature #")[2].count("- Total document signed") == 1
    reading.check_sound(path)
    assert all(reading.fonts_of(path).values())
    assert "Ditandatangani secara digital oleh" in reading.text_of(path, 1)
    assert "24 November 2026, 10.05 WITA" in reading.text_of(path, 1)
    assert "Balai Sertifikasi Elektronik" not in reading.text_of(path)


@pytest.mark.parametrize("names", [(SIGNER,), ("Yohanes Seran", SIGNER)])
def test_a_signed_letter_is_a_paper_for_archives_still(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    assert faults(letter().content) == []
    assert faults(signed(tmp_path, names)) == []


def test_a_sole_signer_allows_no_change_and_the_last_of_several_locks(tmp_path: Path) -> None:
    one, two = signed(tmp_path), signed(tmp_path, ("Yohanes Seran", SIGNER))
    assert one.count(b"/DocMDP") >= 1
    assert _allows(one[len(letter().content) :]) == {1}
    first, last = two.split(b"%%EOF")[-3:-1]
    assert _allows(first) == {2}
    assert _allows(last) == {1}
    assert b"/FieldMDP" in last


def _allows(update: bytes) -> set[int]:
    """The `P` of a transform: what may still be changed. A page has that name too."""
    return {int(one) for one in re.findall(rb"/V /1\.2\s+/P (\d)\s", update)}


def test_the_block_stands_clear_of_what_the_office_wrote(tmp_path: Path) -> None:
    room = letter().room
    assert room is not None
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter().content)
    high = float(reading.info_of(path)["Page size"].split(" x ")[1].split()[0])
    for word, left, top, right, bottom in reading.boxes_of(path, room.page):
        apart = (
            right < room.left
            or left > room.right
            or bottom <= high - room.upper + 1
            or top >= high - room.lower - 1
        )
        assert apart, word


def test_a_block_over_text_is_told(tmp_path: Path) -> None:
    from desktop.services.letters.papers.draw import Drawn
    from desktop.services.letters.papers.pen import Room

    over = Drawn(letter().content, Room(1, 100, 400, 400, 500))
    found = verdict(signed(tmp_path, drawn=over), tmp_path)
    assert found.verdict == "altered"
    assert "covers what stands on page 1" in found.reasons[0]


def test_who_is_trusted_and_whose_certificate_is_over_are_told_apart(tmp_path: Path) -> None:
    content = signed(tmp_path)

    def told(trusted: bool, now: datetime) -> tuple[str, bool, bool, bool]:
        folder = trust(tmp_path / "trust") if trusted else tmp_path / "nobody"
        found = verdict(content, tmp_path, trust=folder, now=now)
        (one,) = found.signatures
        assert (one.name, one.at, one.issuer) == (SIGNER, SIGNED_AT, BODY)
        return found.verdict, one.intact, one.trusted, one.expired

    later = ENDS + timedelta(days=30)
    assert told(trusted=True, now=NOW) == ("authentic", True, True, False)
    assert told(trusted=False, now=NOW) == ("authentic", True, False, False)
    assert told(trusted=True, now=later) == ("authentic", True, True, True)
    assert told(trusted=False, now=later) == ("authentic", True, False, True)


def test_somebody_who_only_bears_the_name_is_not_trusted(tmp_path: Path) -> None:
    content = signed(tmp_path, maker="")
    found = verdict(content, tmp_path, trust=trust(tmp_path / "trust"))
    assert [(each.name, each.trusted) for each in found.signatures] == [(SIGNER, False)]
    assert found.verdict == "authentic"


@pytest.mark.parametrize(
    ("password", "at", "code"),
    [
        ("salah", NOW, "key.password"),
        ("", NOW, "key.password"),
        (PASSWORD, ENDS + timedelta(days=1), "key.expired"),
        (PASSWORD, BEGINS - timedelta(days=1), "key.not_yet"),
    ],
)
def test_a_key_that_cannot_sign_says_why(
    tmp_path: Path, password: str, at: datetime, code: str
) -> None:
    with pytest.raises(UserError) as refused:
        open_key(key_file(tmp_path), password, at)
    assert refused.value.code == code
    assert PASSWORD not in str(refused.value)


def test_what_is_no_key_says_so(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

    for content in (b"", b"PK\x03\x04", b"0\x82", b"-----BEGIN CERTIFICATE-----"):
        path = tmp_path / "thing.p12"
        path.write_bytes(content)
        with pytest.raises(UserError) as refused:
            open_key(path, PASSWORD, NOW)
        assert refused.value.code == "key.file"
    with pytest.raises(UserError) as refused:
        open_key(tmp_path / "nothing.p12", PASSWORD, NOW)
    assert refused.value.code == "file.not_found"
    locked = BestAvailableEncryption(PASSWORD.encode())
    keyless = pkcs12.serialize_key_and_certificates(
        b"x", None, None, [made_up(BODY).certificate], locked
    )
    path.write_bytes(keyless)
    with pytest.raises(UserError) as refused:
        open_key(path, PASSWORD, datetime(2026, 12, 1, tzinfo=UTC))
    assert refused.value.code == "key.none"
