"""The columns of the agents' table."""

from datetime import date

from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.ui.cells import PLAIN, Shown
from desktop.ui.editors import grouped_digits
from desktop.ui.pages.agents.read import AgentRow
from desktop.ui.pages.agents.words import role_words, short_role, villages_whole, villages_words
from desktop.ui.parts.pill import Pill
from desktop.ui.table_model import Column

HIDDEN_AT_FIRST = ("nik", "number")
"""Columns that a right click on the header brings out."""


def agent_columns(today: date) -> list[Column[AgentRow]]:
    """What the table shows of an agent; certificates are told as of today."""
    return [
        Column("name", _("Name"), lambda row: row.line.name, 130, shown=_name, sort="name",
               tip=lambda row: row.line.name, stretch=True),
        Column("wadah", _("Wadah"), lambda row: row.line.wadah, 116, sort="wadah",
               shown=_second, tip=lambda row: row.line.wadah),
        Column("role", _("Role"), lambda row: short_role(row.line.role), 68, sort="role",
               tip=lambda row: role_words(row.line.role)),
        Column("certificate", _("Certificate"), lambda row: row.certificate.pill(today).text, 178,
               shown=lambda row: Shown(pill=row.certificate.pill(today)), sort="until",
               tip=lambda row: row.certificate.pill(today).whole),
        Column("brought", _("Brought"), lambda row: _number(row.brought.workers), 70,
               align="right", sort="brought", tip=lambda _row: _("Workers this agent brought in")),
        Column("verified", _("Eligible"), lambda row: _number(row.brought.verified), 68,
               align="right", sort="verified",
               tip=lambda _row: _("Of them found eligible, and what comes after")),
        Column("enrolled", _("Enrolled"), lambda row: _number(row.brought.enrolled), 84,
               align="right", sort="enrolled",
               tip=lambda _row: _("Of them enrolled with the insurer")),
        Column("villages", _("Villages covered"), villages_words, 112, tip=villages_whole,
               sort="villages"),
        Column("phone", _("Phone"), lambda row: row.line.phone, 118, sort="phone"),
        Column("active", _("State"), _active_words, 116, shown=_active, sort="active"),
        Column("nik", _("NIK"), lambda row: grouped_digits(row.line.nik), 166, sort="nik",
               plain=lambda row: row.line.nik),
        Column("number", _("Certificate number"), lambda row: row.certificate.number, 150,
               sort="number"),
    ]  # fmt: skip


def _number(number: int) -> str:
    return grouped(number) if number else "–"


def _name(row: AgentRow) -> Shown:
    return Shown(medium=True, second=not row.line.active)


def _second(_row: AgentRow) -> Shown:
    return Shown(second=True)


def _active_words(row: AgentRow) -> str:
    return "" if row.line.active else _("Not active")


def _active(row: AgentRow) -> Shown:
    return (
        PLAIN
        if row.line.active
        else Shown(pill=Pill(_("Not active"), "neutral", "subtract-circle"))
    )


def sorted_rows(rows: list[AgentRow], sort: str, *, descending: bool) -> list[AgentRow]:
    """Rows in the order of a column, those alike by name."""
    keys = {
        "name": lambda row: row.line.name_key,
        "wadah": lambda row: row.line.wadah.casefold(),
        "role": lambda row: _ROLES.index(row.line.role),
        "until": lambda row: (_last_day(row), row.certificate.number),
        "brought": lambda row: row.brought.workers,
        "verified": lambda row: row.brought.verified,
        "enrolled": lambda row: row.brought.enrolled,
        "villages": lambda row: len(row.line.villages),
        "phone": lambda row: row.line.phone,
        "active": lambda row: not row.line.active,
        "nik": lambda row: row.line.nik,
        "number": lambda row: row.certificate.number.casefold(),
    }
    rows = sorted(rows, key=lambda row: row.line.name_key)
    return sorted(rows, key=keys[sort], reverse=descending)


_ROLES = ("head", "admin", "agent")


def _last_day(row: AgentRow) -> date:
    """Those without a certificate stand behind those whose certificate has no end."""
    if row.certificate.until is not None:
        return row.certificate.until
    return date.max if not row.certificate.number else date.max.replace(month=1)
