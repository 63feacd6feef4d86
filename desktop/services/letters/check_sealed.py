"""Whether a PDF is as its office sealed it, and what was added behind it since."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.engine import Session
from db.queries import letters as queries
from desktop.domain.letter_proof import LetterProof
from desktop.domain.texts import gettext as _
from desktop.services.letters.beside.kinds import KINDS
from desktop.services.letters.check_keys import key_of, proof_in
from desktop.services.letters.check_letter import of_letter_proof
from desktop.services.letters.check_proof import of_proof
from desktop.services.letters.pdf_seal import Sealed, paper_beside, sealed_part
from desktop.services.letters.verdicts import (
    ALTERED,
    AUTHENTIC,
    CANCELLED,
    Checked,
)

SIGNATURE_MARK = b"/ByteRange"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a check is made with: a key believed beside the register's, whom to trust, when."""

    key: str
    trust: Path
    now: datetime


def verify_sealed(session: Session | None, content: bytes, sealed: Sealed, asked: Asked) -> Checked:
    """Check a PDF that bears a proof and a seal: every byte, and all that was added behind."""
    proof = proof_in(sealed.proof)
    if proof is None:
        return Checked(ALTERED, reasons=[_("The proof in the file is not whole.")])
    if isinstance(proof, LetterProof):
        checked, office = of_letter_proof(session, proof, asked.key), proof.says.office
    else:
        checked, office = of_proof(session, proof, asked.key), proof.office
    if checked.verdict not in (AUTHENTIC, CANCELLED):
        return checked
    known = key_of(session, office, asked.key)
    base = sealed_part(content, sealed.signature, known) if sealed.signature is not None else 0
    if not base:
        return _changed(session, checked, content)
    checked.paper = paper_beside(content[:base])
    if checked.letter is not None and session is not None and not checked.paper:
        issued = issued_pdf(session, checked.letter)
        if issued is not None and not content.startswith(issued):
            return _not_as_issued(checked, issued, content)
    _take_added(checked, content, base, asked)
    if checked.paper and checked.verdict in (AUTHENTIC, CANCELLED):
        named = _paper_name(checked.paper)
        told = _("This is not the letter itself but a paper that goes with it: {paper}.")
        checked.reasons.insert(0, told.format(paper=named))
    if checked.verdict == AUTHENTIC and base == len(content):
        checked.reasons.insert(0, _("The office's seal fits the file, every byte of it."))
    elif checked.verdict == AUTHENTIC:
        told = _("The office's seal fits the file; nothing but signatures was added.")
        checked.reasons.insert(0, told)
    return checked


def _paper_name(kind: str) -> str:
    """What a paper beside a letter is called; one of a later version by its code."""
    return _(KINDS[kind]) if kind in KINDS else kind


def read_signatures(checked: Checked, content: bytes, base: int, asked: Asked) -> None:
    """Tell the signatures behind the issued bytes of a file that is none other than issued."""
    _take_added(checked, content, base, asked)


def issued_pdf(session: Session, letter: int) -> bytes | None:
    """The bytes of a letter's PDF as it was issued."""
    papers = [file for file in queries.files(session, letter) if file.kind == "pdf"]
    return papers[-1].content if papers else None


def _take_added(checked: Checked, content: bytes, base: int, asked: Asked) -> None:
    """Put what was added behind a file's issued bytes into its verdict."""
    if base == len(content):
        return
    from desktop.services.letters.sign.added import read_added  # late: pyHanko takes a second

    added = read_added(content, base, asked.trust, asked.now)
    checked.signatures = added.signatures
    if added.fault:
        _altered(checked, [added.fault])
        return
    for page in added.pages:
        checked.reasons.append(
            _("What stands in the block on page {page} is told by who signed there.").format(
                page=page
            )
        )


def _changed(session: Session | None, checked: Checked, content: bytes) -> Checked:
    told = [
        _(
            "The file was changed since it was issued. Only what is shown here is what the office"
            " said."
        )
    ]
    if checked.letter is not None and session is not None:
        issued = issued_pdf(session, checked.letter)
        if issued is not None:
            from desktop.services.letters.where import where_changed  # late: pikepdf

            told += where_changed(issued, content)
    return _altered(checked, told)


def _not_as_issued(checked: Checked, issued: bytes, content: bytes) -> Checked:
    if issued.startswith(content):
        reason = _("A signature that the letter was issued with has been taken out.")
    else:
        reason = _("The signature that the letter was issued with is not as it was.")
    return _altered(checked, [reason])


def _altered(checked: Checked, told: list[str]) -> Checked:
    """Make it altered; of the reasons so far only that it was cancelled matters still."""
    checked.reasons = told + (checked.reasons if checked.verdict == CANCELLED else [])
    checked.verdict = ALTERED
    return checked
