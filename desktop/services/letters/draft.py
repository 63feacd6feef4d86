"""Drafts: whom a letter takes is reserved; a draft is thrown away, or sent to be approved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - `date` is what the deed's argument is called

from db.engine import Session
from db.queries import letters as queries
from db.schema import Letter
from desktop.domain.errors import UserError
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.progress import SILENT, Progress
from desktop.domain.statuses import LetterState
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.choose import choose_people
from desktop.services.letters.chosen import REASONS, Choice, LeftOut
from desktop.services.letters.roll import reason_of_row
from desktop.services.letters.signer import signer_uid
from desktop.services.letters.states import require_state
from desktop.services.letters.wish import Wish, check_wish, named_kind
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
    funding: int,
    kind: str = LetterKind.ENROLMENT,
    region: str = "",
    limit: int | None = None,
    niks: Sequence[str] = (),
    follows: int | None = None,
    reason: str = "",
    pairs: Sequence[tuple[str, str]] = (),
    since: Date | None = None,
    signer: int | None = None,
    date: Date | None = None,
    progress: Progress = SILENT,
) -> Drafted:
    """Draft a letter: reserve the workers that `choose_people` finds (see `Wish`).

    `signer` is an official's id, `date` what the letter is to bear; without them whoever signs
    at its approval does, and it bears the day of its issue. UserError `official.unknown`,
    `letter.kind`, `letter.nobody`, and those of `choose_people`.
    """
    wish = Wish(funding, named_kind(kind), region, limit, niks, follows, reason, pairs, since, date)
    return keep_draft(session, acting, wish, signer=signer_uid(session, signer), progress=progress)


def keep_draft(
    session: Session,
    acting: Acting,
    wish: Wish,
    *,
    signer: str | None = None,
    replaces: int | None = None,
    progress: Progress = SILENT,
) -> Drafted:
    """Draft what is wished, to be signed by the official of a UUID, in place of another letter."""
    check_wish(wish)
    office = require_office(session)
    # Whoever may be somebody else stays out; who that is must be known first.
    update_pairs(session, acting, progress)
    progress.step(0, 2, _("Choosing workers"))
    choice = choose_people(session, acting, wish)
    if not choice.workers:
        raise _nobody(choice)
    progress.step(1, 2, _("Reserving workers"))
    whole = wish.kind in (LetterKind.ENROLMENT, LetterKind.RENEWAL)
    letter = Letter(
        uid=acting.chance.uid(),
        kind=wish.kind.value,
        state=LetterState.DRAFT,
        funding_id=wish.funding,
        region=wish.region or office.region,
        signer_uid=signer,
        proposed_date=wish.dated,
        rows=len(choice.workers),
        cost=choice.cost,
        monthly=choice.workers[0].monthly,
        follows_id=choice.follows,
        replaces_id=replaces,
        cover_from=None if whole else choice.first_month,
        cover_months=None if whole else choice.months,
        drafted_by=acting.user,
        drafted_at=acting.now(),
    )
    session.add(letter)
    session.flush()
    queries.set_rows(session, letter.id, _rows(choice))
    record(session, acting, "letter.draft", "letter", letter.id, _told(letter, choice))
    return Drafted(letter.id, letter.rows, letter.cost, choice.left_out)


def _rows(choice: Choice) -> list[queries.NewRow]:
    return [
        queries.NewRow(
            at,
            one.id,
            replaces_id=one.replaces.id if one.replaces else None,
            reason=reason_of_row(one),
        )
        for at, one in enumerate(choice.workers, start=1)
    ]


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
    if letter.cover_from is not None:
        told["from"] = letter.cover_from.isoformat()
    for name, other in (("follows", letter.follows_id), ("replaces", letter.replaces_id)):
        if other is not None:
            told[name] = other
    return told


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
