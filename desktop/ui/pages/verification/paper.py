"""The berita acara out of the page: of which place, where to, and what it says."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.queries.workers import VillageCount
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.letters.minutes import Minutes, make_minutes
from desktop.ui.context import Context
from desktop.ui.dialogs.minutes import MinutesDialog
from desktop.ui.show_pdf import show_saved


def ask_minutes(context: Context, village: VillageCount, over: QWidget) -> QWidget:
    """Ask of which place the berita acara is, then where it goes."""
    names = {
        village.region: village.village,
        village.region[:6]: f"Kec. {village.kecamatan}",
    }
    dialog = MinutesDialog(list(names.items()), over)

    def target(values: dict[str, str]) -> None:
        dialog.accept()
        context.messages.choose_target(
            _("Save berita acara"),
            f"Berita Acara {names[values['region']]}.pdf",
            "PDF (*.pdf)",
            lambda path: save_minutes(context, values["region"], values["number"], path, over),
            "papers",
        )

    dialog.submitted.connect(target)
    dialog.open()
    return dialog


def save_minutes(context: Context, region: str, number: str, path: Path, over: QWidget) -> None:
    """Write it, and say what it says."""

    def save(_progress: Progress) -> Minutes:
        with context.database.write() as session:
            return make_minutes(session, context.acting, region, number=number, path=path)

    def tell(made: Minutes) -> None:
        told = _("{proposed} looked at, {eligible} eligible, {ineligible} not eligible.").format(
            proposed=grouped(made.proposed),
            eligible=grouped(made.eligible),
            ineligible=grouped(made.ineligible),
        )
        if made.not_verified:
            left = _("{n} not looked at yet are no part of it.")
            told = f"{told} {left.format(n=grouped(made.not_verified))}"
        tone = "warning" if made.not_verified else "ok"
        context.messages.tell(
            told, tone, (_("Look"), lambda: show_saved(context, path, "papers", over))
        )

    context.jobs.run(save, tell, _("Writing the berita acara"), owner=over)
