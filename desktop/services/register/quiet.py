"""Long loops over plain rows, without the collector of cycles walking over all of them."""

import contextlib
import gc
from collections.abc import Iterator


def set_aside() -> None:
    """Take all there is now out of the collector's walks, since a long list stays for a while.

    Else its next full walk stops the window for a tenth of a second. `take_back` ends it.
    """
    gc.freeze()


def take_back() -> None:
    """Let the collector look at everything again."""
    gc.unfreeze()


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
