"""Two of letter, annex, sheet and register held against each other."""

import click

from desktop.cli.call import Call, table
from desktop.cli.letters.group import letters
from desktop.domain.nik import mask
from desktop.domain.texts import gettext as _


@letters.command("compare")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.pass_obj
def compare_(call: Call, /, a: str, b: str) -> None:
    """Hold two of letter, annex, sheet and register against each other.

    A and B are a letter's ID (its frozen roster), ID:letter, ID:annex, ID:sheet, ID:register, the
    PDF of a letter (or FILE.pdf:letter), or a sheet.
    """
    from desktop.services.letters.compare.comparing import compare  # late: heavy to import
    from desktop.services.letters.compare.side import FIELDS

    with call.database().read() as session:
        found = compare(session, call.acting(), a, b, progress=call.progress())
    told = found.differences
    if call.json and any(one.nik for one in told):
        call.disclosed("letter.compare", "letter", len(told))
    words = FIELDS | {"rows": _("People"), "total": _("Total"), "code": _("Control code")}
    rows = [
        (one.row or "", mask(one.nik), one.name, _(words[one.field]), one.a, one.b) for one in told
    ]
    headers = (_("Row"), _("NIK"), _("Name"), _("What"), a, b)
    call.answer(
        {
            "differences": [
                {
                    "row": one.row,
                    "nik": one.nik,
                    "name": one.name,
                    "field": one.field,
                    "a": one.a,
                    "b": one.b,
                }
                for one in told
            ],
            "fields": list(found.fields),
            "rows": {"a": found.a.rows, "b": found.b.rows},
            "total": {"a": found.a.total, "b": found.b.total},
        },
        table(headers, rows) if told else _("Both tell the same."),
    )
