"""The recommendation that goes with an heir's claim: what the register knows, and no promise."""

from datetime import date
from pathlib import Path

import pytest

from db.engine import Database
from db.schema import Worker
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.answer.paying import pay_letter
from desktop.services.letters.claim import recommend_heir
from desktop.services.register.heirs import save_heir
from tests.services.letters.made_up import nik_of
from tests.services.letters.made_up_kinds import Book
from tests.services.letters.reading import check_sound, text_of


@pytest.fixture
def book(office_database: Database, acting: Acting, tmp_path: Path) -> Book:
    return Book(office_database, acting, tmp_path / "surat").open(2)


def _worker(book: Book, number: int = 0) -> int:
    with book.database.read() as session:
        return session.query(Worker).filter_by(nik=nik_of(number)).one().id


def _heir(book: Book, name: str, relation: str = "spouse") -> None:
    with book.database.write() as session:
        save_heir(session, book.acting, _worker(book), name=name, relation=relation)


def _write(book: Book, out: Path, **said: object) -> str:
    with book.database.write() as session:
        recommend_heir(session, book.acting, _worker(book), out, **said)  # type: ignore[arg-type]
    return " ".join(text_of(out).split())


def test_it_tells_worker_letter_heir_and_day_and_promises_no_sum(
    book: Book, tmp_path: Path
) -> None:
    letter = book.issued().letter
    book.set(0, member_number="21000000009")
    with book.database.write() as session:
        pay_letter(session, book.acting, letter, date(2027, 3, 1))
    _heir(book, "<b>ANA & BEN</b> {nama}")
    out = tmp_path / "rekomendasi.pdf"
    text = _write(book, out, died=date(2027, 3, 9))
    for told in (
        *(nik_of(0), "21000000009", "<b>ANA & BEN</b> {nama}", "Suami/istri", "9 Maret 2027"),
        *("s.d. Maret 2027", book.line(letter).number, "APBD Kabupaten Malaka"),
    ):
        assert told in text, told
    assert "Rp" not in text
    check_sound(out)


def test_of_several_heirs_one_is_named(book: Book, tmp_path: Path) -> None:
    out = tmp_path / "rekomendasi.pdf"
    with pytest.raises(UserError) as refusal:
        _write(book, out)
    assert refusal.value.code == "heir.none"
    _heir(book, "ANA")
    _heir(book, "BEN", "child")
    with pytest.raises(UserError) as refusal:
        _write(book, out)
    assert refusal.value.code == "heir.which"
    assert not out.exists()
    assert "Anak" in _write(book, out, heir="ben")
