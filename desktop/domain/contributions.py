"""What a month of cover costs: tiers, rates and adjustments with dates of effect, as data.

Money is whole rupiah. What counts is the month that is paid for, not the day of paying
(domain.md, table 0.1).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _

PAYERS = ("apbn", "apbd", "apbdes", "other", "self")
SECTORS = ("transport", "other")
PROGRAMMES = ("jkk", "jkm", "jht")
STANDARD: tuple[str, ...] = ("jkk", "jkm")
"""What a district pays for vulnerable workers (domain.md 0, rule 1)."""

PUBLIC_PAYERS = frozenset(("apbn", "apbd", "apbdes"))
"""Payers that PP 50/2025 does not cut for.

Whether a village's budget (APBDes) is one is not settled (domain.md 0.1): the whole sum is asked
for, so that a letter never promises less than will be due.
"""


@dataclass(frozen=True, slots=True)
class Tier:
    """From `income_from` a month on, contributions are reckoned with `base` (rupiah)."""

    since: date
    income_from: int
    base: int
    source: str


@dataclass(frozen=True, slots=True)
class Rate:
    """A programme's rate: `basis_points` of the base and a `flat` sum (rupiah)."""

    programme: str
    since: date
    until: date | None
    basis_points: int
    flat: int
    source: str


@dataclass(frozen=True, slots=True)
class Adjustment:
    """The percent of a programme's rate that is asked, in some months and one sector or all.

    `public_payers` says whether it also holds where APBN or APBD pays.
    """

    rule: str
    programme: str
    sector: str
    public_payers: bool
    since: date
    until: date
    percent: int
    source: str


@dataclass(frozen=True, slots=True)
class RateTable:
    """Every tier, rate and adjustment, of the past too."""

    tiers: Sequence[Tier]
    rates: Sequence[Rate]
    adjustments: Sequence[Adjustment]


@dataclass(frozen=True, slots=True)
class Quote:
    """A month's contribution for one person: the sum, each programme's part, the rule it rests on.

    `rule` is `base`, or the adjustment's (`r25t`).
    """

    monthly: int
    parts: Mapping[str, int]
    rule: str


def monthly(
    table: RateTable,
    *,
    month: date,
    sector: str,
    payer: str,
    income: int | None = None,
    programmes: Sequence[str] = STANDARD,
) -> Quote:
    """The contribution of one person for the month that `month` lies in.

    Without an income the lowest tier is taken (domain.md 1.2). UserError `rates.none` for a month
    without rates, `rates.unknown` for a payer, sector or programme that there is not.
    """
    _known(payer, PAYERS)
    _known(sector, SECTORS)
    first = month.replace(day=1)
    base = _base(table, first, income or 0)
    parts: dict[str, int] = {}
    rule = "base"
    for programme in programmes:
        _known(programme, PROGRAMMES)
        rate = _rate(table, programme, first)
        full = base * rate.basis_points // 10_000 + rate.flat
        cut = _adjustment(table, programme, first, sector, payer)
        parts[programme] = full * cut.percent // 100 if cut else full
        rule = cut.rule if cut else rule
    return Quote(sum(parts.values()), parts, rule)


def total(
    table: RateTable,
    *,
    first_month: date,
    months: int,
    people: int,
    sector: str,
    payer: str,
    income: int | None = None,
    programmes: Sequence[str] = STANDARD,
) -> int:
    """The cost of so many people of one sector and income for so many months (rupiah).

    Each month is reckoned with the rate of that month (domain.md 0, rule 5).
    """
    one = sum(
        monthly(
            table, month=month, sector=sector, payer=payer, income=income, programmes=programmes
        ).monthly
        for month in each_month(first_month, months)
    )
    return one * people


def each_month(first_month: date, months: int) -> Iterator[date]:
    """The first day of each of so many months."""
    for number in range(months):
        year, month = divmod(first_month.year * 12 + first_month.month - 1 + number, 12)
        yield date(year, month + 1, 1)


def _known(word: str, words: Sequence[str]) -> None:
    if word not in words:
        raise UserError(
            "rates.unknown",
            _("{word} is none of: {words}. Choose one of them.").format(
                word=f'"{word}"', words=", ".join(words)
            ),
        )


def _none(month: date) -> UserError:
    return UserError(
        "rates.none",
        _("There is no contribution rate for {month}. Choose a month with a rate.").format(
            month=f"{month:%m-%Y}"
        ),
    )


def _base(table: RateTable, month: date, income: int) -> int:
    """The base of the tier an income lies in; only the lower bounds are compared."""
    valid = [tier for tier in table.tiers if tier.since <= month]
    newest = max((tier.since for tier in valid), default=None)
    bases = [
        (tier.income_from, tier.base)
        for tier in valid
        if tier.since == newest and tier.income_from <= income
    ]
    if not bases:
        raise _none(month)
    return max(bases)[1]


def _rate(table: RateTable, programme: str, month: date) -> Rate:
    valid = [
        rate
        for rate in table.rates
        if rate.programme == programme
        and rate.since <= month
        and (rate.until is None or month <= rate.until)
    ]
    if not valid:
        raise _none(month)
    return max(valid, key=lambda rate: rate.since)


def _adjustment(
    table: RateTable, programme: str, month: date, sector: str, payer: str
) -> Adjustment | None:
    """The adjustment that holds, the newest where several do."""
    public = payer in PUBLIC_PAYERS
    return max(
        (
            cut
            for cut in table.adjustments
            if cut.programme == programme
            and cut.sector in ("all", sector)
            and (cut.public_payers or not public)
            and cut.since <= month <= cut.until
        ),
        key=lambda cut: cut.since,
        default=None,
    )
