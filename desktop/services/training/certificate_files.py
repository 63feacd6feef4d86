"""Certificates put into a folder: written before the register keeps them, in place only after."""

import contextlib
import hashlib
import re
from pathlib import Path

from db.engine import Session, after_commit, after_rollback
from db.queries import certificates as queries
from db.queries.certificates import CertificateLine
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.paths import put_in_place
from desktop.services.letters.copies import free_place, not_written, write_synced
from desktop.services.training.certificate_facts import STATEMENT

_TOGETHER = "together"
_WAITING = re.compile(r"\.lontar-([0-9a-f-]{36})-([0-9a-f-]{36}|together)-certificate\.new")
_NAMES = {False: "Sertifikat", True: "Surat Keterangan"}


class CertificateStage:
    """Papers of one training on their way into a folder.

    They get their names when the session's changes are kept, and vanish when they are undone.
    What an earlier run left half done is finished or taken away first. UserError
    `file.not_written` where the folder takes no files.
    """

    def __init__(self, session: Session, out: Path, training_uid: str) -> None:
        self._out = out.absolute()
        self._training = training_uid
        self._moves: list[tuple[Path, Path]] = []
        try:
            self._out.mkdir(parents=True, exist_ok=True)
            self._finish_earlier(session)
        except OSError as fault:
            raise not_written(self._out, fault) from fault
        after_rollback(session, self._take_away)
        after_commit(session, self._settle)

    def add(self, line: CertificateLine, content: bytes) -> Path:
        """Stage the PDF of a certificate; where it will lie."""
        return self._add(line.uid, _name(line), content)

    def add_together(self, name: str, content: bytes) -> Path:
        """Stage the PDF of all; where it will lie."""
        return self._add(_TOGETHER, name, content)

    def _add(self, what: str, name: str, content: bytes) -> Path:
        waiting = self._out / f".lontar-{self._training}-{what}-certificate.new"
        try:
            final = free_place(self._out, name, content)
            self._moves.append((waiting, final))
            write_synced(waiting, content)
        except OSError as fault:
            raise not_written(self._out, fault) from fault
        return final

    def _take_away(self) -> None:
        for waiting, _final in self._moves:
            with contextlib.suppress(OSError):
                waiting.unlink(missing_ok=True)

    def _settle(self) -> None:
        """Give the papers their names; they are issued by now, whatever happens here."""
        try:
            for waiting, final in self._moves:
                put_in_place(waiting, final)
        except OSError as fault:
            raise UserError(
                "certificate.copies",
                _(
                    "The certificates are issued, but their files could not be put into {folder}:"
                    " {why}. Have them made again in another folder: they stay the same."
                ).format(folder=self._out, why=fault.strerror or type(fault).__name__),
            ) from fault

    def _finish_earlier(self, session: Session) -> None:
        """What a crash left behind: papers of issued certificates get their names, others go."""
        found = {
            match[2]: path
            for path in sorted(self._out.glob(".lontar-*-certificate.new"))
            if (match := _WAITING.fullmatch(path.name)) and match[1] == self._training
        }
        lines = queries.certificates_of_uids(session, [uid for uid in found if uid != _TOGETHER])
        for uid, path in found.items():
            line, content = lines.get(uid), path.read_bytes()
            if line is not None and hashlib.sha256(content).hexdigest() == line.sha256:
                put_in_place(path, free_place(self._out, _name(line), content))
            else:
                path.unlink(missing_ok=True)


def _name(line: CertificateLine) -> str:
    kind = _NAMES[line.kind == STATEMENT]
    return f"{kind} {line.year}-{line.ordinal:04} {line.name}.pdf"
