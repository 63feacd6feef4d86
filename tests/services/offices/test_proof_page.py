"""docs/proof.md holds: another program, written from that page alone, reads its example."""

import base64
import hashlib
import re
from datetime import date
from pathlib import Path

import pytest
import segno
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop.domain.proof import CertificateSays, certificate_says, unpack
from desktop.services import seal
from desktop.services.letters.papers.codes import proof_size
from desktop.services.letters.papers.profiles import MM
from desktop.services.letters.papers.training.certificate import draw_certificate
from tests.services.letters import reading
from tests.services.letters.papers.made_up_training import MADE, certificate

PAGE = (Path(__file__).parents[3] / "docs" / "proof.md").read_text(encoding="utf-8")
SECRET = seal.OfficeSecret(bytes(range(1, 33)))
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def block(number: int) -> list[str]:
    """An indented block of the example, line by line."""
    example = PAGE.partition("## An example")[2].partition("## Its size")[0]
    return [
        [line[4:] for line in part.splitlines()]
        for part in re.findall(r"(?:^    .*\n)+", example, re.MULTILINE)
    ][number]


def another_checker(public_key: str, text: str) -> list[str]:
    """The lines of a proof, by the page alone; an exception where it is not the office's."""
    assert text.startswith("LT1.")
    body = text[4:]
    content = base64.b32decode(body + "=" * (-len(body) % 8))
    payload, signature = content[:-64], content[-64:]
    raw = base64.b64decode(public_key)
    Ed25519PublicKey.from_public_bytes(raw).verify(signature, b"lontar-proof/1\n" + payload)
    lines = payload.decode("utf-8").split("\n")
    bits = int.from_bytes(hashlib.sha256(raw).digest()[:10], "big")
    assert lines[1] == "".join(ALPHABET[bits >> shift & 31] for shift in range(75, -5, -5))
    return lines


def test_another_checker_reads_the_example_of_the_page() -> None:
    (key,), payload, text = block(0), block(1), "".join(block(2))
    assert another_checker(key, text) == payload
    assert f"`{seal.fingerprint(key)}`" in PAGE
    assert payload[1] == seal.fingerprint(key).replace("-", "")
    assert key == SECRET.public_key
    again = seal.make_proof(SECRET, payload[0], payload[2:])
    assert again == text
    says = certificate_says(unpack(text))
    assert says is not None
    assert (says.name, says.exam_mark, says.until) == ("Maria Bete Šeran", 86, date(2029, 11, 23))


def test_another_key_and_another_word_are_refused() -> None:
    text = "".join(block(2))
    other = seal.OfficeSecret(bytes(32)).public_key
    assert seal.check_proof(SECRET.public_key, unpack(text))
    assert not seal.check_proof(other, unpack(text))
    assert not seal.check_proof("no key", unpack(text))
    content = base64.b32decode(text[4:] + "=" * (-len(text[4:]) % 8))
    changed = base64.b32encode(content.replace(b"22/24", b"24/24")).decode().rstrip("=")
    assert not seal.check_proof(SECRET.public_key, unpack(f"LT1.{changed}"))
    with pytest.raises(InvalidSignature):
        another_checker(SECRET.public_key, f"LT1.{changed}")


def test_a_signature_of_another_thing_is_no_proof() -> None:
    payload = unpack("".join(block(2))).payload
    assert not seal.check(SECRET.public_key, SECRET.sign(payload), b"lontar-proof/1\n" + payload)


@pytest.mark.parametrize(
    ("name", "training", "number", "row"),
    [
        ("Maria Bete", "Pelatihan Perisai", "", "292 | 10 | 57 | 31.4"),
        (
            "Maria Magdalena Yosefina Bernadetha Contoseran",
            "Pelatihan Wadah Perisai dan Pengembangan Ahli Waris",
            "",
            "404 | 12 | 65 | 35.8",
        ),
        ("x" * 100, "y" * 200, "9" * 80, "566 | 15 | 77 | 38.0"),
        ("é" * 100, "é" * 200, "9" * 80, "803 | 18 | 89 | 38.0"),
    ],
)
def test_the_sizes_of_the_page_are_measured(
    name: str, training: str, number: str, row: str, tmp_path: Path
) -> None:
    usual = "500.15.3.3/041/DISNAKERTRANS/XI/2026"
    says = CertificateSays(
        number or usual, date(2026, 11, 23), name, training, 22, 24, 86, None, "R4TN-6WQ9-H2MC"
    )
    text = seal.make_proof(SECRET, "C", says.lines())
    code = segno.make(text, error="m", micro=False)
    modules = len(code.matrix)
    wide = proof_size(text) / MM
    assert f"| {len(text)} | {code.version} | {modules} | {wide:.1f} |" in PAGE
    assert f"| {row} |" in PAGE
    assert str(code.mode) == "alphanumeric"
    pdf = tmp_path / "paper.pdf"
    pdf.write_bytes(draw_certificate(certificate(proof=text), None, MADE))
    for page in (1, 2):
        assert reading.codes_of(pdf, page, tmp_path) == {("QR-Code", text)}


def test_a_key_is_told_from_another_text() -> None:
    assert seal.is_key(SECRET.public_key)
    assert not seal.is_key("bm8=")
    assert not seal.is_key("é")
