"""What is typed at the door: a scanner's keys told from a hand's, and the code that is meant."""

from desktop.domain.trainings import read_participant_code

FASTEST_HAND = 30.0
"""Milliseconds between two keys: no hand is quicker for long, hardly a scanner slower."""

_LEAST_BURST = 4
"""Fewer quick keys than this may be two fingers that fell together."""

_CODE_LENGTH = 12
_PREFIX = "LT"


class TypedKeys:
    """The signs typed since the last end, each with its moment in milliseconds."""

    def __init__(self) -> None:
        self._signs: list[tuple[str, float]] = []

    @property
    def text(self) -> str:
        """What stands there."""
        return "".join(sign for sign, _at in self._signs)

    def add(self, signs: str, at: float) -> None:
        """Take the signs of one key."""
        self._signs += [(sign, at) for sign in signs]

    def take_off(self) -> None:
        """Take the last sign off again."""
        if self._signs:
            self._signs.pop()

    def clear(self) -> None:
        """Forget what was typed."""
        self._signs.clear()

    def burst(self, ended: float) -> str:
        """The quick keys at the end, as a scanner sends them; empty where a hand typed them.

        `ended` is when the key came that ended them.
        """
        later, first = ended, len(self._signs)
        while first and later - self._signs[first - 1][1] < FASTEST_HAND:
            first -= 1
            later = self._signs[first][1]
        quick = "".join(sign for sign, _at in self._signs[first:])
        return quick if len(quick) >= _LEAST_BURST else ""


def code_in(text: str) -> str:
    """The participant's code that was scanned or typed; empty where there is none.

    Blanks, control signs and what a scanner puts before a code (`]C0`, ISO/IEC 15424) are
    looked over.
    """
    plain = "".join(sign for sign in text if sign.isprintable()).strip()
    tries = [plain, plain[-_CODE_LENGTH:]]
    starts = plain.upper().find(_PREFIX)
    if starts > 0:
        tries.append(plain[starts:])
    return next(filter(None, map(read_participant_code, tries)), "")


def shown_code(text: str, most: int = 24) -> str:
    """What was scanned, as it can be shown: one line, no longer than can be read."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"
