"""The report of a training as a sheet: the matrix, its sums, and each result with its fraction."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from db.engine import Session
from db.queries import attendance as queries
from db.queries.attendance import Matrix
from db.queries.trainings import ParticipantLine, SessionLine
from desktop.domain.attendance import LETTERS, PRINTED, Attendance, needed
from desktop.domain.dates import letter_date, short_date
from desktop.services.acting import Acting
from desktop.services.sheets.charts import ChartTable
from desktop.services.sheets.writing import OutColumn, write_sheet
from desktop.services.training.figures import Figures, figures_of, would_pass
from desktop.services.training.trainings import require_training
from desktop.services.upkeep.audit import record

_SHEET = "Kehadiran"
_NO_BODY = "Tanpa wadah"
_BEFORE = (
    OutColumn("No", 6, "number"),
    OutColumn("Kode", 16),
    OutColumn("Nama", 32),
    OutColumn("L/P", 6),
    OutColumn("Wadah/Instansi", 24),
    OutColumn("Jabatan", 20),
)


def save_report(session: Session, acting: Acting, training: int, path: Path) -> Path:
    """Write the report to a path, whole or not at all; its full path.

    UserError `training.unknown`, `file.not_written`.
    """
    line = require_training(session, training)
    matrix = queries.matrix(session, line)
    title = f"{line.name}, {line.place}, {short_date(line.start)} s.d. {short_date(line.end)}"
    write_sheet(
        path,
        report_columns(matrix),
        report_rows(matrix),
        sheet=_SHEET,
        created=acting.now(),
        title=title,
        charts=report_charts(matrix),
    )
    told: dict[str, object] = {"rows": len(matrix.participants), "file": path.name}
    record(session, acting, "training.report", "training", training, told)
    return path.absolute()


def report_columns(matrix: Matrix) -> list[OutColumn]:
    """The columns of a report, one a session in the middle."""
    exam = [OutColumn("Nilai ujian", 10, "number")] if matrix.training.exam else []
    return [
        *_BEFORE,
        *(OutColumn(_header(number, each), 12) for number, each in enumerate(matrix.sessions, 1)),
        OutColumn("JP diikuti", 10, "number"),
        OutColumn("JP terlaksana", 12, "number"),
        OutColumn("Kehadiran", 18),
        *exam,
        OutColumn("Hasil", 20),
    ]


def report_rows(matrix: Matrix) -> list[Sequence[object]]:
    """A row for each participant, then one for each status, and what was needed."""
    figures = figures_of(matrix)
    least = needed(figures.jp, matrix.training.minimum)
    could = figures.jp * figures.participants
    said = (
        f"Peserta: {figures.participants}; sesi: {figures.sessions}; JP: {figures.jp}",
        f"Syarat kehadiran: {least} dari {figures.jp} JP",
        f"Memenuhi syarat kehadiran: {figures.enough} orang",
        f"Kehadiran seluruhnya: {figures.attended} dari {could} JP",
    )
    rows: list[Sequence[object]] = [
        *(_row(matrix, who) for who in matrix.participants),
        *(["", "", PRINTED[each], *_counts(matrix, figures, each)] for each in Attendance),
        [""],
        *(["", "", text] for text in said),
        [""],
        *(["", "", _about(number, each)] for number, each in enumerate(matrix.sessions, 1)),
    ]
    width = len(report_columns(matrix))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def report_charts(matrix: Matrix) -> list[ChartTable]:
    """What the report draws: each session by status, the results, and these by wadah."""
    figures = figures_of(matrix)
    sessions: list[tuple[str, *tuple[int, ...]]] = [
        (_header(number, each), *(figures.by_session[each.id].get(one, 0) for one in Attendance))
        for number, each in enumerate(matrix.sessions, 1)
        if each.cancelled_at is None
    ]
    people = [each for each in matrix.participants if not each.left]
    passed = {each.id: _stands(matrix, each)[2] for each in people}
    results = Counter(passed.values())
    everybody = Counter(each.body or _NO_BODY for each in people)
    good = Counter(each.body or _NO_BODY for each in people if passed[each.id])
    words = tuple(_result(matrix, passed=each) for each in (True, False))
    return [
        ChartTable("Kehadiran per sesi", "Sesi", tuple(PRINTED[e] for e in Attendance), sessions),
        ChartTable("Hasil", "Hasil", words, [("Peserta", results[True], results[False])]),
        ChartTable(
            "Hasil per wadah/instansi",
            "Wadah/Instansi",
            words,
            [(body, good[body], everybody[body] - good[body]) for body in sorted(everybody)],
        ),
    ]


def _header(number: int, line: SessionLine) -> str:
    """A column's head, short enough for one line: the sheet says beneath what it was about."""
    return f"S{number} ({line.date.day:02}-{line.date.month:02})"


def _about(number: int, line: SessionLine) -> str:
    """A session in one line: number, title, who led it, day, JP."""
    told = (line.title, line.trainer, letter_date(line.date), f"{line.jp} JP")
    over = "dibatalkan" if line.cancelled_at else ""
    return f"S{number}: " + ", ".join(part for part in (*told, over) if part)


def _row(matrix: Matrix, who: ParticipantLine) -> list[object]:
    cells = (matrix.cell(who.id, each.id) for each in matrix.sessions)
    attended, held, passed = _stands(matrix, who)
    exam = [who.exam_mark if who.exam_mark is not None else ""] if matrix.training.exam else []
    return [
        *(who.row, who.code, who.name, who.sex, who.body, who.role),
        *(LETTERS[Attendance(cell.status)] if cell else "" for cell in cells),
        *(attended, held, f"{attended} dari {held} JP"),
        *exam,
        _result(matrix, passed=passed),
    ]


def _stands(matrix: Matrix, who: ParticipantLine) -> tuple[int, int, bool]:
    """JP attended, JP held, and whether that passes: of the close, or as it would be now."""
    if who.jp_held is not None and who.jp_attended is not None:
        return who.jp_attended, who.jp_held, bool(who.passed)
    attended, held = matrix.attended(who.id), matrix.held
    return attended, held, would_pass(matrix.training, who, attended, held)


def _result(matrix: Matrix, *, passed: bool) -> str:
    if matrix.training.exam:
        return "Lulus" if passed else "Tidak lulus"
    not_enough = "Belum memenuhi" if matrix.training.closed_at is None else "Tidak memenuhi"
    return "Telah mengikuti" if passed else not_enough


def _counts(matrix: Matrix, figures: Figures, status: Attendance) -> list[object]:
    counted = (figures.by_session[each.id].get(status, 0) for each in matrix.sessions)
    return [*[""] * (len(_BEFORE) - 3), *map(str, counted)]
