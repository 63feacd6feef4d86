"""Reads of the office: who it is, its settings, its key, its officials."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.schema import (
    Funding,
    Heir,
    ImportBatch,
    Letter,
    Office,
    OfficeKey,
    Official,
    Region,
    Setting,
    Training,
    Worker,
)


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """The office whose register this is; `region_name` as the region tables write it."""

    id: int
    uid: str
    region: str
    region_name: str
    name: str
    address: str
    phone: str
    email: str
    city: str
    letterhead: bytes | None
    public_key: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class OfficialLine:
    """An official; `acting` is empty or one of an, plt, plh."""

    id: int
    uid: str
    name: str
    nip: str
    rank: str
    position: str
    acting: str
    signs: bool
    active: bool


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """The office's private key under one wrapping, `machine` or `recovery`."""

    wrapping: str
    salt: bytes
    nonce: bytes
    sealed: bytes


_OFFICIAL = (
    Official.id,
    Official.uid,
    Official.name,
    Official.nip,
    Official.rank,
    Official.position,
    Official.acting,
    Official.signs,
    Official.active,
)


def own_office(session: Session) -> OfficeLine | None:
    """The office whose register this is, nothing before it is made."""
    row = session.execute(
        select(
            Office.id,
            Office.uid,
            Office.region,
            Region.name,
            Office.name,
            Office.address,
            Office.phone,
            Office.email,
            Office.city,
            Office.letterhead,
            Office.public_key,
            Office.created_at,
        )
        .join(Region, Region.code == Office.region)
        .where(Office.own)
    ).first()
    return OfficeLine(*tuple(row)) if row else None


def settings(session: Session) -> dict[str, str]:
    """Key to value as JSON of the settings that the office chose; the rest has its default."""
    rows = session.execute(select(Setting.key, Setting.value)).all()
    return dict(rows)


def officials(session: Session) -> list[OfficialLine]:
    """The officials at work, the one who signs first, then by name."""
    query = select(*_OFFICIAL).where(Official.active)
    query = query.order_by(Official.signs.desc(), Official.name, Official.id)
    return [OfficialLine(*row) for row in session.execute(query)]


def signer(session: Session) -> OfficialLine | None:
    """The official who signs letters, nothing where none does."""
    return next((official for official in officials(session) if official.signs), None)


def official_of_uid(session: Session, uid: str) -> OfficialLine | None:
    """An active official by UUID, nothing where there is none."""
    return next((official for official in officials(session) if official.uid == uid), None)


def wrapped_keys(session: Session, office_id: int) -> list[WrappedKey]:
    """The wrappings of an office's private key."""
    query = select(OfficeKey.wrapping, OfficeKey.salt, OfficeKey.nonce, OfficeKey.sealed)
    query = query.where(OfficeKey.office_id == office_id).order_by(OfficeKey.id)
    return [WrappedKey(*row) for row in session.execute(query)]


def counts(session: Session) -> dict[str, int]:
    """How many of each kind of thing the register holds, workers with an heir among them."""
    counted = {
        "workers": select(func.count()).select_from(Worker),
        "with_heir": select(func.count(Heir.worker_id.distinct())),
        "batches": select(func.count()).where(ImportBatch.kind == "worker"),
        "funding": select(func.count()).select_from(Funding),
        "letters": select(func.count()).select_from(Letter),
        "trainings": select(func.count()).select_from(Training),
        "officials": select(func.count()).select_from(Official).where(Official.active),
        "villages": select(func.count()).select_from(Region).where(Region.level == 4),
    }
    return {name: session.scalar(query) or 0 for name, query in counted.items()}
