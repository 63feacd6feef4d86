"""A workshop that is over: some of its people passed."""

from pathlib import Path
from typing import Any

from db.queries import trainings
from desktop.domain.attendance import Attendance
from desktop.domain.trainings import How
from desktop.services.training.attend import correct
from desktop.services.training.certificates import IssuedCertificates, issue_certificates
from desktop.services.training.closing import close_training
from tests.services.training.conftest import Workshop
from tests.services.training.made_up import enrol_people


def close_workshop(workshop: Workshop, passed: int = 2, failed: int = 1) -> list[int]:
    """Enrol people, let the first of them come to everything, close; their row ids."""
    with workshop.database.write() as session:
        enrol_people(session, workshop.acting, workshop.training, passed + failed)
        people = trainings.participants(session, workshop.training)
        for who in people[:passed]:
            for held in workshop.sessions:
                correct(
                    session, workshop.acting, workshop.training, held, who.id,
                    Attendance.PRESENT, how=How.HAND,
                )  # fmt: skip
        close_training(session, workshop.acting, workshop.training, now=True)
    return [who.id for who in people]


def issue(workshop: Workshop, keys: Path, out: Path, **changes: Any) -> IssuedCertificates:
    """The certificates of the workshop, in a transaction of their own."""
    with workshop.database.write() as session:
        return issue_certificates(
            session, workshop.acting, workshop.training, keys_folder=keys, out=out, **changes
        )
