"""What the papers of a training say: plain values, gathered by others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


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
