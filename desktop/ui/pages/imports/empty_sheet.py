"""The empty sheet for villages, saved where the clerk says."""

from pathlib import Path

from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.register.template import save_template
from desktop.ui.context import Context
from desktop.ui.parts.buttons import Button


def empty_sheet_button(context: Context) -> Button:
    """A button that saves the empty sheet of the office's villages."""
    button = Button(_("Empty sheet..."), lambda: _ask(context), icon="document-table")
    button.setToolTip(_("A sheet with lists to choose from, for villages to fill in"))
    return button


def _ask(context: Context) -> None:
    context.messages.choose_target(
        _("Save empty sheet"),
        _("Empty worker list") + ".xlsx",
        "Excel (*.xlsx)",
        lambda path: save_empty_sheet(context, path),
        "held",
    )


def save_empty_sheet(context: Context, path: Path) -> None:
    """Write it, and say so."""

    def save(_progress: Progress) -> Path:
        with context.database.read() as session:
            return save_template(session, context.acting, path)

    def saved(written: Path) -> None:
        words = _("{file} is saved. Filled in by the village, it is dropped here.")
        context.messages.tell(words.format(file=written.name))

    context.jobs.run(save, saved, _("Saving the empty sheet"))
