"""Registers in which one person stands twice, and all that hangs on both."""

from collections.abc import Mapping

from db.engine import Database, Session
from db.queries import doubles, workers
from desktop.services.acting import Acting
from desktop.services.register.change import add_worker
from desktop.services.register.pairs import Compared, update_pairs

FIRST = {
    "nik": "5321046105800002",
    "name": "Bernadeta Hoar Seran",
    "birth_date": "21-05-1980",
    "sex": "P",
    "region": "5321042001",
    "mother_name": "Maria Hoar",
    "occupation": "Penenun",
    "phone": "081239000142",
}
AGAIN = {
    **FIRST,
    "nik": "5321046105080002",
    "name": "Bernadete H. Seran",
    "mother_name": "M. Hoar",
    "occupation": "Petani",
    "phone": "",
}
OTHER = {
    "nik": "5321041708850002",
    "name": "Yohanes Bria Klau",
    "birth_date": "17-08-1985",
    "sex": "L",
    "region": "5321042001",
}


def add(database: Database, acting: Acting, *people: Mapping[str, str]) -> list[int]:
    """Enter people at the counter; give back their row ids."""
    with database.write() as session:
        return [add_worker(session, acting, one) for one in people]


def compare(database: Database, acting: Acting) -> Compared:
    """Bring the pairs up to date."""
    with database.write() as session:
        return update_pairs(session, acting)


def waiting(database: Database) -> list[tuple[int, int]]:
    """The pairs to be decided, by row ids."""
    with database.read() as session:
        return [(pair.a_id, pair.b_id) for pair in doubles.open_pairs(session)]


def everything(session: Session, worker: int) -> dict[str, object]:
    """A worker as shown, with findings and sources, without what every change moves on."""
    line = workers.worker(session, worker)
    assert line is not None
    values = {name: getattr(line, name) for name in line.__dataclass_fields__}
    del values["version"], values["updated_at"]
    values["found"] = workers.worker_findings(session, worker)
    values["sources"] = workers.worker_sources(session, [worker]).get(worker)
    return values
