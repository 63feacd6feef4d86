"""Somebody leaves the programme, comes back, or was entered by mistake."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.statuses import (
    LEAVING_LABELS,
    RETURN_LABELS,
    WORKER_LABELS,
    LeavingReason,
    ReturnReason,
    WorkerStatus,
)
from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.editors import DateEditor
from desktop.ui.form import Asked, asked_choice, asked_text
from desktop.ui.parts.buttons import Button


class LeavingDialog(FormDialog):
    """Asks why and since when; `submitted` gives `reason` and `date` (ISO).

    `mistaken` says that the person was never to be entered.
    """

    mistaken = Signal()

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        reasons = [(each.value, _(LEAVING_LABELS[each])) for each in LeavingReason]
        super().__init__(
            _("Leave the programme"),
            [
                asked_choice("reason", _("Reason"), reasons, wide=True),
                Asked("date", _("Day it happened"), DateEditor(), required=True, wide=True),
            ],
            _("Let leave"),
            parent,
            caption=name,
            width=480,
        )
        self.form.set_values({"date": today.isoformat()})
        self.mistake = Button(_("Entered by mistake..."), self._on_mistake, kind="bare")
        self.left_buttons.addWidget(self.mistake)

    def _on_mistake(self) -> None:
        self.mistaken.emit()
        self.done(0)


class ReturnDialog(FormDialog):
    """Asks to where, why and since when; `submitted` gives `to`, `reason` and `date`.

    `before` is the status the person had when they left: a leaving that was a mistake gives it
    back.
    """

    def __init__(self, name: str, before: str, today: date, parent: QWidget | None = None) -> None:
        listed = _("{status}, to be verified anew").format(status=_label(WorkerStatus.LISTED))
        ways = [(WorkerStatus.LISTED.value, listed)]
        if before not in ("", WorkerStatus.LISTED):
            words = _("{status}, as before: left by mistake")
            ways.append((before, words.format(status=_label(WorkerStatus(before)))))
        reasons = [(each.value, _(RETURN_LABELS[each])) for each in ReturnReason]
        super().__init__(
            _("Come back to the programme"),
            [
                asked_choice("to", _("Comes back as"), ways, wide=True),
                asked_choice("reason", _("Reason"), reasons, wide=True),
                Asked("date", _("Day it happened"), DateEditor(), required=True, wide=True),
            ],
            _("Let come back"),
            parent,
            caption=name,
            width=480,
        )
        self.form.set_values({"date": today.isoformat()})


class MistakeDialog(FormDialog):
    """Asks why somebody is taken out of the register; `submitted` gives `reason`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        told = _(
            "{name} is taken out of the register for good. The activity list keeps who it was."
        )
        super().__init__(
            _("Take out who was entered by mistake"),
            [asked_text("reason", _("Reason"), required=True, wide=True)],
            _("Take out"),
            parent,
            caption=told.format(name=name),
            width=480,
        )


def _label(status: WorkerStatus) -> str:
    return _(WORKER_LABELS[status])
