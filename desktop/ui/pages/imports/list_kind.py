"""Whom a list is of: how it is read, mended, taken in and taken back, and the words for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from db.queries import imports
from desktop.domain.money import grouped
from desktop.domain.texts import mark, ngettext
from desktop.services.register.held import mend_row
from desktop.services.register.importing import apply_preview
from desktop.services.register.preview import mend_preview, preview_list
from desktop.services.register.report import save_held, save_preview_report
from desktop.services.register.undo import REASONS, undo_import
from desktop.ui.pages.imports.row_fields import PEOPLE, RowFields


@dataclass(frozen=True, slots=True)
class ListWords:
    """What is said over lists of a kind; marked for the catalogue, translated when shown."""

    coming: Callable[[int], str]
    """The button that takes so many rows in."""
    saving: Callable[[int], str]
    """The button that saves so many rows that wait."""
    target: str
    """The title over where they are saved."""
    see: str
    """The button to whom a list tells of."""
    all_in: str
    """Said where no row of a list waits."""
    mended: str
    """Said of a mended row that came in; has `row`."""
    see_one: str
    undo: str
    """What taking a list back does; has `file`."""


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list; its acts are the services of workers' lists, or take what these take."""

    key: str
    fields: RowFields
    words: ListWords
    preview: Callable[..., Any]
    mend: Callable[..., Any]
    apply: Callable[..., Any]
    save_report: Callable[..., int]
    mend_row: Callable[..., Any]
    save_held: Callable[..., int]
    undo: Callable[..., Any]
    reasons: Mapping[str, str]
    """Why somebody of a list that is taken back ends so, code to marked words."""


def _coming(rows: int) -> str:
    words = ngettext("Take in {n} person", "Take in {n} people", rows)
    return words.format(n=grouped(rows))


def _saving(rows: int) -> str:
    words = ngettext("Save {n} row for the village...", "Save {n} rows for the village...", rows)
    return words.format(n=grouped(rows))


def keeping(rows: int) -> str:
    """The button of a list of which no row comes in."""
    words = ngettext("Keep {n} row to mend", "Keep {n} rows to mend", rows)
    return words.format(n=grouped(rows))


WORKERS = ListKind(
    key=imports.WORKERS,
    fields=PEOPLE,
    words=ListWords(
        coming=_coming,
        saving=_saving,
        target=mark("Save rows for the village"),
        see=mark("See its people"),
        all_in=mark("Everybody of it is in the register, or was there before."),
        mended=mark("Row {row} is in the register."),
        see_one=mark("See the person"),
        undo=mark(
            "{file}: people who came in by it are taken out, and values it overwrote come"
            " back. Who was changed since, is told of by a later list or stands in a letter"
            " stays. Rows that wait go too. The file can be imported again."
        ),
    ),
    preview=preview_list,
    mend=mend_preview,
    apply=apply_preview,
    save_report=save_preview_report,
    mend_row=mend_row,
    save_held=save_held,
    undo=undo_import,
    reasons=REASONS,
)
"""Lists of workers."""
