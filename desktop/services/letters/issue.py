"""Issue: number, proof, papers, audit in one transaction; the copies in place after it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is what the deed's argument is called
from pathlib import Path

from db.engine import Session
from db.queries import letters as queries
from db.schema import Letter, LetterFile
from desktop import paths
from desktop.domain.errors import UserError
from desktop.domain.letter_proof import LetterSays
from desktop.domain.progress import SILENT, Progress
from desktop.domain.roster import RosterLine, canonical
from desktop.domain.statuses import LetterState
from desktop.domain.texts import gettext as _
from desktop.services import seal
from desktop.services.acting import Acting
from desktop.services.letters.copies import Paper, stage_papers
from desktop.services.letters.freeze import frozen_roster
from desktop.services.letters.moving import move_by_issue
from desktop.services.letters.numbers import Number, make_number
from desktop.services.letters.papers.draw import Drawn
from desktop.services.letters.papers.facts import LetterFacts
from desktop.services.letters.proven import Proven, draw_to_sign
from desktop.services.letters.sign.keys import SigningKey
from desktop.services.letters.sign.placing import sign_blocks
from desktop.services.letters.states import require_state
from desktop.services.letters.submission import submission_sheet
from desktop.services.offices.key import open_key
from desktop.services.offices.settings import read_settings, require_office
from desktop.services.sheets.layouts_kept import office_layout
from desktop.services.sheets.passwords import protected
from desktop.services.upkeep.audit import record


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued letter: its number (empty where left blank), its papers and their hashes."""

    letter: int
    number: str
    rows: int
    cost: int
    pdf: Path
    xlsx: Path
    pdf_sha256: str
    roster_sha256: str
    signed: bool


def issue_letter(  # noqa: PLR0913 - what a letter is issued with, by name
    session: Session,
    acting: Acting,
    letter: int,
    *,
    out: Path,
    number: str | None = None,
    date: Date | None = None,
    keys_folder: Path | None = None,
    sign: Sequence[SigningKey] = (),
    sheet_password: str = "",
    progress: Progress = SILENT,
) -> Issued:
    """Issue an approved letter: number it, prove it, draw it, keep its bytes, copies into `out`.

    It bears `date`, else the draft's, else today's; the number is the next unless given, an empty
    one left blank. Its workers become `proposed`, whom it takes out `ended`. `keys_folder` holds
    the machine's secret; `sign` sign the PDF, in that order; `sheet_password` encrypts the copy of
    the sheet in `out`, not what the register keeps. UserError `letter.not_approved`,
    `.issued`, `.cancelled`, `.number`, `.number_taken`, `.date`, `.roster_changed`,
    `key.wrong_secret`, `sign.timestamp`, `password.short`, `file.not_written`.
    """
    line = require_state(
        session, letter, LetterState.APPROVED, to_do=_("Only an approved letter is issued, once.")
    )
    facts, lines = frozen_roster(session, letter)
    roster = _approved_roster(line, facts, lines)
    dated = date or line.proposed_date or acting.today()
    given = make_number(
        session, number, code=facts.code, abbreviation=facts.abbreviation, dated=dated
    )
    at = acting.now()
    secret = open_key(session, acting, keys_folder or paths.keys_folder())
    proof = _proof(secret, line, given, dated)
    progress.step(0, 0, _("Drawing the letter"))
    proven = Proven(facts, lines, roster, line.roster_sha256, given.printed, dated, at, proof)
    papers = _papers(session, line, given, proven, secret, sign, progress)
    hashes = [hashlib.sha256(paper.content).hexdigest() for paper in papers]
    progress.step(0, 0, _("Writing the letter"))
    pdf, xlsx = stage_papers(session, out, line.uid, _handed_out(papers, sheet_password))
    _keep_papers(session, letter, papers, hashes)
    _mark_issued(session, acting, line, given, proven)
    told = _told(line, given, dated, hashes, sign)
    entry = record(session, acting, "letter.issue", "letter", letter, told)
    move_by_issue(session, line, entry, at)
    return Issued(
        letter,
        given.text,
        line.rows,
        line.cost,
        pdf,
        xlsx,
        hashes[0],
        line.roster_sha256,
        signed=bool(sign),
    )


def _told(
    line: queries.LetterLine,
    number: Number,
    dated: Date,
    hashes: Sequence[str],
    sign: Sequence[SigningKey],
) -> dict[str, object]:
    """What the audit tells of the issue."""
    told: dict[str, object] = {
        "uid": line.uid,
        "number": number.text,
        "date": dated.isoformat(),
        "rows": line.rows,
        "pdf_sha256": hashes[0],
        "xlsx_sha256": hashes[1],
        "roster_sha256": line.roster_sha256,
    }
    if sign:
        told["signed_by"] = [key.name for key in sign]
    return told


def _approved_roster(
    line: queries.LetterLine, facts: LetterFacts, lines: list[RosterLine]
) -> bytes:
    """The roster's canonical form; one that was not approved is refused: somebody wrote into it."""
    roster = canonical(lines, facts.as_head())
    if hashlib.sha256(roster).hexdigest() != line.roster_sha256:
        raise UserError(
            "letter.roster_changed",
            _(
                "The roster of letter {id} is not the one that was approved. Cancel the letter,"
                " and have the register checked."
            ).format(id=line.id),
        )
    return roster


def _proof(secret: seal.OfficeSecret, line: queries.LetterLine, number: Number, dated: Date) -> str:
    """What the letter's QR code says, signed (docs/proof.md)."""
    if not 2000 <= dated.year < 2100:
        raise UserError(
            "letter.date", _("A letter's date lies between 2000 and 2099. Give another.")
        )
    return seal.make_letter_proof(
        secret,
        LetterSays("", line.uid, number.text, dated, line.rows, line.cost, line.roster_sha256),
    )


def _papers(
    session: Session,
    line: queries.LetterLine,
    number: Number,
    letter: Proven,
    secret: seal.OfficeSecret,
    sign: Sequence[SigningKey],
    progress: Progress,
) -> list[Paper]:
    """The letter with its files in it, and its submission sheet, the very bytes that lie in it."""
    named = number.text or f"tanpa nomor {line.id} {letter.dated.isoformat()}"
    layout = office_layout(session, read_settings(session).text("letter_layout"))
    sheet = submission_sheet(layout, letter.facts, letter.lines, letter.at)
    sheet_name = f"Data BPU {named}.xlsx"
    emblem = require_office(session).letterhead
    drawn = draw_to_sign(letter, (sheet_name, sheet), emblem, secret, progress)
    content = _signed(session, drawn, letter, sign) if sign else drawn.content
    return [Paper("pdf", f"Surat {named}.pdf", content), Paper("xlsx", sheet_name, sheet)]


def _signed(session: Session, drawn: Drawn, letter: Proven, sign: Sequence[SigningKey]) -> bytes:
    from desktop.services.letters.sign.signing import sign_pdf  # late: pyHanko takes a second

    facts = letter.facts
    blocks = sign_blocks(session, sign, drawn.room, facts.typeface, facts.signer)
    url = read_settings(session).text("timestamp_url")
    return sign_pdf(drawn.content, sign, blocks, letter.at, url)


def _handed_out(papers: list[Paper], password: str) -> list[Paper]:
    """The papers as they lie in the folder: the sheet behind a password, where one is given."""
    if not password:
        return papers
    return [
        Paper(paper.kind, paper.name, protected(paper.content, password))
        if paper.kind == "xlsx"
        else paper
        for paper in papers
    ]


def _keep_papers(session: Session, letter: int, papers: list[Paper], hashes: list[str]) -> None:
    """Keep the papers in the register, byte for byte."""
    for paper, digest in zip(papers, hashes, strict=True):
        session.add(
            LetterFile(
                letter_id=letter,
                kind=paper.kind,
                name=paper.name,
                sha256=digest,
                content=paper.content,
            )
        )


def _mark_issued(
    session: Session,
    acting: Acting,
    line: queries.LetterLine,
    number: Number,
    letter: Proven,
) -> None:
    row = session.get_one(Letter, line.id)
    row.state = LetterState.ISSUED
    row.number, row.register = number.text, number.register
    row.year, row.ordinal = number.year, number.ordinal
    row.date, row.proof = letter.dated, letter.proof
    row.issued_by = acting.user
    row.issued_at = letter.at
    session.flush()
