"""The figures of a training: how many, how much was held, how much of it was attended."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from db.queries.attendance import Matrix
from db.queries.trainings import ParticipantLine, SessionLine, TrainingLine
from desktop.domain.attendance import passes


@dataclass(frozen=True, slots=True)
class Figures:
    """Sums over a matrix: sessions that stand, their JP, and the JP that all attended together.

    `rate` is attended over what could be attended, 0 where nothing could; `by_session` is
    session to status to how many.
    """

    participants: int
    sessions: int
    jp: int
    attended: int
    rate: Fraction
    enough: int
    by_session: dict[int, dict[str, int]]


def figures_of(matrix: Matrix) -> Figures:
    """The figures of a matrix; who was taken off the list counts in none."""
    people = [each for each in matrix.participants if not each.left]
    standing = [each for each in matrix.sessions if each.cancelled_at is None]
    held = matrix.held
    attended = {each.id: matrix.attended(each.id) for each in people}
    total, most = sum(attended.values()), held * len(people)
    minimum = matrix.training.minimum
    return Figures(
        participants=len(people),
        sessions=len(standing),
        jp=held,
        attended=total,
        rate=Fraction(total, most) if most else Fraction(0),
        enough=sum(passes(each, held, minimum) for each in attended.values()),
        by_session={each.id: _counted(matrix, people, each) for each in matrix.sessions},
    )


def _counted(matrix: Matrix, people: list[ParticipantLine], held: SessionLine) -> dict[str, int]:
    cells = (matrix.cell(each.id, held.id) for each in people)
    return dict(Counter(cell.status for cell in cells if cell is not None))


def would_pass(training: TrainingLine, who: ParticipantLine, attended: int, held: int) -> bool:
    """Whether somebody passes by what stands: enough JP, and the mark where there is an exam."""
    if not passes(attended, held, training.minimum):
        return False
    if not training.exam:
        return True
    mark, least = who.exam_mark, training.pass_mark
    return mark is not None and least is not None and mark >= least
