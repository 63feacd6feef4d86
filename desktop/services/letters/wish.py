"""What somebody asks of a letter that is yet to be drafted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.errors import UserError
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.texts import gettext as _
from desktop.services.register.leaving import reason_code

_LEAVING = (LetterKind.REMOVAL, LetterKind.REPLACEMENT)


@dataclass(frozen=True, slots=True)
class Wish:
    """Money, kind, and whom: a region (empty for all), some NIKs, at most how many.

    `follows` names the earlier letter, `reason` (LeavingReason) why the people named leave,
    `pairs` who leaves and who comes for them (NIKs), `since` the first month it is about and
    `dated` the day it is to bear; without them what is usual for the kind.
    """

    funding: int
    kind: LetterKind = LetterKind.ENROLMENT
    region: str = ""
    limit: int | None = None
    niks: Sequence[str] = ()
    follows: int | None = None
    reason: str = ""
    pairs: Sequence[tuple[str, str]] = ()
    since: date | None = None
    dated: date | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    """NIK to a reason of that person's own, in place of `reason`."""

    def why(self, nik: str) -> str:
        """The reason given for somebody to leave, empty where none is."""
        return self.reasons.get(nik, self.reason)


def named_kind(kind: str) -> LetterKind:
    """The kind of that name; UserError `letter.kind`."""
    if kind not in tuple(map(str, LetterKind)):
        raise UserError(
            "letter.kind",
            _("{kind} is no kind of letter. Give one of: {kinds}.").format(
                kind=f'"{kind}"', kinds=", ".join(LetterKind)
            ),
        )
    return LetterKind(kind)


def check_wish(wish: Wish) -> None:
    """UserError `letter.limit`, `letter.pairs`, `letter.reason`, `letter.follows`, `status.reason`.

    Those for what does not go with the kind.
    """
    if wish.limit is not None and wish.limit < 1:
        raise UserError("letter.limit", _("A letter needs one person at least."))
    if wish.pairs and wish.kind is not LetterKind.REPLACEMENT:
        raise UserError(
            "letter.pairs", _("Only a replacement takes pairs. Choose that kind of letter.")
        )
    if wish.follows is not None and wish.kind is LetterKind.ENROLMENT:
        raise UserError(
            "letter.follows", _("An enrolment follows no letter. Choose another kind for that.")
        )
    if not wish.reason:
        return
    if wish.kind not in _LEAVING:
        raise UserError(
            "letter.reason", _("A reason goes with people who leave. Choose a removal for them.")
        )
    if not (wish.niks or wish.pairs):
        raise UserError("letter.reason", _("Name the people who leave for this reason."))
    reason_code(wish.reason, leaving=True)
