"""The columns of a spreadsheet of marks: who is meant, and which session a column is."""

from collections import Counter
from collections.abc import Mapping, Sequence

from db.queries.trainings import ParticipantLine, SessionLine
from desktop.domain.attendance import read_status
from desktop.domain.dates import letter_date
from desktop.domain.fields import WORKER_BY_KEY, Field, Kind
from desktop.domain.names import comparable, fold, fold_header
from desktop.domain.trainings import read_participant_code
from desktop.services.sheets.cells import shown
from desktop.services.sheets.mapping import Mapped
from desktop.services.sheets.tables import SheetTable

_CODE_HEADERS = (
    *("kode", "kode peserta", "kode kartu", "kode tanda pengenal", "code", "participant code"),
    *("participant", "barcode", "qr", "id peserta"),
)
_MARK_HEADERS = (
    *("status", "kehadiran", "status kehadiran", "keterangan", "ket", "hadir", "absen"),
    *("absensi", "presensi", "tanda", "mark", "attendance", "keterangan kehadiran"),
)
_TIME_HEADERS = (
    *("jam", "waktu", "pukul", "jam datang", "jam hadir", "jam masuk", "time", "at"),
    *("waktu hadir", "waktu datang"),
)
_NUMBER_HEADERS = frozenset((
    "no", "nomor", "no urut", "nomor urut", "nourut", "urut", "row", "baris", "number", "num",
    "no peserta", "nomor peserta",
))  # fmt: skip
_MARK = Field("mark", "Kehadiran", Kind.TEXT, _MARK_HEADERS)
_TIME = Field("time", "Jam", Kind.TEXT, _TIME_HEADERS)
_NAME = WORKER_BY_KEY["name"]

WITH_NAMES = (_NAME, Field("code", "Kode", Kind.TEXT, _CODE_HEADERS), _MARK, _TIME)
WITH_CODES = (Field("name", "Kode", Kind.NAME, _CODE_HEADERS, required=True), _MARK, _TIME)
"""Without a column of names that of codes tells which rows are people's."""

_LONGEST_TITLE = 40
_LOOKS_LIKE_MARKS = 0.6


def session_header(number: int, line: SessionLine) -> str:
    """How a session's column is headed: `S1 Dokumen (24 November)`.

    Few digits: a row of many is taken for one of data.
    """
    day = letter_date(line.date).rpartition(" ")[0]
    return f"S{number} {line.title[:_LONGEST_TITLE]} ({day})"


def session_columns(
    table: SheetTable, mapped: Sequence[Mapped], sessions: Sequence[SessionLine]
) -> dict[int, SessionLine]:
    """Column to the session that its header means, by its number, title or day."""
    words: list[tuple[str, SessionLine]] = []
    for number, line in enumerate(sessions, start=1):
        day = f"{line.date.day:02} {line.date.month:02}"
        headers = {
            *(f"s{number}", f"sesi {number}", f"sesi ke {number}", f"session {number}"),
            *(fold(line.title), fold(line.title[:_LONGEST_TITLE]), day),
            *(f"{day} {line.date.year}", line.date.strftime("%Y %m %d")),
            fold_header(session_header(number, line)),
        }
        words += [(word, line) for word in headers]
    often = Counter(word for word, _line in words)
    meant = {word: line for word, line in words if often[word] == 1}
    taken = {each.index for each in mapped if each.field in ("name", "code", "time", "nik")}
    found: dict[int, SessionLine] = {}
    for column in table.columns:
        header = fold_header(column.header)
        told = meant.get(header) or meant.get(header.split(" ")[0])
        if told is not None and column.index not in taken and told not in found.values():
            found[column.index] = told
    return found


def like_marks(table: SheetTable, index: int) -> bool:
    """Whether a column's filled cells are marks, most of them."""
    filled = [text for _n, cells in table.rows if (text := shown(cells[index]).strip())]
    read = [text for text in filled if read_status(text) is not None]
    return bool(filled) and len(read) >= _LOOKS_LIKE_MARKS * len(filled)


def number_column(mapped: Sequence[Mapped]) -> int | None:
    """The column of the numbers of the list."""
    named = (each.index for each in mapped if fold_header(each.header) in _NUMBER_HEADERS)
    return next(named, None)


class Whom:
    """Tells whom a row means: by code, by number with the name, by a name that one alone has."""

    def __init__(self, people: Sequence[ParticipantLine]) -> None:
        self._by_code: Mapping[str, ParticipantLine] = {line.code: line for line in people}
        self._by_row: Mapping[int, ParticipantLine] = {line.row: line for line in people}
        self._by_name: dict[str, list[ParticipantLine]] = {}
        for line in people:
            self._by_name.setdefault(comparable(line.name), []).append(line)

    def find(self, code: str, number: str, name: str) -> ParticipantLine | str:
        """Who is meant, or the code of the finding that says why nobody is."""
        of_code = self._by_code.get(read_participant_code(code)) if code else None
        of_number = self._by_row.get(int(number)) if number.isdecimal() else None
        if code and of_code is None:
            return "participant.unknown"
        if of_code is not None:
            told = not of_number or of_number is of_code
            return of_code if told else "participant.contradicts"
        key = comparable(name)
        if of_number is not None:
            same = not key or comparable(of_number.name) == key
            return of_number if same else "participant.contradicts"
        alike = self._by_name.get(key, []) if key else []
        if len(alike) > 1:
            return "participant.ambiguous"
        return alike[0] if alike else "participant.unknown"
