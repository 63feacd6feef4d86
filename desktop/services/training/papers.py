"""The papers handed out before and during a training: sheets to sign, badges."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from db.engine import Session
from db.queries import trainings as queries
from db.queries.attendance import SignPageLine
from db.queries.trainings import ParticipantLine, SessionLine, TrainingLine
from desktop.domain.dates import letter_date
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.acting import OFFICE_ZONE, Acting
from desktop.services.letters.letterforms import office_wording
from desktop.services.letters.papers.training.badges import draw_badges
from desktop.services.letters.papers.training.facts import (
    Badge,
    Badges,
    SessionFacts,
    SignPage,
    SignRow,
    SignSheet,
)
from desktop.services.letters.papers.training.sign_sheet import draw_sign_sheets
from desktop.services.offices.settings import require_office
from desktop.services.register.evidence import place_of
from desktop.services.training.enrol import require_participant
from desktop.services.training.signed_sheets import print_sign_sheet, rows_of
from desktop.services.training.trainings import require_training
from desktop.services.upkeep.audit import record

_BADGES_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF, and how many pages it has."""

    content: bytes
    pages: int


def sign_sheet_pdf(
    session: Session,
    acting: Acting,
    training: int,
    *,
    session_id: int | None = None,
    blank_rows: int = 5,
    show_phone: bool = False,
) -> Paper:
    """The sheet to sign of a session, or of every one that stands, its pages registered.

    UserError as `print_sign_sheet`.
    """
    line = require_training(session, training)
    pages = print_sign_sheet(
        session, acting, training, session_id=session_id, blank_rows=blank_rows
    )
    people = {each.row: each for each in queries.participants(session, training)}
    held = queries.sessions(session, training)
    city = require_office(session).city
    sheets = [
        SignSheet(
            line.name,
            [_page(page, people) for page in of_one],
            session_facts(line, held, one),
            city,
            show_phone,
        )
        for one, of_one in groupby(pages, lambda page: page.session_id)
    ]
    wording = office_wording(session, "sign_sheet")
    return Paper(draw_sign_sheets(sheets, acting.now(), wording=wording), len(pages))


def session_facts(line: TrainingLine, held: Sequence[SessionLine], session_id: int) -> SessionFacts:
    """A session as papers tell it; `held` are all of its training's, in order."""
    number, one = next((at, each) for at, each in enumerate(held, 1) if each.id == session_id)
    return SessionFacts(
        number,
        one.title,
        one.jp,
        one.date,
        one.start,
        one.end,
        str(OFFICE_ZONE),
        one.place or line.place,
        one.trainer,
    )


def badges_pdf(
    session: Session,
    acting: Acting,
    training: int,
    folder: Path,
    *,
    codes: Sequence[str] = (),
    progress: Progress = SILENT,
) -> Paper:
    """The badges of everybody, or of some codes; photos are sought in `folder`.

    UserError `training.unknown`, `badges.nobody`, and those of `require_participant`.
    """
    line = require_training(session, training)
    people = queries.participants(session, training)
    if codes:
        people = [require_participant(session, training, code) for code in codes]
    if not people:
        raise UserError("badges.nobody", _("Nobody is enrolled yet. Enrol participants first."))
    facts = Badges(line.name, _when(line), [_badge(each, folder) for each in people])
    content = draw_badges(facts, acting.now(), progress)
    told: dict[str, object] = {"rows": [each.row for each in people]}
    record(session, acting, "training.badges", "training", training, told)
    return Paper(content, -(-len(people) // _BADGES_A_PAGE))


def _page(page: SignPageLine, people: dict[int, ParticipantLine]) -> SignPage:
    return SignPage(page.code, [_row(row, people.get(row)) for row in rows_of(page)])


def _row(number: int, who: ParticipantLine | None) -> SignRow:
    if who is None:
        return SignRow(number)
    return SignRow(number, who.name, who.sex, who.body, who.role, who.phone)


def _badge(who: ParticipantLine, folder: Path) -> Badge:
    photo = None
    if who.photo:
        places = (place_of(folder, who.photo, media) for media in ("jpg", "png"))
        photo = next((place.read_bytes() for place in places if place.is_file()), None)
    return Badge(who.code, who.name, who.role, who.body, photo)


def _when(line: TrainingLine) -> str:
    """Place and days in one line: `Betun, 24–26 November 2026`."""
    last = letter_date(line.end)
    if line.start == line.end:
        days = last
    elif (line.start.year, line.start.month) == (line.end.year, line.end.month):
        days = f"{line.start.day}–{last}"
    else:
        days = f"{letter_date(line.start)} – {last}"
    return f"{line.place}, {days}"
