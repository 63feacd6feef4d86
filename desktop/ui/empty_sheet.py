"""The empty sheet for villages: of which of them, and saved where the clerk says."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.queries import office, regions
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.register.template import save_template
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.form import asked_choice
from desktop.ui.parts.buttons import Button

_KECAMATAN = 6


def empty_sheet_button(context: Context, over: QWidget) -> Button:
    """A button that asks for the villages of an empty sheet and saves it."""
    button = Button(
        _("Empty sheet..."), lambda: ask_empty_sheet(context, over), icon="document-table"
    )
    button.setToolTip(_("A sheet with lists to choose from, for villages to fill in"))
    return button


def ask_empty_sheet(context: Context, over: QWidget) -> FormDialog:
    """Ask of which kecamatan villages can be chosen on the sheet, then where it goes."""
    areas = [("", _("The whole office's area")), *_kecamatan(context)]
    dialog = FormDialog(
        _("Empty sheet for villages"),
        [asked_choice("region", _("Villages of"), areas, wide=True)],
        _("Save sheet..."),
        over,
        caption=_("A sheet with lists to choose from, for villages to fill in"),
        width=480,
    )

    def chosen(values: dict[str, str]) -> None:
        dialog.accept()
        region = values["region"]
        named = dict(areas)[region] if region else ""
        name = " ".join(filter(None, (_("Empty worker list"), named)))
        context.messages.choose_target(
            _("Save empty sheet"),
            f"{name}.xlsx",
            "Excel (*.xlsx)",
            lambda path: save_empty_sheet(context, path, region),
            "held",
        )

    dialog.submitted.connect(chosen)
    dialog.open()
    return dialog


def _kecamatan(context: Context) -> list[tuple[str, str]]:
    """The kecamatan of the office, by name."""
    with context.database.read() as session:
        own = office.own_office(session)
        rows = regions.region_rows(session, own.region) if own else []
    found = [
        (code, name)
        for code, name, _kind, _parent in rows
        if own and len(code) == _KECAMATAN and code.startswith(own.region)
    ]
    return sorted(found, key=lambda each: each[1])


def save_empty_sheet(context: Context, path: Path, region: str = "") -> None:
    """Write it, and say so."""

    def save(_progress: Progress) -> Path:
        with context.database.read() as session:
            return save_template(session, context.acting, path, region=region)

    def saved(written: Path) -> None:
        words = _("{file} is saved. Filled in by the village, it is dropped here.")
        context.messages.tell(words.format(file=written.name))

    context.jobs.run(save, saved, _("Saving the empty sheet"))
