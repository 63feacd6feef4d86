"""What is done about agents and wadah: entered, corrected, given a photo; each act a job."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.queries.agents import AgentLine
from desktop import paths
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.training.agents import SavedAgent, add_agent, change_agent, set_photo
from desktop.services.training.wadah import WADAH_FIELDS, add_wadah, change_wadah
from desktop.ui.context import Context
from desktop.ui.dialogs.agent_form import AgentForm
from desktop.ui.dialogs.wadah_form import WadahForm
from desktop.ui.pages.agents.read import AgentPerson, Areas, WadahRow

_PHOTOS = "JPG, PNG (*.jpg *.jpeg *.png)"


class AgentActs:
    """Asks and does, over one page; `on_saved` gets the id of an agent who was saved."""

    def __init__(self, context: Context, over: QWidget, on_saved: Callable[[int], object]) -> None:
        self._context = context
        self._over = over
        self._on_saved = on_saved

    def ask_agent(
        self, areas: Areas, wadah: Mapping[int, str], person: AgentPerson | None
    ) -> AgentForm:
        """Ask for an agent: a new one, or the corrections of one there is."""
        values = person.values if person else None
        names = sorted(wadah.values())
        dialog = AgentForm(names, areas.villages, areas.districts, values, self._over)
        agent = person.row.line.id if person else 0
        dialog.submitted.connect(lambda given: self._save_agent(dialog, agent, given))
        dialog.open()
        return dialog

    def _save_agent(self, dialog: AgentForm, agent: int, values: dict[str, str]) -> None:
        context = self._context
        given = dialog.changes(values) if agent else {k: v for k, v in values.items() if v}
        if agent and not given:
            dialog.accept()
            return

        def save(_progress: Progress) -> SavedAgent:
            with context.database.write() as session:
                if agent:
                    return change_agent(session, context.acting, agent, given)
                return add_agent(session, context.acting, given)

        def saved(done: SavedAgent) -> None:
            dialog.accept()
            self._on_saved(done.agent.id)
            if not agent:
                words = _("{name} is an agent now.").format(name=done.agent.name)
                context.messages.tell(words)

        context.jobs.run(save, saved, _("Saving the agent"), on_refused=dialog.refuse, owner=dialog)

    def ask_wadah(self, areas: Areas, row: WadahRow | None) -> WadahForm:
        """Ask for a wadah: a new one, or the corrections of one there is."""
        values = None
        if row is not None:
            values = {key: str(getattr(row.line, key)) for key in WADAH_FIELDS}
        dialog = WadahForm(areas.choices(), values, self._over)
        wadah = row.line.id if row else 0
        dialog.submitted.connect(lambda given: self._save_wadah(dialog, wadah, given))
        dialog.open()
        return dialog

    def _save_wadah(self, dialog: WadahForm, wadah: int, values: dict[str, str]) -> None:
        context = self._context

        def save(_progress: Progress) -> None:
            with context.database.write() as session:
                if wadah:
                    change_wadah(session, context.acting, wadah, values)
                else:
                    add_wadah(session, context.acting, values)

        context.jobs.run(
            save,
            lambda _done: dialog.accept(),
            _("Saving the wadah"),
            on_refused=dialog.refuse,
            owner=dialog,
        )

    def choose_photo(self, agent: int) -> QWidget:
        """Let a photo for the badge be chosen."""
        return self._context.messages.choose_file(
            _("Photo for the badge"),
            _PHOTOS,
            lambda path: self.keep_photo(agent, path),
            "photos",
        )

    def keep_photo(self, agent: int, path: Path | None) -> None:
        """Keep a photo for the badge, or take it off."""
        context = self._context
        folder = paths.files_folder(context.database.location)

        def keep(_progress: Progress) -> AgentLine:
            with context.database.write() as session:
                return set_photo(session, context.acting, folder, agent, path)

        context.jobs.run(
            keep, lambda line: self._on_saved(line.id), _("Keeping the photo"), owner=self._over
        )
