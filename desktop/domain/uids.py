"""Many UUIDv7 out of one: the counter of RFC 9562, section 6.2, method 2."""

from collections.abc import Iterator

_COUNTED = (1 << 61) - 1
_LAST = 1 << 48


def uids_from(first: str, count: int) -> Iterator[str]:
    """So many UUIDs in their order, counted on from one that chance gave.

    The random part of the first decides; its highest counted bit is cleared so that counting
    never reaches the version's and variant's bits.
    """
    number = int(first.replace("-", ""), 16)
    number -= number & (1 << 61)
    number -= max(0, (number & _COUNTED) + count - _COUNTED)
    while count > 0:
        # What the last twelve digits count through has one beginning.
        high, low = divmod(number, _LAST)
        some = min(count, _LAST - low)
        digits = f"{high:020x}"
        begin = f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:]}-"
        for value in range(low, low + some):
            yield f"{begin}{value:012x}"
        number, count = number + some, count - some
