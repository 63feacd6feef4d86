"""Which earlier letter a letter adds to, takes from or renews."""

from collections.abc import Sequence

from db.engine import Session
from db.queries import letter_people as people
from db.queries import letters as queries
from desktop.domain.errors import UserError
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.statuses import OUT
from desktop.domain.texts import gettext as _
from desktop.services.letters.chosen import Candidate
from desktop.services.letters.wish import Wish


def follow(session: Session, wish: Wish) -> int | None:
    """The letter that a wish follows; nothing for an enrolment, and for a renewal of many.

    The newest that brought people into the funding, unless one is named. UserError
    `letter.follows` where there is none.
    """
    if wish.kind is LetterKind.ENROLMENT:
        return None
    renewal = wish.kind is LetterKind.RENEWAL
    if wish.follows is not None:
        return _named(session, wish, renewal=renewal)
    if renewal:
        return None
    newest = people.newest_out(session, wish.funding)
    if newest is None:
        raise UserError(
            "letter.follows",
            _("No letter of this funding was issued yet that this one could follow. Enrol first."),
        )
    return newest


def _named(session: Session, wish: Wish, *, renewal: bool) -> int:
    line = queries.letter(session, wish.follows or 0)
    if line is None:
        raise UserError("letter.unknown", _("There is no letter {id}.").format(id=wish.follows))
    own = line.funding_id == wish.funding
    if line.state not in OUT or own is renewal:
        raise _not_that_one(line.id, renewal=renewal)
    return line.id


def _not_that_one(letter: int, *, renewal: bool) -> UserError:
    words = (
        _("Letter {id} is no issued letter of an earlier funding. Name one that is.")
        if renewal
        else _("Letter {id} is no issued letter of this funding. Name one that is.")
    )
    return UserError("letter.follows", words.format(id=letter))


def followed(session: Session, wish: Wish, taken: Sequence[Candidate]) -> int | None:
    """The newest letter of another funding that the people of a renewal stood in."""
    if wish.kind is not LetterKind.RENEWAL or not taken:
        return None
    return people.newest_of(session, wish.funding, [one.id for one in taken])
