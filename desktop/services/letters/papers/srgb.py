"""The colours that a PDF for archives means by red, green and blue: sRGB as an ICC profile.

Made here from the standard's own figures, so that it is the same bytes everywhere and nobody
else's licence hangs on it.
"""

import struct
from functools import lru_cache

_WHITE = (0.9642, 1.0, 0.8249)
"""D50, in which profiles are connected (ICC.1:2001-04, 6.1.6)."""
_COLOURS = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""The primaries of IEC 61966-2-1, adapted from D65 to D50 by Bradford."""
_STEPS = 1024
_HEADER, _ENTRY = 128, 12


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """A display profile of version 2.1 with matrix and curve (ICC.1:2001-04)."""
    curve = _curve()
    tags = {
        b"desc": _description("sRGB"),
        b"cprt": b"text\x00\x00\x00\x00No rights reserved\x00",
        b"wtpt": _xyz(_WHITE),
        **{name: _xyz(place) for name, place in _COLOURS.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    at = _HEADER + 4 + _ENTRY * len(tags)
    places: dict[bytes, int] = {}
    table, body = [], b""
    for name, content in tags.items():
        if content not in places:  # three tags share one curve
            places[content] = at + len(body)
            body += content + b"\x00" * (-len(content) % 4)
        table.append(name + struct.pack(">II", places[content], len(content)))
    whole = struct.pack(">I", len(tags)) + b"".join(table) + body
    return _header(_HEADER + len(whole)) + whole


def _header(size: int) -> bytes:
    """The 128 bytes before the tags (ICC.1:2001-04, table 9)."""
    made = struct.pack(">6H", 2026, 11, 24, 0, 0, 0)
    return b"".join(
        (
            struct.pack(">I4sI", size, b"\x00" * 4, 0x02100000),
            b"mntrRGB XYZ ",
            made,
            b"acsp",
            b"\x00" * 28,  # no platform, flags, device; perceptual
            b"".join(_fixed(part) for part in _WHITE),
            b"\x00" * 48,
        )
    )


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(place: tuple[float, float, float]) -> bytes:
    return b"XYZ \x00\x00\x00\x00" + b"".join(_fixed(part) for part in place)


def _description(text: str) -> bytes:
    plain = text.encode("ascii") + b"\x00"
    told = struct.pack(">I", len(plain)) + plain
    return b"desc\x00\x00\x00\x00" + told + b"\x00" * (4 + 4 + 2 + 1 + 67)


def _curve() -> bytes:
    """What each sixteenth bit of a colour's value shines with (IEC 61966-2-1, 5.2)."""
    shares = (step / (_STEPS - 1) for step in range(_STEPS))
    light = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in shares
    )
    return (
        b"curv\x00\x00\x00\x00"
        + struct.pack(">I", _STEPS)
        + b"".join(struct.pack(">H", round(share * 65535)) for share in light)
    )
