"""Certificates of a closed training: numbered, frozen, signed and drawn; and taken back."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is what the deed's argument is called
from itertools import count
from pathlib import Path

from db.engine import Session
from db.queries import attendance
from db.queries import certificates as queries
from db.queries.certificates import CertificateLine
from db.queries.trainings import ParticipantLine, TrainingLine
from db.schema import Certificate
from desktop.domain.dates import letter_date
from desktop.domain.errors import UserError
from desktop.domain.letter_numbers import format_number
from desktop.domain.names import tidy
from desktop.domain.progress import SILENT, Progress
from desktop.domain.proof import CERTIFICATE as CERTIFICATE_PROOF
from desktop.domain.proof import STATEMENT as STATEMENT_PROOF
from desktop.domain.proof import CertificateSays
from desktop.domain.roster import control_code
from desktop.domain.texts import gettext as _
from desktop.services import seal
from desktop.services.acting import Acting
from desktop.services.letters.sign.block import SignBlock
from desktop.services.letters.sign.keys import SigningKey
from desktop.services.letters.signer import signer_uid
from desktop.services.offices.key import open_key
from desktop.services.offices.settings import read_settings, require_office
from desktop.services.training.certificate_drawing import Drawable, draw_sealed, draw_together
from desktop.services.training.certificate_facts import (
    CERTIFICATE,
    STATEMENT,
    Frozen,
    Gathering,
    read_frozen,
)
from desktop.services.training.certificate_files import CertificateStage
from desktop.services.training.trainings import require_training
from desktop.services.upkeep.audit import record

_PROOFS = {CERTIFICATE: CERTIFICATE_PROOF, STATEMENT: STATEMENT_PROOF}
_LONGEST_NUMBER = 80


@dataclass(frozen=True, slots=True)
class Made:
    """A certificate and where its PDF lies."""

    line: CertificateLine
    pdf: Path


@dataclass(frozen=True, slots=True)
class IssuedCertificates:
    """The certificates asked for by number; `new` of them were issued now, `together` to print."""

    certificates: list[Made]
    new: int
    together: Path


def issue_certificates(  # noqa: PLR0913 - what a certificate says, by name
    session: Session,
    acting: Acting,
    training: int,
    *,
    keys_folder: Path,
    out: Path,
    date: Date | None = None,
    official: int | None = None,
    back_official: int | None = None,
    participants: Sequence[int] = (),
    sign: Sequence[SigningKey] = (),
    progress: Progress = SILENT,
) -> IssuedCertificates:
    """Give everybody who passed a closed training a certificate, and put the PDFs into `out`.

    Who has one that stands gets the same again, byte for byte. Whose was revoked gets a new one
    only when named among `participants` (row ids; all who passed without). `sign` sign each PDF
    in their order, unseen on the page: the seal is beneath, so the register keeps that one's hash.
    `official` signs,
    `back_official` the back; the date is today's. A training of another body gives surat
    keterangan. UserError `training.unknown`, `training.not_closed`, `certificate.not_passed`,
    `certificate.nobody`, `certificate.date`, `certificate.number`, `official.unknown`,
    `key.wrong_secret`, `file.not_written`.
    """
    line = require_training(session, training)
    matrix = attendance.matrix(session, line)
    people = _who_passed(line, matrix.participants, participants)
    dated = date or acting.today()
    if dated < line.start:
        raise UserError(
            "certificate.date",
            _(
                "The training began on {day}. Give the certificates that date or a later one."
            ).format(day=letter_date(line.start)),
        )
    old = queries.certificates(session, training)
    standing = {each.participant_id: each for each in old if not each.revoked}
    revoked = {each.participant_id for each in old if each.revoked}
    wanted = [who for who in people if participants or who.id in standing or who.id not in revoked]
    if not wanted:
        raise _nobody(line)
    gathering = Gathering(
        session,
        matrix,
        dated=dated,
        signer=signer_uid(session, official),
        back_signer=signer_uid(session, back_official),
    )
    secret = open_key(session, acting, keys_folder)
    stage = CertificateStage(session, out, line.uid)
    issue = _Issue(session, acting, line, gathering, secret, stage)
    issue.sign_with(sign)
    fresh = [who for who in wanted if who.id not in standing]
    issue.make_new(fresh, dated, progress)
    issue.make_again([standing[who.id] for who in wanted if who.id in standing], progress)
    return issue.finish(len(fresh), progress)


@dataclass(frozen=True, slots=True)
class _Number:
    text: str
    register: str
    year: int
    ordinal: int


class _Issue:
    """One run: what is made in it, in the order of numbers."""

    def __init__(
        self,
        session: Session,
        acting: Acting,
        training: TrainingLine,
        gathering: Gathering,
        secret: seal.OfficeSecret,
        stage: CertificateStage,
    ) -> None:
        self._session, self._acting, self._training = session, acting, training
        self._gathering, self._secret, self._stage = gathering, secret, stage
        self._made: list[Made] = []
        self._drawn: list[tuple[tuple[int, int], Drawable]] = []
        self._pictures: dict[str, bytes | None] = {}
        self._sign: Sequence[SigningKey] = ()
        self._stamps = ""

    def sign_with(self, keys: Sequence[SigningKey]) -> None:
        """Have every PDF signed by key files, in their order."""
        self._sign = keys
        self._stamps = read_settings(self._session).text("timestamp_url")

    def make_new(self, people: Sequence[ParticipantLine], dated: Date, progress: Progress) -> None:
        """Number, freeze, sign, draw and keep a certificate of each."""
        if not people:
            return
        emblem, at = self._keep_emblem(), self._acting.now()
        rows = []
        for done, (who, number) in enumerate(zip(people, self._numbers(dated), strict=False)):
            _tell(progress, done, len(people))
            frozen = self._freeze(who, number.text, emblem)
            text = frozen.as_json()
            row = Certificate(
                uid=frozen.uid,
                training_id=self._training.id,
                participant_id=who.id,
                kind=frozen.kind,
                register=number.register,
                year=number.year,
                ordinal=number.ordinal,
                number=number.text,
                date=dated,
                until=getattr(frozen.facts, "until", None),
                name=frozen.facts.name,
                facts=text,
                code=control_code(hashlib.sha256(text.encode()).hexdigest()),
                issued_at=at,
                issued_by=self._acting.user,
            )
            row.proof = self._prove(row, frozen)
            row.sha256 = self._draw(_line_of(row), text)
            rows.append(row)
        self._session.add_all(rows)
        self._session.flush()
        told: dict[str, object] = {
            "training": self._training.uid,
            "kind": self._gathering.kind,
            "certificates": {row.number: row.sha256 for row in rows},
        }
        record(
            self._session, self._acting, "certificate.issue", "training", self._training.id, told
        )

    def make_again(self, lines: Sequence[CertificateLine], progress: Progress) -> None:
        """Draw those that stand once more."""
        texts = queries.frozen_facts(self._session, [line.id for line in lines])
        for done, line in enumerate(lines):
            _tell(progress, done, len(lines))
            self._draw(line, texts[line.id])
        if lines:
            told: dict[str, object] = {
                "training": self._training.uid, "numbers": [line.number for line in lines],
            }  # fmt: skip
            record(
                self._session, self._acting, "certificate.copy", "training", self._training.id, told
            )

    def finish(self, new: int, progress: Progress) -> IssuedCertificates:
        """Draw all in one to print, and give back what was made by number."""
        self._drawn.sort(key=lambda each: each[0])
        together = draw_together([drawable for _number, drawable in self._drawn], progress)
        path = self._stage.add_together(f"{self._training.name} - cetak.pdf", together)
        ids = queries.certificates_of_uids(self._session, [made.line.uid for made in self._made])
        made = [Made(ids[each.line.uid], each.pdf) for each in self._made]
        made.sort(key=lambda each: (each.line.year, each.line.ordinal))
        return IssuedCertificates(made, new, path)

    def _numbers(self, dated: Date) -> Iterator[_Number]:
        """The numbers that follow, of the counter of the code and the year."""
        settings = read_settings(self._session)
        code, short = settings.text("code_certificate"), settings.text("office_abbreviation")
        last = queries.last_ordinal(self._session, code, dated.year)
        for ordinal in count(last + 1):
            text = format_number(code, ordinal, short, dated)
            if len(text) > _LONGEST_NUMBER:
                raise UserError(
                    "certificate.number",
                    _(
                        "The number {number} is too long. Shorten the code or the abbreviation."
                    ).format(number=text),
                )
            yield _Number(text, code, dated.year, ordinal)

    def _freeze(self, who: ParticipantLine, number: str, emblem: str) -> Frozen:
        office = require_office(self._session)
        return Frozen(
            self._gathering.kind,
            self._acting.chance.uid(),
            who.uid,
            self._training.uid,
            office.uid,
            office.public_key,
            emblem,
            self._gathering.facts_of(who, number),
        )

    def _prove(self, row: Certificate, frozen: Frozen) -> str:
        facts = frozen.facts
        says = CertificateSays(
            row.number,
            row.date,
            facts.name,
            facts.training,
            facts.attended,
            facts.held,
            getattr(facts, "exam_mark", None),
            row.until,
            row.code,
        )
        return seal.make_proof(self._secret, _PROOFS[frozen.kind], says.lines())

    def _draw(self, line: CertificateLine, text: str) -> str:
        """Draw a certificate from what is frozen of it, and stage it; the SHA-256 of its PDF."""
        facts, emblem = read_frozen(text, line)
        if emblem not in self._pictures:
            self._pictures[emblem] = queries.picture(self._session, emblem)
        drawable = Drawable(facts, self._pictures[emblem], line.issued_at)
        content = draw_sealed(drawable, self._secret)
        self._drawn.append(((line.year, line.ordinal), drawable))
        self._made.append(Made(line, self._stage.add(line, self._signed(content))))
        return hashlib.sha256(content).hexdigest()

    def _signed(self, content: bytes) -> bytes:
        if not self._sign:
            return content
        from desktop.services.letters.sign.signing import sign_pdf  # late: pyHanko takes a second

        unseen = [SignBlock(None)] * len(self._sign)
        return sign_pdf(content, self._sign, unseen, self._acting.now(), self._stamps)

    def _keep_emblem(self) -> str:
        """Keep the office's emblem as it is today; its SHA-256, empty without one."""
        content = require_office(self._session).letterhead
        if not content:
            return ""
        sha256 = hashlib.sha256(content).hexdigest()
        queries.keep_picture(self._session, sha256, content)
        self._session.flush()
        return sha256


def revoke_certificate(
    session: Session, acting: Acting, number: str, reason: str
) -> CertificateLine:
    """Take a certificate back; it keeps its number, and checks tell it from now on.

    UserError `certificate.unknown`, `certificate.revoked`, `certificate.reason`.
    """
    line = queries.certificate_by_number(session, tidy(number))
    if line is None:
        raise UserError(
            "certificate.unknown",
            _("There is no certificate {number}. Compare the number with the paper.").format(
                number=f'"{tidy(number)[:_LONGEST_NUMBER]}"'
            ),
        )
    if line.revoked:
        raise UserError(
            "certificate.revoked",
            _("Certificate {number} was revoked already: {why}").format(
                number=line.number, why=line.reason
            ),
        )
    why = tidy(reason)
    if not why:
        raise UserError("certificate.reason", _("Say why the certificate is taken back."))
    row = session.get_one(Certificate, line.id)
    row.revoked_at, row.revoked_by, row.reason = acting.now(), acting.user, why
    session.flush()
    told: dict[str, object] = {"uid": line.uid, "number": line.number, "reason": why}
    record(session, acting, "certificate.revoke", "certificate", line.id, told)
    after = queries.certificate_by_number(session, line.number)
    assert after is not None
    return after


def _who_passed(
    line: TrainingLine, people: Sequence[ParticipantLine], wanted: Sequence[int]
) -> list[ParticipantLine]:
    """Who passed, of those named; everybody who did where nobody is named."""
    if line.closed_at is None:
        raise UserError(
            "training.not_closed",
            _(
                "The training {name} is not closed yet. Close it, then make the certificates."
            ).format(name=line.name),
        )
    passed = {who.id: who for who in people if who.passed}
    for one in wanted:
        if one not in passed:
            raise UserError(
                "certificate.not_passed",
                _("{name} did not pass this training and gets no certificate.").format(
                    name=next((who.name for who in people if who.id == one), _("Somebody named"))
                ),
            )
    found = [passed[one] for one in dict.fromkeys(wanted)] if wanted else list(passed.values())
    if not found:
        raise _nobody(line)
    return found


def _nobody(line: TrainingLine) -> UserError:
    return UserError(
        "certificate.nobody",
        _("Nobody passed the training {name} who could be given a certificate.").format(
            name=line.name
        ),
    )


def _line_of(row: Certificate) -> CertificateLine:
    """A certificate that is not in the register yet, as a line; its id is not known."""
    names = CertificateLine.__dataclass_fields__
    values = {name: getattr(row, name) for name in names}
    return CertificateLine(**values | {"id": 0, "sha256": "", "revoked_by": "", "reason": ""})


def _tell(progress: Progress, done: int, total: int) -> None:
    if done % 20 == 0:
        progress.step(done, total, _("Making certificates"))
