"""What the papers of a training say: plain values, gathered by others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.roster import Value
from desktop.services.letters.papers.facts import Signer


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """A session on a paper; `start` and `end` in minutes after midnight, `zone` as WITA."""

    number: int
    title: str
    jp: int
    date: date
    start: int
    end: int
    zone: str
    place: str
    trainer: str


@dataclass(frozen=True, slots=True)
class SignRow:
    """A row to sign; all but the number empty for somebody who walks in."""

    number: int
    name: str = ""
    sex: str = ""
    body: str = ""
    role: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class SignPage:
    """A page of the sheet with the code that is printed on it."""

    code: str
    rows: Sequence[SignRow]


@dataclass(frozen=True, slots=True)
class SignSheet:
    """A sheet to sign: without a session its facts are left to be written by hand."""

    training: str
    pages: Sequence[SignPage]
    session: SessionFacts | None = None
    city: str = ""
    show_phone: bool = False


@dataclass(frozen=True, slots=True)
class Badge:
    """A participant's badge; `code` is all that its QR code and Code 128 hold.

    `photo` is a picture's bytes (JPEG or PNG), nothing where there is none.
    """

    code: str
    name: str
    role: str = ""
    body: str = ""
    photo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Badges:
    """Badges of a training; `when` is its place and days in one line; without `ornament` black."""

    training: str
    when: str
    badges: Sequence[Badge]
    ornament: bool = True


@dataclass(frozen=True, slots=True)
class Material:
    """A session as the back of a certificate lists it, with the JP of it that were attended."""

    title: str
    trainer: str
    jp: int
    attended: int


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a certificate says. `minimum` in ten-thousandths; marks nothing without an exam.

    `office_name`, `government`, `head` and `city` as in the facts of a letter; `village` with its
    kind (`Desa Naimata`); `proof` is what the QR code holds: A-Z, 0-9, - and . only; `until` is
    the last day it holds. `photo_box` leaves room for a photo of 3 × 4 cm, `ornament` the woven
    bands and their colours.
    """

    government: str
    office_name: str
    head: str
    city: str
    number: str
    dated: date
    name: str
    role: str
    body: str
    village: str
    training: str
    organiser: str
    place: str
    start: date
    end: date
    materials: Sequence[Material]
    held: int
    attended: int
    minimum: int
    exam_mark: int | None
    pass_mark: int | None
    signer: Signer | None
    back_signer: Signer | None
    code: str
    proof: str
    wording: Mapping[str, Value]
    until: date | None = None
    ornament: bool = True
    photo_box: bool = False


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """What a surat keterangan says, where another body held the training (`organiser`).

    The letterhead's fields, `paper` and `typeface` as in the facts of a letter, the others as in
    those of a certificate.
    """

    government: str
    office_name: str
    address: str
    phone: str
    email: str
    head: str
    city: str
    paper: str
    typeface: str
    number: str
    dated: date
    name: str
    birth_place: str
    birth_date: date | None
    role: str
    body: str
    village: str
    training: str
    organiser: str
    place: str
    start: date
    end: date
    held: int
    attended: int
    signer: Signer | None
    code: str
    proof: str
    wording: Mapping[str, Value]
