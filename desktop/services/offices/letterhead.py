"""The logo of a letterhead: which pictures papers can take."""

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _

_LARGEST = 2_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"


def check_letterhead(picture: bytes) -> None:
    """Refuse what is no PNG or JPEG, or is larger than 2 MB: UserError `office.letterhead`."""
    if not picture.startswith((_PNG, _JPEG)):
        raise UserError(
            "office.letterhead",
            _("The logo must be a PNG or JPEG picture. Save it as one of them and try again."),
        )
    if len(picture) > _LARGEST:
        raise UserError(
            "office.letterhead",
            _("The logo is larger than 2 MB. Make the picture smaller and try again."),
        )
