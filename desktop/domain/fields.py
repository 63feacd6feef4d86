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
    AGENT = "agent"


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


def _headers(folded: str) -> tuple[str, ...]:
    """The synonyms of a field, written in one line between commas."""
    return tuple(folded.split(", "))


WORKER: tuple[Field, ...] = (
    Field(
        "nik",
        _("NIK"),
        Kind.NIK,
        _headers(
            "nik, no nik, no ktp, nomor ktp, no ktp nik, nik ktp, nomor identitas, no "
            "identitas, nomor nik, nomor induk kependudukan, no induk kependudukan, no e ktp, "
            "ktp, n i k, nik e ktp, nomor e ktp, nik no ktp, no nik ktp, nomor nik ktp, nik "
            "16 digit"
        ),
        required=True,
        width=20,
        longest=16,
    ),
    Field(
        "kk",
        _("KK number"),
        Kind.KK,
        _headers(
            "kk, no kk, nokk, nomor kk, kartu keluarga, nomor kartu keluarga, no kartu "
            "keluarga, n k k, nkk, no kartu keluarga kk, nomor kartu keluarga kk, nomor kk 16 "
            "digit"
        ),
        width=20,
        longest=16,
    ),
    Field(
        "name",
        _("Full name"),
        Kind.NAME,
        _headers(
            "nama, nama lengkap, nama pekerja, nama peserta, nama calon peserta, nama sesuai "
            "ktp, nama lengkap sesuai ktp, nama tenaga kerja, nama penduduk, nama orang, nama "
            "sesuai e ktp, nama warga, nama petani, nama nelayan, nama penerima, nama calon "
            "penerima, nama penerima manfaat, nama anggota, nama jelas, nama pekerja rentan, "
            "nama dan gelar, name"
        ),
        required=True,
        width=32,
        longest=100,
    ),
    Field(
        "birth_place",
        _("Place of birth"),
        Kind.TEXT,
        _headers(
            "tempat lahir, tmpt lahir, tmp lahir, tempat kelahiran, tpt lahir, tempat lhr, "
            "tmpt lhr, tmp lhr, tpt lhr, kota lahir, kabupaten tempat lahir"
        ),
        width=18,
    ),
    Field(
        "birth_date",
        _("Date of birth"),
        Kind.DATE,
        _headers(
            "tanggal lahir, tgl lahir, tgl kelahiran, tanggal kelahiran, lahir, tgl lhr, "
            "tanggal lhr, tanggal lahir dd mm yyyy, tgl lahir dd mm yyyy, tanggal lahir hh bb "
            "tttt, tgl lahir hh bb tttt, tgl bln thn lahir, tanggal bulan tahun lahir"
        ),
        required=True,
        width=14,
        longest=10,
    ),
    Field(
        "sex",
        _("Sex"),
        Kind.SEX,
        _headers(
            "l p, jk, jenis kelamin, j k, kelamin, sex, jns kelamin, p l, jenis kelamin l p, "
            "gender, lk pr, jns kel, jenis kel, j kel, lp, lk p, laki laki perempuan, sex l "
            "p, kelamin l p, jk l p"
        ),
        width=6,
        longest=1,
    ),
    Field(
        "mother_name",
        _("Mother's name"),
        Kind.NAME,
        _headers(
            "nama ibu kandung, nama ibu, ibu kandung, nama gadis ibu kandung, ibu, nama gadis "
            "ibu, nama ibu kandung sesuai kk, nm ibu kandung, nama ibu kandung gadis"
        ),
        width=26,
        longest=100,
    ),
    Field(
        "address",
        _("Address"),
        Kind.TEXT,
        _headers(
            "alamat, alamat lengkap, alamat ktp, alamat sesuai ktp, alamat tinggal, alamat "
            "domisili, jalan, alamat rumah, alamat jalan, alamat tempat tinggal, alamat "
            "sekarang"
        ),
        form="address",
        width=30,
    ),
    Field("rt", _("RT"), Kind.TEXT, _headers("rt, no rt"), form="address", width=6, longest=5),
    Field("rw", _("RW"), Kind.TEXT, _headers("rw, no rw"), form="address", width=6, longest=5),
    Field(
        "hamlet",
        _("Hamlet"),
        Kind.TEXT,
        _headers(
            "dusun, nama dusun, lingkungan, kampung, dusun lingkungan, nama dusun lingkungan, dsn"
        ),
        form="address",
        width=16,
    ),
    Field(
        "region",
        _("Village"),
        Kind.REGION,
        _headers(
            "desa, kelurahan, desa kelurahan, desa kel, kelurahan desa, nama desa, kel desa, "
            "nama desa kelurahan, desa lurah, kode desa, kode wilayah, nama kelurahan, desa "
            "asal, desa domisili, kel, desa kel domisili, desa kelurahan domisili, nama desa "
            "kel, nama kel desa, desa tempat tinggal, kode desa kelurahan"
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
        _headers(
            "pekerjaan, jenis pekerjaan, profesi, bidang usaha, usaha, mata pencaharian, "
            "jenis usaha, pekerjaan profesi, jenis pekerjaan usaha, pekerjaan utama, "
            "pekerjaan sekarang, pekerjaan usaha, kerja"
        ),
        form="work",
        width=20,
    ),
    Field(
        "income",
        _("Monthly income"),
        Kind.MONEY,
        _headers(
            "penghasilan, penghasilan per bulan, pendapatan, upah, pendapatan per bulan, "
            "penghasilan bulan, penghasilan rp, rata rata penghasilan, pendapatan bulan, "
            "pendapatan rp, penghasilan per bulan rp, pendapatan per bulan rp, upah per "
            "bulan, penghasilan rata rata, gaji, penghasilan sebulan"
        ),
        form="work",
        width=14,
    ),
    Field(
        "phone",
        _("Phone"),
        Kind.PHONE,
        _headers(
            "no hp, nomor hp, hp, nomor ponsel, telp, no telp, telepon, wa, no wa, nomor "
            "telepon, no telepon, handphone, no handphone, no hp wa, nomor wa, ponsel, no "
            "telp hp, no hp telp, telp hp, hp telp, no telp wa, no hp aktif, no hp wa aktif, "
            "telpon, no telpon, no telepon hp, nomor hp wa, nomor telp, hp wa, whatsapp, no "
            "whatsapp, kontak, no kontak, nomor kontak, no handphone wa"
        ),
        form="address",
        width=16,
        longest=20,
    ),
    Field(
        "agent",
        _("Brought by (Perisai)"),
        Kind.AGENT,
        _headers(
            "perisai, agen, nama perisai, agen perisai, nama agen, nama agen perisai, petugas "
            "perisai, nama petugas perisai, pendata, nama pendata, perisai pendata, petugas "
            "pendata, nama petugas pendata, agen pendata, direkrut oleh, didata oleh, perisai "
            "pendamping, nik perisai, nik agen, perisai pembina, dibawa oleh"
        ),
        form="work",
        width=24,
        longest=100,
    ),
    Field(
        "note",
        _("Note"),
        Kind.TEXT,
        _headers("keterangan, ket, note, catatan, keterangan tambahan, ket tambahan"),
        form="work",
        width=20,
    ),
)
"""The worker register (domain.md 1.4: preset A and B, header synonyms)."""

WORKER_BY_KEY = {field.key: field for field in WORKER}
