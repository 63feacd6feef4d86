"""The trainings of the made-up office: one that was held and certified, one that begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from db.engine import Database, Session
from db.queries import agents as queries
from db.queries.trainings import ParticipantLine
from desktop.domain.attendance import Attendance
from desktop.domain.trainings import How
from desktop.services.acting import OFFICE_ZONE, Acting
from desktop.services.demo.chance import SteppingClock
from desktop.services.demo.folder import DemoFolder
from desktop.services.letters.check import verify_letter
from desktop.services.training.attend import correct, mark
from desktop.services.training.certificates import issue_certificates
from desktop.services.training.closing import close_training
from desktop.services.training.enrol import enrol_agents
from desktop.services.training.sessions import add_session, cancel_session
from desktop.services.training.signed_sheets import mark_rows, print_sign_sheet, rows_of
from desktop.services.training.trainings import create_training

FIRST_DAY: Final = date(2026, 11, 17)
"""When the workshop began, a week before the rest of the made-up office is at work."""

BEFORE: Final = datetime(2026, 11, 16, 0, 30, tzinfo=UTC)
"""Half past eight the day before it, in Betun."""

_MORNING, _AFTERNOON = (time(8), time(11)), (time(13), time(16))
_TITLES: Final = (
    ("Program JKK dan JKM bagi pekerja rentan", "Drs. Yosef Klau"),
    ("Mendata pekerja: NIK, KK, dan daftar desa", "Maria Bria, S.Kom."),
    ("Iuran dan anggaran daerah", "Drs. Yosef Klau"),
    ("Verifikasi di desa dan berita acara", "Yulius Seran, S.H."),
    ("Klaim: ahli waris dan berkasnya", "Maria Bria, S.Kom."),
    ("Rencana kerja wadah", "Yulius Seran, S.H."),
)
_NEXT: Final = (
    ("Klaim JKK: kecelakaan, pengobatan, dan santunan", "Drs. Yosef Klau"),
    ("Klaim JKM: berkas ahli waris", "Maria Bria, S.Kom."),
    ("Mendampingi keluarga di desa", "Yulius Seran, S.H."),
    ("Latihan mengisi formulir", "Maria Bria, S.Kom."),
)
_JP = 4
_PAPER, _BY_HAND, _CANCELLED = 2, 4, 5
"""Which of the six were taken on paper, by hand, and not held; the others at the door."""

_LATE, _SICK, _EXCUSED, _AWAY = 3, 6, 9, 14
"""Rows of the list: who came late once, was ill, had leave, and stayed away after the first day."""

_ILL_IN, _AWAY_FROM, _BLANK = 1, 2, 5
_GUEST = "Agnes Luruk | Kantor Camat Weliman"
"""Who wrote herself into a blank row of the sheet to sign."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the workshop came to, where its first certificate lies and what the check said."""

    passed: int
    failed: int
    certificates: list[Path]
    together: Path
    verdict: str


def hold_workshop(
    database: Database, acting: Acting, clock: SteppingClock, place: DemoFolder
) -> Held:
    """Three days for all agents, from enrolling to certificates; one of these is checked."""
    clock.put(BEFORE)
    with database.write() as session:
        training = create_training(
            session,
            acting,
            name="Pelatihan Dasar Perisai Angkatan I",
            kind="agent",
            place="Aula Kantor Bupati Malaka, Betun",
            theme="Perlindungan bagi pekerja rentan sampai ke desa",
            start=FIRST_DAY,
            end=FIRST_DAY + timedelta(days=2),
        )
        sessions = _plan(session, acting, training, FIRST_DAY, _TITLES)
        people = enrol_agents(session, acting, training, everybody=True).participants
    for number in range(len(sessions)):
        clock.put(_moment(number) - timedelta(minutes=20))
        with database.write() as session:
            _attend(session, acting, training, sessions, number, people)
    clock.put(_moment(len(sessions) - 1) + timedelta(hours=4))
    with database.write() as session:
        closed = close_training(session, acting, training)
    clock.put(_moment(len(sessions) - 1) + timedelta(days=1))
    with database.write() as session:
        issued = issue_certificates(
            session, acting, training, keys_folder=place.keys, out=place.certificates
        )
    paths = [made.pdf for made in issued.certificates]
    with database.read() as session:
        verdict = verify_letter(session, paths[0]).verdict
    return Held(closed.passed, closed.failed, paths, issued.together, verdict)


def plan_workshop(database: Database, acting: Acting, today: date | None) -> int:
    """A second workshop for the agents of two wadah, to which nobody came yet; its id.

    It begins `today`, but never before the made-up office is at work.
    """
    first = max(today or acting.today(), acting.today())
    with database.write() as session:
        training = create_training(
            session,
            acting,
            name="Pelatihan Lanjutan Perisai: Klaim dan Ahli Waris",
            kind="agent",
            place="Aula Dinas Tenaga Kerja dan Transmigrasi, Betun",
            start=first,
            end=first + timedelta(days=1),
        )
        _plan(session, acting, training, first, _NEXT)
        for wadah in queries.all_wadah(session)[:2]:
            enrol_agents(session, acting, training, wadah=wadah.id)
    return training


def _plan(
    session: Session,
    acting: Acting,
    training: int,
    first: date,
    titles: Sequence[tuple[str, str]],
) -> list[int]:
    """Sessions by title and trainer, two a day."""
    return [
        add_session(
            session,
            acting,
            training,
            title=title,
            date=first + timedelta(days=number // 2),
            start=(_MORNING, _AFTERNOON)[number % 2][0],
            end=(_MORNING, _AFTERNOON)[number % 2][1],
            jp=_JP,
            trainer=trainer,
        )
        for number, (title, trainer) in enumerate(titles)
    ]


def _moment(number: int) -> datetime:
    """When a session of the first workshop starts."""
    day = FIRST_DAY + timedelta(days=number // 2)
    return datetime.combine(day, (_MORNING, _AFTERNOON)[number % 2][0], OFFICE_ZONE)


def _attend(
    session: Session,
    acting: Acting,
    training: int,
    sessions: Sequence[int],
    number: int,
    people: Sequence[ParticipantLine],
) -> None:
    """Who came to a session, in the way that this one was taken."""
    here = [who for who in people if who.row != _AWAY or number < _AWAY_FROM]
    if number == _CANCELLED:
        cancel_session(session, acting, training, sessions[number], "Narasumber dipanggil Bupati")
    elif number == _PAPER:
        _on_paper(session, acting, training, sessions[number], here)
    elif number == _BY_HAND:
        away = {_EXCUSED: Attendance.EXCUSED, _AWAY: Attendance.ABSENT}
        for who in people:
            status = away.get(who.row, Attendance.PRESENT)
            correct(session, acting, training, sessions[number], who.id, status, how=How.HAND)
    else:
        _at_the_door(session, acting, training, sessions[number], number, here)


def _at_the_door(
    session: Session,
    acting: Acting,
    training: int,
    session_id: int,
    number: int,
    here: Sequence[ParticipantLine],
) -> None:
    """Scanned one after the other; on the first day somebody is late, and one was not there."""
    for at, who in enumerate(here):
        came = _moment(number) - timedelta(minutes=15) + timedelta(seconds=40 * at)
        if number == 0 and who.row == _LATE:
            came = _moment(number) + timedelta(minutes=25)
        mark(session, acting, training, session_id, who.code, at=came, how=How.DOOR)
    if number == _ILL_IN:
        ill = next(who for who in here if who.row == _SICK)
        note = "Pulang sakit sebelum sesi dimulai; kartunya dipindai teman"
        correct(
            session, acting, training, session_id, ill.id, Attendance.SICK, how=How.HAND, note=note
        )


def _on_paper(
    session: Session,
    acting: Acting,
    training: int,
    session_id: int,
    here: Sequence[ParticipantLine],
) -> None:
    """The sheet that was signed, keyed back page by page; one came without being on the list."""
    pages = print_sign_sheet(session, acting, training, session_id=session_id, blank_rows=_BLANK)
    signed = {who.row for who in here}
    for page in pages:
        printed = rows_of(page)
        names = {printed[-_BLANK]: _GUEST} if page is pages[-1] else {}
        rows = [row for row in printed if row in signed]
        mark_rows(session, acting, training, session_id, rows, page=page.code, names=names)
