"""Where the signatures of a letter are seen, and whom each of them names."""

from collections.abc import Sequence

from db.engine import Session
from db.queries import office as queries
from desktop.domain.names import fold
from desktop.services.letters.papers.facts import Signer
from desktop.services.letters.papers.pen import Room
from desktop.services.letters.sign.block import SignBlock
from desktop.services.letters.sign.keys import SigningKey


def sign_blocks(
    session: Session,
    keys: Sequence[SigningKey],
    room: Room | None,
    typeface: str,
    signer: Signer | None = None,
) -> list[SignBlock]:
    """A block of each key: the last one's stands in the paper's room, the others are not seen.

    A block names the holder of the certificate, and nobody else: with position and NIP where the
    paper's signer, or an official of the office, bears that name.
    """
    known = {_plain(each.name): each for each in queries.officials(session)}
    blocks = []
    for number, key in enumerate(keys, start=1):
        seen = room if number == len(keys) else None
        name, position, nip = key.name, "", ""
        official = known.get(_plain(key.name))
        if signer is not None and _plain(signer.name) == _plain(key.name):
            name, position, nip = signer.name, signer.position, signer.nip
        elif official is not None:
            name, position, nip = official.name, official.position, official.nip
        blocks.append(SignBlock(seen, name, position, _parted(nip), typeface))
    return blocks


def _plain(name: str) -> str:
    """A name without the degrees behind its comma, to compare."""
    return fold(name.split(",", maxsplit=1)[0])


def _parted(nip: str) -> str:
    """A NIP in its four parts."""
    if len(nip) != 18:
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
