"""Sheets to sign: their pages printed under codes, keyed back by row numbers, and filed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from db.engine import Session
from db.queries import attendance as queries
from db.queries import training_files, trainings
from db.queries.attendance import Place, SignPageLine
from db.queries.training_files import TrainingFileLine
from db.queries.trainings import ParticipantLine
from db.schema import SignPage, TrainingFile
from desktop.domain.attendance import Attendance
from desktop.domain.canonical import canonical_json
from desktop.domain.errors import UserError
from desktop.domain.names import fold
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import STEM_BYTES, How, page_code, page_stem, read_page_code
from desktop.services.acting import Acting
from desktop.services.letters.papers.training.sign_rows import sign_page_rows
from desktop.services.register.evidence import keep_file, read_file, whole_file
from desktop.services.training.attend import NewMark, enter_marks, open_place, starts
from desktop.services.training.enrol import walk_in
from desktop.services.training.sessions import require_session
from desktop.services.training.trainings import require_training
from desktop.services.upkeep.audit import record

_MOST_BLANK = 48
_NAME_AND_BODY = "|"


@dataclass(slots=True)
class Keyed:
    """What keying a page came to; `unknown` are numbers of nobody, or of who was taken off."""

    marked: list[ParticipantLine] = field(default_factory=list)
    already: list[ParticipantLine] = field(default_factory=list)
    walk_ins: list[ParticipantLine] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)


def print_sign_sheet(
    session: Session,
    acting: Acting,
    training: int,
    *,
    session_id: int | None = None,
    blank_rows: int = 5,
) -> list[SignPageLine]:
    """Register the pages of a sheet to sign; of every session that stands where none is named.

    Blank rows for walk-ins go on with the numbers. UserError `training.unknown`,
    `session.not_found`, `.cancelled`, `sheet.no_session`, `sheet.blank_rows`.
    """
    require_training(session, training)
    if not 0 <= blank_rows <= _MOST_BLANK:
        raise UserError(
            "sheet.blank_rows",
            _("A sheet has from 0 to {most} blank rows.").format(most=_MOST_BLANK),
        )
    if session_id is not None:
        held = [require_session(session, training, session_id)]
    else:
        held = trainings.sessions(session, training)
    standing = [each for each in held if each.cancelled_at is None]
    if not standing:
        raise UserError("sheet.no_session", _("There is no session to print a sheet for."))
    people = [line.row for line in trainings.participants(session, training)]
    last = trainings.last_row(session, training)
    numbers = [*people, *range(last + 1, last + blank_rows + 1)]
    places = sign_page_rows(len(people), blank_rows)
    printed = [[numbers[place - 1] for place in page] for page in places]
    codes: list[str] = []
    for each in standing:
        codes += _register(session, acting, each.id, printed)
    told: dict[str, object] = {"sessions": [each.id for each in standing], "pages": codes}
    record(session, acting, "training.print_sheet", "training", training, told)
    pages = (queries.page_by_code(session, code) for code in codes)
    return [page for page in pages if page is not None]


def rows_of(page: SignPageLine) -> list[int]:
    """The numbers printed on a page, in order."""
    return [int(number) for number in json.loads(page.rows)]


def require_page(session: Session, typed: str) -> SignPageLine:
    """The page of a code as people type it; UserError `page.unknown`."""
    code = read_page_code(typed)
    page = queries.page_by_code(session, code) if code else None
    if page is None:
        raise UserError(
            "page.unknown",
            _("No page has the code {code}. Read it at the top right of the sheet.").format(
                code=f'"{typed.strip()[:20]}"'
            ),
        )
    return page


def mark_rows(
    session: Session,
    acting: Acting,
    training: int,
    session_id: int,
    rows: Sequence[int],
    *,
    page: str = "",
    names: Mapping[int, str] | None = None,
) -> Keyed:
    """Mark who signed, by the numbers of their rows; they were there from the start.

    With a page code only numbers printed on it are taken, and those that were blank when it was
    printed are of nobody, whoever has come to bear them since. `names` says who wrote themselves
    into blank rows, `Name` or `Name | Wadah`: they are enrolled. UserError as `open_place`, and
    `page.unknown`, `.other_session`, `rows.not_on_page`, `rows.not_blank`.
    """
    place = open_place(session, training, session_id)
    printed = require_page(session, page) if page.strip() else None
    if printed is not None and printed.session_id != session_id:
        raise UserError(
            "page.other_session",
            _("The page {code} was printed for another session.").format(code=printed.code),
        )
    keying = _Keying(session, acting, place, printed, dict(names or {}))
    wanted = sorted({*rows, *keying.names})
    keying.check(wanted)
    for row in wanted:
        keying.take(row)
    return keying.end()


class _Keying:
    """One page, or a few numbers, being keyed."""

    def __init__(
        self,
        session: Session,
        acting: Acting,
        place: Place,
        page: SignPageLine | None,
        names: dict[int, str],
    ) -> None:
        self._session, self._acting, self._place, self._page = session, acting, place, page
        self.names = names
        lines = trainings.participants(session, place.training_id, with_left=True)
        self._by_row = {line.row: line for line in lines}
        self._last = max(self._by_row, default=0)
        self._from_page = queries.marked_on(session, page.id) if page else set()
        self._there = queries.standing_many(session, place.session_id)
        self._marks: list[NewMark] = []
        self._keyed = Keyed()

    def check(self, rows: Sequence[int]) -> None:
        """Refuse numbers that cannot be meant, before anything is done."""
        if self._page is not None:
            strange = sorted(set(rows) - set(rows_of(self._page)))
            code = self._page.code
        else:
            strange = [row for row in self.names if row > self._last + _MOST_BLANK]
            code = ""
        if strange:
            words = _("The page {code} has no row {rows}. Look at its code and numbers again.")
            if not code:
                words = _("No sheet has a row {rows}. Look at the numbers again.")
            raise UserError(
                "rows.not_on_page",
                words.format(code=code, rows=", ".join(map(str, strange))),
            )
        for row, text in self.names.items():
            line = self._printed(row)
            if line is not None and fold(line.name) != fold(text.split(_NAME_AND_BODY)[0]):
                raise UserError(
                    "rows.not_blank",
                    _("Row {row} is that of {name}, not a blank one.").format(
                        row=row, name=line.name
                    ),
                )

    def _printed(self, row: int) -> ParticipantLine | None:
        """Who is printed in a row; without a name beside it, who was keyed into it before."""
        line = self._by_row.get(row)
        if line is None or self._page is None or line.enrolled_at <= self._page.printed_at:
            return line
        return line if line.id in self._from_page and row not in self.names else None

    def take(self, row: int) -> None:
        """Mark who stands in a row, or enrol who wrote themselves into it."""
        line = self._printed(row)
        if line is None and row in self.names:
            line = self._written(row)
        if line is None or line.left:
            self._keyed.unknown.append(row)
        elif line.id in self._there:
            self._keyed.already.append(line)
        else:
            page = self._page.id if self._page else None
            mark = NewMark(line.id, Attendance.PRESENT, starts(self._place), page)
            self._marks.append(mark)
            self._keyed.marked.append(line)

    def _written(self, row: int) -> ParticipantLine:
        """Who wrote themselves into a blank row: the one of that name who came since, or new."""
        name, _sign, body = self.names[row].partition(_NAME_AND_BODY)
        for line in self._by_row.values():
            since = self._page is None or line.enrolled_at > self._page.printed_at
            if since and not line.left and fold(line.name) == fold(name):
                return line
        free = row if row not in self._by_row else 0
        line = walk_in(
            self._session, self._acting, self._place.training_id, name=name, body=body, row=free
        )
        self._by_row[line.row] = line
        self._keyed.walk_ins.append(line)
        return line

    def end(self) -> Keyed:
        """Enter the marks and tell of them."""
        if self._marks:
            enter_marks(self._session, self._acting, self._place, self._marks, How.PAPER)
            told: dict[str, object] = {
                "session": self._place.session_id,
                "page": self._page.code if self._page else "",
                "rows": [line.row for line in self._keyed.marked],
            }
            training = self._place.training_id
            record(self._session, self._acting, "attendance.rows", "training", training, told)
        return self._keyed


def _register(
    session: Session, acting: Acting, session_id: int, pages: Sequence[Sequence[int]]
) -> list[str]:
    """Enter the pages of one sheet under a stem that no page has; give back their codes."""
    stem = page_stem(acting.chance.random(STEM_BYTES))
    while queries.page_by_code(session, page_code(stem, 1)) is not None:
        stem = page_stem(acting.chance.random(STEM_BYTES))
    now = acting.now()
    codes = [page_code(stem, number) for number in range(1, len(pages) + 1)]
    session.add_all(
        [
            SignPage(
                code=code,
                session_id=session_id,
                page=number,
                pages=len(pages),
                rows=canonical_json(list(rows)),
                printed_at=now,
                printed_by=acting.user,
            )
            for number, (code, rows) in enumerate(zip(codes, pages, strict=True), start=1)
        ]
    )
    session.flush()
    return codes


def file_signed(
    session: Session,
    acting: Acting,
    folder: Path,
    training: int,
    path: Path,
    *,
    page: str = "",
) -> TrainingFileLine:
    """Keep the scan of a signed page with its training, in `folder` by its content.

    Without a page code it is a file of the training. The same file again is the one that is
    there. UserError `training.unknown`, `page.unknown`, `.other_training`, and those of evidence.
    """
    require_training(session, training)
    printed = require_page(session, page) if page.strip() else None
    if printed is not None:
        held = trainings.session_line(session, printed.session_id)
        if held is None or held.training_id != training:
            raise UserError(
                "page.other_training",
                _("The page {code} is of another training.").format(code=printed.code),
            )
    read = read_file(path)
    page_id = printed.id if printed else None
    for line in training_files.training_files(session, training):
        if line.sha256 == read.sha256 and line.page_id == page_id:
            return line
    keep_file(session, folder, read)
    row = TrainingFile(
        uid=acting.chance.uid(),
        training_id=training,
        page_id=page_id,
        kind="signed" if printed else "other",
        name=read.name,
        media=read.media,
        size=len(read.content),
        sha256=read.sha256,
        at=acting.now(),
        by=acting.user,
    )
    session.add(row)
    session.flush()
    told: dict[str, object] = {"page": printed.code if printed else "", "sha256": read.sha256}
    record(session, acting, "training.file", "training", training, told)
    kept = training_files.training_file(session, row.id)
    assert kept is not None
    return kept


def kept_training_file(session: Session, folder: Path, file_id: int) -> Path:
    """Where a file of a training lies; UserError `attachment.unknown`, `.missing`, `.altered`."""
    line = training_files.training_file(session, file_id)
    if line is None:
        raise UserError(
            "attachment.unknown", _("There is no attached file {id}.").format(id=file_id)
        )
    return whole_file(folder, line.name, line.sha256, line.media)
