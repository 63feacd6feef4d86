"""The surat rekomendasi for an heir of a worker: out of the register, put in place."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.engine import Session
from db.queries import covers as cover_queries
from db.queries import letters as letter_queries
from db.queries.heirs import HeirLine, heirs_of
from db.queries.workers import WorkerLine
from db.queries.workers import worker as worker_of_id
from desktop.domain.errors import UserError
from desktop.domain.heirs import Relation
from desktop.domain.names import fold
from desktop.domain.texts import gettext as _
from desktop.paths import replace_file
from desktop.services.acting import Acting
from desktop.services.letters.answer.cover import cover_of
from desktop.services.letters.copies import not_written
from desktop.services.letters.gather import government_of, head_of
from desktop.services.letters.letterforms import office_wording
from desktop.services.letters.papers.claim import ClaimFacts, draw_claim
from desktop.services.letters.signer import signer_of
from desktop.services.offices.settings import read_settings, require_office
from desktop.services.upkeep.audit import record

RELATIONS = {
    Relation.SPOUSE: "Suami/istri",
    Relation.CHILD: "Anak",
    Relation.PARENT: "Orang tua",
    Relation.SIBLING: "Saudara kandung",
    Relation.OTHER: "Keluarga lain",
}
"""As papers write it; codes of Relation."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """Where the paper was put, and for whom it is."""

    path: Path
    heir: str


def recommend_heir(
    session: Session,
    acting: Acting,
    worker: int,
    out: Path,
    *,
    heir: str = "",
    number: str = "",
    died: date | None = None,
) -> Recommended:
    """Write the recommendation of a worker's heir, the one of that name where there are several.

    `number` is left for the pen where it is empty. It promises no sum. UserError `heir.none`,
    `heir.which`, `file.not_written`.
    """
    line = worker_of_id(session, worker)
    assert line is not None  # whoever asks has found the worker
    chosen = _heir(session, line, heir)
    facts = _facts(session, acting, line, chosen, number, died)
    content = draw_claim(facts, require_office(session).letterhead, acting.now())
    out = out.absolute()
    try:
        replace_file(out, content)
    except OSError as fault:
        raise not_written(out.parent, fault) from fault
    told: dict[str, object] = {"heir": chosen.uid, "file": out.name}
    record(session, acting, "heir.recommend", "worker", worker, told)
    return Recommended(out, chosen.name)


def _heir(session: Session, line: WorkerLine, named: str) -> HeirLine:
    heirs = heirs_of(session, [line.id]).get(line.id, [])
    if not heirs:
        raise UserError(
            "heir.none",
            _("{name} has no heir in the register. Enter one first.").format(name=line.name),
        )
    meant = [one for one in heirs if not named or fold(one.name) == fold(named)]
    if len(meant) != 1:
        raise UserError(
            "heir.which",
            _("Name the heir whom it is for. There are: {names}.").format(
                names=", ".join(one.name for one in heirs)
            ),
        )
    return meant[0]


def _facts(
    session: Session,
    acting: Acting,
    line: WorkerLine,
    heir: HeirLine,
    number: str,
    died: date | None,
) -> ClaimFacts:
    office = require_office(session)
    settings = read_settings(session)
    blocks = f"RT/RW {line.rt or '–'}/{line.rw or '–'}" if line.rt or line.rw else ""
    home = (line.address, line.hamlet, blocks, line.village, f"Kecamatan {line.kecamatan}")
    letter, source = _letter(session, line.id)
    return ClaimFacts(
        government=government_of(office.region, office.region_name),
        office_name=office.name,
        address=office.address,
        phone=office.phone,
        email=office.email,
        head=head_of(office.region, office.region_name),
        city=office.city,
        paper=settings.text("paper"),
        typeface=settings.text("typeface"),
        addressee=settings.text("addressee"),
        signer=signer_of(session, None),
        number=" ".join(number.split()),
        dated=acting.today(),
        name=line.name,
        nik=line.nik,
        member_number=line.member_number,
        birth_place=line.birth_place,
        birth_date=line.birth_date,
        occupation=line.occupation,
        home=", ".join(part for part in home if part),
        died=died,
        paid_until=cover_of(session, line.id, acting.today()).paid_until,
        source=source,
        letter=letter,
        heir=heir.name,
        heir_nik=heir.nik,
        heir_phone=heir.phone,
        relation=RELATIONS[Relation(heir.relation)],
        wording=office_wording(session, "claim"),
    )


def _letter(session: Session, worker: int) -> tuple[tuple[str, date] | None, str]:
    """Number and date of the newest letter that covers somebody, and where the money is from."""
    covers = cover_queries.covers(session, worker)
    if not covers:
        return None, "anggaran pemerintah"
    line = letter_queries.letter(session, covers[-1].letter_id)
    assert line is not None
    facts = json.loads(letter_queries.facts(session, line.id))
    source = str(facts.get("source", "")) or line.funding_source
    return ((line.number, line.date) if line.number and line.date else None), source
