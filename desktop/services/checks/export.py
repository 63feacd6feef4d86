"""The list for the insurer's check: eligible people in the insurer's columns."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.engine import Session, after_commit, after_rollback
from db.queries import checks as queries
from db.queries.checks import SentLine
from db.queries.verifications import set_status
from desktop.domain.dates import age_on, short_date
from desktop.domain.errors import UserError
from desktop.domain.names import fold
from desktop.domain.progress import SILENT, Progress
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.paths import put_in_place, replace_file
from desktop.services.acting import Acting
from desktop.services.offices.named_region import named_region
from desktop.services.offices.settings import require_office
from desktop.services.register.named_niks import named_niks
from desktop.services.sheets.writing import OutColumn, sheet_bytes
from desktop.services.upkeep.audit import record

COLUMNS = (
    OutColumn("NO", 6, "number"),
    OutColumn("NAMA LENGKAP", 34),
    OutColumn("NIK", 20),
    OutColumn("NOMOR KK", 20),
    OutColumn("TANGGAL LAHIR", 14),
    OutColumn("USIA", 7, "number"),
    OutColumn("NOMOR PONSEL", 16),
    OutColumn("ALAMAT", 34),
    OutColumn("RT/RW", 10),
    OutColumn("KELURAHAN", 22),
    OutColumn("KOORDINATOR", 20),
    OutColumn("NOTE", 20),
)
"""Preset A of domain.md 1.4; NIK, KK and dates are text."""

_SHEET = "Padan"


@dataclass(frozen=True, slots=True)
class Sent:
    """A list made: its id, how many people, and where it lies."""

    check: int
    rows: int
    path: Path


def export_check(
    session: Session,
    acting: Acting,
    path: Path,
    *,
    region: str = "",
    niks: Sequence[str] = (),
    progress: Progress = SILENT,
) -> Sent:
    """Write eligible people of a region, some by NIK, or all; they become `checking`.

    Who has an open error stays. The file is in place when the session commits, and not at all
    where it does not. UserError `check.nobody`, `region.unknown`, `file.not_written`.
    """
    code = named_region(session, region)
    progress.step(0, 3, _("Choosing workers"))
    lines = in_order(queries.to_send(session, code, named_niks(session, niks)))
    if not lines:
        raise UserError(
            "check.nobody",
            _("Nobody here is eligible and waits for the insurer. Verify people first."),
        )
    progress.step(1, 3, _("Writing the list"))
    now = acting.now()
    _stage(session, path, _workbook(lines, acting))
    progress.step(2, 3, _("Noting who was sent"))
    values = {
        "uid": acting.chance.uid(),
        "region": code or require_office(session).region,
        "at": now,
        "by": acting.user,
    }
    check = queries.add_check(session, values, [line.worker_id for line in lines])
    told: dict[str, object] = {"region": code, "rows": len(lines), "file": path.name}
    audit_id = record(session, acting, "check.export", "check", check, told)
    ids = [line.worker_id for line in lines]
    set_status(session, ids, WorkerStatus.CHECKING, audit_id=audit_id, at=now)
    return Sent(check, len(lines), path.absolute())


def save_check(session: Session, acting: Acting, check: int, path: Path) -> Sent:
    """Write a list once more, everybody who was sent with it; UserError `check.unknown`."""
    lines = queries.sent(session, check)
    if not lines:
        raise UserError("check.unknown", _("There is no list {id}.").format(id=check))
    _stage(session, path, _workbook(lines, acting))
    told: dict[str, object] = {"rows": len(lines), "file": path.name}
    record(session, acting, "check.save", "check", check, told)
    return Sent(check, len(lines), path.absolute())


def in_order(lines: Sequence[SentLine]) -> list[SentLine]:
    """Kecamatan, desa, name, NIK: the order of every roster."""
    return sorted(
        lines,
        key=lambda one: (
            fold(one.kecamatan),
            one.region[:6],
            fold(one.village),
            one.region,
            one.name_key,
            one.nik,
        ),
    )


def _workbook(lines: Sequence[SentLine], acting: Acting) -> bytes:
    today = acting.today()
    rows = [_row(number, line, today) for number, line in enumerate(lines, start=1)]
    return sheet_bytes(COLUMNS, rows, sheet=_SHEET, created=acting.now())


def _row(number: int, line: SentLine, today: date) -> list[object]:
    return [
        number,
        line.name,
        line.nik,
        line.kk,
        short_date(line.birth_date),
        age_on(line.birth_date, today),
        line.phone,
        ", ".join(part for part in (line.address, line.hamlet) if part),
        f"{line.rt}/{line.rw}" if line.rt and line.rw else line.rt or line.rw,
        line.village,
        "",
        "",
    ]


def _stage(session: Session, path: Path, content: bytes) -> None:
    """Write a file beside its place; it gets its name when the session's changes are kept."""
    path = path.absolute()
    waiting = path.with_name(f".{path.name}.new")
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "a folder has this name", str(path))
        replace_file(waiting, content)
    except OSError as fault:
        raise _not_written(path, fault) from fault

    def settle() -> None:
        try:
            put_in_place(waiting, path)
        except OSError as fault:
            raise _not_written(path, fault) from fault

    def take_away() -> None:
        with contextlib.suppress(OSError):
            waiting.unlink(missing_ok=True)

    after_rollback(session, take_away)
    after_commit(session, settle)


def _not_written(path: Path, fault: OSError) -> UserError:
    return UserError(
        "file.not_written",
        _(
            "“{file}” could not be written: {why}. Close it in other programs, check the folder,"
            " and save the list again."
        ).format(file=path.name, why=fault.strerror or type(fault).__name__),
        file=str(path),
    )
