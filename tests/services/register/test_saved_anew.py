"""A file saved anew is known by its cells, and by nothing less than all of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.engine import Database, Session
from desktop.services.acting import Acting
from desktop.services.register.importing import read_list
from tests.services.register.lists import PERSON
from tests.services.register.test_recall import DEEDS, small_list


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS.keys())
def test_after_any_deed_a_file_saved_anew_is_checked(
    office_database: Database,
    acting: Acting,
    tmp_path: Path,
    deed: Callable[[Session, Acting], object],
) -> None:
    path = small_list(office_database, acting, tmp_path)
    path.write_bytes(path.read_bytes() + b"\n")
    with office_database.read() as session:
        assert read_list(session, acting, path).came_again == 1
    with office_database.write() as session:
        deed(session, acting)
        assert read_list(session, acting, path).came_again is None


CHANGES: dict[str, Callable[[list[str]], list[str]]] = {
    "a cell": lambda lines: [*lines[:-1], lines[-1].replace(PERSON["name"], "Adi Seran Klau")],
    "a header": lambda lines: [lines[0].replace("Nama", "Nama Lengkap", 1), *lines[1:]],
    "the order": lambda lines: [lines[0], *reversed(lines[1:])],
    "a row less": lambda lines: lines[:-1],
    "a row more": lambda lines: [*lines, lines[-1].replace(PERSON["nik"], "5321045505900008")],
    "a row of nobody": lambda lines: [*lines, "JUMLAH\n"],
    "an empty row between": lambda lines: [*lines[:-1], "\n", lines[-1]],
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_file_with_anything_else_in_it_is_checked(
    office_database: Database,
    acting: Acting,
    tmp_path: Path,
    change: Callable[[list[str]], list[str]],
) -> None:
    path = small_list(office_database, acting, tmp_path)
    lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    changed = change(lines)
    assert changed != lines
    path.write_text("".join(changed), encoding="utf-8")
    with office_database.read() as session:
        assert read_list(session, acting, path).came_again is None
