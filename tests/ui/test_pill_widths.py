"""A status is never cut off in a table, in either language."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import use_language
from desktop.ui.cells import PADDING
from desktop.ui.pages.verification.columns import people_columns
from desktop.ui.pages.workers.columns import worker_columns
from desktop.ui.parts.pill import pill_size, worker_pill


@pytest.fixture(params=["en", "id"])
def language(application: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param, paths.locale_folder())
    yield request.param
    use_language("en", paths.locale_folder())


def test_every_status_fits_its_column(language: str) -> None:
    widest = max(pill_size(worker_pill(status)).width() for status in WorkerStatus)
    today = date(2026, 11, 24)
    for columns in (worker_columns(today), people_columns(today)):
        (width,) = [column.width for column in columns if column.key == "status"]
        assert widest + 2 * PADDING <= width, language
