"""The office's settings: each declared once with its kind, default and label."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from desktop.domain.errors import UserError
from desktop.domain.shares import is_share, read_share
from desktop.domain.texts import gettext
from desktop.domain.texts import mark as _

Value = str | int | float | bool
"""What a setting holds; also what JSON shows."""


class SettingKind(StrEnum):
    """How the text of a setting is read and edited."""

    TEXT = "text"
    LINES = "lines"
    """Several lines, one thing a line."""
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    SHARE = "share"
    """A fraction from 0 to 1; `Fraction(str(value))` is exact."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; `lowest` and `highest` bound a number, `choices` are the words of a choice."""

    key: str
    kind: SettingKind
    default: Value
    label: str
    choices: tuple[str, ...] = ()
    lowest: int = 0
    highest: int = 150
    group: str = "register"


def _in(group: str, key: str, default: str, label: str, *choices: str) -> Setting:
    """A setting that letters are written by."""
    kind = SettingKind.CHOICE if choices else SettingKind.TEXT
    return Setting(key, kind, default, label, choices, group=group)


ALL: tuple[Setting, ...] = (
    Setting(
        "letters_need_check",
        SettingKind.YES_NO,
        default=True,
        label=_("Letters take checked workers only"),
    ),
    Setting(
        "letters_take_doubles",
        SettingKind.YES_NO,
        default=False,
        label=_("Letters take undecided doubles"),
    ),
    Setting("minimum_age", SettingKind.NUMBER, 17, _("Lowest age")),
    Setting("maximum_age", SettingKind.NUMBER, 64, _("Highest age")),
    Setting(
        "exclude_occupations",
        SettingKind.YES_NO,
        default=True,
        label=_("Leave out civil servants, army, police, village officials"),
    ),
    Setting(
        "letters_local_only",
        SettingKind.YES_NO,
        default=False,
        label=_("Letters take people of the office's region only"),
    ),
    Setting(
        "letters_one_per_household",
        SettingKind.YES_NO,
        default=False,
        label=_("Letters take one person of a household"),
    ),
    Setting(
        "letters_never_members",
        SettingKind.YES_NO,
        default=False,
        label=_("Letters take people who never were members"),
    ),
    Setting("attendance_minimum", SettingKind.SHARE, 0.8, _("Least attendance"), group="training"),
    Setting(
        "late_minutes",
        SettingKind.NUMBER,
        15,
        _("Late after minutes"),
        highest=600,
        group="training",
    ),
    Setting(
        "late_counts",
        SettingKind.YES_NO,
        default=True,
        label=_("Late counts as present"),
        group="training",
    ),
    _in(
        "certificate",
        "code_certificate",
        "500.15.3.3",
        _("Classification code of certificates"),
    ),
    Setting(
        "certificate_months",
        SettingKind.NUMBER,
        0,
        _("Months a certificate holds"),
        highest=600,
        group="certificate",
    ),
    Setting(
        "certificate_titles",
        SettingKind.YES_NO,
        default=True,
        label=_("Titles of participants on certificates"),
        group="certificate",
    ),
    Setting(
        "certificate_photo",
        SettingKind.YES_NO,
        default=False,
        label=_("Room for a photo on certificates"),
        group="certificate",
    ),
    Setting(
        "certificate_ornament",
        SettingKind.YES_NO,
        default=True,
        label=_("Woven bands on certificates"),
        group="certificate",
    ),
    _in("paper", "paper", "A4", _("Paper"), "A4", "F4"),
    _in("paper", "typeface", "sans", _("Typeface"), "sans", "bookman"),
    _in("number", "code_enrolment", "500.15.14.2", _("Classification code of enrolment letters")),
    _in("number", "code_addition", "", _("Classification code of letters of addition")),
    _in("number", "code_removal", "", _("Classification code of letters of removal")),
    _in("number", "code_replacement", "", _("Classification code of letters of replacement")),
    _in("number", "code_renewal", "", _("Classification code of letters of renewal")),
    _in("number", "office_abbreviation", "DISNAKER", _("Office abbreviation in numbers")),
    _in(
        "letter",
        "sifat",
        "Penting",
        _("Sifat of letters"),
        "Biasa",
        "Penting",
        "Segera",
        "Sangat Segera",
        "Rahasia",
        "Terbatas",
    ),
    _in("letter", "addressee", "Kepala BPJS Ketenagakerjaan", _("Addressee")),
    _in("letter", "addressee_city", "", _("City of the addressee")),
    Setting(
        "legal_basis",
        SettingKind.LINES,
        "Undang-Undang Nomor 24 Tahun 2011 tentang Badan Penyelenggara Jaminan Sosial",
        _("Legal basis"),
        group="letter",
    ),
    _in("letter", "agreement", "", _("Cooperation agreement")),
    _in("letter", "contact_name", "", _("Contact person")),
    _in("letter", "contact_position", "", _("Position of the contact person")),
    _in("letter", "contact_phone", "", _("Phone of the contact person")),
    Setting("copies", SettingKind.LINES, "Arsip", _("Copies to"), group="letter"),
    Setting(
        "verification_team",
        SettingKind.LINES,
        "",
        _("Who verifies (name | position | role)"),
        group="minutes",
    ),
    _in("minutes", "verification_place", "", _("Where berita acara are signed")),
    Setting(
        "minutes_copies",
        SettingKind.NUMBER,
        3,
        _("Copies of a berita acara"),
        lowest=1,
        highest=20,
        group="minutes",
    ),
    _in("layout", "letter_layout", "lontar", _("Columns of the submission sheet")),
    _in("layout", "check_layout", "padan", _("Columns of the list for the insurer's check")),
    _in("signing", "timestamp_url", "", _("Address of the time-stamp service")),
    _in("program", "language", "id", _("Language"), "id", "en"),
)
"""Every setting (commands.md, `office set`; letters: domain.md 4.1 and 4.3, papers.md)."""

BY_KEY: Mapping[str, Setting] = {setting.key: setting for setting in ALL}

_YES = frozenset(("yes", "ya", "true", "1", "on"))
_NO = frozenset(("no", "tidak", "false", "0", "off"))


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of an office: what it chose over the defaults."""

    chosen: Mapping[str, Value]

    def value(self, key: str) -> Value:
        """The setting's value; KeyError for a key that is not declared."""
        return self.chosen.get(key, BY_KEY[key].default)

    def text(self, key: str) -> str:
        """The value as text, lines joined by line breaks."""
        return str(self.value(key))

    def lines(self, key: str) -> list[str]:
        """The filled lines of a setting of several."""
        return [line.strip() for line in self.text(key).splitlines() if line.strip()]

    def number(self, key: str) -> int:
        """The value as a whole number."""
        return int(self.value(key))

    def yes(self, key: str) -> bool:
        """Whether the setting says yes."""
        return bool(self.value(key))

    def share(self, key: str) -> Fraction:
        """The value of a share, exact."""
        return Fraction(str(self.value(key)))

    def all(self) -> dict[str, Value]:
        """Every setting with its value, in the order they are declared."""
        return {setting.key: self.value(setting.key) for setting in ALL}


def declared(key: str) -> Setting:
    """The setting of that key; UserError `setting.unknown` where there is none."""
    if key not in BY_KEY:
        raise UserError(
            "setting.unknown",
            gettext("There is no setting {key}. The settings are: {keys}.").format(
                key=key, keys=", ".join(BY_KEY)
            ),
            key=key,
        )
    return BY_KEY[key]


def read(key: str, text: str) -> Value:
    """The value that a typed text gives a setting; UserError `setting.value` where it cannot.

    An empty text is a value of TEXT and LINES only. yes and no are also read as ya and tidak.
    """
    setting = declared(key)
    text = text.strip()
    value = _READERS[setting.kind](setting, text)
    if value is None:
        raise UserError(
            "setting.value",
            gettext("{value} is no value of {key}. Give {wanted}.").format(
                value=f'"{text}"', key=key, wanted=_wanted(setting)
            ),
            key=key,
        )
    return value


def _read_text(_setting: Setting, text: str) -> Value | None:
    return " ".join(text.split())


def _read_lines(_setting: Setting, text: str) -> Value | None:
    lines = (" ".join(line.split()) for line in text.replace(";", "\n").splitlines())
    return "\n".join(line for line in lines if line)


_MOST_DIGITS = 18


def _read_number(setting: Setting, text: str) -> Value | None:
    if not (text.isascii() and text.isdigit()) or len(text) > _MOST_DIGITS:
        return None
    number = int(text)
    return number if setting.lowest <= number <= setting.highest else None


def _read_yes_no(_setting: Setting, text: str) -> Value | None:
    word = text.casefold()
    return True if word in _YES else False if word in _NO else None


def _read_choice(setting: Setting, text: str) -> Value | None:
    word = " ".join(text.casefold().split())
    return next((choice for choice in setting.choices if choice.casefold() == word), None)


def _read_share(_setting: Setting, text: str) -> Value | None:
    share = read_share(text)
    return float(share) if share is not None and is_share(share) else None


_READERS = {
    SettingKind.TEXT: _read_text,
    SettingKind.LINES: _read_lines,
    SettingKind.NUMBER: _read_number,
    SettingKind.YES_NO: _read_yes_no,
    SettingKind.CHOICE: _read_choice,
    SettingKind.SHARE: _read_share,
}


def _wanted(setting: Setting) -> str:
    """What a setting takes, in words."""
    if setting.kind is SettingKind.CHOICE:
        return gettext("one of: {choices}").format(choices=", ".join(setting.choices))
    if setting.kind is SettingKind.YES_NO:
        return gettext("yes or no")
    if setting.kind is SettingKind.SHARE:
        return gettext("a fraction from 0 to 1")
    return gettext("a whole number from {lowest} to {highest}").format(
        lowest=setting.lowest, highest=setting.highest
    )
