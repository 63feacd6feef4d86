"""The columns of the register: declared once, found by the headers that villages give them."""

from itertools import chain
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from sqlalchemy import BigInteger, Date, inspect

from db.schema import Worker
from desktop.domain.fields import WORKER, WORKER_BY_KEY, Field, Kind
from desktop.domain.names import fold_header

CLONE = Path(__file__).parents[2]


def test_no_key_is_declared_twice() -> None:
    assert len(WORKER_BY_KEY) == len(WORKER)


def test_every_synonym_is_written_as_headers_are_folded() -> None:
    unfolded = [s for field in WORKER for s in field.synonyms if fold_header(s) != s]
    assert unfolded == []


def test_no_header_means_two_columns() -> None:
    every = list(chain.from_iterable(field.synonyms for field in WORKER))
    assert sorted({s for s in every if every.count(s) > 1}) == []


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("NIK", "nik"), ("No. KTP", "nik"), ("nomor_identitas", "nik"), ("No KK", "kk"),
        ("NAMA LENGKAP", "name"), ("Nama Calon Peserta", "name"), ("Tgl Lahir", "birth_date"),
        ("TANGGAL_LAHIR", "birth_date"), ("L/P", "sex"), ("JK", "sex"), ("No. HP", "phone"),
        ("Nomor Ponsel", "phone"), ("WA", "phone"), ("Profesi", "occupation"),
        ("Bidang Usaha", "occupation"), ("Desa/Kel", "region"), ("KELURAHAN", "region"),
        ("Nama Ibu Kandung", "mother_name"), ("Penghasilan per bulan", "income"),
        ("Ket.", "note"), ("Alamat", "address"), ("RT", "rt"), ("RW", "rw"), ("Dusun", "hamlet"),
    ],
)  # fmt: skip
def test_the_headers_of_real_lists_are_known(header: str, key: str) -> None:
    assert fold_header(header) in WORKER_BY_KEY[key].synonyms


def test_what_a_row_cannot_do_without() -> None:
    assert {field.key for field in WORKER if field.required} == {
        "nik", "name", "birth_date", "region",
    }  # fmt: skip


# What the register keeps of a worker beside what lists tell.
OWN = {
    "id", "uid", "version", "name_key", "status", "member_number", "created_at", "updated_at",
}  # fmt: skip


def test_the_schema_has_a_column_for_every_field_and_no_other() -> None:
    columns = {column.name for column in inspect(Worker).columns}
    assert columns - OWN == set(WORKER_BY_KEY)


@pytest.mark.parametrize("field", WORKER, ids=lambda field: field.key)
def test_a_column_of_the_schema_has_the_kind_of_its_field(field: Field) -> None:
    column = inspect(Worker).columns[field.key]
    kinds = {Kind.DATE: Date, Kind.MONEY: BigInteger}
    assert isinstance(column.type, kinds.get(field.kind, column.type.__class__))
    assert (field.kind in kinds) is (column.type.python_type is not str)
    length = getattr(column.type, "length", None)
    assert length is None or length >= field.longest
    # A list may leave it out, so the register must be able to.
    may_be_left_out = column.nullable or column.default is not None
    assert may_be_left_out or field.required or field.key == "sex"


@pytest.mark.parametrize("field", WORKER, ids=lambda field: field.key)
def test_a_migration_makes_the_column_of_every_field(field: Field) -> None:
    versions = CLONE / "db" / "migrations" / "versions"
    made = "".join(path.read_text(encoding="utf-8") for path in versions.glob("*.py"))
    assert f'"{field.key}"' in made


@pytest.mark.parametrize("field", WORKER, ids=lambda field: field.key)
def test_every_label_has_its_indonesian(field: Field) -> None:
    words = CLONE / "resources" / "locale" / "id" / "LC_MESSAGES" / "lontar.po"
    with words.open("rb") as file:
        known = read_po(file, locale="id").get(field.label)
    assert known is not None
    assert known.string


def test_a_field_says_how_it_looks_everywhere() -> None:
    for field in WORKER:
        assert field.form in ("person", "address", "work")
        assert field.width >= 4
        assert field.longest >= 1
        assert field.synonyms
