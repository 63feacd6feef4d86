"""Letters as they stand."""

from typing import TYPE_CHECKING

import click

from desktop.cli.call import Call, table
from desktop.cli.letters.group import letters
from desktop.cli.letters.shapes import letter_shape
from desktop.domain.dates import letter_date
from desktop.domain.letter_kinds import KIND_LABELS, LetterKind
from desktop.domain.money import grouped, rupiah
from desktop.domain.statuses import LETTER_LABELS, LetterState
from desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    pass


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
            _(KIND_LABELS[LetterKind(line.kind)]),
            line.number,
            letter_date(line.date) if line.date else "",
            _(LETTER_LABELS[LetterState(line.state)]),
            grouped(line.rows),
            rupiah(line.cost),
        )
        for line in lines
    ]
    headers = (_("Letter"), _("Kind"), _("Number"), _("Date"), _("State"), _("People"), _("Cost"))
    call.answer({"letters": [letter_shape(line) for line in lines]}, table(headers, rows))


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
        (_("Kind"), _(KIND_LABELS[LetterKind(line.kind)])),
        (_("State"), _(LETTER_LABELS[LetterState(line.state)])),
        (_("Number"), line.number),
        (_("Date"), letter_date(line.date) if line.date else ""),
        (_("People"), grouped(line.rows)),
        (_("Cost"), rupiah(line.cost)),
        (_("Funding"), line.funding_source),
        (_("Roster"), line.roster_sha256),
    ]
    call.answer(
        {"letter": {**letter_shape(line), "roster": people}},
        "\n".join(f"{label}: {value}" for label, value in rows_told if value),
    )
