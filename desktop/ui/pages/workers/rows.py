"""The rows of the workers' table: the first at once, how many there are as soon as counted.

Few are counted at once. Of more the table shows the first, and says "1.000+"; a job counts them
all, and where no index gives their order it also notes who stands where, so that any place is
reached at once.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.engine import Session
from db.queries.workers import (
    WorkerFilter,
    WorkerLine,
    count_workers,
    is_a_stretch,
    words_inside,
    worker_ids,
    worker_lines,
    worker_page,
)
from desktop.domain.names import fold
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.ui.context import Context
from desktop.ui.table_model import BlockModel

FOUND_AT_ONCE = 1_000
"""So many of a search are counted while one types."""

COUNTED_AT_ONCE = 20_000
"""So many others are."""

_A_LETTER_OR_TWO = 2


@dataclass(slots=True)
class WorkerSource:
    """The workers that fit a filter, in an order; `where.search` is as it was typed.

    `known` is how many there were the last time they were counted. `whole` tells whether the
    count is of all of them, `ids` who they are in order. Where no word begins with what was
    typed, `inside` are the words that have it elsewhere.
    """

    where: WorkerFilter
    sort: str = "name"
    descending: bool = False
    known: int | None = None
    whole: bool = False
    ids: "array[int] | None" = field(default=None, repr=False)
    inside: tuple[str, tuple[tuple[str, ...], ...]] | None = field(default=None, repr=False)

    def folded(self) -> WorkerFilter:
        """The filter as queries take it; a letter or two are the beginning of the name."""
        search = fold(self.where.search)
        if len(search) <= _A_LETTER_OR_TWO and search.isalpha():
            return replace(self.where, search="", begins=search)
        if self.inside is not None:
            kept, words = self.inside
            return replace(self.where, search=kept, inside=words)
        return replace(self.where, search=search)

    def count(self, session: Session) -> int:
        """How many workers fit, as far as that is counted at once."""
        most = FOUND_AT_ONCE if self.where.search else COUNTED_AT_ONCE
        found = count_workers(session, self.folded(), most=most + 1)
        if not found and self._look_inside(session):
            found = count_workers(session, self.folded(), most=most + 1)
        self.whole = found <= most
        return found if self.whole else max(most, self.known or 0)

    def _look_inside(self, session: Session) -> bool:
        """Whether there are words that have inside them what no word begins with."""
        asked = self.folded()
        if asked.search and not asked.inside:
            kept, words = words_inside(session, asked.search)
            self.inside = (kept, words) if words else None
        return self.inside is not None

    def page(
        self, session: Session, *, after: Any | None, skip: int, limit: int
    ) -> tuple[Sequence[WorkerLine], Any | None]:
        """A page of them."""
        if self.ids is not None:
            return worker_lines(session, self.ids[skip : skip + limit]), None
        return worker_page(
            session,
            self.folded(),
            sort=self.sort,
            descending=self.descending,
            after=after,
            skip=skip,
            limit=limit,
        )


@dataclass(frozen=True, slots=True)
class _Counted:
    number: int
    ids: "array[int] | None"


class WorkerRows(QObject):
    """Shows workers in a model; `counted` tells how many fit, and whether that is all of them."""

    counted = Signal(int, bool)

    def __init__(
        self, context: Context, model: BlockModel[WorkerLine], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._model = model
        self.source = WorkerSource(WorkerFilter())
        self._wanted = [self.source]

    def show_rows(self, where: WorkerFilter, sort: str, *, descending: bool) -> None:
        """Show those who fit: the first at once, all of them when they are counted."""
        before = self.source
        known = self._model.rowCount() if before.where == where and before.whole else None
        self.source = WorkerSource(where, sort, descending, known)
        self._wanted[0] = self.source
        self._model.show_source(self.source)
        self.counted.emit(self._model.rowCount(), self.source.whole)
        if not self.source.whole:
            self._count_all(self.source)

    def _count_all(self, source: WorkerSource) -> None:
        database, where = self._context.database, source.folded()
        sort, descending, wanted = source.sort, source.descending, self._wanted

        def count(_progress: Progress) -> _Counted | None:
            if wanted[0] is not source:
                return None
            with database.read() as session:
                if is_a_stretch(where, sort):
                    return _Counted(count_workers(session, where), None)
                ids = worker_ids(session, where, sort=sort, descending=descending)
                return _Counted(len(ids), ids)

        def counted(found: _Counted | None) -> None:
            if found is None or source is not self.source:
                return
            source.ids, source.whole = found.ids, True
            self._model.set_count(found.number)
            self.counted.emit(found.number, True)  # noqa: FBT003 - a signal takes no names

        self._context.jobs.run(count, counted, _("Counting people"), owner=self)
