"""docs/proof.md holds for letters: another program, written from that page alone, reads one."""

import base64
import hashlib
import re
import uuid
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import segno
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop.domain.letter_proof import LetterSays, unpack_letter
from desktop.services import seal

PAGE = (Path(__file__).parents[3] / "docs" / "proof.md").read_text(encoding="utf-8")
SECRET = seal.OfficeSecret(bytes(range(1, 33)))
SIGNS = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ./-"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
SAYS = LetterSays(
    "EQV2EWYQ",
    "0197a000-0000-7000-8000-000000000001",
    "500.15.14.2/127/DISNAKER/XI/2026",
    date(2026, 11, 24),
    46,
    4_636_800,
    "7d6e59b5f52d1697135cce683c3c3504",
)


def block(number: int) -> str:
    """An indented block of the letter's example, its lines joined."""
    example = PAGE.partition("### Its example")[2].partition("### Its size in print")[0]
    found = re.findall(r"(?:^    .*\n)+", example, re.MULTILINE)
    return "".join(line[4:] for line in found[number].splitlines())


def number_at(content: bytes) -> tuple[int, bytes]:
    """A number of seven bits a byte, and what stands behind it."""
    value = 0
    for at, byte in enumerate(content):
        value += (byte & 127) << 7 * at
        if byte < 128:
            return value, content[at + 1 :]
    raise ValueError("no end")


def another_checker(public_key: str, text: str) -> LetterSays:
    """What a letter's proof says, by the page alone; an exception where it is not the office's."""
    assert text.startswith("LT2.")
    body = text[4:]
    content = base64.b32decode(body + "=" * (-len(body) % 8))
    payload, signature = content[:-64], content[-64:]
    raw = base64.b64decode(public_key)
    Ed25519PublicKey.from_public_bytes(raw).verify(signature, b"lontar-proof/2\n" + payload)
    assert payload[1:6] == hashlib.sha256(raw).digest()[:5]
    day = date(2000, 1, 1) + timedelta(int.from_bytes(payload[38:40], "big"))
    rows, rest = number_at(payload[40:])
    total, rest = number_at(rest)
    if rest[:1] == b"\xff":
        number = rest[1:].decode("utf-8")
    else:
        pairs = [rest[at] * 256 + rest[at + 1] for at in range(0, len(rest), 2)]
        number = "".join(
            SIGNS[pair // 1600] + SIGNS[pair // 40 % 40] + SIGNS[pair % 40] for pair in pairs
        ).rstrip(" ")
    if payload[0] == 0x81:
        number += f"/{ROMAN[day.month - 1]}/{day.year}"
    else:
        assert payload[0] == 0x01
    return LetterSays(
        seal.fingerprint(public_key).replace("-", "")[:8],
        str(uuid.UUID(bytes=payload[6:22])),
        number,
        day,
        rows,
        total,
        payload[22:38].hex(),
    )


def test_another_checker_reads_the_example_of_the_page() -> None:
    text = block(1)
    assert another_checker(SECRET.public_key, text) == SAYS
    assert seal.make_letter_proof(SECRET, replace(SAYS, office="")) == text
    proof = unpack_letter(text)
    assert proof.says == SAYS
    assert proof.payload == bytes.fromhex(block(0).replace("\n", " "))
    assert seal.check_letter_proof(SECRET.public_key, proof)


@pytest.mark.parametrize(
    "says",
    [
        replace(SAYS, number=""),
        replace(SAYS, number="560/1/Nakertrans Šeran/XI/2026"),
        replace(SAYS, number="560/1 - A.B"),
        replace(SAYS, rows=100_000, total=10_080_000_000, date=date(2031, 2, 1)),
    ],
)
def test_another_checker_reads_other_letters_too(says: LetterSays) -> None:
    assert another_checker(SECRET.public_key, seal.make_letter_proof(SECRET, says)) == says


def test_another_key_another_figure_and_another_kind_of_proof_are_refused() -> None:
    text = block(1)
    other = seal.OfficeSecret(bytes(32)).public_key
    assert not seal.check_letter_proof(other, unpack_letter(text))
    assert not seal.check_letter_proof("no key", unpack_letter(text))
    signature = unpack_letter(text).signature
    more = unpack_letter(seal.make_letter_proof(SECRET, replace(SAYS, rows=47)))
    swapped = replace(more, signature=signature)
    assert not seal.check_letter_proof(SECRET.public_key, swapped)
    with pytest.raises(InvalidSignature):
        another_checker(SECRET.public_key, swapped.text)
    as_certificate = SECRET.sign(b"lontar-proof/1\n" + more.payload)
    assert not seal.check_letter_proof(SECRET.public_key, replace(more, signature=as_certificate))


@pytest.mark.parametrize(
    ("rows", "number", "row"),
    [
        (1, "500.15.14.2/1/DISNAKER/XI/2026", "203 | 8 | 49 | 0.50"),
        (46, "500.15.14.2/127/DISNAKERTRANS/XI/2026", "211 | 8 | 49 | 0.50"),
        (46, "", "179 | 8 | 49 | 0.50"),
        (100_000, "500.15.14.2/127/DISNAKERTRANS/XI/2026", "216 | 8 | 49 | 0.50"),
        (46, "500.15.14.2/127/Disnakertrans/XI/2026", "227 | 9 | 53 | 0.46"),
        (100_000, "9" * 80, "260 | 9 | 53 | 0.46"),
    ],
)
def test_the_sizes_of_the_page_are_measured(rows: int, number: str, row: str) -> None:
    said = replace(SAYS, number=number, rows=rows, total=rows * 100_800)
    text = seal.make_letter_proof(SECRET, said)
    code = segno.make(text, error="m", micro=False)
    modules = len(code.matrix)
    assert str(code.mode) == "alphanumeric"
    assert f"{len(text)} | {code.version} | {modules} | {min(0.5, 24.5 / modules):.2f}" == row
    assert f"| {row} |" in PAGE
