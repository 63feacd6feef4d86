"""A new source of money: its cap, its months, and how many places each kecamatan has."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.dates import add_months, month_name
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.editors import MoneyEditor, TextEditor
from desktop.ui.form import Asked, Form, asked_choice, asked_text
from desktop.ui.parts.card import holder
from desktop.ui.parts.words import Words

_MONTHS = 12
_ACROSS = 4


def _payers() -> list[tuple[str, str]]:
    return [
        ("apbd", _("APBD (province or kabupaten)")),
        ("apbn", _("APBN (state)")),
        ("apbdes", _("APBDes (village)")),
        ("other", _("Other")),
    ]


def _questions(year: int) -> list[Asked]:
    firsts = [add_months(date(year, 1, 1), number) for number in range(2 * _MONTHS)]
    months = [(f"{first:%Y-%m}", month_name(first)) for first in firsts]
    return [
        asked_text("source", _("Source"), required=True, placeholder="APBD Provinsi"),
        asked_choice("payer", _("Who pays"), _payers()),
        asked_text("year", _("Budget year"), required=True),
        Asked("cap", _("Cap in rupiah"), MoneyEditor(), required=True),
        asked_choice("first_month", _("First month of cover"), months),
        asked_choice(
            "months", _("Months of cover"), [(str(n), str(n)) for n in range(1, _MONTHS + 1)]
        ),
        asked_text("reference", _("Number of the DPA"), placeholder=_("where known")),
    ]


class NewFunding(Dialog):
    """Gives out by `submitted` what `add_funding` takes."""

    submitted = Signal(dict)

    def __init__(
        self, districts: Sequence[tuple[str, str]], year: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Add funding"), _("Fields with * must be filled in"), parent, width=860)
        self.form = Form(_questions(year))
        self.form.set_values({"year": str(year), "months": "6", "first_month": f"{year}-01"})
        self._places: dict[str, TextEditor] = {}
        self._sum = Words("", "caption")
        self.add(self.form, 4, Words(_("Places by kecamatan"), "heading"))
        self.add(
            Words(_("How many people each can have; leave all empty for no limit."), "caption"),
            self._places_grid(districts),
            self._sum,
            None,
        )
        self.set_act(_("Save funding"))
        self._show_sum()

    def _places_grid(self, districts: Sequence[tuple[str, str]]) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for number, (code, name) in enumerate(districts):
            editor = TextEditor(7)
            editor.setValidator(QIntValidator(0, 9_999_999, editor))
            editor.setAccessibleName(_("Places of {name}").format(name=name))
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
            editor.setFixedWidth(72)
            editor.edited.connect(self._show_sum)
            label = Words(name)
            label.setBuddy(editor)
            line, column = divmod(number, _ACROSS)
            grid.addWidget(label, line, column * 2)
            grid.addWidget(editor, line, column * 2 + 1)
            grid.setColumnStretch(column * 2, 1)
            self._places[code] = editor
        return holder(grid)

    def _given_places(self) -> dict[str, int]:
        return {
            code: int(editor.value()) for code, editor in self._places.items() if editor.value()
        }

    def _show_sum(self) -> None:
        total = sum(self._given_places().values())
        self._sum.setText(_("{n} places in all").format(n=grouped(total)) if total else "")

    def submit(self) -> None:
        values = self.form.values()
        errors = self.form.missing()
        if "year" not in errors and not (values["year"].isdigit() and len(values["year"]) == 4):
            errors["year"] = _("A year has four digits")
        if "cap" not in errors and not values["cap"].isdigit():
            errors["cap"] = _("This is no amount. Type it in rupiah, such as 451080000.")
        self.form.show_errors(errors)
        if errors:
            return
        self.fault.hide()
        self.act.setEnabled(False)
        first = values["first_month"]
        self.submitted.emit(
            {
                "year": int(values["year"]),
                "source": values["source"],
                "payer": values["payer"],
                "cap": int(values["cap"]),
                "first_month": date(int(first[:4]), int(first[5:]), 1),
                "months": int(values["months"]),
                "places": self._given_places(),
                "reference": values["reference"],
            }
        )
