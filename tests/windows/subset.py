"""Which tests a Windows Python runs, as a plugin of its pytest: `-p tests.windows.subset`.

Left out is what Linux sees better: PostgreSQL, and papers and sheets read back by poppler, qpdf,
zbar and LibreOffice, which are none of Windows. That Windows draws the same papers is held
elsewhere, byte by byte.
"""

import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

QUIET = (
    # Paths with blanks and accents, reserved and long names, files replaced while held.
    "tests/test_paths.py",
    "tests/services/register/test_evidence.py",
    # SQLite, locking, migrations, faults.
    "tests/db/test_bulk.py",
    "tests/db/test_claim.py",
    "tests/db/test_database.py",
    "tests/db/test_files.py",
    "tests/db/test_migrations.py",
    "tests/db/test_search.py",
    "tests/services/upkeep",
    # Sheets in, in a child process, and out.
    "tests/services/sheets",
    "tests/services/register/test_importing.py",
    "tests/services/register/test_export.py",
    # The office's key, letters and certificates: drawn, sealed, checked, read off a picture.
    "tests/services/offices/test_key.py",
    "tests/services/letters/test_check.py",
    "tests/services/letters/test_gather.py",
    "tests/services/letters/test_kept_papers.py",
    "tests/services/letters/test_pdf_seal.py",
    "tests/services/letters/test_pdfa.py",
    "tests/services/letters/test_states.py",
    "tests/services/letters/test_submission.py",
    "tests/services/letters/sign",
    "tests/services/training/test_certificate_check.py",
    "tests/services/training/test_signed_sheets.py",
    "tests/domain/test_dates_written.py",
    "tests/domain/test_proof.py",
    "tests/domain/test_texts.py",
    # The command line.
    "tests/cli/test_call.py",
    "tests/cli/test_main.py",
)

WINDOW = (
    # The window, the second start of the program, two walks.
    "tests/ui/test_app.py",
    "tests/ui/test_dialogs.py",
    "tests/ui/test_letter_printing.py",
    "tests/ui/test_main_window.py",
    "tests/ui/test_single_instance.py",
    "tests/walks/test_counter.py",
    "tests/walks/test_import.py",
)

PARTS = {"quiet": QUIET, "window": WINDOW}
"""Each runs in a process of its own."""

# What Wine 8 does not know of screens, and Windows 10 does.
_WINE_SAYS = ("DpiAwareness", "EnableNonClientDpiScaling", "propagateSizeHints")

_READ_BACK = "a program of Linux reads it back"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave PostgreSQL out; take no offence at what Wine lacks."""
    out = [item for item in items if _is_of_postgresql(item)]
    items[:] = [item for item in items if item not in out]
    config.hook.pytest_deselected(items=out)
    for item in items:
        # Only the nearest mark counts: it has to say what the others say too.
        said = [words for mark in item.iter_markers("qt_log_ignore") for words in mark.args]
        mark = pytest.mark.qt_log_ignore(*_WINE_SAYS, *said, extend=True)
        item.add_marker(mark, append=False)


def _is_of_postgresql(item: pytest.Item) -> bool:
    parameters = getattr(getattr(item, "callspec", None), "params", {})
    return "postgres" in getattr(item, "fixturenames", ()) or "postgresql" in parameters.values()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Skip what is made ready by a program of Linux."""
    yield from _without_programs_of_linux()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Skip what is read back by a program of Linux, once that program is asked for."""
    yield from _without_programs_of_linux()


def _without_programs_of_linux() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as fault:
        last = traceback.extract_tb(fault.__traceback__)[-1]
        if Path(last.filename).name != "subprocess.py":
            raise
        pytest.skip(_READ_BACK)
    except AssertionError as fault:
        if "LibreOffice is needed" not in str(fault):
            raise
        pytest.skip(_READ_BACK)
