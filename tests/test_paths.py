"""Where things lie, and files put in place whole, as every platform needs it."""

import os
import stat
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths


class HeldError(PermissionError):
    """What Windows says while another program holds a file."""

    winerror = 32


def test_the_users_folder_moves_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LONTAR_HOME", str(tmp_path / "elsewhere"))
    home = tmp_path / "elsewhere"
    assert paths.home_folder() == home
    assert paths.default_register() == home / "register.lontar"
    for folder in (paths.keys_folder(), paths.logs_folder(), paths.backups_folder()):
        assert folder.parent == home
    assert not home.exists()


def test_without_a_word_it_is_the_platforms_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LONTAR_HOME", "  ")
    assert paths.home_folder().name == "Lontar"
    assert paths.home_folder().is_absolute()


def test_resources_lie_beside_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert paths.resource("rates", "tiers.csv").is_file()
    assert (paths.locale_folder() / "id").is_dir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("rates") == tmp_path / "resources" / "rates"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Surat 500.15.14.2/127/XI/2026.pdf", "Surat 500.15.14.2-127-XI-2026.pdf"),
        ("nul.pdf", "_nul.pdf"),
        ("COM1", "_COM1"),
        ("com\u00b9.txt", "_com\u00b9.txt"),
        ("conin$", "_conin$"),
        ("console.pdf", "console.pdf"),
        ("  a \t b  ", "a - b"),
        ("..", "_"),
        ("", "_"),
        ("a.", "a"),
        ("..hidden", "hidden"),
        ('a<b>c:"d|e?f*g\\h', "a-b-c--d-e-f-g-h"),
        ("Jos\u00e9.pdf", "Jos\u00e9.pdf"),
    ],
)  # fmt: skip
def test_any_text_makes_a_name_that_every_platform_takes(text: str, name: str) -> None:
    assert paths.safe_name(text) == name


def test_a_long_name_keeps_its_ending() -> None:
    name = paths.safe_name("Surat " * 60 + ".pdf")
    assert len(name) <= 120
    assert name.endswith("Su.pdf")
    assert len(paths.safe_name("x" * 500)) == 120


@given(st.text(max_size=200))
def test_whatever_the_text_the_name_is_one_part_and_no_device(text: str) -> None:
    name = paths.safe_name(text)
    assert 0 < len(name) <= 121
    assert PurePosixPath(name).name == name
    assert PureWindowsPath(name).name == name
    assert not paths.is_reserved(name)
    assert name[-1] not in " ."
    assert paths.safe_name(name) == name


def test_a_file_is_replaced_whole_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    for content in (b"first", b"second"):
        paths.replace_file(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_nothing_beside_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    (path / "inside").write_text("kept")
    with pytest.raises(OSError):  # noqa: PT011 - which one is the platform's
        paths.replace_file(path, b"content")
    assert list(tmp_path.iterdir()) == [path]
    assert (path / "inside").read_text() == "kept"
    with pytest.raises(FileNotFoundError):
        paths.replace_file(tmp_path / "none" / "letter.pdf", b"content")


def test_a_file_that_another_program_holds_is_tried_again(tmp_path: Path) -> None:
    written, path = tmp_path / "new", tmp_path / "old"
    written.write_text("new")
    path.write_text("old")
    refusals = [HeldError(), HeldError()]
    waited: list[float] = []

    def replace(source: Path, target: Path) -> None:
        if refusals:
            raise refusals.pop()
        source.replace(target)

    paths.put_in_place(written, path, replace=replace, wait=waited.append)
    assert path.read_text() == "new"
    assert waited == sorted(waited)
    assert len(waited) == 2


def test_after_some_four_seconds_of_trying_the_caller_is_told(tmp_path: Path) -> None:
    waited: list[float] = []

    def refuse(_source: Path, _target: Path) -> None:
        raise HeldError

    with pytest.raises(HeldError):
        paths.put_in_place(tmp_path / "a", tmp_path / "b", replace=refuse, wait=waited.append)
    assert 3 < sum(waited) < 6
    assert max(waited) <= 0.5


def test_another_fault_is_told_at_once(tmp_path: Path) -> None:
    waited: list[float] = []
    with pytest.raises(FileNotFoundError):
        paths.put_in_place(tmp_path / "none", tmp_path / "b", wait=waited.append)
    assert waited == []


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_a_private_folder_is_its_owners_alone(tmp_path: Path) -> None:
    folder = paths.private_folder(tmp_path / "logs")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_newest_twenty_reports_of_our_mistakes_are_kept(home: Path) -> None:
    written = [paths.write_crash_log(f"report {number}") for number in range(25)]
    kept = sorted((home / "logs").glob("crash-*.log"))
    assert kept == sorted(written)[-20:]
    assert written[-1].read_text(encoding="utf-8") == "report 24"
