"""A letter on its way out, and taken back."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cli.call import Call
from desktop.cli.key_files import open_keys
from desktop.cli.letters.group import letters
from desktop.cli.sheet_password import protect_option, sheet_password
from desktop.cli.typed import day_option
from desktop.domain.money import grouped, rupiah
from desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    pass


@letters.command("issue")
@click.argument("letter", type=int, metavar="ID")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR")
@click.option("--number", metavar="TEXT", help='Instead of the next; "" leaves it blank.')
@day_option("--date", "dated", help="Instead of the draft's or today.")
@click.option("--sign", "keys", multiple=True, metavar="KEY.p12", help="Sign; several in order.")
@protect_option()
@click.pass_obj
def issue(
    call: Call,
    /,
    letter: int,
    out: Path,
    number: str | None,
    dated: date | None,
    keys: Sequence[str],
    *,
    protect: bool,
) -> None:
    """Number an approved letter and make its PDF and sheet."""
    password = sheet_password(call, protect=protect)
    from desktop.services.letters.issue import issue_letter  # late, as above

    sign = open_keys(call, keys)
    with call.database().write() as session:
        issued = issue_letter(
            session,
            call.acting(),
            letter,
            out=out,
            number=number,
            date=dated,
            sheet_password=password,
            sign=sign,
            progress=call.progress(),
        )
    call.answer(
        {
            "letter": letter,
            "number": issued.number,
            "rows": issued.rows,
            "cost": issued.cost,
            "pdf": str(issued.pdf),
            "xlsx": str(issued.xlsx),
            "pdf_sha256": issued.pdf_sha256,
            "roster_sha256": issued.roster_sha256,
            "signed": issued.signed,
        },
        _("Letter {number} is issued: {rows} people, {cost}.\n{pdf}\n{xlsx}").format(
            number=issued.number or _("without a number"),
            rows=grouped(issued.rows),
            cost=rupiah(issued.cost),
            pdf=issued.pdf,
            xlsx=issued.xlsx,
        ),
    )


@letters.command("number")
@click.argument("letter", type=int, metavar="ID")
@click.argument("text")
@click.pass_obj
def number(call: Call, /, letter: int, text: str) -> None:
    """Note the number that was written by hand on an issued letter."""
    from desktop.services.letters.numbers import record_number  # late, as above

    with call.database().write() as session:
        given = record_number(session, call.acting(), letter, text)
    call.answer(
        {"letter": letter, "number": given},
        _("Letter {letter} has the number {number}.").format(letter=letter, number=given),
    )


@letters.command("cancel")
@click.argument("letter", type=int, metavar="ID")
@click.option("--reason", required=True, metavar="TEXT")
@click.pass_obj
def cancel(call: Call, /, letter: int, reason: str) -> None:
    """Take a letter back; it keeps its number, its people are free again."""
    from desktop.services.letters.cancel import cancel_letter  # late, as above

    with call.database().write() as session:
        cancel_letter(session, call.acting(), letter, reason)
    call.answer({"letter": letter}, _("Letter {letter} is cancelled.").format(letter=letter))
