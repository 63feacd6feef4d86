"""What a paper's proof says, and its signatures, in lines for people."""

from desktop.domain.dates import letter_date
from desktop.domain.letter_proof import LetterSays
from desktop.domain.money import grouped, rupiah
from desktop.domain.proof import CertificateSays
from desktop.domain.texts import gettext as _
from desktop.services.acting import OFFICE_ZONE
from desktop.services.letters.verdicts import SignatureTold


def said_by_certificate(says: CertificateSays) -> list[tuple[str, str]]:
    """(label, value) of each thing said, the person first."""
    said = [
        (_("Name"), says.name),
        (_("Training"), says.training),
        (_("Number"), says.number),
        (_("Date"), letter_date(says.date)),
        (
            _("Attended"),
            _("{attended} of {held} JP").format(attended=says.attended, held=says.held),
        ),
    ]
    if says.exam_mark is not None:
        said.append((_("Exam mark"), str(says.exam_mark)))
    if says.until is not None:
        said.append((_("Valid until"), letter_date(says.until)))
    return [*said, (_("Control code"), says.code)]


def said_by_letter(says: LetterSays, number: str = "") -> list[tuple[str, str]]:
    """(label, value) of each thing said; `number` is the register's where it was left blank."""
    return [
        (_("Number"), says.number or number or _("without a number")),
        (_("Date"), letter_date(says.date)),
        (_("People"), grouped(says.rows)),
        (_("Total"), rupiah(says.total)),
    ]


def signature_words(told: SignatureTold) -> str:
    """A signature in one line: who, when, and how it stands."""
    at = told.at.astimezone(OFFICE_ZONE) if told.at else None
    when = f"{letter_date(at.date())}, {at:%H.%M} WITA" if at else _("at no told time")
    if not told.intact:
        stands = _("broken")
    elif not told.trusted:
        stands = _("whole; issuer not trusted here: {issuer}").format(issuer=told.issuer)
    else:
        stands = _("whole, issuer trusted")
    if told.intact and told.expired:
        stands = _("{stands}; certificate expired").format(stands=stands)
    if told.stamped:
        when = _("{when} (time stamp)").format(when=when)
    return f"{told.name}, {when}: {stands}"
