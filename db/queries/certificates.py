"""Certificates of trainings: reads of them, and the pictures they print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a certificate has a field `date`
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.queries.chunks import chunks
from db.schema import Certificate, CertificatePicture


@dataclass(frozen=True, slots=True)
class CertificateLine:
    """A certificate as it stands; `kind` is certificate or statement, `until` its last day."""

    id: int
    uid: str
    training_id: int
    participant_id: int
    kind: str
    register: str
    year: int
    ordinal: int
    number: str
    date: Date
    until: Date | None
    name: str
    code: str
    proof: str
    sha256: str
    issued_at: datetime
    issued_by: str
    revoked_at: datetime | None
    revoked_by: str
    reason: str

    @property
    def revoked(self) -> bool:
        """Whether it was taken back."""
        return self.revoked_at is not None


_COLUMNS = tuple(getattr(Certificate, name) for name in CertificateLine.__dataclass_fields__)


def certificates(session: Session, training_id: int) -> list[CertificateLine]:
    """Every certificate of a training by number, revoked ones too."""
    query = _lines().where(Certificate.training_id == training_id)
    return _listed(session, query.order_by(Certificate.year, Certificate.ordinal, Certificate.id))


def certificate_by_number(session: Session, number: str) -> CertificateLine | None:
    """The certificate of a number, typed in any case; nothing where there is none."""
    for meant in (Certificate.number == number, func.lower(Certificate.number) == number.lower()):
        found = _listed(session, _lines().where(meant))
        if found:
            return found[0]
    return None


def certificate_of_file(session: Session, sha256: str) -> CertificateLine | None:
    """The certificate whose PDF has a SHA-256; nothing where there is none."""
    return next(iter(_listed(session, _lines().where(Certificate.sha256 == sha256))), None)


def certificates_of_uids(session: Session, uids: Sequence[str]) -> dict[str, CertificateLine]:
    """UUID to certificate, of those that there are."""
    found = {}
    for some in chunks(uids):
        for line in _listed(session, _lines().where(Certificate.uid.in_(some))):
            found[line.uid] = line
    return found


def frozen_facts(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Certificate to what its paper prints, as canonical JSON."""
    found: dict[int, str] = {}
    for some in chunks(ids):
        query = select(Certificate.id, Certificate.facts).where(Certificate.id.in_(some))
        found.update((one, facts) for one, facts in session.execute(query))
    return found


def last_ordinal(session: Session, register: str, year: int) -> int:
    """The highest number given under a code in a year, 0 where none was."""
    query = select(func.max(Certificate.ordinal))
    where = (Certificate.register == register, Certificate.year == year)
    return session.scalar(query.where(*where)) or 0


def picture(session: Session, sha256: str) -> bytes | None:
    """A picture kept under its SHA-256; nothing where there is none, or for an empty text."""
    if not sha256:
        return None
    query = select(CertificatePicture.content).where(CertificatePicture.sha256 == sha256)
    return session.scalar(query)


def keep_picture(session: Session, sha256: str, content: bytes) -> None:
    """Keep a picture that certificates print; at most once."""
    session.merge(CertificatePicture(sha256=sha256, content=content))


def _lines() -> Select[*tuple[Any, ...]]:
    return select(*_COLUMNS)


def _listed(session: Session, query: Select[*tuple[Any, ...]]) -> list[CertificateLine]:
    return [CertificateLine(*tuple(row)) for row in session.execute(query)]
