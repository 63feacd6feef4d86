"""Letters that were signed elsewhere."""

import click

from desktop.cli.call import Call
from desktop.cli.letters.group import letters
from desktop.domain.texts import gettext as _


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
