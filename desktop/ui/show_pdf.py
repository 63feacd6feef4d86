"""Any PDF of the program looked at in the window, printed from there, or saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop import paths
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.sheets.writing import not_written
from desktop.ui.context import Context
from desktop.ui.dialogs.view_pdf import ViewPdf
from desktop.ui.opening import open_or_tell, open_path
from desktop.ui.print_pdf import print_pdf

_FILTERS = {
    ".pdf": "PDF (*.pdf)",
    ".xlsx": "Excel (*.xlsx)",
    ".png": "PNG (*.png)",
    ".jpg": "JPEG (*.jpg)",
}


def show_pdf(
    context: Context,
    content: bytes,
    name: str,
    purpose: str,
    over: QWidget,
    saved: Path | None = None,
) -> ViewPdf:
    """Show a paper; `name` is its file name, `purpose` under which its folder is remembered.

    Where it was `saved`, the viewer of the system opens that file.
    """
    # A number of a letter has strokes in it: its name is no path.
    title = name.removesuffix(".pdf")
    dialog = ViewPdf(title, content, over, saved=saved is not None)
    # How far it is, and a way to stop it, are told in the window: the paper gives way to it.
    dialog.print_wanted.connect(
        lambda: print_pdf(context.messages, content, title, dialog, dialog.accept)
    )
    dialog.save_wanted.connect(lambda: save_bytes(context, lambda: content, name, purpose, over))
    if saved is not None:
        dialog.viewer_wanted.connect(lambda: open_or_tell(context.messages, saved))
    dialog.open()
    return dialog


def show_saved(context: Context, path: Path, purpose: str, over: QWidget) -> None:
    """Show a PDF that was just saved; one that is gone since is told."""

    def read(_progress: Progress) -> bytes | None:
        try:
            return path.read_bytes()
        except OSError:
            return None

    def show(content: bytes | None) -> None:
        if content is None:
            told = _("There is no file {path}. Check its name and folder.")
            context.messages.tell(told.format(path=path), "warning")
        else:
            show_pdf(context, content, path.name, purpose, over, saved=path)

    context.jobs.run(read, show, _("Reading the paper"), owner=over)


def save_bytes(
    context: Context,
    read: Callable[[], bytes],
    name: str,
    purpose: str,
    over: QWidget,
    *,
    then_open: bool = False,
) -> QWidget:
    """Ask where a file goes and write it there, whole or not at all; then offer to open it."""

    def write(path: Path) -> None:
        def work(_progress: Progress) -> None:
            try:
                paths.replace_file(path, read())
            except OSError as fault:
                raise not_written(path) from fault

        def done(_none: None) -> None:
            if then_open and open_path(path):
                return
            told = _("{file} is saved in {folder}.").format(file=path.name, folder=path.parent)
            context.messages.tell(
                told, action=(_("Open"), lambda: open_or_tell(context.messages, path))
            )

        context.jobs.run(work, done, _("Saving the papers"), owner=over)

    ending = Path(name).suffix.lower()
    return context.messages.choose_target(
        _("Save a copy"), paths.safe_name(name), _FILTERS.get(ending, ""), write, purpose
    )
