"""One call of the command line: its options, the register it opens, and how it answers."""

import json
import logging
import re
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop import paths
from desktop.cli.progress import TerminalProgress
from desktop.domain.errors import UserError
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import use_language

if TYPE_CHECKING:
    from db.engine import Database
    from desktop.services.acting import Acting

OpenWindow = Callable[[str, str, str | None], int]
"""Shows the window on a register, in a language, with a file dropped on it or none."""

_log = logging.getLogger(__name__)

_ADDRESS = re.compile(r"[\w+]{2,}://")
_PASSWORD = re.compile(r"(?<=://)([^/:@]*):[^/@]*(?=@)")


@dataclass(slots=True)
class Call:
    """What a command is called with, and the one place where it speaks."""

    open_window: OpenWindow
    json: bool = False
    db: str = ""
    user: str = ""
    lang: str = ""
    quiet: bool = False
    status: int = 0
    interrupted: bool = False
    """A signal has come; what it became on its way up through libraries does not matter."""
    _database: "Database | None" = field(default=None)

    def __post_init__(self) -> None:
        self.db = paths.environment("LONTAR_DB")
        self.user = paths.environment("LONTAR_USER")
        self.lang = paths.environment("LONTAR_LANG") or "id"
        use_language(self.language, paths.locale_folder())

    @property
    def language(self) -> str:
        """The language of what is said, `id` unless told otherwise."""
        return self.lang if self.lang in ("id", "en") else "id"

    def choose(self, option: str, value: Any) -> None:
        """Take a global option, wherever on the line it stood."""
        setattr(self, option, value)
        if option == "lang":
            use_language(self.language, paths.locale_folder())

    def location(self) -> str:
        """The register's path or address."""
        return self.db or str(paths.default_register())

    def database(self, *, create: bool = False) -> "Database":
        """The register, opened and brought up to date; closed when the call ends."""
        if self._database is None:
            from db.engine import Database  # late: `--version` and `--help` need no database

            location = self.location()
            self._database = Database.create(location) if create else Database(location)
            self._database.migrate(paths.backups_folder())
        return self._database

    def remove_made(self) -> None:
        """Take away a register that this call made and that came to nothing."""
        if self._database is not None:
            self._database.remove()
            self._database = None

    def place(self) -> str:
        """Where the register lies: an absolute path, or an address without its password."""
        location = self.location()
        if _ADDRESS.match(location):
            return _PASSWORD.sub(r"\1", location)
        return str(Path(location).expanduser().absolute())

    def acting(self) -> "Acting":
        """Who acts, by the computer's clock."""
        from desktop.services.acting import OPERATOR, Acting  # late, as above

        if self.user and self.user != OPERATOR:
            raise UserError(
                "user.unknown",
                _("This office has no user named {name}. Leave --user out.").format(name=self.user),
            )
        return Acting()

    def progress(self) -> Progress:
        """A bar on a terminal, nothing with --quiet or when nobody looks."""
        return SILENT if self.quiet or not sys.stderr.isatty() else TerminalProgress()

    def input_file(self, path: str) -> Path:
        """The path of a file that must be there."""
        file = Path(path)
        if not file.is_file():
            raise UserError(
                "file.not_found",
                _("There is no file {path}. Check its name and folder.").format(path=path),
            )
        return file

    def input_text(self, path: str) -> str:
        """The text of a file that must be there, in UTF-8."""
        try:
            return self.input_file(path).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as fault:
            raise UserError(
                "file.not_text",
                _("{path} is no text in UTF-8. Save it as UTF-8 in your editor.").format(path=path),
            ) from fault

    def disclosed(self, what: str, entity: str, rows: int) -> None:
        """Enter in the audit that whole NIKs left the register by this call."""
        from desktop.services.upkeep.audit import record  # late, as above

        with self.database().write() as session:
            record(session, self.acting(), what, entity, None, {"rows": rows, "by": "command"})

    def answer(self, data: Mapping[str, Any], text: str = "", *, status: int = 0) -> None:
        """Say what was done: one JSON object, or `text` for people."""
        self.status = status
        if self.json:
            click.echo(json.dumps({"ok": True, **data}, ensure_ascii=False))
        elif text:
            click.echo(text)

    def refuse(self, code: str, message: str, usage: click.ClickException | None = None) -> None:
        """Say what is wrong and what to do."""
        if self.json:
            click.echo(
                json.dumps(
                    {"ok": False, "error": {"code": code, "message": message}}, ensure_ascii=False
                )
            )
        elif usage is not None:
            usage.show()
        else:
            click.echo(message, err=True)

    def explain(self, fault: Exception) -> UserError:
        """Turn any other exception into a sentence; what is ours goes to the log."""
        from db.errors import DatabaseFault  # late, as above
        from desktop.services.upkeep.faults import as_user_error  # late, as above

        if isinstance(fault, DatabaseFault):
            return as_user_error(fault)
        if _too_large(fault):
            return UserError(
                "number.too_large",
                _("A number is larger than any the register holds. Compare it with the list."),
            )
        if isinstance(fault, PermissionError | FileNotFoundError | IsADirectoryError | OSError):
            name = getattr(fault, "filename", "") or ""
            return UserError(
                "file.not_written",
                _("Cannot use {path}: {why}. Choose another folder or close the file.").format(
                    path=name, why=fault.strerror or type(fault).__name__
                ),
            )
        log = paths.write_crash_log("".join(traceback.format_exception(fault)))
        return UserError(
            "internal",
            _("The program made a mistake and stopped; nothing was changed. Report: {path}").format(
                path=log
            ),
        )

    def close(self) -> None:
        """Let the register go."""
        if self._database is not None:
            self._database.close()
            self._database = None


def _too_large(fault: Exception) -> bool:
    """Whether a number has more bits than a column: SQLite overflows, PostgreSQL says 22003."""
    told = getattr(getattr(fault, "orig", None), "sqlstate", "")
    return isinstance(fault, OverflowError) or told == "22003"


def table(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A short table for people: columns wide enough, numbers to the right."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [
        max([len(header), *(len(row[i]) for row in cells)]) for i, header in enumerate(headers)
    ]
    right = [
        bool(rows) and all(isinstance(row[i], int) for row in rows) for i in range(len(headers))
    ]

    def line(row: Sequence[str]) -> str:
        return "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(row, widths, right, strict=True)
        ).rstrip()

    return "\n".join([line(headers), "  ".join("-" * width for width in widths), *map(line, cells)])


def values_of(pairs: Sequence[str]) -> dict[str, str]:
    """`field=value` arguments, split at the first equals sign."""
    values = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign or not key:
            raise click.UsageError(f"{pair!r} is not of the form field=value")
        values[key.strip()] = value
    return values


def several(given: Sequence[str]) -> list[str]:
    """Values of an option given again and again; `@FILE` stands for the lines of a file."""
    values: list[str] = []
    for value in given:
        if not value.startswith("@"):
            values.append(value)
            continue
        try:
            text = Path(value[1:]).read_text(encoding="utf-8-sig")
        except OSError as fault:
            raise UserError(
                "file.not_found",
                _("There is no file {path}. Check its name and folder.").format(path=value[1:]),
            ) from fault
        values.extend(line.strip() for line in text.splitlines() if line.strip())
    return values
