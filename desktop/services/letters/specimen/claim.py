"""A surat rekomendasi about made-up people."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from db.engine import Session
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.letter_numbers import format_number
from desktop.services.acting import Acting
from desktop.services.letters.papers.claim import ClaimFacts, claim_fields, draw_claim
from desktop.services.letters.papers.fields import source_of_money
from desktop.services.letters.specimen.letter import specimen_roster
from desktop.services.offices.settings import require_office


def draw_specimen_claim(session: Session, acting: Acting, wording: Mapping[str, Any]) -> bytes:
    """The PDF of a recommendation in that wording."""
    emblem = require_office(session).letterhead
    return draw_claim(_facts(session, acting, wording), emblem, acting.now())


def claim_examples(session: Session, acting: Acting) -> dict[str, str]:
    """Every field of a recommendation with what would stand for it."""
    return claim_fields(_facts(session, acting, {}))


def _facts(session: Session, acting: Acting, wording: Mapping[str, Any]) -> ClaimFacts:
    letter, (one, *_others) = specimen_roster(session, acting, LetterKind.ENROLMENT)
    today = acting.today()
    return ClaimFacts(
        government=letter.government,
        office_name=letter.office_name,
        address=letter.address,
        phone=letter.phone,
        email=letter.email,
        head=letter.head,
        city=letter.city,
        paper=letter.paper,
        typeface=letter.typeface,
        addressee=letter.addressee,
        signer=letter.signer,
        number="",
        dated=today,
        name=one.name,
        nik=one.nik,
        member_number="21000000001",
        birth_place=one.birth_place,
        birth_date=one.birth_date,
        occupation=one.occupation,
        home=f"{one.village}, Kecamatan {one.kecamatan}",
        died=date(today.year, 1, 15),
        paid_until=today.replace(day=1),
        source=source_of_money(letter),
        letter=(format_number(letter.code, 127, letter.abbreviation, today), today),
        heir="Yuliana Contoh",
        heir_nik="",
        heir_phone="0800-0000-0000",
        relation="Suami/istri",
        wording=wording,
    )
