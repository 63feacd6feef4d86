"""The matrix of a report: a row for each participant, a column for each session."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.attendance import LETTERS, Attendance
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.letters.papers.faces import Face, sans
from desktop.services.letters.papers.foot import Foot, draw_foot
from desktop.services.letters.papers.lines import fit, shrunk
from desktop.services.letters.papers.pen import Pen
from desktop.services.letters.papers.profiles import ANNEX_MARGIN, MM
from desktop.services.letters.papers.training.record_facts import ReportFacts, ReportPerson
from desktop.services.letters.papers.training.report_sums import result_words
from desktop.services.letters.papers.wording import plain

MOST_SESSIONS = 30
"""So many sessions stand beside each other; further ones come in a matrix of their own."""
_HEAD_SIZE, _TITLE, _SIZE = 8.5, 12.0, 8.5
_FIRST_TOP, _NEXT_TOP = 27 * MM, 19 * MM
_ENDS = 20 * MM
_HEAD_HIGH, _LINE, _AIR = 6.4 * MM, 3.6 * MM, 1.3 * MM
_NO, _JP, _MARK, _RESULT = 9 * MM, 17 * MM, 10 * MM, 27 * MM
_PAD = 1 * MM
_BASELINE = 0.36
_SESSION = 8.5 * MM
"""How wide a session is at most; less where there are many."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """A part of the matrix: whose sessions, its columns' widths and heads, its pages of people."""

    sessions: range
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    pages: tuple[tuple[ReportPerson, ...], ...]
    size: tuple[float, float]

    @property
    def right(self) -> float:
        """Where it ends."""
        return ANNEX_MARGIN + sum(self.widths)


def lay_out_matrix(facts: ReportFacts, wording: Any, paper: tuple[float, float]) -> list[Matrix]:
    """The parts of the matrix on landscape pages; none where nobody takes part."""
    size = (paper[1], paper[0])
    if not facts.people:
        return []
    total = len(facts.sessions)
    return [
        _part(facts, wording, size, range(at, min(at + MOST_SESSIONS, total)))
        for at in range(0, max(total, 1), MOST_SESSIONS)
    ]


def _part(facts: ReportFacts, wording: Any, size: tuple[float, float], sessions: range) -> Matrix:
    no, name, body, jp, mark, result = wording["kepala_matriks"]
    heads = [no, name, body, *(str(facts.sessions[at].number) for at in sessions), jp]
    behind = [_JP, *([_MARK] if facts.exam else []), _RESULT]
    heads += [*([mark] if facts.exam else []), result]
    room = size[0] - 2 * ANNEX_MARGIN - _NO - sum(behind)
    each = min(_SESSION, room * 0.52 / max(len(sessions), 1))
    left = room - each * len(sessions)
    widths = (_NO, left * 0.58, left * 0.42, *[each] * len(sessions), *behind)
    return Matrix(sessions, tuple(heads), widths, _paged(facts.people, widths, size[1]), size)


def _paged(
    people: Sequence[ReportPerson], widths: Sequence[float], height: float
) -> tuple[tuple[ReportPerson, ...], ...]:
    pages: list[list[ReportPerson]] = [[]]
    y = _FIRST_TOP + _HEAD_HIGH
    for one in people:
        high = _high(one, widths)
        if y + high > height - _ENDS and pages[-1]:
            pages.append([])
            y = _NEXT_TOP + _HEAD_HIGH
        pages[-1].append(one)
        y += high
    return tuple(tuple(page) for page in pages)


def _high(one: ReportPerson, widths: Sequence[float]) -> float:
    regular = sans().regular
    lines = max(
        len(fit(text, regular, width - 2 * _PAD).lines)
        for text, width in ((one.name, widths[1]), (one.body, widths[2]))
    )
    return lines * _LINE + _AIR


def draw_matrix(
    pen: Pen,
    facts: ReportFacts,
    matrix: Matrix,
    wording: Any,
    foot: tuple[Foot, int],
    progress: Progress,
) -> None:
    """Draw a part; `foot` is what stands below its pages and how many came before."""
    told, before = foot
    for at, people in enumerate(matrix.pages):
        progress.step(at, len(matrix.pages), _("Drawing the report"))
        pen.page(*matrix.size)
        top = _draw_top(pen, facts, matrix, wording, first=at == 0)
        _draw_rows(pen, facts, matrix, wording, people, top)
        margins = (ANNEX_MARGIN, matrix.size[0] - matrix.right)
        draw_foot(pen, told, matrix.size, margins, before + at + 1, wording["singkatan"])


def _draw_top(pen: Pen, facts: ReportFacts, matrix: Matrix, wording: Any, *, first: bool) -> float:
    """What stands above the table; give back where it begins."""
    regular, bold = sans().regular, sans().bold
    head = plain(wording["kepala_lampiran"], {"pelatihan": facts.training})
    room = matrix.right - ANNEX_MARGIN - 30 * MM
    size = shrunk(head, regular, _HEAD_SIZE, room)
    pen.text(regular, size, ANNEX_MARGIN, 15 * MM, head)
    if not first:
        pen.right(regular, _HEAD_SIZE, matrix.right, 15 * MM, "(lanjutan)")
        return _NEXT_TOP
    pen.centred(bold, _TITLE, matrix.size[0] / 2, 23 * MM, wording["lampiran"])
    return _FIRST_TOP


def _draw_rows(
    pen: Pen,
    facts: ReportFacts,
    matrix: Matrix,
    wording: Any,
    people: Sequence[ReportPerson],
    top: float,
) -> None:
    """The heads, the rows, and the rules between them."""
    bold = sans().bold
    x = ANNEX_MARGIN
    for head, width in zip(matrix.heads, matrix.widths, strict=True):
        size = shrunk(head, bold, _SIZE, width - 0.6 * MM)
        pen.centred(bold, size, x + width / 2, top + _HEAD_HIGH / 2 + size * _BASELINE, head)
        x += width
    y = top + _HEAD_HIGH
    lines = [top, y]
    for one in people:
        high = _high(one, matrix.widths)
        _draw_person(pen, facts, matrix, wording, one, y + high / 2)
        y += high
        lines.append(y)
    _draw_rules(pen, matrix, lines)


def _draw_rules(pen: Pen, matrix: Matrix, lines: Sequence[float]) -> None:
    """The frame, thin rules, every fifth row's stronger for the eye to follow."""
    for at, y in enumerate(lines):
        heavy = at in (0, 1, len(lines) - 1)
        strong = 0.6 if heavy else 0.5 if (at - 1) % 5 == 0 else 0.2
        pen.rule(ANNEX_MARGIN, y, matrix.right, y, strong)
    x = ANNEX_MARGIN
    for width in (0.0, *matrix.widths):
        x += width
        edge = width == 0.0 or x > matrix.right - 0.1
        pen.rule(x, lines[0], x, lines[-1], 0.6 if edge else 0.2)


def _draw_person(
    pen: Pen,
    facts: ReportFacts,
    matrix: Matrix,
    wording: Any,
    one: ReportPerson,
    middle: float,
) -> None:
    regular = sans().regular
    widths = matrix.widths
    x = ANNEX_MARGIN
    pen.right(regular, _SIZE, x + widths[0] - _PAD, middle + _SIZE * _BASELINE, grouped(one.number))
    x += widths[0]
    for text, width in ((one.name, widths[1]), (one.body, widths[2])):
        _draw_fitted(pen, regular, text, (x + _PAD, width - 2 * _PAD), middle)
        x += width
    letters = [_letter(facts, one, at) for at in matrix.sessions]
    behind = [f"{one.attended} dari {facts.held}"]
    if facts.exam:
        behind.append("" if one.exam_mark is None else str(one.exam_mark))
    behind.append(_result(facts, one, wording))
    for text, width in zip((*letters, *behind), widths[3:], strict=True):
        size = shrunk(text, regular, _SIZE, width - 0.6 * MM)
        pen.centred(regular, size, x + width / 2, middle + size * _BASELINE, text)
        x += width


def _draw_fitted(
    pen: Pen, face: Face, text: str, place: tuple[float, float], middle: float
) -> None:
    x, width = place
    told = fit(text, face, width)
    size = min(told.size, _SIZE)
    y = middle - (len(told.lines) - 1) * _LINE / 2 + size * _BASELINE
    for line in told.lines:
        pen.text(face, size, x, y, line)
        y += _LINE


def _letter(facts: ReportFacts, one: ReportPerson, at: int) -> str:
    """The letter of a mark, a dash where nothing was marked, nothing in a cancelled session."""
    if facts.sessions[at].cancelled:
        return ""
    mark = one.marks[at] if at < len(one.marks) else ""
    return LETTERS[Attendance(mark)] if mark else "–"


def _result(facts: ReportFacts, one: ReportPerson, wording: Mapping[str, Any]) -> str:
    if one.passed is None:
        return "–"
    return result_words(facts, wording)[0 if one.passed else 1]
