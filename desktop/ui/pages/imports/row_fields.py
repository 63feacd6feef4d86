"""What the rows of a list are made of: its fields, and what its columns may be beside them."""

from collections.abc import Callable, Mapping, Sequence

from desktop.domain.fields import WORKER, Field
from desktop.domain.finding_texts import sentence, short
from desktop.domain.findings import Finding
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.sheets.mapping import IGNORED, PSEUDO

PSEUDO_LABELS = {
    "ttl": mark("Place and date of birth"),
    "rt_rw": mark("RT and RW"),
    "kecamatan": mark("Kecamatan"),
    "kabupaten": mark("Kabupaten"),
    "sex_male": mark("Ticked for men"),
    "sex_female": mark("Ticked for women"),
    "name_first": mark("First part of the name"),
    "name_middle": mark("Middle part of the name"),
    "name_last": mark("Last part of the name"),
    IGNORED: mark("Row number, age"),
    "": mark("Not taken"),
}


class RowFields:
    """The fields of a list's rows; `first` stand first in its table, whatever the sheet's order.

    `beside` are what columns may hold that is no field, such as place and date of birth together;
    `sentence` and `short` put a finding in words, `told` the values of some fields.
    """

    def __init__(
        self,
        fields: Sequence[Field],
        first: Sequence[str],
        beside: Sequence[str] = PSEUDO,
        *,
        sentence: Callable[[Finding], str] = sentence,
        short: Callable[[Finding], str] = short,
        told: Mapping[str, Callable[[str], str]] | None = None,
    ) -> None:
        self.by_key: Mapping[str, Field] = {field.key: field for field in fields}
        self.first = tuple(first)
        self.beside = tuple(beside)
        self.sentence = sentence
        self.short = short
        self.told = dict(told or {})

    def label(self, key: str) -> str:
        """What a column is taken for, in words."""
        field = self.by_key.get(key)
        return _(field.label) if field else _(PSEUDO_LABELS[key])

    def choices(self) -> list[tuple[str, str]]:
        """What a column can be taken for: field and words, not taken last."""
        return [(key, self.label(key)) for key in (*self.by_key, *self.beside, "")]

    def choices_of_columns(self) -> list[tuple[str, str]]:
        """The same, with the one for row numbers before the last."""
        *fields, not_taken = self.choices()
        return [*fields, (IGNORED, self.label(IGNORED)), not_taken]


PEOPLE = RowFields(WORKER, ("name", "nik", "birth_date", "sex", "region"))
"""Rows of workers."""
