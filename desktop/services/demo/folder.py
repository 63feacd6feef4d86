"""The folder a made-up office lies in: it never takes the place of anything else."""

import contextlib
import json
from collections.abc import Iterable
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.paths import replace_file

_LIST = "demo.json"
_REGISTER = "register.lontar"
_BESIDE_A_REGISTER = ("-wal", "-shm", "-journal")


class DemoFolder:
    """A folder that notes what a demo made in it: the next demo replaces that and no other file.

    It is laid out as a user's data folder, so that LONTAR_HOME may name it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.register = self.path / _REGISTER
        self.keys = self.path / "keys"
        self.list = self.path / "daftar-pekerja-contoh.xlsx"
        self.agents = self.path / "daftar-perisai-contoh.xlsx"
        self.held = self.path / "baris-tertahan.xlsx"
        self.check = self.path / "padan-bpjs.xlsx"
        self.answer = self.path / "jawaban-bpjs-contoh.xlsx"
        self.letters = self.path / "surat"
        self.certificates = self.path / "sertifikat"
        self._made = [
            self.register,
            self.keys / "machine.key",
            self.list,
            self.agents,
            self.held,
            self.check,
            self.answer,
        ]

    def clear(self) -> None:
        """Make the folder ready: what an earlier demo made goes, what others made is not touched.

        UserError `demo.folder` where something else has the name of a file of the demo.
        """
        earlier = self._noted()
        for path in self._made:
            if path.exists() and path not in earlier:
                raise UserError(
                    "demo.folder",
                    _(
                        "{path} is there already and was not made by a demo. Name an empty or a"
                        " new folder."
                    ).format(path=path),
                )
        if self.path.exists() and not self.path.is_dir():
            raise UserError(
                "demo.folder", _("{path} is a file. Name a folder.").format(path=self.path)
            )
        for path in earlier:
            path.unlink(missing_ok=True)
        for ending in _BESIDE_A_REGISTER if self.register in earlier else ():
            self.register.with_name(_REGISTER + ending).unlink(missing_ok=True)
        self.path.mkdir(parents=True, exist_ok=True)
        self.letters.mkdir(exist_ok=True)
        self._note()

    def add(self, paths: Iterable[Path]) -> None:
        """Note further files as the demo's own."""
        self._made.extend(path.absolute() for path in paths)
        self._note()

    def _note(self) -> None:
        names = [path.relative_to(self.path).as_posix() for path in self._made]
        told = {"what": "made by lontar demo", "files": names}
        replace_file(self.path / _LIST, json.dumps(told, indent=1).encode())

    def _noted(self) -> list[Path]:
        """The files that an earlier demo made, none outside the folder."""
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            told = json.loads((self.path / _LIST).read_text(encoding="utf-8"))
            paths = [(self.path / str(name)).resolve() for name in told["files"]]
            root = self.path.resolve()
            return [
                self.path / path.relative_to(root) for path in paths if path.is_relative_to(root)
            ]
        return []
