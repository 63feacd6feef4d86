"""The columns of a list of agents, declared once as those of workers are."""

from dataclasses import replace

from desktop.domain.fields import WORKER_BY_KEY, Field, Kind
from desktop.domain.texts import mark as _


def _headers(folded: str) -> tuple[str, ...]:
    """The synonyms of a field, written in one line between commas."""
    return tuple(folded.split(", "))


_NAME = replace(
    WORKER_BY_KEY["name"],
    synonyms=WORKER_BY_KEY["name"].synonyms
    + _headers(
        "nama perisai, nama agen, nama agen perisai, nama petugas, nama petugas perisai, nama "
        "kader, nama pengurus, perisai, agen perisai, nama anggota wadah, agen"
    ),
)
_REGION = replace(
    WORKER_BY_KEY["region"],
    label=_("Villages covered"),
    required=False,
    synonyms=WORKER_BY_KEY["region"].synonyms
    + _headers(
        "desa tugas, desa kelurahan tugas, desa binaan, desa dampingan, desa cakupan, desa "
        "wilayah tugas, desa yang dilayani, desa layanan, desa penugasan, wilayah tugas, "
        "wilayah kerja, wilayah cakupan, wilayah, wilayah binaan, wilayah layanan, wilayah "
        "penugasan, lokasi tugas, tempat tugas, cakupan desa, daerah tugas, desa kerja, nama "
        "desa tugas, desa tempat tugas, desa kelurahan binaan, desa kel tugas, kode desa tugas"
    ),
    longest=400,
)
AGENT: tuple[Field, ...] = (
    replace(WORKER_BY_KEY["nik"], required=False),
    _NAME,
    Field(
        "wadah",
        _("Wadah"),
        Kind.TEXT,
        _headers(
            "wadah, nama wadah, wadah perisai, nama wadah perisai, asal wadah, kantor perisai, "
            "nama kantor perisai, kelompok, nama kelompok, lembaga, nama lembaga, organisasi, "
            "instansi, unit, kantor, wadah kantor perisai, wadah asal, komunitas"
        ),
        width=24,
        longest=200,
    ),
    Field(
        "role",
        _("Role"),
        Kind.TEXT,
        _headers(
            "jabatan, peran, jabatan peran, peran jabatan, kedudukan, posisi, jabatan dalam "
            "wadah, jabatan di wadah, peran dalam wadah, sebagai, tugas, kedudukan dalam wadah, "
            "jabatan wadah, jabatan perisai"
        ),
        width=14,
        longest=40,
    ),
    _REGION,
    replace(
        WORKER_BY_KEY["phone"],
        synonyms=WORKER_BY_KEY["phone"].synonyms
        + _headers(
            "no hp perisai, no hp agen, hp perisai, hp agen, no wa perisai, telepon perisai"
        ),
    ),
    Field(
        "certificate",
        _("Certificate number"),
        Kind.TEXT,
        _headers(
            "no sertifikat, nomor sertifikat, sertifikat, no sertifikat perisai, nomor sertifikat "
            "perisai, sertifikat perisai, no sertifikat agen, no sertifikasi, nomor sertifikasi, "
            "sertifikasi, no lisensi, nomor lisensi, lisensi, no sk, no sertifikat kompetensi"
        ),
        form="certificate",
        width=24,
        longest=100,
    ),
    Field(
        "certificate_until",
        _("Certificate valid until"),
        Kind.DATE,
        _headers(
            "berlaku s d, berlaku sd, berlaku sampai, berlaku hingga, berlaku sampai dengan, masa "
            "berlaku, masa berlaku sertifikat, sertifikat berlaku s d, sertifikat berlaku sampai, "
            "berlaku sampai tanggal, tgl berakhir, tanggal berakhir, tgl berakhir sertifikat, "
            "tanggal berakhir sertifikat, tgl kadaluarsa, tanggal kadaluarsa, kadaluarsa, "
            "kedaluwarsa, tanggal kedaluwarsa, sertifikat berlaku hingga, berakhir, expired, "
            "masa berlaku s d, habis masa berlaku"
        ),
        form="certificate",
        width=16,
        longest=10,
    ),
    WORKER_BY_KEY["sex"],
    WORKER_BY_KEY["birth_place"],
    replace(WORKER_BY_KEY["birth_date"], required=False),
    Field(
        "active",
        _("Active"),
        Kind.TEXT,
        _headers(
            "status, aktif, status aktif, status keaktifan, keaktifan, status perisai, status "
            "agen, aktif tidak aktif, masih aktif"
        ),
        width=10,
        longest=20,
    ),
    WORKER_BY_KEY["note"],
)
"""What is kept of an agent; the name alone is needed. `region` holds all villages covered."""

AGENT_BY_KEY = {field.key: field for field in AGENT}
