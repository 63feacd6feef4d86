"""A password for a sheet that is handed out, never on the command line."""

from collections.abc import Callable
from typing import Any

import click

from desktop import paths
from desktop.cli.call import Call
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _

_VARIABLE = "LONTAR_SHEET_PASSWORD"


def protect_option() -> Callable[[Any], Any]:
    """The option that asks for a password."""
    return click.option(
        "--protect-sheet",
        "protect",
        is_flag=True,
        help=f"Encrypt the .xlsx with a password: {_VARIABLE}, or asked for.",
    )


def sheet_password(call: Call, *, protect: bool) -> str:
    """The password of the variable, else asked for twice; empty where none is wanted."""
    if not protect:
        return ""
    given = paths.environment(_VARIABLE)
    if given:
        return given
    if call.json:
        raise UserError(
            "password.missing",
            _("Give the sheet's password in the variable {name}.").format(name=_VARIABLE),
        )
    typed: str = click.prompt(
        _("Password of the sheet"), hide_input=True, confirmation_prompt=True, err=True
    )
    return typed
