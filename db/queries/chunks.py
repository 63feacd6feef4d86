"""Long lists of values cut for IN conditions: a statement takes only so many."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Value = TypeVar("Value")

AT_ONCE = 2000


def chunks(values: Sequence[Value], size: int = AT_ONCE) -> Iterator[Sequence[Value]]:
    """The values in their order, `size` of them at a time."""
    for start in range(0, len(values), size):
        yield values[start : start + size]
