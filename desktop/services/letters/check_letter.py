"""Whether a letter's proof is an office's own, and what the register knows of the letter since."""

from db.engine import Session
from db.queries import letters as queries
from db.queries import office as office_queries
from desktop.domain.letter_proof import LetterProof
from desktop.domain.statuses import LetterState
from desktop.domain.texts import gettext as _
from desktop.services import seal
from desktop.services.letters.check_keys import (
    changed_code,
    grouped_print,
    key_of,
    unknown_office,
)
from desktop.services.letters.verdicts import ALTERED, AUTHENTIC, CANCELLED, Checked


def of_letter_proof(session: Session | None, proof: LetterProof, key: str) -> Checked:
    """Whose a letter's proof is, what it says, and the register's word where it is its own."""
    says = proof.says
    office = key_of(session, says.office, key)
    if not office:
        return unknown_office(says.office)
    fingerprint = grouped_print(seal.fingerprint(office).replace("-", ""))
    if not seal.check_letter_proof(office, proof):
        return changed_code(fingerprint)
    checked = Checked(AUTHENTIC, number=says.number, rows=says.rows, office=fingerprint, says=says)
    own = office_queries.own_office(session) if session is not None else None
    if session is None or own is None or own.public_key != office:
        checked.reasons.append(
            _("Signed by the office. Whether it was cancelled since, only its register knows.")
        )
        return checked
    checked.office = own.name
    line = queries.letter_of_uid(session, says.letter)
    if line is None or line.proof != proof.text:
        checked.verdict = ALTERED
        checked.reasons.append(
            _("The office signed the code, but no such letter is in its register.")
        )
        return checked
    checked.letter, checked.number = line.id, says.number or line.number
    checked.reasons.append(_("Signed by this office, and in its register."))
    return cancelled_if(checked, line)


def cancelled_if(checked: Checked, line: queries.LetterLine) -> Checked:
    """The verdict `cancelled` for what was authentic, where the register says so."""
    if line.state == LetterState.CANCELLED:
        if checked.verdict == AUTHENTIC:
            checked.verdict = CANCELLED
            checked.reasons = []
        checked.reasons.append(_("The letter was cancelled: {why}").format(why=line.reason))
    return checked
