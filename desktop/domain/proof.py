"""The proof that a paper bears in its QR code: what it says, and its office's signature over that.

docs/proof.md describes it for those who write a checker of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from datetime import date as Date  # noqa: N812 - a certificate has a field `date`

from desktop.domain.proof_code import (
    begins_with,
    code_text,
    damaged_proof,
    one_line,
    read_code,
)
from desktop.domain.readable_code import ALPHABET

PREFIX = "LT1."
CERTIFICATE, STATEMENT = "C", "K"
"""Kinds of papers: a certificate, a surat keterangan of a training."""

_SIGNED_AS = b"lontar-proof/1\n"
_BEGINS = re.compile(r"LT[1IL][.,]")
_BEGINS_ANY = re.compile(r"LT[1IL2Z][.,]")
"""Also that of a letter (letter_proof.py)."""
_KIND = re.compile(r"[A-Z]")
_OFFICE = re.compile(f"[{ALPHABET}]{{16}}")
_CODE = re.compile(f"[{ALPHABET}]{{12}}")
_DAY = re.compile(r"\d{8}", re.ASCII)
_ATTENDED = re.compile(r"(\d{1,5})/(\d{1,5})", re.ASCII)
_MARK = re.compile(r"\d{1,3}", re.ASCII)
_NAME, _TRAINING, _NUMBER = 60, 90, 80
_SHORTENED = "…"


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof as read: well formed, its signature not yet held against any key.

    `office` is the fingerprint of the office's key without dashes, `lines` what its `kind` says.
    """

    kind: str
    office: str
    lines: tuple[str, ...]
    payload: bytes
    signature: bytes

    @property
    def text(self) -> str:
        """The proof as its QR code holds it."""
        return proof_text(self.payload, self.signature)


@dataclass(frozen=True, slots=True)
class CertificateSays:
    """What a certificate's proof says (kinds C and K); `code` is its control code.

    Names of over 60 signs and trainings of over 90 end in `…`. `exam_mark` only with an exam.
    """

    number: str
    date: date
    name: str
    training: str
    attended: int
    held: int
    exam_mark: int | None
    until: Date | None
    code: str

    def lines(self) -> tuple[str, ...]:
        """The lines of its proof."""
        return (
            _short(self.number, _NUMBER),
            f"{self.date:%Y%m%d}",
            _short(self.name, _NAME),
            _short(self.training, _TRAINING),
            f"{self.attended}/{self.held}",
            "" if self.exam_mark is None else str(self.exam_mark),
            f"{self.until:%Y%m%d}" if self.until else "",
            self.code.replace("-", ""),
        )


def pack(kind: str, office: str, lines: Sequence[str]) -> bytes:
    """The payload of a proof, to be signed; `office` is a fingerprint, with or without dashes.

    Each line in NFC and without signs that no line may hold.
    """
    said = (kind, office.replace("-", ""), *(one_line(line) for line in lines))
    return "\n".join(said).encode("utf-8")


def signed_content(payload: bytes) -> bytes:
    """The bytes that a proof's signature is over: no signature of another thing fits them."""
    return _SIGNED_AS + payload


def proof_text(payload: bytes, signature: bytes) -> str:
    """The text of a proof: A-Z, 2-7, 1 and a dot, so that a scanner types it right."""
    return code_text(PREFIX, payload, signature)


def unpack(text: str) -> Proof:
    """Read a proof as a scanner types it: any case, blanks, something before it.

    UserError `proof.none` where there is none, `proof.damaged` where it is not whole.
    """
    payload, signature = read_code(text, _BEGINS)
    said = _lines_of(payload)
    if said is None:
        raise damaged_proof()
    kind, office, *lines = said
    return Proof(kind, office, tuple(lines), payload, signature)


def begins_a_proof(text: str) -> bool:
    """Whether a text, as a scanner types it, begins as proofs do; it need not be whole."""
    return begins_with(text, _BEGINS_ANY)


def certificate_says(proof: Proof) -> CertificateSays | None:
    """What a proof of a certificate or surat keterangan says; nothing where it is no such."""
    if proof.kind not in (CERTIFICATE, STATEMENT) or len(proof.lines) < 8:
        return None
    number, dated, name, training, attended, mark, until, code = proof.lines[:8]
    share = _ATTENDED.fullmatch(attended)
    day, last = _day(dated), _day(until) if until else None
    if not (number and name and training and share and day) or (until and last is None):
        return None
    if (mark and not _MARK.fullmatch(mark)) or not _CODE.fullmatch(code):
        return None
    return CertificateSays(
        number,
        day,
        name,
        training,
        int(share[1]),
        int(share[2]),
        int(mark) if mark else None,
        last,
        "-".join(code[at : at + 4] for at in (0, 4, 8)),
    )


def _lines_of(payload: bytes) -> list[str] | None:
    """The lines of a payload; nothing where they are not as `pack` writes them."""
    try:
        text = payload.decode("utf-8")
    except UnicodeDecodeError:
        return None
    lines = text.split("\n")
    if len(lines) < 3 or any(line != one_line(line) for line in lines):
        return None
    return lines if _KIND.fullmatch(lines[0]) and _OFFICE.fullmatch(lines[1]) else None


def _short(text: str, longest: int) -> str:
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + _SHORTENED


def _day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
