"""The seal in a PDF: the office's signature over the whole file, and the proof beside it.

docs/proof.md describes it. It stands in the keywords, in room that is kept for it while drawing.
"""

import base64
import hashlib
import re
from dataclasses import dataclass

from desktop.services import seal

_SIGNS = 86
_ROOM = "A" * _SIGNS
_SEALED_AS = b"lontar-pdf/1\n"
_SEAL = re.compile(rb"lontar-seal:([A-Za-z0-9_-]{86})")
_ENDS = re.compile(rb"%%EOF(\r\n|\n|\r)?")
_MOST_ENDS = 200
_PAPER = re.compile(rb"lontar-paper:([a-z]{3,10}) ")
_PROOF = re.compile(rb"lontar-proof:(LT[12]\.[A-Z2-7]{100,3900})")


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a PDF bears: the text of its proof, and its seal (nothing where it has lost that)."""

    proof: str
    signature: bytes | None


def proof_mark(proof: str, paper: str = "") -> str:
    """The keywords of a PDF that is to be sealed; `paper` is the kind of one beside a letter."""
    kind = f"lontar-paper:{paper} " if paper else ""
    return f"{kind}lontar-proof:{proof} lontar-seal:{_ROOM}"


def paper_beside(content: bytes) -> str:
    """The kind of a paper that goes with a letter, as its PDF says; empty for any other."""
    found = _PAPER.search(content)
    return found[1].decode("ascii") if found else ""


def seal_pdf(content: bytes, secret: seal.OfficeSecret) -> bytes:
    """The PDF with its seal, drawn with `proof_mark`; the same bytes for the same PDF and key."""
    signature = secret.sign(_sealed_content(content, _ROOM.encode()))
    signs = base64.urlsafe_b64encode(signature).rstrip(b"=")
    return content.replace(b"lontar-seal:" + _ROOM.encode(), b"lontar-seal:" + signs)


def find_seal(content: bytes) -> Sealed | None:
    """The proof and the seal of a PDF; nothing where it bears neither as they were written."""
    proof = _PROOF.search(content)
    if proof is None:
        return None
    seals = set(_SEAL.findall(content))
    signature = None
    if len(seals) == 1:
        signature = base64.urlsafe_b64decode(seals.pop() + b"==")
    return Sealed(proof[1].decode("ascii"), signature)


def sealed_part(content: bytes, signature: bytes, public_key: str) -> int:
    """How many bytes from the first one an office sealed: as issued; 0 where none.

    What stands behind them was added since. Every end mark is tried, the first ones first.
    """
    signs = b"lontar-seal:" + base64.urlsafe_b64encode(signature).rstrip(b"=")
    bare = b"lontar-seal:" + _ROOM.encode()
    hashed, at = hashlib.sha512(), 0
    ends: list[int] = []
    for found in _ENDS.finditer(content):
        ends += sorted({found.start() + 5, found.start() + 6, found.end()})
        if len(ends) > _MOST_ENDS:
            break
    for end in ends:
        if at < end <= len(content):
            hashed.update(content[at:end].replace(signs, bare))
            at = end
            if seal.check(public_key, signature, _SEALED_AS + hashed.digest()):
                return end
    return len(content) if seal_fits(content, signature, public_key) else 0


def seal_fits(content: bytes, signature: bytes, public_key: str) -> bool:
    """Whether an office of a key sealed exactly this file."""
    signs = base64.urlsafe_b64encode(signature).rstrip(b"=")
    return seal.check(public_key, signature, _sealed_content(content, signs))


def _sealed_content(content: bytes, signs: bytes) -> bytes:
    bare = content.replace(b"lontar-seal:" + signs, b"lontar-seal:" + _ROOM.encode())
    return _SEALED_AS + hashlib.sha512(bare).digest()
