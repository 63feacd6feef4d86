"""Months that are paid for a worker, and the gap that may begin the three months anew.

The full death benefit is paid after three months of membership (Permenaker 1/2025; domain.md 1.3).
Whether a gap begins them anew is not settled: the gap is shown, nothing is promised.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

THREE_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Paid months without a gap, by the first days of the first and the last one."""

    first: date
    last: date

    @property
    def months(self) -> int:
        """How many months they are."""
        return _number(self.last) - _number(self.first) + 1


def paid_runs(periods: Sequence[tuple[date, date]]) -> list[Run]:
    """(first month, last month) of some covers, those that touch or overlap made one, in order."""
    runs: list[Run] = []
    for first, last in sorted(periods):
        if last < first:
            continue
        if runs and _number(first) <= _number(runs[-1].last) + 1:
            runs[-1] = Run(runs[-1].first, max(runs[-1].last, last))
        else:
            runs.append(Run(first, last))
    return runs


def last_gap(runs: Sequence[Run]) -> int:
    """How many months are not paid between the last two runs, 0 where there is no gap."""
    if len(runs) < 2:
        return 0
    return _number(runs[-1].first) - _number(runs[-2].last) - 1


def _number(month: date) -> int:
    return month.year * 12 + month.month
