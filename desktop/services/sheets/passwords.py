"""A workbook behind a password, as Excel and LibreOffice ask for it when it is opened."""

import io

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _

SHORTEST = 8


def check_password(password: str) -> str:
    """A password good enough to go by e-mail; UserError `password.short`, `password.long`."""
    if len(password) < SHORTEST:
        raise UserError(
            "password.short",
            _("The sheet's password needs {n} signs at least. Give a longer one.").format(
                n=SHORTEST
            ),
        )
    if len(password) > 255:
        raise UserError("password.long", _("Excel takes passwords of at most 255 signs."))
    return password


def protected(workbook: bytes, password: str) -> bytes:
    """An .xlsx encrypted with AES under a password (ECMA-376, agile encryption).

    Salt and keys are fresh each time, so the bytes are never the same twice.
    UserError as `check_password`.
    """
    # Late: it takes a tenth of a second to import, and few sheets bear a password.
    from msoffcrypto.format.ooxml import OOXMLFile

    check_password(password)
    made = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt(password, made)
    return made.getvalue()
