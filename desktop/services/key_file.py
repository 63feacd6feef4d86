"""A person's key for signing in a PKCS#12 file (.p12, .pfx): opened once, then it signs.

Unlike the office's own key it is made by a certification body, and never kept by Lontar.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _

_DIGESTS: dict[str, type[hashes.HashAlgorithm]] = {
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
}
_LEAST_RSA = 2048
_SEQUENCE = 0x30


@dataclass(frozen=True, slots=True, repr=False)
class PersonKey:
    """A private key in memory, with its certificate and those it came with (DER).

    `name` is the certificate's common name, `begins` and `ends` its validity in UTC.
    """

    private: RSAPrivateKey | EllipticCurvePrivateKey
    certificate: bytes
    chain: tuple[bytes, ...]
    name: str
    begins: datetime
    ends: datetime

    @property
    def signature_size(self) -> int:
        """The most bytes that a signature has."""
        if isinstance(self.private, RSAPrivateKey):
            return self.private.key_size // 8
        return 2 * (self.private.key_size // 8 + 1) + 12

    def sign(self, content: bytes, digest: str) -> bytes:
        """A signature over some bytes: RSA by PKCS#1 v1.5, or ECDSA."""
        chosen = _DIGESTS[digest]()
        if isinstance(self.private, RSAPrivateKey):
            return self.private.sign(content, PKCS1v15(), chosen)
        return self.private.sign(content, ECDSA(chosen))


def open_key_file(content: bytes, password: str) -> PersonKey:
    """Open a PKCS#12 file.

    UserError `key.file` for what is none, `key.password`, `key.none` where no private key with
    its certificate is in it, `key.kind` for a key that letters cannot be signed with.
    """
    if not _is_pkcs12(content):
        raise UserError(
            "key.file",
            _("This is no key file. Choose the .p12 or .pfx that came with the certificate."),
        )
    try:
        opened = load_pkcs12(content, password.encode() or None)
    except (ValueError, UnsupportedAlgorithm) as fault:
        raise UserError(
            "key.password",
            _("The password does not open the key file. Type it again; capitals count."),
        ) from fault
    private, own = opened.key, opened.cert
    if private is None or own is None:
        raise UserError(
            "key.none",
            _(
                "The key file holds no private key with its certificate. Have it exported again,"
                " with the private key."
            ),
        )
    if not isinstance(private, RSAPrivateKey | EllipticCurvePrivateKey) or (
        isinstance(private, RSAPrivateKey) and private.key_size < _LEAST_RSA
    ):
        raise UserError(
            "key.kind",
            _("Letters are signed with RSA keys from 2048 bits on, or with ECDSA keys."),
        )
    certificate = own.certificate
    return PersonKey(
        private,
        certificate.public_bytes(Encoding.DER),
        tuple(each.certificate.public_bytes(Encoding.DER) for each in opened.additional_certs),
        _common_name(certificate),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
    )


def strays(certificates: Sequence[bytes]) -> bool:
    """Whether one of several certificates (DER) is damaged: not as its issuer among them made it.

    One whose issuer is not among them tells nothing; one that cannot be read is damaged.
    """
    try:
        read = [x509.load_der_x509_certificate(each) for each in certificates]
        for one in read:
            makers = [each for each in read if each.subject == one.issuer]
            if makers and not any(_made_by(one, maker) for maker in makers):
                return True
    except (ValueError, UnsupportedAlgorithm, x509.UnsupportedGeneralNameType):
        return True
    return False


def _made_by(one: x509.Certificate, maker: x509.Certificate) -> bool:
    try:
        one.verify_directly_issued_by(maker)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _common_name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def _is_pkcs12(content: bytes) -> bool:
    """Whether bytes begin as a PFX does: a SEQUENCE that starts with the version 3 (RFC 7292)."""
    if len(content) < 16 or content[0] != _SEQUENCE:
        return False
    length = content[1]
    inner = 2 if length <= 0x80 else 2 + (length & 0x7F)
    return content[inner : inner + 3] == b"\x02\x01\x03"
