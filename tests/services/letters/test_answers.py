"""What the insurer answers to a letter: who is taken in, who is not, and what follows."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from db.queries import letter_answers as queries
from db.queries import letters as letter_queries
from db.schema import Worker, WorkerChange
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.answer.corrections import correction_list, follow_up
from desktop.services.letters.answer.deciding import decide_answer_row
from desktop.services.letters.answer.taking import Answered, respond_letter
from desktop.services.letters.cancel import cancel_letter
from desktop.services.letters.sent import send_letter
from tests.services.letters.made_up import NAMES, nik_of
from tests.services.letters.made_up_kinds import Book

PEOPLE = 6
HEADS = ("NIK", "Nama", "Tanggal Lahir", "KPJ", "Status", "Keterangan")
Row = Sequence[object]


def kpj(number: int) -> str:
    return f"2100000000{number}"


@pytest.fixture
def book(office_database: Database, acting: Acting, tmp_path: Path) -> Book:
    return Book(office_database, acting, tmp_path / "surat").open(PEOPLE)


@pytest.fixture
def letter(book: Book) -> int:
    return book.issued().letter


class _Answering:
    def __init__(self, book: Book, letter: int, folder: Path) -> None:
        self.book, self.letter, self.folder = book, letter, folder

    def sheet(self, rows: Sequence[Row], heads: Row = HEADS, name: str = "jawaban.xlsx") -> Path:
        workbook = openpyxl.Workbook()
        assert workbook.active is not None
        workbook.active.append(list(heads))
        for row in rows:
            workbook.active.append(list(row))
        workbook.save(self.folder / name)
        return self.folder / name

    def respond(self, rows: Sequence[Row], heads: Row = HEADS) -> Answered:
        return self.take(self.sheet(rows, heads))

    def take(self, path: Path) -> Answered:
        with self.book.database.write() as session:
            return respond_letter(session, self.book.acting, self.letter, path)

    def worker(self, number: int) -> Worker:
        with self.book.database.read() as session:
            return session.query(Worker).filter(Worker.nik == nik_of(number)).one()

    @property
    def state(self) -> str:
        with self.book.database.read() as session:
            line = letter_queries.letter(session, self.letter)
            assert line is not None
            return line.state

    def waiting(self) -> list[queries.AnswerRowLine]:
        with self.book.database.read() as session:
            return queries.answer_rows(session, self.letter)


@pytest.fixture
def answering(book: Book, letter: int, tmp_path: Path) -> _Answering:
    return _Answering(book, letter, tmp_path)


def _name(number: int) -> str:
    return f"{NAMES[number % 5]} {number:04}"


def _born(number: int) -> str:
    return f"{1 + number % 28:02}-{1 + number % 12:02}-{1970 + number % 30}"


def _row(number: int, member: object = "", status: str = "", why: str = "") -> Row:
    return (nik_of(number), _name(number), _born(number), member, status, why)


def test_who_is_accepted_is_enrolled_with_the_number_and_who_is_rejected_is_not(
    answering: _Answering,
) -> None:
    ended = answering.respond(
        [
            _row(0, kpj(0)),
            _row(1, kpj(1), "DITERIMA"),
            _row(2, "", "Y"),
            _row(3, "", "T", "Usia lebih 65 tahun"),
            _row(4, "", "DITOLAK", "Sudah peserta"),
        ]
    )
    assert (ended.accepted, ended.rejected, ended.unanswered) == (3, 2, 1)
    assert ended.unmatched == []
    found = [answering.worker(number) for number in range(PEOPLE)]
    assert [one.status for one in found] == [
        *("enrolled", "enrolled", "enrolled", "rejected", "rejected", "proposed"),
    ]
    assert [one.member_number for one in found[:3]] == [kpj(0), kpj(1), ""]
    assert answering.state == "answered"
    with answering.book.database.read() as session:
        told = {one.nik: one.reason for one in queries.people(session, answering.letter)}
        changes = session.query(WorkerChange).filter(WorkerChange.field == "member_number").all()
        files = letter_queries.files(session, answering.letter)
    assert told[nik_of(3)] == "Usia lebih 65 tahun"
    assert {(one.old, one.new) for one in changes} == {("", kpj(0)), ("", kpj(1))}
    kept = [file for file in files if file.kind == "answer"]
    assert [file.content for file in kept] == [(answering.folder / "jawaban.xlsx").read_bytes()]


@pytest.mark.parametrize(
    ("status", "member", "outcome"),
    [
        ("AKTIF", "", "enrolled"),
        ("Berhasil", "", "enrolled"),
        ("diterima", "", "enrolled"),
        ("Non Aktif", "", "rejected"),
        ("GAGAL", "", "rejected"),
        ("N", "", "rejected"),
        ("Belum diterima", "", "rejected"),
        ("T", kpj(0), "rejected"),
        ("", kpj(0), "enrolled"),
        ("", "-", "proposed"),
        ("menunggu", "", "proposed"),
    ],
)
def test_the_status_decides_and_a_number_where_there_is_none(
    answering: _Answering, status: str, member: str, outcome: str
) -> None:
    answering.respond([_row(0, member, status)])
    assert answering.worker(0).status == outcome


def test_columns_come_in_any_order_under_any_name(answering: _Answering) -> None:
    heads = ("No. Kepesertaan", "Tgl Lahir", "HASIL", "Nama Peserta", "No KTP", "Catatan", "Baru")
    ended = answering.respond(
        [
            (kpj(0), _born(0), "Berhasil", _name(0), nik_of(0), "", "x"),
            ("", _born(1), "Gagal", _name(1), nik_of(1), "NIK tidak valid", "y"),
        ],
        heads,
    )
    assert (ended.accepted, ended.rejected, ended.unanswered) == (1, 1, 4)
    assert answering.worker(0).member_number == kpj(0)


def test_the_same_answer_twice_is_once(answering: _Answering) -> None:
    path = answering.sheet(
        [
            _row(0, kpj(0)),
            _row(1, "", "T", "ganda"),
            ("5321999999990009", "Nobody", "", "9", "", ""),
        ]
    )
    first = answering.take(path)
    version = answering.worker(0).version
    again = answering.take(path)
    assert (again.accepted, again.rejected, again.unanswered) == (1, 1, 4)
    assert (first.unchanged, again.unchanged) == (0, 2)
    assert answering.worker(0).version == version
    with answering.book.database.read() as session:
        assert len(queries.answers(session, answering.letter)) == 1
    assert len(answering.waiting()) == 1


def test_a_later_answer_takes_in_who_was_rejected_but_puts_out_nobody(
    answering: _Answering,
) -> None:
    answering.respond([_row(0, kpj(0)), _row(1, "", "T", "NIK salah")])
    ended = answering.respond([_row(0, "", "T", "ternyata ganda"), _row(1, kpj(1))])
    assert [each.reason for each in ended.unmatched] == ["moved_on"]
    assert answering.worker(0).status == "enrolled"
    assert (answering.worker(1).status, answering.worker(1).member_number) == ("enrolled", kpj(1))


def test_who_is_met_by_name_and_birth_date_only_is_proposed_and_decided_by_a_person(
    answering: _Answering,
) -> None:
    wrong = ("5321999999990001", _name(0), _born(0), kpj(0), "", "")
    rounded = (f"{nik_of(15)[:15]}0", "Nobody of the letter", "", kpj(7), "", "")
    ended = answering.respond([wrong, rounded])
    assert [each.reason for each in ended.unmatched] == ["not_in_letter", "not_in_letter"]
    assert [each.proposal.nik if each.proposal else "" for each in ended.unmatched] == [
        nik_of(0), "",
    ]  # fmt: skip
    assert answering.worker(0).status == "proposed"
    assert answering.state == "issued"
    first, second = answering.waiting()
    database, acting = answering.book.database, answering.book.acting
    with database.write() as session:
        decide_answer_row(session, acting, first.id, take=True)
        decide_answer_row(session, acting, second.id, take=False)
    assert (answering.worker(0).status, answering.worker(0).member_number) == ("enrolled", kpj(0))
    assert answering.state == "answered"
    assert [one.decided for one in answering.waiting()] == ["taken", "left"]
    with pytest.raises(UserError) as refusal, database.write() as session:
        decide_answer_row(session, acting, first.id, take=False)
    assert refusal.value.code == "answer.decided"


def test_a_nik_that_a_spreadsheet_rounded_is_a_proposal(answering: _Answering) -> None:
    ended = answering.respond([(float(f"{nik_of(3)[:15]}0"), _name(3), "", kpj(3), "", "")])
    assert [each.proposal.nik if each.proposal else "" for each in ended.unmatched] == [nik_of(3)]
    assert [answering.worker(number).status for number in (0, 3)] == ["proposed"] * 2


def test_a_number_that_somebody_else_has_is_left_to_a_person(answering: _Answering) -> None:
    answering.respond([_row(0, kpj(0))])
    ended = answering.respond(
        [_row(1, kpj(0)), _row(2, kpj(5)), _row(3, kpj(5)), _row(4, "9" * 30)]
    )
    assert [each.reason for each in ended.unmatched] == [
        *("number_taken", "number_taken", "number_taken", "number_odd"),
    ]
    assert [answering.worker(number).status for number in (1, 2, 3, 4)] == ["proposed"] * 4


def test_another_number_for_who_was_taken_in_is_left_to_a_person(answering: _Answering) -> None:
    first = answering.sheet([_row(0, kpj(0))])
    answering.take(first)
    second = answering.sheet([_row(0, kpj(7))], name="jawaban-2.xlsx")
    ended = answering.take(second)
    (left,) = ended.unmatched
    assert (left.reason, left.proposal.nik if left.proposal else "") == (
        "number_differs", nik_of(0),
    )  # fmt: skip
    for path in (first, second, first):
        answering.take(path)
        assert answering.worker(0).member_number == kpj(0)
    (waiting,) = answering.waiting()
    database, acting = answering.book.database, answering.book.acting
    with database.write() as session:
        decide_answer_row(session, acting, waiting.id, take=True)
    assert (answering.worker(0).status, answering.worker(0).member_number) == ("enrolled", kpj(7))
    answering.take(first)
    assert answering.worker(0).member_number == kpj(7)


def test_a_later_yes_without_a_number_keeps_the_number(answering: _Answering) -> None:
    answering.respond([_row(0, kpj(0))])
    ended = answering.respond([_row(0, "", "Y")])
    assert (ended.accepted, ended.unchanged, ended.unmatched) == (1, 1, [])
    with answering.book.database.read() as session:
        person = next(
            one for one in queries.people(session, answering.letter) if one.nik == nik_of(0)
        )
    assert person.member_number == answering.worker(0).member_number == kpj(0)


def test_one_person_twice_with_different_answers_is_left_to_a_person(
    answering: _Answering,
) -> None:
    ended = answering.respond([_row(0, kpj(0)), _row(0, "", "T"), _row(1, kpj(1)), _row(1, kpj(1))])
    assert [each.reason for each in ended.unmatched] == ["contradicts"]
    assert answering.worker(0).status == "proposed"
    assert answering.worker(1).status == "enrolled"


def test_who_left_in_the_meantime_stays_away(answering: _Answering) -> None:
    answering.book.leave(0)
    ended = answering.respond([_row(0, kpj(0)), _row(1, kpj(1))])
    assert [each.reason for each in ended.unmatched] == ["moved_on"]
    assert answering.worker(0).status == "ended"


def test_reasons_become_a_list_to_mend_and_a_letter_that_follows(answering: _Answering) -> None:
    answering.respond(
        [
            _row(0, kpj(0)),
            _row(1, "", "T", "NIK salah"),
            _row(2, "", "T", "+1 ganda"),
            _row(3, kpj(3)),
        ]
    )
    database, acting, letter = answering.book.database, answering.book.acting, answering.letter
    out = answering.folder / "perbaikan.xlsx"
    with database.write() as session:
        assert correction_list(session, acting, letter, out) == 4
    rows = list(openpyxl.load_workbook(out).active.iter_rows(values_only=True))  # type: ignore[union-attr]
    listed = [row for row in rows if row[1] and str(row[1]).startswith("5321")]
    assert {row[1]: (row[7], row[8]) for row in listed} == {
        nik_of(1): ("Ditolak", "NIK salah"),
        nik_of(2): ("Ditolak", "+1 ganda"),
        nik_of(4): ("Belum dijawab", None),
        nik_of(5): ("Belum dijawab", None),
    }
    with pytest.raises(UserError), database.write() as session:
        follow_up(session, acting, letter)
    with database.write() as session:
        row = session.query(Worker).filter(Worker.nik == nik_of(1)).one()
        row.status = "clear"
    with database.write() as session:
        drafted = follow_up(session, acting, letter)
        line = letter_queries.letter(session, drafted.letter)
    assert line is not None
    assert (line.kind, line.follows_id, line.rows) == ("addition", letter, 1)


def test_a_letter_that_was_answered_is_not_cancelled(answering: _Answering) -> None:
    answering.respond([_row(0, kpj(0))])
    with pytest.raises(UserError) as refusal, answering.book.database.write() as session:
        cancel_letter(session, answering.book.acting, answering.letter, "a mistake")
    assert refusal.value.code == "letter.answered"


def test_a_sheet_without_answers_is_refused_and_changes_nothing(answering: _Answering) -> None:
    path = answering.sheet([(nik_of(0), _name(0))], ("NIK", "Nama"))
    with pytest.raises(UserError) as refusal:
        answering.take(path)
    assert refusal.value.code == "answer.no_status"
    assert answering.state == "issued"


def test_a_letter_is_sent_on_a_day_to_somebody(answering: _Answering) -> None:
    database, acting, letter = answering.book.database, answering.book.acting, answering.letter
    with database.write() as session:
        send_letter(session, acting, letter, to="  loket   cabang ")
        line = letter_queries.letter(session, letter)
    assert line is not None
    assert (line.state, line.sent_to, line.sent_on) == ("sent", "loket cabang", acting.today())
    for day in (date(2020, 1, 1), date(2099, 1, 1)):
        with pytest.raises(UserError) as refusal, database.write() as session:
            send_letter(session, acting, letter, on=day)
        assert refusal.value.code == "letter.sent_on"
    assert isinstance(line.sent_at, datetime)


def test_the_answer_to_another_letter_is_refused_and_leaves_nothing(
    answering: _Answering,
) -> None:
    strangers = [(f"53219999999900{n:02}", f"Stranger {n}", "", kpj(n), "", "") for n in range(3)]
    with pytest.raises(UserError) as refusal:
        answering.respond(strangers)
    assert refusal.value.code == "answer.other_letter"
    assert answering.waiting() == []
    ended = answering.respond([*strangers, _row(0, kpj(0))])
    assert (ended.accepted, len(ended.unmatched)) == (1, 3)


def test_what_is_not_said_of_the_sending_stays_as_noted(answering: _Answering) -> None:
    database, acting, letter = answering.book.database, answering.book.acting, answering.letter
    with database.read() as session:
        line = letter_queries.letter(session, letter)
    assert line is not None
    assert line.date is not None
    with database.write() as session:
        send_letter(session, acting, letter, on=line.date, to="kurir")
    with database.write() as session:
        send_letter(session, acting, letter)
    with database.read() as session:
        again = letter_queries.letter(session, letter)
    assert again is not None
    assert (again.sent_on, again.sent_to) == (line.date, "kurir")
