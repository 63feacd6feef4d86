"""Which tests a Windows Python runs, as a plugin of its pytest: `-p tests.windows.subset`.

Left out is what Linux sees better: PostgreSQL, and papers and sheets read back by poppler, qpdf,
zbar and LibreOffice, which are none of Windows. That Windows draws the same papers is held
elsewhere, byte by byte.
"""

import pytest

FILES = (
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
    # The command line, the window, two walks through it.
    "tests/cli/test_call.py",
    "tests/cli/test_main.py",
    "tests/ui/test_app.py",
    "tests/ui/test_dialogs.py",
    "tests/ui/test_letter_printing.py",
    "tests/ui/test_main_window.py",
    "tests/ui/test_single_instance.py",
    "tests/walks/test_counter.py",
    "tests/walks/test_import_quick.py",
)

_LINUX_ONLY: tuple[str, ...] = ()
"""Parts of the names of tests that need a program of Linux."""

# What Wine 8 does not know of screens; Windows 10 does.
_WINE_SAYS = ("DpiAwareness", "EnableNonClientDpiScaling", "propagateSizeHints")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what needs Linux; take no offence at what Wine lacks."""
    out = [item for item in items if _is_of_linux(item)]
    items[:] = [item for item in items if item not in out]
    config.hook.pytest_deselected(items=out)
    for item in items:
        for words in _WINE_SAYS:
            item.add_marker(pytest.mark.qt_log_ignore(words, extend=True))


def _is_of_linux(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    parameters = getattr(getattr(item, "callspec", None), "params", {})
    return (
        "postgres" in fixtures
        or "postgresql" in parameters.values()
        or any(part in item.nodeid for part in _LINUX_ONLY)
    )
