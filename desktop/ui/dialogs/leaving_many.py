"""Several people leave or come back at once: seen before it is done, who stays and why."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.domain.money import grouped
from desktop.domain.statuses import (
    LEAVING_LABELS,
    RETURN_LABELS,
    WORKER_LABELS,
    LeavingReason,
    ReturnReason,
    WorkerStatus,
)
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.register.leaving_many import BEFORE, Stays
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.editors import ChoiceEditor, DateEditor, grouped_digits
from desktop.ui.form import Asked
from desktop.ui.parts.words import Words
from desktop.ui.preferences import Preferences
from desktop.ui.table_model import BlockModel, Column, RowList
from desktop.ui.table_view import TableCard, TableView

_MOST_STAYING = 4
"""So many of those who stay are seen at once; the others are scrolled to."""


class LeavingManyDialog(FormDialog):
    """Gives out `to`, `reason` and `date` by `submitted`: first to be looked at, then to be done.

    `model` shows those who stay.
    """

    def __init__(
        self,
        people: int,
        *,
        gone: bool,
        today: date,
        model: BlockModel[Any],
        preferences: Preferences,
        parent: QWidget,
    ) -> None:
        number = ngettext("{n} person", "{n} people", people).format(n=grouped(people))
        self._way = ChoiceEditor(_ways())
        self._reason = ChoiceEditor(())
        super().__init__(
            _("Leave or come back: {people}").format(people=number),
            [
                Asked("to", _("What happens"), self._way, wide=True),
                Asked("reason", _("Reason"), self._reason, wide=True),
                Asked("date", _("Day it happened"), DateEditor(), required=True, wide=True),
            ],
            _("Look first"),
            parent,
            caption=_("Reason and day are the same for all of them; one undo takes it back."),
            width=560,
        )
        self.looked = False
        self._people = people
        self._seen = Words("", "strong", wrap=True)
        self._model = model
        table = TableView("staying", _("Who stays as they are"), preferences)
        table.show_model(model)
        self.staying = TableCard(table, hint=False)
        self.add(self._seen, self.staying)
        self._forget()
        start = WorkerStatus.LISTED if gone else WorkerStatus.ENDED
        self.form.set_values({"to": start.value, "date": today.isoformat()})
        self._offer_reasons()
        self._way.edited.connect(self._offer_reasons)
        self.form.edited.connect(self._forget)

    def show_preview(self, moving: Mapping[str, int], staying: Sequence[Stays]) -> None:
        """Show how many get which status, and who stays and why."""
        told = [
            ngettext("{n} person: {status}", "{n} people: {status}", count).format(
                n=grouped(count), status=_(WORKER_LABELS[WorkerStatus(status)])
            )
            for status, count in moving.items()
        ]
        kept = ngettext("{n} person stays", "{n} people stay", len(staying))
        told.append(kept.format(n=grouped(len(staying))))
        self._seen.setText(" · ".join(told))
        self._seen.show()
        self._model.show_source(RowList(staying))
        self.staying.view.fit_rows(_MOST_STAYING)
        self.staying.set_footer(kept.format(n=grouped(len(staying))))
        self.staying.setVisible(bool(staying))
        number = sum(moving.values())
        self.looked = number > 0
        self.act.setText(self._deed(number) if number else _("Look first"))
        self.act.setEnabled(True)
        self.fit()
        inside = self.findChild(QScrollArea)
        if inside is not None:
            inside.ensureWidgetVisible(self._seen)

    def seen_words(self) -> str:
        """What the preview says."""
        return self._seen.text()

    def _deed(self, number: int) -> str:
        if self._way.value() == WorkerStatus.ENDED:
            words = ngettext("Let {n} person leave", "Let {n} people leave", number)
        else:
            words = ngettext("Let {n} person come back", "Let {n} people come back", number)
        return words.format(n=grouped(number))

    def _offer_reasons(self) -> None:
        if self._way.value() == WorkerStatus.ENDED:
            reasons = [(each.value, _(LEAVING_LABELS[each])) for each in LeavingReason]
        else:
            reasons = [(each.value, _(RETURN_LABELS[each])) for each in ReturnReason]
        self._reason.set_choices(reasons)
        if self._way.value() == BEFORE:
            self._reason.set_value(ReturnReason.MISTAKE.value)

    def _forget(self) -> None:
        """What is typed after a look must be looked at again."""
        self.looked = False
        self._seen.hide()
        self.staying.hide()
        self.act.setText(_("Look first"))


def _ways() -> list[tuple[str, str]]:
    listed = _(WORKER_LABELS[WorkerStatus.LISTED])
    return [
        (WorkerStatus.ENDED.value, _("They leave the programme")),
        (
            WorkerStatus.LISTED.value,
            _("They come back: {status}, to be verified anew").format(status=listed),
        ),
        (BEFORE, _("They come back as before: left by mistake")),
    ]


def staying_columns() -> list[Column[Stays]]:
    """Why somebody stays, which begins with the name, and the NIK."""
    return [
        Column("why", _("Who stays, and why"), lambda one: one.why, 250, stretch=True,
               tip=lambda one: one.why),
        Column("nik", _("NIK"), lambda one: grouped_digits(one.nik), 166,
               plain=lambda one: one.nik),
    ]  # fmt: skip
