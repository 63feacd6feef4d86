"""What the submission sheet has besides for letters that take people out, or cover them again."""

from desktop.domain.letter_kinds import LetterKind
from desktop.domain.roster import RosterLine
from desktop.services.letters.papers.reasons import WHY_LEFT
from desktop.services.sheets.writing import OutColumn

_REMARK = (OutColumn("Keterangan", 40),)
_GONE = (
    OutColumn("NIK yang Diganti", 20),
    OutColumn("Nama yang Diganti", 34),
    OutColumn("Alasan Penggantian", 28),
)


def more_columns(kind: str) -> tuple[OutColumn, ...]:
    """The columns after those that every letter has."""
    if kind == LetterKind.REPLACEMENT:
        return _GONE
    return _REMARK if kind in (LetterKind.REMOVAL, LetterKind.RENEWAL) else ()


def more_cells(kind: str, line: RosterLine) -> tuple[str, ...]:
    """A person's cells in those columns: who makes room and why, or the remark of the roster."""
    if kind == LetterKind.REPLACEMENT:
        gone = line.replaces
        return (gone.nik, gone.name, WHY_LEFT.get(gone.reason, "")) if gone else ("", "", "")
    return (line.note,) if more_columns(kind) else ()
