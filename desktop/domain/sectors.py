"""Which of the two sectors of PP 50/2025 an occupation lies in."""

from desktop.domain.names import fold

_TRANSPORT = frozenset(
    "sopir supir driver pengemudi ojek ojol kurir gojek grab taksi".split()  # noqa: SIM905
)


def sector_of(occupation: str) -> str:
    """`transport` for drivers, ojek riders and couriers (domain.md, table 0.1), else `other`."""
    return "other" if _TRANSPORT.isdisjoint(fold(occupation).split()) else "transport"
