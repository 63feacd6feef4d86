"""Replacements for those whom the insurer refused: eligible people of the same place."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.engine import Session
from db.queries import checks as queries
from db.queries.checks import AnswerLine, SentLine
from desktop.domain.statuses import WorkerStatus
from desktop.services.checks.export import in_order

_KECAMATAN = 6


@dataclass(frozen=True, slots=True)
class Replacement:
    """A refused person, and who may go instead: of the village, else of the kecamatan."""

    refused: AnswerLine
    proposed: SentLine | None

    @property
    def same_village(self) -> bool:
        """Whether the one proposed lives in the same village."""
        return self.proposed is not None and self.proposed.region == self.refused.region


def propose_replacements(session: Session, region: str = "") -> list[Replacement]:
    """For everybody refused by the check, of a region or all, one eligible person each.

    Reads only. Nobody is proposed twice; villages are served before kecamatan, so that a near
    one is not given away. Who finds nobody has none proposed.
    """
    refused = [
        line
        for line in queries.latest_rows(session)
        if line.worker_status == WorkerStatus.REFUSED and line.region.startswith(region)
    ]
    free = in_order(queries.to_send(session))
    given: dict[int, SentLine] = {}
    for digits in (10, _KECAMATAN):
        _give(refused, free, given, digits)
    return [Replacement(line, given.get(line.worker_id)) for line in refused]


def _give(
    refused: Sequence[AnswerLine], free: list[SentLine], given: dict[int, SentLine], digits: int
) -> None:
    """Give each refused person who has none the next free one of the same place."""
    places: dict[str, list[SentLine]] = {}
    for one in reversed(free):
        places.setdefault(one.region[:digits], []).append(one)
    for line in refused:
        there = places.get(line.region[:digits])
        if line.worker_id not in given and there:
            given[line.worker_id] = there.pop()
    taken = {one.worker_id for one in given.values()}
    free[:] = [one for one in free if one.worker_id not in taken]
