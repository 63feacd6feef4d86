"""Who does a deed, and the clock and the chance it is done by."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

import uuid6

OFFICE_ZONE = timezone(timedelta(hours=8), "WITA")
"""Nusa Tenggara Timur keeps Waktu Indonesia Tengah, without summer time."""

OPERATOR = "operator"
"""Who acts in an office that has no users yet."""


class Chance(Protocol):
    """Where new keys and random bytes come from."""

    def uid(self) -> str:
        """A new UUIDv7 as text."""

    def random(self, size: int) -> bytes:
        """`size` random bytes, fit for keys."""


class SystemChance:
    """Chance as the operating system gives it."""

    def uid(self) -> str:
        """A new UUIDv7 as text."""
        return str(uuid6.uuid7())

    def random(self, size: int) -> bytes:
        """`size` random bytes, fit for keys."""
        return secrets.token_bytes(size)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts (`user`), when (`clock`, aware), and by what chance."""

    user: str = OPERATOR
    clock: Callable[[], datetime] = _now
    chance: Chance = field(default_factory=SystemChance)

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        return self.clock().astimezone(UTC)

    def today(self) -> date:
        """Today's date in the office's zone (WITA)."""
        return self.clock().astimezone(OFFICE_ZONE).date()
