"""What a file's signatures tell: who, when, whether whole, trusted, expired. Needs pyHanko."""

import asyncio
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from asn1crypto import x509
from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from desktop.services.key_file import strays
from desktop.services.letters.sign.policy import NOTHING_BUT_SIGNATURES
from desktop.services.letters.verdicts import SignatureTold

_HEXADECIMAL = re.compile(rb"<(?:[0-9a-f]*|[0-9A-F]*)>")
_ANY_USE = KeyUsageConstraints(key_usage=set())


def told_of(
    signature: Any, content: bytes, roots: Sequence[x509.Certificate], now: datetime
) -> SignatureTold:
    """What one signature of a file tells.

    `trusted` is asked as of the moment of signing, or of now where that has not come yet; a
    certificate that is over now, with no trusted time stamp from before, is `expired`.
    """
    certificate = signature.signer_cert
    claimed = signature.self_reported_timestamp
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    moment = min(claimed or now, now)
    status = _status(signature, roots, min(max(moment, begins), ends))
    stamp = status.timestamp_validity
    stamped = stamp is not None and stamp.valid and stamp.intact
    at = stamp.timestamp if stamped else claimed
    proven = at if stamped and stamp.trusted else now
    expired = not begins <= proven <= ends
    whole = (
        status.intact
        and status.valid
        and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        and status.docmdp_ok
        and (stamp is None or stamped)
        and _canonical(signature, content)
    )
    return SignatureTold(
        name=_name(certificate),
        at=at.astimezone(UTC) if at else None,
        intact=bool(whole),
        trusted=bool(whole and status.trusted),
        expired=expired,
        stamped=bool(stamped),
        ends=ends.astimezone(UTC),
        issuer=_name_of(certificate.issuer),
    )


def stamp_holds(stamp: Any, content: bytes) -> bool:
    """Whether a document time stamp is whole; whoever gave it adds nothing to the letter."""
    stamp.compute_integrity_info(diff_policy=NOTHING_BUT_SIGNATURES)
    told = stamp.summarise_integrity_info()
    return bool(
        told["coverage"] >= SignatureCoverageLevel.ENTIRE_REVISION
        and told["docmdp_ok"]
        and stamp.compute_tst_digest() is not None
        and stamp.signer_info is not None
        and _canonical(stamp, content)
    )


def _status(signature: Any, roots: Sequence[x509.Certificate], moment: datetime) -> Any:
    context = ValidationContext(
        trust_roots=list(roots), allow_fetching=False, moment=moment, revocation_mode="soft-fail"
    )
    return asyncio.run(
        async_validate_pdf_signature(
            signature,
            signer_validation_context=context,
            ts_validation_context=context,
            diff_policy=NOTHING_BUT_SIGNATURES,
            key_usage_settings=_ANY_USE,
        )
    )


def _canonical(signature: Any, content: bytes) -> bool:
    """Whether a container is written in one way only, so that no byte of it can be another.

    Nothing checks the bytes that fill it up, the case of its digits, and certificates beside the
    signer's; a file that was changed there is told all the same.
    """
    _start, length, begin, _rest = signature.byte_range
    hole = content[length:begin]
    if not _HEXADECIMAL.fullmatch(hole):
        return False
    container = bytes.fromhex(hole[1:-1].decode("ascii"))
    size = _der_size(container)
    data = signature.signed_data
    algorithm = signature.signer_info["digest_algorithm"]["algorithm"].native
    told = [each["algorithm"].native for each in data["digest_algorithms"]]
    certificates = [each.chosen.dump() for each in data["certificates"] or ()]
    return (
        not any(container[size:])
        and data["version"].native in ("v1", "v3")
        and signature.signer_info["version"].native == "v1"
        and told == [algorithm]
        and not strays(certificates)
    )


def _der_size(content: bytes) -> int:
    """The bytes of the first element: its tag, its length, and so many."""
    first = content[1]
    if first < 0x80:
        return 2 + first
    count = first & 0x7F
    return 2 + count + int.from_bytes(content[2 : 2 + count], "big")


def _name(certificate: x509.Certificate) -> str:
    return _name_of(certificate.subject)


def _name_of(name: x509.Name) -> str:
    native = name.native
    common = native.get("common_name") or name.human_friendly
    told = common if isinstance(common, str) else ", ".join(map(str, common))
    return " ".join("".join(sign for sign in told if sign.isprintable()).split())[:120]
