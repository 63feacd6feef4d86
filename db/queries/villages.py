"""How many people of the register live where."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.schema import Worker

_GONE = "ended"


def people_by_village(session: Session) -> dict[str, int]:
    """Village to how many workers are of it; those who left are none."""
    query = select(Worker.region, Worker.status, func.count()).group_by(
        Worker.region, Worker.status
    )
    found: dict[str, int] = {}
    for region, status, number in session.execute(query):
        if status != _GONE:
            found[region] = found.get(region, 0) + number
    return found
