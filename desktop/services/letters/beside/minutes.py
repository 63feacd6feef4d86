"""Berita acara verifikasi of a letter's people, one a kecamatan: its numbers are the annex's."""

from collections.abc import Iterator
from itertools import groupby

from db.engine import Session
from desktop.domain.roster import RosterLine
from desktop.services.letters.beside.facts import Beside
from desktop.services.letters.minutes import members_of
from desktop.services.letters.papers.minutes import draw_minutes
from desktop.services.letters.papers.minutes_facts import MinutesFacts, Verified
from desktop.services.offices.settings import read_settings


def draw_letter_minutes(session: Session, paper: Beside) -> Iterator[tuple[str, bytes]]:
    """(kecamatan, PDF) for each kecamatan of a letter."""
    settings = read_settings(session)
    facts = paper.facts
    # Everybody on it was found eligible: who was not is no matter of this letter.
    wording = {**paper.wording, "hasil": paper.wording["hasil_surat"]}
    ordered = sorted(paper.lines, key=lambda one: (*_kecamatan(one), one.position))
    for (kecamatan, _code), some in groupby(ordered, key=_kecamatan):
        told = MinutesFacts(
            government=facts.government,
            office_name=facts.office_name,
            address=facts.address,
            phone=facts.phone,
            email=facts.email,
            area=f"Kecamatan {kecamatan}",
            kecamatan=kecamatan,
            place=settings.text("verification_place") or f"Kantor Camat {kecamatan}",
            paper=facts.paper,
            typeface=facts.typeface,
            number="",
            dated=paper.dated,
            copies=settings.number("minutes_copies"),
            members=members_of(settings),
            people=tuple(map(_verified, some)),
            not_verified=0,
            wording=wording,
        )
        content = draw_minutes(told, paper.emblem, paper.made, paper.proof, paper.mark, paper.code)
        yield kecamatan, content


def _kecamatan(one: RosterLine) -> tuple[str, str]:
    return one.kecamatan, one.region[:6]


def _verified(one: RosterLine) -> Verified:
    return Verified(
        one.nik,
        one.name,
        one.sex,
        one.birth_date,
        one.region,
        one.village,
        one.occupation,
        eligible=True,
        reason="",
    )
