"""What a paper can turn out to be when it is checked."""

from dataclasses import dataclass, field

from desktop.domain.proof import CertificateSays

AUTHENTIC = "authentic"
ALTERED = "altered"
UNKNOWN_OFFICE = "unknown_office"
NOT_OURS = "not_ours"
CANCELLED = "cancelled"


@dataclass(slots=True)
class Checked:
    """What a paper turned out to be; `verdict` is authentic, altered, unknown_office and so on.

    `reasons` are sentences for people. `letter` and `rows` are the register's own, known only
    where it knows the letter; `certificate` is what a certificate's proof says.
    """

    verdict: str
    letter: int | None = None
    number: str = ""
    rows: int | None = None
    office: str = ""
    reasons: list[str] = field(default_factory=list)
    signatures: list[dict[str, object]] = field(default_factory=list)
    certificate: CertificateSays | None = None
