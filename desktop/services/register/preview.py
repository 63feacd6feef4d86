"""A list before it comes in: every row checked, and how it would end. Nothing is written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from db.engine import Session
from db.queries.audit import last_hash
from db.queries.chunks import chunks
from desktop.domain.dates import column_order
from desktop.domain.fields import WORKER
from desktop.domain.findings import Finding
from desktop.domain.names import fold_header
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.register.checks import Rules
from desktop.services.register.doubles import Doubles, find_doubles
from desktop.services.register.known_columns import (
    KnownColumns,
    known_columns,
    used_kinds,
)
from desktop.services.register.mend import recheck
from desktop.services.register.named_villages import by_cells, note_of
from desktop.services.register.quiet import without_collecting
from desktop.services.register.resolve import Resolver
from desktop.services.register.rows import Counts, Outcome, PreviewRow, count
from desktop.services.register.rules import read_rules
from desktop.services.register.sheet_checks import SheetChecks, date_texts, day_first_by_header
from desktop.services.sheets.headers import HeaderWords
from desktop.services.sheets.kinds import SheetHeader, choice_of_kinds, merged_choice
from desktop.services.sheets.mapping import (
    Mapped,
    check_choice,
    header_of_field,
    map_columns,
    map_headers,
)
from desktop.services.sheets.reading import Fetched, Note, SheetTable, fetch_workbook
from desktop.services.sheets.wishes import NO_WISHES, Wishes

__all__ = ["Counts", "Outcome", "Preview", "PreviewRow", "mend_preview", "preview_list"]

_AT_ONCE = 1000


class Aside(NamedTuple):
    """A row that is no person's: its sheet, the sheet's own number of it, and its text."""

    sheet: str
    row: int
    text: str


@dataclass(frozen=True, slots=True)
class SheetSum:
    """A sheet of a list: how many rows of people, how many of no person; or that it stays out."""

    sheet: str
    rows: int = 0
    ignored: int = 0
    left_out: bool = False


@dataclass(slots=True)
class Preview:
    """A list as it would come in; `mapping` is sheet to its columns, `headers` to field: header."""

    file: str
    sha256: str
    path: Path
    region: str
    mapping: dict[str, list[Mapped]]
    rows: list[PreviewRow]
    notes: list[Note]
    ignored: int
    seconds: float = 0.0
    rules: Rules | None = field(default=None, repr=False)
    claims: dict[int, list[Finding]] = field(default_factory=dict)
    settled_at: str = ""
    """The head of the audit chain when the rows were held against the register."""
    doubles: Doubles = field(default_factory=Doubles, repr=False)
    """Who may be one person, as the rows were held against the register."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """Header to field as somebody said for this very list."""
    sheet_headers: list[SheetHeader] = field(default_factory=list)
    known: list[KnownColumns] = field(default_factory=list)
    """The kinds of sheet, chosen for before, by which columns were taken."""
    wishes: Wishes = NO_WISHES
    sheets: list[SheetSum] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    """Rows that are no person's, the first 10,000 of a sheet."""

    only_sheet: str = ""
    mended: bool = False
    """Whether somebody corrected a row of it."""
    came_again: int | None = None
    """The list that this one repeats byte by byte or cell by cell, where no row was checked:
    `rows` are then those that wait or that something was found on."""
    content: str = ""
    """The hash of the cells, as they were read."""
    all_counts: Counts | None = None

    @property
    def counts(self) -> Counts:
        """How the rows would end."""
        if self.all_counts is not None:
            return self.all_counts
        return count(self.rows, self.ignored)

    def chosen_how(self, header: str, field: str) -> str:
        """Why a column is taken for a field: `chosen` now, `remembered`, `proposed` or nothing."""
        folded = fold_header(header)
        now = self.chosen.items()
        if any(fold_header(each) == folded and taken == field for each, taken in now):
            return "chosen"
        before = (each for known in self.known for each in known.chosen.items())
        if any(fold_header(each) == folded and taken == field for each, taken in before):
            return "remembered"
        return "proposed" if field else ""

    def headers(self, sheet: str) -> dict[str, str]:
        """Field to the header of the column it stands in, on one sheet."""
        columns = self.mapping.get(sheet, ())
        return header_of_field([(each.header, each.field) for each in columns])


Recall = Callable[[str, str], Preview | None]
"""What would be told of a list of these bytes and these cells (hashes); nothing where unknown."""


def preview_list(  # noqa: PLR0913 - what somebody may say of a list
    session: Session,
    acting: Acting,
    path: Path,
    *,
    region: str = "",
    sheet: str = "",
    mapping: Mapping[str, str] | None = None,
    wishes: Wishes = NO_WISHES,
    recall: Recall | None = None,
    progress: Progress = SILENT,
) -> Preview:
    """Read a list and check every row of it, against the register too; writes nothing.

    `region` narrows where villages are sought, `sheet` names the one sheet to take, `mapping`
    says header: field where the headers do not, `wishes` which sheets stay out and which rows are
    people, `recall` what is told of cells that are known. UserErrors are those of
    `read_workbook`, of `map_columns` and of `read_rules`.
    """
    began = perf_counter()
    # A field that there is none of is told before anything is read.
    map_headers((), (), HeaderWords(WORKER), mapping or {})
    rules = read_rules(session, acting, region)
    with without_collecting():
        known = known_columns(session)
        fetched = fetch_workbook(
            path,
            fields=WORKER,
            sheet=sheet,
            wishes=wishes,
            chosen=mapping or {},
            known=known,
            progress=progress,
            packed=recall is not None,
        )
        again = recall and recall(fetched.sha256, fetched.content)
        if again:
            again.seconds = perf_counter() - began
            return again
        preview = _preview_of(fetched, path, rules, known, mapping or {}, progress)
        preview.region, preview.only_sheet, preview.wishes = region, sheet, wishes
        preview.sheets += [SheetSum(name, left_out=True) for name in sorted(wishes.left_out)]
        settle_preview(session, preview, rules, progress)
        preview.doubles = find_doubles(session, preview.rows, rules.regions)
    preview.seconds = perf_counter() - began
    return preview


def _preview_of(
    fetched: Fetched,
    path: Path,
    rules: Rules,
    known: Sequence[KnownColumns],
    mapping: Mapping[str, str],
    progress: Progress,
) -> Preview:
    """The rows of a list, each checked by itself."""
    workbook = fetched.workbook()
    check_choice(workbook.tables, WORKER, mapping)
    mapped = {table.sheet: _mapped(table, rules, known, mapping) for table in workbook.tables}
    sums = [SheetSum(each.sheet, len(each.rows), each.ignored) for each in workbook.tables]
    headers = [header for table in workbook.tables for header in table.headers]
    return Preview(
        file=workbook.file,
        sha256=workbook.sha256,
        path=path,
        region="",
        mapping=mapped,
        rows=_checked(workbook.tables, mapped, rules, workbook.notes, progress),
        notes=workbook.notes,
        ignored=workbook.ignored,
        rules=rules,
        chosen=dict(mapping),
        sheet_headers=headers,
        known=used_kinds(headers, known),
        sheets=sums,
        aside=[Aside(each.sheet, *one) for each in workbook.tables for one in each.aside],
        content=fetched.content,
    )


def _mapped(
    table: SheetTable, rules: Rules, known: Sequence[KnownColumns], mapping: Mapping[str, str]
) -> list[Mapped]:
    """What each column is taken for: as said, else as chosen before, else as it looks."""
    before = choice_of_kinds(table.headers, known)
    chosen = merged_choice(before, mapping)
    return by_cells(table, map_columns(table, WORKER, chosen), rules.regions, chosen)


def settle_preview(
    session: Session, preview: Preview, rules: Rules, progress: Progress = SILENT
) -> None:
    """Hold every row against the rows before it and against the register as it is now."""
    resolver = Resolver(session, rules.regions)
    resolver.settle(preview.rows, progress)
    preview.claims = resolver.claims
    preview.settled_at = last_hash(session)


def _checked(
    tables: list[SheetTable],
    mapped: Mapping[str, list[Mapped]],
    rules: Rules,
    notes: list[Note],
    progress: Progress,
) -> list[PreviewRow]:
    """Every row of every sheet, checked by itself; what concerns a sheet goes on `notes`."""
    texts = {table.sheet: date_texts(table, mapped[table.sheet]) for table in tables}
    # A sheet with few rows may not tell by itself; the same hand wrote the others.
    whole = column_order([text for some in texts.values() for text in some])
    total = sum(len(table.rows) for table in tables)
    rows: list[PreviewRow] = []
    for table in tables:
        columns = mapped[table.sheet]
        told = (column_order(texts[table.sheet]), day_first_by_header(columns), whole)
        day_first = next((one for one in told if one is not None), None)
        checks = SheetChecks(rules, table, columns, day_first=day_first)
        headers = tuple(column.header for column in table.columns)
        begin = len(rows)
        for some in chunks(table.rows, _AT_ONCE):
            checked = checks.check(some)
            rows += [
                PreviewRow(table.sheet, number, headers, cells, values, findings)
                for (number, cells), (values, findings) in zip(some, checked, strict=True)
            ]
            progress.step(len(rows), total, _("Checking rows"))
        table.rows = []
        if checks.names_villages:
            codes = [row.values.get("region", "") for row in rows[begin:]]
            notes.append(note_of(table.sheet, list(filter(None, codes)), rules.regions))
    return rows


def mend_preview(
    session: Session, acting: Acting, preview: Preview, at: int, values: Mapping[str, str]
) -> PreviewRow:
    """Correct a row of a preview in place; the same checks run again on it and on its like.

    `values` are field: typed text. UserError `field.unknown`. Gives back the row.
    """
    rules = preview.rules or read_rules(session, acting, preview.region)
    row = preview.rows[at]
    preview.mended = True
    row.values, row.findings = recheck(rules, row.values, row.findings, values)
    settle_preview(session, preview, rules)
    preview.doubles = find_doubles(session, preview.rows, rules.regions)
    return row
