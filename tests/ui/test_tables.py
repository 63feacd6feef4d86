"""Tables: blocks fetched when seen, copied as Excel takes them, columns that stay as left."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.engine import Session
from desktop.ui.context import Context
from desktop.ui.table_model import BLOCK, KEPT_BLOCKS, BlockModel, Column, RowList
from desktop.ui.table_view import TableView


@dataclass
class Asked:
    """A source that remembers how it was asked."""

    length: int
    pages: list[tuple[Any, int, int]] = field(default_factory=list)

    def count(self, session: Session) -> int:
        return self.length

    def page(
        self, session: Session, *, after: Any | None, skip: int, limit: int
    ) -> tuple[Sequence[int], Any | None]:
        self.pages.append((after, skip, limit))
        start = after if after is not None else skip
        rows = range(start, min(start + limit, self.length))
        return rows, rows.stop if rows.stop < self.length else None


def _columns() -> list[Column[int]]:
    return [
        Column("number", "Number", str, stretch=True),
        Column("nik", "NIK", lambda row: f"5304 {row:04}", plain=lambda row: f"5304{row:04}"),
        Column("more", "More", lambda row: "a\tb", sort="more"),
    ]


@pytest.fixture
def model(empty: Context) -> BlockModel[int]:
    return BlockModel(empty.database, _columns())


def test_a_million_rows_cost_a_count_and_what_is_seen(model: BlockModel[int]) -> None:
    source = Asked(1_000_000)
    model.show_source(source)
    assert model.rowCount() == 1_000_000
    assert source.pages == []
    assert model.index(0, 0).data() == "0"
    assert model.index(999_999, 0).data() == "999999"
    assert source.pages == [(None, 0, BLOCK), (None, 999_900, BLOCK)]


def test_the_next_block_goes_on_behind_the_one_before(model: BlockModel[int]) -> None:
    source = Asked(1000)
    model.show_source(source)
    for row in (0, BLOCK, 2 * BLOCK):
        model.index(row, 0).data()
    assert source.pages == [(None, 0, BLOCK), (BLOCK, 0, BLOCK), (2 * BLOCK, 0, BLOCK)]


def test_blocks_seen_long_ago_are_let_go(model: BlockModel[int]) -> None:
    source = Asked(BLOCK * (KEPT_BLOCKS + 5))
    model.show_source(source)
    for block in range(KEPT_BLOCKS + 1):
        model.index(block * BLOCK, 0).data()
    asked = len(source.pages)
    model.index(KEPT_BLOCKS * BLOCK, 0).data()
    assert len(source.pages) == asked
    model.index(0, 0).data()
    assert len(source.pages) == asked + 1


def test_a_block_that_cannot_be_fetched_is_asked_for_once(model: BlockModel[int]) -> None:
    class Broken(Asked):
        def page(self, session: Session, **_given: Any) -> tuple[Sequence[int], Any | None]:
            self.pages.append((None, 0, 0))
            raise OSError("gone")

    source = Broken(10)
    model.show_source(source)
    with pytest.raises(OSError, match="gone"):
        model.row(0)
    assert model.row(0) is None
    assert len(source.pages) == 1


def test_the_model_keeps_the_rules_of_qt(model: BlockModel[int]) -> None:
    tester = QAbstractItemModelTester(model)
    for length in (0, 1, 250, 3):
        model.show_source(RowList(list(range(length))))
        assert model.rowCount() == length
    assert tester.model() is model


@pytest.fixture
def view(empty: Context, model: BlockModel[int], qtbot: QtBot) -> TableView:
    table = TableView("test", "Test", empty.preferences)
    qtbot.addWidget(table)
    table.show_model(model)
    model.show_source(RowList(list(range(30))))
    table.resize(500, 300)
    table.show()
    return table


def test_rows_are_copied_plain_for_excel(view: TableView, application: QApplication) -> None:
    view.choose_row(1)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "1\t53040001\ta b"
    assert "mso-number-format:'\\@'" in data.html()


def test_a_hidden_column_is_not_copied_and_stays_hidden(
    view: TableView, empty: Context, model: BlockModel[int], qtbot: QtBot
) -> None:
    view._show_column(1, shown=False)
    view.choose_row(0)
    view.copy_rows()
    assert QGuiApplication.clipboard().text() == "0\ta b"
    again = TableView("test", "Test", empty.preferences)
    qtbot.addWidget(again)
    other = BlockModel(empty.database, _columns())
    again.show_model(other)
    assert again.isColumnHidden(1)


def test_one_column_takes_the_room_that_is_left(view: TableView) -> None:
    view.resize(900, 300)
    used = sum(view.columnWidth(number) for number in range(3))
    assert used == view.viewport().width()


def test_a_heading_asks_for_an_order_only_where_there_is_one(
    view: TableView, model: BlockModel[int]
) -> None:
    asked: list[tuple[str, bool]] = []
    model.sorted.connect(lambda sort, down: asked.append((sort, down)))
    model.sort(0)
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert asked == [("more", True)]
