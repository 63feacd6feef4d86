"""`lontar letters`: drafted, approved, issued, verified, cancelled."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop.cli.call import Call, several, table
from desktop.cli.main import Noun
from desktop.cli.typed import day_option
from desktop.domain.dates import letter_date
from desktop.domain.money import grouped, rupiah
from desktop.domain.statuses import LETTER_LABELS, LetterState
from desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    from datetime import datetime

    from db.engine import Session
    from db.queries.letters import LetterLine
    from desktop.services.letters.choose import LeftOut
    from desktop.services.letters.verdicts import Checked

_KINDS = ("enrolment", "addition", "removal", "replacement", "renewal")


@click.group(cls=Noun)
def letters() -> None:
    """Letters: drafted, approved, issued, verified."""


@letters.command("draft")
@click.option("--kind", type=click.Choice(_KINDS), default="enrolment", show_default=True)
@click.option("--funding", required=True, type=int, metavar="ID")
@click.option("--region", default="", metavar="CODE", help="Only people of this region.")
@click.option("--limit", type=int, metavar="N", help="At most so many people.")
@click.option("--nik", "niks", multiple=True, metavar="NIK", help="Only these, or @FILE.")
@click.option("--signer", type=int, metavar="ID", help="The official who is to sign.")
@day_option("--date", "date", help="What it is to bear, instead of the day of its issue.")
@click.pass_obj
def draft(call: Call, /, niks: Sequence[str], region: str, **said: Any) -> None:
    """Draft a letter of those who may go, and reserve them."""
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
    from desktop.services.letters.choose import REASONS  # late, as above

    counted = Counter(person.reason for person in left_out)
    return "".join(f"\n{_(REASONS[key])}: {grouped(n)}" for key, n in counted.most_common())


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
    call.answer({"letter": _told(line)}, _("Draft {letter} is changed.").format(letter=letter))


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


@letters.command("issue")
@click.argument("letter", type=int, metavar="ID")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR")
@click.option("--number", metavar="TEXT", help='Instead of the next; "" leaves it blank.')
@day_option("--date", "dated", help="Instead of the draft's or today.")
@click.pass_obj
def issue(call: Call, /, letter: int, out: Path, number: str | None, dated: date | None) -> None:
    """Number an approved letter and make its PDF and sheet."""
    from desktop.services.letters.issue import issue_letter  # late, as above

    with call.database().write() as session:
        issued = issue_letter(
            session,
            call.acting(),
            letter,
            out=out,
            number=number,
            date=dated,
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


@letters.command("verify")
@click.argument("file", metavar="FILE", required=False)
@click.option("--code", metavar="TEXT", help="The text of a QR code, scanned or typed, instead.")
@click.option("--key", default="", metavar="PUBLIC", help="An office's public key, believed too.")
@click.pass_obj
def verify(call: Call, /, file: str | None, code: str | None, key: str) -> None:
    """Tell whether a PDF, photo or scan is a paper of this office.

    A letter is known by its bytes; a certificate also by its seal and QR code.
    """
    from db.errors import Missing  # late, as above
    from desktop.cli.check_shapes import certified_shape, verdict_words
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
            "certificate": certified_shape(checked),
            "signatures": checked.signatures,
            "reasons": checked.reasons,
        },
        verdict_words(checked),
        status=0 if checked.verdict == AUTHENTIC else 1,
    )


@letters.command("list")
@click.option("--state", type=click.Choice([state.value for state in LetterState]))
@click.pass_obj
def list_all(call: Call, /, state: str | None) -> None:
    """List letters, the newest first."""
    from db.queries import letters as queries  # late, as above

    with call.database().read() as session:
        lines = queries.letters(session, state or "")
    rows = [
        (
            line.id,
            line.number,
            letter_date(line.date) if line.date else "",
            _(LETTER_LABELS[LetterState(line.state)]),
            grouped(line.rows),
            rupiah(line.cost),
        )
        for line in lines
    ]
    headers = (_("Letter"), _("Number"), _("Date"), _("State"), _("People"), _("Cost"))
    call.answer({"letters": [_told(line) for line in lines]}, table(headers, rows))


@letters.command("show")
@click.argument("letter", type=int, metavar="ID")
@click.pass_obj
def show(call: Call, /, letter: int) -> None:
    """Show a letter, with its frozen roster as JSON."""
    import json

    from db.queries import letters as queries  # late, as above
    from desktop.services.letters.states import require_letter

    with call.database().read() as session:
        line = require_letter(session, letter)
        rows = queries.letter_rows(session, letter)
    people = [json.loads(row.frozen) for row in rows if row.frozen]
    if call.json and people:
        call.disclosed("letter.show", "letter", len(people))
    rows_told = [
        (_("State"), _(LETTER_LABELS[LetterState(line.state)])),
        (_("Number"), line.number),
        (_("Date"), letter_date(line.date) if line.date else ""),
        (_("People"), grouped(line.rows)),
        (_("Cost"), rupiah(line.cost)),
        (_("Funding"), line.funding_source),
        (_("Roster"), line.roster_sha256),
    ]
    call.answer(
        {"letter": {**_told(line), "roster": people}},
        "\n".join(f"{label}: {value}" for label, value in rows_told if value),
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


def _told(line: "LetterLine") -> dict[str, Any]:
    return {
        "id": line.id,
        "uid": line.uid,
        "kind": line.kind,
        "state": line.state,
        "number": line.number,
        "date": line.date.isoformat() if line.date else None,
        "rows": line.rows,
        "cost": line.cost,
        "monthly": line.monthly,
        "months": line.months,
        "from": line.first_month.strftime("%Y-%m"),
        "funding": line.funding_id,
        "source": line.funding_source,
        "region": line.region,
        "drafted_by": line.drafted_by,
        "drafted_at": _instant(line.drafted_at),
        "submitted_by": line.submitted_by,
        "submitted_at": _instant(line.submitted_at),
        "approved_by": line.approved_by,
        "approved_at": _instant(line.approved_at),
        "issued_by": line.issued_by,
        "issued_at": _instant(line.issued_at),
        "cancelled_by": line.cancelled_by,
        "cancelled_at": _instant(line.cancelled_at),
        "reason": line.reason,
        "roster_sha256": line.roster_sha256,
        "pdf_sha256": line.pdf_sha256,
        "signer": line.signer_uid,
        "proposed_date": line.proposed_date.isoformat() if line.proposed_date else None,
    }


def _instant(at: "datetime | None") -> str | None:
    return at.isoformat() if at else None
