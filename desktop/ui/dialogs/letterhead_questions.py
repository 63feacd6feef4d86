"""What is asked of an office for its letterhead, when it is made and in the settings."""

from desktop.domain.texts import gettext as _
from desktop.ui.form import Asked, asked_text


def letterhead_questions() -> list[Asked]:
    """Name, address, telephone, e-mail and town."""
    return [
        asked_text(
            "name",
            _("Name of the office"),
            required=True,
            help=_("Written exactly as on its letters"),
            wide=True,
        ),
        asked_text("address", _("Address"), wide=True),
        asked_text("phone", _("Telephone")),
        asked_text("email", _("E-mail")),
        asked_text("city", _("Town where letters are signed"), wide=True),
    ]
