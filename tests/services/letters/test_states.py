"""A letter's way: drafted, submitted, approved, issued, cancelled; every wrong turn is refused."""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database, Session
from db.queries import audit as audit_queries
from db.queries import letters as queries
from db.schema import Letter, Worker, WorkerChange
from desktop.domain.errors import UserError
from desktop.domain.names import fold
from desktop.services.acting import Acting
from desktop.services.letters.cancel import cancel_letter
from desktop.services.letters.draft import discard_letter, draft_letter, submit_letter
from desktop.services.letters.freeze import approve_letter, frozen_roster
from desktop.services.letters.issue import issue_letter
from desktop.services.letters.numbers import record_number
from desktop.services.letters.replace import replace_letter
from desktop.services.upkeep.audit import verify_chain
from tests.services.letters.made_up import add_workers, make_ready, nik_of
from tests.services.letters.reading import text_of

Deed = Callable[[Session, Acting, int, Path], Any]

DEEDS: dict[str, Deed] = {
    "discard": lambda session, acting, letter, out: discard_letter(session, acting, letter),
    "submit": lambda session, acting, letter, out: submit_letter(session, acting, letter),
    "approve": lambda session, acting, letter, out: approve_letter(session, acting, letter),
    "issue": lambda session, acting, letter, out: issue_letter(session, acting, letter, out=out),
    "number": lambda session, acting, letter, out: record_number(session, acting, letter, "9/X"),
    "cancel": lambda session, acting, letter, out: cancel_letter(session, acting, letter, "salah"),
    "replace": lambda session, acting, letter, out: replace_letter(
        session, acting, letter, "salah"
    ),
}


def put(state: str) -> Deed:
    """Let a letter stand in a state that only the world outside brings it to."""

    def deed(session: Session, _acting: Acting, letter: int, _out: Path) -> None:
        session.get_one(Letter, letter).state = state

    return deed


OUTSIDE = {"send": put("sent"), "answer": put("answered")}
WAYS: dict[str, tuple[str, ...]] = {
    "draft": (),
    "submitted": ("submit",),
    "approved": ("submit", "approve"),
    "issued": ("approve", "issue"),
    "sent": ("approve", "issue", "send"),
    "answered": ("approve", "issue", "send", "answer"),
    "cancelled": ("approve", "issue", "cancel"),
}
ALLOWED = {
    "draft": {"discard", "submit", "approve"},
    "submitted": {"discard", "approve"},
    "approved": {"issue", "cancel"},
    "issued": {"cancel", "replace"},
    "sent": {"cancel", "replace"},
    "answered": set(),
    "cancelled": set(),
}
CODES = {
    "draft": "letter.not_approved",
    "submitted": "letter.not_approved",
    "approved": "letter.approved",
    "issued": "letter.issued",
    "sent": "letter.issued",
    "answered": "letter.answered",
    "cancelled": "letter.cancelled",
}


def drafted(database: Database, acting: Acting, people: int = 3) -> int:
    with database.write() as session:
        ready = make_ready(session, acting, people)
        return draft_letter(session, acting, funding=ready.funding).letter


def state_of(database: Database, letter: int) -> str | None:
    with database.read() as session:
        line = queries.letter(session, letter)
        return line.state if line else None


def statuses(database: Database) -> set[str]:
    with database.read() as session:
        return {worker.status for worker in session.query(Worker)}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("state", WAYS)
def test_a_deed_is_done_where_the_state_allows_it_and_refused_elsewhere(
    office_database: Database, acting: Acting, tmp_path: Path, state: str, deed: str
) -> None:
    letter = drafted(office_database, acting)
    for step in WAYS[state]:
        with office_database.write() as session:
            (DEEDS | OUTSIDE)[step](session, acting, letter, tmp_path)
    assert state_of(office_database, letter) == state
    if deed in ALLOWED[state]:
        with office_database.write() as session:
            DEEDS[deed](session, acting, letter, tmp_path)
        assert state_of(office_database, letter) != state
        return
    with pytest.raises(UserError) as refused, office_database.write() as session:
        DEEDS[deed](session, acting, letter, tmp_path)
    numbered = deed == "number" and state in ("issued", "sent", "answered")
    assert refused.value.code == ("letter.numbered" if numbered else CODES[state])
    assert state_of(office_database, letter) == state


@pytest.mark.parametrize("deed", DEEDS)
def test_a_letter_that_is_not_there_is_refused(
    office_database: Database, acting: Acting, tmp_path: Path, deed: str
) -> None:
    with pytest.raises(UserError) as refused, office_database.write() as session:
        DEEDS[deed](session, acting, 99, tmp_path)
    assert refused.value.code == "letter.unknown"


def test_a_kind_that_there_is_not_is_refused(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        funding = make_ready(session, acting, 2).funding
    with pytest.raises(UserError) as refused, office_database.write() as session:
        draft_letter(session, acting, kind="farewell", funding=funding)
    assert refused.value.code == "letter.kind"


def test_an_empty_draft_is_refused_with_the_reasons(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        funding = make_ready(session, acting, 2).funding
        for worker in session.query(Worker):
            worker.status = "listed"
    with pytest.raises(UserError) as refused, office_database.write() as session:
        draft_letter(session, acting, funding=funding)
    assert refused.value.code == "letter.nobody"
    assert "Not verified yet: 2" in refused.value.message
    with office_database.read() as session:
        assert queries.letters(session) == []


def test_discarding_frees_the_workers(office_database: Database, acting: Acting) -> None:
    letter = drafted(office_database, acting)
    with office_database.write() as session:
        discard_letter(session, acting, letter)
    assert state_of(office_database, letter) is None
    with office_database.write() as session:
        again = draft_letter(session, acting, funding=1)
    assert again.rows == 3


def test_who_drafted_does_not_approve_except_the_operator(
    office_database: Database, acting: Acting
) -> None:
    clerk = Acting("ana", acting.clock, acting.chance)
    with office_database.write() as session:
        ready = make_ready(session, acting, 3)
        letter = draft_letter(session, clerk, funding=ready.funding).letter
    with pytest.raises(UserError) as refused, office_database.write() as session:
        approve_letter(session, clerk, letter)
    assert refused.value.code == "user.not_allowed"
    with office_database.write() as session:
        approve_letter(session, Acting("budi", acting.clock, acting.chance), letter)


def test_without_a_signer_the_name_is_left_to_be_written_in(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    from tests.services.letters.made_up import add_budget

    with office_database.write() as session:
        add_workers(session, 1)
        funding = add_budget(session, acting).id
        letter = draft_letter(session, acting, funding=funding).letter
        approve_letter(session, acting, letter)
    with office_database.write() as session:
        made = issue_letter(session, acting, letter, out=tmp_path)
    text = text_of(made.pdf)
    assert "KEPALA DINAS," in text
    assert "(....." in text
    assert "NIP" not in text


def test_who_may_not_go_any_more_stops_the_approval(
    office_database: Database, acting: Acting
) -> None:
    letter = drafted(office_database, acting)
    with office_database.write() as session:
        session.query(Worker).filter_by(nik=nik_of(1)).one().status = "ended"
    with pytest.raises(UserError) as refused, office_database.write() as session:
        approve_letter(session, acting, letter)
    assert refused.value.code == "letter.changed"
    assert "YOHANES SERAN 0001" in refused.value.message
    assert nik_of(1) not in refused.value.message


def test_what_was_approved_stays_when_workers_office_and_signer_change(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    from desktop.services.offices.officials import save_official
    from desktop.services.offices.settings import change_office, change_settings

    letter = drafted(office_database, acting)
    with office_database.write() as session:
        sha = approve_letter(session, acting, letter)
        before = frozen_roster(session, letter)
    with office_database.write() as session:
        for worker in session.query(Worker):
            worker.name, worker.name_key = "DIUBAH", fold("DIUBAH")
            worker.region = "5321062001"
        change_office(session, acting, {"name": "Dinas Lain"})
        change_settings(session, acting, {"sifat": "Biasa", "addressee": "Orang lain"})
        save_official(session, acting, name="Lain", position="Sekretaris", signs=True)
    with office_database.write() as session:
        assert frozen_roster(session, letter) == before
        issued = issue_letter(session, acting, letter, out=tmp_path)
    assert issued.roster_sha256 == sha
    from tests.services.letters import reading

    told = reading.text_of(issued.pdf)
    assert "DIUBAH" not in told
    assert "YOHANES SERAN 0001" in told
    assert "DINAS TENAGA KERJA DAN TRANSMIGRASI" in told
    assert "Maria Yovita Nahak, S.Sos., M.Si." in told
    assert "Lain" not in told


def test_a_roster_changed_behind_our_back_is_not_issued(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    from db.schema import LetterRow

    letter = drafted(office_database, acting)
    with office_database.write() as session:
        approve_letter(session, acting, letter)
        row = session.query(LetterRow).filter_by(position=2).one()
        row.frozen = str(row.frozen).replace("Dusun Satu", "Dusun Dua")
    with pytest.raises(UserError) as refused, office_database.write() as session:
        issue_letter(session, acting, letter, out=tmp_path / "out")
    assert refused.value.code == "letter.roster_changed"
    assert not (tmp_path / "out").exists()


def test_another_program_reckons_the_same_roster_hash(
    office_database: Database, acting: Acting
) -> None:
    letter = drafted(office_database, acting, 12)
    with office_database.write() as session:
        sha = approve_letter(session, acting, letter)
    with office_database.read() as session:
        head = json.loads(queries.facts(session, letter))
        rows = queries.letter_rows(session, letter)
    lines = [{**head, "form": "lontar-roster/1", "rows": 12}]
    lines += [json.loads(row.frozen or "") for row in rows]
    told = "".join(
        json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
        for line in lines
    )
    assert hashlib.sha256(told.encode()).hexdigest() == sha
    assert [line["position"] for line in lines[1:]] == list(range(1, 13))
    assert [line["age"] for line in lines[1:]] == [
        2026 - int(line["birth_date"][:4]) - (line["birth_date"][5:] > "11-24")
        for line in lines[1:]
    ]


def test_issue_proposes_the_workers_and_cancelling_frees_them(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    with office_database.write() as session:
        ready = make_ready(session, acting, 2)
        add_workers(session, 1, start=2, status="clear")
        letter = draft_letter(session, acting, funding=ready.funding).letter
        approve_letter(session, acting, letter)
    assert statuses(office_database) == {"eligible", "clear"}
    with office_database.write() as session:
        issued = issue_letter(session, acting, letter, out=tmp_path)
    assert statuses(office_database) == {"proposed"}
    with office_database.read() as session:
        changes = [(c.field, c.old, c.new) for c in session.query(WorkerChange)]
        assert sorted(changes) == sorted(
            [("status", "eligible", "proposed")] * 2 + [("status", "clear", "proposed")]
        )
        assert {worker.version for worker in session.query(Worker)} == {2}
    with office_database.write() as session:
        cancel_letter(session, acting, letter, "salah kuota")
    with office_database.read() as session:
        assert sorted(worker.status for worker in session.query(Worker)) == [
            "clear",
            "eligible",
            "eligible",
        ]
        line = queries.letter(session, letter)
        assert line is not None
        assert (line.number, line.reason) == (issued.number, "salah kuota")
        assert verify_chain(session).intact
        actions = [entry.action for entry in audit_queries.entries(session, "letter", letter)]
    assert actions == ["letter.draft", "letter.approve", "letter.issue", "letter.cancel"]
    with office_database.write() as session:
        assert draft_letter(session, acting, funding=ready.funding).rows == 3


def test_cancelling_leaves_those_alone_whom_something_else_has_moved(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    letter = drafted(office_database, acting)
    with office_database.write() as session:
        approve_letter(session, acting, letter)
        issue_letter(session, acting, letter, out=tmp_path)
    with office_database.write() as session:
        session.query(Worker).filter_by(nik=nik_of(0)).one().status = "enrolled"
    with office_database.write() as session:
        cancel_letter(session, acting, letter, "salah")
    with office_database.read() as session:
        found = {worker.nik: worker.status for worker in session.query(Worker)}
    assert found == {nik_of(0): "enrolled", nik_of(1): "eligible", nik_of(2): "eligible"}


def test_what_was_answered_is_not_taken_back_and_says_what_to_do(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    letter = drafted(office_database, acting)
    for step in WAYS["answered"]:
        with office_database.write() as session:
            (DEEDS | OUTSIDE)[step](session, acting, letter, tmp_path)
    for deed in ("cancel", "replace"):
        with pytest.raises(UserError) as refused, office_database.write() as session:
            DEEDS[deed](session, acting, letter, tmp_path)
        assert refused.value.code == "letter.answered"
        assert "by a letter of removal" in refused.value.message


def test_cancelling_needs_a_reason(office_database: Database, acting: Acting) -> None:
    letter = drafted(office_database, acting)
    with office_database.write() as session:
        approve_letter(session, acting, letter)
    with pytest.raises(UserError) as refused, office_database.write() as session:
        cancel_letter(session, acting, letter, "  ")
    assert refused.value.code == "letter.reason"


def test_a_letter_keeps_the_day_it_was_dated(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    letter = drafted(office_database, acting)
    with office_database.write() as session:
        approve_letter(session, acting, letter)
        issued = issue_letter(session, acting, letter, out=tmp_path, date=date(2027, 1, 4))
    assert issued.number == "500.15.14.2/1/DISNAKER/I/2027"
    with office_database.read() as session:
        line = queries.letter(session, letter)
    assert line is not None
    assert line.date == date(2027, 1, 4)
