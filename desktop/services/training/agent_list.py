"""A list of agents before it comes in: every row checked, and how it would end."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

from db.engine import Session
from db.queries import agents as queries
from db.queries.audit import last_hash
from desktop.domain.agent_fields import AGENT, AGENT_BY_KEY
from desktop.domain.dates import column_order, split_place_and_date
from desktop.domain.fields import WORKER_BY_KEY
from desktop.domain.names import fold, fold_header
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.register.checks import Rules
from desktop.services.register.preview import Aside, Preview, SheetSum
from desktop.services.register.readings import read_ticks, tidied
from desktop.services.register.rules import read_rules
from desktop.services.register.sheet_checks import date_texts
from desktop.services.sheets.cells import Cell, shown
from desktop.services.sheets.headers import HeaderWords
from desktop.services.sheets.mapping import (
    NAME_PARTS,
    TICKED,
    Mapped,
    check_choice,
    fields_at,
    map_columns,
    map_headers,
)
from desktop.services.sheets.reading import Note, SheetTable, read_workbook
from desktop.services.sheets.wishes import NO_WISHES, Wishes
from desktop.services.training.agent_checks import AgentChecks
from desktop.services.training.agent_rows import AgentResolver, AgentRow

WADAH_MADE = "wadah.made"
"""The note that tells which wadah a list brings."""

_EVERY_VILLAGE = "semua desa"
_HOME = frozenset(WORKER_BY_KEY["region"].synonyms)


class AgentPreview(Preview):
    """A list of agents as it would come in."""

    rows: list[AgentRow]  # type: ignore[assignment]


def preview_agents(
    session: Session,
    acting: Acting,
    path: Path,
    *,
    region: str = "",
    sheet: str = "",
    mapping: Mapping[str, str] | None = None,
    wishes: Wishes = NO_WISHES,
    progress: Progress = SILENT,
) -> AgentPreview:
    """Read a list of agents and check every row of it, against the register too.

    Writes nothing. What is given is as `preview_list` takes it, and so are its UserErrors.
    """
    began = perf_counter()
    chosen = dict(mapping or {})
    map_headers((), (), HeaderWords(AGENT), chosen)
    rules = read_rules(session, acting, region)
    workbook = read_workbook(
        path, fields=AGENT, sheet=sheet, wishes=wishes, chosen=chosen, progress=progress
    )
    check_choice(workbook.tables, AGENT, chosen)
    mapped = {table.sheet: _mapped(table, chosen) for table in workbook.tables}
    sums = [SheetSum(each.sheet, len(each.rows), each.ignored) for each in workbook.tables]
    headers = [header for table in workbook.tables for header in table.headers]
    rows: list[AgentRow] = []
    for table in workbook.tables:
        rows += _checked(rules, table, mapped[table.sheet])
        progress.step(len(rows), len(rows), _("Checking rows"))
    preview = AgentPreview(
        file=workbook.file,
        sha256=workbook.sha256,
        path=path,
        region=region,
        mapping=mapped,
        rows=rows,  # type: ignore[arg-type]
        notes=workbook.notes,
        ignored=workbook.ignored,
        rules=rules,
        chosen=chosen,
        only_sheet=sheet,
        sheet_headers=headers,
        wishes=wishes,
        sheets=sums + [SheetSum(name, left_out=True) for name in sorted(wishes.left_out)],
        aside=[Aside(each.sheet, *one) for each in workbook.tables for one in each.aside],
    )
    settle_agents(session, preview)
    preview.seconds = perf_counter() - began
    return preview


def settle_agents(session: Session, preview: AgentPreview) -> None:
    """Hold every row against the rows before it and against the register as it is now."""
    AgentResolver(session).settle(preview.rows)
    preview.notes[:] = [note for note in preview.notes if note.code != WADAH_MADE]
    preview.notes += _made(session, preview.rows)
    preview.settled_at = last_hash(session)


def mend_agent_preview(
    session: Session, acting: Acting, preview: AgentPreview, at: int, values: Mapping[str, str]
) -> AgentRow:
    """Correct a row of a preview in place; the same checks run again on it and on its like.

    `values` are field: typed text. UserError `field.unknown`. Gives back the row.
    """
    rules = preview.rules or read_rules(session, acting, preview.region)
    row = preview.rows[at]
    preview.mended = True
    row.values, row.findings = AgentChecks(rules).recheck(row.values, row.findings, values)
    settle_agents(session, preview)
    return row


def _made(session: Session, rows: Sequence[AgentRow]) -> list[Note]:
    """The wadah that come with a list, each told with the first sheet that names it."""
    known = {line.name_key for line in queries.all_wadah(session)}
    told: dict[str, list[str]] = {}
    for row in rows:
        name = row.values.get("wadah", "")
        if row.outcome != "held" and fold(name) not in known and fold(name):
            known.add(fold(name))
            told.setdefault(row.sheet, []).append(name)
    return [Note(sheet, WADAH_MADE, {"wadah": "; ".join(names)}) for sheet, names in told.items()]


def _mapped(table: SheetTable, chosen: Mapping[str, str]) -> list[Mapped]:
    """What each column is taken for; desa covered go before those where agents live."""
    covered = [
        column.header
        for column in table.columns
        if fold_header(column.header) in AGENT_BY_KEY["region"].synonyms
    ]
    if any(fold_header(header) not in _HOME for header in covered):
        home = {header: "" for header in covered if fold_header(header) in _HOME}
        chosen = {**home, **chosen}
    return map_columns(table, AGENT, chosen)


def _checked(rules: Rules, table: SheetTable, mapped: Sequence[Mapped]) -> list[AgentRow]:
    """Every row of a sheet, checked by itself."""
    at = fields_at(mapped)
    # A few dates tell no order by themselves; people here write the day first.
    day_first = column_order(date_texts(table, mapped)) is not False
    checks = AgentChecks(rules, day_first=day_first, epoch_1904=table.epoch_1904)
    headers = tuple(column.header for column in table.columns)
    rows = []
    for number, cells in table.rows:
        said = _fields(cells, at)
        kecamatan, kabupaten = (
            shown(cells[at[key]]) if key in at else "" for key in ("kecamatan", "kabupaten")
        )
        if "region" not in at and tidied(kecamatan):
            said["region"] = _EVERY_VILLAGE
        values, findings = checks.read(said, kecamatan, kabupaten)
        checks.hold_together(values, findings)
        rows.append(AgentRow(table.sheet, number, headers, cells, values, findings))
    table.rows = []
    return rows


def _fields(cells: Sequence[Cell], at: Mapping[str, int]) -> dict[str, Cell]:
    """Field to the cell that tells it, out of columns of both place and date, or of two sexes."""
    said = {key: cells[at[key]] for key in AGENT_BY_KEY if key in at}
    if "name" not in said:
        parts = (tidied(cells[at[key]]) for key in NAME_PARTS if key in at)
        said["name"] = " ".join(filter(None, parts))
    if "sex" not in said and all(key in at for key in TICKED):
        male, female = (cells[at[key]] for key in TICKED)
        said["sex"] = read_ticks(male, female)
    if "ttl" in at:
        place, born = split_place_and_date(shown(cells[at["ttl"]]))
        if not tidied(said.get("birth_place", "")):
            said["birth_place"] = place
        if not tidied(said.get("birth_date", "")):
            said["birth_date"] = born
    return said
