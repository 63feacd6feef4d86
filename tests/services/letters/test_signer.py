"""A draft keeps who is to sign it and the date it is to bear, until it is issued."""

from datetime import date
from pathlib import Path

import pytest

from db.engine import Database, Session
from db.queries import letters as queries
from db.schema import Official
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.draft import draft_letter, submit_letter
from desktop.services.letters.freeze import approve_letter, frozen_roster
from desktop.services.letters.issue import issue_letter
from desktop.services.letters.preview import preview_letter
from desktop.services.offices.officials import save_official
from tests.services.letters import reading
from tests.services.letters.made_up import make_ready

PROPOSED = date(2026, 12, 1)


@pytest.fixture
def ready(office_database: Database, acting: Acting) -> tuple[Database, int, int]:
    """A register with a budget, and two officials; the funding, and who does not sign by rule."""
    with office_database.write() as session:
        funding = make_ready(session, acting, 6).funding
        other = save_official(
            session, acting, name="Yosef Tahu, S.Sos.", position="Sekretaris Dinas", acting_as="plt"
        )
    return office_database, funding, other.id


def _signs(session: Session, letter: int) -> str:
    signer = frozen_roster(session, letter)[0].signer
    return signer.name if signer else ""


def test_the_signer_and_the_date_of_a_draft_are_those_of_the_letter(
    ready: tuple[Database, int, int], acting: Acting, tmp_path: Path
) -> None:
    database, funding, other = ready
    with database.write() as session:
        letter = draft_letter(
            session, acting, funding=funding, limit=3, signer=other, date=PROPOSED
        ).letter
        submit_letter(session, acting, letter)
    with database.read() as session:
        line = queries.letter(session, letter)
        pages = tmp_path / "preview.pdf"
        pages.write_bytes(preview_letter(session, acting, letter))
    assert line is not None
    assert line.proposed_date == PROPOSED
    assert "1 Desember 2026" in reading.text_of(pages)
    assert "Yosef Tahu" in reading.text_of(pages)
    with database.write() as session:
        approve_letter(session, acting, letter)
        assert _signs(session, letter) == "Yosef Tahu, S.Sos."
        issued = issue_letter(session, acting, letter, out=tmp_path)
        line = queries.letter(session, letter)
    assert line is not None
    assert line.date == PROPOSED
    assert issued.number.endswith("/XII/2026")
    assert "1 Desember 2026" in reading.text_of(issued.pdf)
    assert "Yosef Tahu" in reading.text_of(issued.pdf)


def test_a_date_given_at_issue_stands_over_that_of_the_draft(
    ready: tuple[Database, int, int], acting: Acting, tmp_path: Path
) -> None:
    database, funding, _other = ready
    with database.write() as session:
        letter = draft_letter(session, acting, funding=funding, limit=3, date=PROPOSED).letter
        approve_letter(session, acting, letter)
        issue_letter(session, acting, letter, out=tmp_path, date=date(2026, 11, 30))
        line = queries.letter(session, letter)
    assert line is not None
    assert (line.date, line.proposed_date) == (date(2026, 11, 30), PROPOSED)


def test_a_draft_that_names_nobody_is_signed_by_whoever_signs_at_its_approval(
    ready: tuple[Database, int, int], acting: Acting, tmp_path: Path
) -> None:
    database, funding, _other = ready
    with database.write() as session:
        letter = draft_letter(session, acting, funding=funding, limit=3).letter
        save_official(session, acting, name="Rosa Hoar, S.E.", position="Kepala Dinas", signs=True)
        approve_letter(session, acting, letter)
        assert _signs(session, letter) == "Rosa Hoar, S.E."
        issue_letter(session, acting, letter, out=tmp_path)
        line = queries.letter(session, letter)
    assert line is not None
    assert line.date == acting.today()


def test_an_official_unknown_or_gone_signs_no_letter(
    ready: tuple[Database, int, int], acting: Acting
) -> None:
    database, funding, other = ready
    with pytest.raises(UserError) as unknown, database.write() as session:
        draft_letter(session, acting, funding=funding, signer=99)
    assert unknown.value.code == "official.unknown"
    with database.write() as session:
        assert queries.letters(session) == []
        letter = draft_letter(session, acting, funding=funding, limit=1, signer=other).letter
        session.get_one(Official, other).active = False
    with pytest.raises(UserError) as gone, database.write() as session:
        approve_letter(session, acting, letter)
    assert gone.value.code == "letter.signer"
