"""Results as sheets: every row under its header, NIK as text, dates as dates; told in the audit."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from db.queries.audit import newest
from desktop.domain.errors import UserError
from desktop.services.training.result_sheets import COLUMNS, ResultSheet, save_result_sheet
from tests.services.training.conftest import Workshop

AGENT = (
    "5321046105800002", "Bernadeta Hoar Seran", "Wadah Sehati", "Perisai", "Wesey, Lakulo",
    "081239000142", "PRS/1", date(2027, 12, 31), "ya", "tidak", 12, 9, 7,
)  # fmt: skip


def test_a_sheet_has_its_rows_under_its_headers(workshop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "Perisai.xlsx"
    with workshop.database.write() as session:
        rows = save_result_sheet(session, workshop.acting, path, ResultSheet.AGENTS, [AGENT])
        (entry,) = newest(session, 1)
    assert entry.action == "agents.sheet"
    assert AGENT[0] not in entry.detail
    assert rows == 1
    found: list[list[object]] = [
        list(row) for row in openpyxl.load_workbook(path).worksheets[0].values
    ]
    headers: list[object] = [column.header for column in COLUMNS[ResultSheet.AGENTS]]
    at = found.index(headers)
    assert found[0][0] == "Perisai dan pekerja yang dibawa, 24 November 2026"
    assert found[at + 1] == [*AGENT[:7], datetime(2027, 12, 31), *AGENT[8:]]


@pytest.mark.parametrize("kind", list(ResultSheet))
def test_every_kind_of_sheet_can_be_empty(
    kind: ResultSheet, workshop: Workshop, tmp_path: Path
) -> None:
    path = tmp_path / f"{kind}.xlsx"
    with workshop.database.write() as session:
        assert save_result_sheet(session, workshop.acting, path, kind, []) == 0
    assert path.stat().st_size > 1000


def test_a_folder_that_is_not_there_is_refused(workshop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "tidak" / "ada.xlsx"
    with workshop.database.write() as session, pytest.raises(UserError) as refused:
        save_result_sheet(session, workshop.acting, path, ResultSheet.WADAH, [])
    assert refused.value.code == "file.not_written"
