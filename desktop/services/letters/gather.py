"""What a letter says, gathered from the register as it stands: facts and roster lines."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from db.engine import Session
from db.queries import checks as check_queries
from db.queries import funding as funding_queries
from db.queries import letters as letter_queries
from db.queries import regions as region_queries
from db.queries.letters import LetterLine
from desktop.domain.dates import age_on
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.roster import Leaving, RosterLine
from desktop.domain.settings import Settings
from desktop.domain.statuses import WorkerStatus
from desktop.services.acting import OFFICE_ZONE
from desktop.services.letters.budget import Budget
from desktop.services.letters.chosen import Candidate
from desktop.services.letters.letterforms import office_wording
from desktop.services.letters.papers.facts import Earlier, LetterFacts
from desktop.services.letters.papers.reasons import why_left
from desktop.services.letters.signer import signer_of
from desktop.services.offices.settings import read_settings, require_office

ENROLMENT = LetterKind.ENROLMENT.value

_PROVINCE, _REGENCY, _DISTRICT = 2, 4, 6


def gather_facts(  # noqa: PLR0913 - one for each thing that a letter is about
    session: Session,
    *,
    letter: str,
    region: str,
    line: funding_queries.FundingLine,
    candidates: Sequence[Candidate],
    signer: str | None = None,
    kind: str = ENROLMENT,
    follows: int | None = None,
    replaces: int | None = None,
) -> LetterFacts:
    """The facts of a letter about `region`, in the months of `line`; `signer` is a UUID.

    UserError `letter.signer`.
    """
    office = require_office(session)
    government = government_of(office.region, office.region_name)
    return LetterFacts(
        letter=letter,
        kind=kind,
        office=office.uid,
        public_key=office.public_key,
        government=government,
        head=head_of(office.region, office.region_name),
        office_name=office.name,
        address=office.address,
        phone=office.phone,
        email=office.email,
        city=office.city,
        area=_area(session, region or office.region, office.region, government),
        regencies=_regencies(session, candidates),
        **_as_set(read_settings(session), kind),
        funding=line.uid,
        year=line.year,
        payer=line.payer,
        source=line.source,
        reference=line.reference,
        first_month=line.first_month,
        months=line.months,
        programmes=tuple(line.programmes.split(",")),
        monthly=candidates[0].monthly if candidates else 0,
        cost=sum(candidate.cost for candidate in candidates),
        signer=signer_of(session, signer),
        wording=office_wording(session, kind),
        checked_on=_checked_on(session, candidates),
        follows=_earlier(session, follows),
        replaces=_earlier(session, replaces),
    )


def _as_set(settings: Settings, kind: str) -> dict[str, Any]:
    """The facts of a letter of a kind that the office says in its settings."""
    texts = (
        "paper", "typeface", "sifat", "addressee", "addressee_city", "agreement", "contact_name",
        "contact_position", "contact_phone",
    )  # fmt: skip
    return {name: settings.text(name) for name in texts} | {
        "code": settings.text(f"code_{kind}") or settings.text("code_enrolment"),
        "abbreviation": settings.text("office_abbreviation"),
        "legal_basis": tuple(settings.lines("legal_basis")),
        "copies": tuple(settings.lines("copies")),
    }


def facts_of(
    session: Session, letter: LetterLine, budget: Budget, candidates: Sequence[Candidate]
) -> LetterFacts:
    """The facts of a drafted letter and its people, as the register has them now."""
    return gather_facts(
        session,
        letter=letter.uid,
        region=letter.region,
        line=budget.line,
        candidates=candidates,
        signer=letter.signer_uid,
        kind=letter.kind,
        follows=letter.follows_id,
        replaces=letter.replaces_id,
    )


def _earlier(session: Session, letter: int | None) -> Earlier | None:
    """How a paper names an earlier letter."""
    line = letter_queries.letter(session, letter) if letter is not None else None
    if line is None or line.date is None:
        return None
    return Earlier(line.uid, line.number, line.date)


def _checked_on(session: Session, candidates: Sequence[Candidate]) -> str:
    """The day of the insurer's last answer in the office's zone, where all were cleared by it."""
    if not candidates or any(one.line.status != WorkerStatus.CLEAR for one in candidates):
        return ""
    last = check_queries.last_answer(session, [one.id for one in candidates])
    return last.astimezone(OFFICE_ZONE).date().isoformat() if last else ""


def government_of(region: str, name: str) -> str:
    """The letterhead's first line, by an office's region and its name: `Kabupaten Malaka`."""
    return f"Provinsi {name}" if len(region) == _PROVINCE else name


def head_of(region: str, name: str) -> str:
    """Who heads the government: `Bupati Malaka`, `Wali Kota Kupang`, `Gubernur …`."""
    if len(region) == _PROVINCE:
        return f"Gubernur {name}"
    kind, _, bare = name.partition(" ")
    return f"Wali Kota {bare}" if kind == "Kota" else f"Bupati {bare}"


def _area(session: Session, code: str, office: str, government: str) -> str:
    """Whom the letter is about: a village, a kecamatan, the office's region or a part of it."""
    if code == office or not code.startswith(office):
        return government
    line = region_queries.region(session, code)
    if line is None or len(code) <= _REGENCY:
        return line.name if line else government
    named = f"{line.kind.capitalize()} {line.name}"
    parents = [code[:_DISTRICT], code[:_REGENCY]] if len(code) > _DISTRICT else [code[:_REGENCY]]
    for parent in parents:
        above = region_queries.region(session, parent)
        if above:
            kind = "Kecamatan " if len(parent) == _DISTRICT else ""
            named = f"{named} {kind}{above.name}"
    return named


def _regencies(session: Session, candidates: Sequence[Candidate]) -> dict[str, str]:
    """Code to name of every kabupaten and kota that the people live in."""
    codes = sorted({candidate.line.region[:_REGENCY] for candidate in candidates})
    lines = [(code, region_queries.region(session, code)) for code in codes]
    return {code: line.name for code, line in lines if line}


def roster_lines(
    candidates: Sequence[Candidate], months: int, on: date, kind: str = ENROLMENT
) -> list[RosterLine]:
    """The roster of some workers in their order, as of a day.

    Whom a removal takes out has the reason beside them, whom a renewal covers the member number.
    """
    return [
        RosterLine(
            position=position,
            nik=one.line.nik,
            name=one.line.name,
            sex=one.line.sex,
            birth_place=one.line.birth_place,
            birth_date=one.line.birth_date,
            age=age_on(one.line.birth_date, on),
            address=one.line.address,
            rt=one.line.rt,
            rw=one.line.rw,
            hamlet=one.line.hamlet,
            region=one.line.region,
            village=one.village,
            kecamatan=one.kecamatan,
            occupation=one.line.occupation,
            kk=one.line.kk,
            mother_name=one.line.mother_name,
            phone=one.line.phone,
            income=one.line.income,
            monthly=one.monthly,
            months=months,
            cost=one.cost,
            note=_note(one, kind),
            uid=one.line.uid,
            replaces=_leaving(one),
        )
        for position, one in enumerate(candidates, start=1)
    ]


def _note(one: Candidate, kind: str) -> str:
    number = f"KPJ {one.line.member_number}" if one.line.member_number else ""
    if kind == LetterKind.REMOVAL:
        return "; ".join(part for part in (why_left(one.reason, one.left_on), number) if part)
    return number if kind == LetterKind.RENEWAL else ""


def _leaving(one: Candidate) -> Leaving | None:
    """Who makes room for a person, as frozen."""
    gone = one.replaces
    if gone is None:
        return None
    return Leaving(
        nik=gone.nik,
        name=gone.name,
        sex=gone.line.sex,
        birth_date=gone.line.birth_date,
        region=gone.line.region,
        village=gone.village,
        kecamatan=gone.kecamatan,
        member_number=gone.line.member_number,
        reason=one.reason,
        uid=gone.line.uid,
    )
