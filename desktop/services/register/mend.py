"""Values typed by a person in place of a cell's: the same checks, on what they concern."""

from collections.abc import Mapping, Sequence
from datetime import date

from desktop.domain.errors import UserError
from desktop.domain.fields import WORKER_BY_KEY
from desktop.domain.findings import Finding, Severity
from desktop.domain.texts import gettext as _
from desktop.services.register.checks import COMPARED, OWN_WAY, FieldChecks, Rules
from desktop.services.register.doubles import CODE as POSSIBLE_DUPLICATE
from desktop.services.register.readings import reader_of
from desktop.services.register.resolve import RESOLVED

_OF_OTHERS = RESOLVED | {POSSIBLE_DUPLICATE}
_SOUND_LENGTH = 16


def recheck(
    rules: Rules,
    values: Mapping[str, str],
    findings: Sequence[Finding],
    typed: Mapping[str, str],
) -> tuple[dict[str, str], list[Finding]]:
    """Values with what was typed over them, and their findings anew.

    What was found on a cell that nobody touched stays: its type (a number, a date) is gone and
    cannot be read again. A new NIK settles an ambiguous date and a missing sex. Dates typed by
    a person have the day first. UserError `field.unknown`.
    """
    check_fields(typed)
    given = {key: text.strip() for key, text in typed.items()}
    again = {**_settled_by_nik(given, findings), **given}
    kept = [
        found
        for found in findings
        if found.field not in again and found.code not in COMPARED | _OF_OTHERS
    ]
    result = {key: text for key, text in values.items() if key not in again}
    checks = FieldChecks(rules)
    nik = _nik(checks, again, result, kept)
    if "name" in again:
        checks.name(again["name"], result, kept)
    if "birth_date" in again:
        day_first = True if "birth_date" in given else None
        checks.birth_date(again["birth_date"], nik, result, kept, day_first=day_first)
    if "sex" in again:
        checks.sex(again["sex"], nik, result, kept)
    if "region" in again:
        checks.region(again["region"], "", "", result, kept)
    if "agent" in again:
        checks.agent(again["agent"], result, kept)
    _read_plain(again, result, kept)
    born = birth_date_of(result)
    if born is not None:
        checks.compare(nik, born, result, kept)
    kept += [one for one in checks.missing(result) if one not in kept]
    return result, kept


def check_fields(typed: Mapping[str, str]) -> None:
    """UserError `field.unknown` where something typed is of no field of the register."""
    for key in typed:
        if key not in WORKER_BY_KEY:
            raise UserError(
                "field.unknown",
                _("There is no field {field}. The fields are: {fields}.").format(
                    field=f'"{key}"', fields=", ".join(WORKER_BY_KEY)
                ),
            )


def _settled_by_nik(given: Mapping[str, str], findings: Sequence[Finding]) -> dict[str, str]:
    """Cells that a newly typed NIK may settle, as they stood."""
    if "nik" not in given:
        return {}
    return {
        found.field: found.value
        for found in findings
        if found.code in ("birth_date.ambiguous", "sex.unreadable")
    }


def _nik(
    checks: FieldChecks, again: Mapping[str, str], values: dict[str, str], found: list[Finding]
) -> str:
    """The sound NIK of the row, nothing where it has none."""
    if "nik" in again:
        return checks.nik(again["nik"], values, found)
    wrong = any(one.field == "nik" and one.severity is Severity.ERROR for one in found)
    nik = values.get("nik", "")
    return nik if len(nik) == _SOUND_LENGTH and not wrong else ""


def _read_plain(again: Mapping[str, str], values: dict[str, str], found: list[Finding]) -> None:
    for key, text in again.items():
        if key in OWN_WAY or not text:
            continue
        read = reader_of(WORKER_BY_KEY[key])(text, found)
        if read:
            values[key] = read


def birth_date_of(values: Mapping[str, str]) -> date | None:
    """The birth date of a row's values, nothing where it could not be read."""
    try:
        return date.fromisoformat(values.get("birth_date", ""))
    except ValueError:
        return None
