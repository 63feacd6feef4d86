"""The words of findings: what is wrong and what to do, made when shown.

Every code of commands.md stands here once. A sentence uses what its finding tells (`params`)
and has a plain form for a finding that tells less.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.dates import short_date
from desktop.domain.fields import WORKER_BY_KEY
from desktop.domain.findings import Finding, Severity
from desktop.domain.texts import gettext
from desktop.domain.texts import mark as _

_ERROR = frozenset((Severity.ERROR,))
_WARNING = frozenset((Severity.WARNING,))
_EITHER = _ERROR | _WARNING


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a code: a short reason for a cell, a whole sentence, and their plain forms.

    The plain forms need no params and stand in where the fuller ones need one that is absent.
    """

    severities: frozenset[Severity]
    short: str
    sentence: str
    plain_short: str = ""
    plain_sentence: str = ""


CODES: Mapping[str, Words] = {
    "nik.missing": Words(
        _ERROR,
        _("NIK must be filled in"),
        _("The NIK is empty. Copy it from the KTP or the family card."),
    ),
    "nik.length": Words(
        _ERROR,
        _("{digits} digits, must be 16"),
        _("The NIK must have 16 digits. Now it has {digits}. Compare it with the KTP."),
    ),
    "nik.characters": Words(
        _ERROR,
        _("Proposal: {proposal}"),
        _("The NIK has signs that are no digits. Perhaps {proposal} is meant; check the KTP."),
        _("Not only digits"),
        _("The NIK has signs that are no digits. Type the 16 digits from the KTP."),
    ),
    "nik.serial_zero": Words(
        _WARNING,
        _("Serial number 0000"),
        _("The NIK ends in 0000, which is unusual. Compare it with the KTP."),
    ),
    "nik.precision_lost": Words(
        _ERROR,
        _("Last digits lost in Excel"),
        _(
            "The NIK is stored as a number in Excel; its last digits are lost. Set the column to"
            " Text, type the NIK again from the KTP, and import again."
        ),
    ),
    "nik.date_invalid": Words(
        _ERROR,
        _("No date in the NIK"),
        _("Digits 7 to 12 of the NIK make no date. Compare the NIK with the KTP."),
    ),
    "nik.region_unknown": Words(
        _WARNING,
        _("Unknown kecamatan code in the NIK"),
        _(
            "The first six digits of the NIK, {district}, were never a kecamatan. Compare the NIK"
            " with the KTP."
        ),
        "",
        _("The first six digits of the NIK were never a kecamatan. Compare it with the KTP."),
    ),
    "nik.birth_date_mismatch": Words(
        _WARNING,
        _("NIK says {nik_date}"),
        _(
            "The birth date in the NIK ({nik_date}) differs from the one given ({birth_date})."
            " Check the KTP; the one given is kept."
        ),
        _("Differs from the NIK"),
        _("The birth date differs from the one in the NIK. Check the KTP; the one given is kept."),
    ),
    "nik.sex_mismatch": Words(
        _WARNING,
        _("NIK says {nik_sex}"),
        _(
            "The sex in the NIK ({nik_sex}) differs from the one given ({sex}). Check the KTP; the"
            " one given is kept."
        ),
        _("Differs from the NIK"),
        _("The sex differs from the one in the NIK. Check the KTP; the one given is kept."),
    ),
    "nik.duplicate_in_file": Words(
        _ERROR,
        _("Same NIK as {name}, row {other_row}"),
        _(
            "This NIK stands in row {other_row} of the list for another person, {name}. Find out"
            " from the KTP whose it is."
        ),
        _("Same NIK as another person of the list"),
        _("This NIK stands in the list for another person. Find out from the KTP whose it is."),
    ),
    "nik.duplicate_in_register": Words(
        _ERROR,
        _("Already used by {name}, {village}"),
        _(
            "This NIK is already registered for {name} (Desa {village}). Find out from the KTP"
            " whose it is."
        ),
        _("Already used by another person"),
        _("This NIK is already registered for another person. Find out whose it is."),
    ),
    "nik.claimed_twice": Words(
        _WARNING,
        _("Also claimed by {name}"),
        _("Another row gives this NIK to {name}. Find out from the KTP whose it is."),
        _("Also claimed by another person"),
        _("Another row gives this NIK to another person. Find out from the KTP whose it is."),
    ),
    "person.differs": Words(
        _WARNING,
        _("Row {other_row} says {other}"),
        _(
            "Row {other_row} of the list is the same person and says {other}. The first row was"
            " taken; correct the worker if the other one is right."
        ),
        _("Another row says something else"),
        _("Another row for the same person says something else. The first row was taken."),
    ),
    "name.missing": Words(
        _ERROR, _("Name must be filled in"), _("The name is empty. Fill it in as on the KTP.")
    ),
    "name.characters": Words(
        _WARNING,
        _("Sign no name has: {signs}"),
        _("The name has digits or signs that no name has: {signs}. Write it as on the KTP."),
        _("Digits or signs in the name"),
        _("The name has digits or signs that no name has. Write it as on the KTP."),
    ),
    "birth_date.missing": Words(
        _ERROR,
        _("Birth date must be filled in"),
        _("The birth date is empty. Fill it in as on the KTP, for example 05-05-1990."),
    ),
    "birth_date.unreadable": Words(
        _ERROR,
        _("No date"),
        _('"{value}" is no whole date. Fill in day, month and year as on the KTP.'),
    ),
    "birth_date.future": Words(
        _ERROR,
        _("Has not come yet"),
        _("The birth date lies in the future. Compare it with the KTP."),
    ),
    "birth_date.ambiguous": Words(
        _EITHER,
        _("Day and month can be swapped"),
        _("Day and month of {value} can be swapped. Write the month as a word: 5 Mei 1990."),
    ),
    "age.below_minimum": Words(
        _ERROR,
        _("{age} years, from {minimum}"),
        _("{age} years old on the day of import; the office takes workers from {minimum} years."),
        _("Too young"),
        _("Younger than the office takes workers. Check the birth date."),
    ),
    "age.above_maximum": Words(
        _ERROR,
        _("{age} years, limit below {limit}"),
        _(
            "{age} years old on the day of import; cannot be proposed from {limit} years on. Check"
            " the birth date, or propose somebody else."
        ),
        _("Too old"),
        _("Older than the office takes workers. Check the birth date."),
    ),
    "occupation.excluded": Words(
        _WARNING,
        _("Insured otherwise"),
        _(
            "This occupation is insured otherwise (state, army, police, village, pension). Ask"
            " whether the person still has it; a letter does not take them."
        ),
    ),
    "region.missing": Words(
        _ERROR,
        _("Village must be filled in"),
        _("The village is empty. Fill in the desa or kelurahan where the worker lives."),
    ),
    "region.unknown": Words(
        _ERROR,
        _("No village of {office_region}"),
        _('"{value}" is no desa or kelurahan. Choose the village from the list.'),
        _("No such village"),
    ),
    "region.ambiguous": Words(
        _ERROR,
        _("Several villages have this name"),
        _('"{value}" may be: {choices}. Choose one, or fill in the kecamatan.'),
        "",
        _('Several villages fit "{value}". Choose one, or fill in the kecamatan.'),
    ),
    "region.outside_office": Words(
        _WARNING,
        _("In {found}"),
        _("The village lies in {found}, outside the office's region. Check the domicile."),
        _("Outside the office's region"),
        _("The village lies outside the office's region. Check the domicile."),
    ),
    "region.kecamatan_mismatch": Words(
        _WARNING,
        _("Lies in {found}"),
        _("The village lies in {found}, not in the kecamatan of the row. Check both."),
        _("Lies in another kecamatan"),
        _("The village lies in another kecamatan than the row says. Check both."),
    ),
    "region.corrected": Words(
        _WARNING,
        _("Read as {found}"),
        _('"{value}" was read as {found}. Correct it if another village is meant.'),
        _("Spelling corrected"),
        _('The spelling of "{value}" was corrected. Check that it is the village meant.'),
    ),
    "field.missing": Words(
        _ERROR, _("{field} must be filled in"), _("{field} is empty. Fill it in.")
    ),
    "sex.unreadable": Words(
        _WARNING,
        _("Sex taken from the NIK"),
        _("The sex is empty or cannot be read; the NIK's was taken. Fill in L or P."),
    ),
    "phone.unreadable": Words(
        _WARNING,
        _("No phone number"),
        _('"{value}" is no phone number and was left out. Fill in 10 to 13 digits from 08.'),
    ),
    "income.unreadable": Words(
        _WARNING,
        _("No amount"),
        _('"{value}" is no amount and was left out. Fill in rupiah a month, such as 1.000.000.'),
    ),
    "agent.unknown": Words(
        _WARNING,
        _("No such agent"),
        _('"{value}" is no agent of the register. Add the agent first, or write name or NIK.'),
    ),
    "agent.ambiguous": Words(
        _WARNING,
        _("Several agents of this name"),
        _('Several agents are named "{value}". Write the NIK of the one meant.'),
    ),
    "person.possible_duplicate": Words(
        _WARNING,
        _("May be {name}, {village}"),
        _("May be the same person as {name}, Desa {village}. Compare the two."),
        _("May be listed twice"),
        _("May be the same person as somebody else in the register or the list. Compare the two."),
    ),
}
"""Code to words and the severities it may have (commands.md, Finding codes)."""

_YEAR_SHORT = _("Year has two digits")
_YEAR = _("The year of {value} has two digits. Write it with four, as on the KTP.")
_YEAR_SETTLED = _("The year of {value} has two digits; read as the NIK tells. Check the KTP.")
_ORDER_SETTLED = _("Day and month of {value} can be swapped; read as the NIK tells. Check the KTP.")
_BY_NIK = _("Read as the NIK tells")
_SEXES = {"L": _("male"), "P": _("female")}


def sentence(finding: Finding) -> str:
    """What is wrong and what to do, in the language in use."""
    words = CODES[finding.code]
    if finding.code == "birth_date.ambiguous":
        settled = finding.severity is Severity.WARNING
        if finding.params.get("why") == "year":
            return _filled(finding, _YEAR_SETTLED if settled else _YEAR)
        return _filled(finding, _ORDER_SETTLED if settled else words.sentence)
    return _filled(finding, words.sentence, words.plain_sentence)


def short(finding: Finding) -> str:
    """The reason in few words, to stand in a cell: `15 digits, must be 16`."""
    words = CODES[finding.code]
    if finding.code == "birth_date.ambiguous":
        if finding.severity is Severity.WARNING:
            return gettext(_BY_NIK)
        of_year = finding.params.get("why") == "year"
        return gettext(_YEAR_SHORT if of_year else words.short)
    return _filled(finding, words.short, words.plain_short)


def _filled(finding: Finding, template: str, plain: str = "") -> str:
    """The translated text with what the finding tells; the plain one where it tells too little."""
    told = _told(finding)
    try:
        return gettext(template).format_map(told)
    except KeyError:
        return gettext(plain).format_map(told)


def _told(finding: Finding) -> dict[str, str]:
    """What a sentence may use: the finding's params as people read them, its value and field."""
    told = {key: _for_people(key, value) for key, value in finding.params.items() if value != ""}
    field = WORKER_BY_KEY.get(finding.field)
    told["field"] = gettext(field.label) if field else finding.field
    told["value"] = finding.value
    told.setdefault("digits", str(sum(sign.isdigit() for sign in finding.value)))
    return told


def _for_people(key: str, value: str | int) -> str:
    """A param as people read it: ISO dates with the day first, sexes in words."""
    if isinstance(value, str) and key.endswith("sex") and value in _SEXES:
        return gettext(_SEXES[value])
    if isinstance(value, str) and key.endswith("date"):
        try:
            return short_date(date.fromisoformat(value))
        except ValueError:
            return value
    return str(value)
