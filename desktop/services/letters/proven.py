"""A letter's PDF as it is issued: proven by its code, its files in it, sealed by the office."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.progress import SILENT, Progress
from desktop.domain.roster import RosterLine, control_code
from desktop.services import seal
from desktop.services.letters.papers import draw
from desktop.services.letters.papers.facts import LetterFacts
from desktop.services.letters.papers.inside import roster_inside, sheet_inside
from desktop.services.letters.papers.metadata import mark
from desktop.services.letters.pdf_seal import proof_mark, seal_pdf


@dataclass(frozen=True, slots=True)
class Proven:
    """What a letter's PDF is made from.

    `roster` is its canonical form (docs/roster.md) with `sha256` its hash, `number` what is
    printed, `at` the moment of issue, `proof` the text of its QR code.
    """

    facts: LetterFacts
    lines: list[RosterLine]
    roster: bytes
    sha256: str
    number: str
    dated: date
    at: datetime
    proof: str


def draw_proven(
    letter: Proven,
    sheet: tuple[str, bytes],
    emblem: bytes | None,
    secret: seal.OfficeSecret,
    progress: Progress = SILENT,
) -> bytes:
    """The PDF, with the submission sheet (its name and bytes) in it: ever the same bytes."""
    return draw_to_sign(letter, sheet, emblem, secret, progress).content


def draw_to_sign(
    letter: Proven,
    sheet: tuple[str, bytes],
    emblem: bytes | None,
    secret: seal.OfficeSecret,
    progress: Progress = SILENT,
) -> draw.Drawn:
    """The same PDF, with the room in which a signature is seen."""
    facts = letter.facts
    drawn = draw.draw_with_room(
        facts,
        letter.lines,
        draw.Paper(
            number=letter.number,
            dated=letter.dated,
            code=control_code(letter.sha256),
            mark=f"{mark(facts.letter, facts.public_key)} {proof_mark(letter.proof)}",
            emblem=emblem,
            made=letter.at,
            proof=letter.proof,
            files=(sheet_inside(*sheet), roster_inside(letter.roster)),
        ),
        progress,
    )
    return draw.Drawn(seal_pdf(drawn.content, secret), drawn.room)
