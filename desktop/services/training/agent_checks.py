"""What is said of an agent, in a row or typed, made into texts as they are kept, and findings."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from desktop.domain import dates
from desktop.domain import nik as niks
from desktop.domain.agent_fields import AGENT_BY_KEY
from desktop.domain.agent_words import (
    Place,
    is_endless,
    read_last_day,
    read_places,
    read_role,
    read_yes,
)
from desktop.domain.errors import UserError
from desktop.domain.findings import Finding, Severity, error, warning
from desktop.domain.phones import read_phone
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import AgentRole
from desktop.services.register.checks import FieldChecks, Rules
from desktop.services.register.readings import read_sex, tidied
from desktop.services.sheets.cells import Cell, shown

Values = dict[str, str]

COMPARED = frozenset(("nik.birth_date_mismatch", "nik.sex_mismatch"))
"""Codes of values held against each other."""

_NEEDED = ("name",)
_DISTRICT_DIGITS = 6


class AgentChecks(FieldChecks):
    """The checks of an office for agents, cell by cell.

    `day_first` and `epoch_1904` are what a sheet tells of its dates.
    """

    def __init__(
        self, rules: Rules, *, day_first: bool | None = True, epoch_1904: bool = False
    ) -> None:
        super().__init__(rules)
        self._day_first = day_first
        self._epoch_1904 = epoch_1904
        self._ways: Mapping[str, Callable[[Cell, Values, list[Finding]], None]] = {
            "role": self._role,
            "phone": self._phone,
            "certificate_until": self._until,
            "active": self._active,
        }

    def read(
        self, cells: Mapping[str, Cell], kecamatan: str = "", kabupaten: str = ""
    ) -> tuple[Values, list[Finding]]:
        """The values of some fields, empty ones left out, and what was found in them.

        Birth date and sex take what they leave open from a sound NIK among them.
        """
        values: Values = {}
        findings: list[Finding] = []
        nik = self._sound_nik(cells.get("nik", ""), values, findings)
        if "name" in cells:
            self.name(cells["name"], values, findings)
        if tidied(cells.get("birth_date", "")):
            self.birth_date(
                cells["birth_date"],
                nik,
                values,
                findings,
                day_first=self._day_first,
                epoch_1904=self._epoch_1904,
            )
        self._sex(cells.get("sex", ""), nik, values, findings)
        for key, cell in cells.items():
            if key in self._ways:
                self._ways[key](cell, values, findings)
            elif key in ("wadah", "birth_place", "certificate", "note"):
                text = tidied(cell)[: AGENT_BY_KEY[key].longest]
                if text:
                    values[key] = text
        if "region" in cells:
            self.places(shown(cells["region"]), kecamatan, kabupaten, values, findings)
        return values, findings

    def recheck(
        self, values: Mapping[str, str], findings: Sequence[Finding], typed: Mapping[str, str]
    ) -> tuple[Values, list[Finding]]:
        """Values with what was typed over them, and their findings anew; an empty text erases.

        UserError `field.unknown`.
        """
        check_fields(typed)
        kept = {key: text for key, text in values.items() if key not in typed}
        read, found = self.read(dict(typed))
        stay = [one for one in findings if one.field not in typed and one.code not in COMPARED]
        result = {**kept, **read}
        found = [*stay, *found]
        for key in _NEEDED:
            if not result.get(key) and key not in typed:
                found.append(error(f"{key}.missing", key))
        self.hold_together(result, found)
        return result, found

    def hold_together(self, values: Values, findings: list[Finding]) -> None:
        """Hold birth date and sex against a sound NIK; the row's own word is kept."""
        nik = values.get("nik", "")
        wrong = [one for one in findings if one.severity is Severity.ERROR]
        if not nik or any(one.field in ("nik", "birth_date") for one in wrong):
            return
        values.setdefault("sex", niks.sex(nik))
        if "birth_date" not in values:
            return
        born = date.fromisoformat(values["birth_date"])
        told = niks.disagreements(nik, born=born, sex_given=values["sex"], on=self.rules.today)
        for one in told:
            shown_value = dates.short_date(born) if one.field == "birth_date" else values["sex"]
            findings.append(Finding(one.code, one.severity, one.field, shown_value, one.params))

    def places(
        self, text: str, kecamatan: str, kabupaten: str, values: Values, findings: list[Finding]
    ) -> None:
        """The desa that a cell covers, as codes between commas; the cell itself where one errs."""
        rules = self.rules
        kecamatan, kabupaten = kecamatan or rules.kecamatan, kabupaten or rules.kabupaten
        codes: set[str] = set()
        found: list[Finding] = []
        for place in read_places(text):
            if place.village:
                codes |= self._village(place, kecamatan, kabupaten, found)
            else:
                codes |= self._whole(place.kecamatan or kecamatan, kabupaten, text, found)
        findings += found
        if any(one.severity is Severity.ERROR for one in found):
            values["region"] = tidied(text)
        elif codes:
            values["region"] = ",".join(sorted(codes))

    def _village(
        self, place: Place, kecamatan: str, kabupaten: str, found: list[Finding]
    ) -> set[str]:
        told = self.rules.regions.find_village(
            place.village, place.kecamatan or kecamatan, kabupaten
        )
        found += told.findings
        return {told.code} if told.code else set()

    def _whole(self, kecamatan: str, kabupaten: str, text: str, found: list[Finding]) -> set[str]:
        """Every desa of a kecamatan."""
        regions = self.rules.regions
        code = regions.find_district(kecamatan, kabupaten)
        if len(code) != _DISTRICT_DIGITS:
            office = regions.name(regions.office_region)
            value = kecamatan or tidied(text)
            found.append(error("region.unknown", "region", value, office_region=office))
            return set()
        return set(regions.villages(code))

    def _sound_nik(self, cell: Cell, values: Values, findings: list[Finding]) -> str:
        """An agent need not have a NIK; one that is there must be sound."""
        return self.nik(cell, values, findings) if tidied(cell) else ""

    def _sex(self, cell: Cell, nik: str, values: Values, findings: list[Finding]) -> None:
        text = tidied(cell)
        sex = read_sex(text.lower()) or (niks.sex(nik) if nik else "")
        if text and not read_sex(text.lower()):
            findings.append(warning("sex.unreadable", "sex", text))
        if sex:
            values["sex"] = sex

    def _role(self, cell: Cell, values: Values, findings: list[Finding]) -> None:
        text = tidied(cell)
        if text:
            role = read_role(text)
            if role is None:
                findings.append(warning("role.unreadable", "role", text))
            values["role"] = role or AgentRole.AGENT

    def _phone(self, cell: Cell, values: Values, findings: list[Finding]) -> None:
        text = tidied(cell)
        number = read_phone(text) if text else ""
        if text.strip(" -0") and not number:
            findings.append(warning("phone.unreadable", "phone", text))
        if number:
            values["phone"] = number

    def _until(self, cell: Cell, values: Values, findings: list[Finding]) -> None:
        text = tidied(cell)
        if not text or is_endless(text):
            return
        until = read_last_day(cell, self.rules.today)
        if until is None:
            findings.append(error("certificate_until.unreadable", "certificate_until", text))
        values["certificate_until"] = until.isoformat() if until else text

    def _active(self, cell: Cell, values: Values, findings: list[Finding]) -> None:
        text = tidied(cell)
        said = read_yes(text)
        if text and said is None:
            findings.append(warning("active.unreadable", "active", text))
        if said is not None:
            values["active"] = "yes" if said else "no"


def check_fields(typed: Mapping[str, str]) -> None:
    """UserError `field.unknown` where something typed is of no field of an agent."""
    for key in typed:
        if key not in AGENT_BY_KEY:
            raise UserError(
                "field.unknown",
                _("There is no field {field}. The fields are: {fields}.").format(
                    field=f'"{key}"', fields=", ".join(AGENT_BY_KEY)
                ),
            )
