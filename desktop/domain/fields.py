"""A column of the register, declared once: table, form, import, export and messages follow."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.texts import mark as _


class Kind(StrEnum):
    """How a field's text is read, checked, shown and written."""

    TEXT = "text"
    NAME = "name"
    NIK = "nik"
    KK = "kk"
    DATE = "date"
    SEX = "sex"
    REGION = "region"
    MONEY = "money"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a register.

    `synonyms` are headers that lists give it, folded as `names.fold_header` folds them (lower
    case, single blanks, no dots, slashes or underscores). `required` holds a row where it is
    empty. `form` is the group it stands in on a form; `width` its width in a sheet, in
    characters; `longest` its greatest length.
    """

    key: str
    label: str
    kind: Kind
    synonyms: tuple[str, ...]
    required: bool = False
    form: str = "person"
    width: int = 16
    longest: int = 200


WORKER: tuple[Field, ...] = (
    Field(
        "nik",
        _("NIK"),
        Kind.NIK,
        (
            "nik",
            "no nik",
            "no ktp",
            "nomor ktp",
            "no ktp nik",
            "nik ktp",
            "nomor identitas",
            "no identitas",
            "nomor nik",
            "nomor induk kependudukan",
            "no induk kependudukan",
            "no e ktp",
            "ktp",
        ),
        required=True,
        width=20,
        longest=16,
    ),
    Field(
        "kk",
        _("KK number"),
        Kind.KK,
        (
            "kk",
            "no kk",
            "nokk",
            "nomor kk",
            "kartu keluarga",
            "nomor kartu keluarga",
            "no kartu keluarga",
        ),
        width=20,
        longest=16,
    ),
    Field(
        "name",
        _("Full name"),
        Kind.NAME,
        (
            "nama",
            "nama lengkap",
            "nama pekerja",
            "nama peserta",
            "nama calon peserta",
            "nama sesuai ktp",
            "nama lengkap sesuai ktp",
            "nama tenaga kerja",
            "nama penduduk",
            "nama lengkap (sesuai ktp)",
            "nama orang",
        ),
        required=True,
        width=32,
        longest=100,
    ),
    Field(
        "birth_place",
        _("Place of birth"),
        Kind.TEXT,
        ("tempat lahir", "tmpt lahir", "tmp lahir", "tempat kelahiran", "tpt lahir"),
        width=18,
    ),
    Field(
        "birth_date",
        _("Date of birth"),
        Kind.DATE,
        ("tanggal lahir", "tgl lahir", "tgl kelahiran", "tanggal kelahiran", "lahir"),
        required=True,
        width=14,
        longest=10,
    ),
    Field(
        "sex",
        _("Sex"),
        Kind.SEX,
        (
            "l p",
            "jk",
            "jenis kelamin",
            "j k",
            "kelamin",
            "sex",
            "jns kelamin",
            "p l",
            "jenis kelamin l p",
            "gender",
            "lk pr",
        ),
        width=6,
        longest=1,
    ),
    Field(
        "mother_name",
        _("Mother's name"),
        Kind.NAME,
        ("nama ibu kandung", "nama ibu", "ibu kandung", "nama gadis ibu kandung", "ibu"),
        width=26,
        longest=100,
    ),
    Field(
        "address",
        _("Address"),
        Kind.TEXT,
        (
            "alamat",
            "alamat lengkap",
            "alamat ktp",
            "alamat sesuai ktp",
            "alamat tinggal",
            "alamat domisili",
            "jalan",
        ),
        form="address",
        width=30,
    ),
    Field("rt", _("RT"), Kind.TEXT, ("rt", "no rt"), form="address", width=6, longest=5),
    Field("rw", _("RW"), Kind.TEXT, ("rw", "no rw"), form="address", width=6, longest=5),
    Field(
        "hamlet",
        _("Hamlet"),
        Kind.TEXT,
        ("dusun", "nama dusun", "lingkungan", "kampung"),
        form="address",
        width=16,
    ),
    Field(
        "region",
        _("Village"),
        Kind.REGION,
        (
            "desa",
            "kelurahan",
            "desa kelurahan",
            "desa kel",
            "kelurahan desa",
            "nama desa",
            "kel desa",
            "nama desa kelurahan",
            "desa lurah",
            "kode desa",
            "kode wilayah",
            "nama kelurahan",
            "desa asal",
            "desa domisili",
        ),
        required=True,
        form="address",
        width=22,
        longest=10,
    ),
    Field(
        "occupation",
        _("Occupation"),
        Kind.TEXT,
        (
            "pekerjaan",
            "jenis pekerjaan",
            "profesi",
            "bidang usaha",
            "usaha",
            "mata pencaharian",
            "jenis usaha",
        ),
        form="work",
        width=20,
    ),
    Field(
        "income",
        _("Monthly income"),
        Kind.MONEY,
        (
            "penghasilan",
            "penghasilan per bulan",
            "pendapatan",
            "upah",
            "pendapatan per bulan",
            "penghasilan bulan",
            "penghasilan rp",
            "rata rata penghasilan",
        ),
        form="work",
        width=14,
    ),
    Field(
        "phone",
        _("Phone"),
        Kind.PHONE,
        (
            "no hp",
            "nomor hp",
            "hp",
            "nomor ponsel",
            "telp",
            "no telp",
            "telepon",
            "wa",
            "no wa",
            "nomor telepon",
            "no telepon",
            "handphone",
            "no handphone",
            "no hp wa",
            "nomor wa",
            "ponsel",
        ),
        form="address",
        width=16,
        longest=20,
    ),
    Field(
        "note",
        _("Note"),
        Kind.TEXT,
        ("keterangan", "ket", "note", "catatan"),
        form="work",
        width=20,
    ),
)
"""The worker register (domain.md 1.4: preset A and B, header synonyms)."""

WORKER_BY_KEY = {field.key: field for field in WORKER}
