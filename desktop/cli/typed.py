"""Options whose values have a form of their own: months, days, sums of rupiah."""

from collections.abc import Callable
from datetime import date, time
from fractions import Fraction
from math import isnan
from typing import Any

import click

from desktop.domain.money import read_money
from desktop.domain.shares import read_share


class Month(click.ParamType[date]):
    """A month as `2027-01`, given on as its first day."""

    name = "YYYY-MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The first day of the month."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(f"{value}-01")
        except ValueError:
            self.fail(f"{value!r} is no month such as 2027-01.", param, ctx)


class Day(click.ParamType[date]):
    """A day as `2027-01-31`."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day such as 2027-01-31.", param, ctx)


class Rupiah(click.ParamType[int]):
    """A sum as `10080000000` or `10.080.000.000`."""

    name = "RUPIAH"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Whole rupiah."""
        if isinstance(value, int):
            return value
        text = str(value).strip()
        amount = int(text) if text.lstrip("-").isdigit() else read_money(text)
        if amount is None:
            self.fail(f"{value!r} is no sum of rupiah.", param, ctx)
        return amount


def month_option(*names: str, **said: Any) -> Callable[[Any], Any]:
    """An option that takes a month."""
    return click.option(*names, type=Month(), **said)


def day_option(*names: str, **said: Any) -> Callable[[Any], Any]:
    """An option that takes a day."""
    return click.option(*names, type=Day(), **said)


class Clock(click.ParamType[time]):
    """A time of day as `08:05` or `08.05`."""

    name = "HH:MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> time:
        """The time, to the minute."""
        if isinstance(value, time):
            return value
        hours, sign, minutes = str(value).strip().replace(".", ":").partition(":")
        try:
            if not (sign and hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2):
                raise ValueError
            return time(int(hours), int(minutes))
        except ValueError:
            self.fail(f"{value!r} is no time such as 08:05.", param, ctx)


class Share(click.ParamType[Fraction]):
    """A share as `0.8`, `0,8` or `80%`."""

    name = "SHARE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Fraction:
        """The share, exact."""
        if isinstance(value, Fraction):
            return value
        share = read_share(str(value))
        if share is None:
            self.fail(f"{value!r} is no share such as 0.8.", param, ctx)
        return share


class Score(click.FloatRange):
    """A likeness from 0 to 1; `nan` is none."""

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The likeness."""
        score = float(super().convert(value, param, ctx))
        if isnan(score):
            self.fail(f"{value!r} is no number from 0 to 1.", param, ctx)
        return score
