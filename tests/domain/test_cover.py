"""Paid months without a gap, and the gap between."""

from datetime import date

from desktop.domain.cover import Run, last_gap, paid_runs


def _month(year: int, month: int) -> date:
    return date(year, month, 1)


def test_months_that_touch_or_overlap_are_one_run() -> None:
    runs = paid_runs(
        [
            (_month(2027, 1), _month(2027, 3)),
            (_month(2026, 7), _month(2026, 12)),
            (_month(2027, 2), _month(2027, 2)),
        ]
    )
    assert runs == [Run(_month(2026, 7), _month(2027, 3))]
    assert runs[0].months == 9
    assert last_gap(runs) == 0


def test_a_gap_is_the_months_between_the_last_two_runs() -> None:
    runs = paid_runs([(_month(2025, 7), _month(2025, 12)), (_month(2026, 3), _month(2026, 4))])
    assert last_gap(runs) == 2
    assert [run.months for run in runs] == [6, 2]


def test_nothing_paid_is_no_run() -> None:
    assert paid_runs([(_month(2027, 2), _month(2027, 1))]) == []
    assert last_gap([]) == 0
