"""Whether a paper is what the office issued."""

from typing import TYPE_CHECKING

import click

from desktop.cli.call import Call
from desktop.cli.letters.group import letters

if TYPE_CHECKING:
    from db.engine import Session
    from desktop.services.letters.verdicts import Checked


@letters.command("verify")
@click.argument("file", metavar="FILE", required=False)
@click.option("--code", metavar="TEXT", help="The text of a QR code, scanned or typed, instead.")
@click.option("--key", default="", metavar="PUBLIC", help="An office's public key, believed too.")
@click.pass_obj
def verify(call: Call, /, file: str | None, code: str | None, key: str) -> None:
    """Tell whether a PDF, photo or scan is a paper of this office.

    Works without this register too, by the public key of the office (--key).
    """
    from db.errors import Missing  # late, as above
    from desktop.cli.check_shapes import certified_shape, said_shape, verdict_words
    from desktop.services.letters.check import verify_letter
    from desktop.services.letters.check_proof import verify_code
    from desktop.services.letters.verdicts import AUTHENTIC

    if (file is None) == (code is None):
        raise click.UsageError("Give a file, or --code with the text of a QR code.")
    path = call.input_file(file) if file else None

    def check(session: "Session | None") -> "Checked":
        if path is not None:
            return verify_letter(session, path, key)
        return verify_code(session, code or "", key)

    try:
        database = call.database()
    except Missing:
        checked = check(None)
    else:
        with database.read() as session:
            checked = check(session)
    call.answer(
        {
            "verdict": checked.verdict,
            "letter": checked.letter,
            "number": checked.number,
            "rows": checked.rows,
            "office": checked.office,
            "says": said_shape(checked),
            "certificate": certified_shape(checked),
            "signatures": [each.shape() for each in checked.signatures],
            "reasons": checked.reasons,
        },
        verdict_words(checked),
        status=0 if checked.verdict == AUTHENTIC else 1,
    )
