"""Whose signatures are trusted: the certificates that lie in the folder `trust`."""

from pathlib import Path

from asn1crypto import pem, x509

_ENDINGS = (".pem", ".crt", ".cer", ".der")
_MOST, _LARGEST = 200, 1_000_000


def trusted_roots(folder: Path) -> list[x509.Certificate]:
    """The certificates of a folder, PEM (also several in a file) or DER; none where it is not.

    A file that holds no certificate is passed over: it makes nobody trusted.
    """
    if not folder.is_dir():
        return []
    roots: list[x509.Certificate] = []
    for path in sorted(folder.iterdir())[:_MOST]:
        if path.suffix.lower() in _ENDINGS and path.stat().st_size <= _LARGEST:
            roots.extend(_certificates(path.read_bytes()))
    return roots


def _certificates(content: bytes) -> list[x509.Certificate]:
    try:
        parts = [content]
        if pem.detect(content):
            parts = [part for _kind, _headers, part in pem.unarmor(content, multiple=True)]
        read = [x509.Certificate.load(part) for part in parts]
        return [each for each in read if each.subject is not None and each.public_key is not None]
    except (ValueError, TypeError, KeyError):
        return []
