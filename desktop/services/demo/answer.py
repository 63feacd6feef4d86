"""The insurer's check of the made-up office: the list sent, and an answer nobody ever gave."""

from pathlib import Path

from db.engine import Database
from db.queries import checks as queries
from db.queries.checks import SentLine
from desktop.domain.dates import short_date
from desktop.domain.progress import SILENT, Progress
from desktop.services.acting import Acting
from desktop.services.checks.answers import Answered, import_answer
from desktop.services.checks.export import export_check
from desktop.services.demo.folder import DemoFolder
from desktop.services.sheets.writing import OutColumn, write_sheet

_COLUMNS = (
    OutColumn("NO", 6, "number"),
    OutColumn("NIK", 20),
    OutColumn("NAMA", 34),
    OutColumn("TANGGAL LAHIR", 14),
    OutColumn("STATUS", 9),
    OutColumn("KETERANGAN", 30),
)
_FREE = ("Y", "BISA DAFTAR")
_OTHERS = (("T", "SUDAH MENJADI PESERTA"), ("T", "DUPLIKASI"), ("N", "SUDAH MENJADI PESERTA"))
_DOUBTFUL = ("", "MENUNGGU KONFIRMASI CABANG")
_UNANSWERED, _UNCLEAR = 27, 77
_EVERY = 40
"""One of so many people is refused."""


def take_answer(
    database: Database,
    acting: Acting,
    place: DemoFolder,
    progress: Progress = SILENT,
    *,
    whole: bool = True,
) -> Answered:
    """Send everybody who is eligible, write an answer, and take it in.

    Of an answer that is not `whole` a few wait still, and a few are answered by words of its own.
    """
    with database.write() as session:
        sent = export_check(session, acting, place.check, progress=progress)
    with database.read() as session:
        lines = queries.sent(session, sent.check)
    _write(place.answer, lines, acting, whole=whole)
    with database.write() as session:
        return import_answer(session, acting, place.answer, progress=progress)


def _write(path: Path, lines: list[SentLine], acting: Acting, *, whole: bool) -> None:
    rows = [
        [number, line.nik, line.name, short_date(line.birth_date), *_said(number, whole=whole)]
        for number, line in enumerate(lines, start=1)
        if whole or number % _UNANSWERED
    ]
    write_sheet(path, _COLUMNS, rows, sheet="Hasil", created=acting.now())


def _said(number: int, *, whole: bool) -> tuple[str, str]:
    """What the insurer says of the person of a number: that a few are members already."""
    if not whole and number % _UNCLEAR == 0:
        return _DOUBTFUL
    return _OTHERS[number // _EVERY % len(_OTHERS)] if number % _EVERY == 0 else _FREE
