"""A file that came from outside, read whole: a letter's PDF, a scan, a key."""

from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _


def read_outside(path: Path, largest: int, too_large: str) -> bytes:
    """The bytes of a file of at most `largest` bytes; `too_large` is said of a larger one.

    UserError `file.not_found`, `file.no_access`, `file.too_large`.
    """
    try:
        if path.stat().st_size > largest:
            raise UserError("file.too_large", too_large)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as fault:
        raise UserError(
            "file.not_found",
            _("There is no file {path}. Check its name and folder.").format(path=path),
        ) from fault
    except OSError as fault:
        raise UserError(
            "file.no_access",
            _(
                "“{file}” may not be read. Close it in other programs, or copy it to another"
                " folder."
            ).format(file=path.name),
        ) from fault


def read_letter_file(path: Path) -> bytes:
    """The bytes of what may be a letter or another paper; UserError as `read_outside`."""
    return read_outside(
        path, 200_000_000, _("The file is larger than any letter. Choose the PDF of the letter.")
    )
