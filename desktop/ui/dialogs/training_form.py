"""The forms of a training and of one of its sessions."""

import re
from collections.abc import Mapping
from datetime import date, time

from PySide6.QtWidgets import QWidget

from desktop.domain.texts import gettext as _
from desktop.domain.trainings import KIND_LABELS, TrainingKind
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.editors import DateEditor, TextEditor
from desktop.ui.form import Asked, asked_choice, asked_text

_CLOCK = re.compile(r"(\d{1,2})(?:\s*[.:]?\s*(\d{2}))?")


class TrainingForm(FormDialog):
    """Asks for a training; `submitted` gives its texts by the names that the service takes.

    `minimum` and `pass_mark` are numbers as typed, empty where the office's or none is meant.
    """

    def __init__(
        self, values: Mapping[str, str], parent: QWidget | None = None, *, new: bool = True
    ) -> None:
        kinds = [(each.value, _(KIND_LABELS[each])) for each in TrainingKind]
        super().__init__(
            _("New training") if new else _("Edit training"),
            [
                asked_text("name", _("Name"), required=True, wide=True),
                asked_choice("kind", _("For"), kinds),
                asked_text("organiser", _("Organiser"), placeholder=_("This office")),
                asked_text("place", _("Venue"), required=True, wide=True),
                _day("start", _("First day")),
                _day("end", _("Last day")),
                asked_text("theme", _("Theme"), wide=True),
                asked_text(
                    "minimum",
                    _("Least attendance in per cent"),
                    help=_("Of the JP held; empty takes the office's setting"),
                ),
                asked_text(
                    "pass_mark",
                    _("Least exam mark"),
                    help=_("From 0 to 100; empty where there is no exam"),
                ),
            ],
            _("Make training") if new else _("Save training"),
            parent,
        )
        self.form.set_values(values)


class SessionForm(FormDialog):
    """Asks for a session; `submitted` gives its texts by the names that the service takes."""

    def __init__(
        self,
        values: Mapping[str, str],
        place: str,
        parent: QWidget | None = None,
        *,
        new: bool = True,
    ) -> None:
        super().__init__(
            _("New session") if new else _("Edit session"),
            [
                asked_text("title", _("Title"), required=True, wide=True),
                _day("date", _("Date")),
                asked_text("jp", _("JP"), required=True, help=_("Lesson hours of 45 minutes")),
                Asked("start", _("From"), ClockEditor(), required=True),
                Asked("end", _("Until"), ClockEditor(), required=True),
                asked_text("trainer", _("Trainer"), wide=True),
                asked_text("place", _("Venue"), placeholder=place, wide=True),
            ],
            _("Add session") if new else _("Save session"),
            parent,
            width=560,
        )
        self.form.set_values(values)


class ReasonForm(FormDialog):
    """Asks why; `submitted` gives `reason`."""

    def __init__(
        self, title: str, told: str, act: str, parent: QWidget | None = None, *, must: bool = False
    ) -> None:
        super().__init__(
            title,
            [asked_text("reason", _("Reason"), required=must, wide=True)],
            act,
            parent,
            caption=told,
            width=480,
        )


class CopyDay(FormDialog):
    """Asks which day's sessions are held again on which day; `submitted` gives `day` and `to`."""

    def __init__(
        self, days: list[tuple[str, str]], to: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("Copy a day"),
            [
                asked_choice("day", _("Sessions of"), days, wide=True),
                Asked("to", _("To the day"), DateEditor(), required=True, wide=True),
            ],
            _("Copy sessions"),
            parent,
            caption=_("Title, times, JP, trainer and place are the same; marks are not copied."),
            width=480,
        )
        self.form.set_values({"to": to.isoformat()})


class ClockEditor(TextEditor):
    """A time of day as people type it (8, 8.30, 0830); `08:30` for everybody else."""

    def __init__(self) -> None:
        super().__init__(20)
        self.setPlaceholderText("08.00")

    def value(self) -> str:
        """The time; what was typed, where it is none."""
        text = super().value()
        found = read_clock(text)
        return f"{found:%H:%M}" if found else text

    def set_value(self, value: str) -> None:
        super().set_value(value.replace(":", "."))


def read_clock(text: str) -> time | None:
    """The time of day that `8`, `8.30`, `08:30` or `0830` mean; nothing where it is none."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return time(int(match[1]), int(match[2] or 0))
    except ValueError:
        return None


def _day(key: str, label: str) -> Asked:
    editor = DateEditor()
    editor.setPlaceholderText(_("day-month-year"))
    return Asked(key, label, editor, required=True)
