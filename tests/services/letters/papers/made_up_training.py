"""Facts of a made-up training, to draw its papers without a register."""

import io
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from PIL import Image, ImageDraw

from desktop.services.letters.papers.facts import Signer
from desktop.services.letters.papers.training.facts import (
    Badge,
    Badges,
    CertificateFacts,
    Material,
    SessionFacts,
    SignPage,
    SignRow,
    SignSheet,
    StatementFacts,
)
from desktop.services.letters.papers.training.record_facts import (
    KeptRow,
    KeptSession,
    ReportFacts,
    ReportPerson,
    ReportSession,
)
from desktop.services.letters.papers.training.sign_rows import sign_page_rows
from desktop.services.letters.papers.wording import letterform
from tests.services.letters.made_up_papers import SIGNER

MADE = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TRAINING = "Pelatihan Wadah Perisai dan Pengembangan Ahli Waris"
STRANGE = (
    "<b>A & B</b>",
    "X",
    "Bernadetha " * 8 + "Contoseranlo",
    "Ndaru Šàlömé Dɛŋgɛ ’Oe",
    "Wolowarumaumereoesapaloponaimataoekamusa" * 2,
)
NAMES = (
    "Agustinus Lodovikus Beretallon",
    "Kristina Wilhelmus Hurlon",
    "Maria Magdalena Yosefina Bernadetha Contoseran Lontarasi",
    "Dominggus Djawalon",
    *STRANGE,
)
BODIES = ("Wadah Bahari", "Wadah Lontar Mandiri", "Wadah Tenun Sejahtera Contoh Timur")
SESSION = SessionFacts(
    number=1,
    title="Kebijakan jaminan sosial ketenagakerjaan",
    jp=2,
    date=date(2026, 11, 17),
    start=480,
    end=570,
    zone="WITA",
    place="Aula Dinas, Kota Contoh",
    trainer="Regina Contoseran",
)


def row(number: int) -> SignRow:
    return SignRow(
        number=number,
        name=NAMES[(number - 1) % len(NAMES)],
        sex="LP"[number % 2],
        body=BODIES[number % 3],
        role="Kepala Wadah" if number % 7 == 0 else "Perisai",
        phone="0812-3456-7890",
    )


def sheet(people: int, blank: int = 5, **changes: Any) -> SignSheet:
    pages = [
        SignPage(
            f"H7K3-{at}",
            [row(number) if number <= people else SignRow(number) for number in numbers],
        )
        for at, numbers in enumerate(sign_page_rows(people, blank), start=1)
    ]
    told: dict[str, Any] = {"session": SESSION, "city": "Kota Contoh"} | changes
    return SignSheet(training=told.pop("training", TRAINING), pages=pages, **told)


def badges(people: int, **changes: Any) -> Badges:
    told = [
        Badge(
            code=participant_code(number),
            name=NAMES[number % len(NAMES)],
            role="Kepala Wadah" if number % 7 == 0 else "Perisai",
            body=BODIES[number % 3],
        )
        for number in range(people)
    ]
    known: dict[str, Any] = {
        "training": TRAINING,
        "when": "Kota Contoh, 17–19 November 2026",
        "badges": told,
    }
    return Badges(**known | changes)


def participant_code(number: int) -> str:
    """A code as participants bear them, told apart by its number."""
    return f"LT-{7 + number // 1000 % 2}K3M-Q{number:03}".replace("0", "Z").replace("1", "Y")


MATERIALS = (
    Material("Kebijakan jaminan sosial ketenagakerjaan", "Regina Contoseran", 2, 2),
    Material("Program JKK dan JKM bagi pekerja bukan penerima upah", "Regina Contoseran", 3, 3),
    Material("Peran Perisai dan kepala wadah", "Petrus Nahaklon", 2, 2),
    Material("Memproses data potensi dan menerima pendaftaran", "Petrus Nahaklon", 4, 4),
    Material("Memproses pembayaran iuran dan bukti kepesertaan", "Yasinta Hurlon", 3, 3),
    Material("Mendampingi ahli waris dalam pengajuan manfaat", "Yasinta Hurlon", 3, 3),
    Material("Komunikasi dan penyuluhan di desa", "Gregorius Dokolon", 3, 1),
    Material("Praktik lapangan", "Tim pengajar", 3, 3),
    Material("Ujian", "Tim penguji", 1, 1),
)
PROOF = "LT1." + "CIYTKMZSGAXTANBRF5CESU2OIFFUKUSUKJAU4UZPLBES6MRQGI3A" * 6
CERTIFICATE = CertificateFacts(
    government="Kabupaten Contoh",
    office_name="Dinas Tenaga Kerja dan Transmigrasi",
    head="Bupati Contoh",
    city="Kota Contoh",
    number="500.15.3.3/041/DISNAKERTRANS/XI/2026",
    dated=date(2026, 11, 23),
    name="Maria Magdalena Yosefina Bernadetha Contoseran",
    role="Perisai",
    body="Wadah Tenun Sejahtera",
    village="Desa Tanjung Lontar Seberang Selatan",
    training=TRAINING,
    organiser="",
    place="Kota Contoh",
    start=date(2026, 11, 17),
    end=date(2026, 11, 19),
    materials=MATERIALS,
    held=24,
    attended=22,
    minimum=8000,
    exam_mark=86,
    pass_mark=70,
    signer=replace(SIGNER, rank="Pembina Utama Muda"),
    back_signer=Signer(
        "Kristina Lontarasi, S.E.",
        "197808082005012008",
        "Pembina",
        "Kepala Bidang Jaminan Sosial",
        "",
    ),
    code="R4TN-6WQ9-H2MC",
    proof=PROOF[:300],
    wording=letterform("certificate"),
)


def certificate(**changes: Any) -> CertificateFacts:
    return replace(CERTIFICATE, **changes)


def emblem() -> bytes:
    """A shield for the office's own."""
    picture = Image.new("RGB", (240, 300), "white")
    pen = ImageDraw.Draw(picture)
    pen.polygon(
        [(10, 30), (120, 6), (230, 30), (230, 170), (120, 290), (10, 170)], outline=0, width=6
    )
    pen.ellipse((70, 80, 170, 180), fill=0)
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


STATEMENT = StatementFacts(
    government="Kabupaten Contoh",
    office_name="Dinas Tenaga Kerja dan Transmigrasi",
    address="Jalan Pohon Lontar Nomor 1, Kota Contoh 85999",
    phone="(0380) 000000",
    email="disnakertrans@contoh.example",
    head="Bupati Contoh",
    city="Kota Contoh",
    paper="A4",
    typeface="sans",
    number="500.15.3.3/052/DISNAKERTRANS/XI/2026",
    dated=date(2026, 11, 24),
    name="Gregorius Paskalis Maucontoh",
    birth_place="Oe’lontar",
    birth_date=date(1989, 5, 4),
    role="Perisai",
    body="Wadah Sasando",
    village="Desa Wae Contoh",
    training=TRAINING,
    organiser="BPJS Ketenagakerjaan Cabang Contoh",
    place="Kota Contoh",
    start=date(2026, 11, 17),
    end=date(2026, 11, 19),
    held=24,
    attended=22,
    signer=SIGNER,
    code="C8VX-3JRP-Q5ND",
    proof=PROOF[:300],
    wording=letterform("statement"),
)


def statement(**changes: Any) -> StatementFacts:
    return replace(STATEMENT, **changes)


def kept(people: int, **changes: Any) -> KeptSession:
    """A session with everybody, one of each nine not marked."""
    rows = []
    for number in range(1, people + 1):
        status = (
            "present",
            "present",
            "late",
            "present",
            "excused",
            "sick",
            "absent",
            "present",
            "",
        )[number % 9]
        here = status in ("present", "late")
        rows.append(
            KeptRow(
                number=number,
                name=NAMES[number % len(NAMES)],
                sex="LP"[number % 2],
                body=BODIES[number % 3],
                status=status,
                at=f"08.{number % 60:02}" if here else "",
                how=("door", "paper", "hand", "sheet", "command")[number % 5] if status else "",
            )
        )
    return replace(KeptSession(SESSION, rows), **changes)


MARKS = ("present", "present", "late", "present", "excused", "sick", "absent", "present", "")


def report(people: int, sessions: int = 12, **changes: Any) -> ReportFacts:
    """A training with so many participants and sessions of two JP each; the last is cancelled."""
    told = []
    for number in range(1, people + 1):
        marks = [MARKS[(number * 5 + at * 7) % 9] for at in range(sessions)]
        attended = sum(2 for mark in marks[:-1] if mark in ("present", "late"))
        told.append(
            ReportPerson(
                number=number,
                name=NAMES[number % len(NAMES)],
                body=BODIES[number % 3],
                marks=marks,
                attended=attended,
                exam_mark=50 + number % 50,
                passed=number % 4 != 0,
            )
        )
    held = [
        ReportSession(
            number=at + 1,
            title=MATERIALS[at % 9].title,
            trainer=MATERIALS[at % 9].trainer,
            date=date(2026, 11, 17),
            jp=2,
            counts=Counter(one.marks[at] for one in told if one.marks[at]),
            cancelled=at == sessions - 1,
        )
        for at in range(sessions)
    ]
    facts = ReportFacts(
        government="Kabupaten Contoh",
        office_name="Dinas Tenaga Kerja dan Transmigrasi",
        address="Jalan Pohon Lontar Nomor 1, Kota Contoh 85999",
        phone="(0380) 000000",
        email="disnakertrans@contoh.example",
        head="Bupati Contoh",
        city="Kota Contoh",
        paper="A4",
        typeface="sans",
        training=TRAINING,
        theme="Perlindungan pekerja rentan sampai ke desa",
        organiser="",
        place="Aula Dinas, Kota Contoh",
        start=date(2026, 11, 17),
        end=date(2026, 11, 19),
        minimum=6000,
        exam=True,
        pass_mark=70,
        late_counts=True,
        held=2 * max(sessions - 1, 0),
        sessions=held,
        people=told,
        dated=date(2026, 11, 24),
        signer=SIGNER,
    )
    return replace(facts, **changes)
