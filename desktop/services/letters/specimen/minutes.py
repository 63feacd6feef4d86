"""A berita acara about made-up people."""

from collections.abc import Mapping
from typing import Any

from db.engine import Session
from desktop.services.acting import Acting
from desktop.services.letters.gather import government_of
from desktop.services.letters.papers.minutes import draw_minutes
from desktop.services.letters.papers.minutes_facts import (
    Member,
    MinutesFacts,
    Verified,
    minutes_fields,
)
from desktop.services.letters.specimen.people import specimen_lines
from desktop.services.offices.settings import read_settings, require_office

_NUMBER = "400.9.11/7/DESA/2026"


def draw_specimen_minutes(session: Session, acting: Acting, wording: Mapping[str, Any]) -> bytes:
    """The PDF of a berita acara in that wording."""
    emblem = require_office(session).letterhead
    return draw_minutes(_facts(session, acting, wording), emblem, acting.now())


def minutes_examples(session: Session, acting: Acting) -> dict[str, str]:
    """Every field of a berita acara with what would stand for it."""
    return minutes_fields(_facts(session, acting, {}))


def _facts(session: Session, acting: Acting, wording: Mapping[str, Any]) -> MinutesFacts:
    office = require_office(session)
    settings = read_settings(session)
    people = tuple(
        Verified(
            one.nik,
            one.name,
            one.sex,
            one.birth_date,
            one.region,
            one.village,
            one.occupation,
            one.position % 6 != 0,
            "" if one.position % 6 else "moved",
        )
        for one in specimen_lines("enrolment", office.region, 6, acting.today())
    )
    return MinutesFacts(
        government=government_of(office.region, office.region_name),
        office_name=office.name,
        address=office.address,
        phone=office.phone,
        email=office.email,
        area="Kecamatan Contoh Barat",
        kecamatan="Contoh Barat",
        place=settings.text("verification_place") or "Kantor Camat Contoh Barat",
        paper=settings.text("paper"),
        typeface=settings.text("typeface"),
        number=_NUMBER,
        dated=acting.today(),
        copies=settings.number("minutes_copies"),
        members=(Member("Maria Contoh Bete", "Pengadministrasi", "Ketua"), *_EMPTY),
        people=people,
        not_verified=2,
        wording=wording,
    )


_EMPTY = (Member("", "", "Anggota"), Member("", "", "Anggota"))
