"""One window a register."""

import subprocess
import sys
from pathlib import Path

import pytest

from db.engine.claim import Claim, Claimed, read_holder

HOLD = (
    "import sys, time; from pathlib import Path; from db.engine.claim import Claim;"
    "held = Claim(Path(sys.argv[1]), '2026-11-24T01:00:00Z'); print('held', flush=True);"
    "time.sleep(60)"
)


def test_a_second_window_is_told_who_has_the_register_open(tmp_path: Path) -> None:
    register = tmp_path / "r.lontar"
    held = subprocess.Popen([sys.executable, "-c", HOLD, str(register)], stdout=subprocess.PIPE)
    assert held.stdout is not None
    held.stdout.readline()
    with pytest.raises(Claimed) as told:
        Claim(register, "2026-11-24T02:00:00Z")
    held.kill()
    held.wait()
    held.stdout.close()
    assert told.value.holder.pid == held.pid
    assert told.value.holder.since == "2026-11-24T01:00:00Z"
    # A killed program leaves no claim behind.
    Claim(register, "2026-11-24T03:00:00Z").release()


def test_a_claim_let_go_leaves_no_note(tmp_path: Path) -> None:
    register = tmp_path / "r.lontar"
    claim = Claim(register, "now")
    note = register.with_name("r.lontar.open")
    assert read_holder(note).host
    claim.release()
    claim.release()
    assert not note.exists()


@pytest.mark.parametrize("said", ["", "{", "[]", '{"user": 1}'])
def test_a_note_that_cannot_be_read_names_nobody(tmp_path: Path, said: str) -> None:
    note = tmp_path / "r.lontar.open"
    note.write_text(said, encoding="utf-8")
    assert read_holder(note).pid == 0
