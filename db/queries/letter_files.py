"""The papers kept with a letter: their heads without the bytes, and one of them whole."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.schema import Letter, LetterFile


@dataclass(frozen=True, slots=True)
class FileHead:
    """A paper without its bytes; `size` in bytes, `kept_at` in UTC where it was told."""

    id: int
    kind: str
    name: str
    sha256: str
    size: int
    kept_by: str
    kept_at: datetime | None


def file_heads(session: Session, letter: int) -> list[FileHead]:
    """What is kept with a letter, the oldest first."""
    query = select(
        LetterFile.id,
        LetterFile.kind,
        LetterFile.name,
        LetterFile.sha256,
        func.length(LetterFile.content),
        LetterFile.kept_by,
        LetterFile.kept_at,
    )
    found = session.execute(query.where(LetterFile.letter_id == letter).order_by(LetterFile.id))
    return [FileHead(*row) for row in found]


def file_content(session: Session, file: int) -> bytes:
    """A paper byte for byte; empty where it is gone."""
    return session.scalar(select(LetterFile.content).where(LetterFile.id == file)) or b""


@dataclass(frozen=True, slots=True)
class Kin:
    """A letter that another has to do with: by what, its id, number and state.

    `how` is follows, replaces, followed or replaced, seen from the letter that was asked about.
    """

    how: str
    id: int
    kind: str
    number: str
    state: str


def kin_of(session: Session, letter: int) -> list[Kin]:
    """What a letter follows and replaces, then what follows and replaces it, the oldest first."""
    asked = session.get(Letter, letter)
    if asked is None:
        return []
    earlier = (("follows", asked.follows_id), ("replaces", asked.replaces_id))
    found = [_kin(how, each) for how, of in earlier if of and (each := session.get(Letter, of))]
    for how, column in (("followed", Letter.follows_id), ("replaced", Letter.replaces_id)):
        later = session.scalars(select(Letter).where(column == letter).order_by(Letter.id))
        found += [_kin(how, each) for each in later]
    return found


def _kin(how: str, letter: Letter) -> Kin:
    return Kin(how, letter.id, letter.kind, letter.number, letter.state)
