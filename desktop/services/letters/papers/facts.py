"""What a letter says beside its people: frozen with them at approval, and read back for drawing."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.canonical import canonical_json
from desktop.domain.roster import Value


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: as it stands under a letter; `acting` is empty or one of an, plt, plh."""

    name: str
    nip: str
    rank: str
    position: str
    acting: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier letter as a later one names it; `number` is empty where it was left blank."""

    letter: str
    number: str
    date: date


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """The head of a roster (docs/roster.md). Money in rupiah, `first_month` the first of a month.

    `area` is whom the letter is about (`Kabupaten Malaka`), `government` the letterhead's first
    line without `Pemerintah`, `head` who a letter "a.n." is signed for.
    """

    letter: str
    kind: str
    office: str
    public_key: str
    government: str
    head: str
    office_name: str
    address: str
    phone: str
    email: str
    city: str
    area: str
    regencies: Mapping[str, str]
    paper: str
    typeface: str
    code: str
    abbreviation: str
    sifat: str
    addressee: str
    addressee_city: str
    legal_basis: tuple[str, ...]
    agreement: str
    contact_name: str
    contact_position: str
    contact_phone: str
    copies: tuple[str, ...]
    funding: str
    year: int
    payer: str
    source: str
    reference: str
    first_month: date
    months: int
    programmes: tuple[str, ...]
    monthly: int
    cost: int
    signer: Signer | None
    wording: Mapping[str, Value]
    checked_on: str = ""
    """ISO date of the insurer's last answer, where everybody was cleared by it."""
    follows: Earlier | None = None
    """The letter that this one adds to, takes from or renews."""
    replaces: Earlier | None = None
    """The cancelled letter that this one stands in place of."""

    def as_head(self) -> dict[str, Value]:
        """The facts as the head of the roster's canonical form."""
        head: dict[str, Value] = {
            field.name: getattr(self, field.name) for field in dataclasses.fields(self)
        }
        for name in _LATER:
            # Letters without them keep the hash they had before there were such facts.
            if head[name]:
                earlier = getattr(self, name)
                head[name] = earlier if isinstance(earlier, str) else _told(earlier)
            else:
                del head[name]
        return head | {
            "first_month": self.first_month.isoformat(),
            "legal_basis": list(self.legal_basis),
            "copies": list(self.copies),
            "programmes": list(self.programmes),
            "signer": dataclasses.asdict(self.signer) if self.signer else None,
        }

    def as_json(self) -> str:
        """The facts as `letter.facts` keeps them."""
        return canonical_json(self.as_head())


_LATER = ("checked_on", "follows", "replaces")


def _told(earlier: Earlier) -> dict[str, Value]:
    return dataclasses.asdict(earlier) | {"date": earlier.date.isoformat()}


def _read_earlier(fields: Any) -> Earlier | None:
    return Earlier(**fields | {"date": date.fromisoformat(fields["date"])}) if fields else None


def read_facts(text: str) -> LetterFacts:
    """The facts that `letter.facts` keeps."""
    fields = json.loads(text)
    signer = fields["signer"]
    return LetterFacts(
        **{
            **fields,
            "first_month": date.fromisoformat(fields["first_month"]),
            "legal_basis": tuple(fields["legal_basis"]),
            "copies": tuple(fields["copies"]),
            "programmes": tuple(fields["programmes"]),
            "signer": Signer(**signer) if signer else None,
            "follows": _read_earlier(fields.get("follows")),
            "replaces": _read_earlier(fields.get("replaces")),
        }
    )
