"""The tables of Verifikasi: villages with what is left, and people with what was found."""

from datetime import date

from db.queries.workers import VillageCount
from desktop.domain.dates import age_on, short_date
from desktop.domain.finding_texts import sentence, short
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.ui.cells import PLAIN, Shown
from desktop.ui.pages.verification.read_people import Person
from desktop.ui.parts.pill import worker_pill
from desktop.ui.person_columns import who_columns
from desktop.ui.table_model import Column


def village_columns() -> list[Column[VillageCount]]:
    """A village, its kecamatan under it, and how many wait there."""
    return [
        Column(
            "village",
            _("Village"),
            lambda each: each.village,
            140,
            stretch=True,
            shown=lambda each: Shown(reason=f"Kec. {each.kecamatan}", medium=True),
            tip=lambda each: f"{each.village}, Kec. {each.kecamatan}",
        ),
        Column(
            "left",
            _("Left"),
            _left,
            92,
            align="right",
            shown=lambda each: Shown(second=not each.listed, medium=bool(each.listed)),
            tip=_village_tip,
        ),
    ]


def _left(each: VillageCount) -> str:
    return grouped(each.listed) if each.listed else _("done")


def _village_tip(each: VillageCount) -> str:
    told = _("{left} to verify, {eligible} eligible, {ineligible} not eligible")
    return told.format(
        left=grouped(each.listed),
        eligible=grouped(each.eligible),
        ineligible=grouped(each.ineligible),
    )


def people_columns(today: date) -> list[Column[Person]]:
    """Who it is, where they stand, and what was found."""
    return [
        *who_columns(lambda each: each.line, 140),
        Column("sex", _("M/F"), lambda each: each.line.sex, 44, align="middle"),
        Column(
            "age",
            _("Age"),
            lambda each: str(age_on(each.line.birth_date, today)),
            50,
            align="right",
            tip=lambda each: short_date(each.line.birth_date),
        ),
        Column(
            "status",
            _("Status"),
            lambda each: worker_pill(each.line.status).text,
            168,
            shown=lambda each: Shown(pill=worker_pill(each.line.status)),
        ),
        Column("findings", _("Findings"), _found, 200, shown=_found_shown, tip=_found_whole),
    ]


def _found(each: Person) -> str:
    if not each.findings:
        return ""
    more = len(each.findings) - 1
    words = short(each.findings[0])
    return f"{words} +{more}" if more else words


def _found_shown(each: Person) -> Shown:
    return Shown(tone=each.findings[0].severity.value) if each.findings else PLAIN


def _found_whole(each: Person) -> str:
    return "\n".join(sentence(one) for one in each.findings)
