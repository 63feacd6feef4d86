"""The index that finds workers by beginnings of words, the same on both databases."""

from datetime import date

import pytest
from sqlalchemy import select

from db.engine import Database, search
from db.schema import Worker
from desktop.services.acting import Acting

PEOPLE = (
    ("MARIA YOVITA NAHAK", "5321044505900002", "5321040101100007"),
    ("Marselinus Klau", "5304110101800013", ""),
    ("O'besi, Yohanes", "5304110101800027", ""),
)


@pytest.fixture
def filled(office_database: Database, acting: Acting) -> Database:
    with office_database.write() as session:
        for name, nik, kk in PEOPLE:
            session.add(
                Worker(
                    uid=acting.chance.uid(), nik=nik, kk=kk, name=name,
                    name_key=name.lower().replace("'", "").replace(",", ""),
                    birth_date=date(1990, 5, 5), sex="P", region="5321042001",
                    created_at=acting.now(), updated_at=acting.now(),
                )
            )  # fmt: skip
        session.flush()
        search.enter_new(session, 1, len(PEOPLE))
    return office_database


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mar", [1, 2]),
        ("nahak mar", [1]),
        ("klau nahak", []),
        ("wesey", [1, 2, 3]),
        ("mar wes", [1, 2]),
        ("obesi", [3]),
        ("besi", []),
        ("5304", [2, 3]),
        ("5304 1101", [2, 3]),
        ("5304 1101 0180 0013", [2]),
        ("0002", [1]),
        ("002", []),
        ("800027", [3]),
        ("5321040101100007", [1]),
        ("0007", [1]),
        ("maria 0007", [1]),
        ("%", [1, 2, 3]),
        ('"', [1, 2, 3]),
        ("", [1, 2, 3]),
    ],
)
def test_every_word_typed_must_begin_a_word_or_end_a_number(
    filled: Database, typed: str, found: list[int]
) -> None:
    with filled.read() as session:
        query = select(Worker.id).where(search.matching(session, typed)).order_by(Worker.id)
        assert session.scalars(query).all() == found


def test_an_edited_worker_is_found_by_the_new_words_only(filled: Database) -> None:
    with filled.write() as session:
        session.get_one(Worker, 1).name_key = "agustina"
        search.enter_one(session, 1)
    with filled.read() as session:
        for typed, found in (("agus", [1]), ("nahak", [])):
            query = select(Worker.id).where(search.matching(session, typed))
            assert session.scalars(query).all() == found
