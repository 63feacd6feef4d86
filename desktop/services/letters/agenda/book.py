"""The agenda book of a year as a spreadsheet or a PDF."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from db.engine import Session
from db.queries import agenda as queries
from db.queries.agenda import AgendaLine
from desktop.domain.dates import short_date
from desktop.domain.errors import UserError
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.money import grouped
from desktop.domain.statuses import LetterState
from desktop.domain.texts import gettext as _
from desktop.paths import replace_file
from desktop.services.acting import Acting
from desktop.services.letters.agenda.drawing import BookFacts, draw_book
from desktop.services.letters.copies import not_written
from desktop.services.letters.gather import government_of
from desktop.services.offices.settings import read_settings, require_office
from desktop.services.sheets.writing import OutColumn, sheet_bytes
from desktop.services.upkeep.audit import record

COLUMNS = (
    OutColumn("Kode", 16),
    OutColumn("No. urut", 9, "number"),
    OutColumn("Nomor surat", 40),
    OutColumn("Tanggal", 13, "date"),
    OutColumn("Jenis", 14),
    OutColumn("Tujuan", 40),
    OutColumn("Orang", 9, "number"),
    OutColumn("Iuran (Rp)", 16, "number"),
    OutColumn("Status", 14),
    OutColumn("Dikirim", 13, "date"),
    OutColumn("Keterangan", 44),
)
KINDS = {
    LetterKind.ENROLMENT: "Pendaftaran",
    LetterKind.ADDITION: "Penambahan",
    LetterKind.REMOVAL: "Pengurangan",
    LetterKind.REPLACEMENT: "Penggantian",
    LetterKind.RENEWAL: "Perpanjangan",
}
STATES = {
    LetterState.ISSUED: "Terbit",
    LetterState.SENT: "Dikirim",
    LetterState.ANSWERED: "Dijawab",
    LetterState.CANCELLED: "Dibatalkan",
}
FREE = "Nomor tidak dipakai"
WITHOUT = "Belum bernomor"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the book: a letter, or a number of its counter that no letter has.

    `sent_on` and `dated` are nothing where not known, money in rupiah.
    """

    register: str
    ordinal: int | None
    number: str
    dated: date | None
    kind: str
    addressee: str
    rows: int | None
    cost: int | None
    state: str
    sent_on: date | None
    note: str


def agenda_entries(session: Session, year: int) -> list[Entry]:
    """The book of a year by code and ordinal, gaps told; letters without a number at the end."""
    lines = queries.letters_of_year(session, year)
    numbered = [one for one in lines if one.number]
    entries: list[Entry] = []
    for register, some in groupby(numbered, key=lambda one: one.register):
        before = 0
        for line in some:
            entries += [_gap(register, missing) for missing in range(before + 1, line.ordinal or 0)]
            entries.append(_entry(line))
            before = max(before, line.ordinal or 0)
    return [*entries, *(_entry(one) for one in lines if not one.number)]


def _gap(register: str, ordinal: int) -> Entry:
    return Entry(register, ordinal, "", None, "", "", None, None, "", None, FREE)


def _entry(line: AgendaLine) -> Entry:
    facts = json.loads(line.facts)
    told = [
        "" if line.number else WITHOUT,
        f"Alasan: {line.reason}" if line.reason else "",
        f"Kepada {line.sent_to}" if line.sent_to else "",
    ]
    return Entry(
        line.register,
        line.ordinal,
        line.number,
        line.date,
        KINDS[LetterKind(line.kind)],
        str(facts.get("addressee", "")),
        line.rows,
        line.cost,
        STATES[LetterState(line.state)],
        line.sent_on,
        "; ".join(part for part in told if part),
    )


def agenda_book(session: Session, acting: Acting, year: int, out: Path) -> Path:
    """Write the book of a year, by the ending of `out` a PDF or a spreadsheet; give back where.

    UserError `agenda.empty` for a year without letters, `agenda.ending`, `file.not_written`.
    """
    out = out.absolute()
    entries = agenda_entries(session, year)
    if not entries:
        raise UserError("agenda.empty", _("No letter was issued in {year}.").format(year=year))
    title = f"Buku agenda surat keluar {year}"
    ending = out.suffix.lower()
    if ending == ".pdf":
        content = draw_book(_facts(session, title), _texts(entries), acting.now())
    elif ending == ".xlsx":
        content = sheet_bytes(
            COLUMNS, [_row(one) for one in entries], sheet=f"Agenda {year}",
            created=acting.now(), title=title,
        )  # fmt: skip
    else:
        raise UserError(
            "agenda.ending", _("The agenda book is written as .xlsx or .pdf. Name it so.")
        )
    try:
        replace_file(out, content)
    except OSError as fault:
        raise not_written(out.parent, fault) from fault
    told: dict[str, object] = {"year": year, "rows": len(entries), "file": out.name}
    record(session, acting, "letter.agenda", "letter", None, told)
    return out


def _row(one: Entry) -> tuple[object, ...]:
    return (
        one.register, "" if one.ordinal is None else one.ordinal, one.number, one.dated or "",
        one.kind, one.addressee, "" if one.rows is None else one.rows,
        "" if one.cost is None else one.cost, one.state, one.sent_on or "", one.note,
    )  # fmt: skip


def _facts(session: Session, title: str) -> BookFacts:
    office = require_office(session)
    settings = read_settings(session)
    return BookFacts(
        title,
        government_of(office.region, office.region_name),
        office.name,
        settings.text("paper"),
        settings.text("typeface"),
    )


def _texts(entries: Sequence[Entry]) -> list[tuple[str, ...]]:
    return [
        (
            "" if one.ordinal is None else str(one.ordinal),
            one.number or "–",
            short_date(one.dated) if one.dated else "–",
            one.kind or "–",
            one.addressee or "–",
            "–" if one.rows is None else grouped(one.rows),
            "–" if one.cost is None else grouped(one.cost),
            one.state or "–",
            one.note,
        )
        for one in entries
    ]
