"""The results of a training as a table, with exam marks that are typed into it."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyleOptionViewItem, QWidget

from db.queries.certificates import CertificateLine
from db.queries.trainings import ParticipantLine
from desktop.domain.dates import short_date
from desktop.domain.texts import gettext as _
from desktop.services.training.figures import would_pass
from desktop.ui.cells import CellDelegate, Shown
from desktop.ui.pages.trainings.read import Standing
from desktop.ui.parts.pill import Pill
from desktop.ui.register import WatchedDatabase
from desktop.ui.table_model import BlockModel, Column, Index, RowList
from desktop.ui.table_view import TableView

MARK_KEY = "mark"
_TOP = 100


@dataclass(slots=True)
class Result:
    """A participant with the JP attended of those held, whether they pass, the certificate."""

    who: ParticipantLine
    attended: int
    held: int
    passes: bool
    certificate: CertificateLine | None


class ResultsModel(BlockModel[Result]):
    """The results. `typed` gives a participant's id and the mark, nothing for none.

    `refused` gives what was typed that is no mark.
    """

    typed = Signal(int, object)
    refused = Signal(str)

    def __init__(self, database: WatchedDatabase, parent: QObject | None = None) -> None:
        super().__init__(database, [], parent)
        self._standing: Standing | None = None
        self.results: list[Result] = []

    def show_standing(self, standing: Standing) -> None:
        """Show who would pass, or did."""
        self._standing = standing
        self.results = results_of(standing)
        self.beginResetModel()
        self.columns = tuple(_columns(standing))
        self._source, self._count = None, 0
        self._blocks.clear()
        self.endResetModel()
        self.show_source(RowList(self.results))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags, standing = super().flags(index), self._standing
        takes = standing is not None and standing.line.exam and not standing.closed
        if takes and index.isValid() and self.columns[index.column()].key == MARK_KEY:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            row = self.row(index.row())
            return "" if row is None or row.who.exam_mark is None else str(row.who.exam_mark)
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index.row())
        if row is None or self._standing is None or role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value).strip()
        mark = int(text) if text.isascii() and text.isdigit() else None
        if text and (mark is None or mark > _TOP):
            self.refused.emit(text)
            return False
        if mark == row.who.exam_mark:
            return True
        row.who = replace(row.who, exam_mark=mark)
        row.passes = would_pass(self._standing.line, row.who, row.attended, row.held)
        last = self.index(index.row(), self.columnCount() - 1)
        self.dataChanged.emit(self.index(index.row(), 0), last)
        self.typed.emit(row.who.id, mark)
        return True

    def column_of(self, key: str) -> int:
        """The place of a column; -1 where there is none."""
        keys = [column.key for column in self.columns]
        return keys.index(key) if key in keys else -1


class ResultsView(TableView):
    """The table of results: Enter in a field of marks goes on to the next row."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        index = self.currentIndex()
        following = index.sibling(index.row() + 1, index.column())
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache and following.isValid():
            self.setCurrentIndex(following)


class MarkCellDelegate(CellDelegate):
    """Paints results, and gives a field of digits for an exam mark."""

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(3)
        editor.setAccessibleName(_("Exam mark"))
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setStyleSheet("QLineEdit { min-height: 0; padding: 0 6px; border-radius: 0; }")
        return editor


def results_of(standing: Standing) -> list[Result]:
    """What each came to: frozen where the training is closed, else by what stands."""
    matrix = standing.matrix
    found = []
    for who in standing.people:
        frozen = who.jp_attended is not None and who.jp_held is not None
        attended = who.jp_attended if frozen else matrix.attended(who.id)
        held = who.jp_held if frozen else matrix.held
        assert attended is not None
        assert held is not None
        passed = would_pass(matrix.training, who, attended, held)
        found.append(
            Result(
                who, attended, held, bool(who.passed) if frozen else passed,
                standing.certificates.get(who.id),
            )
        )  # fmt: skip
    return found


def result_pill(result: Result, standing: Standing) -> Pill:
    """The result in the words of papers: with an exam passed or not, without it followed."""
    exam = standing.line.exam
    if standing.closed and result.passes:
        return Pill(_("Passed") if exam else _("Completed"), "ok", "checkmark-circle")
    if standing.closed:
        return Pill(_("Not passed") if exam else _("Not enough"), "error", "dismiss-circle")
    if result.passes:
        return Pill(_("Enough so far"), "info", "checkmark")
    return Pill(_("Not yet"), "neutral", "clock")


def certificate_words(one: Result) -> str:
    """The number of the certificate."""
    return one.certificate.number if one.certificate else "–"


def _columns(standing: Standing) -> list[Column[Result]]:
    exam: list[Column[Result]] = [
        Column(MARK_KEY, _("Exam mark"), _mark_words, 92, align="right")
    ]  # fmt: skip
    return [
        Column("row", _("No."), lambda one: str(one.who.row), 48, align="right",
               shown=lambda _one: Shown(second=True)),
        Column("name", _("Name"), lambda one: one.who.name, 210, stretch=True,
               shown=lambda _one: Shown(medium=True), tip=lambda one: one.who.name),
        Column("body", _("Body"), lambda one: one.who.body, 160, tip=lambda one: one.who.body),
        Column("jp", _("JP"), _jp_words, 130, shown=_jp_shown),
        *(exam if standing.line.exam else ()),
        Column("result", _("Result"), lambda one: result_pill(one, standing).text, 156,
               shown=lambda one: Shown(pill=result_pill(one, standing))),
        Column("certificate", _("Certificate"), certificate_words, 268, tip=_certificate_tip,
               shown=_certificate_shown),
    ]  # fmt: skip


def _jp_words(one: Result) -> str:
    return _("{attended} of {held} JP").format(attended=one.attended, held=one.held)


def _jp_shown(one: Result) -> Shown:
    return Shown(share=one.attended / one.held if one.held else 0.0)


def _mark_words(one: Result) -> str:
    return "–" if one.who.exam_mark is None else str(one.who.exam_mark)


def _certificate_shown(one: Result) -> Shown:
    line = one.certificate
    if line is None:
        return Shown(second=True)
    if line.revoked:
        return Shown(tone="error", reason=_("Revoked: {reason}").format(reason=line.reason))
    return Shown()


def _certificate_tip(one: Result) -> str:
    line = one.certificate
    if line is None:
        return ""
    told = [line.number, short_date(line.date), line.code]
    return "\n".join([*told, line.reason] if line.revoked else told)
