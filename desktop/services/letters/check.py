"""Whether a PDF is byte for byte a letter of this register, and whose it is if not."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from db.engine import Session
from db.queries import letters as queries
from db.queries import office as office_queries
from desktop.domain.dates import letter_date
from desktop.domain.errors import UserError
from desktop.domain.statuses import LetterState
from desktop.domain.texts import gettext as _
from desktop.services.letters.papers.metadata import Mark, find_mark

AUTHENTIC = "authentic"
ALTERED = "altered"
UNKNOWN_OFFICE = "unknown_office"
NOT_OURS = "not_ours"
CANCELLED = "cancelled"

_LARGEST = 200_000_000
_HEADER = b"%PDF-"


@dataclass(slots=True)
class Checked:
    """What a PDF turned out to be; `verdict` is authentic, altered, unknown_office and so on.

    `reasons` are sentences for people. `letter`, `number` and `rows` are the register's own,
    known only where it knows the letter.
    """

    verdict: str
    letter: int | None = None
    number: str = ""
    rows: int | None = None
    office: str = ""
    reasons: list[str] = field(default_factory=list)
    signatures: list[dict[str, object]] = field(default_factory=list)


def verify_letter(session: Session | None, path: Path) -> Checked:
    """Compare a file with the letters that this register issued; works without a register too.

    UserError `file.not_found`, `file.too_large`.
    """
    content = _read(path)
    if _HEADER not in content[:1024]:
        return Checked(NOT_OURS, reasons=[_("This file is no PDF.")])
    mark = find_mark(content)
    office = office_queries.own_office(session) if session is not None else None
    if session is None or office is None:
        return _without_register(mark)
    found = queries.letter_of_file(session, hashlib.sha256(content).hexdigest())
    if found is not None:
        return _of_bytes(found, office.name)
    return _of_mark(session, mark, office)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise UserError(
                "file.too_large",
                _("The file is larger than any letter. Choose the PDF of the letter."),
            )
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise UserError(
            "file.not_found",
            _("There is no file {path}. Check its name and folder.").format(path=path),
        ) from fault


def _of_bytes(line: queries.LetterLine, office: str) -> Checked:
    """The file is one that was issued: every byte."""
    checked = Checked(AUTHENTIC, line.id, line.number, line.rows, office)
    if line.state == LetterState.CANCELLED:
        checked.verdict = CANCELLED
        checked.reasons.append(_("The letter was cancelled: {why}").format(why=line.reason))
        return checked
    if line.date:
        checked.reasons.append(
            _("Byte for byte the letter issued on {date}.").format(date=letter_date(line.date))
        )
    return checked


def _of_mark(session: Session, mark: Mark | None, office: office_queries.OfficeLine) -> Checked:
    """The file is none that was issued; its mark tells what it came from."""
    if mark is None:
        return Checked(NOT_OURS, reasons=[_("The file bears no mark of a letter from Lontar.")])
    if mark.office != office.public_key:
        return Checked(
            UNKNOWN_OFFICE,
            reasons=[
                _("The file bears the mark of another office, which this register knows not.")
            ],
        )
    line = queries.letter_of_uid(session, mark.letter)
    if line is None:
        return Checked(
            ALTERED,
            office=office.name,
            reasons=[
                _("The file bears this office's mark, but no such letter is in the register.")
            ],
        )
    checked = Checked(ALTERED, line.id, line.number, line.rows, office.name)
    checked.reasons.append(_("The file is not, byte for byte, the letter that was issued."))
    if line.state == LetterState.CANCELLED:
        checked.reasons.append(_("The letter was cancelled: {why}").format(why=line.reason))
    return checked


def _without_register(mark: Mark | None) -> Checked:
    if mark is None:
        return Checked(NOT_OURS, reasons=[_("The file bears no mark of a letter from Lontar.")])
    return Checked(
        UNKNOWN_OFFICE,
        reasons=[_("There is no register here that the letter could be compared with.")],
    )
