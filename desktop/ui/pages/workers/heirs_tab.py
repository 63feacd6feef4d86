"""The heirs of a person: who they are, and the acts on each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.heirs import HeirLine
from desktop.domain.heirs import RELATION_LABELS, Relation
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext
from desktop.domain.texts import gettext as _
from desktop.services.register.heirs import remove_heir, save_heir
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.editors import DigitsEditor, grouped_digits
from desktop.ui.form import Asked, asked_choice, asked_text
from desktop.ui.parts.buttons import Button, IconButton
from desktop.ui.parts.card import column, part, row
from desktop.ui.parts.words import Words


def relation_words(relation: str) -> str:
    """What an heir is to the worker, in words."""
    return gettext(RELATION_LABELS[Relation(relation)])


def heirs_tab(
    heirs: Sequence[HeirLine],
    on_add: Callable[[], object],
    on_edit: Callable[[HeirLine], object],
    on_remove: Callable[[HeirLine], object],
) -> QWidget:
    """Every heir with its acts; an act to add one under them."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 12, 0, 8)
    layout.setSpacing(8)
    for line in heirs:
        layout.addWidget(_card(line, on_edit, on_remove))
    if not heirs:
        told = _("Nobody yet. The benefit is paid sooner where the heir is known.")
        layout.addWidget(Words(told, "second", wrap=True))
    add = Button(_("Add heir..."), on_add, icon="person-add")
    layout.addLayout(row(add, None))
    layout.addStretch(1)
    return widget


def _card(
    line: HeirLine,
    on_edit: Callable[[HeirLine], object],
    on_remove: Callable[[HeirLine], object],
) -> QWidget:
    words = column(
        Words(line.name, "strong", wrap=True), Words(relation_words(line.relation), "caption"),
        gap=2,
    )  # fmt: skip
    for text in (grouped_digits(line.nik), line.phone):
        if text:
            words.addWidget(Words(text, "caption", selectable=True))
    edit = IconButton("edit", _("Edit {name}").format(name=line.name), lambda: on_edit(line))
    remove = IconButton(
        "delete", _("Remove {name}").format(name=line.name), lambda: on_remove(line)
    )
    inside = row(gap=4, margins=(12, 8, 8, 8))
    inside.addLayout(words, 1)
    for button in (edit, remove):
        inside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return part("card", inside)


class HeirActs(QObject):
    """Adds, edits and removes heirs, each act a job."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def ask(self, worker_id: int, line: HeirLine | None) -> FormDialog:
        """Ask for an heir: a new one, or the corrections of one there is."""
        choices = [(each.value, gettext(label)) for each, label in RELATION_LABELS.items()]
        digits = DigitsEditor()
        digits.setPlaceholderText(_("16 digits, may stay empty"))
        asked = [
            asked_text("name", _("Full name"), required=True),
            asked_choice("relation", _("Relation to the worker"), choices),
            Asked("nik", _("NIK"), digits),
            asked_text("phone", _("Phone"), placeholder=_("may stay empty")),
        ]
        title = _("Add heir") if line is None else _("Edit heir")
        dialog = FormDialog(title, asked, _("Save heir"), self._over, columns=1, width=420)
        if line is not None:
            dialog.form.set_values(
                {"name": line.name, "relation": line.relation, "nik": line.nik, "phone": line.phone}
            )
        dialog.submitted.connect(lambda values: self._save(dialog, worker_id, line, values))
        dialog.open()
        return dialog

    def _save(
        self, dialog: FormDialog, worker_id: int, line: HeirLine | None, values: dict[str, str]
    ) -> None:
        context, heir_id = self._context, line.id if line else None

        def save(_progress: Progress) -> HeirLine:
            with context.database.write() as session:
                return save_heir(session, context.acting, worker_id, heir_id=heir_id, **values)

        context.jobs.run(
            save,
            lambda _line: dialog.accept(),
            _("Saving the heir"),
            on_refused=lambda error: (
                dialog.show_errors({error.code.removeprefix("heir."): error.message})
                if error.code.removeprefix("heir.") in values
                else dialog.refuse(error)
            ),
            owner=dialog,
        )

    def remove(self, line: HeirLine) -> None:
        """Take an heir off, and offer to put them back."""
        context = self._context

        def remove(_progress: Progress) -> None:
            with context.database.write() as session:
                remove_heir(session, context.acting, line.id)

        def put_back() -> None:
            def save(_progress: Progress) -> None:
                with context.database.write() as session:
                    save_heir(
                        session, context.acting, line.worker_id, name=line.name,
                        relation=line.relation, nik=line.nik, phone=line.phone,
                    )  # fmt: skip

            context.jobs.run(save, None, _("Saving the heir"))

        words = _("{name} is no heir any more.").format(name=line.name)
        context.jobs.run(
            remove,
            lambda _done: context.messages.tell(words, action=(_("Undo"), put_back)),
            _("Removing the heir"),
        )
