"""The text of a QR code that proves a paper: bytes in base32 behind what tells its form.

docs/proof.md describes it for those who write a checker of their own.
"""

import base64
import binascii
import re
import unicodedata

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _

SIGNATURE_SIZE = 64
LONGEST = 4000
"""Signs of a text that is looked at: a QR code holds fewer."""
_FEW = 40
_BODY = re.compile(r"[A-Z2-7]+")
_MISTAKEN = str.maketrans("018", "OIB")
"""What base32 does not have, for what it is mistaken for (RFC 4648, section 3.4)."""


def code_text(prefix: str, payload: bytes, signature: bytes) -> str:
    """The text of a proof: A-Z, 2-7, a digit and a dot, so that a scanner types it right."""
    return prefix + base64.b32encode(payload + signature).decode("ascii").rstrip("=")


def read_code(text: str, begins: re.Pattern[str]) -> tuple[bytes, bytes]:
    """Payload and signature of a text as a scanner types it: any case, blanks, something before.

    `begins` finds the prefix in capitals. UserError `proof.none`, `proof.damaged`.
    """
    if len(text) > 4 * LONGEST:
        raise no_proof()
    plain = "".join(text.upper().split())
    begin = begins.search(plain)
    if begin is None or len(plain) > LONGEST:
        raise no_proof()
    content = _decoded(plain[begin.end() :].rstrip("=").translate(_MISTAKEN))
    if content is None or len(content) <= SIGNATURE_SIZE:
        raise damaged_proof()
    return content[:-SIGNATURE_SIZE], content[-SIGNATURE_SIZE:]


def begins_with(text: str, begins: re.Pattern[str]) -> bool:
    """Whether a text, as a scanner types it, begins so; it need not be whole."""
    return begins.match("".join(text[:_FEW].upper().split())) is not None


def one_line(text: str) -> str:
    """The text as one line: NFC, blanks for what breaks lines, nothing that hides or turns text."""
    composed = unicodedata.normalize("NFC", text)
    signs = (" " if sign in "\t\n\r\x0b\x0c\x85\u2028\u2029" else sign for sign in composed)
    return "".join(sign for sign in signs if unicodedata.category(sign) not in ("Cc", "Cf", "Cs"))


def _decoded(body: str) -> bytes | None:
    """The bytes of base32 without padding; nothing for what is no such, or is written twice."""
    if not _BODY.fullmatch(body):
        return None
    try:
        content = base64.b32decode(body + "=" * (-len(body) % 8))
    except binascii.Error:
        return None
    again = base64.b32encode(content).decode("ascii").rstrip("=")
    return content if again == body else None


def no_proof() -> UserError:
    """What is told where a text holds no proof."""
    return UserError(
        "proof.none", _("This is no code of a paper from Lontar. Scan the QR code on the paper.")
    )


def damaged_proof() -> UserError:
    """What is told where a proof is not whole."""
    return UserError(
        "proof.damaged",
        _("The code is not whole: signs are missing or wrong. Scan it again, slowly and straight."),
    )
