"""Many UUIDv7 out of one: the counter of RFC 9562, section 6.2, method 2."""

from collections.abc import Iterator

_COUNTED = (1 << 61) - 1


def uids_from(first: str, count: int) -> Iterator[str]:
    """So many UUIDs in their order, counted on from one that chance gave.

    The random part of the first decides; its highest counted bit is cleared so that counting
    never reaches the version's and variant's bits.
    """
    number = int(first.replace("-", ""), 16)
    number -= number & (1 << 61)
    number -= max(0, (number & _COUNTED) + count - _COUNTED)
    for value in range(number, number + count):
        digits = f"{value:032x}"
        yield (f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")
