"""The papers beside a letter made, kept with it, and put into a folder."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from db.engine import Session
from db.queries import letter_answers as answer_queries
from db.queries import letters as queries
from db.schema import LetterFile
from desktop import paths
from desktop.domain.errors import UserError
from desktop.domain.letter_answers import Outcome
from desktop.domain.letter_numbers import format_number
from desktop.domain.progress import SILENT, Progress
from desktop.domain.roster import control_code
from desktop.domain.statuses import OUT
from desktop.domain.texts import gettext as _
from desktop.paths import replace_file
from desktop.services.acting import Acting
from desktop.services.letters.beside import kinds as papers
from desktop.services.letters.beside.cover import draw_cover
from desktop.services.letters.beside.decree import draw_decree_annex
from desktop.services.letters.beside.facts import Beside
from desktop.services.letters.beside.minutes import draw_letter_minutes
from desktop.services.letters.beside.mutations import Mutations, draw_mutations
from desktop.services.letters.beside.recap import draw_recap
from desktop.services.letters.beside.receipt import draw_receipt
from desktop.services.letters.beside.sptjm import draw_sptjm
from desktop.services.letters.changes import changes_of
from desktop.services.letters.copies import free_place, not_written
from desktop.services.letters.freeze import frozen_roster
from desktop.services.letters.letterforms import office_wording
from desktop.services.letters.pdf_seal import proof_mark, seal_pdf
from desktop.services.letters.states import require_state
from desktop.services.offices.key import open_key
from desktop.services.offices.settings import require_office
from desktop.services.seal import OfficeSecret
from desktop.services.upkeep.audit import record

_NEVER_KEPT = frozenset((papers.RECEIPT,))
"""What tells more with every answer is drawn anew each time."""


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper beside a letter: its kind, the name of its file, where it was put."""

    kind: str
    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class _Drawn:
    kind: str
    name: str
    content: bytes


def make_papers(
    session: Session,
    acting: Acting,
    letter: int,
    out: Path,
    kinds: Sequence[str] = (),
    *,
    keys_folder: Path | None = None,
    progress: Progress = SILENT,
) -> list[MadePaper]:
    """Make the papers that go with an issued letter, all or those of some kinds, into a folder.

    They are drawn from what was frozen, and kept with the letter: asked for again, the same bytes
    come back. Each is sealed by the office, whose key is opened by the secret in `keys_folder`.
    UserError `papers.kind`, `key.wrong_secret`, `file.not_written`, and those of the state.
    """
    line = require_state(
        session, letter, *OUT, to_do=_("Papers go with an issued letter. Issue it first.")
    )
    wanted = _wanted(line.kind, kinds)
    kept = _kept(session, letter, wanted)
    secret = open_key(session, acting, keys_folder or paths.keys_folder())
    drawn: list[_Drawn] = []
    for at, kind in enumerate(wanted):
        progress.step(at, len(wanted), _("Drawing the papers"))
        if kind in kept:
            drawn += kept[kind]
        else:
            made = [_sealed(one, line, secret) for one in _draw(session, acting, line, kind)]
            drawn += made
            if kind not in _NEVER_KEPT:
                _keep(session, acting, letter, made)
    told: dict[str, object] = {"uid": line.uid, "papers": [one.name for one in drawn]}
    record(session, acting, "letter.papers", "letter", letter, told)
    return _put(out, drawn)


def _sealed(drawn: _Drawn, line: queries.LetterLine, secret: OfficeSecret) -> _Drawn:
    """The paper with the office's seal; letters from before the codes have papers without one."""
    content = seal_pdf(drawn.content, secret) if line.proof else drawn.content
    return _Drawn(drawn.kind, drawn.name, content)


def _wanted(letter_kind: str, kinds: Sequence[str]) -> list[str]:
    able = papers.kinds_for(letter_kind)
    for kind in kinds:
        if kind not in able:
            raise UserError(
                "papers.kind",
                _("{kind} does not go with this letter. There are: {kinds}.").format(
                    kind=kind, kinds=", ".join(able)
                ),
            )
    return [kind for kind in able if not kinds or kind in kinds]


def _kept(session: Session, letter: int, wanted: Sequence[str]) -> dict[str, list[_Drawn]]:
    found: dict[str, list[_Drawn]] = {}
    for file in queries.files(session, letter):
        if file.kind in wanted:
            kind = file.kind
            found.setdefault(kind, []).append(_Drawn(kind, file.name, file.content))
    return found


def _keep(session: Session, acting: Acting, letter: int, drawn: Sequence[_Drawn]) -> None:
    for one in drawn:
        session.add(
            LetterFile(
                letter_id=letter,
                kind=one.kind,
                name=one.name,
                sha256=hashlib.sha256(one.content).hexdigest(),
                content=one.content,
                kept_by=acting.user,
                kept_at=acting.now(),
            )
        )
    session.flush()


def _put(out: Path, drawn: Sequence[_Drawn]) -> list[MadePaper]:
    out = out.absolute()
    made = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for one in drawn:
            path = free_place(out, one.name, one.content)
            replace_file(path, one.content)
            made.append(MadePaper(one.kind, one.name, path))
    except OSError as fault:
        raise not_written(out, fault) from fault
    return made


def _draw(session: Session, acting: Acting, line: queries.LetterLine, kind: str) -> list[_Drawn]:
    subject = _subject(session, line, kind)
    named = line.number or f"tanpa nomor {line.id}"
    if kind == papers.MINUTES:
        return [
            _Drawn(kind, f"{papers.FILE_NAMES[kind]} {kecamatan} {named}.pdf", content)
            for kecamatan, content in draw_letter_minutes(session, subject)
        ]
    if kind == papers.COVER:
        content = draw_cover(subject)
    elif kind == papers.SPTJM:
        content = draw_sptjm(subject)
    elif kind == papers.RECAP:
        content = draw_recap(subject)
    elif kind == papers.DECREE:
        content = draw_decree_annex(subject)
    elif kind == papers.RECEIPT:
        content = draw_receipt(subject, _member_numbers(session, line.id))
    else:
        content = draw_mutations(subject, _mutations(session, acting, line.id))
    return [_Drawn(kind, f"{papers.FILE_NAMES[kind]} {named}.pdf", content)]


def _subject(session: Session, line: queries.LetterLine, kind: str) -> Beside:
    facts, lines = frozen_roster(session, line.id)
    dated = line.date
    assert dated is not None  # an issued letter has its date
    assert line.issued_at is not None
    return Beside(
        facts=facts,
        lines=lines,
        number=line.number or format_number(facts.code, None, facts.abbreviation, dated),
        own="",
        dated=dated,
        made=line.issued_at,
        code=control_code(line.roster_sha256),
        proof=line.proof,
        mark=proof_mark(line.proof, kind) if line.proof else "",
        emblem=require_office(session).letterhead,
        wording=office_wording(session, kind),
    )


def _member_numbers(session: Session, letter: int) -> dict[str, str]:
    """NIK to member number of whom the insurer accepted."""
    return {
        one.nik: one.member_number or one.worker_number
        for one in answer_queries.people(session, letter)
        if one.outcome == Outcome.ACCEPTED
    }


def _mutations(session: Session, acting: Acting, letter: int) -> Mutations:
    told = changes_of(session, acting, letter)
    return Mutations(
        told.additions,
        told.removals,
        told.pairs,
        [(one.name, one.before, one.added, one.removed, one.after) for one in told.sums],
        ("Jumlah", told.total.before, told.total.added, told.total.removed, told.total.after),
    )
