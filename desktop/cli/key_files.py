"""Key files that commands sign with, and where their passwords come from."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop import paths
from desktop.cli.call import Call
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    from desktop.services.letters.sign.keys import SigningKey

_PASSWORD = "LONTAR_SIGN_PASSWORD"  # noqa: S105 - the variable's name


def open_keys(call: Call, files: Sequence[str]) -> "list[SigningKey]":
    """Key files opened in their order, each by its line of LONTAR_SIGN_PASSWORD or a prompt.

    One line opens all of them.
    """
    if not files:
        return []
    from desktop.services.letters.sign.keys import open_key  # late, as above

    said = paths.environment(_PASSWORD).splitlines()
    passwords = said * len(files) if len(said) == 1 else said
    at = call.acting().now()
    keys = []
    for number, file in enumerate(files):
        path = call.input_file(file)
        password = passwords[number] if number < len(passwords) else _asked(path)
        keys.append(open_key(path, password, at))
    return keys


def _asked(path: Path) -> str:
    if not sys.stdin.isatty():
        raise UserError(
            "key.no_password",
            _("Give the password of {file} in LONTAR_SIGN_PASSWORD.").format(file=path.name),
        )
    prompt = _("Password of {file}").format(file=path.name)
    return str(click.prompt(prompt, hide_input=True, err=True))
