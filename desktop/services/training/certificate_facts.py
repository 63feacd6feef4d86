"""What a certificate prints: gathered from a closed training, frozen as JSON, read back to draw."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.engine import Session
from db.queries import regions as region_queries
from db.queries.attendance import Matrix
from db.queries.certificates import CertificateLine
from db.queries.trainings import ParticipantLine
from desktop.domain.attendance import Attendance, counts
from desktop.domain.canonical import canonical_json
from desktop.domain.names import fold, tidy, without_titles
from desktop.services.letters.gather import government_of, head_of
from desktop.services.letters.letterforms import office_wording
from desktop.services.letters.papers.facts import Signer
from desktop.services.letters.papers.training.facts import (
    CertificateFacts,
    Material,
    StatementFacts,
)
from desktop.services.letters.signer import signer_of
from desktop.services.offices.settings import read_settings, require_office

CERTIFICATE, STATEMENT = "certificate", "statement"
FORM = "lontar-certificate/1"

_DATES = ("dated", "start", "end", "until", "birth_date")
_SIGNERS = ("signer", "back_signer")

PrintedFacts = CertificateFacts | StatementFacts


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a certificate says, with what tells it from all others; as the register keeps it."""

    kind: str
    uid: str
    participant: str
    training: str
    office: str
    public_key: str
    emblem: str
    facts: PrintedFacts

    def as_json(self) -> str:
        """The canonical JSON; its SHA-256 gives the control code."""
        said = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        return canonical_json(said | {"form": FORM, "facts": _plain(self.facts)})


class Gathering:
    """Gathers the facts of the participants of one training; the office's are read once."""

    def __init__(
        self,
        session: Session,
        matrix: Matrix,
        *,
        dated: date,
        signer: str | None,
        back_signer: str | None,
    ) -> None:
        self._session = session
        self._matrix = matrix
        self._settings = read_settings(session)
        self._office = require_office(session)
        self._dated = dated
        self._signer = signer_of(session, signer)
        self._back = signer_of(session, back_signer) if back_signer else None
        self._villages: dict[str, str] = {}
        self.kind = self._kind()
        self._wording = dict(office_wording(session, self.kind))
        self.until = _months_on(dated, self._settings.number("certificate_months"))

    def _kind(self) -> str:
        """Another body's training is only attested to (domain.md 3)."""
        organiser = fold(self._matrix.training.organiser)
        return STATEMENT if organiser and organiser != fold(self._office.name) else CERTIFICATE

    def facts_of(self, who: ParticipantLine, number: str) -> PrintedFacts:
        """What the paper of a participant prints, without code and proof."""
        if self.kind == STATEMENT:
            return self._statement(who, number)
        return self._certificate(who, number)

    def _certificate(self, who: ParticipantLine, number: str) -> CertificateFacts:
        line, office = self._matrix.training, self._office
        return CertificateFacts(
            government=government_of(office.region, office.region_name),
            office_name=office.name,
            head=head_of(office.region, office.region_name),
            city=office.city,
            number=number,
            dated=self._dated,
            name=self.name_of(who),
            role=who.role,
            body=who.body,
            village=self._village(who.region),
            training=line.name,
            organiser="",
            place=line.place,
            start=line.start,
            end=line.end,
            materials=self._materials(who),
            held=who.jp_held or 0,
            attended=who.jp_attended or 0,
            minimum=line.minimum,
            exam_mark=who.exam_mark if line.exam else None,
            pass_mark=line.pass_mark if line.exam else None,
            signer=self._signer,
            back_signer=self._back,
            code="",
            proof="",
            wording=self._wording,
            until=self.until,
            ornament=self._settings.yes("certificate_ornament"),
            photo_box=self._settings.yes("certificate_photo"),
        )

    def _statement(self, who: ParticipantLine, number: str) -> StatementFacts:
        line, office = self._matrix.training, self._office
        return StatementFacts(
            government=government_of(office.region, office.region_name),
            office_name=office.name,
            address=office.address,
            phone=office.phone,
            email=office.email,
            head=head_of(office.region, office.region_name),
            city=office.city,
            paper=self._settings.text("paper"),
            typeface=self._settings.text("typeface"),
            number=number,
            dated=self._dated,
            name=self.name_of(who),
            birth_place=who.birth_place,
            birth_date=who.birth_date,
            role=who.role,
            body=who.body,
            village=self._village(who.region),
            training=line.name,
            organiser=line.organiser,
            place=line.place,
            start=line.start,
            end=line.end,
            held=who.jp_held or 0,
            attended=who.jp_attended or 0,
            signer=self._signer,
            code="",
            proof="",
            wording=self._wording,
        )

    def name_of(self, who: ParticipantLine) -> str:
        """The name as papers print it; titles as the office chose."""
        name = tidy(who.name)
        return name if self._settings.yes("certificate_titles") else without_titles(name) or name

    def _materials(self, who: ParticipantLine) -> list[Material]:
        late = self._matrix.training.late_counts
        told = []
        for held in self._matrix.sessions:
            if held.cancelled_at is None:
                cell = self._matrix.cell(who.id, held.id)
                came = cell is not None and counts(Attendance(cell.status), late)
                told.append(Material(held.title, held.trainer, held.jp, held.jp if came else 0))
        return told

    def _village(self, code: str) -> str:
        """A desa with its kind: `Desa Naimata`; empty where the code is of no desa."""
        if code not in self._villages:
            line = region_queries.region(self._session, code) if len(code) == 10 else None
            self._villages[code] = f"{line.kind.capitalize()} {line.name}" if line else ""
        return self._villages[code]


def read_frozen(text: str, line: CertificateLine) -> tuple[PrintedFacts, str]:
    """What a certificate prints, with its code and proof, and the SHA-256 of its emblem."""
    said = json.loads(text)
    facts = _facts(said["kind"], said["facts"])
    return dataclasses.replace(facts, code=line.code, proof=line.proof), said["emblem"]


def _facts(kind: str, said: Mapping[str, Any]) -> PrintedFacts:
    fields = dict(said)
    for name in _DATES:
        if fields.get(name):
            fields[name] = date.fromisoformat(fields[name])
    for name in _SIGNERS:
        if fields.get(name):
            fields[name] = Signer(**fields[name])
    if kind == STATEMENT:
        return StatementFacts(**fields)
    materials: Sequence[Mapping[str, Any]] = fields["materials"]
    return CertificateFacts(**fields | {"materials": [Material(**one) for one in materials]})


def _plain(facts: PrintedFacts) -> dict[str, object]:
    """The facts as JSON has them."""
    said = dataclasses.asdict(facts)
    return {
        key: value.isoformat() if isinstance(value, date) else value for key, value in said.items()
    }


def _months_on(day: date, months: int) -> date | None:
    """The same day so many months on, or the last of that month; nothing for none."""
    if not months:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, day.day - 4, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("no month has fewer than 28 days")
