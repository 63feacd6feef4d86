"""The columns of a list as a table shows them: our field over the sheet's own header."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.dates import short_date
from desktop.domain.fields import Kind
from desktop.domain.findings import Finding, Severity
from desktop.domain.money import rupiah
from desktop.domain.texts import gettext as _
from desktop.services.sheets.mapping import IGNORED, PSEUDO, STANDS_FOR, Mapped
from desktop.ui.cells import PLAIN, Shown
from desktop.ui.editors import grouped_digits
from desktop.ui.pages.imports.look_at import ListRow, Places
from desktop.ui.pages.imports.row_fields import PEOPLE, RowFields
from desktop.ui.table_model import Column

_WIDTHS = {
    "nik": 210,
    "kk": 170,
    "name": 200,
    "birth_date": 190,
    "sex": 60,
    "region": 206,
    "occupation": 150,
    "address": 170,
    "rt": 64,
    "rw": 64,
    "income": 130,
}
SURE = 0.9
"""From this confidence on the table says nothing of it."""
_NARROW = frozenset(("sex", "rt", "rw"))


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column shown: the field it is mended as, its header on the sheet, what it is taken for.

    `taken_for` is what the mapping says (`ttl` is mended as `birth_date`); `header` is empty
    where the list has no such column.
    """

    field: str
    header: str
    taken_for: str
    confidence: float = 1.0
    how: str = ""
    """`proposed` by the program, `chosen` now, `remembered`; empty where the list is in."""
    fields: RowFields = PEOPLE

    @property
    def told_header(self) -> str:
        """The sheet's own header, and how sure it is where it is not."""
        if self.how != "proposed" or self.confidence >= SURE:
            return self.header
        return f"{self.header} · {percent(self.confidence)}"

    @property
    def reason(self) -> str:
        """Why the column is taken for what it is, in words."""
        return how_words(self.how, self.confidence)

    @property
    def label(self) -> str:
        """What stands over the sheet's own header."""
        return _("M/F") if self.field == "sex" else self.fields.label(self.taken_for)


def percent(confidence: float) -> str:
    """A confidence from 0 to 1, as people say it."""
    return f"{confidence:.0%}".replace("%", " %")


def how_words(how: str, confidence: float) -> str:
    """Why a column is taken for what it is; nothing where it is not taken."""
    if how == "proposed":
        return _("{percent} sure").format(percent=percent(confidence))
    return {"chosen": _("chosen now"), "remembered": _("as chosen before")}.get(how, "")


def sheet_columns(
    mapping: Mapping[str, Sequence[Mapped]],
    how: Callable[[str, str], str] = lambda *_: "",
    fields: RowFields = PEOPLE,
) -> list[SheetColumn]:
    """The columns of all sheets of a list: who it is first, then in the order of the sheets.

    `how` tells of a header and its field why it is taken so, as `Preview.chosen_how`.
    """
    found: dict[str, SheetColumn] = {}
    for columns in mapping.values():
        for each in columns:
            if each.field == IGNORED:
                continue
            field = STANDS_FOR.get(each.field, each.field)
            field = "" if field in PSEUDO else field
            found.setdefault(
                field or f"{each.field}:{each.header}",
                SheetColumn(
                    field,
                    each.header,
                    each.field,
                    each.confidence,
                    how(each.header, each.field),
                    fields,
                ),
            )
    for key in fields.first:
        if key not in found:
            found[key] = SheetColumn(key, "", key, fields=fields)
    first = [found.pop(key) for key in fields.first]
    known = [each for each in found.values() if each.taken_for]
    return first + known + [each for each in found.values() if not each.taken_for]


def known_columns(mapping: Mapping[str, Sequence[Mapped]]) -> tuple[int, int]:
    """How many columns of a list are known, and how many it has."""
    every = [each for columns in mapping.values() for each in columns]
    return sum(bool(each.field) for each in every), len(every)


def finding_of(row: ListRow, field: str) -> Finding | None:
    """What is found in a cell: the first error, else the first warning."""
    here = [found for found in row.findings if field and found.field == field]
    errors = (found for found in here if found.severity is Severity.ERROR)
    return next(errors, here[0] if here else None)


def proposal_of(finding: Finding | None) -> str:
    """What a finding proposes instead of the cell, empty where it proposes nothing."""
    return str(finding.params.get("proposal", "")) if finding else ""


def cell_text(row: ListRow, column: SheetColumn, places: Places) -> str:
    """A cell for the eye: what was read of it, else what stands on the sheet."""
    if not column.field:
        return row.cells.get(column.header, "")
    text = row.values.get(column.field, "")
    if not text:
        found = finding_of(row, column.field)
        return found.value if found else ""
    if column.field in column.fields.told:
        return column.fields.told[column.field](text)
    return _told(column.fields.by_key[column.field].kind, text, places)


def _told(kind: Kind, text: str, places: Places) -> str:
    """A value as people read it."""
    if kind in (Kind.NIK, Kind.KK):
        return grouped_digits(text)
    if kind is Kind.REGION:
        codes = text.split(",")
        known = all(code in places.names for code in codes)
        return ", ".join(places.names[code] for code in codes) if known else text
    if kind is Kind.AGENT:
        return places.agents.get(text, text)
    if kind is Kind.MONEY and text.isdigit():
        return rupiah(int(text))
    return _day(text) if kind is Kind.DATE else text


def _day(text: str) -> str:
    try:
        return short_date(date.fromisoformat(text))
    except ValueError:
        return text


@dataclass(frozen=True, slots=True)
class Entry:
    """A row in the table, and its place in the list it came from."""

    at: int
    row: ListRow


def table_columns(
    columns: Iterable[SheetColumn],
    places: Places,
    *,
    reasons: Callable[[], bool],
    several_sheets: bool,
) -> list[Column[Entry]]:
    """The table's columns; `reasons` tells whether rows are high enough for them."""
    made: list[Column[Entry]] = [
        Column("row", _("Row"), lambda entry: str(entry.row.row), 58, align="right", shown=_second)
    ]
    if several_sheets:
        made.append(Column("sheet", _("Sheet"), lambda entry: entry.row.sheet, 96, shown=_second))
    for each in columns:
        made.append(_table_column(each, places, reasons))
    return made


def _second(_entry: Entry) -> Shown:
    return Shown(second=True)


def _table_column(
    column: SheetColumn, places: Places, reasons: Callable[[], bool]
) -> Column[Entry]:
    narrow = column.field in _NARROW

    def text(entry: Entry) -> str:
        found = cell_text(entry.row, column, places)
        return found or (_("empty") if finding_of(entry.row, column.field) else "")

    def plain(entry: Entry) -> str:
        field = column.fields.by_key.get(column.field)
        if field is not None and field.kind in (Kind.NIK, Kind.KK):
            return entry.row.values.get(column.field, "")
        return cell_text(entry.row, column, places)

    def shown(entry: Entry) -> Shown:
        finding = finding_of(entry.row, column.field)
        empty = finding is not None and not cell_text(entry.row, column, places)
        if finding is None:
            return Shown(medium=True) if column.field == "name" else PLAIN
        return Shown(
            tone=finding.severity.value,
            reason=column.fields.short(finding) if reasons() and not narrow else "",
            tint=True,
            second=empty,
        )

    def tip(entry: Entry) -> str:
        finding = finding_of(entry.row, column.field)
        return column.fields.sentence(finding) if finding else cell_text(entry.row, column, places)

    return Column(
        f"{column.taken_for}:{column.header}",
        column.label,
        text,
        _WIDTHS.get(column.field, 140),
        plain=plain,
        shown=shown,
        tip=tip,
        align="middle" if column.field in _NARROW else "left",
    )
