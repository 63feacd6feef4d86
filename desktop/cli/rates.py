"""`lontar rates`: contribution rates by date of effect, and one worked out."""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from desktop.cli.call import Call, table
from desktop.cli.main import Noun
from desktop.cli.typed import month_option
from desktop.domain.contributions import PAYERS, SECTORS, monthly
from desktop.domain.money import rupiah
from desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    from desktop.domain.contributions import Adjustment, Rate, Tier


@click.group(cls=Noun)
def rates() -> None:
    """Contribution rates, as data with dates of effect."""


@rates.command("list")
@click.pass_obj
def list_rates(call: Call, /) -> None:
    """List every rate, tier and adjustment."""
    from desktop.services.offices.tables import read_rates  # late: `--help` needs no database

    with call.database().read() as session:
        found = read_rates(session)
    rows = [
        (
            rate.programme.upper(),
            rate.since.isoformat(),
            rate.until.isoformat() if rate.until else "",
            f"{rate.basis_points / 100:g} %" if rate.basis_points else rupiah(rate.flat),
            rate.source,
        )
        for rate in found.rates
    ]
    headers = (_("Programme"), _("From"), _("Until"), _("Rate"), _("Source"))
    call.answer(
        {
            "rates": [_told(rate) for rate in found.rates],
            "tiers": [_told(tier) for tier in found.tiers],
            "adjustments": [_told(cut) for cut in found.adjustments],
        },
        table(headers, rows),
    )


def _told(line: "Rate | Tier | Adjustment") -> dict[str, Any]:
    """A line of the tables as JSON: its days of effect as `from` and `until`."""
    told: dict[str, Any] = {}
    for key, value in asdict(line).items():
        name = "from" if key == "since" else key
        told[name] = value.isoformat() if isinstance(value, date) else value
    return told


@rates.command("quote")
@month_option("--month", required=True, help="The month that is paid for.")
@click.option("--sector", required=True, type=click.Choice(SECTORS))
@click.option("--payer", required=True, type=click.Choice(PAYERS))
@click.option("--income", type=click.IntRange(min=0), help="Monthly income in rupiah.")
@click.option("--programmes", default="jkk,jkm", show_default=True, metavar="A,B")
@click.pass_obj
def quote(
    call: Call, /, month: date, sector: str, payer: str, income: int | None, programmes: str
) -> None:
    """Work out what a person costs in a month."""
    from desktop.services.offices.tables import read_rates  # late, as above

    with call.database().read() as session:
        found = monthly(
            read_rates(session),
            month=month,
            sector=sector,
            payer=payer,
            income=income,
            programmes=[word.strip().lower() for word in programmes.split(",") if word.strip()],
        )
    parts = ", ".join(f"{key.upper()} {rupiah(part)}" for key, part in found.parts.items())
    call.answer(
        {"monthly": found.monthly, "parts": dict(found.parts), "rule": found.rule},
        f"{rupiah(found.monthly)} ({parts})",
    )
