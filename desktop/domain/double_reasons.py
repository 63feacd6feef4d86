"""What speaks for two entries being one person and what against, in words.

Labels are marked and translated when shown: `gettext(REASONS[code])`.
"""

from desktop.domain.texts import mark as _

REASONS: dict[str, str] = {
    "name.same": _("Same name"),
    "name.turned": _("Name turned round"),
    "name.spelling": _("Name spelt otherwise"),
    "name.shortened": _("Name shortened"),
    "name.part": _("A part of the name left out"),
    "name.siblings": _("May be brothers or sisters"),
    "birth_date.same": _("Same date of birth"),
    "birth_date.swapped": _("Day and month of birth swapped"),
    "birth_date.slip": _("Date of birth differs in one part"),
    "birth_date.nik": _("Date of birth as the other's NIK tells"),
    "birth_date.generation": _("A generation apart"),
    "mother.same": _("Same mother's name"),
    "mother.near": _("Mother's name alike"),
    "mother.other": _("Another mother's name"),
    "village.same": _("Same village"),
    "village.kecamatan": _("Another village of the same kecamatan"),
    "village.other": _("Another kecamatan"),
    "kk.same": _("Same KK"),
    "kk.slip": _("KK one digit apart"),
    "kk.other": _("Another KK"),
    "nik.digit": _("NIK: one digit differs"),
    "nik.swapped": _("NIK: two digits swapped"),
    "nik.digits": _("NIK: two digits differ"),
    "nik.serial": _("NIK: only the serial number differs"),
    "nik.twins": _("NIKs in a row, as twins have them"),
    "nik.other": _("Another NIK altogether"),
    "sex.other": _("Another sex"),
}
"""Code of a piece of evidence to its words."""

_SIGNS = frozenset(("nik.digit", "nik.swapped", "nik.digits", "nik.serial"))
"""For one person, yet a difference somebody must look at."""


def tone_of(code: str, bits: float) -> str:
    """How a reason is shown: `ok` speaks for one person, `warning` is to be looked at.

    A small weight on either side is to be looked at too.
    """
    if code in _SIGNS or bits <= 0:
        return "warning"
    return "warning" if code in ("name.shortened", "name.spelling", "name.part") else "ok"
