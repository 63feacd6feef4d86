"""The submission sheet: the frozen roster in the columns that the office sends the insurer."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter

from desktop.domain.dates import add_months
from desktop.domain.roster import RosterLine
from desktop.services.letters.papers.facts import LetterFacts
from desktop.services.letters.papers.reasons import WHY_LEFT
from desktop.services.letters.submission_kinds import more_cells, more_columns
from desktop.services.sheets.layout_rows import layout_rows, name_parts, out_columns
from desktop.services.sheets.layouts import SheetLayout
from desktop.services.sheets.writing import sheet_bytes

Value = Callable[[RosterLine], object]

_AS_THEY_ARE = (
    "position", "nik", "name", "kk", "birth_place", "birth_date", "age", "sex", "mother_name",
    "phone", "rt", "rw", "village", "kecamatan", "occupation", "income", "months", "monthly",
    "cost", "note",
)  # fmt: skip


def submission_sheet(
    layout: SheetLayout,
    facts: LetterFacts,
    lines: Sequence[RosterLine],
    made: datetime,
    password: str = "",
) -> bytes:
    """The sheet of a roster, in its order; the same bytes for the same roster, layout and moment.

    With a password the workbook is encrypted, and by fresh chance: never the same bytes twice.
    Letters that take people out or cover them again have columns of their own behind the layout's.
    """
    more = more_columns(facts.kind) if _lacks_more(layout) else ()
    rows = layout_rows(layout, lines, roster_values(facts))
    if more:
        kind = facts.kind
        rows = ([*row, *more_cells(kind, line)] for row, line in zip(rows, lines, strict=True))
    columns = (*out_columns(layout), *more)
    return sheet_bytes(columns, rows, sheet=layout.sheet, created=made, password=password)


def _lacks_more(layout: SheetLayout) -> bool:
    """Whether a layout has no column for why somebody is on such a letter."""
    return not any(one.field in ("note", "gone_nik", "gone_name") for one in layout.columns)


def roster_values(facts: LetterFacts) -> Mapping[str, Value]:
    """What each field of a layout is for a person of a letter."""
    programmes = ", ".join(key.upper() for key in facts.programmes)
    begins = facts.first_month
    ends = add_months(begins, facts.months - 1)
    own: dict[str, Value] = {name: attrgetter(name) for name in _AS_THEY_ARE}
    return own | {
        "name_first": lambda line: name_parts(line.name)[0],
        "name_middle": lambda line: name_parts(line.name)[1],
        "name_last": lambda line: name_parts(line.name)[2],
        "address": lambda line: ", ".join(part for part in (line.address, line.hamlet) if part),
        "rt_rw": lambda line: f"{line.rt}/{line.rw}" if line.rt and line.rw else line.rt or line.rw,
        "regency": lambda line: facts.regencies.get(line.region[:4], ""),
        "regency_code": lambda line: line.region[:4],
        "region_code": attrgetter("region"),
        "programmes": lambda _line: programmes,
        "period_from": lambda _line: begins,
        "period_to": lambda _line: ends,
        "gone_nik": lambda line: line.replaces.nik if line.replaces else "",
        "gone_name": lambda line: line.replaces.name if line.replaces else "",
        "gone_reason": lambda line: WHY_LEFT.get(line.replaces.reason, "") if line.replaces else "",
    }
