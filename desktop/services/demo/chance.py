"""A clock that stands where it is put and a chance that falls the same way every time."""

import random
import uuid
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
"""When the made-up office is at work: 24 November 2026, nine in the morning in Kupang."""


class SteppingClock:
    """Each look at it is a second later than the one before."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def put(self, moment: datetime) -> None:
        """Put it to a moment, later or earlier."""
        self._now = moment

    def __call__(self) -> datetime:
        """The moment, one second on."""
        self._now += timedelta(seconds=1)
        return self._now


class SeededChance:
    """The same keys and bytes for the same seed: for demos and tests, never for an office."""

    def __init__(self, seed: int) -> None:
        # Not for secrets: a made-up office has none.
        self._random = random.Random(seed)
        self._milliseconds = int(START.timestamp() * 1000)

    def uid(self) -> str:
        """The next UUIDv7 of the made-up office."""
        self._milliseconds += 1
        low = self._random.getrandbits(62)
        high = self._random.getrandbits(12)
        value = self._milliseconds << 80 | 7 << 76 | high << 64 | 0b10 << 62 | low
        return str(uuid.UUID(int=value))

    def random(self, size: int) -> bytes:
        """The next bytes."""
        return self._random.randbytes(size)
