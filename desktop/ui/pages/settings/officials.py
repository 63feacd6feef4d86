"""The officials: who signs letters."""

from dataclasses import asdict

from PySide6.QtWidgets import QWidget

from db.queries import office as queries
from db.queries.office import OfficialLine
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.offices.officials import retire_official, save_official
from desktop.ui.cells import Shown
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.editors import YesNoEditor
from desktop.ui.form import Asked, asked_choice, asked_text
from desktop.ui.pages.settings.section import Section
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import row
from desktop.ui.parts.pill import Pill
from desktop.ui.parts.words import Words
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView

_ACTING_WORDS = {"": "", "an": "a.n.", "ub": "u.b.", "plt": "Plt.", "plh": "Plh."}


def _columns() -> list[Column[OfficialLine]]:
    return [
        Column("name", _("Name"), lambda row: row.name, 260, stretch=True, shown=_strong),
        Column("position", _("Position"), _position, 280),
        Column("rank", _("Rank"), lambda row: row.rank, 170),
        Column("nip", _("NIP"), lambda row: row.nip, 180),
        Column("signs", _("Signs letters"), lambda _row: "", 160, shown=_signs),
    ]


def _strong(_row: OfficialLine) -> Shown:
    return Shown(strong=True)


def _position(line: OfficialLine) -> str:
    return f"{_ACTING_WORDS[line.acting]} {line.position}".strip()


def _signs(line: OfficialLine) -> Shown:
    return Shown(pill=Pill(_("Signs"), "ok", "signature") if line.signs else None)


def official_questions() -> list[Asked]:
    """What an official is asked for."""
    return [
        asked_text(
            "name", _("Name"), required=True, help=_("With titles, as under a letter"), wide=True
        ),
        asked_text("position", _("Position"), required=True, wide=True),
        asked_choice(
            "acting_as",
            _("In office as"),
            [
                ("", _("In their own right")),
                ("an", _("For another (a.n.)")),
                ("ub", _("For who signs for another (u.b.)")),
                ("plt", _("Acting (Plt.)")),
                ("plh", _("Standing in for days (Plh.)")),
            ],
        ),
        asked_text("rank", _("Rank"), placeholder="Pembina Tk. I"),
        asked_text("nip", _("NIP"), placeholder=_("18 digits")),
        Asked("signs", "", YesNoEditor(_("Signs the office's letters")), wide=True),
    ]


class OfficialsSection(Section):
    """The officials at work; one of them signs."""

    KEY = "officials"
    TITLE = mark("Officials")
    TABLES = frozenset(("official",))

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._rows: list[OfficialLine] = []
        self._model = BlockModel(context.database, _columns())
        self._table = TableView("officials", _("Officials"), context.preferences)
        self._table.show_model(self._model)
        self._table.chosen.connect(lambda _row: self._show_allowed())
        self._table.doubleClicked.connect(lambda _index: self._on_edit())
        self._card = TableCard(self._table)
        self._edit = Button(_("Edit..."), self._on_edit, icon="edit")
        self._retire = Button(_("Take off the list..."), self._on_retire, kind="bare")
        add = Button(_("Add official..."), self.add, icon="person-add", kind="filled")
        told = Words(_("One official signs the letters."), "second")
        self.body.addLayout(row(told, None, self._retire, self._edit, add))
        self.body.addWidget(self._card, 1)

    def reload(self) -> None:
        with self.context.database.read() as session:
            self._rows = queries.officials(session)
        self._model.show_source(RowList(self._rows))
        self._card.set_footer(_("{n} officials").format(n=len(self._rows)))
        self._table.choose_row(0)
        self._show_allowed()

    def add(self) -> QWidget:
        """Ask for a new official."""
        dialog = FormDialog(_("Add official"), official_questions(), _("Save official"), self)
        dialog.form.set_values({"signs": "no" if self._rows else "yes"})
        dialog.submitted.connect(lambda values: self._save(dialog, values, None))
        dialog.open()
        return dialog

    def _chosen(self) -> OfficialLine | None:
        rows = self._table.chosen_rows()
        return self._model.row(rows[0]) if rows else None

    def _show_allowed(self) -> None:
        chosen = self._chosen() is not None
        self._edit.allow(chosen, _("Choose an official in the table"))
        self._retire.allow(chosen, _("Choose an official in the table"))

    def _on_edit(self) -> None:
        line = self._chosen()
        if line is None:
            return
        dialog = FormDialog(_("Edit official"), official_questions(), _("Save official"), self)
        values = {key: str(value) for key, value in asdict(line).items()}
        dialog.form.set_values({**values, "acting_as": line.acting})
        dialog.submitted.connect(lambda given: self._save(dialog, given, line.id))
        dialog.open()

    def _save(self, dialog: FormDialog, values: dict[str, str], official: int | None) -> None:
        context = self.context
        signs = values.pop("signs") == "yes"

        def save(_progress: Progress) -> OfficialLine:
            with context.database.write() as session:
                return save_official(
                    session, context.acting, **values, signs=signs, official=official
                )

        context.jobs.run(
            save,
            lambda _line: dialog.accept(),
            _("Saving the official"),
            on_refused=dialog.refuse,
            owner=dialog,
        )

    def _on_retire(self) -> None:
        line, context = self._chosen(), self.context
        if line is None:
            return

        def retire(_progress: Progress) -> None:
            with context.database.write() as session:
                retire_official(session, context.acting, line.id)

        context.messages.ask(
            _("Take {name} off the list?").format(name=line.name),
            _("Letters that name this official stay as they are."),
            _("Take off the list"),
            lambda: context.jobs.run(retire, None, _("Taking off the list")),
            over=self,
        )
