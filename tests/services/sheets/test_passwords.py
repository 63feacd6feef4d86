"""A sheet behind a password: read back with it by two other programs, and not without."""

import io
from datetime import UTC, datetime

import msoffcrypto
import openpyxl
import pytest

from desktop.domain.errors import UserError
from desktop.services.sheets.passwords import protected
from desktop.services.sheets.writing import OutColumn, sheet_bytes

PASSWORD = "Rahasia-Malaka 2026 é"
ROWS = [(f"53210450590{number:05}", f"Maria Contoh {number}") for number in range(3000)]


def _sheet(password: str = "") -> bytes:
    columns = (OutColumn("NIK"), OutColumn("Nama"))
    made = datetime(2026, 11, 24, tzinfo=UTC)
    return sheet_bytes(columns, ROWS, sheet="Data", created=made, password=password)


def _opened(content: bytes, password: str) -> bytes:
    office = msoffcrypto.OfficeFile(io.BytesIO(content))
    office.load_key(password=password, verify_password=True)
    plain = io.BytesIO()
    office.decrypt(plain, verify_integrity=True)
    return plain.getvalue()


def test_what_is_encrypted_is_the_very_sheet() -> None:
    locked = _sheet(PASSWORD)
    assert not locked.startswith(b"PK")
    assert b"Contoh" not in locked
    assert _opened(locked, PASSWORD) == _sheet()
    rows = list(openpyxl.load_workbook(io.BytesIO(_opened(locked, PASSWORD))).active.values)  # type: ignore[union-attr]
    assert rows[1:] == ROWS


def test_another_password_opens_nothing() -> None:
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        _opened(_sheet(PASSWORD), "Rahasia-Malaka 2026 e")


def test_no_two_are_alike() -> None:
    assert _sheet(PASSWORD) != _sheet(PASSWORD)


@pytest.mark.parametrize(("password", "code"), [("rahasia", "short"), ("x" * 256, "long")])
def test_a_password_that_protects_nothing_is_refused(password: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        protected(_sheet(), password)
    assert refused.value.code == f"password.{code}"
