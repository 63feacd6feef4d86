"""The empty sheet handed to villages: filled in right, it comes back without a held row."""

from dataclasses import replace
from pathlib import Path

from db.engine import Session
from db.queries import regions as region_queries
from desktop.domain.errors import UserError
from desktop.domain.occupations import OCCUPATIONS
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.offices.settings import require_office
from desktop.services.sheets.blank import BlankColumn, write_blank

_SHEET = "Daftar pekerja"
_KABUPATEN, _KECAMATAN, _VILLAGE = 4, 6, 10
_DIGITS = "Ditulis sebagai teks, 16 angka sesuai KTP atau KK. Bagian dari angka tidak boleh hilang."

# What is handed out is always Indonesian, whatever the window speaks.
_COLUMNS = (
    BlankColumn("NIK", 20, hint=_DIGITS, required=True, length=16),
    BlankColumn("Nomor KK", 20, hint=_DIGITS, length=16),
    BlankColumn("Nama lengkap", 30, hint="Sesuai KTP, tanpa gelar.", required=True),
    BlankColumn("Tempat lahir", 18, hint="Sesuai KTP."),
    BlankColumn("Tanggal lahir", 14, "date", "Hari-bulan-tahun: 21-05-1980.", required=True),
    BlankColumn(
        "Jenis kelamin", 10, hint="L atau P.", choices=("L", "P"), strict=True, required=True
    ),
    BlankColumn("Nama ibu kandung", 24, hint="Nama gadis ibu kandung, sesuai KK."),
    BlankColumn("Alamat", 28, hint="Jalan atau keterangan tempat."),
    BlankColumn("RT", 6, hint="Angka saja: 003."),
    BlankColumn("RW", 6, hint="Angka saja: 001."),
    BlankColumn("Dusun", 16, hint="Dusun atau lingkungan."),
    BlankColumn("Kabupaten/Kota", 18, hint="Pilih dari daftar.", required=True, strict=True),
    BlankColumn("Kecamatan", 18, hint="Pilih dari daftar.", required=True, strict=True),
    BlankColumn(
        "Desa/Kelurahan", 22, hint="Pilih dari daftar: desa dari kecamatan di sebelah kiri.",
        required=True, strict=True,
    ),
    BlankColumn(
        "Pekerjaan", 22, hint="Pilih dari daftar, atau tulis yang lain.", choices=OCCUPATIONS
    ),
    BlankColumn("Penghasilan per bulan", 16, "number", "Rupiah: 900000."),
    BlankColumn("Nomor HP", 16, hint="Ditulis sebagai teks: 081234567890. Boleh kosong."),
    BlankColumn("Keterangan", 24, hint="Boleh kosong."),
)  # fmt: skip


def save_template(session: Session, acting: Acting, path: Path, *, region: str = "") -> Path:
    """Write the empty sheet of a region (the office's own where none is given); its full path.

    UserError `office.missing`, `region.unknown`, `file.not_written`.
    """
    columns = _columns_of(session, region.strip().replace(".", ""))
    write_blank(path, columns, sheet=_SHEET, created=acting.now())
    return path.absolute()


def _columns_of(session: Session, code: str) -> list[BlankColumn]:
    office = require_office(session).region
    within = code or office
    rows = region_queries.region_rows(session, within[:_KABUPATEN])
    names = {each: name for each, name, _kind, _parent in rows}
    villages = sorted(
        (each for each in names if len(each) == _VILLAGE and each.startswith(within)),
        key=lambda each: (names[each[:_KECAMATAN]], names[each]),
    )
    if not villages or not within.startswith(office):
        raise UserError(
            "region.unknown",
            _("{code} is no region of this office. Give the code of a kecamatan or desa.").format(
                code=f'"{code}"'
            ),
        )
    groups: dict[str, list[str]] = {}
    for each in villages:
        groups.setdefault(names[each[:_KECAMATAN]], []).append(names[each])
    regencies = sorted({names[each[:_KABUPATEN]] for each in villages})
    placed = {
        "Kabupaten/Kota": {"choices": regencies},
        "Kecamatan": {"choices": sorted(groups)},
        "Desa/Kelurahan": {"within": "Kecamatan", "groups": groups},
    }
    return [
        replace(column, **placed.get(column.header, {}))  # type: ignore[arg-type]
        for column in _COLUMNS
        if column.header != "Kabupaten/Kota" or len(regencies) > 1
    ]
