"""Attendance: what a mark says, how late is late, and who passes; all of it in whole numbers.

JP (jam pelajaran) are lesson hours of 45 minutes. A minimum is in ten-thousandths: 8000 is 80 %
(domain.md 3; the least share is an office's setting).
"""

import re
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from desktop.domain import shares
from desktop.domain.errors import UserError
from desktop.domain.names import fold
from desktop.domain.texts import gettext
from desktop.domain.texts import mark as _

WHOLE = shares.WHOLE
"""All of it, in the parts a minimum is told in."""

_MOST_ROW = 99_999
_PART = re.compile(r"(\d{1,5})(?:\s*(?:-|s\.?\s*/?\s*d\.?|sampai|hingga|to)\s*(\d{1,5}))?", re.I)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_BETWEEN = re.compile(r"[,;\n]+|\s+(?:dan|and)\s+|(?<=\d)\s+(?=\d)", re.IGNORECASE)


class Attendance(StrEnum):
    """What a mark says of one participant in one session."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    SICK = "sick"
    ABSENT = "absent"


ATTENDANCE_LABELS: dict[Attendance, str] = {
    Attendance.PRESENT: _("Present"),
    Attendance.LATE: _("Late"),
    Attendance.EXCUSED: _("Excused"),
    Attendance.SICK: _("Sick"),
    Attendance.ABSENT: _("Absent"),
}

LETTERS: dict[Attendance, str] = {
    Attendance.PRESENT: "H",
    Attendance.LATE: "T",
    Attendance.EXCUSED: "I",
    Attendance.SICK: "S",
    Attendance.ABSENT: "A",
}
"""The letters of Hadir, Terlambat, Izin, Sakit, Alpa: in sheets, in the matrix, on its keys."""

PRINTED: dict[Attendance, str] = {
    Attendance.PRESENT: "Hadir",
    Attendance.LATE: "Terlambat",
    Attendance.EXCUSED: "Izin",
    Attendance.SICK: "Sakit",
    Attendance.ABSENT: "Tanpa keterangan",
}
"""As papers and sheets write them, which are Indonesian always."""

_WORDS = {
    Attendance.PRESENT: [
        *("h", "hadir", "hdr", "ada", "ya", "y", "v", "1", "masuk", "present", "hadir tepat waktu"),
        *("\u2713", "\u2714", "\u221a"),
    ],
    Attendance.LATE: ["t", "terlambat", "telat", "trlmbt", "late", "hadir terlambat", "ht"],
    Attendance.EXCUSED: ["i", "izin", "ijin", "ij", "iz", "excused"],
    Attendance.SICK: ["s", "sakit", "skt", "sick"],
    Attendance.ABSENT: [
        *("a", "alpa", "alpha", "alfa", "tk", "absen", "absent", "tanpa keterangan", "mangkir"),
        *("tanpa ket", "tidak hadir", "tdk hadir", "th", "0"),
    ],
}
_STATUS_OF = {word: status for status, words in _WORDS.items() for word in words}


def counts(status: Attendance | str, late_counts: bool) -> bool:
    """Whether who has this mark attended; `late_counts` as the training has it."""
    return status == Attendance.PRESENT or (status == Attendance.LATE and late_counts)


def passes(attended: int, held: int, minimum: int) -> bool:
    """Whether so many JP of those held are enough; of a training without JP nobody passes."""
    return held > 0 and attended * WHOLE >= minimum * held


def needed(held: int, minimum: int) -> int:
    """The least JP that are enough."""
    return -(-minimum * held // WHOLE)


def minimum_parts(share: Fraction) -> int:
    """A share from 0 to 1 in ten-thousandths; UserError `training.minimum` where it is none."""
    if not shares.is_share(share):
        raise UserError(
            "training.minimum",
            gettext(
                "The least attendance is a share from 0 to 1 with four digits at most, such as 0.8."
            ),
        )
    return int(share * WHOLE)


def status_at(at: datetime, start: datetime, late_minutes: int) -> Attendance:
    """What somebody who comes at a moment is: late from `late_minutes` after the start on."""
    late = at >= start + timedelta(minutes=late_minutes)
    return Attendance.LATE if late else Attendance.PRESENT


def read_status(text: str) -> Attendance | None:
    """The status a cell says, by letter or word; nothing where it says none."""
    plain = text.strip().casefold()
    return _STATUS_OF.get(plain) or _STATUS_OF.get(fold(text))


def parse_rows(text: str) -> tuple[int, ...]:
    """The numbers of `3, 5, 8-12`, each once, in the order typed.

    Also `8–12`, `8 s.d. 12`, `8 sampai 12`, and blanks for commas. UserError `rows.unreadable`.
    """
    rows: dict[int, None] = {}
    plain = re.sub(r"\s*-\s*", "-", text.translate(_DASHES).strip())
    for part in filter(None, (each.strip() for each in _BETWEEN.split(plain))):
        match = _PART.fullmatch(part)
        first = int(match[1]) if match else 0
        last = int(match[2] or first) if match else 0
        if not 1 <= first <= last <= _MOST_ROW:
            raise UserError(
                "rows.unreadable",
                gettext("{text} is no row number. Write rows as 3, 5, 8-12.").format(
                    text=f'"{part}"'
                ),
                text=part,
            )
        rows.update(dict.fromkeys(range(first, last + 1)))
    if not rows:
        raise UserError("rows.unreadable", gettext("There is no row number. Write 3, 5, 8-12."))
    return tuple(rows)
