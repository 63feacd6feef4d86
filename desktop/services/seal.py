"""The office's key: made, wrapped, opened, and what it signs and checks.

An Ed25519 pair. The private half lies in the register, sealed by AES-256-GCM once under a secret
of this machine and once under a recovery code that is shown when the office is made; each sealing
opens alone, so that a register moved to another computer is opened with the code.
"""

import base64
import contextlib
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.domain.errors import UserError
from desktop.domain.letter_proof import (
    LetterProof,
    LetterSays,
    letter_proof_text,
    pack_letter,
    signed_letter,
)
from desktop.domain.proof import Proof, pack, proof_text, signed_content
from desktop.domain.readable_code import plain_code, readable_code
from desktop.domain.texts import gettext as _
from desktop.services.acting import Chance

MACHINE = "machine"
RECOVERY = "recovery"

_MACHINE_FILE = "machine.key"
_KEY_SIZE = 32
_SALT_SIZE = 16
_NONCE_SIZE = 12
_RECOVERY_GROUPS = 8
_FINGERPRINT_GROUPS = 4


@dataclass(frozen=True, slots=True, repr=False)
class OfficeSecret:
    """An office's private key, in memory while it signs; never written unwrapped."""

    raw: bytes

    @property
    def public_key(self) -> str:
        """The public half as text."""
        key = Ed25519PrivateKey.from_private_bytes(self.raw).public_key()
        return base64.b64encode(key.public_bytes_raw()).decode("ascii")

    def sign(self, content: bytes) -> bytes:
        """The 64 bytes of a signature over some bytes."""
        return Ed25519PrivateKey.from_private_bytes(self.raw).sign(content)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A private key sealed under one secret; `wrapping` is MACHINE or RECOVERY."""

    wrapping: str
    salt: bytes
    nonce: bytes
    sealed: bytes


def make_secret(chance: Chance) -> OfficeSecret:
    """A new private key."""
    return OfficeSecret(chance.random(_KEY_SIZE))


def check(public_key: str, signature: bytes, content: bytes) -> bool:
    """Whether the key's office signed exactly these bytes; False for a text that is no key."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key, validate=True))
        key.verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def make_proof(secret: OfficeSecret, kind: str, lines: Sequence[str]) -> str:
    """The proof of a paper, signed by the office: the text of its QR code (docs/proof.md)."""
    payload = pack(kind, fingerprint(secret.public_key), lines)
    return proof_text(payload, secret.sign(signed_content(payload)))


def check_proof(public_key: str, proof: Proof) -> bool:
    """Whether the office of a key made a proof; False for a text that is no key."""
    return check(public_key, proof.signature, signed_content(proof.payload))


def make_letter_proof(secret: OfficeSecret, says: LetterSays) -> str:
    """The proof of a letter, signed by the office: the text of its QR code (docs/proof.md).

    The office that it names is the secret's own, whatever `says` has.
    """
    says = replace(says, office=fingerprint(secret.public_key))
    payload = pack_letter(says)
    return letter_proof_text(payload, secret.sign(signed_letter(payload)))


def check_letter_proof(public_key: str, proof: LetterProof) -> bool:
    """Whether the office of a key made a letter's proof; False for a text that is no key."""
    return check(public_key, proof.signature, signed_letter(proof.payload))


def is_key(text: str) -> bool:
    """Whether a text is a public key: 32 bytes in base64."""
    try:
        return len(base64.b64decode(text, validate=True)) == _KEY_SIZE
    except ValueError:
        return False


def fingerprint(public_key: str) -> str:
    """A public key's short hash to read aloud: 16 signs in four groups (80 bits of SHA-256)."""
    raw = base64.b64decode(public_key, validate=True)
    return readable_code(hashlib.sha256(raw).digest(), _FINGERPRINT_GROUPS)


def make_recovery_code(chance: Chance) -> str:
    """A new recovery code: 160 bits as eight groups of four signs. Shown once, never stored."""
    return readable_code(chance.random(_RECOVERY_GROUPS * 4 * 5 // 8), _RECOVERY_GROUPS)


def machine_secret(folder: Path, chance: Chance) -> bytes:
    """This machine's secret, made on first use in a file that its owner alone may read.

    Every register of the machine is opened by the same one. UserError `key.machine_file` where
    the file is not whole.
    """
    path = folder / _MACHINE_FILE
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = chance.random(_KEY_SIZE)
    with contextlib.suppress(FileExistsError):
        handle = os.open(
            path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(handle, "wb") as file:
            file.write(fresh)
            file.flush()
            os.fsync(file.fileno())
        return fresh
    secret = path.read_bytes()
    if len(secret) != _KEY_SIZE:
        raise UserError(
            "key.machine_file",
            _(
                "The key file {path} is damaged. Bring back its copy, or use the recovery code."
            ).format(path=path),
        )
    return secret


def wrap(secret: OfficeSecret, wrapping: str, under: bytes, chance: Chance) -> Wrapped:
    """Seal a private key under some secret bytes (a machine's secret, or `recovery_bytes`)."""
    salt, nonce = chance.random(_SALT_SIZE), chance.random(_NONCE_SIZE)
    told = _told(wrapping, secret.public_key)
    sealed = AESGCM(_derived(under, salt, wrapping)).encrypt(nonce, secret.raw, told)
    return Wrapped(wrapping, salt, nonce, sealed)


def unwrap(wrapped: Wrapped, public_key: str, under: bytes) -> OfficeSecret:
    """Open a sealed private key; UserError `key.wrong_secret` where the secret is another."""
    told = _told(wrapped.wrapping, public_key)
    try:
        raw = AESGCM(_derived(under, wrapped.salt, wrapped.wrapping)).decrypt(
            wrapped.nonce, wrapped.sealed, told
        )
    except InvalidTag as fault:
        raise UserError("key.wrong_secret", _wrong(wrapped.wrapping)) from fault
    return OfficeSecret(raw)


def recovery_bytes(code: str) -> bytes:
    """What a recovery code wraps with, however it is typed: blanks, dashes and case aside."""
    return plain_code(code).encode()


def _derived(under: bytes, salt: bytes, wrapping: str) -> bytes:
    """A key of 256 bits out of a secret that is itself random: no slow derivation is needed."""
    info = f"lontar/office-key/{wrapping}".encode()
    return HKDF(algorithm=SHA256(), length=_KEY_SIZE, salt=salt, info=info).derive(under)


def _told(wrapping: str, public_key: str) -> bytes:
    """What is sealed along: one wrapping, or one office's key, does not pass for another."""
    return f"{wrapping}:{public_key}".encode()


def _wrong(wrapping: str) -> str:
    if wrapping == RECOVERY:
        return _("The recovery code is not the one of this office. Compare it with the paper.")
    return _("This computer cannot open the office's key. Enter the recovery code.")
