"""In which order workers stand, and by which way a page of them is reached soonest.

There are two ways: along the index of the order, passing over who does not fit; or to those who
fit by the index of what leads to few, and sorting these. Which is right is counted beforehand.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, tuple_
from sqlalchemy.orm import Session

from db.engine.plans import unindexed
from db.queries.worker_filter import WorkerFilter, conditions, leading
from db.schema import Worker

_ORDERS: dict[str, tuple[Any, ...]] = {
    "name": (Worker.name_key,),
    "nik": (Worker.nik,),
    "birth_date": (Worker.birth_date,),
    "sex": (Worker.sex, Worker.name_key),
    "region": (Worker.region, Worker.name_key),
    "status": (Worker.status, Worker.name_key),
    "occupation": (Worker.occupation, Worker.name_key),
    "kk": (Worker.kk,),
    "phone": (Worker.phone,),
    "income": (Worker.income,),
    "findings": (Worker.open_findings, Worker.name_key),
    "updated_at": (Worker.updated_at,),
}
SORTS = tuple(_ORDERS)
"""What a page of workers can be sorted by; those alike in it stand by name or row id."""


@dataclass(frozen=True, slots=True)
class Way:
    """A query of row ids and sort values, as the order and the conditions want it."""

    columns: tuple[ColumnElement[Any], ...]
    fitting: tuple[ColumnElement[bool], ...]
    descending: bool
    sort: str

    def select(self) -> Select[Any]:
        """Row id and the values sorted by, in order."""
        order = [each.desc() if self.descending else each.asc() for each in self._place()]
        if self.sort == "income":
            # Who has none written stands before those with one, on both databases.
            order[0] = order[0].nulls_last() if self.descending else order[0].nulls_first()
        return select(Worker.id, *self.columns).where(*self.fitting).order_by(*order)

    def behind(self, key: str | int, name: str, row_id: int) -> ColumnElement[bool]:
        """The condition of standing behind a worker in this order."""
        if self.sort == "income":
            return self._behind_income(key, row_id)
        values = [self._value(key), *([name] if len(self.columns) > 1 else []), row_id]
        place, there = tuple_(*self._place()), tuple_(*values)
        return place < there if self.descending else place > there

    def _behind_income(self, key: str | int, row_id: int) -> ColumnElement[bool]:
        """The same where the value may be none, which no row is compared with."""
        none, there = self.columns[0].is_(None), tuple_(*self._place())
        if key == "":
            rest = Worker.id < row_id if self.descending else Worker.id > row_id
            among = and_(none, rest)
            return among if self.descending else or_(among, ~none)
        if self.descending:
            return or_(there < tuple_(key, row_id), none)
        return there > tuple_(key, row_id)

    def _place(self) -> tuple[Any, ...]:
        return (*self.columns, Worker.id)

    def _value(self, key: str | int) -> object:
        """A cursor's key as its column compares it."""
        if self.sort == "birth_date":
            return date.fromisoformat(str(key))
        if self.sort == "updated_at":
            return datetime.fromisoformat(str(key)).astimezone(UTC)
        return key


def way_to(
    session: Session, where: WorkerFilter, sort: str, *, descending: bool, all_of_them: bool = False
) -> Way:
    """The soonest way to the workers that fit, in the order of `sort` (one of SORTS).

    Where `all_of_them` are wanted and none leads to few, all are looked at and sorted.
    """
    columns = _ORDERS[sort]
    if is_a_stretch(where, sort):
        return Way(columns, tuple(conditions(session, where).values()), descending, sort)
    led_by = leading(session, where, always=all_of_them)
    off = frozenset(conditions(session, where)) - {led_by}
    fitting = tuple(conditions(session, where, off).values())
    if led_by or all_of_them:
        columns = tuple(unindexed(session, each) for each in columns)
    return Way(columns, fitting, descending, sort)


def is_a_stretch(where: WorkerFilter, sort: str) -> bool:
    """Whether those who fit stand together, in their order, in an index there is."""
    if where == WorkerFilter():
        return True
    of_one_status = WorkerFilter(status=where.status) == where and len(where.status) == 1
    of_one_sex = WorkerFilter(sex=where.sex) == where
    of_a_beginning = WorkerFilter(begins=where.begins) == where
    of_one_village = WorkerFilter(region=where.region) == where and len(where.region) == 10
    return sort == "name" and (of_one_status or of_one_sex or of_one_village or of_a_beginning)
