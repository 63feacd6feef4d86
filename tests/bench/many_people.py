"""A register of any size, filled straight: made-up people, statuses, findings, heirs."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import cast

from sqlalchemy import Table

from db.engine import Database, Session, bulk, search
from db.queries import worker_store
from db.queries.regions import region_rows
from db.schema import Finding, Heir, Worker
from desktop.domain.names import fold
from tests.bench.lists import _CLANS, _GIVEN, _WORK

AT_ONCE = 20_000
_NOW = datetime(2026, 6, 16, 8, 0, tzinfo=UTC)
_STATUSES = ("listed",) * 6 + ("eligible",) * 5 + ("ineligible", "proposed", "enrolled", "enrolled")
_COLUMNS = (
    "id", "uid", "name_key", *worker_store.FIELDS, "version", "status", "member_number",
    "created_at", "updated_at",
)  # fmt: skip


def fill_register(database: Database, people: int, region: str = "53", seed: int = 53) -> None:
    """Enter so many people of a region's villages; the same for the same seed."""
    chance = random.Random(seed)
    with database.read() as session:
        rows = region_rows(session, region)
    villages = [code for code, *_rest in rows if len(code) == 10 and code.startswith(region)]
    serials: Counter[str] = Counter()
    for first in range(1, people + 1, AT_ONCE):
        last = min(first + AT_ONCE, people + 1)
        with database.write() as session:
            moment = bulk.instant_text(session, _NOW)
            made = [_person(chance, at, villages, serials, moment) for at in range(first, last)]
            bulk.insert_many(session, cast(Table, Worker.__table__), _COLUMNS, made)
            _add_around(session, range(first, last), moment)
            search.enter_new(session, first, last - 1)
    database.settle()


def _person(
    chance: random.Random, at: int, villages: list[str], serials: Counter[str], moment: str
) -> tuple[object, ...]:
    born = date(1963, 1, 1) + timedelta(days=chance.randrange(44 * 365))
    sex = chance.choice("LP")
    day = born.day + (40 if sex == "P" else 0)
    village = chance.choice(villages)
    serials[village[:6]] += 1
    # Where the serials of a kecamatan are used up, some are older than its regency.
    older, serial = divmod(serials[village[:6]], 10_000)
    place = f"{int(village[:4]) - 17 * older}{village[4:6]}"
    nik = f"{place}{day:02}{born:%m%y}{serial:04}"
    given = chance.sample(_GIVEN, chance.choice((1, 1, 2)))
    name = " ".join((*given, chance.choice(_CLANS))).upper()
    values: dict[str, object] = {
        "nik": nik,
        "kk": f"{village[:6]}{chance.randrange(10**10):010}",
        "name": name,
        "birth_place": "Betun",
        "birth_date": born.isoformat(),
        "sex": sex,
        "mother_name": f"{chance.choice(_GIVEN)} {chance.choice(_CLANS)}".upper(),
        "address": f"RT {chance.randrange(1, 20):03} / RW {chance.randrange(1, 9):03}",
        "region": village,
        "occupation": chance.choice(_WORK),
        "income": chance.randrange(5, 20) * 100_000,
        "phone": f"08{chance.randrange(10**9, 10**10)}",
        "agent": None,
    }
    fields = [values.get(field, "") for field in worker_store.FIELDS]
    status = chance.choice(_STATUSES)
    member = f"{at:011}" if status == "enrolled" else ""
    uid = f"00000000-0000-7000-8000-{at:012x}"
    return (at, uid, fold(name), *fields, 1, status, member, moment, moment)


def _add_around(session: Session, ids: range, moment: str) -> None:
    """A finding on three in a hundred, an heir for one in five."""
    findings = [
        (one, "nik.birth_date_mismatch" if one % 2 else "person.possible_duplicate",
         "warning", "birth_date", "", "", "{}", moment, "", "")
        for one in ids if one % 33 == 0
    ]  # fmt: skip
    bulk.insert_many(
        session,
        cast(Table, Finding.__table__),
        ("worker_id", "code", "severity", "field", "header", "value", "params", "found_at",
         "accepted_by", "note"),
        findings,
    )  # fmt: skip
    heirs: Iterator[tuple[object, ...]] = (
        (f"00000000-0000-7000-9000-{one:012x}", one, "Ana Nahak", "child", "", "")
        for one in ids if one % 5 == 0
    )  # fmt: skip
    bulk.insert_many(
        session,
        cast(Table, Heir.__table__),
        ("uid", "worker_id", "name", "relation", "nik", "phone"),
        list(heirs),
    )
