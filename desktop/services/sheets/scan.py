"""One pass over the sheets of a file, as the reading process does it: tables found, rows told."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, islice
from typing import Any

from desktop.domain.names import fold_header
from desktop.services.sheets.cells import Cell, column_letters, is_blank, shown
from desktop.services.sheets.filling import Filling, births_in_parts
from desktop.services.sheets.headers import HeaderWords, distinct_fields
from desktop.services.sheets.kinds import (
    KnownKind,
    SheetHeader,
    choice_of_kinds,
    header_of,
    merged_choice,
    unlike,
)
from desktop.services.sheets.limits import Limits
from desktop.services.sheets.looks import looks_of
from desktop.services.sheets.mapping import Mapped, map_headers
from desktop.services.sheets.people import People
from desktop.services.sheets.refusal import Refused
from desktop.services.sheets.sources import SheetSource
from desktop.services.sheets.structure import Header, Merge, find_header
from desktop.services.sheets.tables import SheetColumn
from desktop.services.sheets.transfer import pack, pack_column

_HEAD = 150
_CHUNK = 2_000
_SAMPLE = 200
_WORDED = frozenset((
    "name", "birth_place", "birth_date", "ttl", "sex", "mother_name", "address", "region",
    "kecamatan", "kabupaten", "occupation", "hamlet",
))  # fmt: skip
_FEWEST_NUMBERS = 3
_MOSTLY = 0.7
_LONGEST_ASIDE = 300
_MOST_ASIDE = 10_000

Send = Callable[..., None]
_Numbered = tuple[list[int], list[list[Cell]]]


@dataclass(slots=True)
class _Layout:
    """The columns kept of a table, and what they are taken for."""

    header: SheetHeader
    header_row: int
    kept: list[int]
    columns: list[SheetColumn]
    mapped: list[Mapped]
    people: People
    filling: Filling

    @property
    def width(self) -> int:
        return self.kept[-1] + 1


@dataclass(slots=True)
class SheetScan:
    """The pass over one sheet.

    Messages go out by `send`: `table` (sheet, header row, headers of the columns, fields, 1904,
    texts of the header), `rows` (row numbers and packed columns, as bytes), `aside`
    (row numbers and texts of rows that are no person's), `progress` (rows done, rows there may
    be, sheet), `note` (sheet, code, params). `known` are kinds of sheets whose columns were
    chosen before; `persons` the numbers of rows that somebody says are people.
    """

    source: SheetSource
    words: HeaderWords
    limits: Limits
    chosen: Mapping[str, str]
    send: Send
    rows_left: int
    known: Sequence[KnownKind] = ()
    persons: frozenset[int] = frozenset()
    earlier: _Layout | None = None
    ignored: int = 0
    layout: _Layout | None = None
    _whole_numbers: int = 0
    _rounded_numbers: int = 0
    _unsaved: int = 0
    _cut: int = 0
    _aside: int = 0

    def run(self) -> None:
        """Read the sheet to its end."""
        numbered = enumerate(self.source.rows, start=1)
        head = self._filled(islice(numbered, _HEAD))
        start = self._start(head)
        if start is None:
            more = self._filled(islice(numbered, 10 * _HEAD))
            head = (head[0] + more[0], head[1] + more[1])
            start = self._start(head) if more[0] else None
        if start is None:
            if any(not is_blank(cell) for row in head[1] for cell in row):
                self.send("note", self.source.name, "sheet.no_header", {})
            else:
                self.rows_left += len(head[0])
            return
        rest = (head[0][start:], head[1][start:])
        for numbers, rows in chain((rest,), self._chunks(numbered)):
            self._take(numbers, rows)
            done = numbers[-1] if numbers else 0
            self.send("progress", done, max(done, self.source.height), self.source.name)
        self._tell_notes()

    def _filled(self, numbered: Iterator[tuple[int, Sequence[Cell]]]) -> _Numbered:
        """The rows with anything in them, and their numbers."""
        numbers, rows = [], []
        for number, cells in numbered:
            if any(cells):
                numbers.append(number)
                rows.append(cells if type(cells) is list else list(cells))
        self.rows_left -= len(rows)
        if self.rows_left < 0:
            raise Refused("file.too_large", rows=self.limits.rows)
        return numbers, rows

    def _chunks(self, numbered: Iterator[tuple[int, Sequence[Cell]]]) -> Iterator[_Numbered]:
        while taken := list(islice(numbered, _CHUNK)):
            yield self._filled(iter(taken))

    def _start(self, head: _Numbered) -> int | None:
        """Settle the layout from the first rows; the place of the first row of the table."""
        numbers, rows = head
        merges = _among(self.source.merges, numbers)
        # Of a sheet as wide as Excel makes them, a part says whether it is too wide.
        part = [row[: 2 * self.limits.columns] for row in rows]
        header = self._known_header(part, merges) or find_header(part, merges, self.words)
        if header is not None:
            self.ignored += header.last + 1
            self._use(header, numbers[header.last], rows[header.last + 1 :])
            end = header.last + 1
            self._take_from_above(numbers[:end], rows[:end], header.first)
            return header.last + 1
        if self.earlier is not None and self._goes_on(rows):
            self._send_table(
                self._layout(
                    self.earlier.header, 0, self.earlier.kept, self.earlier.columns,
                    self.earlier.mapped, self.earlier.filling.births,
                )
            )  # fmt: skip
            return 0
        return None

    def _known_header(
        self, rows: Sequence[Sequence[Cell]], merges: Sequence[Merge]
    ) -> Header | None:
        """The header of a kind that is known, found by the very words that were chosen for it."""
        told = {
            word
            for row in (rows if self.known else ())
            for cell in row
            if isinstance(cell, str)
            for word in fold_header(cell).split()
        }
        for known in self.known:
            if known.words <= told:
                words = self.words.knowing(merged_choice(known.chosen, self.chosen))
                header = find_header(rows, merges, words)
                if header is not None and known.fits(header_of(header.texts)):
                    self.words = words
                    return header
        return None

    def _goes_on(self, rows: Sequence[Sequence[Cell]]) -> bool:
        """Whether a sheet without header goes on with the columns of the one before it."""
        layout = self.earlier
        if layout is None or layout.people.nik is None:
            return False
        at = layout.kept[layout.people.nik]
        niks = [row[at] for row in rows if len(row) > at]
        return looks_of(niks).sixteen >= _MOSTLY and len(niks) > 0

    def _use(self, header: Header, header_row: int, below: Sequence[Sequence[Cell]]) -> None:
        """Lay out the table under a header."""
        sample = [row for row in below[:_SAMPLE] if any(row)]
        width = max(len(header.texts), *(len(row) for row in sample), 1)
        told = [header.texts[at] if at < len(header.texts) else "" for at in range(width)]
        kept = [at for at in range(width) if told[at] or _has_cells(sample, at)]
        if len(kept) > self.limits.columns:
            raise Refused("file.too_large", columns=self.limits.columns)
        columns = [
            SheetColumn(index, text)
            for index, text in enumerate(
                unlike([told[at] or f"({column_letters(at)})" for at in kept])
            )
        ]
        looks = [looks_of([row[at] for row in sample if at < len(row)]) for at in kept]
        head = header_of(header.texts)
        before = choice_of_kinds((head,), self.known)
        mapped = map_headers(columns, looks, self.words, merged_choice(before, self.chosen))
        for at, look, each in zip(kept, looks, mapped, strict=True):
            match = self.words.match(told[at])
            if look.sixteen >= _MOSTLY and not each.field and match and match.field == "nik":
                self.send("note", self.source.name, "sheet.side_by_side", {"column": each.header})
        births = births_in_parts(told, below[0] if below else ())
        self._send_table(self._layout(head, header_row, kept, columns, mapped, births))

    def _layout(
        self,
        head: SheetHeader,
        header_row: int,
        kept: list[int],
        columns: list[SheetColumn],
        mapped: list[Mapped],
        births: tuple[int, int, int] | None,
    ) -> _Layout:
        filling = Filling(kept, mapped, self.source.merges, header_row, births)
        people = People(mapped, self.words.name_is_enough)
        return _Layout(head, header_row, kept, columns, mapped, people, filling)

    def _send_table(self, layout: _Layout) -> None:
        self.layout = layout
        texts = [column.header for column in layout.columns]
        taken = [column.field for column in layout.mapped]
        name, epoch = self.source.name, self.source.epoch_1904
        told = layout.header.texts
        self.send("table", name, layout.header_row, texts, taken, epoch, told)

    def _take(self, numbers: list[int], rows: list[list[Cell]]) -> None:
        """Send the people among rows; at another header go on with its columns."""
        while rows:
            layout = self.layout
            assert layout is not None
            _pad(rows, layout.width)
            layout.filling.fill(numbers, rows)
            mask, at = self._people(layout, numbers, rows)
            self._send_rows(layout, list(compress(numbers, mask)), list(compress(rows, mask)))
            if at == len(rows):
                return
            numbers, rows = numbers[at:], rows[at:]
            header = find_header(rows[:3], (), self.words)
            assert header is not None
            self.ignored += header.last + 1
            self._tell_aside(numbers[: header.last + 1], rows[: header.last + 1])
            self._use(header, numbers[header.last], rows[header.last + 1 :])
            numbers, rows = numbers[header.last + 1 :], rows[header.last + 1 :]

    def _take_from_above(self, numbers: list[int], rows: list[list[Cell]], header: int) -> None:
        """Send rows over the header that have a whole NIK in its column all the same."""
        layout = self.layout
        assert layout is not None
        mask = [number in self.persons for number in numbers[:header]]
        _pad(rows, layout.width)
        if layout.people.nik is not None:
            niks = [row[layout.kept[layout.people.nik]] for row in rows[:header]]
            mask = [one or sure for one, sure in zip(mask, _plainly_people(niks), strict=True)]
        self.ignored -= sum(mask)
        self._send_rows(layout, list(compress(numbers, mask)), list(compress(rows, mask)))
        rest = [not sure for sure in mask] + [True] * (len(rows) - header)
        self._tell_aside(list(compress(numbers, rest)), list(compress(rows, rest)))

    def _people(
        self, layout: _Layout, numbers: Sequence[int], rows: Sequence[list[Cell]]
    ) -> tuple[list[bool], int]:
        """Which rows may be people's, up to another header; and where that stands."""
        people, kept = layout.people, layout.kept
        mask = _plainly_people([row[kept[people.nik]] for row in rows] if people.nik is not None
                               else [""] * len(rows))  # fmt: skip
        counted = -1
        no_people: list[int] = []
        for at, sure in enumerate(mask):
            if sure:
                continue
            if at and at - 1 > counted and mask[at - 1]:
                people.count(_pick(rows[at - 1], kept))
            counted = at
            cells = _pick(rows[at], kept)
            if all(map(is_blank, cells)):
                continue
            if self._is_other_header(layout, rows, at):
                mask = mask[:at]
                break
            following = _pick(rows[at + 1], kept) if at + 1 < len(rows) else None
            spans = numbers[at] - 1 in layout.filling.spans
            mask[at] = numbers[at] in self.persons or people.is_person(
                cells, following, spans=spans
            )
            if not mask[at]:
                no_people.append(at)
        self.ignored += len(no_people)
        self._tell_aside([numbers[at] for at in no_people], [rows[at] for at in no_people])
        return mask, len(mask)

    def _tell_aside(self, numbers: Sequence[int], rows: Sequence[Sequence[Cell]]) -> None:
        """Send the texts of rows that are no person's."""
        found = []
        for number, row in zip(numbers[: _MOST_ASIDE - self._aside], rows, strict=False):
            # A text merged over several columns may be repeated in each of them.
            texts = dict.fromkeys(" ".join(shown(cell).split()) for cell in row)
            found.append((number, " ".join(filter(None, texts))[:_LONGEST_ASIDE]))
        if found:
            self._aside += len(found)
            self.send("aside", found)

    def _is_other_header(self, layout: _Layout, rows: Sequence[Sequence[Cell]], at: int) -> bool:
        """Whether a header with columns of its own begins here."""
        texts = [cell for cell in rows[at] if not is_blank(cell)]
        if len(texts) < 3 or not all(isinstance(text, str) for text in texts):
            return False
        named = [match for text in texts if (match := self.words.match(str(text)))]
        if len(distinct_fields(m for m in named if m.confidence > 0.9)) < 3:
            return False
        header = find_header(rows[at : at + 3], (), self.words)
        if header is None or header.first != 0:
            return False
        same = layout.people.repeats_header(_pick(rows[at], layout.kept))
        return not same

    def _send_rows(self, layout: _Layout, numbers: list[int], rows: list[list[Cell]]) -> None:
        if not rows:
            return
        columns = list(zip(*rows, strict=False))
        packed: list[tuple[bool, list[Any]]] = []
        for at, mapped in zip(layout.kept, layout.mapped, strict=True):
            column: Sequence[Cell] = columns[at]
            kinds = set(map(type, column))
            if float in kinds:
                column = self._numbers(mapped.field, column)
            dated, told, cut = pack_column(column, kinds, self.limits.text)
            packed.append((dated, told))
            self._cut += cut
        # Packed by themselves: whom the cells are known to need not unpack them.
        self.send("rows", pack((numbers, packed)))

    def _numbers(self, field_key: str, column: Sequence[Cell]) -> Sequence[Cell]:
        """A column with numbers in it: NIKs that lost digits, formulas never worked out."""
        if field_key == "nik":
            whole = [cell for cell in column if isinstance(cell, float) and cell >= 1e15]
            self._whole_numbers += len(whole)
            self._rounded_numbers += sum(cell % 10 == 0 for cell in whole)
        elif field_key in _WORDED and 0.0 in column:
            self._unsaved += column.count(0.0)
            return ["" if cell == 0.0 else cell for cell in column]
        return column

    def _tell_notes(self) -> None:
        name, count = self.source.name, self._whole_numbers
        if count >= _FEWEST_NUMBERS and self._rounded_numbers >= 0.9 * count:
            self.send("note", name, "sheet.nik_precision_lost", {"numbers": self._rounded_numbers})
        if self._unsaved:
            self.send("note", name, "sheet.formula_unsaved", {"cells": self._unsaved})
        if self._cut:
            self.send("note", name, "sheet.text_cut", {"cells": self._cut})


def _plainly_people(niks: Sequence[Cell]) -> list[bool]:
    """Rows whose NIK is sixteen digits and nothing else: most of any list."""
    if set(map(type, niks)) == {str}:
        return [len(nik) == 16 and nik.isdigit() for nik in niks]  # type: ignore[arg-type,union-attr]
    return [isinstance(nik, str) and len(nik) == 16 and nik.isdigit() for nik in niks]


def _pick(row: Sequence[Cell], kept: Sequence[int]) -> list[Cell]:
    width = len(row)
    return [row[at] if at < width else "" for at in kept]


def _pad(rows: Sequence[list[Cell]], width: int) -> None:
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))


def _has_cells(sample: Sequence[Sequence[Cell]], at: int) -> bool:
    return any(at < len(row) and not is_blank(row[at]) for row in sample)


def _among(merges: Sequence[Merge], numbers: Sequence[int]) -> list[Merge]:
    """The merges of the filled rows, by the rows' places among these."""
    place = {number - 1: at for at, number in enumerate(numbers)}
    found = []
    for (top, left), (bottom, right) in merges:
        if top in place and right > left:
            last = max(place[row] for row in range(top, min(bottom, top + 5) + 1) if row in place)
            found.append(((place[top], left), (last, right)))
    return found
