"""Drafts: whom a letter takes is reserved; a draft is thrown away, or sent to be approved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is what the deed's argument is called

from db.engine import Session
from db.queries import letters as queries
from db.schema import Letter
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.statuses import LetterState
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.choose import REASONS, Choice, LeftOut, choose_workers
from desktop.services.letters.gather import ENROLMENT
from desktop.services.letters.signer import signer_uid
from desktop.services.letters.states import require_state
from desktop.services.offices.settings import require_office
from desktop.services.register.pairs import update_pairs
from desktop.services.upkeep.audit import record


@dataclass(frozen=True, slots=True)
class Drafted:
    """A new draft: its id, how many people, their cost (rupiah), and who is not among them."""

    letter: int
    rows: int
    cost: int
    left_out: tuple[LeftOut, ...]


def draft_letter(  # noqa: PLR0913 - whom it takes, and what it is to bear
    session: Session,
    acting: Acting,
    *,
    kind: str = ENROLMENT,
    funding: int,
    region: str = "",
    limit: int | None = None,
    niks: Sequence[str] = (),
    signer: int | None = None,
    date: Date | None = None,
    progress: Progress = SILENT,
) -> Drafted:
    """Draft a letter: reserve the workers that `choose_workers` finds.

    `signer` is an official's id, `date` what the letter is to bear; without them whoever signs
    at its approval does, and it bears the day of its issue. UserError `official.unknown`,
    `letter.kind`, `letter.limit`, `letter.nobody`, `funding.unknown`, `region.unknown`.
    """
    _check(kind, limit)
    office = require_office(session)
    # Whoever may be somebody else stays out; who that is must be known first.
    update_pairs(session, acting, progress)
    progress.step(0, 2, _("Choosing workers"))
    choice = choose_workers(session, acting, funding=funding, region=region, limit=limit, niks=niks)
    if not choice.workers:
        raise _nobody(choice)
    progress.step(1, 2, _("Reserving workers"))
    letter = Letter(
        uid=acting.chance.uid(),
        kind=kind,
        state=LetterState.DRAFT,
        funding_id=funding,
        region=region or office.region,
        signer_uid=signer_uid(session, signer),
        proposed_date=date,
        rows=len(choice.workers),
        cost=choice.cost,
        monthly=choice.workers[0].monthly,
        drafted_by=acting.user,
        drafted_at=acting.now(),
    )
    session.add(letter)
    session.flush()
    places = enumerate(choice.workers, start=1)
    queries.set_rows(session, letter.id, [(at, worker.id, None) for at, worker in places])
    record(session, acting, "letter.draft", "letter", letter.id, _told(letter, choice))
    return Drafted(letter.id, letter.rows, letter.cost, choice.left_out)


def _told(letter: Letter, choice: Choice) -> dict[str, object]:
    """What the audit keeps of a new draft."""
    told: dict[str, object] = {
        "uid": letter.uid,
        "kind": letter.kind,
        "funding": letter.funding_id,
        "region": letter.region,
        "rows": letter.rows,
        "cost": letter.cost,
        "left_out": dict(sorted(choice.reasons.items())),
    }
    if letter.signer_uid:
        told["signer"] = letter.signer_uid
    if letter.proposed_date is not None:
        told["date"] = letter.proposed_date.isoformat()
    return told


def _check(kind: str, limit: int | None) -> None:
    if kind != ENROLMENT:
        raise UserError(
            "letter.kind",
            _("This version writes enrolment letters only. Use the kind {kind}.").format(
                kind=ENROLMENT
            ),
        )
    if limit is not None and limit < 1:
        raise UserError("letter.limit", _("A letter needs one person at least."))


def _nobody(choice: Choice) -> UserError:
    reasons = "; ".join(
        f"{_(REASONS[reason])}: {number}" for reason, number in choice.reasons.most_common()
    )
    if not reasons:
        return UserError(
            "letter.nobody",
            _("Nobody here may go into a letter. Import and verify workers first."),
        )
    return UserError(
        "letter.nobody", _("Nobody may go into this letter. {reasons}.").format(reasons=reasons)
    )


def discard_letter(session: Session, acting: Acting, letter: int) -> None:
    """Throw a draft away, one that waits for approval too; its workers are free again."""
    line = require_state(
        session,
        letter,
        LetterState.DRAFT,
        LetterState.SUBMITTED,
        to_do=_("Only a draft is thrown away; an approved or issued letter is cancelled."),
    )
    record(
        session,
        acting,
        "letter.discard",
        "letter",
        letter,
        {"uid": line.uid, "rows": line.rows, "cost": line.cost},
    )
    queries.delete_letter(session, letter)


def submit_letter(session: Session, acting: Acting, letter: int) -> None:
    """Ask for a draft's approval."""
    line = require_state(
        session, letter, LetterState.DRAFT, to_do=_("Only a draft is sent to be approved.")
    )
    row = session.get_one(Letter, letter)
    row.state = LetterState.SUBMITTED
    row.submitted_by = acting.user
    row.submitted_at = acting.now()
    session.flush()
    record(session, acting, "letter.submit", "letter", letter, {"uid": line.uid})
