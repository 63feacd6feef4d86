"""Kinds of sheets, told apart by their headers: what was chosen for one holds for its like."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.names import fold_header
from desktop.services.sheets.headers import IGNORED

_BESIDE = (3, 4)
"""How many columns a sheet of rows that wait has beside those of its list."""


@dataclass(frozen=True, slots=True)
class SheetHeader:
    """A header as it stands on a sheet: its texts from the left, empty ones left out."""

    texts: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The fingerprint: SHA-256 over the folded texts in their order."""
        return hashlib.sha256("\n".join(map(fold_header, self.texts)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class KnownKind:
    """A kind of sheet whose columns a person chose once; `chosen` is header to field.

    `reasons` are the headers, folded, of the column that ends a sheet of rows that wait.
    """

    texts: tuple[str, ...]
    chosen: Mapping[str, str]
    reasons: tuple[str, ...]

    @property
    def words(self) -> set[str]:
        """The folded words of the headers that were chosen, without numbers that marked them."""
        texts = [text for text in self.chosen if text in self.texts]
        words = {word for text in texts for word in fold_header(text).split()}
        return {word for word in words if not word.isdigit()}

    def fits(self, header: SheetHeader) -> bool:
        """Whether a header is of this kind, or of its rows that wait, sent back with reasons."""
        own, told = _folded(self.texts), _folded(header.texts)
        beside = told[len(own) :]
        return told[: len(own)] == own and (
            not beside or (len(beside) in _BESIDE and beside[-1] in self.reasons)
        )


def merged_choice(before: Mapping[str, str], chosen: Mapping[str, str]) -> dict[str, str]:
    """A choice of header to field with a later one laid over it: each field has one column."""
    headers = set(map(fold_header, chosen))
    claimed = set(chosen.values()) - {"", IGNORED}
    kept = {
        header: field
        for header, field in before.items()
        if fold_header(header) not in headers and field not in claimed
    }
    return {**kept, **chosen}


def choice_of_kinds(headers: Iterable[SheetHeader], known: Sequence[KnownKind]) -> dict[str, str]:
    """What was chosen before for sheets with these headers, the first of them first."""
    choice: dict[str, str] = {}
    for header in headers:
        for one in known:
            if one.fits(header):
                choice = merged_choice(one.chosen, choice)
                break
    return choice


def unlike(texts: Sequence[str]) -> list[str]:
    """Headers told apart: a second one of the same text is marked (2)."""
    seen: dict[str, int] = {}
    marked = []
    for text in texts:
        seen[text] = seen.get(text, 0) + 1
        marked.append(text if seen[text] == 1 else f"{text} ({seen[text]})")
    return marked


def header_of(texts: Sequence[str]) -> SheetHeader:
    """The header that these texts of columns make."""
    return SheetHeader(tuple(unlike([text for text in texts if text])))


def _folded(texts: Sequence[str]) -> list[str]:
    return [fold_header(text) for text in texts]
