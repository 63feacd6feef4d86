"""The insurer's answer moves whom it names by NIK, and nobody else; twice is once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import Database
from db.queries import audit, checks, workers
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.checks.answers import decide_answer, import_answer
from desktop.services.checks.export import Sent
from desktop.services.checks.replace import propose_replacements
from tests.services.checks.conftest import Answer, nik

Send = Callable[..., Sent]
BORN = "17-08-1985"


def _statuses(database: Database) -> list[str]:
    with database.read() as session:
        lines, _ = workers.worker_page(session, workers.WorkerFilter(), sort="nik")
    return [line.status for line in lines]


def test_the_sums_of_an_answer_add_up(send: Send, people: Database, answer: Answer) -> None:
    send()
    ended = answer(
        (1, nik(1), "ANA KLAU", BORN, "Y", "BISA DAFTAR"),
        (2, nik(2), "BENI SERAN", BORN, "T", "SUDAH MENJADI PESERTA"),
        (3, nik(3), "CISKA NAHAK", BORN, "", ""),
        (4, nik(4), "DOMI TEFA", BORN, "Y", "DUPLIKASI"),
        (5, "5321041708859999", "ORANG LAIN", BORN, "Y", "BISA DAFTAR"),
    )
    assert (ended.clear, ended.refused, ended.review, ended.unanswered) == (1, 1, 1, 3)
    assert [(each.reason, each.row.row) for each in ended.unmatched] == [("not_registered", 6)]
    assert _statuses(people) == ["clear", "refused", "checking", "checking", "checking"]
    with people.read() as session:
        (line,) = checks.checks(session)
        assert line.rows == line.clear + line.refused + line.unanswered == 5
        assert line.review == 1
        told = {one.nik: one for one in checks.latest_rows(session)}
        history = workers.worker_history(session, 2)
        assert audit.entries(session, "check", line.id)[-1].action == "check.import"
    assert (told[nik(2)].reason, told[nik(2)].remark) == ("member", "SUDAH MENJADI PESERTA")
    assert (told[nik(4)].answer, told[nik(4)].reason) == ("review", "double")
    assert (history[0].old, history[0].new) == ("checking", "refused")


@pytest.mark.parametrize(
    ("headers", "order"),
    [
        (("Keterangan", "Sts", "Nama Peserta", "No. KTP", "Tgl Lahir", "No"), (5, 4, 2, 1, 3, 0)),
        (("no", "nama lengkap", "nik", "STATUS (Y/T/N)", "KET.", "tgl. lahir"), (0, 2, 1, 4, 5, 3)),
        (("NO", "NIK", "NAMA", "TANGGAL LAHIR", "HASIL CEK BPJS", "KETRANGAN"), (0, 1, 2, 3, 4, 5)),
        (("N0", "N I K", "NAMA", "TANGGAL LAHIR", "???", "KETERANGAN"), (0, 1, 2, 3, 4, 5)),
    ],
)
def test_columns_come_in_any_order_and_spelling(
    send: Send, answer: Answer, headers: tuple[str, ...], order: tuple[int, ...]
) -> None:
    send()
    rows = (
        (1, nik(1), "ANA KLAU", BORN, "Y", "BISA DAFTAR"),
        (2, nik(2), "BENI SERAN", BORN, "N", "DUPLIKASI"),
        (3, nik(3), "CISKA NAHAK", BORN, "T", "Usia Lebih 65 Tahun"),
    )
    ended = answer(*(tuple(row[at] for at in order) for row in rows), headers=headers)
    assert (ended.clear, ended.refused, ended.unanswered, ended.unmatched) == (1, 2, 2, [])


def test_twice_is_once(send: Send, people: Database, answer: Answer) -> None:
    send()
    rows = ((1, nik(1), "ANA", BORN, "Y", "BISA DAFTAR"), (2, nik(2), "B", BORN, "T", "GANDA"))
    first = answer(*rows)
    with people.read() as session:
        before = [workers.worker_history(session, one) for one in (1, 2)]
    again = answer(*rows)
    assert (again.clear, again.refused, again.unanswered) == (1, 1, 3)
    assert (first.unchanged, again.unchanged) == (0, 2)
    with people.read() as session:
        assert [workers.worker_history(session, one) for one in (1, 2)] == before
        assert [workers.worker(session, one).version for one in (1, 2)] == [4, 4]  # type: ignore[union-attr]


def test_a_later_answer_corrects_an_earlier_one(
    send: Send, people: Database, answer: Answer
) -> None:
    send()
    answer((1, nik(1), "ANA", BORN, "T", ""))
    answer((1, nik(1), "ANA", BORN, "Y", "BISA DAFTAR"))
    assert _statuses(people)[0] == "clear"


def test_a_name_with_its_birth_date_is_a_proposal_and_moves_nobody(
    send: Send, people: Database, answer: Answer
) -> None:
    send()
    ended = answer(
        (1, "5321041708858888", "Ana Klau", BORN, "Y", "BISA DAFTAR"),
        (2, "", "BENI SERAN", BORN, "T", "DUPLIKASI"),
        (3, "", "BENI SERAN", "18-08-1985", "T", "DUPLIKASI"),
    )
    proposals = [each.proposal.nik if each.proposal else None for each in ended.unmatched]
    assert proposals == [nik(1), nik(2), None]
    assert (ended.clear, ended.refused, ended.unanswered) == (0, 0, 5)
    assert set(_statuses(people)) == {"checking"}


def test_a_nik_with_two_answers_is_looked_at(send: Send, people: Database, answer: Answer) -> None:
    send()
    ended = answer(
        (1, nik(1), "ANA", BORN, "Y", "BISA DAFTAR"), (2, nik(1), "ANA", BORN, "T", "GANDA")
    )
    assert (ended.clear, ended.refused, ended.review) == (0, 0, 1)
    assert [each.reason for each in ended.unmatched] == ["contradicts"]
    assert _statuses(people)[0] == "checking"


def test_who_was_not_sent_or_went_on_is_left_alone(
    send: Send, people: Database, answer: Answer
) -> None:
    send(niks=[nik(1), nik(2)])
    with people.write() as session:
        session.execute(text("UPDATE worker SET status = 'proposed' WHERE id = 2"))
    ended = answer(
        (1, nik(2), "BENI", BORN, "T", "GANDA"), (2, nik(3), "CISKA", BORN, "Y", "BISA DAFTAR")
    )
    assert [each.reason for each in ended.unmatched] == ["not_sent", "moved_on"]
    assert _statuses(people) == ["checking", "proposed", "eligible", "eligible", "eligible"]


def test_files_that_are_no_answer_are_refused(
    people: Database, acting: Acting, send: Send, answer: Answer, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as refused, people.write() as session:
        import_answer(session, acting, tmp_path / "list.csv")
    assert refused.value.code == "check.none_sent"
    sent = send()
    for path, code in ((sent.path, "check.no_status"), (tmp_path / "no.xlsx", "file.not_found")):
        with pytest.raises(UserError) as refused, people.write() as session:
            import_answer(session, acting, path)
        assert refused.value.code == code
    assert set(_statuses(people)) == {"checking"}


def test_an_answer_is_decided_by_hand(
    send: Send, people: Database, acting: Acting, answer: Answer
) -> None:
    send(niks=[nik(1), nik(2)])
    answer((1, nik(1), "ANA", BORN, "Y", "DUPLIKASI"))
    with people.write() as session:
        decide_answer(session, acting, nik(1), "refused", "per telepon")
        decide_answer(session, acting, nik(2), "clear")
        for number, asked, code in ((3, "clear", "check.not_sent"), (1, "maybe", "check.answer")):
            with pytest.raises(UserError) as refused:
                decide_answer(session, acting, nik(number), asked)
            assert refused.value.code == code
    assert _statuses(people)[:2] == ["refused", "clear"]
    with people.read() as session:
        told = {one.nik: one for one in checks.latest_rows(session)}
    assert (told[nik(1)].reason, told[nik(1)].remark) == ("double", "per telepon")


def test_refused_people_are_replaced_by_eligible_ones_of_the_same_place(
    send: Send, people: Database, answer: Answer
) -> None:
    send(niks=[nik(1), nik(2), nik(4)])
    answer(*((at, nik(at), "X", BORN, "T", "GANDA") for at in (1, 2, 4)))
    with people.read() as session:
        found = {one.refused.nik: one for one in propose_replacements(session)}
        elsewhere = propose_replacements(session, "532105")
    # Erna lives where Domi does; Ciska where Ana and Beni do, and there is one of her.
    near = found[nik(4)].proposed
    assert near is not None
    assert (near.nik, found[nik(4)].same_village) == (nik(5), True)
    in_wesey = [found[nik(at)].proposed for at in (1, 2)]
    assert [one.nik if one else None for one in in_wesey] == [nik(3), None]
    assert elsewhere == []
