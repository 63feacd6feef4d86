"""The one owner of what the window says and asks: banners, questions, file dialogs.

Nothing here waits: an answer comes to the function that was given for it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.errors import UserError
from desktop.ui.dialogs.question import Question
from desktop.ui.preferences import Preferences

Action = tuple[str, Callable[[], object]]
"""The words of a button in a banner, and what it does."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a banner is to say: tone is info, ok, warning or error."""

    text: str
    tone: str
    action: Action | None = None


class Messages(QObject):
    """Tells, refuses, asks. The main window shows `said` as a banner over the page."""

    said = Signal(object)

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._window: QWidget | None = None

    def belong_to(self, window: QWidget) -> None:
        """Let dialogs stand over this window."""
        self._window = window

    def tell(self, text: str, tone: str = "ok", action: Action | None = None) -> None:
        """Say in the page what happened, in numbers that add up."""
        self.said.emit(Said(text, tone, action))

    def refuse(self, error: UserError) -> None:
        """Say what is wrong and what to do."""
        self.said.emit(Said(error.message, "error"))

    def ask(
        self,
        question: str,
        text: str,
        yes: str,
        on_yes: Callable[[], object],
        *,
        over: QWidget | None = None,
    ) -> Question:
        """Ask before what cannot be undone; `yes` is the verb on the button."""
        dialog = Question(question, text, yes, over or self._window)
        dialog.accepted.connect(on_yes)
        dialog.open()
        return dialog

    def choose_files(
        self, title: str, filters: str, on_chosen: Callable[[list[Path]], object], purpose: str
    ) -> QFileDialog:
        """Let files be chosen; each purpose remembers its last folder."""
        dialog = self._file_dialog(title, filters, purpose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return self._opened(dialog, on_chosen, purpose)

    def choose_file(
        self, title: str, filters: str, on_chosen: Callable[[Path], object], purpose: str
    ) -> QFileDialog:
        """Let one file be chosen."""
        dialog = self._file_dialog(title, filters, purpose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._opened(dialog, lambda paths: on_chosen(paths[0]), purpose)

    def choose_folder(
        self, title: str, on_chosen: Callable[[Path], object], purpose: str
    ) -> QFileDialog:
        """Let a folder be chosen to write into."""
        dialog = self._file_dialog(title, "", purpose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        return self._opened(dialog, lambda paths: on_chosen(paths[0]), purpose)

    def choose_target(
        self,
        title: str,
        name: str,
        filters: str,
        on_chosen: Callable[[Path], object],
        purpose: str,
    ) -> QFileDialog:
        """Let a file be named to write; `name` is proposed."""
        dialog = self._file_dialog(title, filters, purpose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.selectFile(name)
        return self._opened(dialog, lambda paths: on_chosen(paths[0]), purpose)

    def _file_dialog(self, title: str, filters: str, purpose: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, self._preferences.folder(purpose), filters)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _opened(
        self, dialog: QFileDialog, on_chosen: Callable[[list[Path]], object], purpose: str
    ) -> QFileDialog:
        def chosen(names: Sequence[str]) -> None:
            paths = [Path(name) for name in names]
            if paths:
                folder = paths[0] if paths[0].is_dir() else paths[0].parent
                self._preferences.keep_folder(purpose, str(folder))
                on_chosen(paths)

        dialog.filesSelected.connect(chosen)
        dialog.open()
        return dialog
