"""What a paper turned out to be, in the words and figures of the check's dialog."""

from pathlib import Path

from db.engine import Session
from db.queries import letters as queries
from desktop.domain.dates import letter_date
from desktop.domain.money import grouped, rupiah
from desktop.domain.texts import gettext as _
from desktop.services.letters.check import verify_letter
from desktop.services.letters.check_proof import verify_code
from desktop.services.letters.said import said_by_certificate, said_by_letter, signature_words
from desktop.services.letters.verdicts import CANCELLED, Checked
from desktop.ui.dialogs.check_letter import Verdict
from desktop.ui.pages.letters.read import letter_name


def verdict_of_file(session: Session, path: Path) -> Verdict:
    """Check a file: a PDF, a photo or a scan."""
    return _verdict(session, verify_letter(session, path), path.name)


def verdict_of_code(session: Session, text: str) -> Verdict:
    """Check the text of a code, as a scanner types it; UserError where it is none."""
    return _verdict(session, verify_code(session, text), _("Scanned code"))


def _verdict(session: Session, checked: Checked, what: str) -> Verdict:
    if checked.certificate is not None:
        facts = said_by_certificate(checked.certificate)
        name, training, *rest = [value for _label, value in facts]
        told = list(zip([label for label, _value in facts[2:]], rest, strict=True))
        office = [(_("Office"), checked.office)] if checked.office else []
        verdict = "revoked" if checked.verdict == CANCELLED else checked.verdict
        return Verdict(verdict, what, checked.reasons, [*told, *office], head=name, under=training)
    if checked.says is not None:
        number, *said = said_by_letter(checked.says, checked.number)
        facts = [*said, (_("Office"), checked.office)]
        facts += [(_("Signature"), signature_words(each)) for each in checked.signatures]
        people, total = said[1][1], said[2][1]
        under = _("{people} people, {total}").format(people=people, total=total)
        return Verdict(
            checked.verdict, what, checked.reasons, facts, checked.letter, number[1], under
        )
    facts = []
    line = queries.letter(session, checked.letter) if checked.letter is not None else None
    if line is not None:
        facts = [
            (_("Number"), letter_name(line)),
            (_("Date"), letter_date(line.date) if line.date else "–"),
            (_("People"), grouped(line.rows)),
            (_("Total"), rupiah(line.cost)),
            (_("Office"), checked.office),
        ]
    return Verdict(checked.verdict, what, checked.reasons, facts, checked.letter)
