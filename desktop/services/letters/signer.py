"""Who signs a letter: whom its draft names, else whoever signs when it is approved."""

from db.engine import Session
from db.queries import office as queries
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.services.letters.papers.facts import Signer

_TO_WRITE_IN = f"({'.' * 45})"


def signer_uid(session: Session, official: int | None) -> str | None:
    """The UUID of an official of that id; UserError `official.unknown` where none is active."""
    if official is None:
        return None
    for line in queries.officials(session):
        if line.id == official:
            return line.uid
    raise UserError(
        "official.unknown",
        _("There is no official {id}. See Settings, Officials.").format(id=official),
    )


def signer_of(session: Session, uid: str | None) -> Signer:
    """Who signs; where no official is entered, room to write the name in by hand.

    UserError `letter.signer` where whom the draft names signs no more.
    """
    line = queries.official_of_uid(session, uid) if uid else queries.signer(session)
    if line is None and uid:
        raise UserError(
            "letter.signer",
            _("Whom this draft names to sign is no official any more. Choose somebody else."),
        )
    if line is None:
        return Signer(_TO_WRITE_IN, "", "", "Kepala Dinas", "")
    return Signer(line.name, line.nip, line.rank, line.position, line.acting)
