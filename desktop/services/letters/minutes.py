"""The berita acara of a verification: its sums out of the register, its paper put in place."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from db.engine import Session
from db.queries import regions as region_queries
from db.queries import verifications as queries
from db.queries.verifications import StandingLine
from desktop.domain.errors import UserError
from desktop.domain.settings import Settings
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.paths import replace_file
from desktop.services.acting import Acting
from desktop.services.letters.copies import not_written
from desktop.services.letters.letterforms import office_wording
from desktop.services.letters.papers.minutes import draw_minutes
from desktop.services.letters.papers.minutes_facts import (
    REASONS,
    Member,
    MinutesFacts,
    Verified,
    VillageSum,
)
from desktop.services.offices.settings import read_settings, require_office
from desktop.services.upkeep.audit import record

_KECAMATAN, _VILLAGE = 6, 10
_LINES_TO_SIGN = 3
_CHAIR, _MEMBER = "Ketua", "Anggota"
_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Minutes:
    """A berita acara: proposed = eligible + ineligible, by village and in all."""

    path: Path | None
    content: bytes
    proposed: int
    eligible: int
    ineligible: int
    not_verified: int
    villages: tuple[VillageSum, ...]
    reasons: dict[str, int]
    code: str
    """The control code at the foot of each page."""


def make_minutes(
    session: Session, acting: Acting, region: str, *, number: str = "", path: Path | None = None
) -> Minutes:
    """The berita acara of a desa or a kecamatan, written to `path` where one is given.

    It tells of everybody whom somebody looked at, wherever they went on since; who was not
    looked at is counted apart. UserError `minutes.region`, `region.unknown`, `minutes.nobody`,
    `file.not_written`.
    """
    facts = _facts(session, acting, region.strip().replace(".", ""), " ".join(number.split()))
    content = draw_minutes(facts, require_office(session).letterhead, acting.now())
    if path is not None:
        path = path.absolute()
        try:
            replace_file(path, content)
        except OSError as fault:
            raise not_written(path.parent, fault) from fault
    minutes = Minutes(
        path,
        content,
        len(facts.people),
        len(facts.eligible),
        len(facts.ineligible),
        facts.not_verified,
        tuple(facts.villages()),
        dict(facts.reasons()),
        facts.code(),
    )
    if path is not None:
        told: dict[str, object] = {
            "region": region,
            "proposed": minutes.proposed,
            "eligible": minutes.eligible,
            "ineligible": minutes.ineligible,
            "code": minutes.code,
        }
        record(session, acting, "verification.minutes", "region", None, told)
    return minutes


def _facts(session: Session, acting: Acting, code: str, number: str) -> MinutesFacts:
    office = require_office(session)
    settings = read_settings(session)
    area, kecamatan, place = _place(session, code)
    lines = queries.standings(session, code)
    people = tuple(_verified(line) for line in lines if _looked_at(line))
    if not people:
        raise UserError(
            "minutes.nobody",
            _("Nobody of {area} was verified yet. Verify people first.").format(area=area),
        )
    province = len(office.region) == len("53")
    return MinutesFacts(
        government=f"Provinsi {office.region_name}" if province else office.region_name,
        office_name=office.name,
        address=office.address,
        phone=office.phone,
        email=office.email,
        area=area,
        kecamatan=kecamatan,
        place=settings.text("verification_place") or place,
        paper=settings.text("paper"),
        typeface=settings.text("typeface"),
        number=number,
        dated=acting.today(),
        copies=settings.number("minutes_copies"),
        members=members_of(settings),
        people=people,
        not_verified=_waiting(lines),
        wording=office_wording(session, "minutes"),
    )


def _place(session: Session, code: str) -> tuple[str, str, str]:
    """(`Desa Wesey Kecamatan Weliman`, `Weliman`, where people meet) of a desa or kecamatan."""
    if len(code) not in (_KECAMATAN, _VILLAGE):
        raise UserError(
            "minutes.region",
            _("A berita acara is of a desa or a kecamatan. Give a code such as {example}.").format(
                example="530404"
            ),
        )
    line = region_queries.region(session, code)
    above = region_queries.region(session, code[:_KECAMATAN])
    if line is None or above is None:
        raise UserError("region.unknown", _("There is no region {code}.").format(code=f'"{code}"'))
    if len(code) == _KECAMATAN:
        return f"Kecamatan {line.name}", line.name, f"Kantor Camat {line.name}"
    kind = line.kind.capitalize()
    return f"{kind} {line.name} Kecamatan {above.name}", above.name, f"Kantor {kind} {line.name}"


def _looked_at(line: StandingLine) -> bool:
    """Whether the register says that somebody looked at a worker."""
    return line.status != WorkerStatus.LISTED and (
        bool(line.result) or line.status in (WorkerStatus.ELIGIBLE, WorkerStatus.INELIGIBLE)
    )


def _verified(line: StandingLine) -> Verified:
    """A worker as found: by their status while it says so, else by the last verification."""
    told = line.status if line.status in queries.RESULTS else line.result
    eligible = told != WorkerStatus.INELIGIBLE
    reason = line.reason if line.reason in REASONS else _OTHER
    return Verified(
        line.nik,
        line.name,
        line.sex,
        line.birth_date,
        line.region,
        line.village,
        line.occupation,
        eligible,
        "" if eligible else reason,
    )


def _waiting(lines: list[StandingLine]) -> int:
    return Counter(line.status for line in lines)[WorkerStatus.LISTED]


def members_of(settings: Settings) -> tuple[Member, ...]:
    """Who verified, by the setting; lines to write on where it says nobody."""
    told = settings.lines("verification_team")
    if not told:
        return tuple(
            Member("", "", _MEMBER if number else _CHAIR) for number in range(_LINES_TO_SIGN)
        )
    members = []
    for number, line in enumerate(told):
        name, position, place = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
        members.append(Member(name, position, place or (_MEMBER if number else _CHAIR)))
    return tuple(members)
