"""Who a letter takes and who not, and every reason for leaving somebody out."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from db.queries import candidates as queries
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.texts import mark as _

REASONS: dict[str, str] = {
    "in_another_letter": _("In another letter"),
    "not_verified": _("Not verified yet"),
    "not_checked": _("Not checked by the insurer yet"),
    "ineligible": _("Not eligible"),
    "refused": _("Refused by the insurer's check"),
    "enrolled": _("Enrolled already"),
    "rejected": _("Rejected by the insurer"),
    "ended": _("Left the programme"),
    "open_error": _("Has an error that must be mended"),
    "age": _("Not of the age when cover begins"),
    "occupation": _("Has an occupation that is insured otherwise"),
    "domicile": _("Lives outside the office's region"),
    "member": _("Had a member number before"),
    "household": _("Another of the household goes or is covered"),
    "undecided_double": _("May be somebody else of the register: decide first"),
    "over_places": _("No place left in the region"),
    "over_cap": _("No money left in the funding"),
    "over_limit": _("Over the number asked for"),
    "unknown": _("Not in the register"),
    "covered": _("In an issued letter for the same months"),
    "not_earlier": _("In no letter whose months end before"),
    "not_in_funding": _("In no issued letter of this funding"),
    "still_in": _("Has not left, and no reason was given"),
    "nobody_instead": _("Nobody of the kecamatan can go instead"),
    "other_kecamatan": _("Not of the kecamatan of who leaves"),
    "named_twice": _("Named twice"),
}
"""Why somebody is left out, by code; the words are marked and translated when shown."""

NO_FUNDING = "no_funding"
"""Beside REASONS: nothing speaks against a worker, and there is no money of any year yet."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A worker whom a letter takes, with names of places, sector and cost (rupiah)."""

    line: queries.CandidateLine
    village: str
    kecamatan: str
    sector: str
    monthly: int
    cost: int
    reason: str = ""
    """Why who is taken out leaves: this worker, or the one replaced; a code of LeavingReason."""
    left_on: date | None = None
    """The day it happened, where it is known."""
    replaces: "Candidate | None" = None
    """Who makes room."""

    @property
    def id(self) -> int:
        """The worker's row id."""
        return self.line.id

    @property
    def nik(self) -> str:
        """The worker's NIK."""
        return self.line.nik

    @property
    def name(self) -> str:
        """The worker's name."""
        return self.line.name


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody whom a letter does not take: a code of REASONS, and what more there is to say."""

    nik: str
    name: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a letter takes and whom not; `monthly` a person's rate, `cost` that of all months."""

    workers: tuple[Candidate, ...]
    left_out: tuple[LeftOut, ...]
    monthly: int
    months: int
    cost: int
    first_month: date = date.min
    kind: LetterKind = LetterKind.ENROLMENT
    follows: int | None = None
    """The letter that this one adds to, takes from or renews."""

    @property
    def reasons(self) -> Counter[str]:
        """How many are left out for each reason."""
        return Counter(person.reason for person in self.left_out)
