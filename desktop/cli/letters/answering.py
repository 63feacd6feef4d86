"""After a letter left: sent, its scan, the insurer's answer, the months that are paid."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop.cli.call import Call, table
from desktop.cli.letters.group import letters
from desktop.cli.letters.shapes import letter_shape
from desktop.cli.typed import day_option, month_option
from desktop.domain.dates import letter_date, month_name
from desktop.domain.letter_answers import OUTCOME_LABELS, Outcome
from desktop.domain.money import grouped, rupiah
from desktop.domain.nik import mask
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext

if TYPE_CHECKING:
    from db.queries.letter_answers import AnswerRowLine
    from desktop.services.letters.answer.taking import Answered, Unmatched


def _shape(call: Call, letter: int) -> dict[str, Any]:
    from desktop.services.letters.states import require_letter  # late, as below

    with call.database().read() as session:
        return letter_shape(require_letter(session, letter))


@letters.command("sent")
@click.argument("letter", type=int, metavar="ID")
@day_option("--date", "on", help="The day it went out; today where none is noted.")
@click.option("--to", metavar="TEXT", help="Who took it, or how it was sent.")
@click.pass_obj
def sent(call: Call, /, letter: int, on: date | None, to: str | None) -> None:
    """Note that an issued letter was sent."""
    from desktop.services.letters.sent import send_letter  # late: `--help` needs no database

    with call.database().write() as session:
        send_letter(session, call.acting(), letter, on=on, to=to)
    shape = _shape(call, letter)
    call.answer(
        {"letter": letter, "sent_on": shape["sent_on"], "state": shape["state"]},
        _("Letter {letter} was sent on {day}.").format(
            letter=letter, day=letter_date(date.fromisoformat(shape["sent_on"]))
        ),
    )


@letters.command("scan")
@click.argument("letter", type=int, metavar="ID")
@click.argument("file", type=click.Path())
@click.pass_obj
def scan(call: Call, /, letter: int, file: str) -> None:
    """File the scan of the letter signed by pen: a PDF or a picture."""
    from desktop.services.letters.scans import keep_scan  # late, as above

    path = call.input_file(file)
    with call.database().write() as session:
        new = keep_scan(session, call.acting(), letter, path)
    said = _("The scan is filed with letter {letter}.") if new else _("This scan is filed already.")
    call.answer({"letter": letter, "new": new}, said.format(letter=letter))


@letters.command("respond")
@click.argument("letter", type=int, metavar="ID")
@click.argument("file", type=click.Path())
@click.pass_obj
def respond(call: Call, /, letter: int, file: str) -> None:
    """Take the insurer's answer to a letter in."""
    from db.queries import letter_answers as queries  # late, as above
    from desktop.services.letters.answer.taking import respond_letter

    path = call.input_file(file)
    with call.database().write() as session:
        ended = respond_letter(session, call.acting(), letter, path, progress=call.progress())
        waiting = [one for one in queries.answer_rows(session, letter) if not one.decided]
    if call.json and ended.unmatched:
        call.disclosed("letter.unmatched", "letter", len(ended.unmatched))
    call.answer(
        {
            "letter": letter,
            "accepted": ended.accepted,
            "rejected": ended.rejected,
            "unmatched": len(ended.unmatched),
            "unanswered": ended.unanswered,
            "unchanged": ended.unchanged,
            "unmatched_rows": [_unmatched(each) for each in ended.unmatched],
            "to_decide": [one.id for one in waiting],
        },
        _answered(ended),
    )


def _unmatched(each: "Unmatched") -> dict[str, Any]:
    proposal = each.proposal
    return {
        "sheet": each.answer.sheet,
        "row": each.answer.row,
        "nik": each.answer.nik,
        "name": each.answer.name,
        "reason": each.reason,
        "proposal": {"nik": proposal.nik, "name": proposal.name} if proposal else None,
    }


def _answered(ended: "Answered") -> str:
    from desktop.services.letters.answer.taking import UNMATCHED  # late, as above

    said = _("{accepted} accepted, {rejected} rejected, {unanswered} without an answer.").format(
        accepted=grouped(ended.accepted),
        rejected=grouped(ended.rejected),
        unanswered=grouped(ended.unanswered),
    )
    if not ended.unmatched:
        return said
    counted = Counter(each.reason for each in ended.unmatched)
    told = ngettext("{n} row moved nobody:", "{n} rows moved nobody:", len(ended.unmatched)).format(
        n=grouped(len(ended.unmatched))
    )
    reasons = [f"{_(UNMATCHED[key])}: {grouped(n)}" for key, n in counted.most_common()]
    return "\n".join([said, told, *reasons])


@letters.command("answers")
@click.argument("letter", type=int, metavar="ID")
@click.pass_obj
def answers(call: Call, /, letter: int) -> None:
    """List the rows of answers that a person decides, and whom they may mean."""
    from db.queries import letter_answers as queries  # late, as above
    from desktop.services.letters.states import require_letter

    with call.database().read() as session:
        require_letter(session, letter)
        taken = queries.answers(session, letter)
        rows = queries.answer_rows(session, letter)
    if call.json and rows:
        call.disclosed("letter.unmatched", "letter", len(rows))
    call.answer(
        {
            "answers": [
                {
                    "file": one.file,
                    "sha256": one.sha256,
                    "at": one.answered_at.isoformat(),
                    "by": one.answered_by,
                    "accepted": one.accepted,
                    "rejected": one.rejected,
                    "unanswered": one.unanswered,
                }
                for one in taken
            ],
            "rows": [
                {
                    "id": one.id,
                    "row": one.row,
                    "sheet": one.sheet,
                    "nik": one.nik,
                    "name": one.name,
                    "outcome": one.outcome,
                    "member_number": one.member_number,
                    "reason": one.reason,
                    "proposal": {"nik": one.proposed_nik, "name": one.proposed_name}
                    if one.proposed_id
                    else None,
                    "decided": one.decided,
                }
                for one in rows
            ],
        },
        _row_table(rows) if rows else _("There is no row to decide."),
    )


def _row_table(rows: "Sequence[AnswerRowLine]") -> str:
    from desktop.services.letters.answer.deciding import LEFT, TAKEN  # late, as above

    decided = {"": _("waits"), TAKEN: _("taken in"), LEFT: _("left")}
    told = [
        (
            one.id,
            one.row,
            mask(one.nik),
            one.name,
            _(OUTCOME_LABELS[Outcome(one.outcome)]) if one.outcome else "–",
            one.member_number or "–",
            one.reason or "–",
            one.proposed_name or "–",
            decided[one.decided],
        )
        for one in rows
    ]
    headers = (
        *(_("ID"), _("Row"), _("NIK"), _("Name"), _("Answer"), _("Member number"), _("Reason")),
        *(_("May be"), _("Decided")),
    )
    return table(headers, told)


@letters.command("decide")
@click.argument("row", type=int, metavar="ROW")
@click.option("--take/--leave", "take", required=True, default=None, help="It is, or is not.")
@click.pass_obj
def decide(call: Call, /, row: int, *, take: bool) -> None:
    """Say of a row of an answer whether it means whom it may mean."""
    from desktop.services.letters.answer.deciding import decide_answer_row  # late, as above

    with call.database().write() as session:
        line = decide_answer_row(session, call.acting(), row, take=take)
    said = _("Row {row} is taken in.") if take else _("Row {row} is left.")
    call.answer({"letter": line.letter_id, "row": row, "taken": take}, said.format(row=row))


@letters.command("corrections")
@click.argument("letter", type=int, metavar="ID")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="X.xlsx")
@click.pass_obj
def corrections(call: Call, /, letter: int, out: Path) -> None:
    """Write whom the insurer rejected or did not answer, to be mended."""
    from desktop.services.letters.answer.corrections import correction_list  # late, as above

    path = out.absolute()
    with call.database().write() as session:
        rows = correction_list(session, call.acting(), letter, path)
    call.answer(
        {"letter": letter, "rows": rows, "path": str(path)},
        _("{n} people to mend: {path}").format(n=grouped(rows), path=path),
    )


@letters.command("follow-up")
@click.argument("letter", type=int, metavar="ID")
@click.pass_obj
def follow_up_(call: Call, /, letter: int) -> None:
    """Draft an addition for whom the insurer rejected and who were mended since."""
    from desktop.services.letters.answer.corrections import follow_up  # late, as above

    with call.database().write() as session:
        drafted = follow_up(session, call.acting(), letter, progress=call.progress())
    call.answer(
        {
            "letter": drafted.letter,
            "rows": drafted.rows,
            "cost": drafted.cost,
            "left_out": [
                {"nik": one.nik, "name": one.name, "reason": one.reason} for one in drafted.left_out
            ],
        },
        _("Draft {letter}: {rows} people, {cost}.").format(
            letter=drafted.letter, rows=grouped(drafted.rows), cost=rupiah(drafted.cost)
        ),
    )


@letters.command("paid")
@click.argument("letter", type=int, metavar="ID")
@month_option("--until", "until", required=True, help="The last month that is paid.")
@click.pass_obj
def paid(call: Call, /, letter: int, until: date) -> None:
    """Note until when the months of a letter's people are paid."""
    from desktop.services.letters.answer.cover import end_covers  # late, as above
    from desktop.services.letters.answer.paying import pay_letter

    with call.database().write() as session:
        pay_letter(session, call.acting(), letter, until)
        ended = end_covers(session, call.acting())
    call.answer(
        {"letter": letter, "until": until.strftime("%Y-%m"), "ended": ended},
        _("Letter {letter} is paid until {month}.").format(letter=letter, month=month_name(until)),
    )


@letters.command("lapse")
@click.pass_obj
def lapse(call: Call, /) -> None:
    """Make enrolled workers eligible again whose last paid month has ended."""
    from desktop.services.letters.answer.cover import end_covers  # late, as above

    with call.database().write() as session:
        ended = end_covers(session, call.acting())
    call.answer(
        {"ended": ended},
        ngettext("{n} worker is eligible again.", "{n} workers are eligible again.", ended).format(
            n=grouped(ended)
        ),
    )
