"""Which column holds which field, by headers, by what the cells look like, and by choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.errors import UserError
from desktop.domain.fields import Field
from desktop.domain.names import fold_header
from desktop.domain.texts import gettext as _
from desktop.services.sheets.headers import (
    IGNORED,
    NAME_PARTS,
    PSEUDO,
    STANDS_FOR,
    TICKED,
    HeaderWords,
)
from desktop.services.sheets.looks import Looks, looks_of
from desktop.services.sheets.tables import SheetColumn, SheetTable

_SAMPLE = 300
_BY_LOOKS = 0.5
_SURE = 0.85
_MARKED = 0.7


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a column is taken for.

    `field` is a field's key, one of PSEUDO, `ignored` (counts rows, or an age), or empty for a
    column not taken. `confidence` is from 0 to 1; 1 is a
    known header, or a person's choice.
    """

    index: int
    header: str
    field: str
    confidence: float


_NOTHING: Mapping[str, str] = {}


def map_columns(
    table: SheetTable, fields: Sequence[Field], chosen: Mapping[str, str] = _NOTHING
) -> list[Mapped]:
    """What each column of a table is taken for, one column at most for a field.

    `chosen` says header to field key (`""`: not taken) and wins over all else; headers in it
    that the table does not have are left aside. UserError `mapping.unknown_field`.
    """
    return map_headers(table.columns, _sample(table), HeaderWords(fields), chosen)


def map_headers(
    columns: Sequence[SheetColumn],
    looks: Sequence[Looks],
    words: HeaderWords,
    chosen: Mapping[str, str] = _NOTHING,
) -> list[Mapped]:
    """As `map_columns`, from headers and looks of columns."""
    wanted = _chosen(chosen, words)
    taken: dict[int, tuple[str, float]] = {}
    for column in columns:
        key = wanted.get(fold_header(column.header))
        held = {field for field, _sure in taken.values()} - {"", IGNORED}
        if key is not None and key not in held:
            taken[column.index] = (key, 1.0)
    _take_best(taken, _whole(_by_header(columns, looks, words, taken), taken))
    _take_best(taken, _by_looks(columns, looks, words, taken))
    return [
        Mapped(column.index, column.header, *taken.get(column.index, ("", 0.0)))
        for column in columns
    ]


def check_choice(
    tables: Sequence[SheetTable], fields: Sequence[Field], chosen: Mapping[str, str]
) -> None:
    """Refuse a choice that names no column of any table (`mapping.unknown_header`) or no field."""
    _chosen(chosen, HeaderWords(fields))
    there = {fold_header(column.header) for table in tables for column in table.columns}
    for header in chosen:
        if fold_header(header) not in there:
            raise UserError(
                "mapping.unknown_header",
                _("No sheet has a column “{header}”. Write the header as the sheet has it.").format(
                    header=header
                ),
                header=header,
            )


def fields_at(mapped: Sequence[Mapped]) -> dict[str, int]:
    """Field or pseudo field to its column, the leftmost of several."""
    return {each.field: each.index for each in reversed(mapped) if each.field}


def header_of_field(columns: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Field to the header of its column, out of (header, field) of each in their order.

    A column that stands for a field counts for it, as one of both place and date does.
    """
    found = {field: header for header, field in reversed(columns) if field}
    for key, field in STANDS_FOR.items():
        if key in found:
            found.setdefault(field, found[key])
    return found


def _chosen(chosen: Mapping[str, str], words: HeaderWords) -> dict[str, str]:
    for key in chosen.values():
        if key and key not in words.keys:
            raise UserError(
                "mapping.unknown_field",
                _("There is no field “{field}”. Fields are: {fields}.").format(
                    field=key, fields=", ".join(sorted(words.keys))
                ),
                field=key,
            )
    return {fold_header(header): key for header, key in chosen.items()}


def _sample(table: SheetTable) -> list[Looks]:
    step = max(1, len(table.rows) // _SAMPLE)
    rows = [cells for _row, cells in table.rows[::step][:_SAMPLE]]
    return [looks_of([cells[column.index] for cells in rows]) for column in table.columns]


_Proposal = tuple[float, int, str]


def _by_header(
    columns: Sequence[SheetColumn],
    looks: Sequence[Looks],
    words: HeaderWords,
    taken: Mapping[int, tuple[str, float]],
) -> list[_Proposal]:
    proposals = []
    for column, look in zip(columns, looks, strict=True):
        match = words.match(column.header)
        if match is None or column.index in taken:
            continue
        likely = look.likely(match.field)
        if match.confidence < 0.9 and likely < 0.2:
            continue
        if match.field in TICKED and likely < _MARKED:
            continue
        proposals.append((match.confidence * (0.7 + 0.3 * likely), column.index, match.field))
    return proposals


def _whole(
    proposals: Sequence[_Proposal], taken: Mapping[int, tuple[str, float]]
) -> list[_Proposal]:
    """Leave out columns that make a field together where one is missing or the field is there."""
    sure = {key: 1.0 for key, _sure in taken.values()}
    for confidence, _index, key in proposals:
        sure[key] = max(confidence, sure.get(key, 0))
    out: set[str] = set()
    if not all(key in sure for key in TICKED) or sure.get("sex", 0) >= _SURE:
        out.update(TICKED)
    else:
        out.add("sex")
    if "name_first" not in sure or sure.get("name", 0) >= _SURE:
        out.update(NAME_PARTS)
    else:
        out.add("name")
    return [proposal for proposal in proposals if proposal[2] not in out]


def _by_looks(
    columns: Sequence[SheetColumn],
    looks: Sequence[Looks],
    words: HeaderWords,
    taken: Mapping[int, tuple[str, float]],
) -> list[_Proposal]:
    return [
        (_BY_LOOKS * sure, column.index, key)
        for column, look in zip(columns, looks, strict=True)
        if column.index not in taken and words.is_free(column.header)
        for key, sure in look.evidence().items()
    ]


def _take_best(taken: dict[int, tuple[str, float]], proposals: list[_Proposal]) -> None:
    """Give each field its surest column; of equals the one further left."""
    fields = {key for key, _sure in taken.values()} - {"", IGNORED}
    fields |= {field for key, field in STANDS_FOR.items() if key in fields}
    for sure, index, key in sorted(proposals, key=lambda one: (-one[0], one[1])):
        if index not in taken and key not in fields:
            taken[index] = (key, round(sure, 3))
            if key != IGNORED:
                fields.add(key)


__all__ = [
    "IGNORED",
    "NAME_PARTS",
    "PSEUDO",
    "STANDS_FOR",
    "TICKED",
    "Mapped",
    "check_choice",
    "fields_at",
    "header_of_field",
    "map_columns",
    "map_headers",
]
