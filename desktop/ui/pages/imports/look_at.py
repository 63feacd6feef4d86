"""What the window needs to know of a list, worked out off its thread."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from db.engine import Session
from db.queries import imports, office, regions
from db.queries.agent_search import every_agent
from desktop.domain.findings import Finding
from desktop.services.register.preview import Counts, Preview


class ListRow(Protocol):
    """A row of a list: of a preview, or one that waits in the register."""

    @property
    def sheet(self) -> str:
        """The sheet it stands on."""

    @property
    def row(self) -> int:
        """The sheet's own number."""

    @property
    def cells(self) -> Mapping[str, str]:
        """Header to text as on the sheet."""

    @property
    def values(self) -> Mapping[str, str]:
        """Field to text as a worker keeps it."""

    @property
    def findings(self) -> Sequence[Finding]:
        """What was found on it."""


@dataclass(frozen=True, slots=True)
class Places:
    """Names of regions by code, the office's villages with their kecamatan to choose from.

    `agents` are names by row id, as rows of workers name who brought them.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    villages: Mapping[str, str] = field(default_factory=dict)
    agents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Looked:
    """A preview, its sums, and which of its rows stand under which tab."""

    preview: Preview
    counts: Counts
    held: Sequence[int]
    coming: Sequence[int]
    warned: Sequence[int]
    region: str
    """The village of most of its people, empty where it has none."""
    seen_before: bool
    """Whether the very same file came in already."""


def look_at(preview: Preview, session: Session, kind: str = imports.WORKERS) -> Looked:
    """Sort the rows of a preview under its tabs."""
    held, coming, warned = [], [], []
    villages: Counter[str] = Counter()
    for at, row in enumerate(preview.rows):
        if row.outcome == "held":
            held.append(at)
            continue
        coming.append(at)
        villages[row.values.get("region", "")] += 1
        if row.findings:
            warned.append(at)
    commonest = villages.most_common(1)
    return Looked(
        preview=preview,
        counts=preview.counts,
        held=held,
        coming=coming,
        warned=warned,
        region=commonest[0][0] if commonest else "",
        seen_before=any(
            each.sha256 == preview.sha256 and each.undone_at is None
            for each in imports.batches(session, kind=kind)
        ),
    )


def read_places(session: Session) -> Places:
    """The regions of the office, read once a page."""
    own = office.own_office(session)
    if own is None:
        return Places()
    rows = regions.region_rows(session, own.region)
    names = {code: name for code, name, _kind, _parent in rows}
    villages = {
        code: f"{name}, Kec. {names.get(code[:6], '')}"
        for code, name in names.items()
        if len(code) == 10
    }
    agents = {str(each.id): each.name for each in every_agent(session)}
    return Places(names, villages, agents)
