"""The lists of movements as a workbook: additions, removals, replacements and their sums."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from db.engine import Session
from desktop.domain.dates import letter_date
from desktop.services.acting import Acting
from desktop.services.register.mutations import Movement, Mutations, Sum, list_mutations
from desktop.services.sheets.book import BookSheet, write_book
from desktop.services.sheets.writing import OutColumn
from desktop.services.upkeep.audit import record

# Sheets handed out are always Indonesian.
_CAUSES = {
    "died": "Meninggal",
    "moved": "Pindah domisili",
    "wage_earner": "Menjadi pekerja penerima upah",
    "civil_servant": "Menjadi ASN, TNI atau Polri",
    "over_age": "Usia 65 tahun atau lebih",
    "own_request": "Atas permintaan sendiri",
    "double": "Data ganda",
    "other": "Lainnya",
    "returned": "Kembali",
    "mistake": "Keliru dikeluarkan",
    "listed": "Terdata baru",
    "moved_within": "Pindah kecamatan",
    "letter.issue": "Diajukan dengan surat",
    "letter.cancel": "Surat dibatalkan",
}
_PERSON = (
    OutColumn("NIK", 19),
    OutColumn("Nama", 30),
    OutColumn("Tanggal lahir", 12, "date"),
    OutColumn("Nomor peserta", 14),
    OutColumn("Desa/Kelurahan", 20),
    OutColumn("Kecamatan", 20),
    OutColumn("Tanggal", 12, "date"),
    OutColumn("Alasan", 28),
    OutColumn("Surat", 24),
)
_NUMBER = OutColumn("No", 5, "number")


def save_mutations(
    session: Session,
    acting: Acting,
    path: Path,
    *,
    since: date,
    until: date,
    who: str = "participants",
    region: str = "",
) -> Mutations:
    """Write the movements between two days as a workbook of four sheets.

    Errors as `list_mutations`, and UserError `file.not_written`.
    """
    found = list_mutations(session, since=since, until=until, who=who, region=region)
    whom = "peserta" if who == "participants" else "data pekerja"
    title = f"mutasi {whom} {letter_date(since)} s.d. {letter_date(until)}"
    sheets = [
        BookSheet("Rekap", f"Rekap {title}", _SUMS, *_sum_rows(found)),
        _people("Penambahan", title, found.additions),
        _people("Pengurangan", title, found.removals),
        _replacements(title, found.replacements),
    ]
    write_book(path, sheets, created=acting.now())
    rows = len(found.additions) + len(found.removals) + 2 * len(found.replacements)
    record(session, acting, "worker.mutations", "worker", None, {"rows": rows, "who": who})
    return found


_SUMS = (
    OutColumn("Kecamatan", 26),
    OutColumn("Awal", 10, "number"),
    OutColumn("Penambahan", 12, "number"),
    OutColumn("Pengurangan", 12, "number"),
    OutColumn("Penggantian (keluar)", 14, "number"),
    OutColumn("Penggantian (masuk)", 14, "number"),
    OutColumn("Akhir", 10, "number"),
)


def _sum_rows(found: Mutations) -> tuple[list[tuple[object, ...]], int]:
    rows = [_sum_row(one, one.name) for one in found.sums]
    return [*rows, _sum_row(found.total, "Jumlah")], 1


def _sum_row(one: Sum, name: str) -> tuple[object, ...]:
    return (name, one.start, one.added, one.removed, one.replaced, one.replaced, one.end)


def _people(kind: str, title: str, people: Sequence[Movement]) -> BookSheet:
    rows = [(at, *_person(one)) for at, one in enumerate(people, start=1)]
    return BookSheet(kind, f"{kind} {title}", (_NUMBER, *_PERSON), rows)


def _replacements(title: str, pairs: Sequence[tuple[Movement, Movement]]) -> BookSheet:
    columns = (_NUMBER, OutColumn("Keluar/masuk", 12), *_PERSON)
    rows = [
        (at, way, *_person(one))
        for at, pair in enumerate(pairs, start=1)
        for way, one in zip(("Keluar", "Masuk"), pair, strict=True)
    ]
    return BookSheet("Penggantian", f"Penggantian {title}", columns, rows)


def _person(one: Movement) -> tuple[object, ...]:
    return (
        one.nik,
        one.name,
        one.birth_date,
        one.member_number,
        one.village,
        one.kecamatan,
        one.day,
        _CAUSES.get(one.cause, _CAUSES["other"]),
        one.letter,
    )
