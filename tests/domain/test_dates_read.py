"""Birth dates out of cells: every form a list uses, and what is never guessed."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dates import Cell, column_order, read, short_date, split_place_and_date
from desktop.domain.findings import Severity

ON = date(2026, 11, 24)
MAY = date(1990, 5, 5)


def told(
    cell: Cell, *, day_first: bool | None = None, nik_date: date | None = None
) -> tuple[date | None, list[str]]:
    born, findings = read(cell, day_first=day_first, nik_date=nik_date, on=ON)
    return born, [f"{found.severity} {found.code}" for found in findings]


@pytest.mark.parametrize(
    "cell",
    [
        "25-05-1990", "25/05/1990", "25.05.1990", "25 05 1990", "25 - 5 - 1990", "1990-05-25",
        "1990/5/25", "25 Mei 1990", "25 mei 1990", "25 MEI 1990", "25-Mei-1990", "25 May 1990",
        "25-May-1990", "Mei 25, 1990", "25 V 1990", "Jumat, 25 Mei 1990", "Jum'at 25-05-1990",
        "tgl 25-05-1990", "tanggal 25 Mei 1990", "'25-05-1990", "25-05-1990.",
        "1990-05-25 00:00:00", "1990-05-25T00:00:00", "25\u201105\u20111990",
        "tgl 25 bln 5 thn 1990", "tgl. 25 bulan Mei tahun 1990", "25 bln. 5 th. 1990",
        "Tanggal 25 Mei Tahun 1990", "hari Jumat tanggal 25 Mei 1990", "Jum\u2019at, 25 Mei 1990",
        "Jumat Kliwon, 25 Mei 1990", "25Mei1990", "25 Mei1990", "25mei 1990", "25_05_1990",
        "25|05|1990", "25\\05\\1990", "25-Mei-1990 (36 th)", "25 Mei 1990 12:00:00 AM",
        "25\u00a0Mei\u00a01990", "25\nMei\n1990", "32888", 32888, 32888.0, 32888.75,
        date(1990, 5, 25), datetime(1990, 5, 25, 13, 0),
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written(cell: Cell) -> None:
    given_date = date(1990, 1, 15) if str(cell).startswith("32888") else date(1990, 5, 25)
    assert told(cell) == (given_date, [])


def test_every_month_is_known_by_its_names_and_its_roman_number() -> None:
    names = [
        "Januari Jan I", "Februari Pebruari Feb II", "Maret Mar III", "April Apr IV", "Mei May V",
        "Juni Jun VI", "Juli Jul VII", "Agustus Agt Ags VIII", "September Sept IX",
        "Oktober Okt X", "November Nopember Nov XI", "Desember Des XII",
    ]  # fmt: skip
    for month, row in enumerate(names, start=1):
        for name in row.split():
            assert told(f"7 {name} 1988") == (date(1988, month, 7), []), name


def test_a_serial_counts_from_the_year_of_its_workbook() -> None:
    assert read(32888, day_first=None, nik_date=None, on=ON)[0] == date(1990, 1, 15)
    later, _ = read(32888, day_first=None, nik_date=None, on=ON, epoch_1904=True)
    assert later == date(1994, 1, 16)


@pytest.mark.parametrize(
    "cell",
    [
        "1965", 1965, "00-00-1965", "31-13-1980", "13-13-1980", "31-02-1990", "29-02-1990", "0",
        "abc", "25 Foo 1990", "25-05", "25-05-199", "250590", 250590, "01234", "5/1990", "1-1-1-1",
        "990-05-25", "25 Mei 199", float("nan"), float("inf"), "19900525", "25 Mei",
    ],
)  # fmt: skip
def test_what_is_no_whole_date_is_held_and_told_as_it_stands(cell: Cell) -> None:
    born, findings = read(cell, day_first=None, nik_date=MAY, on=ON)
    assert born is None
    assert [(f.code, f.severity) for f in findings] == [("birth_date.unreadable", Severity.ERROR)]
    assert findings[0].value == str(cell)


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "\u200b", "."])
def test_an_empty_cell_is_missing(cell: Cell) -> None:
    assert told(cell) == (None, ["error birth_date.missing"])


def test_a_day_to_come_is_told_with_its_date() -> None:
    assert told("25-11-2026") == (date(2026, 11, 25), ["error birth_date.future"])
    assert told(date(2026, 11, 25)) == (date(2026, 11, 25), ["error birth_date.future"])
    assert told("24-11-2026") == (ON, [])


def test_where_day_and_month_can_be_swapped_nothing_is_guessed() -> None:
    assert told("03-04-1990") == (None, ["error birth_date.ambiguous"])


def test_the_column_decides_which_is_the_day() -> None:
    assert told("03-04-1990", day_first=True) == (date(1990, 4, 3), [])
    assert told("03-04-1990", day_first=False) == (date(1990, 3, 4), [])
    assert told("04-25-1990", day_first=False) == (date(1990, 4, 25), [])


def test_the_nik_decides_where_the_column_does_not() -> None:
    warned = ["warning birth_date.ambiguous"]
    assert told("03-04-1990", nik_date=date(1990, 3, 4)) == (date(1990, 3, 4), warned)
    assert told("03-04-1990", nik_date=date(1990, 4, 3)) == (date(1990, 4, 3), warned)
    assert told("03-04-1990", nik_date=MAY) == (None, ["error birth_date.ambiguous"])


def test_a_thirteenth_month_is_never_read_as_a_day() -> None:
    assert told("05-25-1990") == (None, ["error birth_date.unreadable"])
    assert told("05-25-1990", day_first=True) == (None, ["error birth_date.unreadable"])


def test_day_and_month_alike_cannot_be_swapped() -> None:
    assert told("05-05-1990") == (MAY, [])


def test_a_day_over_twelve_in_a_column_of_months_first_is_unreadable() -> None:
    assert told("25-05-1990", day_first=False) == (None, ["error birth_date.unreadable"])


@pytest.mark.parametrize("cell", ["25-05-90", "25 Mei 90", "25.5.90", "25Mei90", "25-5-'90"])
def test_a_two_digit_year_is_taken_where_the_nik_settles_it(cell: str) -> None:
    warned = ["warning birth_date.ambiguous"]
    born = date(1990, 5, 25)
    assert told(cell, nik_date=born) == (born, warned)
    # Another day of the same year still settles the century.
    assert told(cell, nik_date=date(1990, 1, 1)) == (born, warned)
    assert told(cell, nik_date=date(1985, 5, 25)) == (None, ["error birth_date.ambiguous"])
    assert told(cell) == (None, ["error birth_date.ambiguous"])


def test_a_finding_tells_why_a_date_is_ambiguous() -> None:
    _, (of_year,) = read("25-05-90", day_first=None, nik_date=None, on=ON)
    _, (of_order,) = read("03-04-1990", day_first=None, nik_date=None, on=ON)
    assert (of_year.params["why"], of_order.params["why"]) == ("year", "order")


def test_a_short_year_with_a_swappable_day_needs_the_whole_date_of_the_nik() -> None:
    warned = ["warning birth_date.ambiguous"]
    assert told("03-04-90", nik_date=date(1990, 3, 4)) == (date(1990, 3, 4), warned)
    assert told("03-04-90", nik_date=date(1990, 7, 7)) == (None, ["error birth_date.ambiguous"])
    assert told("03-04-90", day_first=True, nik_date=date(1990, 7, 7)) == (
        date(1990, 4, 3),
        warned,
    )


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["25-05-1990", "03-04-1990"], True),
        (["05-25-1990", "03-14-1990"], False),
        (["03-04-1990", "01-02-1990"], None),
        (["25-05-1990", "05-25-1990"], None),
        (["25-05-1990"] * 4 + ["05-25-1990"], True),
        (["25-05-1990"] * 3 + ["05-25-1990"], None),
        (["05-25-1990"] + ["03-04-1990"] * 4, False),
        (["05-25-1990"] + ["03-04-1990"] * 5, None),
        (["05-25-1990"] + ["05-05-1990"] * 50, False),
        ([], None),
        ([None, 32888, date(1990, 5, 25), "25 Mei 1990", "1990-05-25", "x"], None),
        (["45-05-1990", "05-45-1990", "00-20-1990", "20-00-1990"], None),
        (["31-05-1990"], True),
        (["05-31-1990"], False),
        (["12-13-1990"], False),
    ],
)
def test_a_column_tells_its_own_order(values: list[Cell], order: bool | None) -> None:
    assert column_order(values) is order


@pytest.mark.parametrize(
    ("cell", "place", "birth"),
    [
        ("Kupang, 5 Mei 1990", "Kupang", "5 Mei 1990"),
        ("KUPANG 05-05-1990", "KUPANG", "05-05-1990"),
        ("Oe'ekam", "Oe'ekam", ""),
        ("Betun / 05-05-1990", "Betun", "05-05-1990"),
        ("So'e,05/05/1990", "So'e", "05/05/1990"),
        ("05-05-1990", "", "05-05-1990"),
        ("Atambua, Senin 5 Mei 1990", "Atambua", "Senin 5 Mei 1990"),
        ("Kupang, Februari", "Kupang", "Februari"),
        ("Kupang, Mei 5 1990", "Kupang", "Mei 5 1990"),
        ("Kupang (05-05-1990)", "Kupang", "05-05-1990"),
        ("Maumere, umur 40", "Maumere", "umur 40"),
        ("Kupang, Februari, 1988", "Kupang", "Februari, 1988"),
        ("05-05-1990, Kupang", "Kupang", "05-05-1990"),
        ("5 Mei 1990 Oe'sapa", "Oe'sapa", "5 Mei 1990"),
        ("Oe'Mei, 12 Mei 1980", "Oe'Mei", "12 Mei 1980"),
        ("Betun, tgl 12 bln 8 thn 1980", "Betun", "tgl 12 bln 8 thn 1980"),
        ("Betun, hari Rabu 5 Mei 1990", "Betun", "hari Rabu 5 Mei 1990"),
        ("", "", ""),
        (" - ", "", ""),
        ("Desa\n  Baru, 1 Jan 1980", "Desa Baru", "1 Jan 1980"),
    ],
)
def test_a_cell_of_place_and_date_is_taken_apart(cell: str, place: str, birth: str) -> None:
    assert split_place_and_date(cell) == (place, birth)


@given(st.dates(date(1900, 1, 1), ON))
def test_every_day_is_read_back_from_what_sheets_write(born: date) -> None:
    for text in (short_date(born), born.isoformat(), f"{born.day} {born:%B} {born.year}"):
        assert told(text, day_first=True) == (born, []), text


@given(
    st.one_of(st.none(), st.text(max_size=25), st.floats(), st.integers()),
    st.sampled_from([True, False, None]),
)
def test_whatever_a_cell_holds_there_is_a_date_or_an_error(
    cell: Cell, day_first: bool | None
) -> None:
    born, findings = read(cell, day_first=day_first, nik_date=MAY, on=ON)
    if born is None:
        assert findings[-1].severity is Severity.ERROR
    else:
        assert born <= ON or findings[-1].code == "birth_date.future"
