"""Whether a file is a paper of this register, byte for byte or by its proof, and whose if not."""

import hashlib
from datetime import datetime
from pathlib import Path

from db.engine import Session
from db.queries import certificates as certificate_queries
from db.queries import letters as queries
from db.queries import office as office_queries
from desktop import paths
from desktop.domain.dates import letter_date
from desktop.domain.letter_proof import LetterProof
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.check_keys import key_of, proof_in, read_key
from desktop.services.letters.check_letter import cancelled_if
from desktop.services.letters.check_proof import verdict_of_line, verify_codes
from desktop.services.letters.check_sealed import (
    SIGNATURE_MARK,
    Asked,
    issued_pdf,
    read_signatures,
    verify_sealed,
)
from desktop.services.letters.papers.metadata import Mark, find_mark
from desktop.services.letters.pdf_seal import find_seal, sealed_part
from desktop.services.letters.scan import scan_pdf, scan_picture
from desktop.services.letters.verdicts import (
    ALTERED,
    AUTHENTIC,
    NOT_OURS,
    UNKNOWN_OFFICE,
    Checked,
)
from desktop.services.outside_file import read_letter_file

_OWN = ("pdf", "signed")
"""Kinds of a letter's files that are the letter itself."""
_HEADER = b"%PDF-"


def verify_letter(
    session: Session | None,
    path: Path,
    key: str = "",
    *,
    trust: Path | None = None,
    now: datetime | None = None,
) -> Checked:
    """Check a PDF, a photo or a scan of a paper; works without a register too.

    `key` is the public key of an office that is to be believed beside this register's own,
    `trust` the folder of those whose signatures are trusted, `now` when they are looked at.
    UserError `file.*` as `read_outside`, `picture.too_large`, `key.unreadable`.
    """
    key = read_key(key)  # a wrong one is told, also where it is not needed
    asked = Asked(key, trust or paths.trust_folder(), now or Acting().now())
    content = read_letter_file(path)
    if _HEADER not in content[:1024]:
        return _picture(session, content, key)
    office = office_queries.own_office(session) if session is not None else None
    if session is not None and office is not None:
        digest = hashlib.sha256(content).hexdigest()
        letter = queries.letter_of_file(session, digest, _OWN)
        if letter is not None:
            return _of_bytes(session, letter, office.name, content, asked)
        certificate = certificate_queries.certificate_of_file(session, digest)
        if certificate is not None:
            return verdict_of_line(certificate, office.name)
    sealed = find_seal(content)
    if sealed is not None:
        return verify_sealed(session, content, sealed, asked)
    mark = find_mark(content)
    if mark is None:
        return _pages(session, content, key)
    if session is None or office is None:
        return _without_register()
    return _of_mark(session, mark, office, content, asked)


def _picture(session: Session | None, content: bytes, key: str) -> Checked:
    """A photo or a scan: the code on it tells."""
    scanned = scan_picture(content)
    if scanned is None:
        return Checked(NOT_OURS, reasons=[_("This file is no PDF, and no photo or scan either.")])
    if not scanned.codes:
        return Checked(
            NOT_OURS,
            reasons=[_("No code can be read on it. Take it again: near, straight and sharp.")],
        )
    return verify_codes(session, scanned.codes, key, as_text=False)


def _pages(session: Session | None, content: bytes, key: str) -> Checked:
    """A PDF without a mark: a scan, or somebody else's."""
    scanned = scan_pdf(content)
    if scanned is None or not scanned.codes:
        return Checked(NOT_OURS, reasons=[_("The file bears no mark of a paper from Lontar.")])
    return verify_codes(session, scanned.codes, key, as_text=scanned.texts_too)


def _of_bytes(
    session: Session, line: queries.LetterLine, office: str, content: bytes, asked: Asked
) -> Checked:
    """The file is one that was issued, or taken back signed: every byte."""
    checked = Checked(AUTHENTIC, line.id, line.number, line.rows, office)
    proof = proof_in(line.proof)
    checked.says = proof.says if isinstance(proof, LetterProof) else None
    if line.date:
        checked.reasons.append(
            _("Byte for byte the letter issued on {date}.").format(date=letter_date(line.date))
        )
    base = _issued_size(session, line.id, content, asked.key)
    if base:
        read_signatures(checked, content, base, asked)
    return cancelled_if(checked, line)


def _issued_size(session: Session, letter: int, content: bytes, key: str) -> int:
    """How much of a letter's own file was there before any signature; 0 where none follows."""
    if SIGNATURE_MARK not in content:
        return 0
    sealed = find_seal(content)
    proof = proof_in(sealed.proof) if sealed is not None else None
    if sealed is not None and sealed.signature and isinstance(proof, LetterProof):
        return sealed_part(content, sealed.signature, key_of(session, proof.says.office, key))
    issued = issued_pdf(session, letter)
    return len(issued) if issued is not None and content.startswith(issued) else 0


def _of_mark(
    session: Session,
    mark: Mark,
    office: office_queries.OfficeLine,
    content: bytes,
    asked: Asked,
) -> Checked:
    """The file is none that was issued; its mark tells what it came from."""
    if mark.office != office.public_key:
        return Checked(
            UNKNOWN_OFFICE,
            reasons=[
                _("The file bears the mark of another office, which this register knows not.")
            ],
        )
    line = queries.letter_of_uid(session, mark.letter)
    if line is None:
        return Checked(
            ALTERED,
            office=office.name,
            reasons=[
                _("The file bears this office's mark, but no such letter is in the register.")
            ],
        )
    checked = Checked(ALTERED, line.id, line.number, line.rows, office.name)
    proof = proof_in(line.proof)
    checked.says = proof.says if isinstance(proof, LetterProof) else None
    issued = issued_pdf(session, line.id)
    if issued is not None and content.startswith(issued) and not line.proof:
        checked.verdict = AUTHENTIC  # a letter of before proofs, signed since
        read_signatures(checked, content, len(issued), asked)
        return cancelled_if(checked, line)
    checked.reasons.append(_("The file is not, byte for byte, the letter that was issued."))
    if issued is not None:
        from desktop.services.letters.where import where_changed  # late: pikepdf

        checked.reasons += where_changed(issued, content)
    return cancelled_if(checked, line)


def _without_register() -> Checked:
    return Checked(
        UNKNOWN_OFFICE,
        reasons=[_("There is no register here that the letter could be compared with.")],
    )
