"""What somebody said of a file after a first look at it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wishes:
    """Sheets that stay out, and rows (sheet and row) that are people whatever they look like."""

    left_out: frozenset[str] = frozenset()
    persons: frozenset[tuple[str, int]] = frozenset()


NO_WISHES = Wishes()
