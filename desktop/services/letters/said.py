"""What a certificate's proof says, in lines for people."""

from desktop.domain.dates import letter_date
from desktop.domain.proof import CertificateSays
from desktop.domain.texts import gettext as _


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
