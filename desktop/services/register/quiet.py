"""Long loops over plain rows, without the collector of cycles walking over all of them."""

import contextlib
import gc
from collections.abc import Iterator


def set_aside() -> None:
    """Take all there is now out of the collector's walks: it stays for long.

    Else each full walk stops the window for a tenth of a second. For the program once its window
    stands, and for a long list: its rows hold no cycles, so they go as soon as nobody names them.
    """
    gc.freeze()


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """Leave the garbage collector out while a list is worked through.

    A hundred thousand rows hold no cycles, and walking over them again and again costs a tenth
    of an import.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
