"""A row on its way into the register: what it says, what was found, how it would end."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Literal, NamedTuple

from desktop.domain.findings import Finding
from desktop.services.register.checks import has_error
from desktop.services.sheets.cells import Cell, shown

Outcome = Literal["new", "updated", "unchanged", "held"]

_DIGEST_BYTES = 16
_FEWEST_IN_FORM = 2
_told = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass(slots=True)
class PreviewRow:
    """A person row of a list, and how it would end.

    `values` are field to text as a worker keeps it (ISO dates, codes, digits) where the cell
    could be read, else the cell's text; empty ones are left out. `headers` and `raw` are the
    sheet's own. `changes` are the fields this row would change of a worker of the register or
    fill in of an earlier row of the list (`same_as`, an index); `known` tells that the very
    same row came in before.
    """

    sheet: str
    row: int
    headers: tuple[str, ...]
    raw: Sequence[Cell]
    values: dict[str, str]
    findings: list[Finding]
    outcome: Outcome = "new"
    worker_id: int | None = None
    changes: dict[str, str] | None = None
    same_as: int | None = None
    filled: dict[str, str] | None = None
    known: bool = False
    digest: bytes = b""
    uid: str = ""

    @property
    def cells(self) -> dict[str, str]:
        """Header to the cell's text as on the sheet; columns without a header are numbered."""
        told: dict[str, str] = {}
        for at, (header, cell) in enumerate(zip(self.headers, self.raw, strict=False)):
            key = header or f"({at + 1})"
            told[key if key not in told else f"{key} ({at + 1})"] = shown(cell)
        return told

    @property
    def has_error(self) -> bool:
        """Whether something found holds the row."""
        return has_error(self.findings)


class Counts(NamedTuple):
    """How the rows of a list end: rows = new + updated + unchanged + held."""

    rows: int
    new: int
    updated: int
    unchanged: int
    held: int
    ignored: int


def count(rows: Iterable[PreviewRow], ignored: int) -> Counts:
    """How many rows end in each way."""
    ends = {"new": 0, "updated": 0, "unchanged": 0, "held": 0}
    for row in rows:
        ends[row.outcome] += 1
    return Counts(sum(ends.values()), **ends, ignored=ignored)


def told(values: Mapping[str, str]) -> str:
    """What a row says as JSON, the same for the same row."""
    fields = tuple(values)
    if len(fields) < _FEWEST_IN_FORM:
        return _told(values)
    fill, texts_of = _form(fields)
    texts = texts_of(values)
    joined = "".join(texts)
    if joined.isprintable() and '"' not in joined and "\\" not in joined:
        # Nothing in it needs an escape, as in nearly every row.
        return fill % texts
    return _told(values)


@lru_cache(maxsize=256)
def _form(fields: tuple[str, ...]) -> tuple[str, Callable[[Mapping[str, str]], tuple[str, ...]]]:
    """The JSON of rows with these fields, to fill with their texts; and how to pick these."""
    order = sorted(fields)
    blanks = ",".join(f'"{field}":"%s"' for field in order)
    return f"{{{blanks}}}", itemgetter(*order)


def digest_of(said: str) -> bytes:
    """16 bytes by which the same row is known again."""
    return hashlib.blake2b(said.encode(), digest_size=_DIGEST_BYTES).digest()
