"""Replacements for those whom the insurer refused: eligible people of the same place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.engine import Session
from db.queries import checks as queries
from db.queries import replacements
from db.queries.checks import AnswerLine, SentLine
from db.queries.replacements import REPLACED_BY, Linked
from desktop.domain.statuses import WorkerStatus
from desktop.services.checks.export import in_order
from desktop.services.offices.named_region import named_region

_KECAMATAN = 6
NO_LONGER = frozenset(
    (
        WorkerStatus.INELIGIBLE,
        WorkerStatus.REFUSED,
        WorkerStatus.REJECTED,
        WorkerStatus.ENDED,
    )
)
"""Who needs somebody instead, or is no replacement any more."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A refused person, and who may go instead: of the village, else of the kecamatan.

    `linked` is who was said to go instead; then nobody is proposed.
    """

    refused: AnswerLine
    proposed: SentLine | None
    linked: Linked | None = None

    @property
    def same_village(self) -> bool:
        """Whether the one proposed or linked lives in the same village."""
        instead = self.linked or self.proposed
        return instead is not None and instead.region == self.refused.region


def propose_replacements(session: Session, region: str = "") -> list[Replacement]:
    """For everybody refused by the check, of a region or all, one eligible person each.

    Reads only. Nobody is proposed twice, and nobody for whom somebody goes already; villages are
    served before kecamatan, so that a near one is not given away. Who finds nobody has none
    proposed. UserError `region.unknown`.
    """
    within = named_region(session, region)
    refused = [
        line
        for line in queries.latest_rows(session)
        if line.worker_status == WorkerStatus.REFUSED and line.region.startswith(within)
    ]
    instead = {
        worker: one
        for worker, one in replacements.linked(
            session, [line.worker_id for line in refused], REPLACED_BY
        ).items()
        # A replacement who was refused too is replaced in turn.
        if one.status not in NO_LONGER or one.status == WorkerStatus.REFUSED
    }
    waiting: dict[str, list[AnswerLine]] = {}
    for line in refused:
        if line.worker_id not in instead:
            waiting.setdefault(line.region[:_KECAMATAN], []).append(line)
    given = _given(session, waiting)
    return [
        Replacement(line, given.get(line.worker_id), instead.get(line.worker_id))
        for line in refused
    ]


def _given(session: Session, waiting: Mapping[str, Sequence[AnswerLine]]) -> dict[int, SentLine]:
    """Who goes instead of whom, of the refused of each kecamatan.

    No kecamatan gives to another: the eligible of one at a time are read, however many there are.
    """
    in_place = replacements.in_place(session, WorkerStatus.ELIGIBLE) if waiting else set()
    given: dict[int, SentLine] = {}
    for kecamatan, refused in waiting.items():
        there = in_order(queries.to_send(session, kecamatan))
        free = [one for one in there if one.worker_id not in in_place]
        for digits in (10, _KECAMATAN):
            _give(refused, free, given, digits)
    return given


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
