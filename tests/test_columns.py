"""A column is declared once: whoever adds a Field is told here what else it needs, until all agree.

The steps are those of README.md, "Adding a column".
"""

from dataclasses import fields as fields_of
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from sqlalchemy import BigInteger, Date, String, inspect

from db.engine import Database
from db.queries.workers import WorkerLine, worker
from db.schema import Worker
from desktop.cli.worker_shapes import worker_shape
from desktop.domain.fields import WORKER, WORKER_BY_KEY, Field, Kind
from desktop.services.acting import Acting
from desktop.services.register.change import add_worker, change_worker
from desktop.services.training.agents import add_agent

CLONE = Path(__file__).parents[1]
OWN = {
    "id", "uid", "version", "name_key", "status", "member_number", "open_findings",
    "created_at", "updated_at",
}  # fmt: skip
"""What the register keeps of a worker beside what lists tell."""

TYPED = {
    Kind.TEXT: "12",
    Kind.NAME: "MARIA BETE",
    Kind.NIK: "5321044505900002",
    Kind.KK: "5321042010100001",
    Kind.DATE: "1990-05-05",
    Kind.SEX: "P",
    Kind.REGION: "5321042001",
    Kind.MONEY: "1000000",
    Kind.PHONE: "081234567890",
    Kind.AGENT: "Yosef Bria",
}
OTHER = {Kind.TEXT: "13", Kind.NAME: "ANNA BETE", Kind.MONEY: "900000", Kind.PHONE: "081234567891"}
every_field = pytest.mark.parametrize("field", WORKER, ids=lambda field: field.key)


def test_the_schema_has_a_column_for_every_field_and_no_other() -> None:
    columns = {column.name for column in inspect(Worker).columns}
    assert columns - OWN == set(WORKER_BY_KEY)


@every_field
def test_a_column_of_the_schema_has_the_kind_of_its_field(field: Field) -> None:
    column = inspect(Worker).columns[field.key]
    kinds: dict[Kind, type] = {Kind.DATE: Date, Kind.MONEY: BigInteger, Kind.AGENT: BigInteger}
    assert isinstance(column.type, kinds.get(field.kind, String))
    length = getattr(column.type, "length", None)
    assert length is None or length >= field.longest
    # A list may leave it out, so the register must be able to; a sex is then the NIK's.
    may_be_left_out = column.nullable or column.default is not None
    assert may_be_left_out or field.required or field.kind is Kind.SEX


@every_field
def test_a_migration_makes_the_column_of_every_field(office_register: Path, field: Field) -> None:
    database = Database(office_register)
    with database.read() as session:
        listed = session.connection().exec_driver_sql("PRAGMA table_info(worker)").all()
    database.close()
    assert field.key in {row[1] for row in listed}


@every_field
def test_every_label_has_its_indonesian(field: Field) -> None:
    words = CLONE / "resources" / "locale" / "id" / "LC_MESSAGES" / "lontar.po"
    with words.open("rb") as file:
        known = read_po(file, locale="id").get(field.label)
    assert known is not None
    assert known.string


def test_what_queries_tell_of_a_worker_has_every_field() -> None:
    assert set(WORKER_BY_KEY) <= {field.name for field in fields_of(WorkerLine)}


def typed() -> dict[str, str]:
    return {field.key: TYPED[field.kind][: field.longest] for field in WORKER}


def text_of(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def test_a_worker_entered_with_every_field_keeps_each_of_them(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        add_agent(session, acting, {"name": TYPED[Kind.AGENT]})
        worker_id = add_worker(session, acting, typed())
    with office_database.read() as session:
        line = worker(session, worker_id)
    assert line is not None
    assert {key: text_of(getattr(line, key)) for key in typed()} == typed()
    shape = worker_shape(line, [])
    assert {key: text_of(shape[key]) for key in typed()} == typed()


@pytest.mark.parametrize(
    # The others are changed by rules of their own, which have tests of their own.
    "field",
    [field for field in WORKER if field.kind in OTHER],
    ids=lambda field: field.key,
)
def test_a_field_can_be_changed(office_register: Path, acting: Acting, field: Field) -> None:
    new = OTHER[field.kind]
    database = Database(office_register)
    with database.write() as session:
        add_agent(session, acting, {"name": TYPED[Kind.AGENT]})
        worker_id = add_worker(session, acting, typed())
        change_worker(session, acting, worker_id, {field.key: new})
    with database.read() as session:
        line = worker(session, worker_id)
    database.close()
    assert text_of(getattr(line, field.key)) == new
