"""The columns of the workers' table."""

from datetime import date

from db.queries.workers import WorkerLine
from desktop.domain.dates import age_on, short_date
from desktop.domain.money import rupiah
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.ui.cells import PLAIN, Shown
from desktop.ui.editors import grouped_digits
from desktop.ui.parts.pill import worker_pill
from desktop.ui.table_model import Column


def worker_columns(today: date) -> list[Column[WorkerLine]]:
    """What the table shows of a worker; ages are those of today."""
    return [
        Column("name", _("Name"), lambda row: row.name, 140, shown=_strong, sort="name",
               tip=lambda row: row.name, stretch=True),
        Column("nik", _("NIK"), lambda row: grouped_digits(row.nik), 166, sort="nik",
               plain=lambda row: row.nik),
        Column("sex", _("L/P"), lambda row: row.sex, 40, align="middle", shown=_second,
               sort="sex"),
        Column("age", _("Age"), lambda row: str(age_on(row.birth_date, today)), 48,
               align="right", sort="birth_date",
               tip=lambda row: short_date(row.birth_date)),
        Column("village", _("Desa"), lambda row: row.village, 96, sort="region",
               tip=lambda row: f"{row.village}, Kec. {row.kecamatan}"),
        Column("status", _("Status"), lambda row: worker_pill(row.status).text, 168,
               shown=lambda row: Shown(pill=worker_pill(row.status)), sort="status",
               tip=lambda row: worker_pill(row.status).whole),
        Column("findings", _("Findings"), _finding_count, 70, shown=_findings,
               tip=_finding_words, sort="findings"),
        Column("kecamatan", _("Kecamatan"), lambda row: row.kecamatan, 120, sort="region"),
        Column("occupation", _("Occupation"), lambda row: row.occupation, 140, sort="occupation"),
        Column("birth_date", _("Date of birth"), lambda row: short_date(row.birth_date), 110,
               sort="birth_date"),
        Column("kk", _("KK number"), lambda row: grouped_digits(row.kk), 164,
               plain=lambda row: row.kk, sort="kk"),
        Column("income", _("Monthly income"),
               lambda row: "" if row.income is None else rupiah(row.income), 130, align="right",
               plain=lambda row: "" if row.income is None else str(row.income), sort="income"),
        Column("phone", _("Phone"), lambda row: row.phone, 130, sort="phone"),
    ]  # fmt: skip


HIDDEN_AT_FIRST = ("kecamatan", "occupation", "birth_date", "kk", "income", "phone")
"""Columns that a right click on the header brings out."""


def _strong(_row: WorkerLine) -> Shown:
    return Shown(medium=True)


def _second(_row: WorkerLine) -> Shown:
    return Shown(second=True)


def _finding_count(row: WorkerLine) -> str:
    return str(row.errors or row.warnings or "")


def _findings(row: WorkerLine) -> Shown:
    if row.errors:
        return Shown(tone="error")
    return Shown(tone="warning") if row.warnings else PLAIN


def _finding_words(row: WorkerLine) -> str:
    errors = ngettext("{n} error", "{n} errors", row.errors).format(n=row.errors)
    warnings = ngettext("{n} warning", "{n} warnings", row.warnings).format(n=row.warnings)
    told = [words for number, words in ((row.errors, errors), (row.warnings, warnings)) if number]
    return ", ".join(told)
