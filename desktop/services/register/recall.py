"""The same list again: told from the one that stands, without checking and comparing it anew.

The very same bytes are not even read; a file saved anew is, and known by its cells. Only where
nothing was done since that list came in, on the same day, by the same program: then every row
that came in is unchanged, and every row that waits waits again, with what was found on it. In
every other case the list is checked and compared like any other.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from db.engine import Session
from db.migrations import NEWEST
from db.queries import findings as finding_queries
from db.queries import import_again as queries
from db.queries import imports, worker_store
from db.queries.audit import last_hash
from desktop import __version__
from desktop.domain.canonical import canonical_json
from desktop.domain.findings import Finding, Severity
from desktop.services.acting import Acting
from desktop.services.register.doubles import CODE as POSSIBLE_DUPLICATE
from desktop.services.register.known_columns import known_columns
from desktop.services.register.preview import Aside, Preview, Recall, SheetSum
from desktop.services.register.resolve import held_for_another
from desktop.services.register.rows import Counts, PreviewRow
from desktop.services.register.stored_findings import as_finding
from desktop.services.sheets.mapping import Mapped
from desktop.services.sheets.reading import Note, file_digest
from desktop.services.sheets.wishes import NO_WISHES

_LOOKS = frozenset(
    (
        "worker.show",
        "worker.list",
        "worker.duplicates",
        "batch.held",
        "batch.undone",
        "letter.show",
        "letter.left_out",
        "check.show",
        "training.show",
    )
)
"""Entries of the audit by people who only looked."""

_MOST_ASIDE = 2000
"""A file with more rows that are no person's is rather read again than kept."""

Told = dict[str, Any]


def recall_list(
    session: Session, acting: Acting, path: Path, *, region: str = "", sheet: str = ""
) -> Preview | None:
    """What importing a file would tell that came in already; nothing where it must be read.

    The preview holds only those rows that wait or that something was found on; its counts are of
    all. `came_again` is the list it repeats.
    """
    began = perf_counter()
    if not imports.any_batch(session):
        return None
    digest = file_digest(path)
    found = _base(session, acting, digest, region, sheet)
    if found is None:
        return None
    preview = _told_again(session, path, digest, *found, region=region, sheet=sheet)
    if preview is not None:
        preview.seconds = perf_counter() - began
    return preview


def recall_by_cells(
    session: Session, acting: Acting, path: Path, *, region: str = "", sheet: str = ""
) -> Recall | None:
    """How a file saved anew is known by its cells; nothing where no list stands untouched.

    Of the same cells, read on the same day and so on, all is told that is told of the same bytes.
    """
    if not imports.any_batch(session):
        return None
    found = queries.newest_base(session, _options(acting, region, sheet))
    if found is None or not _is_untouched(session, found[0]):
        return None
    base, told = found[0], json.loads(found[1])

    def recall(sha256: str, content: str) -> Preview | None:
        if not content or content != told.get("content"):
            return None
        return _told_again(session, path, sha256, base, told, region=region, sheet=sheet)

    return recall


def _told_again(
    session: Session, path: Path, digest: str, base: int, told: Told, *, region: str, sheet: str
) -> Preview | None:
    """A list that repeats another, as reading and checking it would tell it."""
    line = imports.batch(session, base)
    if line is None or (line.file != path.name and not told["sheets"]):
        return None
    rows = _rows(session, base, told)
    if _another_since(session, rows):
        return None
    return Preview(
        file=path.name,
        sha256=digest,
        path=path,
        region=region,
        only_sheet=sheet,
        mapping={
            sheet: [Mapped(*column) for column in columns] for sheet, columns in told["mapping"]
        },
        rows=rows,
        notes=[Note(**note) for note in json.loads(imports.batch_notes(session, base))],
        ignored=line.ignored,
        settled_at=last_hash(session),
        sheets=[SheetSum(*one) for one in told["by_sheet"]],
        aside=[Aside(*one) for one in told["aside"]],
        known=[each for each in known_columns(session) if each.id in told["known"]],
        came_again=base,
        all_counts=Counts(line.rows, 0, 0, line.rows - line.held, line.held, line.ignored),
        content=told.get("content", ""),
    )


def _said(preview: Preview) -> bool:
    """Whether somebody said of the list what the file does not."""
    return preview.mended or bool(preview.chosen) or preview.wishes != NO_WISHES


def repeated_batch(session: Session, preview: Preview) -> int | None:
    """The list whose rows may stand for those of a preview that was read; nothing where none.

    Row for row it said the same of the same people, and the same rows waited: a file saved anew.
    """
    counts = preview.counts
    if not counts.unchanged or counts.unchanged + counts.held != counts.rows:
        return None
    base = queries.newest_with_rows(session, counts.rows)
    if base is None:
        return None
    ends = ((row.sheet, row.row, row.worker_id, row.digest) for row in preview.rows if _stays(row))
    return base if queries.rows_said(session, base) == list(ends) else None


def _stays(row: PreviewRow) -> bool:
    return row.outcome == "unchanged"


def keep_for_recall(session: Session, acting: Acting, batch: int, preview: Preview) -> None:
    """Keep of a list that came in what it takes to tell the same of it again."""
    if _said(preview) or len(preview.aside) > _MOST_ASIDE:
        return
    told: Told = {
        "mapping": [
            [sheet, [[each.index, each.header, each.field, each.confidence] for each in columns]]
            for sheet, columns in preview.mapping.items()
        ],
        "known": [each.id for each in preview.known],
        "by_sheet": [[one.sheet, one.rows, one.ignored] for one in preview.sheets],
        "aside": [list(one) for one in preview.aside],
        "sheets": preview.path.suffix.lower() in (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"),
        "beside": _beside(preview),
        "content": preview.content,
    }
    options = _options(acting, preview.region, preview.only_sheet)
    queries.keep(session, batch, options, canonical_json(told))


def _options(acting: Acting, region: str, sheet: str) -> str:
    """What a list was read by, beside the register and the file itself."""
    return canonical_json([region, sheet, acting.today().isoformat(), __version__, NEWEST])


def _base(
    session: Session, acting: Acting, digest: str, region: str, sheet: str
) -> tuple[int, Told] | None:
    """The list of these bytes that nothing was done since, and what is told of it."""
    for base, told in queries.bases(session, digest, _options(acting, region, sheet)):
        if _is_untouched(session, base):
            return base, json.loads(told)
    return None


def _is_untouched(session: Session, base: int) -> bool:
    """Whether nothing was done since a list came in, but looking and repeating it."""
    deeds = queries.deeds_since(session, base)
    again = set(queries.repeating(session, base))
    return deeds is not None and all(
        action in _LOOKS or (action == "batch.import" and one in again) for action, one in deeds
    )


def _beside(preview: Preview) -> list[list[Any]]:
    """What was found on rows, of those of which no table keeps it: they were no new people's."""
    told = []
    for at, row in enumerate(preview.rows):
        if row.findings and row.outcome in ("updated", "unchanged"):
            found = [_plain(one) for one in row.findings if one.code != POSSIBLE_DUPLICATE]
            told.append([at, row.sheet, row.row, found])
    return told


def _plain(found: Finding) -> list[Any]:
    return [found.code, found.severity.value, found.field, found.value, dict(found.params)]


def _rows(session: Session, base: int, told: Told) -> list[PreviewRow]:
    """The rows that wait or that something was found on, in the order of the list."""
    first, last = imports.row_ids(session, base)
    found = finding_queries.findings_between(session, first, last)
    rows = {}
    for line in imports.noted_lines(session, base, first, last):
        if line.outcome not in ("new", imports.HELD):
            continue
        findings = [as_finding(one) for one in found.get(line.id, ())]
        rows[line.id] = _row_again(line, findings)
    for at, sheet, row, several in told["beside"]:
        findings = [Finding(c, Severity(s), f, v, p) for c, s, f, v, p in several]
        rows[first + at] = PreviewRow(sheet, row, (), (), {}, findings, "unchanged", known=True)
    return [rows[at] for at in sorted(rows) if rows[at].findings]


def _row_again(line: imports.RowLine, findings: list[Finding]) -> PreviewRow:
    """A row as it would end now: it waits again, or is the same as before."""
    if line.outcome == imports.HELD:
        cells = json.loads(line.cells or "{}")
        headers, raw = tuple(cells), tuple(cells.values())
        said = json.loads(line.said)
        return PreviewRow(line.sheet, line.row, headers, raw, said, findings, "held")
    kept = [one for one in findings if one.code != POSSIBLE_DUPLICATE]
    return PreviewRow(line.sheet, line.row, (), (), {}, kept, "unchanged", line.worker_id)


def _another_since(session: Session, rows: Sequence[PreviewRow]) -> bool:
    """Whether the NIK of a row that waits became another's by a later row of the same list."""
    waiting = [row for row in rows if row.outcome == "held"]
    niks = sorted({row.values["nik"] for row in waiting if len(row.values.get("nik", "")) == 16})
    registered = worker_store.registered(session, niks)
    return any(held_for_another(row, registered) for row in waiting)
