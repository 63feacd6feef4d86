"""The columns that say who somebody is, the same in every table of people."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from desktop.domain.texts import gettext as _
from desktop.ui.cells import Shown
from desktop.ui.editors import grouped_digits
from desktop.ui.table_model import Column


class Named(Protocol):
    """Whoever has a name and a NIK."""

    @property
    def name(self) -> str:
        """As in the register."""

    @property
    def nik(self) -> str:
        """Sixteen digits."""


R = TypeVar("R")


def who_columns(person_of: Callable[[R], Named], name_width: int) -> list[Column[R]]:
    """Name, which stretches, and NIK in groups of four, which is copied without blanks.

    `person_of` finds the person in a row; `name_width` is the least in pixels at 100 %.
    """
    return [
        Column(
            "name",
            _("Name"),
            lambda row: person_of(row).name,
            name_width,
            stretch=True,
            shown=lambda _row: Shown(medium=True),
            tip=lambda row: person_of(row).name,
        ),
        Column(
            "nik",
            _("NIK"),
            lambda row: grouped_digits(person_of(row).nik),
            174,
            plain=lambda row: person_of(row).nik,
        ),
    ]
