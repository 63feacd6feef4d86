"""What follows from an answer: a list of what to mend, and a letter for those who were mended."""

import json
from pathlib import Path

from db.engine import Session
from db.queries import letter_answers as queries
from db.queries.letter_answers import LetterPerson
from desktop.domain.errors import UserError
from desktop.domain.letter_answers import Outcome
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.progress import SILENT, Progress
from desktop.domain.statuses import OUT, WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.letters.draft import Drafted, draft_letter
from desktop.services.letters.states import require_state
from desktop.services.sheets.writing import OutColumn, write_sheet
from desktop.services.upkeep.audit import record

COLUMNS = (
    OutColumn("No", 6, "number"),
    OutColumn("NIK", 20),
    OutColumn("Nama Lengkap", 34),
    OutColumn("Nomor KK", 20),
    OutColumn("Tanggal Lahir", 14, "date"),
    OutColumn("Desa/Kelurahan", 22),
    OutColumn("Kecamatan", 22),
    OutColumn("Jawaban BPJS", 16),
    OutColumn("Alasan", 40),
    OutColumn("Perbaikan NIK", 20),
    OutColumn("Perbaikan Nama", 34),
    OutColumn("Perbaikan Tanggal Lahir", 16),
    OutColumn("Catatan", 30),
)
"""The insurer's word, and room beside it for what the village finds."""
_SAID = {Outcome.REJECTED: "Ditolak", None: "Belum dijawab"}


def correction_list(session: Session, acting: Acting, letter: int, out: Path) -> int:
    """Write whom the insurer rejected or did not answer, with the reasons; how many they are.

    UserError `answer.none_open` where everybody was accepted, `file.not_written`, and those of
    the state.
    """
    line = require_state(session, letter, *OUT, to_do=_("Only an issued letter can be answered."))
    people = [one for one in queries.people(session, letter) if one.outcome != Outcome.ACCEPTED]
    if not people:
        raise UserError("answer.none_open", _("The insurer accepted everybody of this letter."))
    title = f"Perbaikan data, surat {line.number}" if line.number else "Perbaikan data"
    write_sheet(
        out, COLUMNS, [_row(one) for one in people], sheet="Perbaikan", created=acting.now(),
        title=title,
    )  # fmt: skip
    told: dict[str, object] = {"uid": line.uid, "rows": len(people), "file": out.name}
    record(session, acting, "letter.corrections", "letter", letter, told)
    return len(people)


def _row(one: LetterPerson) -> tuple[object, ...]:
    told = json.loads(one.frozen)
    said = Outcome(one.outcome) if one.outcome else None
    return (
        one.position, one.nik, one.name, told["kk"], one.birth_date, told["village"],
        told["kecamatan"], _SAID[said], one.reason, "", "", "", "",
    )  # fmt: skip


def follow_up(
    session: Session, acting: Acting, letter: int, *, progress: Progress = SILENT
) -> Drafted:
    """Draft an addition for whom the insurer had rejected and who may go again since.

    Who still stands as rejected is left out: first mended, then back on the list and verified.
    UserError `answer.none_rejected`, and those of `draft_letter`.
    """
    line = require_state(session, letter, *OUT, to_do=_("Only an issued letter can be answered."))
    rejected = [one for one in queries.people(session, letter) if one.outcome == Outcome.REJECTED]
    if not rejected:
        raise UserError(
            "answer.none_rejected",
            _("The insurer has rejected nobody of this letter; there is nobody to propose again."),
        )
    return draft_letter(
        session,
        acting,
        funding=line.funding_id,
        kind=LetterKind.ADDITION,
        niks=[one.nik for one in rejected if one.status != WorkerStatus.REJECTED]
        or [one.nik for one in rejected],
        follows=letter,
        progress=progress,
    )
