"""The text of a letter's proof: tight, packed one way, read however a scanner types it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.letter_proof import (
    LetterSays,
    letter_proof_text,
    pack_letter,
    unpack_letter,
)
from desktop.domain.proof import begins_a_proof, unpack
from desktop.domain.proof_code import one_line
from desktop.domain.readable_code import ALPHABET

SAYS = LetterSays(
    "EQV2EWYQ",
    "019ab3c4-5d6e-7f80-9123-456789abcdef",
    "500.15.14.2/127/DISNAKER/XI/2026",
    date(2026, 11, 25),
    46,
    4_636_800,
    "7d6e59b5f52d1697135cce683c3c3504",
)
SIGNATURE = bytes(range(64))
VERSION_8, VERSION_9 = 221, 262
"""Alphanumeric signs that a QR code of that version holds at level M (ISO/IEC 18004, table 7)."""


def text_of(says: LetterSays = SAYS) -> str:
    return letter_proof_text(pack_letter(says), SIGNATURE)


def test_what_was_packed_is_read_again() -> None:
    proof = unpack_letter(text_of())
    assert (proof.says, proof.signature) == (SAYS, SIGNATURE)
    assert proof.text == text_of()
    assert set(text_of()) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567.")


NUMBERS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=9).map(one_line),
    st.from_regex(r"[0-9A-Z ./-]{0,40}(/XI/2026|/I/2027|)", fullmatch=True),
)


@given(
    st.builds(
        LetterSays,
        st.text(ALPHABET, min_size=8, max_size=8),
        st.uuids().map(str),
        NUMBERS,
        st.dates(date(2000, 1, 1), date(2179, 6, 6)),
        st.integers(0, 10_000_000),
        st.integers(0, 10**14),
        st.binary(min_size=16, max_size=16).map(bytes.hex),
    ),
    st.binary(min_size=64, max_size=64),
)
def test_anything_is_read_as_it_was_packed(says: LetterSays, signature: bytes) -> None:
    proof = unpack_letter(letter_proof_text(pack_letter(says), signature))
    assert (proof.says, proof.signature) == (says, signature)


@pytest.mark.parametrize(
    "number",
    [
        "500.15.14.2/127/DISNAKERTRANS/XI/2026",
        "500.15.14.2/127/DISNAKER/XI/2026",
        "",
        "560/1234/NAKERTRANS.BPJS/XI/2026",
    ],
)
@pytest.mark.parametrize(("rows", "total"), [(1, 100_800), (46, 4_636_800), (100_000, 10**10)])
def test_a_usual_letter_fits_version_8(number: str, rows: int, total: int) -> None:
    text = text_of(replace(SAYS, number=number, rows=rows, total=total))
    assert len(text) <= VERSION_8
    assert unpack_letter(text).says.number == number


@pytest.mark.parametrize("number", ["9" * 80, "kode/" + "x" * 75, "š" * 80, "/XI/2026" * 10])
def test_no_number_takes_more_than_version_9(number: str) -> None:
    text = text_of(replace(SAYS, number=number, rows=2_000_000, total=4 * 10**12))
    assert len(text) <= VERSION_9
    read = unpack_letter(text).says.number
    assert read == number or (read.endswith("…") and number.startswith(read[:-1]))
    assert len(read) > 20


def test_a_number_that_does_not_go_with_its_date_is_kept_as_it_is() -> None:
    for number in ("1/X/2026", "1/XI/2026 ", "/XI/2026", " 1", "a/XI/2026"):
        assert unpack_letter(text_of(replace(SAYS, number=number))).says.number == number


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        str.swapcase,
        lambda text: " ".join(text[at : at + 5] for at in range(0, len(text), 5)) + "\r\n",
        lambda text: "]Q1" + text,
        lambda text: "\ufeff" + text,
        lambda text: text[:4] + text[4:].replace("O", "0").replace("B", "8"),
        lambda text: text[:4] + text[4:].replace("I", "1") + "====",
        lambda text: "LTZ," + text[4:],
    ],
)
def test_however_it_is_typed_it_is_the_same(typed) -> None:  # type: ignore[no-untyped-def]
    assert unpack_letter(typed(text_of())).text == text_of()
    assert begins_a_proof(typed(text_of()).removeprefix("]Q1").removeprefix("\ufeff"))


def test_proofs_of_certificates_and_of_letters_are_not_taken_for_one_another() -> None:
    with pytest.raises(UserError) as refused:
        unpack(text_of())
    assert refused.value.code == "proof.none"
    with pytest.raises(UserError) as refused:
        unpack_letter("LT1." + text_of()[4:])
    assert refused.value.code == "proof.none"
    assert begins_a_proof("LT1.ABC")
    assert begins_a_proof("lt2.ABC")
    assert not begins_a_proof("LT3.ABC")


PAYLOAD = pack_letter(SAYS)


@pytest.mark.parametrize(
    "text",
    [
        "LT2.",
        "LT2.A",
        "LT2.!!!!",
        text_of()[:-1],
        f"{text_of()}A",
        text_of()[:60] + "9" + text_of()[61:],
        letter_proof_text(PAYLOAD[:40], SIGNATURE),
        letter_proof_text(PAYLOAD[:39], SIGNATURE),
        letter_proof_text(b"", SIGNATURE),
        letter_proof_text(b"\x02" + PAYLOAD[1:], SIGNATURE),
        # the same said in another way: a longer varint, a month written out, an escape unneeded
        letter_proof_text(PAYLOAD[:40] + b"\xae\x00" + PAYLOAD[41:], SIGNATURE),
        letter_proof_text(
            b"\x01" + pack_letter(replace(SAYS, number=""))[1:] + b"\xff1", SIGNATURE
        ),
        letter_proof_text(pack_letter(replace(SAYS, number="")) + b"\x00\x00", SIGNATURE),
        letter_proof_text(pack_letter(replace(SAYS, number="")) + b"\xfb\x00", SIGNATURE),
        letter_proof_text(pack_letter(replace(SAYS, number="")) + b"\xff\xc3", SIGNATURE),
        letter_proof_text(pack_letter(replace(SAYS, number="")) + b"\x01", SIGNATURE),
        letter_proof_text(pack_letter(replace(SAYS, number="")) + b"\xff1\x1b[2J", SIGNATURE),
        letter_proof_text(PAYLOAD[:40] + b"\xff" * 12, SIGNATURE),
    ],
)
def test_what_is_not_whole_is_told(text: str) -> None:
    with pytest.raises(UserError) as refused:
        unpack_letter(text)
    assert refused.value.code == "proof.damaged"


@pytest.mark.parametrize("text", ["", "LT-7K3M-Q9XT", "https://contoh.example", "\x00" * 90_000])
def test_what_is_no_proof_is_told(text: str) -> None:
    with pytest.raises(UserError) as refused:
        unpack_letter(text)
    assert refused.value.code == "proof.none"


@given(st.one_of(st.text(), st.text("LT2.ABC234567 abc").map(lambda text: "LT2." + text)))
def test_junk_is_refused_in_words(text: str) -> None:
    code = ""
    try:
        unpack_letter(text)
    except UserError as refused:
        code = refused.code
    assert code in ("", "proof.none", "proof.damaged")


@given(st.binary(max_size=200))
def test_bytes_that_nobody_packed_are_refused_or_are_the_only_way_to_say_it(junk: bytes) -> None:
    payload = PAYLOAD[:1] + junk
    try:
        proof = unpack_letter(letter_proof_text(payload, SIGNATURE))
    except UserError:
        return
    assert pack_letter(proof.says) == payload


@pytest.mark.parametrize(
    "says",
    [
        replace(SAYS, date=date(1999, 12, 31)),
        replace(SAYS, date=date(2179, 6, 7)),
        replace(SAYS, letter="no uuid"),
        replace(SAYS, roster="xyz"),
    ],
)
def test_what_cannot_be_said_is_a_fault_of_ours(says: LetterSays) -> None:
    with pytest.raises((ValueError, OverflowError)):
        pack_letter(says)
