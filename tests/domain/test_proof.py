"""The text of a proof: packed one way, read however a scanner types it, never with a traceback."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.proof import (
    CERTIFICATE,
    PREFIX,
    CertificateSays,
    certificate_says,
    pack,
    proof_text,
    unpack,
)

OFFICE = "EQV2EWYQXQ66RW2W"
SAYS = CertificateSays(
    "500.15.3.3/41/DISNAKER/XI/2026",
    date(2026, 11, 23),
    "Maria Bete Šeran",
    "Pelatihan Wadah Perisai",
    22,
    24,
    86,
    date(2029, 11, 23),
    "R4TN-6WQ9-H2MC",
)
SIGNATURE = bytes(range(64))


def text_of(says: CertificateSays = SAYS) -> str:
    return proof_text(pack(CERTIFICATE, OFFICE, says.lines()), SIGNATURE)


def test_what_was_packed_is_read_again() -> None:
    proof = unpack(text_of())
    assert (proof.kind, proof.office, proof.signature) == ("C", OFFICE, SIGNATURE)
    assert certificate_says(proof) == SAYS
    assert proof.text == text_of()
    assert set(text_of()) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567.1")


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        str.swapcase,
        lambda text: " ".join(text[at : at + 5] for at in range(0, len(text), 5)) + "\r\n",
        lambda text: "]Q1" + text,
        lambda text: "\ufeff" + text,
        lambda text: text.replace("O", "0").replace("B", "8"),
        lambda text: text[:4] + text[4:].replace("I", "1") + "====",
    ],
)
def test_however_it_is_typed_it_is_the_same(typed) -> None:  # type: ignore[no-untyped-def]
    assert unpack(typed(text_of())).text == text_of()


@pytest.mark.parametrize("text", ["", "LT-7K3M-Q9XT", "https://contoh.example", "\x00" * 90_000])
def test_what_is_no_proof_is_told(text: str) -> None:
    with pytest.raises(UserError) as refused:
        unpack(text)
    assert refused.value.code == "proof.none"


@pytest.mark.parametrize(
    "text",
    [
        PREFIX,
        f"{PREFIX}A",
        f"{PREFIX}!!!!",
        text_of()[:-1],
        f"{text_of()}A",
        text_of()[:60] + "9" + text_of()[61:],
        proof_text(b"C\n" + OFFICE.encode(), SIGNATURE),
        proof_text(b"c\n" + OFFICE.encode() + b"\nx", SIGNATURE),
        proof_text(b"C\nSHORT\nx", SIGNATURE),
        proof_text(b"C\n" + OFFICE.encode() + b"\n\xff\xfe", SIGNATURE),
        proof_text(b"C\n" + OFFICE.encode() + "\ne\u0301".encode(), SIGNATURE),
        proof_text(b"C\n" + OFFICE.encode() + "\n\u202eabc".encode(), SIGNATURE),
    ],
)
def test_what_is_not_whole_is_told(text: str) -> None:
    with pytest.raises(UserError) as refused:
        unpack(text)
    assert refused.value.code == "proof.damaged"


@given(st.one_of(st.text(), st.text("LT1.ABC234567 abc").map(lambda text: PREFIX + text)))
def test_junk_is_refused_in_words(text: str) -> None:
    code = ""
    try:
        unpack(text)
    except UserError as refused:
        code = refused.code
    assert code in ("", "proof.none", "proof.damaged")


@given(st.lists(st.text(), min_size=8, max_size=10), st.binary(min_size=64, max_size=64))
def test_any_lines_are_read_as_they_were_packed(lines: list[str], signature: bytes) -> None:
    proof = unpack(proof_text(pack("C", OFFICE, lines), signature))
    assert len(proof.lines) == len(lines)
    assert proof.signature == signature
    certificate_says(proof)


@pytest.mark.parametrize(
    ("at", "wrong"),
    [(0, ""), (1, "20261332"), (1, "2026"), (2, ""), (4, "22"), (5, "abc"), (6, "x"), (7, "R4TN")],
)
def test_lines_that_no_certificate_has_say_nothing(at: int, wrong: str) -> None:
    lines = list(SAYS.lines())
    lines[at] = wrong
    assert certificate_says(unpack(proof_text(pack("C", OFFICE, lines), SIGNATURE))) is None


def test_another_kind_and_later_lines() -> None:
    later = proof_text(pack("C", OFFICE, [*SAYS.lines(), "news"]), SIGNATURE)
    assert certificate_says(unpack(later)) == SAYS
    other = proof_text(pack("L", OFFICE, SAYS.lines()), SIGNATURE)
    assert unpack(other).kind == "L"
    assert certificate_says(unpack(other)) is None


def test_long_names_are_cut_and_say_so() -> None:
    lines = CertificateSays("1", SAYS.date, "N" * 61, "T" * 91, 1, 1, None, None, SAYS.code).lines()
    assert (lines[2], lines[3]) == ("N" * 59 + "…", "T" * 89 + "…")
    exact = CertificateSays("1", SAYS.date, "N" * 60, "T" * 90, 1, 1, None, None, SAYS.code).lines()
    assert (exact[2], exact[3]) == ("N" * 60, "T" * 90)
