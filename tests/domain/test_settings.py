"""Settings: their defaults, the texts they are read from, the ones refused."""

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.settings import ALL, BY_KEY, Setting, SettingKind, Settings, Value, read

DEFAULTS = {
    "letters_need_check": True, "letters_take_doubles": False, "minimum_age": 17,
    "maximum_age": 64, "attendance_minimum": 0.8, "late_minutes": 15, "late_counts": True,
    "paper": "A4", "typeface": "sans", "code_enrolment": "500.15.14.2", "language": "id",
}  # fmt: skip


def test_what_an_office_did_not_choose_has_its_default() -> None:
    settings = Settings({})
    assert {key: settings.value(key) for key in DEFAULTS} == DEFAULTS
    assert list(settings.all()) == [setting.key for setting in ALL]
    assert len(BY_KEY) == len(ALL)


def test_what_an_office_chose_stands_over_the_default() -> None:
    settings = Settings({"minimum_age": 25, "copies": "Bupati Malaka\n\n Arsip "})
    assert settings.number("minimum_age") == 25
    assert settings.number("maximum_age") == 64
    assert settings.lines("copies") == ["Bupati Malaka", "Arsip"]
    assert settings.text("paper") == "A4"
    assert settings.yes("late_counts") is True
    assert settings.all()["minimum_age"] == 25


def test_a_share_is_exact() -> None:
    assert Settings({}).share("attendance_minimum") == Fraction(4, 5)


@pytest.mark.parametrize("setting", ALL, ids=lambda setting: setting.key)
def test_every_default_can_be_typed(setting: Setting) -> None:
    words = {True: "yes", False: "no"}
    yes_no = setting.kind is SettingKind.YES_NO
    typed = words[bool(setting.default)] if yes_no else str(setting.default)
    assert read(setting.key, typed) == setting.default
    assert setting.label
    assert setting.kind is not SettingKind.CHOICE or setting.default in setting.choices


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("late_counts", "yes", True), ("late_counts", "YA", True), ("late_counts", " 1 ", True),
        ("late_counts", "no", False), ("late_counts", "Tidak", False),
        ("late_counts", "off", False),
        ("minimum_age", "18", 18), ("minimum_age", " 0 ", 0), ("late_minutes", "600", 600),
        ("paper", "f4", "F4"), ("typeface", "Bookman", "bookman"),
        ("sifat", "sangat  segera", "Sangat Segera"),
        ("attendance_minimum", "0.75", 0.75), ("attendance_minimum", "0,75", 0.75),
        ("attendance_minimum", "75%", 0.75), ("attendance_minimum", "75 %", 0.75),
        ("attendance_minimum", "3/4", 0.75), ("attendance_minimum", "1", 1.0),
        ("attendance_minimum", "0", 0.0),
        ("addressee", "  Kepala   BPJS ", "Kepala BPJS"), ("addressee", "", ""),
        ("copies", "Bupati; Arsip", "Bupati\nArsip"), ("copies", "A\n\n B  C \n", "A\nB C"),
        ("copies", "", ""),
    ],
)  # fmt: skip
def test_a_setting_is_read_from_what_is_typed(key: str, typed: str, value: Value) -> None:
    read_value = read(key, typed)
    assert read_value == value
    assert type(read_value) is type(value)


@pytest.mark.parametrize(
    ("key", "typed", "wanted"),
    [
        ("late_counts", "maybe", "yes or no"), ("late_counts", "", "yes or no"),
        ("minimum_age", "-1", "from 0 to 150"), ("minimum_age", "151", "from 0 to 150"),
        ("minimum_age", "17.5", "whole number"), ("minimum_age", "", "whole number"),
        ("minimum_age", "\u0661\u0667", "whole number"), ("late_minutes", "601", "from 0 to 600"),
        ("paper", "Letter", "one of: A4, F4"), ("paper", "", "one of"),
        ("attendance_minimum", "1.1", "from 0 to 1"), ("attendance_minimum", "80", "from 0 to 1"),
        ("attendance_minimum", "-0.1", "from 0 to 1"), ("attendance_minimum", "x", "from 0 to 1"),
        ("attendance_minimum", "1/0", "from 0 to 1"), ("attendance_minimum", "", "from 0 to 1"),
        ("attendance_minimum", "1e999999999", "from 0 to 1"),
        ("attendance_minimum", "1/3", "from 0 to 1"),
        ("late_minutes", "9" * 5000, "from 0 to 600"),
    ],
)  # fmt: skip
def test_what_a_setting_cannot_take_is_refused_with_what_it_takes(
    key: str, typed: str, wanted: str
) -> None:
    with pytest.raises(UserError, match=wanted) as refused:
        read(key, typed)
    assert refused.value.code == "setting.value"
    assert refused.value.details == {"key": key}


def test_an_unknown_setting_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="minimum_age") as refused:
        read("minimum", "17")
    assert refused.value.code == "setting.unknown"


@given(st.sampled_from(sorted(BY_KEY)), st.text(max_size=20))
def test_whatever_is_typed_is_a_value_or_a_refusal(key: str, typed: str) -> None:
    with contextlib.suppress(UserError):
        assert type(read(key, typed)) is type(BY_KEY[key].default)
