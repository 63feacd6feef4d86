"""What the page of letters reads: small reads at once, those of many people within jobs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.engine import Session
from db.queries import funding as funding_queries
from db.queries import letters as queries
from db.queries import office as office_queries
from db.queries import regions as region_queries
from db.queries.letter_files import FileHead, Kin, file_heads, kin_of
from db.queries.workers import WorkerFilter, worker_page
from desktop.domain.dates import month_span
from desktop.domain.roster import RosterLine
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.paths import safe_name
from desktop.services.acting import Acting
from desktop.services.letters.papers.facts import Signer, read_facts
from desktop.services.letters.preview import roster_now
from desktop.services.letters.states import require_letter
from desktop.ui.funding_words import funding_name

Named = tuple[str, str]
"""A value and the words shown for it."""

_READY = (WorkerStatus.ELIGIBLE.value, WorkerStatus.CLEAR.value)


def first_missing(session: Session) -> str:
    """What no letter can be made without and is not there: funding, signer, workers, eligible."""
    if not funding_queries.fundings(session):
        return "funding"
    if office_queries.signer(session) is None:
        return "signer"
    ready, _next = worker_page(session, WorkerFilter(status=_READY), limit=1)
    if ready:
        return ""
    anybody, _next = worker_page(session, WorkerFilter(), limit=1)
    return "eligible" if anybody else "workers"


@dataclass(frozen=True, slots=True)
class Offered:
    """What a new letter can be composed of: fundings, districts, and who may sign.

    Of officials nobody is offered until one of them signs letters; that one comes first.
    """

    fundings: Sequence[Named]
    districts: Sequence[Named]
    signers: Sequence[Named]


def read_offered(session: Session) -> Offered:
    """The choices of a new letter."""
    office = office_queries.own_office(session)
    officials = office_queries.officials(session)
    fundings = [
        (
            str(line.id),
            f"{funding_name(line.source, line.year)} · {month_span(line.first_month, line.months)}",
        )
        for line in funding_queries.fundings(session)
    ]
    districts = region_queries.children(session, office.region) if office else []
    return Offered(
        fundings,
        [(line.code, line.name) for line in districts],
        [(str(line.id), f"{line.name}, {line.position}") for line in officials]
        if any(line.signs for line in officials)
        else [],
    )


def signer_of_draft(session: Session, line: queries.LetterLine) -> str:
    """The id of the official whom a draft names to sign, empty where it names nobody at work."""
    named = [one for one in office_queries.officials(session) if one.uid == line.signer_uid]
    return str(named[0].id) if named else ""


def read_villages(session: Session, district: str) -> list[Named]:
    """The villages of a district by name."""
    return [(line.code, line.name) for line in region_queries.children(session, district)]


def read_regions(session: Session, codes: Sequence[str]) -> dict[str, str]:
    """Code to name of some regions."""
    lines = [region_queries.region(session, code) for code in dict.fromkeys(codes)]
    return {line.code: line.name for line in lines if line}


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter with its people, its papers, its kin, and what a reader asks about it."""

    line: queries.LetterLine
    region: str
    signer: Signer | None
    people: Sequence[RosterLine]
    files: Sequence[FileHead]
    kin: Sequence[Kin]


def read_letter(session: Session, acting: Acting, letter: int) -> OpenLetter:
    """A whole letter; for jobs, since it may hold thousands. UserError `letter.unknown`."""
    line = require_letter(session, letter)
    facts, people = roster_now(session, acting, line)
    region = region_queries.region(session, line.region)
    return OpenLetter(
        line,
        region.name if region else line.region,
        facts.signer,
        people,
        file_heads(session, letter),
        kin_of(session, letter),
    )


@dataclass(frozen=True, slots=True)
class NumberRules:
    """How this office numbers a letter: its code, its abbreviation, the last of each year."""

    code: str
    abbreviation: str
    last: dict[int, int]


def read_number_rules(session: Session, letter: int, today: date) -> NumberRules:
    """What the next number is made of, for dates of last year, this year and the next."""
    facts = read_facts(queries.facts(session, letter))
    years = range(today.year - 1, today.year + 2)
    last = {year: queries.last_ordinal(session, facts.code, year) for year in years}
    return NumberRules(facts.code, facts.abbreviation, last)


def copy_in(session: Session, letter: int, folder: Path) -> Path | None:
    """The PDF of a letter as it lies in a folder, byte for byte; nothing where it does not."""
    for file in queries.files(session, letter):
        path = folder / safe_name(file.name)
        if file.kind == "pdf" and path.is_file() and path.read_bytes() == file.content:
            return path
    return None


def pdf_of(session: Session, letter: int) -> bytes:
    """The PDF of an issued letter, byte for byte; empty where it has none."""
    return next(
        (file.content for file in queries.files(session, letter) if file.kind == "pdf"), b""
    )


def letter_name(line: queries.LetterLine) -> str:
    """How a letter is called: its number, or what it is without one."""
    if line.number:
        return line.number
    if line.issued_at is not None:
        return _("Number left blank")
    return _("Not numbered yet")
