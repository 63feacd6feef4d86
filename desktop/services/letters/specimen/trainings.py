"""The papers of a training about made-up participants."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from db.engine import Session
from db.queries.office import OfficeLine
from desktop.domain.attendance import Attendance
from desktop.services.acting import Acting
from desktop.services.letters.gather import government_of, head_of
from desktop.services.letters.papers.training.attendance_list import draw_attendance_list
from desktop.services.letters.papers.training.certificate import (
    certificate_fields,
    draw_certificate,
)
from desktop.services.letters.papers.training.facts import (
    CertificateFacts,
    Material,
    SessionFacts,
    SignPage,
    SignRow,
    SignSheet,
    StatementFacts,
)
from desktop.services.letters.papers.training.record_facts import (
    AttendanceList,
    KeptRow,
    KeptSession,
    ReportFacts,
    ReportPerson,
    ReportSession,
)
from desktop.services.letters.papers.training.report import draw_training_report
from desktop.services.letters.papers.training.report_sums import report_fields
from desktop.services.letters.papers.training.sign_head import session_fields
from desktop.services.letters.papers.training.sign_sheet import draw_sign_sheets
from desktop.services.letters.papers.training.statement import draw_statement, statement_fields
from desktop.services.letters.signer import signer_of
from desktop.services.letters.specimen.people import NAMES
from desktop.services.offices.settings import read_settings, require_office

_TRAINING = "Pelatihan Contoh Perisai dan Kepala Wadah"
_NUMBER = "500.15.3.3/041/CONTOH/XI/2026"
_STATUSES = (Attendance.PRESENT, Attendance.PRESENT, Attendance.LATE, Attendance.EXCUSED)
_TITLES = ("Kebijakan jaminan sosial", "Peran Perisai", "Praktik lapangan")

Wording = Mapping[str, Any]


def _session(number: int, today: date) -> SessionFacts:
    return SessionFacts(
        number, _TITLES[number - 1], 2, today, 480, 570, "WITA", "Aula Dinas", "Regina Contoh"
    )


def _letterhead(office: OfficeLine) -> dict[str, Any]:
    return {
        "government": government_of(office.region, office.region_name),
        "office_name": office.name,
        "head": head_of(office.region, office.region_name),
        "city": office.city,
    }


def _reached(session: Session, office: OfficeLine) -> dict[str, str]:
    settings = read_settings(session)
    return {
        "address": office.address,
        "phone": office.phone,
        "email": office.email,
        "paper": settings.text("paper"),
        "typeface": settings.text("typeface"),
    }


def certificate_facts(session: Session, acting: Acting, wording: Wording) -> CertificateFacts:
    """A certificate of somebody who passed."""
    office = require_office(session)
    settings = read_settings(session)
    today = acting.today()
    return CertificateFacts(
        **_letterhead(office),
        number=_NUMBER,
        dated=today,
        name=NAMES[0],
        role="Perisai",
        body="Wadah Contoh",
        village="Desa Contoh Barat",
        training=_TRAINING,
        organiser="",
        place=office.city or "Kota Contoh",
        start=today,
        end=today,
        materials=[Material(title, "Regina Contoh", 2, 2) for title in _TITLES],
        held=6,
        attended=6,
        minimum=8000,
        exam_mark=86,
        pass_mark=70,
        signer=signer_of(session, None),
        back_signer=None,
        code="",
        proof="",
        wording=wording,
        ornament=settings.yes("certificate_ornament"),
        photo_box=settings.yes("certificate_photo"),
    )


def statement_facts(session: Session, acting: Acting, wording: Wording) -> StatementFacts:
    """A statement about another body's training."""
    office = require_office(session)
    today = acting.today()
    return StatementFacts(
        **_letterhead(office),
        **_reached(session, office),
        number=_NUMBER,
        dated=today,
        name=NAMES[1],
        birth_place="Kota Contoh",
        birth_date=date(1989, 5, 4),
        role="Perisai",
        body="Wadah Contoh",
        village="Desa Contoh Timur",
        training=_TRAINING,
        organiser="BPJS Ketenagakerjaan Cabang Contoh",
        place=office.city or "Kota Contoh",
        start=today,
        end=today,
        held=6,
        attended=6,
        signer=signer_of(session, None),
        code="",
        proof="",
        wording=wording,
    )


def _report_facts(session: Session, acting: Acting) -> ReportFacts:
    office = require_office(session)
    today = acting.today()
    people = [
        ReportPerson(
            at + 1, name, "Wadah Contoh", [_STATUSES[(at + one) % 4] for one in range(3)], 4, 80,
            passed=True,
        )
        for at, name in enumerate(NAMES)
    ]  # fmt: skip
    held = [
        ReportSession(
            at + 1, title, "Regina Contoh", today, 2, Counter(one.marks[at] for one in people)
        )
        for at, title in enumerate(_TITLES)
    ]
    return ReportFacts(
        **_letterhead(office),
        **_reached(session, office),
        training=_TRAINING,
        theme="Perlindungan sampai ke desa",
        organiser="",
        place="Aula Dinas",
        start=today,
        end=today,
        minimum=8000,
        exam=True,
        pass_mark=70,
        late_counts=read_settings(session).yes("late_counts"),
        held=6,
        sessions=held,
        people=people,
        dated=today,
        signer=signer_of(session, None),
    )


def draw_specimen_certificate(session: Session, acting: Acting, wording: Wording) -> bytes:
    """Both sides of a certificate in that wording."""
    facts = certificate_facts(session, acting, wording)
    return draw_certificate(facts, require_office(session).letterhead, acting.now())


def draw_specimen_statement(session: Session, acting: Acting, wording: Wording) -> bytes:
    """A surat keterangan in that wording."""
    facts = statement_facts(session, acting, wording)
    return draw_statement(facts, require_office(session).letterhead, acting.now())


def draw_specimen_report(session: Session, acting: Acting, wording: Wording) -> bytes:
    """A report of three sessions in that wording."""
    emblem = require_office(session).letterhead
    facts = _report_facts(session, acting)
    return draw_training_report(facts, emblem, acting.now(), wording=wording)


def draw_specimen_sheet(session: Session, acting: Acting, wording: Wording) -> bytes:
    """A sheet to sign in that wording."""
    rows = [
        SignRow(at, name, "PL"[at % 2], "Wadah Contoh", "Perisai")
        for at, name in enumerate(NAMES, 1)
    ]
    pages = [SignPage("CONTOH", [*rows, *(SignRow(len(rows) + at) for at in range(1, 6))])]
    city = require_office(session).city
    sheet = SignSheet(_TRAINING, pages, _session(1, acting.today()), city)
    return draw_sign_sheets([sheet], acting.now(), wording=wording)


def draw_specimen_attendance(session: Session, acting: Acting, wording: Wording) -> bytes:
    """Attendance as recorded in that wording."""
    office = require_office(session)
    rows = [
        KeptRow(at, name, "PL"[at % 2], "Wadah Contoh", _STATUSES[at % 4], "08.03", "door")
        for at, name in enumerate(NAMES, 1)
    ]
    facts = AttendanceList(
        _TRAINING,
        [KeptSession(_session(1, acting.today()), rows)],
        office.city,
        acting.today(),
        head_of(office.region, office.region_name),
        signer_of(session, None),
    )
    return draw_attendance_list(facts, acting.now(), wording=wording)


def training_examples(session: Session, acting: Acting, kind: str) -> dict[str, str]:
    """Every field of a paper of trainings with what would stand for it."""
    if kind == "certificate":
        return certificate_fields(certificate_facts(session, acting, {}))
    if kind == "statement":
        return statement_fields(statement_facts(session, acting, {}))
    if kind == "training_report":
        return report_fields(_report_facts(session, acting))
    return session_fields(_session(1, acting.today()))
