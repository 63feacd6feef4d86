"""Trainings: their kinds, who takes part, how a mark came in, and the codes on badges and pages."""

from enum import StrEnum

from desktop.domain.readable_code import ALPHABET, plain_code, readable_code
from desktop.domain.texts import mark as _

CODE_BYTES = 5
"""Random bytes of a participant's code: eight signs of five bits."""

STEM_BYTES = 2
"""Random bytes of a page's code, of which three signs are used."""

_PREFIX = "LT"
_SIGNS = 8
_PAGE_PREFIX = "H"
_STEM = 4
_LIKE_SIGNS = str.maketrans({"0": "Q", "O": "Q", "1": "L", "I": "L"})
"""What is read off a badge for a sign that codes do have."""
_LIKE_DIGITS = str.maketrans({"O": "0", "Q": "0", "I": "1", "L": "1"})


class TrainingKind(StrEnum):
    """Whom a training is for."""

    AGENT = "agent"
    HEIR = "heir"
    OTHER = "other"


KIND_LABELS: dict[TrainingKind, str] = {
    TrainingKind.AGENT: _("Perisai agents"),
    TrainingKind.HEIR: _("Heirs"),
    TrainingKind.OTHER: _("Others"),
}


class ParticipantKind(StrEnum):
    """Where somebody of a training came from."""

    AGENT = "agent"
    HEIR = "heir"
    WORKER = "worker"
    LISTED = "listed"
    WALK_IN = "walk_in"


PARTICIPANT_LABELS: dict[ParticipantKind, str] = {
    ParticipantKind.AGENT: _("Perisai agent"),
    ParticipantKind.HEIR: _("Heir"),
    ParticipantKind.WORKER: _("Worker"),
    ParticipantKind.LISTED: _("From a list"),
    ParticipantKind.WALK_IN: _("Walk-in"),
}


class How(StrEnum):
    """How a mark came in."""

    DOOR = "door"
    PAPER = "paper"
    SHEET = "sheet"
    HAND = "hand"
    COMMAND = "command"


HOW_LABELS: dict[How, str] = {
    How.DOOR: _("At the door"),
    How.PAPER: _("Signed sheet"),
    How.SHEET: _("Spreadsheet"),
    How.HAND: _("By hand"),
    How.COMMAND: _("Command line"),
}


class AgentRole(StrEnum):
    """What an agent is in a wadah."""

    HEAD = "head"
    ADMIN = "admin"
    AGENT = "agent"


AGENT_ROLE_LABELS: dict[AgentRole, str] = {
    AgentRole.HEAD: _("Head of wadah"),
    AgentRole.ADMIN: _("Administration"),
    AgentRole.AGENT: _("Perisai"),
}

PRINTED_ROLES: dict[AgentRole, str] = {
    AgentRole.HEAD: "Kepala Wadah",
    AgentRole.ADMIN: "Petugas Administrasi",
    AgentRole.AGENT: "Perisai",
}
"""As papers write them, which are Indonesian always."""


def participant_code(digest: bytes) -> str:
    """A participant's code out of random bytes: `LT-7K3M-Q9XT`, capitals, digits and hyphens."""
    return f"{_PREFIX}-{readable_code(digest, 2)}"


def read_participant_code(typed: str) -> str:
    """The code that is meant by what was typed or scanned, as a participant bears it.

    Lower case, blanks, other signs than hyphens (a scanner set for another keyboard), a missing
    LT, and 0, O, 1, I for the signs they resemble. Empty where it cannot be a code.
    """
    signs = plain_code(typed).translate(_LIKE_SIGNS)
    if len(signs) == len(_PREFIX) + _SIGNS and signs.startswith(_PREFIX):
        signs = signs[len(_PREFIX) :]
    if len(signs) != _SIGNS or not set(signs) <= set(ALPHABET):
        return ""
    return f"{_PREFIX}-{signs[:4]}-{signs[4:]}"


def page_stem(digest: bytes) -> str:
    """What the codes of one printed sheet begin with, out of random bytes: `H7K3`."""
    bits = int.from_bytes(digest[:STEM_BYTES], "big")
    return _PAGE_PREFIX + "".join(ALPHABET[bits >> 5 * place & 31] for place in range(3))


def page_code(stem: str, page: int) -> str:
    """The code of a page of a sheet to sign: `H7K3-2`."""
    return f"{stem}-{page}"


def read_page_code(typed: str) -> str:
    """The code of a page that is meant; empty where it cannot be one."""
    signs = plain_code(typed)
    stem = signs[:1] + signs[1:_STEM].translate(_LIKE_SIGNS)
    page = signs[_STEM:].translate(_LIKE_DIGITS)
    if len(stem) < _STEM or not stem.startswith(_PAGE_PREFIX):
        return ""
    return page_code(stem, int(page)) if page.isdigit() and page.isascii() else ""
