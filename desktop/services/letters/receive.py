"""A letter signed elsewhere (e-office, BSrE) taken back: the issued file and signatures alone."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from db.engine import Session
from db.queries import letters as queries
from db.schema import LetterFile
from desktop import paths
from desktop.domain.errors import UserError
from desktop.domain.statuses import OUT
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.check_sealed import issued_pdf
from desktop.services.letters.pdf_seal import find_seal
from desktop.services.letters.states import require_state
from desktop.services.letters.verdicts import SignatureTold
from desktop.services.letters.where import where_changed
from desktop.services.outside_file import read_letter_file
from desktop.services.upkeep.audit import record

_ENDING = b"%%EOF"


@dataclass(frozen=True, slots=True)
class Received:
    """A letter taken back: every signature that its file bears, and the file's hash."""

    letter: int
    signatures: list[SignatureTold]
    sha256: str


def receive_signed(
    session: Session, acting: Acting, letter: int, path: Path, trust: Path | None = None
) -> Received:
    """Keep a letter's signed file as received, with its hash; the same one twice is kept once.

    It begins with the very bytes that were issued, and nothing but signatures follows them.
    `trust` is the folder of those whose signatures are trusted; others are kept and told.
    UserError `letter.unknown`, `letter.not_approved`, `file.*`, `letter.not_this`,
    `letter.not_signed`, `letter.more_than_signed`.
    """
    line = require_state(
        session, letter, *OUT, to_do=_("Only an issued letter is taken back signed.")
    )
    content = read_letter_file(path)
    issued = issued_pdf(session, letter)
    if issued is None or not content.startswith(issued):
        raise _another(issued or b"", content)
    if content == issued:
        raise UserError(
            "letter.not_signed",
            _("The file is the letter as it was issued: nobody has signed it since."),
        )
    from desktop.services.letters.sign.added import read_added  # late: pyHanko takes a second

    before = _signatures_in(issued)
    added = read_added(content, _unsigned_size(issued), trust or paths.trust_folder(), acting.now())
    if added.fault:
        raise UserError(
            "letter.more_than_signed",
            _("{fault} Take the letter as it was issued, and have that signed.").format(
                fault=added.fault
            ),
        )
    if len(added.signatures) <= before:
        raise UserError(
            "letter.not_signed", _("Something was added to the letter, but no signature.")
        )
    digest = hashlib.sha256(content).hexdigest()
    if queries.letter_of_file(session, digest, ("signed",)) is None:
        _keep(session, acting, line, path.name, digest, content, added.signatures)
    return Received(letter, added.signatures, digest)


def _keep(
    session: Session,
    acting: Acting,
    line: queries.LetterLine,
    name: str,
    digest: str,
    content: bytes,
    signatures: list[SignatureTold],
) -> None:
    session.add(
        LetterFile(
            letter_id=line.id,
            kind="signed",
            name=paths.safe_name(name),
            sha256=digest,
            content=content,
            kept_by=acting.user,
            kept_at=acting.now(),
        )
    )
    session.flush()
    told: dict[str, object] = {
        "uid": line.uid,
        "number": line.number,
        "sha256": digest,
        "signed_by": [each.name for each in signatures],
    }
    record(session, acting, "letter.receive_signed", "letter", line.id, told)


def _unsigned_size(issued: bytes) -> int:
    """How much of an issued file was there before the signatures it was issued with."""
    sealed = find_seal(issued)
    if sealed is None or b"/ByteRange" not in issued:
        return len(issued)
    first = issued.index(b"/ByteRange")
    end = issued.rindex(_ENDING, 0, first) + len(_ENDING)
    while issued[end : end + 1] in (b"\r", b"\n"):
        end += 1
    return end


def _signatures_in(issued: bytes) -> int:
    return issued.count(b"/ByteRange")


def _another(issued: bytes, content: bytes) -> UserError:
    """What differs, of a file that does not begin as the issued one."""
    told = where_changed(issued, content) if issued else []
    return UserError(
        "letter.not_this",
        " ".join(
            [
                _(
                    "This is not the file that was issued with signatures added: sign the issued"
                    " PDF itself, not a print or a copy saved anew."
                ),
                *told,
            ]
        ),
    )
