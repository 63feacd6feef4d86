"""`lontar letterforms`: the wording of letters and other papers, every version kept."""

import click

from desktop.cli.call import Call, table
from desktop.cli.layouts import version_shapes
from desktop.cli.main import Noun
from desktop.domain.dates import short_date
from desktop.domain.texts import gettext as _
from desktop.services.letters.letterform_kinds import kind_name


@click.group(cls=Noun)
def letterforms() -> None:
    """The wording of letters and other papers."""


@letterforms.command("list")
@click.pass_obj
def list_letterforms(call: Call, /) -> None:
    """List every kind of paper, and whether the office has its own wording of it."""
    # Late, here and below: `--help` needs no database.
    from db.queries.wording import newest_letterforms
    from desktop.services.letters.letterforms import letterform_kinds

    with call.database().read() as session:
        newest = newest_letterforms(session)
    told = [
        {"kind": kind, "name": kind_name(kind), "version": newest.get(kind, 0)}
        for kind in letterform_kinds()
    ]
    rows = [(one["kind"], one["name"], one["version"] or _("the program's own")) for one in told]
    call.answer({"letterforms": told}, table((_("Kind"), _("Paper"), _("Version")), rows))


@letterforms.command("show")
@click.argument("kind")
@click.option("--version", type=int, metavar="N", help="An earlier one; 0 is the program's own.")
@click.pass_obj
def show(call: Call, /, kind: str, version: int | None) -> None:
    """Show a kind's wording as the TOML that `letterforms set` takes."""
    from desktop.services.letters.letterform_fields import fields_of
    from desktop.services.letters.letterforms import letterform_text

    with call.database().read() as session:
        text = letterform_text(session, kind, version)
    call.answer(
        {"kind": kind, "name": kind_name(kind), "toml": text, "fields": list(fields_of(kind))},
        text,
    )


@letterforms.command("set")
@click.argument("kind")
@click.argument("file", metavar="FILE.toml", type=click.Path())
@click.pass_obj
def change(call: Call, /, kind: str, file: str) -> None:
    """Keep a version of a kind's wording; papers made from now on have it."""
    from desktop.services.letters.letterforms import set_letterform

    text = call.input_text(file)
    with call.database().write() as session:
        version = set_letterform(session, call.acting(), kind, text)
    call.answer(
        {"kind": kind, "version": version},
        _("{paper}: version {version} holds from now on. What was issued stays as it is.").format(
            paper=kind_name(kind), version=version
        ),
    )


@letterforms.command("versions")
@click.argument("kind")
@click.pass_obj
def versions(call: Call, /, kind: str) -> None:
    """List the versions of a kind's wording, the newest first."""
    from desktop.services.letters.letterforms import letterform_versions

    with call.database().read() as session:
        found = letterform_versions(session, kind)
    rows = [(one.version, one.kept_by, short_date(one.kept_at.date())) for one in found]
    call.answer(
        {"kind": kind, "versions": version_shapes(found)},
        table((_("Version"), _("By"), _("Date")), rows)
        if rows
        else _("The program's own wording holds."),
    )
