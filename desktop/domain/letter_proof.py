"""The proof of a letter: what its QR code says, packed so tightly that copies of copies are read.

docs/proof.md describes it for those who write a checker of their own.
"""

import re
import uuid
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a letter has a field `date`
from datetime import timedelta

from desktop.domain.dates import roman_month
from desktop.domain.proof_code import code_text, damaged_proof, one_line, read_code
from desktop.domain.readable_code import ALPHABET, readable_code

LETTER_PREFIX = "LT2."
OFFICE_SIGNS = 8
"""Signs of the fingerprint that tell whose key to take: five bits each."""
ROSTER_DIGITS = 32
"""Hexadecimal digits of the roster's SHA-256 that a proof holds."""

_SIGNED_AS = b"lontar-proof/2\n"
_BEGINS = re.compile(r"LT[2Z][.,]")
_LETTER, _DATED = 1, 0x80
"""The kind of paper; and that month and year of the date follow the number."""
_FIRST_DAY = Date(2000, 1, 1)
_SIGNS = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ./-"
_WRITTEN_OUT = 0xFF
"""Before a number that has other signs: no three signs of forty begin so."""
_MOST_BYTES = 48
"""Of a number: with it no QR code is larger than version 9."""
_CUT = "…"


@dataclass(frozen=True, slots=True)
class LetterSays:
    """What a letter's proof says. `total` in rupiah, `letter` its UUID in the office's register.

    `office` is the beginning of the fingerprint of its key (eight signs), `roster` that of the
    roster's SHA-256 (32 hexadecimal digits), `number` empty where it was left blank. A number
    that takes too much room ends in `…`.
    """

    office: str
    letter: str
    number: str
    date: Date
    rows: int
    total: int
    roster: str


@dataclass(frozen=True, slots=True)
class LetterProof:
    """A proof as read: well formed, its signature not yet held against any key."""

    says: LetterSays
    payload: bytes
    signature: bytes

    @property
    def text(self) -> str:
        """The proof as its QR code holds it."""
        return letter_proof_text(self.payload, self.signature)


def pack_letter(says: LetterSays) -> bytes:
    """The payload of a letter's proof, to be signed; a fingerprint or hash may be given whole.

    ValueError for a date before 2000 or after 2179, and for what is no UUID or hash.
    """
    number, dated = one_line(says.number), _dated(says.date)
    flag = _DATED if number.endswith(dated) else 0
    return b"".join(
        (
            bytes([_LETTER | flag]),
            _office_bytes(says.office.replace("-", "")[:OFFICE_SIGNS]),
            uuid.UUID(says.letter).bytes,
            bytes.fromhex(says.roster[:ROSTER_DIGITS]),
            (says.date - _FIRST_DAY).days.to_bytes(2, "big"),
            _varint(says.rows),
            _varint(says.total),
            _number_bytes(number.removesuffix(dated) if flag else number),
        )
    )


def signed_letter(payload: bytes) -> bytes:
    """The bytes that a letter's proof is signed over: no signature of another thing fits them."""
    return _SIGNED_AS + payload


def letter_proof_text(payload: bytes, signature: bytes) -> str:
    """The text of a proof as its QR code holds it."""
    return code_text(LETTER_PREFIX, payload, signature)


def unpack_letter(text: str) -> LetterProof:
    """Read a letter's proof as a scanner types it: any case, blanks, something before it.

    UserError `proof.none` where there is none, `proof.damaged` where it is not whole.
    """
    payload, signature = read_code(text, _BEGINS)
    try:
        says = _read(payload)
        whole = pack_letter(says) == payload
    except (ValueError, IndexError, OverflowError) as fault:
        raise damaged_proof() from fault
    if not whole:
        raise damaged_proof()
    return LetterProof(says, payload, signature)


def _read(payload: bytes) -> LetterSays:
    """What a payload says; ValueError or IndexError where it says nothing."""
    if len(payload) < 40 or payload[0] & ~_DATED != _LETTER:
        raise ValueError("no letter's proof")
    day = _FIRST_DAY + timedelta(days=int.from_bytes(payload[38:40], "big"))
    rows, at = _read_varint(payload, 40)
    total, at = _read_varint(payload, at)
    number = _read_number(payload[at:])
    return LetterSays(
        office=readable_code(payload[1:6], OFFICE_SIGNS // 4).replace("-", ""),
        letter=str(uuid.UUID(bytes=payload[6:22])),
        number=number + _dated(day) if payload[0] & _DATED else number,
        date=day,
        rows=rows,
        total=total,
        roster=payload[22:38].hex(),
    )


def _dated(day: Date) -> str:
    """How the numbers of letters end by their date: `/XI/2026`."""
    return f"/{roman_month(day)}/{day.year}"


def _office_bytes(signs: str) -> bytes:
    """Eight signs of a fingerprint as five bytes."""
    bits = 0
    for sign in signs:
        bits = bits << 5 | ALPHABET.index(sign)
    return bits.to_bytes(OFFICE_SIGNS * 5 // 8, "big")


def _varint(value: int) -> bytes:
    """A number seven bits a byte, the lowest first; the highest bit says that more follow."""
    content = bytearray()
    while value > 0x7F:
        content.append(value & 0x7F | 0x80)
        value >>= 7
    content.append(value)
    return bytes(content)


def _read_varint(content: bytes, at: int) -> tuple[int, int]:
    """The number that begins there, and where the next thing begins."""
    value = shift = 0
    while content[at] & 0x80:
        value |= (content[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
    return value | content[at] << shift, at + 1


def _number_bytes(number: str) -> bytes:
    """The number of a letter: three signs of forty in two bytes, or UTF-8 where it has others."""
    content = _packed(number)
    while len(content) > _MOST_BYTES:
        number = number.removesuffix(_CUT)[:-1] + _CUT
        content = _packed(number)
    return content


def _packed(number: str) -> bytes:
    if number.endswith(" ") or any(sign not in _SIGNS for sign in number):
        return bytes([_WRITTEN_OUT]) + number.encode("utf-8")
    filled = number + " " * (-len(number) % 3)
    content = bytearray()
    for at in range(0, len(filled), 3):
        first, second, third = (_SIGNS.index(sign) for sign in filled[at : at + 3])
        content += (first * 1600 + second * 40 + third).to_bytes(2, "big")
    return bytes(content)


def _read_number(content: bytes) -> str:
    if content[:1] == bytes([_WRITTEN_OUT]):
        return content[1:].decode("utf-8")
    signs = []
    for at in range(0, len(content), 2):
        value = content[at] << 8 | content[at + 1]
        signs += [_SIGNS[value // 1600], _SIGNS[value // 40 % 40], _SIGNS[value % 40]]
    return "".join(signs).rstrip(" ")
