"""What a paper can turn out to be when it is checked."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from desktop.domain.letter_proof import LetterSays
from desktop.domain.proof import CertificateSays

AUTHENTIC = "authentic"
ALTERED = "altered"
UNKNOWN_OFFICE = "unknown_office"
NOT_OURS = "not_ours"
CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class SignatureTold:
    """A signature in a file: who, when (UTC), and how it stands.

    `intact`: it is of this very file, which nothing but signatures followed. `trusted`: issued by
    a body whose certificate lies in the folder `trust`. `expired`: its certificate is over (at
    `ends`), and no trusted time stamp (`stamped`) tells that it was made before.
    """

    name: str
    at: datetime | None
    intact: bool
    trusted: bool
    expired: bool
    stamped: bool = False
    ends: datetime | None = None
    issuer: str = ""

    def shape(self) -> dict[str, Any]:
        """As JSON tells it."""
        return {
            "name": self.name,
            "at": self.at.isoformat() if self.at else None,
            "intact": self.intact,
            "trusted": self.trusted,
            "expired": self.expired,
            "stamped": self.stamped,
            "until": self.ends.isoformat() if self.ends else None,
            "issuer": self.issuer,
        }


@dataclass(slots=True)
class Checked:
    """What a paper turned out to be; `verdict` is authentic, altered, unknown_office and so on.

    `reasons` are sentences for people. `letter` and `rows` are the register's own, known only
    where it knows the letter; `certificate` is what a certificate's proof says, `says` what a
    letter's says.
    """

    verdict: str
    letter: int | None = None
    number: str = ""
    rows: int | None = None
    office: str = ""
    reasons: list[str] = field(default_factory=list)
    signatures: list[SignatureTold] = field(default_factory=list)
    certificate: CertificateSays | None = None
    paper: str = ""
    """The kind of a paper beside a letter, where the file is that and not the letter."""
    says: LetterSays | None = None
