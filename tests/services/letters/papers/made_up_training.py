"""Facts of a made-up training, to draw its papers without a register."""

from datetime import UTC, date, datetime
from typing import Any

from desktop.services.letters.papers.training.facts import (
    Badge,
    Badges,
    SessionFacts,
    SignPage,
    SignRow,
    SignSheet,
)
from desktop.services.letters.papers.training.sign_rows import sign_page_rows

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
