"""Evidence is kept whole by its content or not at all, and told of for good."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from db.engine import Database
from db.queries import attachments, audit
from db.queries.attachments import AttachmentLine
from desktop import paths
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register import evidence
from desktop.services.register.evidence import attach_file, detach_file, kept_file, place_of
from tests.services.register.conftest import TakeIn
from tests.services.register.lists import OTHER, PERSON

JPG = b"\xff\xd8\xff\xe0" + b"photo" * 100 + b"\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n" + b"scan" * 100 + b"IEND\xaeB`\x82"
PDF = b"%PDF-1.7\n" + b"page" * 100 + b"\n%%EOF\n"

Attach = Callable[..., AttachmentLine]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where evidence goes."""
    return tmp_path / "register.lontar-files"


@pytest.fixture
def people(office_database: Database, take_in: TakeIn) -> Database:
    """Two people."""
    take_in(office_database, [PERSON, OTHER])
    return office_database


@pytest.fixture
def attach(people: Database, acting: Acting, folder: Path, tmp_path: Path) -> Attach:
    """Attach some content under a name."""

    def one(
        content: bytes, name: str = "ktp.jpg", nik: str = PERSON["nik"], kind: str = "ktp"
    ) -> AttachmentLine:
        path = tmp_path / name
        path.write_bytes(content)
        with people.write() as session:
            return attach_file(session, acting, folder, nik, path, kind)

    return one


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(("content", "media"), [(JPG, "jpg"), (PNG, "png"), (PDF, "pdf")])
def test_a_file_lies_under_its_hash_whatever_it_was_called(
    attach: Attach, people: Database, folder: Path, content: bytes, media: str
) -> None:
    line = attach(content, "foto.tmp")
    assert (line.media, line.kind, line.name, line.size) == (media, "ktp", "foto.tmp", len(content))
    path = folder / line.sha256[:2] / f"{line.sha256[2:]}.{media}"
    assert _files(folder) == [path]
    assert path.read_bytes() == content
    with people.read() as session:
        assert kept_file(session, folder, line.id) == path
        assert attachments.attachments_of(session, 1) == [line]
        entry = audit.entries(session, "worker", 1)[-1]
    assert entry.action == "attachment.add"
    assert json.loads(entry.detail)["sha256"] == line.sha256


def test_the_same_file_is_kept_once_and_goes_with_its_last_link(
    attach: Attach, people: Database, acting: Acting, folder: Path
) -> None:
    first = attach(JPG)
    assert attach(JPG, "again.jpg") == first
    second = attach(JPG, "kk.jpg", OTHER["nik"], "kk")
    assert second.sha256 == first.sha256
    assert len(_files(folder)) == 1
    with people.write() as session:
        detach_file(session, acting, folder, first.id)
    assert len(_files(folder)) == 1
    with people.write() as session:
        detach_file(session, acting, folder, second.id)
    assert list(folder.iterdir()) == []
    with people.read() as session:
        assert attachments.attachments_of(session, 1) == []
        deeds = [entry.action for entry in audit.entries(session, "worker", 1)]
    assert deeds[-2:] == ["attachment.add", "attachment.remove"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"MZ\x90\x00 a program", "attachment.media"),
        (b"<html>", "attachment.media"),
        (JPG[:-2], "attachment.damaged"),
        (PNG[:60], "attachment.damaged"),
        (PDF[:60], "attachment.damaged"),
    ],
)
def test_what_is_no_evidence_leaves_nothing(
    attach: Attach, people: Database, folder: Path, content: bytes, code: str
) -> None:
    with pytest.raises(UserError) as refused:
        attach(content)
    assert refused.value.code == code
    assert not folder.exists()
    with people.read() as session:
        assert attachments.attachments_of(session, 1) == []


def test_limits_strangers_and_kinds(
    attach: Attach, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    for arguments, code in (
        ({"nik": "5321044505909999"}, "worker.unknown"),
        ({"kind": "selfie"}, "attachment.kind"),
    ):
        with pytest.raises(UserError) as refused:
            attach(JPG, **arguments)
        assert refused.value.code == code
    monkeypatch.setattr(evidence, "MOST_BYTES", len(JPG) - 1)
    with pytest.raises(UserError) as refused:
        attach(JPG)
    assert refused.value.code == "file.too_large"
    assert not folder.exists()


def test_what_is_undone_leaves_no_file(
    people: Database, acting: Acting, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "ktp.jpg"
    path.write_bytes(JPG)

    def stop() -> None:
        with people.write() as session:
            attach_file(session, acting, folder, PERSON["nik"], path, "ktp")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert _files(folder) == []


def test_a_folder_that_takes_no_files_attaches_nothing(
    attach: Attach, people: Database, folder: Path
) -> None:
    folder.write_text("a file has this name", encoding="utf-8")
    with pytest.raises(UserError) as refused:
        attach(JPG)
    assert refused.value.code == "file.not_written"
    with people.read() as session:
        assert attachments.attachments_of(session, 1) == []


def test_a_file_that_is_gone_or_altered_is_told_of(
    attach: Attach, people: Database, folder: Path
) -> None:
    line = attach(JPG)
    path = place_of(folder, line.sha256, line.media)
    path.write_bytes(JPG + b"x")
    for code in ("attachment.altered", "attachment.missing"):
        with pytest.raises(UserError) as refused, people.read() as session:
            kept_file(session, folder, line.id)
        assert refused.value.code == code
        path.unlink(missing_ok=True)


def test_evidence_lies_beside_the_file_or_among_the_users_data(tmp_path: Path, home: Path) -> None:
    file = tmp_path / "r.lontar"
    assert paths.files_folder(str(file)) == tmp_path / "r.lontar-files"
    assert paths.files_folder("postgresql+psycopg://me@server/db") == home / "files"
