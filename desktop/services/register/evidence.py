"""Evidence of a person (photo or scan of the KTP, the family card), kept by its content.

A file lies beside the register under its own SHA-256, once however often it is attached. It is
written and synced before the register names it, so that the register never names what is not
there; what a crash leaves over is a file that nobody names.
"""

import contextlib
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from db.engine import Session, after_commit, after_rollback
from db.queries import attachments as queries
from db.queries import workers
from db.queries.attachments import AttachmentLine
from db.schema import Attachment
from desktop.domain.errors import UserError
from desktop.domain.nik import clean
from desktop.domain.texts import gettext
from desktop.domain.texts import mark as _
from desktop.paths import private_folder, replace_file, safe_name
from desktop.services.acting import Acting
from desktop.services.upkeep.audit import record

KINDS: Final = {"ktp": _("KTP"), "kk": _("Family card (KK)"), "other": _("Other")}
"""What a file shows, by code."""

MOST_BYTES: Final = 10 * 2**20
"""A photo of a telephone is two to six megabytes."""

_BEGINNINGS = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))
_ENDS = {"jpg": b"\xff\xd9", "png": b"IEND\xaeB`\x82", "pdf": b"%%EOF"}
_PDF, _LOOKED_AT = b"%PDF-", 1024
_TAIL = 64 * 1024


@dataclass(frozen=True, slots=True)
class Read:
    """A file as read: `media` is jpg, png or pdf, by what it holds."""

    name: str
    content: bytes
    media: str
    sha256: str


def attach_file(
    session: Session, acting: Acting, folder: Path, nik: str, path: Path, kind: str = "other"
) -> AttachmentLine:
    """Keep a file as evidence of a worker, in `folder` by its content; give back what is kept.

    The same file of the same worker again is the one that is there. UserError `worker.unknown`,
    `attachment.kind`, `file.not_found`, `file.empty`, `file.too_large`, `attachment.media`,
    `attachment.damaged`, `file.not_written`.
    """
    worker = workers.worker_by_nik(session, clean(nik))
    if worker is None:
        raise UserError(
            "worker.unknown",
            gettext("No worker of the register has this NIK. Compare it with the KTP."),
        )
    if kind not in KINDS:
        raise UserError(
            "attachment.kind",
            gettext("The kind {kind} is unknown. Give one of: {kinds}.").format(
                kind=f'"{kind}"', kinds=", ".join(KINDS)
            ),
        )
    read = read_file(path)
    for line in queries.attachments_of(session, worker.id):
        if line.sha256 == read.sha256:
            return line
    keep_file(session, folder, read)
    row = Attachment(
        uid=acting.chance.uid(),
        worker_id=worker.id,
        kind=kind,
        name=read.name,
        media=read.media,
        size=len(read.content),
        sha256=read.sha256,
        at=acting.now(),
        by=acting.user,
    )
    session.add(row)
    session.flush()
    told: dict[str, object] = {"kind": kind, "sha256": read.sha256, "size": len(read.content)}
    record(session, acting, "attachment.add", "worker", worker.id, told)
    return _required(session, row.id)


def detach_file(session: Session, acting: Acting, folder: Path, attachment: int) -> AttachmentLine:
    """Take a file off its worker; the audit keeps that it was there, of which content.

    The file itself goes when nothing else names it. UserError `attachment.unknown`.
    """
    line = _required(session, attachment)
    session.delete(session.get_one(Attachment, attachment))
    session.flush()
    told: dict[str, object] = {"kind": line.kind, "sha256": line.sha256, "name": line.name}
    record(session, acting, "attachment.remove", "worker", line.worker_id, told)
    if not queries.links_to(session, line.sha256):
        after_commit(session, lambda: _take_away(place_of(folder, line.sha256, line.media)))
    return line


def kept_file(session: Session, folder: Path, attachment: int) -> Path:
    """Where an attached file lies; UserError `attachment.unknown`, `.missing`, `.altered`."""
    line = _required(session, attachment)
    return whole_file(folder, line.name, line.sha256, line.media)


def whole_file(folder: Path, name: str, sha256: str, media: str) -> Path:
    """Where a kept content lies, looked at whole; UserError `attachment.missing`, `.altered`."""
    path = place_of(folder, sha256, media)
    if not path.is_file():
        raise UserError(
            "attachment.missing",
            gettext(
                "The file of {name} does not lie in {folder} any more. Bring the folder back from"
                " a backup, or attach the file again."
            ).format(name=name, folder=folder),
        )
    if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        raise UserError(
            "attachment.altered",
            gettext(
                "The file {name} was altered since it was attached. Bring the folder {folder}"
                " back from a backup."
            ).format(name=name, folder=folder),
        )
    return path


def place_of(folder: Path, sha256: str, media: str) -> Path:
    """Where a content lies: two digits of its hash, the others, and the ending."""
    return folder / sha256[:2] / f"{sha256[2:]}.{media}"


def _required(session: Session, attachment: int) -> AttachmentLine:
    line = queries.attachment(session, attachment)
    if line is None:
        raise UserError(
            "attachment.unknown", gettext("There is no attached file {id}.").format(id=attachment)
        )
    return line


def read_file(path: Path) -> Read:
    """A photo or scan with what its content says it is.

    UserError `file.not_found`, `file.empty`, `file.too_large`, `attachment.media`, `.damaged`.
    """
    name = safe_name(path.name)
    if not path.is_file():
        raise UserError(
            "file.not_found",
            gettext("There is no file “{file}”. Check its name and folder.").format(file=path.name),
        )
    size = path.stat().st_size
    if not size:
        raise UserError(
            "file.empty",
            gettext("“{file}” is empty. Take the photo or scan again.").format(file=name),
        )
    if size > MOST_BYTES:
        raise UserError(
            "file.too_large",
            gettext(
                "“{file}” is larger than {most} MB. Scan it with fewer dots per inch, or send the"
                " photo in a smaller size."
            ).format(file=name, most=MOST_BYTES // 2**20),
        )
    content = path.read_bytes()
    media = _media(content)
    if not media:
        raise UserError(
            "attachment.media",
            gettext(
                "“{file}” is no photo and no PDF. Attach a .jpg, .png or .pdf; what counts is"
                " what the file holds, not what it is called."
            ).format(file=name),
        )
    if _ENDS[media] not in content[-_TAIL:]:
        raise UserError(
            "attachment.damaged",
            gettext("“{file}” breaks off before its end. Copy it again, then attach it.").format(
                file=name
            ),
        )
    return Read(name, content, media, hashlib.sha256(content).hexdigest())


def _media(content: bytes) -> str:
    """jpg, png or pdf by the content's first bytes, empty for anything else."""
    for beginning, media in _BEGINNINGS:
        if content.startswith(beginning):
            return media
    return "pdf" if _PDF in content[:_LOOKED_AT] else ""


def keep_file(session: Session, folder: Path, read: Read) -> None:
    """Put the content in its place before the register names it; UserError `file.not_written`."""
    path = place_of(folder, read.sha256, read.media)
    try:
        if path.is_file() and path.read_bytes() == read.content:
            return
        private_folder(path.parent)
        replace_file(path, read.content)
    except OSError as fault:
        raise UserError(
            "file.not_written",
            gettext(
                "Nothing can be written into {folder}: {why}. Make room, then try again."
            ).format(folder=folder, why=fault.strerror or type(fault).__name__),
        ) from fault
    after_rollback(session, lambda: _take_away(path))


def _take_away(path: Path) -> None:
    """Delete a file, and its folder where nothing else lies in it."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
        path.parent.rmdir()
