"""Whose proof a paper bears: proofs as read, known keys, and what is told of others."""

from db.engine import Session
from db.queries import office as office_queries
from desktop.domain.errors import UserError
from desktop.domain.letter_proof import LetterProof, unpack_letter
from desktop.domain.proof import Proof, unpack
from desktop.domain.texts import gettext as _
from desktop.services import seal
from desktop.services.letters.verdicts import ALTERED, UNKNOWN_OFFICE, Checked


def read_proof(text: str) -> Proof | LetterProof:
    """Read a code of a letter or a certificate. UserError `proof.none`, `proof.damaged`."""
    try:
        return unpack_letter(text)
    except UserError as fault:
        if fault.code != "proof.none":
            raise
        return unpack(text)


def proof_in(text: str) -> Proof | LetterProof | None:
    """The same; nothing where there is none, or it is not whole."""
    try:
        return read_proof(text)
    except UserError:
        return None


def key_of(session: Session | None, office: str, key: str) -> str:
    """The known key whose fingerprint begins as a proof says; empty where none does."""
    own = office_queries.own_office(session) if session is not None else None
    for known in (key, own.public_key if own else ""):
        if known and seal.fingerprint(known).replace("-", "").startswith(office):
            return known
    return ""


def read_key(key: str) -> str:
    """A public key as typed; UserError `key.unreadable` for what is none."""
    plain = "".join(key.split())
    if plain and not seal.is_key(plain):
        raise UserError(
            "key.unreadable",
            _("This is no public key. The office tells it: lontar office show."),
        )
    return plain


def unknown_office(office: str) -> Checked:
    """The verdict on a code that no known key fits; anybody can write one: it is not repeated."""
    reason = _(
        "The code is of an office whose key is not known here ({fingerprint}). Ask that"
        " office for its public key, and give it too."
    ).format(fingerprint=grouped_print(office))
    return Checked(UNKNOWN_OFFICE, reasons=[reason])


def changed_code(office: str) -> Checked:
    """The verdict on a code whose signature does not fit."""
    reason = _("The code is not as the office signed it: somebody changed it.")
    return Checked(ALTERED, office=office, reasons=[reason])


def grouped_print(office: str) -> str:
    """A fingerprint in its groups of four."""
    return "-".join(office[at : at + 4] for at in range(0, len(office), 4))
