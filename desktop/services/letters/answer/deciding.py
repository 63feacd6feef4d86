"""What a person decides about rows of an answer: a NIK that fits nobody, another number."""

from db.engine import Session
from db.queries import letter_answers as queries
from db.queries.letter_answers import AnswerRowLine, LetterPerson
from desktop.domain.errors import UserError
from desktop.domain.letter_answers import Outcome
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.answer.reading import Answer
from desktop.services.letters.answer.taking import mark_answered, write_outcomes
from desktop.services.letters.states import require_letter
from desktop.services.upkeep.audit import record

TAKEN, LEFT = "taken", "left"


def decide_answer_row(session: Session, acting: Acting, row: int, *, take: bool) -> AnswerRowLine:
    """Say that a row means whom it is proposed to mean, or that it does not; give it back.

    UserError `answer.row` for none of that id, `answer.decided`, `answer.no_proposal`,
    `answer.moved_on`, `answer.number_taken`.
    """
    line = queries.answer_row(session, row)
    if line is None:
        raise UserError("answer.row", _("There is no row {id} of an answer.").format(id=row))
    if line.decided:
        raise UserError("answer.decided", _("This row was decided before."))
    if take:
        _take(session, acting, line)
    else:
        told: dict[str, object] = {"row": row, "take": False}
        record(session, acting, "letter.answer_row", "letter", line.letter_id, told)
    queries.decide(session, row, TAKEN if take else LEFT)
    return line


def _corrects_number(person: LetterPerson, line: AnswerRowLine) -> bool:
    """Whether a row says by their NIK that somebody who was accepted has another number."""
    return (
        line.nik == person.nik
        and person.outcome == line.outcome == Outcome.ACCEPTED
        and bool(line.member_number)
    )


def _take(session: Session, acting: Acting, line: AnswerRowLine) -> None:
    if line.proposed_id is None or not line.outcome:
        raise UserError(
            "answer.no_proposal", _("Nobody of the letter is proposed for this row. Leave it.")
        )
    letter = require_letter(session, line.letter_id)
    person = next(
        one for one in queries.people(session, letter.id) if one.worker_id == line.proposed_id
    )
    if person.outcome and not _corrects_number(person, line):
        raise UserError(
            "answer.moved_on",
            _("{name} was answered in the meantime. Leave this row.").format(name=person.name),
        )
    number = line.member_number
    if number and queries.holders(session, [number]).get(number, person.worker_id) != (
        person.worker_id
    ):
        raise UserError(
            "answer.number_taken",
            _("Somebody else has the member number {number}. Ask the branch.").format(
                number=number
            ),
        )
    answer = Answer(
        line.sheet, line.row, person.nik, line.name, line.birth_date, Outcome(line.outcome),
        number, line.reason,
    )  # fmt: skip
    told: dict[str, object] = {"row": line.id, "take": True, "outcome": line.outcome}
    entry = record(session, acting, "letter.answer_row", "letter", letter.id, told)
    at = acting.now()
    write_outcomes(session, letter, [(person, answer)], entry, at)
    mark_answered(session, acting, letter.id, at)
