"""A file from outside is read whole, or one sentence says why not."""

import os
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.services.outside_file import read_outside


def _refused(path: Path) -> str:
    with pytest.raises(UserError) as refusal:
        read_outside(path, 10, "Too large.")
    return refusal.value.code


def test_it_is_read_up_to_the_last_byte_allowed(tmp_path: Path) -> None:
    path = tmp_path / "surat.pdf"
    path.write_bytes(b"0123456789")
    assert read_outside(path, 10, "Too large.") == b"0123456789"
    path.write_bytes(b"0123456789A")
    assert _refused(path) == "file.too_large"


def test_what_is_not_there_and_a_folder_are_no_files(tmp_path: Path) -> None:
    assert _refused(tmp_path / "none") == "file.not_found"
    with pytest.raises(UserError) as refusal:
        read_outside(tmp_path, 10_000_000, "Too large.")
    # Windows does not tell a folder from a file that is held.
    assert refusal.value.code == ("file.not_found" if os.name == "posix" else "file.no_access")


@pytest.mark.skipif(os.name != "posix", reason="names of POSIX")
def test_what_may_not_be_read_is_told_apart(tmp_path: Path) -> None:
    loop = tmp_path / "loop.pdf"
    loop.symlink_to(loop)
    assert _refused(loop) == "file.no_access"
