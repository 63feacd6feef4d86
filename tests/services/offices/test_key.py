"""The office's private key: wrapped, opened, recovered on another computer."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.engine import Database
from db.queries.audit import entries
from desktop.domain.errors import UserError
from desktop.services import seal
from desktop.services.acting import Acting
from desktop.services.demo.chance import SeededChance
from desktop.services.offices.create import create_office
from desktop.services.offices.key import open_key, recover_key


@pytest.fixture
def secret() -> seal.OfficeSecret:
    return seal.make_secret(SeededChance(3))


def test_what_the_office_signs_its_public_key_checks(secret: seal.OfficeSecret) -> None:
    signature = secret.sign(b"roster")
    assert len(signature) == 64
    assert seal.check(secret.public_key, signature, b"roster")
    assert not seal.check(secret.public_key, signature, b"roster.")
    assert not seal.check(secret.public_key, bytes([signature[0] ^ 1]) + signature[1:], b"roster")
    assert not seal.check(seal.make_secret(SeededChance(4)).public_key, signature, b"roster")


@pytest.mark.parametrize("key", ["", "no key", "AAAA", "é"])
def test_a_text_that_is_no_key_checks_nothing(secret: seal.OfficeSecret, key: str) -> None:
    assert seal.check(key, secret.sign(b"x"), b"x") is False


def test_a_wrapped_key_opens_under_its_own_secret_only(secret: seal.OfficeSecret) -> None:
    wrapped = seal.wrap(secret, seal.MACHINE, b"machine", SeededChance(5))
    assert secret.raw not in wrapped.sealed
    assert seal.unwrap(wrapped, secret.public_key, b"machine") == secret
    for wrong in (
        (wrapped, secret.public_key, b"other"),
        (replace(wrapped, wrapping=seal.RECOVERY), secret.public_key, b"machine"),
        (replace(wrapped, salt=bytes(16)), secret.public_key, b"machine"),
        (replace(wrapped, sealed=wrapped.sealed[:-1] + b"\x00"), secret.public_key, b"machine"),
        (wrapped, seal.make_secret(SeededChance(6)).public_key, b"machine"),
    ):
        with pytest.raises(UserError) as refused:
            seal.unwrap(*wrong)
        assert refused.value.code == "key.wrong_secret"


def test_a_key_shown_in_an_error_or_a_log_is_no_key(secret: seal.OfficeSecret) -> None:
    assert secret.raw.hex() not in repr(secret)
    assert repr(secret.raw) not in repr(secret)


@given(st.sampled_from(["lower", "upper"]), st.sampled_from(["-", " ", "", " - "]))
def test_a_recovery_code_may_be_typed_in_any_way(case: str, between: str) -> None:
    code = seal.make_recovery_code(SeededChance(7))
    typed = getattr(between.join(code.split("-")), case)()
    assert seal.recovery_bytes(typed) == seal.recovery_bytes(code)


def test_a_recovery_code_has_a_hundred_and_sixty_bits() -> None:
    codes = {seal.make_recovery_code(SeededChance(seed)) for seed in range(50)}
    assert len(codes) == 50
    assert all(len(code.replace("-", "")) * 5 == 160 for code in codes)


def test_the_machines_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    first = seal.machine_secret(folder, SeededChance(1))
    assert seal.machine_secret(folder, SeededChance(2)) == first
    (file,) = folder.iterdir()
    assert file.read_bytes() == first
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_damaged_file_of_the_machines_secret_is_told_and_kept(tmp_path: Path) -> None:
    seal.machine_secret(tmp_path, SeededChance(1))
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"short")
    with pytest.raises(UserError) as refused:
        seal.machine_secret(tmp_path, SeededChance(1))
    assert refused.value.code == "key.machine_file"
    assert file.read_bytes() == b"short"


def test_on_another_computer_the_key_opens_by_the_recovery_code(
    database: Database, acting: Acting, tmp_path: Path
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    with database.write() as session:
        made = create_office(session, acting, region="5321", name="A", keys_folder=here)
    with database.read() as session:
        with pytest.raises(UserError) as refused:
            open_key(session, acting, there)
        assert refused.value.code == "key.wrong_secret"
    with pytest.raises(UserError) as refused, database.write() as session:
        recover_key(session, acting, "AAAA-BBBB", there)
    assert refused.value.code == "key.wrong_secret"
    with database.write() as session:
        recover_key(session, acting, made.recovery_code.lower(), there)
    with database.read() as session:
        assert open_key(session, acting, there).public_key == made.public_key
        assert [e.action for e in entries(session)] == ["office.create", "office.recover_key"]


def test_a_second_recovery_on_a_third_computer_works_too(
    database: Database, acting: Acting, tmp_path: Path
) -> None:
    with database.write() as session:
        made = create_office(session, acting, region="5321", name="A", keys_folder=tmp_path / "1")
    for folder in ("2", "3"):
        with database.write() as session:
            recover_key(session, acting, made.recovery_code, tmp_path / folder)
        with database.read() as session:
            assert open_key(session, acting, tmp_path / folder).public_key == made.public_key


def test_without_an_office_there_is_no_key(
    database: Database, acting: Acting, tmp_path: Path
) -> None:
    with pytest.raises(UserError) as refused, database.read() as session:
        open_key(session, acting, tmp_path)
    assert refused.value.code == "office.missing"
