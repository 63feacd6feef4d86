"""`lontar layouts`: the columns of the sheets that are sent out."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import click

from db.queries.wording import VersionLine
from desktop.cli.call import Call, table
from desktop.cli.main import Noun
from desktop.domain.texts import gettext as _
from desktop.services.sheets.layouts import FIELDS, FORMATS, SheetLayout

_USED = {"letter_layout": "letters", "check_layout": "checks"}


@click.group(cls=Noun)
def layouts() -> None:
    """The columns of the sheets sent out: header, order, format, fixed value."""


@layouts.command("list")
@click.pass_obj
def list_layouts(call: Call, /) -> None:
    """List every layout, and which ones are used."""
    # Late, here and below: `--help` needs no database.
    from desktop.services.offices.settings import read_settings
    from desktop.services.sheets.layouts_kept import layout_names, layout_versions, office_layout

    with call.database().read() as session:
        settings = read_settings(session)
        told = []
        for name in layout_names(session):
            layout = office_layout(session, name)
            kept = layout_versions(session, name)
            told.append(
                {
                    "name": name,
                    "title": layout.title,
                    "columns": len(layout.columns),
                    "confirmed": layout.confirmed,
                    "version": kept[0].version if kept else 0,
                    "used_by": [use for key, use in _USED.items() if settings.text(key) == name],
                }
            )
    uses = {"letters": _("letters"), "checks": _("check lists")}
    rows = [
        (
            one["name"],
            one["title"],
            one["columns"],
            _("yes") if one["confirmed"] else _("not yet confirmed"),
            ", ".join(uses[use] for use in one["used_by"]),  # type: ignore[attr-defined]
        )
        for one in told
    ]
    headers = (_("Layout"), _("Title"), _("Columns"), _("Confirmed"), _("Used for"))
    call.answer({"layouts": told}, table(headers, rows))


@layouts.command("show")
@click.argument("name")
@click.option("--toml", "as_toml", is_flag=True, help="The text that `layouts set` takes.")
@click.pass_obj
def show(call: Call, /, name: str, *, as_toml: bool) -> None:
    """Show the columns of a layout, and its versions."""
    from desktop.services.sheets.layouts_kept import (
        layout_versions,
        office_layout,
        office_layout_text,
    )

    with call.database().read() as session:
        layout = office_layout(session, name)
        text = office_layout_text(session, name)
        versions = layout_versions(session, name)
    call.answer(
        {"layout": _shape(name, layout), "toml": text, "versions": version_shapes(versions)},
        text if as_toml else _columns_text(layout),
    )


@layouts.command("set")
@click.argument("name")
@click.argument("file", metavar="FILE.toml", type=click.Path())
@click.pass_obj
def change(call: Call, /, name: str, file: str) -> None:
    """Keep a version of a layout, or a new layout."""
    from desktop.services.sheets.layouts_kept import office_layout, set_layout

    text = call.input_text(file)
    with call.database().write() as session:
        version = set_layout(session, call.acting(), name, text)
        layout = office_layout(session, name)
    call.answer(
        {"layout": _shape(name, layout), "version": version},
        _("Layout {name}, version {version}: {n} columns.").format(
            name=name, version=version, n=len(layout.columns)
        ),
    )


def version_shapes(versions: Sequence[VersionLine]) -> list[dict[str, Any]]:
    """Versions as JSON: which, by whom, when."""
    return [
        {"version": one.version, "by": one.kept_by, "at": one.kept_at.isoformat()}
        for one in versions
    ]


def _shape(name: str, layout: SheetLayout) -> dict[str, Any]:
    return {"name": name, **asdict(layout), "columns": [asdict(one) for one in layout.columns]}


def _columns_text(layout: SheetLayout) -> str:
    rows = [
        (at, one.header, _(FIELDS[one.field]) if one.field else "", _(FORMATS[one.format]),
         one.fixed, one.width)
        for at, one in enumerate(layout.columns, start=1)
    ]  # fmt: skip
    headers = (_("No."), _("Heading"), _("Field"), _("Format"), _("Fixed text"), _("Width"))
    return table(headers, rows)
