"""What is shown of an answer: each person of the letter, and the rows that fit nobody."""

from dataclasses import dataclass

from db.engine import Session
from db.queries import letter_answers as queries
from db.queries.letter_answers import AnswerRowLine, LetterPerson
from desktop.domain.dates import short_date
from desktop.domain.letter_answers import OUTCOME_LABELS, Outcome
from desktop.domain.texts import gettext as _
from desktop.ui.cells import Shown, masked_nik
from desktop.ui.parts.pill import Pill
from desktop.ui.table_model import Column


@dataclass(frozen=True, slots=True)
class AnswerState:
    """How a letter is answered: its people, and the rows that wait for somebody to decide."""

    people: list[LetterPerson]
    waiting: list[AnswerRowLine]
    accepted: int
    rejected: int
    unanswered: int


def read_answers(session: Session, letter: int) -> AnswerState:
    """How a letter is answered; who was not accepted stands first."""
    order = {Outcome.REJECTED.value: 0, "": 1, Outcome.ACCEPTED.value: 2}
    people = queries.people(session, letter)
    people.sort(key=lambda one: (order[one.outcome], one.position))
    waiting = [one for one in queries.answer_rows(session, letter) if not one.decided]
    counts = queries.counts(session, letter)
    return AnswerState(
        people,
        waiting,
        counts.get(Outcome.ACCEPTED, 0),
        counts.get(Outcome.REJECTED, 0),
        counts.get("", 0),
    )


def people_columns() -> list[Column[LetterPerson]]:
    """A letter's people and what the insurer said of each."""
    return [
        Column("position", _("No."), lambda one: str(one.position), 44, align="right"),
        Column("name", _("Name"), lambda one: one.name, 130, stretch=True, shown=_strong),
        Column("nik", _("NIK"), lambda one: masked_nik(one.nik), 156, plain=lambda one: one.nik),
        Column("outcome", _("Answer"), _outcome_words, 134, shown=_outcome_shown),
        Column("number", _("Member number"), lambda one: one.member_number or "–", 112),
        Column("reason", _("Reason"), _reason, 120, tip=_reason),
    ]


def row_columns() -> list[Column[AnswerRowLine]]:
    """A row of an answer beside whom it may mean."""
    return [
        Column("row", _("Row"), lambda one: str(one.row), 48, align="right"),
        Column("name", _("Name"), lambda one: one.name or "–", 134, shown=_strong_row),
        Column("nik", _("NIK"), lambda one: masked_nik(one.nik), 156, plain=lambda one: one.nik),
        Column("born", _("Born"), _born, 100),
        Column("answer", _("Answer"), _row_outcome, 106, shown=_row_shown),
        Column("number", _("Member number"), lambda one: one.member_number or "–", 116),
        Column("meant", _("May be"), _meant, 140, stretch=True, shown=_strong_row, tip=_meant),
    ]


def _pill(outcome: str) -> Pill:
    if not outcome:
        return Pill(_("No answer"), "neutral", "clock")
    known = Outcome(outcome)
    tone, icon = (
        ("ok", "checkmark-circle") if known is Outcome.ACCEPTED else ("error", "dismiss-circle")
    )
    return Pill(_(OUTCOME_LABELS[known]), tone, icon)


def _outcome_words(one: LetterPerson) -> str:
    return _pill(one.outcome).text


def _outcome_shown(one: LetterPerson) -> Shown:
    return Shown(pill=_pill(one.outcome))


def _row_outcome(one: AnswerRowLine) -> str:
    return _pill(one.outcome).text if one.outcome else "–"


def _row_shown(one: AnswerRowLine) -> Shown:
    return Shown(pill=_pill(one.outcome)) if one.outcome else Shown()


def _reason(one: LetterPerson) -> str:
    return one.reason or "–"


def _born(one: AnswerRowLine) -> str:
    return short_date(one.birth_date) if one.birth_date else "–"


def _meant(one: AnswerRowLine) -> str:
    if one.proposed_id is None:
        return _("nobody of the letter")
    return f"{one.proposed_name} · {masked_nik(one.proposed_nik)}"


def _strong(_one: LetterPerson) -> Shown:
    return Shown(strong=True)


def _strong_row(_one: AnswerRowLine) -> Shown:
    return Shown(strong=True)
