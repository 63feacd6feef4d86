"""A loaded key as pyHanko signs with it. Imported late: pyHanko takes most of a second."""

from typing import Any

from asn1crypto import x509
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from desktop.services.key_file import PersonKey


class LoadedSigner(Signer):
    """Signs with a key that lies in memory: pyHanko's own reads it anew for every signature."""

    def __init__(self, key: PersonKey) -> None:
        store = SimpleCertificateStore()
        store.register_multiple([x509.Certificate.load(each) for each in key.chain])
        super().__init__(
            signing_cert=x509.Certificate.load(key.certificate),
            cert_registry=store,
            embed_roots=True,
        )
        self._key = key

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,
        **_others: Any,
    ) -> bytes:
        """The signature; as many bytes for nothing where only their number is asked."""
        if dry_run:
            return bytes(self._key.signature_size)
        return self._key.sign(data, digest_algorithm)
