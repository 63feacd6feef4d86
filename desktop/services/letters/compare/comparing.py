"""Two of letter, annex, sheet and register, each named by what a person has at hand."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from db.engine import Session
from db.queries import candidates as candidate_queries
from db.queries import letters as queries
from db.queries import regions as region_queries
from desktop.domain.dates import short_date
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.roster import control_code
from desktop.domain.statuses import LETTER_LABELS, LetterState
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.compare.annex_text import read_pages
from desktop.services.letters.compare.differences import Compared, differences
from desktop.services.letters.compare.sheet_rows import read_sheet
from desktop.services.letters.compare.side import Side, of_people, roster_person
from desktop.services.letters.freeze import frozen_roster
from desktop.services.letters.states import require_letter
from desktop.services.outside_file import read_letter_file

PARTS = ("roster", "letter", "annex", "sheet", "register")
"""What of a letter is compared: its frozen roster, its first pages, its annex, its sheet, and its
people as the register has them now."""
_DISTRICT = 6


@dataclass(frozen=True, slots=True)
class _Named:
    """A side as named: a letter's id or a file, and which part of it."""

    letter: int | None
    path: Path | None
    part: str


def compare(
    session: Session, acting: Acting, a: str, b: str, *, progress: Progress = SILENT
) -> Compared:
    """Hold two sides against each other.

    Each is `ID` (a letter's frozen roster), `ID:PART` with a part of PARTS, or a file: a letter's
    PDF (its annex; `FILE.pdf:letter` its figures alone) or a sheet. UserError `letter.unknown`,
    `letter.not_issued`, `compare.side`, `compare.no_letter`, `compare.no_people`, `file.*`.
    """
    one, other = _named(a), _named(b)
    return differences(
        _side(session, acting, one, a, progress), _side(session, acting, other, b, progress)
    )


def _named(text: str) -> _Named:
    head, colon, part = text.rpartition(":")
    if not colon or part not in PARTS:
        head, part = text, ""
    if head.strip().isdigit():
        return _Named(int(head), None, part or "roster")
    path = Path(head)
    if part not in ("", "letter", "annex", "sheet"):
        raise _no_side(text)
    if path.suffix.lower() == ".pdf":
        return _Named(None, path, part or "annex")
    if part in ("letter", "annex"):
        raise _no_side(text)
    return _Named(None, path, "sheet")


def _side(session: Session, acting: Acting, named: _Named, text: str, progress: Progress) -> Side:
    if named.path is not None:
        side = _of_file(named.path, named.part, acting, progress)
    elif named.part == "roster":
        side = _of_roster(session, named.letter or 0)
    elif named.part == "register":
        side = _of_register(session, named.letter or 0)
    else:
        side = _of_papers(session, named.letter or 0, named.part, acting, progress)
    side.name = text
    return side


def _of_roster(session: Session, letter: int) -> Side:
    line = require_letter(session, letter)
    _facts, lines = frozen_roster(session, _approved(line))
    side = of_people("", (roster_person(one) for one in lines))
    side.total = sum(one.cost for one in lines)
    side.code = control_code(line.roster_sha256)
    return side


def _of_register(session: Session, letter: int) -> Side:
    """The people of a letter as they are now, in the order of its roster."""
    require_letter(session, letter)
    places = {row.worker_id: row.position for row in queries.letter_rows(session, letter)}
    people = sorted(
        candidate_queries.candidates_of_letter(session, letter), key=lambda one: places[one.id]
    )
    names: dict[str, str] = {}
    for code in {one.region[:size] for one in people for size in (_DISTRICT, len(one.region))}:
        found = region_queries.region(session, code)
        names[code] = found.name if found else ""
    return of_people("", (_as_now(one, names) for one in people))


def _as_now(one: candidate_queries.CandidateLine, names: dict[str, str]) -> dict[str, str]:
    born = short_date(one.birth_date)
    return {
        "nik": one.nik,
        "name": one.name,
        "sex": one.sex,
        "birth": f"{one.birth_place}, {born}" if one.birth_place else born,
        "birth_place": one.birth_place,
        "birth_date": born,
        "kk": one.kk,
        "mother_name": one.mother_name,
        "phone": one.phone,
        "address": ", ".join(part for part in (one.address, one.hamlet) if part),
        "rt": one.rt,
        "rw": one.rw,
        "village": names.get(one.region, ""),
        "kecamatan": names.get(one.region[:_DISTRICT], ""),
        "occupation": one.occupation,
        "income": "" if one.income is None else str(one.income),
    }


def _of_papers(
    session: Session, letter: int, part: str, acting: Acting, progress: Progress
) -> Side:
    """A paper of a letter as it was issued."""
    line = require_letter(session, letter)
    wanted = "xlsx" if part == "sheet" else "pdf"
    kept = [file for file in queries.files(session, letter) if file.kind == wanted]
    if not kept:
        raise UserError(
            "letter.not_issued",
            _("Letter {id} is: {state}. Only an issued letter has papers to compare.").format(
                id=letter, state=_(LETTER_LABELS[LetterState(line.state)])
            ),
        )
    content = kept[0].content
    if part != "sheet":
        return read_pages(content, annex=part == "annex", progress=progress)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.xlsx"
        path.write_bytes(content)
        return read_sheet(path, acting.today(), progress)


def _of_file(path: Path, part: str, acting: Acting, progress: Progress) -> Side:
    if path.suffix.lower() != ".pdf":
        return read_sheet(path, acting.today(), progress)
    return read_pages(read_letter_file(path), annex=part == "annex", progress=progress)


def _approved(line: queries.LetterLine) -> int:
    if not line.roster_sha256:
        raise UserError(
            "letter.not_approved",
            _("Letter {id} is: {state}. Its list is frozen when it is approved.").format(
                id=line.id, state=_(LETTER_LABELS[LetterState(line.state)])
            ),
        )
    return line.id


def _no_side(text: str) -> UserError:
    return UserError(
        "compare.side",
        _(
            "“{text}” cannot be compared. Give a letter's number in the register, as 5 or 5:annex,"
            " the PDF of a letter, or a sheet."
        ).format(text=text),
    )
