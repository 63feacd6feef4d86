"""A window without a screen, on an empty register and on a small full one made by the services."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from db.engine import Database
from desktop.app import make_application, make_context
from desktop.services.acting import Acting
from desktop.services.demo.chance import SeededChance, SteppingClock
from desktop.services.letters.funding import add_funding
from desktop.services.offices.create import create_office
from desktop.services.offices.officials import save_official
from desktop.services.register.importing import import_list
from desktop.services.register.verify import verify_workers
from desktop.ui.context import Context
from desktop.ui.main_window import MainWindow
from desktop.ui.page_list import AT_THE_END, PAGES
from desktop.ui.preferences import Preferences
from tests.conftest import without_check

SAMPLE = Path(__file__).parents[1] / "samples" / "malaka_weliman_500.xlsx"
HERE = Path(__file__).parent

OTHER_SEED = 4
"""What is done in a window draws other keys than those its register was made with."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Qt's warnings are errors here; what offscreen cannot do is none."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


def new_acting(seed: int = 3) -> Acting:
    return Acting(clock=SteppingClock(), chance=SeededChance(seed))


def _make_office(path: Path) -> Database:
    database = Database.create(path)
    database.migrate()
    with database.write() as session:
        create_office(
            session,
            new_acting(),
            region="5321",
            name="Dinas Transmigrasi dan Tenaga Kerja",
            address="Jalan Contoh Nomor 1, Betun 85762",
            city="Betun",
            keys_folder=path.parent / "keys",
        )
        without_check(session)
    return database


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with its office and nothing else."""
    path = tmp_path_factory.mktemp("empty") / "register.lontar"
    database = _make_office(path)
    database.settle()
    database.close()
    return path


@pytest.fixture(scope="session")
def full_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with a list taken in, most of it verified, an official and a funding."""
    path = tmp_path_factory.mktemp("full") / "register.lontar"
    database, acting = _make_office(path), new_acting()
    with database.write() as session:
        save_official(
            session, acting, name="Kristina Abuk Luan, S.Sos.", position="Kepala Dinas", signs=True
        )
        import_list(session, acting, SAMPLE)
    with database.write() as session:
        verify_workers(session, acting, everybody=True, result="eligible")
        add_funding(
            session,
            acting,
            year=2026,
            source="APBD Provinsi",
            payer="apbd",
            cap=451_080_000,
            first_month=date(2026, 7, 1),
            months=6,
            places={"532104": 300, "532101": 50},
        )
    database.settle()
    database.close()
    return path


@pytest.fixture(autouse=True)
def _no_question_outlives_its_test(qapp: QApplication) -> Iterator[None]:
    """A dialog left open would hold back what later tests open."""
    yield
    assert QApplication.activeModalWidget() is None


@pytest.fixture
def application(qapp: QApplication, home: Path) -> Iterator[QApplication]:
    """The application with its look, in English; nothing copied outlives a test."""
    yield make_application("en", Qt.ColorScheme.Light)
    QApplication.clipboard().clear()


def let_go() -> None:
    """Let what was to be deleted later be deleted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def know_the_key(file: Path, home: Path) -> None:
    """Lay the machine secret that a register's key is sealed under where the program looks."""
    keys = file.parent / "keys"
    if keys.exists() and not (home / "keys").exists():
        shutil.copytree(keys, home / "keys")


@pytest.fixture
def open_register(
    application: QApplication, tmp_path: Path, home: Path
) -> Iterator[Callable[[Path], Context]]:
    """Makes a context on a copy of a register, and closes it after the test."""
    opened: list[tuple[Database, Context]] = []

    def open_copy(file: Path) -> Context:
        copy = tmp_path / f"register-{len(opened)}.lontar"
        shutil.copy(file, copy)
        know_the_key(file, home)
        database = Database(copy)
        database.migrate()
        context = make_context(database, new_acting(OTHER_SEED), Preferences(tmp_path))
        opened.append((database, context))
        return context

    yield open_copy
    for database, context in opened:
        context.jobs.close()
        database.close()
    let_go()


@pytest.fixture
def empty(open_register: Callable[[Path], Context], empty_file: Path) -> Context:
    """A context on an empty register."""
    return open_register(empty_file)


@pytest.fixture
def full(open_register: Callable[[Path], Context], full_file: Path) -> Context:
    """A context on a full register."""
    return open_register(full_file)


@pytest.fixture
def open_nothing(open_register: Callable[[Path], Context], tmp_path: Path) -> Context:
    """A context on a register that has no office yet."""
    path = tmp_path / "nothing.lontar"
    database = Database.create(path)
    database.migrate()
    database.settle()
    database.close()
    return open_register(path)


@pytest.fixture(params=["empty", "full"])
def context(request: pytest.FixtureRequest) -> Context:
    """A context on an empty register, then on a full one."""
    found: Context = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def open_window(application: QApplication) -> Iterator[Callable[[Context], MainWindow]]:
    """Shows the main window on a context, and frees it after the test."""
    windows: list[MainWindow] = []

    def show(context: Context) -> MainWindow:
        window = MainWindow(context, PAGES, AT_THE_END)
        windows.append(window)
        window.show()
        QApplication.processEvents()
        return window

    yield show
    for window in windows:
        window.close()
        window.deleteLater()
    let_go()


@pytest.fixture
def window(context: Context, open_window: Callable[[Context], MainWindow]) -> MainWindow:
    """The main window on an empty register, then on a full one."""
    return open_window(context)
