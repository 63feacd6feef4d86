"""Letters that follow one another in a made-up register: issued, with people who left since."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.engine import Database
from db.queries import letters as queries
from db.queries.letters import LetterLine
from db.schema import Worker
from desktop.domain.roster import RosterLine
from desktop.services.acting import Acting
from desktop.services.letters.draft import Drafted, draft_letter
from desktop.services.letters.freeze import approve_letter, frozen_roster
from desktop.services.letters.funding import FundingState, funding_state
from desktop.services.letters.issue import Issued, issue_letter
from desktop.services.offices.settings import change_settings
from desktop.services.register.leaving import move_workers
from tests.services.letters.made_up import make_ready, nik_of


@dataclass
class Book:
    """A register whose letters are drafted, approved and issued in one go."""

    database: Database
    acting: Acting
    out: Path
    funding: int = 0

    def open(self, people: int, **budget: object) -> "Book":
        """Enter workers, a signer and a budget; nobody needs the insurer's check."""
        with self.database.write() as session:
            self.funding = make_ready(session, self.acting, people, **budget).funding
            change_settings(session, self.acting, {"letters_need_check": "no"})
        return self

    def draft(self, kind: str = "enrolment", **said: Any) -> Drafted:
        with self.database.write() as session:
            funding = said.pop("funding", self.funding)
            return draft_letter(session, self.acting, funding=funding, kind=kind, **said)

    def approve(self, letter: int) -> None:
        with self.database.write() as session:
            approve_letter(session, self.acting, letter)

    def issue(self, letter: int) -> Issued:
        self.approve(letter)
        with self.database.write() as session:
            return issue_letter(session, self.acting, letter, out=self.out)

    def issued(self, kind: str = "enrolment", **said: Any) -> Drafted:
        drafted = self.draft(kind, **said)
        self.issue(drafted.letter)
        return drafted

    def leave(self, number: int, reason: str = "died") -> None:
        with self.database.write() as session:
            move_workers(session, self.acting, [nik_of(number)], to="ended", reason=reason)

    def set(self, number: int, **values: object) -> None:
        with self.database.write() as session:
            worker = session.query(Worker).filter_by(nik=nik_of(number)).one()
            for name, value in values.items():
                setattr(worker, name, value)

    def status(self, number: int) -> str:
        with self.database.read() as session:
            return session.query(Worker).filter_by(nik=nik_of(number)).one().status

    def line(self, letter: int) -> LetterLine:
        with self.database.read() as session:
            line = queries.letter(session, letter)
        assert line is not None
        return line

    def roster(self, letter: int) -> list[RosterLine]:
        with self.database.read() as session:
            return frozen_roster(session, letter)[1]

    def state(self, funding: int | None = None) -> FundingState:
        with self.database.read() as session:
            return funding_state(session, funding or self.funding)


def reasons_of(drafted: Drafted) -> dict[str, str]:
    """NIK to why somebody is left out."""
    return {person.nik: person.reason for person in drafted.left_out}
