"""The list for the insurer's check: eligible people in the columns of the office's layout."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from pathlib import Path

from db.engine import Session, after_commit, after_rollback
from db.queries import checks as queries
from db.queries import regions
from db.queries.checks import SentLine
from db.queries.verifications import set_status
from desktop.domain.dates import age_on
from desktop.domain.errors import UserError
from desktop.domain.names import fold
from desktop.domain.progress import SILENT, Progress
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.paths import put_in_place, replace_file
from desktop.services.acting import Acting
from desktop.services.offices.named_region import named_region
from desktop.services.offices.settings import read_settings, require_office
from desktop.services.register.named_niks import named_niks
from desktop.services.sheets.layout_rows import layout_rows, name_parts, out_columns
from desktop.services.sheets.layouts_kept import office_layout
from desktop.services.sheets.writing import require_xlsx, sheet_bytes
from desktop.services.upkeep.audit import record


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
    password: str = "",
    progress: Progress = SILENT,
) -> Sent:
    """Write eligible people of a region, some by NIK, or all; they become `checking`.

    Who has an open error stays. The file is in place when the session commits, and not at all
    where it does not. UserError `check.nobody`, `region.unknown`, `file.ending`,
    `file.not_written`.
    """
    require_xlsx(path)
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
    _stage(session, path, _workbook(session, lines, acting, password))
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


def save_check(
    session: Session, acting: Acting, check: int, path: Path, *, password: str = ""
) -> Sent:
    """Write a list once more, everybody who was sent with it; UserError `check.unknown`."""
    lines = queries.sent(session, check)
    if not lines:
        raise UserError("check.unknown", _("There is no list {id}.").format(id=check))
    _stage(session, path, _workbook(session, lines, acting, password))
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


def _workbook(session: Session, lines: Sequence[SentLine], acting: Acting, password: str) -> bytes:
    layout = office_layout(session, read_settings(session).text("check_layout"))
    rows = layout_rows(layout, enumerate(lines, start=1), _values(session, lines, acting.today()))
    columns = out_columns(layout)
    return sheet_bytes(columns, rows, sheet=layout.sheet, created=acting.now(), password=password)


def _values(
    session: Session, lines: Sequence[SentLine], today: date
) -> Mapping[str, Callable[[tuple[int, SentLine]], object]]:
    """What each field of a layout is for a person of a list, with their place in it."""
    codes = sorted({line.region[:4] for line in lines})
    regencies = {code: found.name for code in codes if (found := regions.region(session, code))}

    def of_line(known: Callable[[SentLine], object]) -> Callable[[tuple[int, SentLine]], object]:
        return lambda placed: known(placed[1])

    own = (
        "nik", "name", "kk", "birth_place", "birth_date", "sex", "mother_name", "phone", "rt", "rw",
        "village", "kecamatan", "occupation", "income",
    )  # fmt: skip
    values = {name: of_line(attrgetter(name)) for name in own}
    return values | {
        "position": lambda placed: placed[0],
        "name_first": of_line(lambda line: name_parts(line.name)[0]),
        "name_middle": of_line(lambda line: name_parts(line.name)[1]),
        "name_last": of_line(lambda line: name_parts(line.name)[2]),
        "age": of_line(lambda line: age_on(line.birth_date, today)),
        "address": of_line(
            lambda line: ", ".join(part for part in (line.address, line.hamlet) if part)
        ),
        "rt_rw": of_line(
            lambda line: f"{line.rt}/{line.rw}" if line.rt and line.rw else line.rt or line.rw
        ),
        "regency": of_line(lambda line: regencies.get(line.region[:4], "")),
        "regency_code": of_line(lambda line: line.region[:4]),
        "region_code": of_line(attrgetter("region")),
    }


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
