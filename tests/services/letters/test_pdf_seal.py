"""The seal of a PDF: over every byte of it, and of this office alone."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop.domain.proof import unpack
from desktop.services import seal
from desktop.services.letters.papers.training.certificate import draw_certificate
from desktop.services.letters.papers.training.statement import draw_statement
from desktop.services.letters.pdf_seal import find_seal, proof_mark, seal_fits, seal_pdf
from tests.services.letters import reading
from tests.services.letters.papers.made_up_training import MADE, certificate, statement

SECRET = seal.OfficeSecret(bytes(range(1, 33)))
LINES = ("1", "20261123", "Maria", "Pelatihan", "1/1", "", "", "R4TN6WQ9H2MC")


@pytest.fixture(scope="module", params=["certificate", "statement"])
def sealed(request: pytest.FixtureRequest) -> bytes:
    proof = seal.make_proof(SECRET, "C", LINES)
    if request.param == "certificate":
        drawn = draw_certificate(certificate(proof=proof), None, MADE, mark=proof_mark(proof))
    else:
        drawn = draw_statement(statement(proof=proof), None, MADE, proof_mark(proof))
    return seal_pdf(drawn, SECRET)


def fits(content: bytes) -> bool:
    found = find_seal(content)
    return (
        found is not None
        and found.signature is not None
        and seal_fits(content, found.signature, SECRET.public_key)
    )


def test_the_seal_fits_the_file_and_the_proof_is_read(sealed: bytes) -> None:
    found = find_seal(sealed)
    assert found is not None
    assert unpack(found.proof).lines == LINES
    assert fits(sealed)
    assert found.signature is not None
    other = seal.OfficeSecret(bytes(32)).public_key
    assert not seal_fits(sealed, found.signature, other)


def test_any_byte_changed_or_added_breaks_it(sealed: bytes) -> None:
    for at in range(0, len(sealed), len(sealed) // 40):
        assert not fits(sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]), at
    assert not fits(sealed + b"\n")
    assert not fits(sealed + sealed)


def test_the_same_pdf_gets_the_same_seal(sealed: bytes) -> None:
    proof = seal.make_proof(SECRET, "C", LINES)
    drawn = draw_certificate(certificate(proof=proof), None, MADE, mark=proof_mark(proof))
    assert seal_pdf(drawn, SECRET) == seal_pdf(drawn, SECRET)


def test_another_program_checks_the_seal_by_the_page(sealed: bytes) -> None:
    signs = set(re.findall(rb"lontar-seal:([\w-]{86})", sealed))
    assert len(signs) == 1
    bare = sealed.replace(min(signs), b"A" * 86)
    raw = base64.b64decode(SECRET.public_key)
    Ed25519PublicKey.from_public_bytes(raw).verify(
        base64.urlsafe_b64decode(min(signs) + b"=="),
        b"lontar-pdf/1\n" + hashlib.sha512(bare).digest(),
    )


def test_other_programs_open_it_and_show_the_proof(sealed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed)
    reading.check_sound(path)
    assert reading.info_of(path)["Keywords"].startswith("lontar-proof:LT1.")


def test_a_pdf_without_them_bears_nothing() -> None:
    assert find_seal(draw_certificate(certificate(), None, MADE)) is None
    assert find_seal(b"lontar-proof:LT1.SHORT") is None
