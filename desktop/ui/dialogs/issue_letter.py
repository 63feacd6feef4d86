"""Issuing a letter: its number, its date, and the folder that its papers go into."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.letter_numbers import format_number
from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.dialogs.sign_by import KeyGiven, SignBy
from desktop.ui.editors import DateEditor, TextEditor
from desktop.ui.form import Asked, FormField
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import column, row
from desktop.ui.parts.segments import Segments
from desktop.ui.parts.words import Words

NEXT, TYPED, BLANK = "next", "typed", "blank"


@dataclass(frozen=True, slots=True)
class IssueWanted:
    """What was decided: the number is None for the next one and empty where it is left blank.

    `keys` sign it in their order, none where it is signed by pen or elsewhere. `password` is that
    of the sheet's copy, empty for none.
    """

    number: str | None
    date: date
    folder: Path
    keys: tuple[KeyGiven, ...] = ()
    password: str = ""


class IssueLetter(Dialog):
    """Gives out an IssueWanted by `submitted`.

    `folder_wanted` asks for another folder, `key_wanted` for the key file of who signs.

    `next_number` makes the number that a letter of a date would get by itself.
    """

    submitted = Signal(object)
    folder_wanted = Signal()
    key_wanted = Signal()

    def __init__(
        self,
        people: str,
        today: date,
        folder: Path,
        next_number: Callable[[date], str],
        blank_number: Callable[[date], str],
        parent: QWidget | None = None,
    ) -> None:
        told = _("{people}. It cannot be changed afterwards, only cancelled.")
        super().__init__(_("Issue the letter"), told.format(people=people), parent, width=560)
        self._next, self._blank = next_number, blank_number
        self.number_by = Segments(
            _("Number"),
            [(NEXT, _("Next number")), (TYPED, _("Type it")), (BLANK, _("Leave blank"))],
        )
        self.number = TextEditor(80)
        self.date = DateEditor()
        self.date.set_value(today.isoformat())
        self.folder = TextEditor(400)
        self.folder.set_value(str(folder))
        self._number_field = FormField(Asked("number", "", self.number))
        self.number.setAccessibleName(_("Number"))
        self._date_field = FormField(Asked("date", _("Date of the letter"), self.date))
        self._folder_field = FormField(
            Asked(
                "folder",
                _("Folder"),
                self.folder,
                help=_("The letter as PDF and the sheet for the insurer are written there."),
            )
        )
        self.body.addLayout(column(Words(_("Number"), "label"), self.number_by, gap=4))
        self.add(self._number_field, self._date_field)
        self.sign_by = SignBy()
        self.sign_by.key_wanted.connect(self.key_wanted)
        self.sign_by.changed.connect(lambda: QTimer.singleShot(0, self, self.fit))
        self.add(self.sign_by)
        self._ask_folder()
        self.body.addStretch(1)
        self.set_act(_("Issue the letter"), "checkmark")
        self.number_by.chosen.connect(lambda _value: self._show_number(focus=True))
        self.date.edited.connect(lambda: self._show_number(focus=False))
        self._show_number(focus=False)

    def _ask_folder(self) -> None:
        """The folder, and the password of the sheet that is put there."""
        choose = Button(_("Choose..."), self.folder_wanted.emit, icon="folder-open")
        where = row(gap=8)
        where.addWidget(self._folder_field, 1)
        beside = column(Words("", "label"), choose, None, gap=4)
        where.addLayout(beside)
        self.body.addLayout(where)
        self.password = TextEditor(255)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.add(
            FormField(
                Asked(
                    "password",
                    _("Password of the sheet"),
                    self.password,
                    help=_("Empty: none. Asked of whoever opens the sheet in that folder."),
                )
            )
        )

    def set_folder(self, folder: Path) -> None:
        """Take another folder."""
        self.folder.set_value(str(folder))
        self._folder_field.show_error("")

    def _day(self) -> date | None:
        try:
            return date.fromisoformat(self.date.value())
        except ValueError:
            return None

    def _show_number(self, *, focus: bool) -> None:
        by, day = self.number_by.value(), self._day()
        self.number.setReadOnly(by != TYPED)
        self.number.setEnabled(by == TYPED)
        self._number_field.show_error("")
        if by == TYPED:
            if focus:
                self.number.set_value(self._next(day) if day else "")
                self.number.setFocus()
                self.number.selectAll()
            return
        made = self._next if by == NEXT else self._blank
        self.number.set_value(made(day) if day else "")

    def submit(self) -> None:
        day = self._day()
        errors = (
            (self._number_field, self._wrong_number()),
            (self._date_field, "" if day else _("This is no date. Type it as 24-11-2026.")),
            (self._folder_field, "" if self.folder.value() else _("Must be filled in")),
        )
        for field, error in errors:
            field.show_error(error)
        unsigned = self.sign_by.wrong()
        self.fit()
        if day is None or unsigned or any(error for _field, error in errors):
            return
        self.fault.hide()
        self.act.setEnabled(False)
        by = self.number_by.value()
        number = {NEXT: None, TYPED: self.number.value(), BLANK: ""}[by]
        folder = Path(self.folder.value()).expanduser()
        keys, password = self.sign_by.keys(), self.password.value()
        self.submitted.emit(IssueWanted(number, day, folder, keys, password))

    def _wrong_number(self) -> str:
        if self.number_by.value() == TYPED and not self.number.value():
            return _("Type the number, or leave it blank for the pen.")
        return ""


def number_maker(
    code: str, abbreviation: str, last: dict[int, int]
) -> tuple[Callable[[date], str], Callable[[date], str]]:
    """The next number of a date, and the one with room for the pen."""

    def following(day: date) -> str:
        return format_number(code, last.get(day.year, 0) + 1, abbreviation, day)

    def blank(day: date) -> str:
        return format_number(code, None, abbreviation, day)

    return following, blank
