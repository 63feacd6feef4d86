"""Of which place a berita acara is made, and under which number."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.form import asked_choice, asked_text


class MinutesDialog(FormDialog):
    """Asks for the place out of `places` (code, words); `submitted` gives `region`, `number`."""

    def __init__(self, places: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(
            _("Berita acara of the verification"),
            [
                asked_choice("region", _("Place"), list(places), wide=True),
                asked_text(
                    "number",
                    _("Number"),
                    help=_("Left blank it is written in by hand"),
                    wide=True,
                ),
            ],
            _("Save PDF..."),
            parent,
            caption=_("Who verifies is told under Settings, Letters"),
            width=480,
        )
