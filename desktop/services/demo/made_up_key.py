"""A key file of nobody, for trying signatures: its certificate says that it is made up."""

from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from desktop.paths import replace_file

NAME = "Orang Contoh"
_SAYS = "Contoh, tidak berlaku"


def write_made_up_key(path: Path, password: str, at: datetime) -> Path:
    """Write a .p12 that is valid for a day around `at`; give its path back."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME),
            x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, _SAYS),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(hours=12))
        .not_valid_after(at + timedelta(hours=12))
        .sign(key, hashes.SHA256())
    )
    lock = BestAvailableEncryption(password.encode())
    replace_file(
        path, pkcs12.serialize_key_and_certificates(NAME.encode(), key, certificate, None, lock)
    )
    return path
