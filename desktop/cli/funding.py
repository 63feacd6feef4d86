"""`lontar funding`: what a year's budget can pay, and the places of each region."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from desktop.cli.call import Call, table
from desktop.cli.main import Noun
from desktop.cli.typed import Rupiah, month_option
from desktop.domain.dates import month_span
from desktop.domain.errors import UserError
from desktop.domain.money import rupiah
from desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    from desktop.services.letters.funding import FundingState

_PAYERS = ("apbn", "apbd", "apbdes", "other")
_MOST_PLACES = 1_000_000_000


@click.group(cls=Noun)
def funding() -> None:
    """What a year's budget can pay."""


@funding.command("add")
@click.option("--year", required=True, type=int)
@click.option("--source", required=True, metavar="TEXT", help="Such as APBD Kabupaten Malaka.")
@click.option("--payer", required=True, type=click.Choice(_PAYERS))
@click.option("--cap", required=True, type=Rupiah(), help="The whole budget.")
@month_option("--from", "first_month", required=True, help="First month of cover.")
@click.option("--months", required=True, type=int, help="How many months are paid.")
@click.option("--places", multiple=True, metavar="CODE=N", help="Places of a region.")
@click.option("--reference", default="", metavar="TEXT", help="Number of the DPA.")
@click.option("--programmes", default="jkk,jkm", show_default=True, metavar="A,B")
@click.pass_obj
def add(
    call: Call,
    /,
    places: Sequence[str],
    programmes: str,
    first_month: date,
    **said: Any,
) -> None:
    """Enter a source of money. A region without places has no limit but the money's."""
    from desktop.services.letters.funding import add_funding  # late: `--help` needs no database

    with call.database().write() as session:
        state = add_funding(
            session,
            call.acting(),
            first_month=first_month,
            places=_places(places),
            programmes=[word.strip().lower() for word in programmes.split(",") if word.strip()],
            **said,
        )
    call.answer({**_told(state), "funding": state.id}, _sentence(state))


def _places(given: Sequence[str]) -> dict[str, int]:
    places = {}
    for pair in given:
        code, sign, number = pair.partition("=")
        if not sign or not number.strip().isdecimal() or int(number) > _MOST_PLACES:
            raise click.UsageError(f"{pair!r} is not of the form CODE=N")
        places[code.strip().replace(".", "")] = int(number)
    return places


@funding.command("show")
@click.argument("funding_id", type=int, required=False, metavar="[ID]")
@click.pass_obj
def show(call: Call, /, funding_id: int | None) -> None:
    """Show a funding, the newest where no id is given."""
    from desktop.services.letters.funding import funding_state, list_funding  # late, as above

    with call.database().read() as session:
        if funding_id is None:
            states = list_funding(session)
            if not states:
                raise UserError(
                    "funding.none", _("There is no funding yet. Add it: lontar funding add.")
                )
            state = states[0]
        else:
            state = funding_state(session, funding_id)
    text = _sentence(state)
    if state.places:
        rows = [(place.region, place.name, place.places, place.taken) for place in state.places]
        text += "\n\n" + table((_("Region"), _("Name"), _("Places"), _("Taken")), rows)
    call.answer({"funding": _told(state), **_told(state)}, text)


@funding.command("list")
@click.pass_obj
def list_all(call: Call, /) -> None:
    """List every funding, the newest first."""
    from desktop.services.letters.funding import list_funding  # late, as above

    with call.database().read() as session:
        states = list_funding(session)
    rows = [
        (
            state.id,
            state.year,
            state.source,
            month_span(state.first_month, state.months),
            rupiah(state.cap),
            rupiah(state.left),
        )
        for state in states
    ]
    headers = (_("Funding"), _("Year"), _("Source"), _("Months"), _("Budget"), _("Left"))
    call.answer({"fundings": [_told(state) for state in states]}, table(headers, rows))


def _told(state: "FundingState") -> dict[str, Any]:
    return {
        "id": state.id,
        "year": state.year,
        "source": state.source,
        "payer": state.payer,
        "reference": state.reference,
        "cap": state.cap,
        "committed": state.committed,
        "left": state.left,
        "from": state.first_month.strftime("%Y-%m"),
        "months": state.months,
        "programmes": list(state.programmes),
        "monthly_rate": state.monthly_rate,
        "people": state.people,
        "places": [
            {
                "region": place.region,
                "name": place.name,
                "places": place.places,
                "taken": place.taken,
            }
            for place in state.places
        ],
    }


def _sentence(state: "FundingState") -> str:
    return _(
        "Funding {id}: {source} {year}, {span}. Budget {cap}, committed {committed}, left {left}."
    ).format(
        id=state.id,
        source=state.source,
        year=state.year,
        span=month_span(state.first_month, state.months),
        cap=rupiah(state.cap),
        committed=rupiah(state.committed),
        left=rupiah(state.left),
    )
