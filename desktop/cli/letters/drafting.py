"""Drafts: made, changed, thrown away, asked for, approved."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from desktop.cli.call import Call, several
from desktop.cli.letters.group import letters
from desktop.cli.letters.shapes import letter_shape
from desktop.cli.typed import day_option, month_option
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.money import grouped, rupiah
from desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    from desktop.services.letters.chosen import LeftOut
    from desktop.services.letters.draft import Drafted

KINDS = tuple(map(str, LetterKind))


class _Pair(click.ParamType[tuple[str, str]]):
    """Two NIKs as `OUT=IN`."""

    name = "OUT=IN"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Who leaves, and who comes instead."""
        if isinstance(value, tuple):
            return value
        gone, sign, came = str(value).partition("=")
        if not (gone.strip() and sign and came.strip()):
            self.fail("Give two NIKs as OUT=IN.", param, ctx)
        return gone.strip(), came.strip()


@letters.command("draft")
@click.option("--kind", type=click.Choice(KINDS), default="enrolment", show_default=True)
@click.option("--funding", required=True, type=int, metavar="ID")
@click.option("--region", default="", metavar="CODE", help="Only people of this region.")
@click.option("--limit", type=int, metavar="N", help="At most so many people.")
@click.option("--nik", "niks", multiple=True, metavar="NIK", help="Only these, or @FILE.")
@click.option("--follows", type=int, metavar="ID", help="The letter it follows, not the newest.")
@click.option("--reason", default="", metavar="CODE", help="Why the people named leave.")
@click.option("--pair", "pairs", type=_Pair(), multiple=True, help="Who leaves and who comes.")
@month_option("--from", "since", help="The first month it is about, instead of the usual one.")
@click.option("--signer", type=int, metavar="ID", help="The official who is to sign.")
@day_option("--date", "date", help="What it is to bear, instead of the day of its issue.")
@click.pass_obj
def draft(call: Call, /, niks: Sequence[str], region: str, **said: Any) -> None:
    """Draft a letter of those who may go, and reserve them.

    A removal takes out who left, a replacement puts somebody of the same kecamatan in the place
    of each; a renewal takes whom an earlier funding covered.
    """
    from desktop.services.letters.draft import draft_letter  # late: `--help` needs no database

    with call.database().write() as session:
        drafted = draft_letter(
            session,
            call.acting(),
            region=region.replace(".", ""),
            niks=several(niks),
            progress=call.progress(),
            **said,
        )
    _tell_draft(call, drafted)


def _tell_draft(call: Call, drafted: "Drafted") -> None:
    left_out = [
        {
            "nik": person.nik,
            "name": person.name,
            "reason": person.reason,
            "detail": person.detail,
        }
        for person in drafted.left_out
    ]
    if call.json and left_out:
        call.disclosed("letter.left_out", "letter", len(left_out))
    call.answer(
        {
            "letter": drafted.letter,
            "rows": drafted.rows,
            "cost": drafted.cost,
            "left_out": left_out,
        },
        _("Draft {letter}: {rows} people, {cost}.").format(
            letter=drafted.letter, rows=grouped(drafted.rows), cost=rupiah(drafted.cost)
        )
        + _reasons(drafted.left_out),
    )


def _reasons(left_out: "Sequence[LeftOut]") -> str:
    """How many are left out for each reason, a line each."""
    from desktop.services.letters.chosen import REASONS  # late, as above

    counted = Counter(person.reason for person in left_out)
    return "".join(f"\n{_(REASONS[key])}: {grouped(n)}" for key, n in counted.most_common())


@letters.command("replace")
@click.argument("letter", type=int, metavar="ID")
@click.option("--reason", required=True, metavar="TEXT")
@click.pass_obj
def replace(call: Call, /, letter: int, reason: str) -> None:
    """Cancel an issued letter and draft its people anew."""
    from desktop.services.letters.replace import replace_letter  # late, as above

    with call.database().write() as session:
        drafted = replace_letter(session, call.acting(), letter, reason, progress=call.progress())
    _tell_draft(call, drafted)


@letters.command("set")
@click.argument("letter", type=int, metavar="ID")
@click.option("--signer", type=int, metavar="ID", help="The official who is to sign.")
@day_option("--date", "dated", help="What it is to bear, instead of the day of its issue.")
@click.option("--day-of-issue", is_flag=True, help="It is to bear the day of its issue.")
@click.pass_obj
def set_(
    call: Call, /, letter: int, signer: int | None, dated: date | None, *, day_of_issue: bool
) -> None:
    """Choose anew who signs a draft and the date it is to bear."""
    from desktop.services.letters.signing import change_signing  # late, as above
    from desktop.services.letters.states import require_letter

    if (dated is not None) + day_of_issue + (signer is not None) == 0:
        raise click.UsageError("Say --signer, --date or --day-of-issue.")
    if dated is not None and day_of_issue:
        raise click.UsageError("--date and --day-of-issue exclude each other.")
    with call.database().write() as session:
        change_signing(
            session, call.acting(), letter, signer=signer, date="" if day_of_issue else dated
        )
        line = require_letter(session, letter)
    call.answer(
        {"letter": letter_shape(line)}, _("Draft {letter} is changed.").format(letter=letter)
    )


@letters.command("discard")
@click.argument("letter", type=int, metavar="ID")
@click.pass_obj
def discard(call: Call, /, letter: int) -> None:
    """Throw a draft away; its people are free again."""
    from desktop.services.letters.draft import discard_letter  # late, as above

    with call.database().write() as session:
        discard_letter(session, call.acting(), letter)
    call.answer({"letter": letter}, _("Draft {letter} is thrown away.").format(letter=letter))


@letters.command("submit")
@click.argument("letter", type=int, metavar="ID")
@click.pass_obj
def submit(call: Call, /, letter: int) -> None:
    """Ask for a draft's approval."""
    from desktop.services.letters.draft import submit_letter  # late, as above

    with call.database().write() as session:
        submit_letter(session, call.acting(), letter)
    call.answer({"letter": letter}, _("Letter {letter} waits for approval.").format(letter=letter))


@letters.command("approve")
@click.argument("letter", type=int, metavar="ID")
@click.pass_obj
def approve(call: Call, /, letter: int) -> None:
    """Approve a draft; from here its roster is frozen."""
    from desktop.services.letters.freeze import approve_letter  # late, as above

    with call.database().write() as session:
        sha256 = approve_letter(session, call.acting(), letter, progress=call.progress())
    call.answer(
        {"letter": letter, "roster_sha256": sha256},
        _("Letter {letter} is approved, its roster frozen.\n{sha256}").format(
            letter=letter, sha256=sha256
        ),
    )
