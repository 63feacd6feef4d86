"""A status is never cut off in a table, in either language."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.domain.texts import use_language
from desktop.ui.cells import PADDING
from desktop.ui.pages.agents.certificates import ENDING_DAYS, AgentCertificate
from desktop.ui.pages.agents.columns import agent_columns
from desktop.ui.pages.verification.columns import people_columns
from desktop.ui.pages.workers.columns import worker_columns
from desktop.ui.parts.pill import Pill, pill_size, worker_pill


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


def test_when_a_certificate_ends_fits_its_column(language: str) -> None:
    today = date(2026, 11, 24)
    ends = (None, today, *(today + timedelta(days=days) for days in (-1, 1, ENDING_DAYS, 400)))
    certificates = [AgentCertificate("PRS/1", until) for until in ends]
    pills = [each.pill(today) for each in (*certificates, AgentCertificate("", None))]
    (width,) = [each.width for each in agent_columns(today) if each.key == "certificate"]
    assert max(pill_size(pill).width() for pill in pills) + 2 * PADDING <= width, language
    (width,) = [each.width for each in agent_columns(today) if each.key == "active"]
    gone = Pill(_("Not active"), "neutral", "subtract-circle")
    assert pill_size(gone).width() + 2 * PADDING <= width, language
