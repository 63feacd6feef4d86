"""Made-up agents, workers with heirs, and sheets of participants."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl

from db.engine import Session
from db.schema import Agent, AgentVillage, Wadah
from desktop.domain.names import fold
from desktop.services.acting import Acting
from desktop.services.register.change import add_worker
from desktop.services.register.heirs import save_heir
from desktop.services.training.enrol import enrol_listed
from desktop.services.training.persons import Listed

WESEY, LAKULO = "5321042001", "5321042010"
MADE = datetime(2026, 11, 1, tzinfo=UTC)
WORKER = {
    "nik": "5321044505900001",
    "name": "Maria Yovita Nahak",
    "birth_date": "05-05-1990",
    "sex": "P",
    "region": WESEY,
}


def add_wadah(session: Session, name: str, region: str = "") -> int:
    """A wadah; its id."""
    row = Wadah(
        uid=f"wadah-{name}", name=name, name_key=fold(name), region=region,
        created_at=MADE, updated_at=MADE,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row.id


def add_agent(
    session: Session,
    name: str,
    wadah: int | None = None,
    *,
    nik: str | None = None,
    role: str = "agent",
    villages: Sequence[str] = (),
    active: bool = True,
) -> int:
    """An agent who covers villages; the id."""
    row = Agent(
        uid=f"agent-{name}", nik=nik, name=name, name_key=fold(name), wadah_id=wadah, role=role,
        sex="P", birth_place="Betun", birth_date=date(1990, 5, 5), phone="081239000142",
        active=active, created_at=MADE, updated_at=MADE,
    )  # fmt: skip
    session.add(row)
    session.flush()
    session.add_all([AgentVillage(agent_id=row.id, region=code) for code in villages])
    session.flush()
    return row.id


def add_worker_with_heirs(
    session: Session, acting: Acting, *heirs: str, values: dict[str, str] | None = None
) -> int:
    """A worker with heirs of these names; the worker's id."""
    worker = add_worker(session, acting, values or WORKER)
    for name in heirs:
        save_heir(session, acting, worker, name=name, relation="child")
    return worker


def people(count: int) -> list[Listed]:
    """So many people of a list, told apart by name."""
    return [Listed(f"Peserta {number:04}", body="Wadah Sehati") for number in range(1, count + 1)]


def enrol_people(session: Session, acting: Acting, training: int, count: int) -> list[str]:
    """Enrol so many made-up people; give back their codes by row."""
    enrolled = enrol_listed(session, acting, training, people(count))
    return [line.code for line in enrolled.participants]


def write_book(path: Path, *rows: Sequence[object]) -> Path:
    """A workbook of one sheet with these rows."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    book.save(path)
    return path
