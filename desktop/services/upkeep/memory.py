"""Memory that is free again goes back to the system."""

import ctypes
import functools
import sys
from collections.abc import Callable


@functools.cache
def _trim() -> Callable[[int], int] | None:
    """The way of glibc, nothing where another library gives memory back by itself."""
    if not sys.platform.startswith("linux"):
        return None
    trim: Callable[[int], int] | None = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return trim


def give_back() -> None:
    """Give back what was freed; after work that needed much, since glibc keeps it for itself."""
    trim = _trim()
    if trim is not None:
        trim(0)
