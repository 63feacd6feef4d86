"""Key files of nobody: made up for tests, by a certification body that does not exist."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID

PASSWORD = "rahasia-contoh"
SIGNER = "Maria Yovita Nahak"
BEGINS, ENDS = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class MadeUp:
    """A key with its certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate


def _named(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(x509.NameOID.COMMON_NAME, name),
            x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "Contoh, tidak berlaku"),
        ]
    )


@cache
def made_up(
    name: str, maker: str = "", begins: datetime = BEGINS, ends: datetime = ENDS, use: str = ""
) -> MadeUp:
    """A key whose certificate `maker` (another made-up one) signed, or it itself."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    by = made_up(maker) if maker else None
    builder = (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(maker or name))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=not maker, path_length=None), critical=True)
    )
    if use:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(purpose, critical=True)
    certificate = builder.sign(by.key if by else key, hashes.SHA256())
    return MadeUp(key, certificate)


BODY = "Lembaga Sertifikasi Contoh"


def key_file(folder: Path, name: str = SIGNER, maker: str = BODY, **validity: datetime) -> Path:
    """A .p12 of a made-up person, opened by PASSWORD."""
    one = made_up(name, maker, **validity)
    chain = [made_up(maker).certificate] if maker else None
    content = pkcs12.serialize_key_and_certificates(
        name.encode(), one.key, one.certificate, chain, BestAvailableEncryption(PASSWORD.encode())
    )
    path = folder / f"{name}.p12"
    path.write_bytes(content)
    return path


def trust(folder: Path, name: str = BODY) -> Path:
    """A folder in which that body's certificate lies."""
    folder.mkdir(parents=True, exist_ok=True)
    pem = made_up(name).certificate.public_bytes(Encoding.PEM)
    (folder / "contoh.pem").write_bytes(pem)
    return folder
