"""Whether a paper's proof is an office's own, and what the register knows of the paper since."""

from collections.abc import Sequence

from db.engine import Session
from db.queries import certificates as queries
from db.queries import office as office_queries
from desktop.domain.letter_proof import LetterProof
from desktop.domain.proof import CertificateSays, Proof, certificate_says
from desktop.domain.texts import gettext as _
from desktop.services import seal
from desktop.services.letters.check_keys import (
    changed_code,
    grouped_print,
    key_of,
    proof_in,
    read_key,
    read_proof,
    unknown_office,
)
from desktop.services.letters.check_letter import of_letter_proof
from desktop.services.letters.verdicts import (
    ALTERED,
    AUTHENTIC,
    CANCELLED,
    NOT_OURS,
    Checked,
)


def verify_code(session: Session | None, text: str, key: str = "") -> Checked:
    """Check the text of a QR code, as scanned or typed; `key` is an office's public key.

    UserError `proof.none`, `proof.damaged`, `key.unreadable`.
    """
    checked = _of_any(session, read_proof(text), read_key(key))
    if checked.verdict == AUTHENTIC:
        checked.reasons.append(
            _("Only the code was checked. Compare what it says with what is printed.")
        )
    return checked


def verify_codes(
    session: Session | None, texts: Sequence[str], key: str, *, as_text: bool
) -> Checked:
    """Check the codes read off one paper; `as_text` where it is a PDF that was never a scan."""
    proofs = {proof.text: proof for text in texts if (proof := proof_in(text)) is not None}
    if not proofs:
        return Checked(NOT_OURS, reasons=[_("There is no code of a paper from Lontar on it.")])
    if len(proofs) > 1:
        why = _("Its pages bear the codes of different papers. Check each paper by itself.")
        return Checked(ALTERED, reasons=[why])
    checked = verify_code(session, next(iter(proofs)), key)
    if as_text and checked.verdict == AUTHENTIC:
        checked.verdict = ALTERED
        checked.reasons = [
            _(
                "The code is the office's own, but this PDF is not the one that was issued: it"
                " bears no seal. Only what is shown here is what the office said."
            )
        ]
    return checked


def verdict_of_line(line: queries.CertificateLine, office: str) -> Checked:
    """The verdict on a PDF that the register knows by its bytes."""
    checked = Checked(AUTHENTIC, number=line.number, office=office)
    proof = proof_in(line.proof)
    checked.certificate = certificate_says(proof) if isinstance(proof, Proof) else None
    checked.reasons = [_("Byte for byte the paper that was issued.")]
    return _revoked(checked, line)


def _of_any(session: Session | None, proof: Proof | LetterProof, key: str) -> Checked:
    if isinstance(proof, LetterProof):
        return of_letter_proof(session, proof, key)
    return of_proof(session, proof, key)


def of_proof(session: Session | None, proof: Proof, key: str) -> Checked:
    """Whose a proof is, and what it says; the register's word where it is its own office's."""
    says = certificate_says(proof)
    checked = Checked(AUTHENTIC, number=says.number if says else "", certificate=says)
    office = key_of(session, proof.office, key)
    if not office:
        # Anybody can write such a code: what it says is not repeated.
        return unknown_office(proof.office)
    checked.office = grouped_print(proof.office)
    if not seal.check_proof(office, proof):
        return changed_code(checked.office)
    if says is None:
        checked.verdict = NOT_OURS
        checked.reasons.append(
            _("The code is of a kind of paper that this version of Lontar does not know.")
        )
        return checked
    own = office_queries.own_office(session) if session is not None else None
    if session is None or own is None or own.public_key != office:
        checked.reasons.append(
            _("Signed by the office. Whether it was revoked since, only its register knows.")
        )
        return checked
    checked.office = own.name
    return _in_register(session, checked, says, proof)


def _in_register(
    session: Session, checked: Checked, says: CertificateSays, proof: Proof
) -> Checked:
    line = queries.certificate_by_number(session, says.number)
    if line is None or line.proof != proof.text:
        checked.verdict = ALTERED
        checked.reasons.append(
            _("The office signed the code, but no such paper is in its register.")
        )
        return checked
    checked.reasons.append(_("Signed by this office, and in its register."))
    return _revoked(checked, line)


def _revoked(checked: Checked, line: queries.CertificateLine) -> Checked:
    if line.revoked:
        checked.verdict = CANCELLED
        checked.reasons = [_("The certificate was revoked: {why}").format(why=line.reason)]
    return checked
