"""Lembar kembali: signed pages are keyed, and their scans filed and opened again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout

from db.queries.attendance import SignPageLine
from db.queries.training_files import TrainingFileLine
from db.queries.trainings import ParticipantLine
from desktop import paths
from desktop.domain.attendance import parse_rows
from desktop.domain.errors import UserError
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.training.signed_sheets import (
    Keyed,
    file_signed,
    kept_training_file,
    mark_rows,
    require_page,
    rows_of,
)
from desktop.ui.cells import Shown
from desktop.ui.context import Context
from desktop.ui.opening import open_or_tell
from desktop.ui.pages.trainings.dropping import DropTarget
from desktop.ui.pages.trainings.keying_form import KeyedPage, KeyingForm
from desktop.ui.pages.trainings.read import Standing
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import clear, column, holder
from desktop.ui.parts.flow import flowing
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView

SCANS = "PDF, JPG, PNG (*.pdf *.jpg *.jpeg *.png)"
NARROW = 860
_MOST_NAMES = 30


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page that was printed, or a file of the training that belongs to none."""

    page: SignPageLine | None
    session: int
    keyed: int
    file: TrainingFileLine | None


class KeyingTab(DropTarget):
    """The form beside the pages that were printed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._standing: Standing | None = None
        self.told = ""
        self.form = KeyingForm()
        self.form.submitted.connect(self.key)
        self.form.code_typed.connect(self._on_strange_code)
        self.form.scan_wanted.connect(self.choose_scan)
        self._results = column()
        self.model: BlockModel[PrintedPage] = BlockModel(context.database, _columns())
        self.table = TableView("sign-pages", _("Printed pages"), context.preferences)
        self.table.show_model(self.model)
        self.table.activated.connect(lambda _index: self.use_page())
        self.table.doubleClicked.connect(lambda _index: self.use_page())
        self.table.chosen.connect(lambda _row: self._show_allowed())
        self._card = TableCard(self.table, hint=False)
        self.use_button = Button(_("Key this page"), self.use_page, icon="edit", small=True)
        self.open_button = Button(_("Open scan"), self.open_scan, icon="open", small=True)
        self.file_button = Button(_("File scan..."), self.file_scan, icon="attach", small=True)
        # Over the table: beside the counts they would be wider than a small window.
        self._card.above.addWidget(flowing(self.use_button, self.file_button, self.open_button))
        self._card.above.setContentsMargins(12, 10, 12, 8)
        self.dropped.connect(lambda found: self.form.take_scan(found[0]))
        self._left = holder(column(self.form, self._results, None, gap=12))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 12, 0, 0)
        self._grid.setSpacing(12)
        self._narrow: bool | None = None
        self._arrange(narrow=False)

    def _arrange(self, *, narrow: bool) -> None:
        """The form beside the pages, or over them."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._grid.removeWidget(self._left)
        self._grid.removeWidget(self._card)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._card, *((1, 0) if narrow else (0, 1)))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 0 if narrow else 3)
        self._card.setMinimumHeight(240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < NARROW)

    def show_standing(self, standing: Standing) -> None:
        """Show the pages as they stand."""
        if self._standing is None or self._standing.line.id != standing.line.id:
            clear(self._results)
        self._standing = standing
        self.form.show_standing(standing)
        rows = _printed(standing)
        self.model.show_source(RowList(rows))
        pages = sum(each.page is not None for each in rows)
        filed = sum(each.file is not None for each in rows)
        count = ngettext("{n} page printed", "{n} pages printed", pages)
        scans = ngettext("{n} scan filed", "{n} scans filed", filed)
        told = scans.format(n=grouped(filed))
        if not rows:
            told = _("Sheets to sign are made under Printing.")
        self._card.set_footer(count.format(n=grouped(pages)), told)
        self._show_allowed()

    def key(self, keyed: KeyedPage) -> None:
        """Mark what was keyed, and file its scan."""
        if self._standing is None:
            return
        context, training = self._context, self._standing.line.id
        folder = paths.files_folder(context.database.location)

        def work(_progress: Progress) -> Keyed:
            rows = parse_rows(keyed.rows) if keyed.rows else ()
            done = Keyed()
            with context.database.write() as session:
                if rows or keyed.names:
                    done = mark_rows(session, context.acting, training, keyed.session, rows,
                                     page=keyed.page, names=keyed.names)  # fmt: skip
                if keyed.scan is not None:
                    file_signed(session, context.acting, folder, training, keyed.scan,
                                page=keyed.page)  # fmt: skip
            return done

        def done(result: Keyed) -> None:
            self.form.clear()
            self.form.code.setFocus()
            self._show_result(result, filed=keyed.scan.name if keyed.scan else "")

        def refused(error: UserError) -> None:
            self.form.show_wrong(error.message)

        context.jobs.run(work, done, _("Marking"), on_refused=refused, owner=self)

    def _show_result(self, keyed: Keyed, filed: str) -> None:
        told = []
        if keyed.marked or keyed.already or keyed.walk_ins or not filed:
            words = _("{n} marked, {already} were already, {new} walked in.")
            told.append(
                words.format(
                    n=grouped(len(keyed.marked)),
                    already=grouped(len(keyed.already)),
                    new=grouped(len(keyed.walk_ins)),
                )
            )
        if keyed.unknown:
            rows = ", ".join(map(str, keyed.unknown))
            told.append(_("Rows of nobody: {rows}.").format(rows=rows))
        if filed:
            told.append(_("{file} is kept.").format(file=filed))
        for words, people in (
            (_("Marked: {names}"), keyed.marked),
            (_("Already: {names}"), keyed.already),
        ):
            if people:
                told.append("\n" + words.format(names=_names(people)))
        self.told = " ".join(told)
        clear(self._results)
        self._results.addWidget(Banner(self.told, "warning" if keyed.unknown else "ok"))

    def _on_strange_code(self, typed: str) -> None:
        """A code that is no page of this training: say whose it is, or that there is none."""
        words = _("The page {code} is of another training.")
        with self._context.database.read() as session:
            try:
                told = words.format(code=require_page(session, typed).code)
            except UserError as error:
                told = error.message
        self.form.show_wrong(told)
        self.form.code.setFocus()
        self.form.code.selectAll()

    def choose_scan(self) -> None:
        """Ask for the scan of the page that is keyed."""
        self._context.messages.choose_file(
            _("Scan of the signed page"), SCANS, self.form.take_scan, "scans"
        )

    def _chosen(self) -> PrintedPage | None:
        rows = self.table.chosen_rows()
        return self.model.row(rows[0]) if rows else None

    def _show_allowed(self) -> None:
        chosen = self._chosen()
        closed = self._standing is not None and self._standing.closed
        page = chosen is not None and chosen.page is not None
        self.use_button.allow(page and not closed, _("Choose a printed page"))
        self.file_button.allow(page, _("Choose a printed page"))
        filed = chosen is not None and chosen.file is not None
        self.open_button.allow(filed, _("No scan is filed with this page"))

    def use_page(self) -> None:
        """Key the chosen page."""
        chosen = self._chosen()
        if chosen is not None and chosen.page is not None and self.use_button.isEnabled():
            self.form.take_page(chosen.page.code)

    def file_scan(self) -> None:
        """Ask for the scan of the chosen page, and file it."""
        chosen = self._chosen()
        if chosen is not None and chosen.page is not None:
            code = chosen.page.code
            self._context.messages.choose_file(
                _("Scan of the signed page"), SCANS, lambda path: self.file(path, code), "scans"
            )

    def file(self, path: Path, code: str) -> None:
        """File a scan with a page."""
        self.key(KeyedPage(0, code, "", {}, path))

    def open_scan(self) -> None:
        """Open the scan that was filed with the chosen page."""
        chosen = self._chosen()
        if chosen is None or chosen.file is None:
            return
        context, file = self._context, chosen.file.id
        folder = paths.files_folder(context.database.location)

        def find(_progress: Progress) -> Path:
            with context.database.read() as session:
                return kept_training_file(session, folder, file)

        context.jobs.run(
            find,
            lambda path: open_or_tell(context.messages, path),
            _("Looking for the file"),
            owner=self,
        )


def _names(people: Sequence[ParticipantLine]) -> str:
    told = [f"{each.row}. {each.name}" for each in people[:_MOST_NAMES]]
    more = len(people) - len(told)
    return ", ".join(told) + (" " + _("… and {n} more").format(n=more) if more else "")


def _printed(standing: Standing) -> list[PrintedPage]:
    """The pages, the newest first, each as often as scans are filed with it; then other files."""
    by_page: dict[int | None, list[TrainingFileLine | None]] = {}
    for file in standing.files:
        by_page.setdefault(file.page_id, []).append(file)
    rows = [
        PrintedPage(
            page, standing.number(page.session_id), standing.keyed.get(page.id, 0), file
        )
        for page in reversed(standing.pages)
        for file in (by_page.get(page.id) or [None])
    ]  # fmt: skip
    return rows + [PrintedPage(None, 0, 0, file) for file in by_page.get(None, [])]


def _columns() -> list[Column[PrintedPage]]:
    return [
        Column("code", _("Code"), lambda one: one.page.code if one.page else "–", 90,
               shown=lambda _one: Shown(strong=True)),
        Column("session", _("Session"), lambda one: f"S{one.session}" if one.session else "–", 62),
        Column("page", _("Page"), _page_words, 76),
        Column("rows", _("Numbers"), _rows_words, 92),
        Column("keyed", _("Keyed"), lambda one: grouped(one.keyed) if one.keyed else "–", 98,
               align="right"),
        Column("scan", _("Scan"), _scan_words, 150, tip=_scan_words, stretch=True),
    ]  # fmt: skip


def _page_words(one: PrintedPage) -> str:
    return f"{one.page.page}/{one.page.pages}" if one.page else "–"


def _rows_words(one: PrintedPage) -> str:
    numbers = rows_of(one.page) if one.page else []
    return f"{numbers[0]}–{numbers[-1]}" if numbers else "–"


def _scan_words(one: PrintedPage) -> str:
    return one.file.name if one.file else "–"
