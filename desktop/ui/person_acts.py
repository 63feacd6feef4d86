"""What is done about a person from several pages: findings accepted, evidence kept."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.queries.attachments import AttachmentLine
from desktop import paths
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.register.accept import accept_finding
from desktop.services.register.evidence import KINDS, attach_file, detach_file, kept_file
from desktop.ui.context import Context
from desktop.ui.dialogs.accept_finding import AcceptFinding
from desktop.ui.dialogs.attach_file import AttachFile
from desktop.ui.opening import open_path

_FILES = "JPG, PNG, PDF (*.jpg *.jpeg *.png *.pdf)"


class PersonActs:
    """Asks and does, over one page."""

    def __init__(self, context: Context, over: QWidget) -> None:
        self._context = context
        self._over = over

    @property
    def _folder(self) -> Path:
        return paths.files_folder(self._context.database.location)

    def accept(self, nik: str, code: str, words: str) -> QWidget:
        """Ask why a finding may stand, then accept it."""
        context = self._context
        dialog = AcceptFinding(words, self._over)

        def save(values: dict[str, str]) -> None:
            note = values["note"]

            def accept(_progress: Progress) -> int:
                with context.database.write() as session:
                    return accept_finding(session, context.acting, nik, code, note)

            context.jobs.run(
                accept,
                lambda _worker: dialog.accept(),
                _("Accepting the finding"),
                on_refused=dialog.refuse,
                owner=dialog,
            )

        dialog.submitted.connect(save)
        dialog.open()
        return dialog

    def choose_file(self, nik: str) -> QWidget:
        """Let a photo or scan be chosen, then ask what it shows."""
        return self._context.messages.choose_file(
            _("Attach photo or scan"), _FILES, lambda path: self.attach(nik, path), "evidence"
        )

    def attach(self, nik: str, path: Path) -> QWidget:
        """Ask what a file shows, then keep it."""
        context, folder = self._context, self._folder
        dialog = AttachFile(
            path.name, [(key, _(words)) for key, words in KINDS.items()], self._over
        )

        def save(values: dict[str, str]) -> None:
            kind = values["kind"]

            def keep(_progress: Progress) -> AttachmentLine:
                with context.database.write() as session:
                    return attach_file(session, context.acting, folder, nik, path, kind)

            context.jobs.run(
                keep,
                lambda _line: dialog.accept(),
                _("Keeping the file"),
                on_refused=dialog.refuse,
                owner=dialog,
            )

        dialog.submitted.connect(save)
        dialog.open()
        return dialog

    def open_file(self, attachment: int) -> None:
        """Open an attached file in its viewer, after a look that it is whole."""
        context, folder = self._context, self._folder

        def look(_progress: Progress) -> Path:
            with context.database.read() as session:
                return kept_file(session, folder, attachment)

        context.jobs.run(look, open_path, _("Opening the file"), owner=self._over)

    def ask_remove(self, attachment: int, name: str) -> QWidget:
        """Ask before a file is taken off a person."""
        context, folder = self._context, self._folder

        def remove(_progress: Progress) -> AttachmentLine:
            with context.database.write() as session:
                return detach_file(session, context.acting, folder, attachment)

        return context.messages.ask(
            _("Take {name} off?").format(name=name),
            _("The file goes where nobody else has it. That it was there stays in the activity."),
            _("Take off"),
            lambda: context.jobs.run(
                remove, lambda _line: None, _("Taking the file off"), owner=self._over
            ),
            over=self._over,
        )
