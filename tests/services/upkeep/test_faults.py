"""Every fault of a register is told in words that say what to do."""

import pytest

from db import errors
from desktop.services.upkeep.faults import as_user_error


def kinds(root: type[errors.DatabaseFault]) -> list[type[errors.DatabaseFault]]:
    found = [root]
    for kind in root.__subclasses__():
        found += kinds(kind)
    return found


def made(kind: type[errors.DatabaseFault]) -> errors.DatabaseFault:
    if issubclass(kind, errors.NewerDatabase):
        return kind(9, 2)
    return kind("uq_worker_nik")


EVERY = [kind for kind in kinds(errors.DatabaseFault) if kind.__module__ == "db.errors"]


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_a_fault_has_a_code_and_two_sentences(kind: type[errors.DatabaseFault]) -> None:
    told = as_user_error(made(kind))
    assert told.code.startswith("database.")
    assert told.message.count(".") >= 2
    assert "uq_worker_nik" not in told.message


def test_every_kind_of_fault_has_its_own_code() -> None:
    codes = [as_user_error(made(kind)).code for kind in EVERY]
    assert len(set(codes)) == len(codes)


def test_a_newer_register_is_told_with_both_forms() -> None:
    told = as_user_error(errors.NewerDatabase(9, 2))
    assert told.code == "database.newer"
    assert "9" in told.message
    assert "2" in told.message
