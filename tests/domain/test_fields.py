"""The columns of the register: declared once, found by the headers that villages give them."""

from itertools import chain

import pytest

from desktop.domain.fields import WORKER, WORKER_BY_KEY
from desktop.domain.names import fold_header


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


def test_a_field_says_how_it_looks_everywhere() -> None:
    for field in WORKER:
        assert field.form in ("person", "address", "work")
        assert field.width >= 4
        assert field.longest >= 1
        assert field.synonyms
