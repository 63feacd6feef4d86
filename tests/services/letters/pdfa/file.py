"""A PDF as the clauses look at it: its bytes, its objects, what its pages show."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf


@dataclass
class File:
    """A PDF: its bytes, and the same opened; `objects` are all of it, direct ones too."""

    content: bytes
    pdf: pikepdf.Pdf

    @cached_property
    def dictionaries(self) -> list[Any]:
        """Every dictionary and every stream's dictionary, wherever it stands."""
        return [
            each for each in self.values if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)
        ]

    @cached_property
    def values(self) -> list[Any]:
        """Every value of the file: those of objects, and those in arrays and dictionaries."""
        found: list[Any] = []
        for one in [*self.pdf.objects, self.pdf.trailer]:
            found.extend(_within(one))
        return found

    @cached_property
    def drawings(self) -> list["Drawing"]:
        """Every content stream with its resources: pages, forms, appearances."""
        found = []
        for page in self.pdf.pages:
            inherited: Any = page.obj
            while "/Resources" not in inherited and "/Parent" in inherited:
                inherited = inherited.Parent
            found.append(Drawing(page.obj, inherited.get("/Resources")))
        for each in self.pdf.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form":
                found.append(Drawing(each, each.get("/Resources")))
        return found


@dataclass
class Drawing:
    """A content stream's owner (a page or a form) and its resources, nothing where none."""

    owner: Any
    resources: Any

    @cached_property
    def steps(self) -> list[tuple[list[Any], str]]:
        """Operands and operator, one by one."""
        return [
            (list(step.operands), str(step.operator))
            for step in pikepdf.parse_content_stream(self.owner)
        ]

    def resource(self, kind: str, name: str) -> Any:
        """What a name means in it; nothing where it means nothing."""
        there = self.resources.get(kind) if self.resources is not None else None
        return there.get(name) if there is not None else None


def _within(value: Any) -> Iterator[Any]:
    """A value and all that it holds, not what it refers to."""
    yield value
    if isinstance(value, pikepdf.Array):
        parts = list(value)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        parts = [part for _name, part in value.items()]
    else:
        return
    for part in parts:
        if isinstance(part, pikepdf.Object) and part.is_indirect:
            continue
        yield from _within(part)
