"""A made-up register for letters: workers of Malaka, a budget, an official who signs."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from db.engine import Session
from db.schema import Worker
from desktop.domain.names import fold
from desktop.services.acting import Acting
from desktop.services.letters.funding import FundingState, add_funding
from desktop.services.offices.officials import save_official

VILLAGES = ("5321012001", "5321012002", "5321042001", "5321042002", "5321062001")
CITIES = ("Betun", "Atambua", "Kupang", "Kefamenanu")
NAMES = ("MARIA BETE", "YOHANES SERAN", "Petrus Klau", "AGUSTINA LURUK", "Yosef Nahak")
OCCUPATIONS = ("Petani", "Nelayan", "Penenun", "Tukang ojek", "Papalele (penjual ikan/sayur)")
MOMENT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def nik_of(number: int) -> str:
    """A NIK that no other made-up worker has."""
    return f"53210450590{number:05}"


def add_workers(
    session: Session, how_many: int, *, status: str = "eligible", start: int = 0, **values: object
) -> list[int]:
    """Enter workers spread over five villages; give back their row ids."""
    rows = []
    for number in range(start, start + how_many):
        name = str(values.get("name", f"{NAMES[number % 5]} {number:04}"))
        row = Worker(
            **{
                "uid": f"0197a000-0000-7000-8000-{number:012}",
                "nik": nik_of(number),
                "name": name,
                "name_key": fold(name),
                "birth_place": CITIES[number % 4],
                "birth_date": date(1970 + number % 30, 1 + number % 12, 1 + number % 28),
                "sex": "LP"[number % 2],
                "rt": f"{number % 9 + 1:03}",
                "rw": "001",
                "hamlet": "Dusun Satu",
                "region": VILLAGES[number % 5],
                "occupation": OCCUPATIONS[number % 5],
                "status": status,
                "created_at": MOMENT,
                "updated_at": MOMENT,
                **values,
            }
        )
        session.add(row)
        rows.append(row)
    session.flush()
    return [row.id for row in rows]


def add_budget(session: Session, acting: Acting, **values: object) -> FundingState:
    """The APBD of Malaka: six months from January 2027, enough for 1,000 people."""
    said = {
        "year": 2027,
        "source": "APBD Kabupaten Malaka",
        "payer": "apbd",
        "cap": 100_800_000,
        "first_month": date(2027, 1, 1),
        "months": 6,
        "reference": "DPA/A.1/2.07.0.00.0.00.01.0000/001/2027",
    }
    return add_funding(session, acting, **{**said, **values})  # type: ignore[arg-type]


def add_signer(session: Session, acting: Acting, **values: object) -> None:
    """The head of the office, who signs."""
    said = {
        "name": "Maria Yovita Nahak, S.Sos., M.Si.",
        "position": "Kepala Dinas Tenaga Kerja dan Transmigrasi",
        "nip": "197001011995032001",
        "rank": "Pembina Utama Muda (IV/c)",
        "signs": True,
    }
    save_official(session, acting, **{**said, **values})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Ready:
    """A register with workers, a budget and a signer."""

    funding: int
    workers: list[int]


def make_ready(session: Session, acting: Acting, people: int, **budget: object) -> Ready:
    """All that a letter needs."""
    workers = add_workers(session, people)
    add_signer(session, acting)
    return Ready(add_budget(session, acting, **budget).id, workers)


def out_of(folder: Path) -> list[str]:
    """The names of what lies in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []
