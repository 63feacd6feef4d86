"""Letters to attack: drawn and sealed without a register, signed with made-up keys."""

import dataclasses
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from desktop.domain.roster import canonical, sha256
from desktop.services import seal
from desktop.services.letters.check import verify_letter
from desktop.services.letters.papers.draw import Drawn
from desktop.services.letters.papers.metadata import mark
from desktop.services.letters.proven import Proven, draw_to_sign
from desktop.services.letters.sign.block import SignBlock
from desktop.services.letters.sign.keys import open_key
from desktop.services.letters.sign.signing import sign_pdf
from desktop.services.letters.verdicts import Checked
from tests.services.letters.made_up_papers import LETTER, facts, paper, people, proof_of
from tests.services.letters.sign.made_up_keys import PASSWORD, SIGNER, key_file

SECRET = seal.OfficeSecret(bytes(range(1, 33)))
OTHER = seal.OfficeSecret(bytes(range(2, 34)))
SIGNED_AT = datetime(2026, 11, 24, 2, 5, tzinfo=UTC)
NOW = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)


@lru_cache(maxsize=8)
def letter(count: int = 3, secret: seal.OfficeSecret = SECRET) -> Drawn:
    """A sealed letter of so many people."""
    said, made, lines = facts(public_key=secret.public_key), paper(), people(count)
    made = dataclasses.replace(made, mark=mark(LETTER, secret.public_key))
    roster = canonical(lines, said.as_head())
    proven = Proven(
        said, lines, roster, sha256(lines, said.as_head()), made.number, made.dated, made.made,
        proof_of(lines, secret),
    )  # fmt: skip
    return draw_to_sign(proven, ("Data BPU contoh.xlsx", b"PK\x03\x04" + bytes(900)), None, secret)


def signed(
    folder: Path, names: Sequence[str] = (SIGNER,), drawn: Drawn | None = None, **made: object
) -> bytes:
    """The letter signed by made-up people in their order."""
    drawn = drawn or letter()
    at = made.pop("at", SIGNED_AT)
    url = str(made.pop("url", ""))
    assert isinstance(at, datetime)
    keys = [open_key(key_file(folder, name, **made), PASSWORD, at) for name in names]  # type: ignore[arg-type]
    blocks = [SignBlock(None, name) for name in names[:-1]] + [SignBlock(drawn.room, names[-1])]
    return sign_pdf(drawn.content, keys, blocks, at, url)


def verdict(
    content: bytes,
    folder: Path,
    key: str = SECRET.public_key,
    trust: Path | None = None,
    now: datetime = NOW,
) -> Checked:
    """What the check says of a file without a register."""
    path = folder / "checked.pdf"
    path.write_bytes(content)
    return verify_letter(None, path, key, trust=trust or folder / "nobody", now=now)
