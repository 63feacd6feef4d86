"""How far two names may be one person's, word by word, and how much that weighs.

Weights are bits: how much rarer such an agreement is between strangers than in one person's two
names. A word that thousands bear weighs little, a rare one much.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2
from typing import NamedTuple

from rapidfuzz.distance import OSA

from desktop.domain.names import comparable

_distance = OSA.distance

_MOST_BITS, _INITIAL_BITS, _BEGINNING_BITS, _LEFT_OUT_BITS = 10.0, 1.5, 3.0, -0.5
_SLIP_SHARE, _OTHER_WORD_BITS = 0.5, -4.0
_COMMON = 1 / 400
"""A word that one in so many bear is a name of its own, not a slip in another."""

_MOST_WORDS = 200_000
"""So many words are remembered at once."""

_SOUNDS = str.maketrans({"j": "y", "v": "f", "p": "f", "c": "k", "q": "k", "z": "s", "h": ""})
_VOWELS = str.maketrans("", "", "aeiou")


class Close(NamedTuple):
    """How close two names are: `bits` of weight, and `how` in one word of the reasons."""

    bits: float
    how: str


@dataclass(frozen=True, slots=True)
class Familiar:
    """How many of a register's people bear a word in their name."""

    people: int
    words: Mapping[str, int]
    _weighed: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    def bits(self, word: str) -> float:
        """What sharing a word weighs: its rarity, six bits where little is known."""
        bits = self._weighed.get(word)
        if bits is None:
            # As if five hundred more had been counted: a small register knows little of names.
            bits = min(_MOST_BITS, log2((self.people + 500) / (self.words.get(word, 0) + 6)))
            self._weighed[word] = bits
        return bits

    def common(self, word: str) -> bool:
        """Whether so many bear the word that it is a name by itself."""
        return self.words.get(word, 0) > max(5, self.people * _COMMON)


STRANGE = Familiar(0, {})
"""Where nothing is known of how common names are."""


@lru_cache(maxsize=_MOST_WORDS)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name that compare: folded, without titles, abbreviations opened, in order."""
    return tuple(comparable(name).split())


@lru_cache(maxsize=_MOST_WORDS)
def as_written_now(word: str) -> str:
    """The word in today's spelling: `Padoe` is `padu`, `Djami` is `jami` (EYD of 1972)."""
    return word.replace("oe", "u").replace("dj", "j").replace("tj", "c")


class _Sounds(dict[str, str]):
    """The sound of each word that was asked for: looked up without a call, again and again."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        turned = word.translate(_SOUNDS)
        kept = turned[:1] + turned[1:].translate(_VOWELS)
        last, out = "", []
        for sign in kept:
            if sign != last:
                out.append(sign)
            last = sign
        sound = self[word] = "".join(out)[:4]
        return sound


sound_of = _Sounds().__getitem__
"""What stays of a word when spelling varies: `Theresia` and `Teresia` are `trs`."""


def close(ones: Sequence[str], others: Sequence[str], familiar: Familiar) -> Close | None:
    """How close two names' words are; nothing where a word of the shorter has no partner.

    Order is left aside. `how` is same, turned, spelling, shortened or part.
    """
    if ones == others:
        return Close(_sum(ones, familiar), "same")
    if len(ones) > len(others):
        ones, others = others, ones
    open_words = [word for word in ones if word not in others]
    left = [word for word in others if word not in ones]
    if not open_words and not left and len(ones) == len(others):
        return Close(_sum(ones, familiar), "turned")
    if "".join(ones) == "".join(others):
        return Close(_sum(ones, familiar), "spelling")
    found = _partnered(open_words, left, familiar)
    if found is None:
        return None
    bits, how, whole = found
    shared = [word for word in ones if word in others]
    whole += sum([len(word) > 1 for word in shared])
    if not whole or (whole == 1 and left and how == "shortened"):
        # A clan's name and a letter are not enough where a word is left out besides.
        return None
    return Close(_sum(shared, familiar) + bits + _LEFT_OUT_BITS * len(left), how or "part")


def _sum(words: Sequence[str], familiar: Familiar) -> float:
    return sum(map(familiar.bits, words))


def _partnered(
    words: list[str], left: list[str], familiar: Familiar
) -> tuple[float, str, int] | None:
    """Find the best partner for each word that is not in both, long ones first.

    Gives their bits, how they are close, and how many of them are written whole; partners are
    taken out of `left`.
    """
    bits, how, whole = 0.0, "", 0
    for word in sorted(words, key=len, reverse=True) if len(words) > 1 else words:
        best: tuple[float, str, str] = (0.0, "", "")
        for one in left:
            weight, kind = _words_close(word, one, familiar)
            if kind and (not best[1] or weight > best[0]):
                best = (weight, kind, one)
        if not best[1]:
            return None
        left.remove(best[2])
        bits += best[0]
        whole += best[1] == "spelling"
        how = "shortened" if "shortened" in (how, best[1]) else "spelling"
    return bits, how, whole


def _words_close(word: str, other: str, familiar: Familiar) -> tuple[float, str]:
    """What two words weigh as one, and how they are one; no word where they are not."""
    short, long = (word, other) if len(word) <= len(other) else (other, word)
    if long.startswith(short) and (len(short) <= 2 or len(long) - len(short) > 2):
        bits = _INITIAL_BITS if len(short) < 3 else _BEGINNING_BITS
        if len(short) > 3 and familiar.common(word) and familiar.common(other):
            bits = _OTHER_WORD_BITS
        return bits, "shortened"
    slips = 0 if len(short) < 3 else 1 if len(long) < 6 else 2 if len(long) < 10 else 3
    if not slips or _distance(word, other, score_cutoff=slips) > slips:
        if as_written_now(short) != as_written_now(long):
            return 0.0, ""
        return min(familiar.bits(word), familiar.bits(other)), "spelling"
    bits = min(familiar.bits(word), familiar.bits(other))
    if len(short) > 4 and sound_of(word) == sound_of(other) and word[-1] == other[-1]:
        return bits, "spelling"
    if familiar.common(word) and familiar.common(other):
        return _OTHER_WORD_BITS, "spelling"
    return bits * _SLIP_SHARE, "spelling"
