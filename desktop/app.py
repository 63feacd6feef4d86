"""Puts the window together: log, language, look, register, pages; and takes pictures of it all."""

import logging
import logging.handlers
import os
import re
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

from db.engine import Database
from db.engine.claim import Claim, Claimed
from db.engine.database import is_address
from db.errors import DatabaseFault, Empty
from desktop import __version__, paths
from desktop.domain.errors import UserError
from desktop.domain.texts import LANGUAGES, use_language
from desktop.domain.texts import gettext as _
from desktop.domain.texts import language as language_in_use
from desktop.services.acting import Acting
from desktop.services.offices.create import create_office
from desktop.services.offices.settings import read_settings
from desktop.services.offices.tables import office_choices
from desktop.services.register.quiet import set_aside
from desktop.services.upkeep.faults import as_user_error
from desktop.ui.context import Context
from desktop.ui.crash import CrashDesk, report_of
from desktop.ui.dialogs.cannot_open import CannotOpen
from desktop.ui.dialogs.crash_report import CrashReport
from desktop.ui.dialogs.first_run import FirstRun
from desktop.ui.ending_covers import look_for_ended
from desktop.ui.first_office import FirstOffice, has_office
from desktop.ui.jobs import Jobs
from desktop.ui.keeping_pairs import PairKeeper
from desktop.ui.look import Look, look
from desktop.ui.main_window import MainWindow
from desktop.ui.messages import Messages
from desktop.ui.page_list import AT_THE_END, PAGES
from desktop.ui.parts.mark import mark_icon
from desktop.ui.preferences import Preferences
from desktop.ui.register import WatchedDatabase
from desktop.ui.screenshots import SIZE, picture_alone, picture_pages
from desktop.ui.single_instance import (
    SecondStarts,
    bring_forward,
    channel_name,
    hand_over,
    when_no_question_is_open,
)
from desktop.ui.translator import CatalogueTranslator

_log = logging.getLogger(__name__)
FIRST_RUN_SIZE = QSize(900, 640)
_LONG_NUMBER = re.compile(r"\d{12,}")


class _NoNumbers(logging.Filter):
    """Takes NIKs and KKs out of whatever is logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _LONG_NUMBER.sub("…", record.getMessage()), None
        return True


def _start_log() -> None:
    file = paths.private_folder(paths.logs_folder()) / "lontar.log"
    handler = logging.handlers.RotatingFileHandler(
        file, maxBytes=1_000_000, backupCount=10, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(_NoNumbers())
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)


def explain(fault: BaseException) -> UserError | None:
    """The sentence for a fault of the world; nothing where the fault is ours."""
    if isinstance(fault, DatabaseFault):
        return as_user_error(fault)
    if isinstance(fault, Claimed):
        return UserError("database.in_use", _in_use(fault))
    if isinstance(fault, OSError):
        return UserError(
            "file.not_written",
            _("Cannot use {path}: {why}. Choose another folder or close the file.").format(
                path=fault.filename or "", why=fault.strerror or type(fault).__name__
            ),
        )
    return None


def _in_use(fault: Claimed) -> str:
    holder = fault.holder
    return _(
        "This register is open in another window already ({user}, computer {host}). Close that"
        " window first."
    ).format(user=holder.user or "?", host=holder.host or "?")


def make_application(language: str, scheme: Qt.ColorScheme | None = None) -> QApplication:
    """The application in a language, with its look and the words of Qt's own buttons."""
    use_language(language, paths.locale_folder())
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Lontar")
    application.setApplicationVersion(__version__)
    Look(application, scheme)
    application.setWindowIcon(mark_icon())
    application.installTranslator(CatalogueTranslator(application))
    application.aboutToQuit.connect(_leave_plain_text)
    return application


def _leave_plain_text() -> None:
    """Leave what was copied as plain text: our own rich copy must not outlive Python."""
    clipboard = QApplication.clipboard()
    # Without a screen there is one owner only, and Qt says that it is nobody.
    if clipboard.ownsClipboard() or QApplication.platformName() == "offscreen":
        clipboard.setText(clipboard.text())


def make_context(database: Database, acting: Acting, preferences: Preferences) -> Context:
    """What the pages of a register are given."""
    watched = WatchedDatabase(database)
    return Context(watched, acting, Jobs(watched, explain), Messages(preferences), preferences)


class Program:
    """One running window: first the dialog that makes the office, where there is none."""

    def __init__(self, database: Database, language: str, file: Path | None) -> None:
        self._database = database
        self._language = language
        self._file = file
        preferences = Preferences(paths.private_folder(paths.home_folder()))
        self.context = make_context(database, Acting(), preferences)
        self._crashes = CrashDesk(explain, self.context.messages.refuse)
        self._crashes.install()
        self.context.jobs.crashed.connect(self._crashes.tell)
        self._first: FirstOffice | None = None
        self._asking: FirstRun | None = None
        self._pairs = PairKeeper(self.context)
        self.window: MainWindow | None = None

    def start(self) -> None:
        """Show the first-run dialog in a register without an office, else the window."""
        if has_office(self.context.database):
            self.show_window()
            return
        self._asking = dialog = FirstRun(office_choices(paths.resource("regions")))
        self._first = FirstOffice(self.context, dialog, paths.keys_folder())
        dialog.accepted.connect(self.show_window)
        dialog.rejected.connect(self._give_up)
        dialog.open()

    def show_window(self) -> None:
        """Show the window; again, where the language was changed in it."""
        self._first = self._asking = None
        use_language(self._chosen_language(), paths.locale_folder())
        old, self.window = self.window, MainWindow(self.context, PAGES, AT_THE_END)
        self.window.settings_changed.connect(self._on_settings)
        if old is not None:
            self.window.setGeometry(old.geometry())
            old.hide()
            old.deleteLater()
        self.window.show()
        set_aside()
        self._pairs.begin()
        look_for_ended(self.context)
        self._open_brought()

    def come_forward(self, file: Path | None) -> None:
        """Show what stands open, as a second start asks for, and open the file that it brought."""
        self._file = file or self._file
        if self._asking is not None:
            bring_forward(self._asking)
        elif self.window is not None:
            bring_forward(self.window)
            when_no_question_is_open(self._open_brought)

    def _open_brought(self) -> None:
        if self._file is not None and self.window is not None:
            self.window.open_file(self._file)
            self._file = None

    def close(self) -> None:
        """Stop what runs and let the register go."""
        self.context.jobs.close()
        self._database.close()

    def _give_up(self) -> None:
        self.context.jobs.close()
        self._database.remove()
        QApplication.quit()

    def _chosen_language(self) -> str:
        """English where the command line says so, else what the office chose."""
        if self._language != LANGUAGES[0]:
            return self._language
        with self.context.database.read() as session:
            return read_settings(session).text("language")

    def _on_settings(self) -> None:
        if self._chosen_language() != language_in_use():
            # Later: the page that asked is still at work in the window that goes.
            QTimer.singleShot(0, self.show_window)


def _opened(location: str) -> Database:
    """The register at a place, made where there is none, brought up to date."""
    if "://" not in location:
        Path(location).expanduser().absolute().parent.mkdir(parents=True, exist_ok=True)
    database = Database.create(location)
    database.migrate(paths.backups_folder())
    return database


def claim_register(location: str, acting: Acting) -> Claim | None:
    """The one window's claim on a register's file; nothing on a server or where none can lie.

    Raises Claimed where another window has it.
    """
    if is_address(location):
        return None
    try:
        return Claim(Path(location).expanduser().absolute(), acting.now().isoformat())
    except OSError:
        _log.warning("no claim can be kept beside the register; it may be on a read-only medium")
        return None


def run_window(location: str, language: str, file: str | None) -> int:
    """Show the window on a register; give back the exit status when it is closed.

    Where a window on it is open already on this computer, that one comes forward with the file.
    """
    _start_log()
    application = make_application(language)
    brought = Path(file).absolute() if file else None
    channel = channel_name(paths.home_folder(), location)
    if hand_over(channel, brought):
        return 0
    try:
        database = _opened(location)
        claim = claim_register(location, Acting())
    except (DatabaseFault, Claimed, OSError) as fault:
        # Two starts at once: the other one was first to claim the register.
        if isinstance(fault, Claimed) and hand_over(channel, brought):
            return 0
        return _tell_why_not(application, fault, location)
    program = Program(database, language, brought)
    starts = SecondStarts(channel)
    starts.asked.connect(program.come_forward)
    if not starts.listen():
        _log.warning("second starts of the program will not be heard")
    program.start()
    status = application.exec()
    starts.close()
    program.close()
    if claim is not None:
        claim.release()
    return status


def _tell_why_not(application: QApplication, fault: Exception, location: str) -> int:
    told = explain(fault)
    _log.warning("cannot open: %s", type(fault).__name__)
    dialog = CannotOpen(told.message if told else str(fault), location)
    dialog.finished.connect(application.quit)
    dialog.open()
    application.exec()
    return 1


def take_screenshots(arguments: list[str]) -> int:
    """Draw every page and dialog on a made-up register into a folder; give back the status."""
    from desktop.services.demo.office import make_demo  # late: the window itself needs no demo

    folder = Path(arguments[0] if arguments else "screenshots").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    language = arguments[1] if len(arguments) > 1 else LANGUAGES[0]
    application = make_application(language, Qt.ColorScheme.Light)
    scheme = look()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        made = make_demo(Path(temporary) / "demo", workers=260, today=Acting().today())
        _picture_dialogs(folder)
        _picture_register(_empty_register(Path(temporary)), folder, "-empty", Path(temporary))
        _picture_register(made.db, folder, "", Path(temporary))
        scheme.use(Qt.ColorScheme.Dark)
        _picture_register(made.db, folder, "-dark", Path(temporary))
        del application
    return 0


def _empty_register(folder: Path) -> Path:
    """A register with its office and nothing else."""
    database = Database.create(folder / "empty.lontar")
    database.migrate()
    with database.write() as session:
        create_office(
            session,
            Acting(),
            region="5321",
            name="Dinas Transmigrasi dan Tenaga Kerja",
            address="Jalan Contoh Nomor 1, Betun 85762",
            keys_folder=folder / "keys",
        )
    database.close()
    return folder / "empty.lontar"


def _picture_dialogs(folder: Path) -> None:
    """The dialogs that stand over no page."""
    told = as_user_error(Empty())
    for name, small in (
        ("cannot-open", CannotOpen(told.message, str(folder / "register.lontar"))),
        ("crash", CrashReport(report_of(ValueError()), str(folder / "crash.log"))),
    ):
        picture_alone(small).save(str(folder / f"{name}.png"))
        small.done(0)
    dialog = FirstRun(office_choices(paths.resource("regions")))
    picture_alone(dialog, FIRST_RUN_SIZE).save(str(folder / "first-run.png"))
    dialog.show_recovery_code("7KQ2-M9XR-4TBW-3HVE-8PNC-5JDA")
    picture_alone(dialog, FIRST_RUN_SIZE).save(str(folder / "first-run-code.png"))
    dialog.done(0)


def _picture_register(register: Path, folder: Path, ending: str, home: Path) -> None:
    database = Database(register)
    database.migrate()
    context = make_context(database, Acting(), Preferences(home))
    window = MainWindow(context, PAGES, AT_THE_END)
    window.resize(SIZE)
    window.show()
    picture_pages(window, PAGES, folder, ending)
    window.close()
    context.jobs.close()
    database.close()
    window.deleteLater()
