"""A person's key file as letters are signed with it: opened once, for as many as are signed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.dates import letter_date
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.services.key_file import PersonKey, open_key_file

_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True, repr=False)
class SigningKey:
    """A key ready to sign. `name` is its certificate's holder, `ends` when that expires."""

    key: PersonKey

    @property
    def name(self) -> str:
        """Whose certificate it is."""
        return self.key.name

    @property
    def ends(self) -> datetime:
        """When its certificate expires (UTC)."""
        return self.key.ends


def open_key(path: Path, password: str, at: datetime) -> SigningKey:
    """Open a key file (.p12, .pfx) that is to sign at a moment.

    UserError `file.not_found`, `key.file`, `key.password`, `key.none`, `key.kind`,
    `key.expired`, `key.not_yet`.
    """
    try:
        large = path.stat().st_size > _LARGEST
        content = b"" if large else path.read_bytes()
    except OSError as fault:
        raise UserError(
            "file.not_found",
            _("There is no file {path}. Check its name and folder.").format(path=path),
        ) from fault
    key = open_key_file(content, password)
    if key.ends < at:
        raise UserError(
            "key.expired",
            _("The certificate of {name} expired on {date}. Ask for a new one.").format(
                name=key.name, date=_day(key.ends)
            ),
        )
    if key.begins > at:
        raise UserError(
            "key.not_yet",
            _(
                "The certificate of {name} is valid from {date} on. Check the computer's clock."
            ).format(name=key.name, date=_day(key.begins)),
        )
    return SigningKey(key)


def _day(at: datetime) -> str:
    return letter_date(at.astimezone(UTC).date())
