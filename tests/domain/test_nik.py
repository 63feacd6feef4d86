"""Sixteen digits: cleaned, checked, taken apart, held against the row they stand in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import nik
from desktop.domain.findings import Severity

ON = date(2026, 11, 24)
WELIMAN = frozenset(("532104",))
WOMAN = "5321044505900002"


def codes(text: str, on: date = ON) -> list[str]:
    return [found.code for found in nik.check(text, known_districts=WELIMAN, on=on)]


@pytest.mark.parametrize(
    "typed",
    [
        "5321044505900002",
        " 5321044505900002\n",
        "'5321044505900002",
        "`5321044505900002",
        "532104 450590 0002",
        "5321.0445.0590.0002",
        "532104-450590-0002",
        "5321\u00a00445\u200b0590\u20110002\ufeff",
        "5321044505900002\u2009\u202f",
    ],
)
def test_what_people_put_around_digits_is_no_finding(typed: str) -> None:
    assert nik.clean(typed) == WOMAN
    assert codes(nik.clean(typed)) == []


@pytest.mark.parametrize("typed", ["", "-", " – ", "'", " \u00a0 "])
def test_a_lone_dash_or_nothing_is_an_empty_cell(typed: str) -> None:
    assert nik.clean(typed) == ""
    assert codes("") == ["nik.missing"]


def test_digits_of_other_scripts_are_no_digits_of_a_nik() -> None:
    arabic = "٥٣٢١٠٤٤٥٠٥٩٠٠٠٠٢"
    assert codes(nik.clean(arabic)) == ["nik.characters"]


@pytest.mark.parametrize("digits", [1, 15, 17, 20])
def test_another_length_than_sixteen_is_told_with_its_count(digits: int) -> None:
    (found,) = nik.check("5" * digits, known_districts=WELIMAN, on=ON)
    assert (found.code, found.severity) == ("nik.length", Severity.ERROR)
    assert found.params["digits"] == digits


@pytest.mark.parametrize(
    ("typed", "proposal"),
    [
        ("532104450590OOO2", WOMAN),
        ("532lO44505900002", WOMAN),
        ("S3Z1044505900002", WOMAN),
        ("5321044505900B02", "5321044505900802"),
    ],
)
def test_letters_like_digits_are_proposed_and_never_mended(typed: str, proposal: str) -> None:
    assert nik.clean(typed) == typed
    (found,) = nik.check(typed, known_districts=WELIMAN, on=ON)
    assert (found.code, found.severity) == ("nik.characters", Severity.ERROR)
    assert found.params["proposal"] == proposal


@pytest.mark.parametrize("typed", ["532104450590000X", "belum ada", "532104450590OO"])
def test_where_no_digits_can_be_meant_nothing_is_proposed(typed: str) -> None:
    (found,) = nik.check(nik.clean(typed), known_districts=WELIMAN, on=ON)
    assert found.code == "nik.characters"
    assert "proposal" not in found.params


@pytest.mark.parametrize("typed", ["5,32104E+15", "5.32104e15", "5E+15"])
def test_scientific_text_has_lost_its_digits(typed: str) -> None:
    assert [f.code for f in nik.check(typed, known_districts=WELIMAN, on=ON)] == [
        "nik.precision_lost"
    ]


@pytest.mark.parametrize(
    ("cell", "digits", "lost"),
    [
        (5321044505900002, "5321044505900002", False),
        (5321044505900002.0, "5321044505900002", False),
        (5321044505900000.0, "5321044505900000", True),
        (5321044505900010, "5321044505900010", True),
        (9321044505900002.0, "9321044505900002", True),
        (9321044505900002, "9321044505900002", False),
        (532104450590000.0, "532104450590000", False),
        (0, "0", False),
    ],
)
def test_a_number_cell_is_whole_unless_its_sixteenth_digit_may_be_lost(
    cell: float, digits: str, lost: bool
) -> None:
    assert nik.from_number(cell) == (digits, lost)


@pytest.mark.parametrize("cell", [1.5, float("nan"), float("inf")])
def test_a_number_that_is_no_whole_number_is_told_as_it_stands(cell: float) -> None:
    assert nik.from_number(cell) == (str(cell), False)


@pytest.mark.parametrize(
    "day", ["0005", "3205", "3104", "0013", "0000", "7205", "4005", "3002", "7002"]
)
def test_a_day_that_never_was_is_an_error(day: str) -> None:
    assert codes(f"532104{day}900002") == ["nik.date_invalid"]


@pytest.mark.parametrize("day", ["0105", "3105", "4105", "7105", "2902", "6902"])
def test_days_of_men_and_of_women_are_dates(day: str) -> None:
    assert codes(f"532104{day}880002") == []


def test_a_leap_day_of_a_year_without_one_is_no_date() -> None:
    assert codes("5321042902900002") == ["nik.date_invalid"]
    assert codes("5321046902900002") == ["nik.date_invalid"]
    # 1900 had no 29 February, 2000 had one.
    assert codes("5321042902000002") == []


def test_a_serial_of_zeros_and_a_strange_kecamatan_only_warn() -> None:
    found = nik.check("9999994505900000", known_districts=WELIMAN, on=ON)
    assert [f.code for f in found] == ["nik.serial_zero", "nik.region_unknown"]
    assert {f.severity for f in found} == {Severity.WARNING}
    assert found[1].params["district"] == "999999"


@pytest.mark.parametrize(
    ("digits", "born"),
    [
        ("450590", date(1990, 5, 5)),
        ("050590", date(1990, 5, 5)),
        ("241111", date(2011, 11, 24)),  # fifteen years old today
        ("251111", date(1911, 11, 25)),  # fourteen: the other century is meant
        ("010100", date(2000, 1, 1)),
        ("311226", date(1926, 12, 31)),
    ],
)
def test_the_century_follows_from_the_working_age(digits: str, born: date) -> None:
    assert nik.birth_date(f"532104{digits}0002", ON) == born


def test_where_no_century_makes_a_worker_the_one_that_is_past_is_taken() -> None:
    early = date(1905, 6, 1)
    assert nik.birth_date("5321040101010002", early) == date(1901, 1, 1)
    assert nik.birth_date("5321040101990002", early) is None


def test_sex_follows_from_the_day() -> None:
    assert nik.sex(WOMAN) == "P"
    assert nik.sex("5321043105900002") == "L"
    assert nik.sex("5321044105900002") == "P"


@pytest.mark.parametrize(
    ("born", "given", "expected"),
    [
        (date(1990, 5, 5), "P", []),
        (date(1890, 5, 5), "P", []),
        (date(1990, 5, 15), "P", ["nik.birth_date_mismatch"]),
        (date(1990, 5, 5), "L", ["nik.sex_mismatch"]),
        (date(1991, 5, 5), "L", ["nik.birth_date_mismatch", "nik.sex_mismatch"]),
    ],
)
def test_a_nik_that_says_otherwise_warns(born: date, given: str, expected: list[str]) -> None:
    found = nik.disagreements(WOMAN, born=born, sex_given=given, on=ON)
    assert [f.code for f in found] == expected
    assert all(f.severity is Severity.WARNING for f in found)


def test_a_mismatch_tells_both_dates() -> None:
    (found,) = nik.disagreements(WOMAN, born=date(1990, 5, 15), sex_given="P", on=ON)
    assert found.params == {"nik_date": "1990-05-05", "birth_date": "1990-05-15"}


def test_for_the_eye_a_nik_is_grouped_and_for_others_masked() -> None:
    assert nik.group("5304016105800002") == "5304 0161 0580 0002"
    assert nik.mask("5304016105800002") == "5304********0002"
    assert nik.mask("53040161") == "********"
    assert nik.mask("") == ""


@pytest.mark.parametrize(
    ("other", "slip"),
    [
        ("5321044505900003", True),
        ("5321044505900020", True),
        ("3521044505900002", True),
        (WOMAN, False),
        ("5321044505900013", False),
        ("532104450590000", False),
        ("5321044505902000", False),
        ("6231044505900002", False),
    ],
)
def test_one_slip_is_a_wrong_digit_or_two_neighbours_swapped(other: str, slip: bool) -> None:
    assert nik.one_slip(WOMAN, other) is slip
    assert nik.one_slip(other, WOMAN) is slip


@given(
    born=st.dates(date(1930, 1, 1), date(2011, 11, 24)),
    woman=st.booleans(),
    serial=st.integers(1, 9999),
)
def test_a_nik_made_from_a_person_tells_that_person(born: date, woman: bool, serial: int) -> None:
    day = born.day + 40 * woman
    made = f"532104{day:02}{born.month:02}{born.year % 100:02}{serial:04}"
    assert nik.check(made, known_districts=WELIMAN, on=ON) == []
    assert nik.tells_birth_date(made, born)
    assert nik.sex(made) == ("P" if woman else "L")
    told = nik.birth_date(made, ON)
    assert told is not None
    assert (told.month, told.day, told.year % 100) == (born.month, born.day, born.year % 100)
    assert nik.disagreements(made, born=born, sex_given=nik.sex(made), on=ON) == []


@given(st.text(max_size=30))
def test_whatever_is_typed_is_told_and_never_raises(typed: str) -> None:
    cleaned = nik.clean(typed)
    assert nik.clean(cleaned) == cleaned
    found = nik.check(cleaned, known_districts=WELIMAN, on=ON)
    if not (len(cleaned) == 16 and cleaned.isascii() and cleaned.isdigit()):
        assert found[0].severity is Severity.ERROR
