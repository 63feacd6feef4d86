"""Who goes in whose place: said once, told of both, not proposed again."""

from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from db.queries.history import worker_history
from db.queries.workers import worker_by_nik
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.checks.answers import decide_answer
from desktop.services.checks.export import Sent
from desktop.services.checks.linking import link_replacement, send_replacements
from desktop.services.checks.replace import Replacement, propose_replacements
from desktop.services.register.leaving import move_workers
from tests.services.checks.conftest import NAMES, Answer, nik
from tests.services.checks.test_answers import Send

BORN = "17-08-1985"


def _instead(database: Database) -> dict[str, Replacement]:
    with database.read() as session:
        return {one.refused.nik: one for one in propose_replacements(session)}


def _told(database: Database, number: int) -> list[tuple[str, str]]:
    with database.read() as session:
        found = worker_by_nik(session, nik(number))
        assert found is not None
        history = worker_history(session, found.id)
    return [(one.field, one.new) for one in history if one.field.startswith("replace")]


@pytest.fixture
def refused(send: Send, answer: Answer, people: Database) -> Database:
    """Ana of Wesey and Domi of Lakulo are refused; Beni, Ciska and Erna are eligible."""
    send(niks=[nik(1), nik(4)])
    answer(*((at, nik(at), "X", BORN, "T", "GANDA") for at in (1, 4)))
    return people


def _send(database: Database, acting: Acting, path: Path) -> Sent:
    with database.write() as session:
        return send_replacements(session, acting, path)


def test_who_is_sent_instead_is_linked_and_told_in_both_histories(
    refused: Database, acting: Acting, tmp_path: Path
) -> None:
    assert _send(refused, acting, tmp_path / "instead.xlsx").rows == 2
    page = openpyxl.load_workbook(tmp_path / "instead.xlsx").worksheets[0]
    assert [row[2].value for row in list(page.rows)[1:]] == [nik(5), nik(2)]
    found = _instead(refused)
    for gone, came in ((1, 2), (4, 5)):
        one = found[nik(gone)]
        assert one.proposed is None
        assert one.linked is not None
        assert (one.linked.nik, one.linked.status) == (nik(came), "checking")
        assert one.same_village
        assert _told(refused, gone) == [("replaced_by", f"{nik(came)} {NAMES[came - 1]}")]
        assert _told(refused, came) == [("replaces", f"{nik(gone)} {NAMES[gone - 1]}")]


def test_nobody_is_proposed_a_second_time_and_who_is_refused_too_is_replaced_in_turn(
    refused: Database, acting: Acting, tmp_path: Path
) -> None:
    _send(refused, acting, tmp_path / "one.xlsx")
    with pytest.raises(UserError) as none:
        _send(refused, acting, tmp_path / "two.xlsx")
    assert none.value.code == "check.nobody"
    assert not (tmp_path / "two.xlsx").exists()
    with refused.write() as session:
        decide_answer(session, acting, nik(2), "refused")
    found = _instead(refused)
    linked, proposed = found[nik(1)].linked, found[nik(2)].proposed
    assert linked is not None
    assert proposed is not None
    assert (linked.nik, proposed.nik) == (nik(2), nik(3))


def test_a_place_whose_replacement_left_is_free_again(refused: Database, acting: Acting) -> None:
    with refused.write() as session:
        link_replacement(session, acting, nik(1), nik(2))
    assert _instead(refused)[nik(1)].proposed is None
    with refused.write() as session:
        move_workers(session, acting, [nik(2)], to="ended", reason="moved")
    again = _instead(refused)[nik(1)]
    assert again.linked is None
    assert again.proposed is not None
    assert again.proposed.nik == nik(3)
    with refused.write() as session:
        link_replacement(session, acting, nik(1), nik(3))
        link_replacement(session, acting, nik(2), nik(5))
    assert _told(refused, 1) == [
        ("replaced_by", f"{nik(3)} {NAMES[2]}"),
        ("replaced_by", f"{nik(2)} {NAMES[1]}"),
    ]


def test_saying_it_twice_changes_nothing(refused: Database, acting: Acting) -> None:
    for _time in range(2):
        with refused.write() as session:
            assert link_replacement(session, acting, nik(1), nik(2)).nik == nik(2)
    assert len(_told(refused, 1)) == 1


@pytest.mark.parametrize(
    ("gone", "came", "code"),
    [
        (1, 9, "worker.unknown"),
        (2, 3, "replacement.needless"),
        (1, 4, "replacement.unfit"),
        (4, 2, "replacement.taken"),
        (1, 3, "replacement.taken"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_noted(
    refused: Database, acting: Acting, gone: int, came: int, code: str
) -> None:
    with refused.write() as session:
        link_replacement(session, acting, nik(1), nik(2))
    with pytest.raises(UserError) as not_done, refused.write() as session:
        link_replacement(session, acting, nik(gone), nik(came))
    assert not_done.value.code == code
    assert len(_told(refused, 1)) == 1
    assert _told(refused, 4) == []
