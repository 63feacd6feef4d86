"""Codes that people read aloud and copy by hand."""

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 digits and letters that nobody mistakes for one another: no 0, O, 1 or I."""

_GROUP = 4


def readable_code(digest: bytes, groups: int) -> str:
    """The first bits of some bytes as groups of four signs, five bits a sign: `7K3M-Q9XT`."""
    signs = groups * _GROUP
    if len(digest) * 8 < signs * 5:
        raise ValueError("too few bytes for so long a code")
    bits = int.from_bytes(digest, "big") >> (len(digest) * 8 - signs * 5)
    text = "".join(ALPHABET[bits >> 5 * place & 31] for place in reversed(range(signs)))
    return "-".join(text[at : at + _GROUP] for at in range(0, signs, _GROUP))


def plain_code(typed: str) -> str:
    """A code as typed, without blanks and dashes, in capitals."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())
