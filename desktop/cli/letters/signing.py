"""Signing with key files, and letters that were signed elsewhere."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop import paths
from desktop.cli.call import Call
from desktop.cli.letters.group import letters
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    from desktop.services.letters.sign.keys import SigningKey

_PASSWORD = "LONTAR_SIGN_PASSWORD"  # noqa: S105 - the variable's name


@letters.command("receive-signed")
@click.argument("letter", type=int, metavar="ID")
@click.argument("file", metavar="FILE.pdf")
@click.pass_obj
def receive(call: Call, /, letter: int, file: str) -> None:
    """Take back a letter that was signed elsewhere (e-office, BSrE)."""
    from desktop.services.letters.receive import receive_signed  # late, as above
    from desktop.services.letters.said import signature_words

    path = call.input_file(file)
    with call.database().write() as session:
        received = receive_signed(session, call.acting(), letter, path)
    lines = [_("Letter {letter} is kept as signed.").format(letter=letter)]
    call.answer(
        {
            "letter": letter,
            "signatures": [each.shape() for each in received.signatures],
            "sha256": received.sha256,
        },
        "\n".join([*lines, *map(signature_words, received.signatures)]),
    )


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
