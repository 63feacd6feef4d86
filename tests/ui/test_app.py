"""How the window comes up: what it is told where the register cannot be had."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QMenu, QTableWidget

from db.engine.claim import Claimed
from desktop.app import claim_register, explain
from desktop.services.acting import Acting
from desktop.ui.look import Look

OPEN = (
    "import sys, time; from desktop.app import claim_register; from desktop.services.acting import"
    " Acting; held = claim_register(sys.argv[1], Acting()); print(held is not None, flush=True);"
    "time.sleep(60)"
)


def test_a_register_open_in_another_window_is_refused_in_one_sentence(
    office_register: Path, acting: Acting
) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", OPEN, str(office_register)], stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline().strip() == "True"
    with pytest.raises(Claimed) as refused:
        claim_register(str(office_register), acting)
    other.kill()
    other.wait()
    other.stdout.close()
    told = explain(refused.value)
    assert told is not None
    assert told.code == "database.in_use"
    assert "another window" in told.message


def test_a_register_is_claimed_once_the_other_window_is_gone(
    office_register: Path, acting: Acting
) -> None:
    for _ in range(2):
        claim = claim_register(str(office_register), acting)
        assert claim is not None
        claim.release()


def test_a_register_on_a_server_needs_no_claim(acting: Acting) -> None:
    assert claim_register("postgresql+psycopg://somewhere/lontar", acting) is None


def test_where_nothing_can_be_written_the_window_opens_without_a_claim(
    tmp_path: Path, acting: Acting
) -> None:
    (tmp_path / "no-folder").touch()
    assert claim_register(str(tmp_path / "no-folder" / "register.lontar"), acting) is None


def test_every_part_of_a_window_is_written_in_the_programs_font(application: QApplication) -> None:
    # Windows sets fonts of its own for headers of tables, menus and tips, with each theme anew.
    own = Look(application, Qt.ColorScheme.Light).family
    table = QTableWidget(1, 1)
    parts = (table, table.horizontalHeader(), QMenu(table))
    for part in parts:
        name = part.metaObject().className()
        application.setFont(QFont("Liberation Serif", 20), name)  # type: ignore[arg-type]
    table.show()
    for part in parts:
        part.ensurePolished()
        assert part.font().family() == own
    table.close()
    application.setFont(application.font())
