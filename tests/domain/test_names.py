"""Names of people and places: tidied, folded, compared, checked."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.findings import Severity
from desktop.domain.names import (
    abbreviates,
    check,
    comparable,
    fold,
    fold_header,
    tidy,
    without_titles,
)


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [
        ("MARIA BETE", "MARIA BETE"),
        ("  Maria   Bete ", "Maria Bete"),
        ("Maria\u00a0Bete\n", "Maria Bete"),
        ("Maria\tBete\r\nSeran", "Maria Bete Seran"),
        ("Maria\u200b\u202eBete\x07", "MariaBete"),
        ("Jose\u0301", "Jos\u00e9"),
        ("yohanes BRIA", "yohanes BRIA"),
        ("\u2028Maria\u2029Bete", "Maria Bete"),
        ("", ""),
    ],
)
def test_a_text_is_tidied_and_never_re_cased(typed: str, tidied: str) -> None:
    assert tidy(typed) == tidied


@given(st.text(max_size=40))
def test_tidying_twice_is_tidying_once(typed: str) -> None:
    once = tidy(typed)
    assert tidy(once) == once
    assert once == once.strip()
    assert "  " not in once
    assert not [s for s in once if unicodedata.category(s) in ("Cc", "Cf")]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Oe'ekam", "oeekam"),
        ("Oe\u2019ekam", "oeekam"),
        ("OE`EKAM", "oeekam"),
        ("Niki-Niki", "niki niki"),
        ("Niki\u2011Niki", "niki niki"),
        ("Jos\u00e9  MARIA", "jose maria"),
        ("KI'E", "kie"),
        ("No. KTP", "no ktp"),
        ("L/P", "l p"),
        ("NAMA_LENGKAP", "nama lengkap"),
        ("Stra\u00dfe", "strasse"),
        ("\uff21\uff22", "ab"),
        ("Weliman\u200b", "weliman"),
        ("!!!", ""),
    ],
)
def test_a_key_is_the_same_however_a_name_is_written(name: str, key: str) -> None:
    assert fold(name) == key
    assert fold_header(name) == key


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=40))
def test_the_quick_way_for_plain_texts_gives_the_same_key(text: str) -> None:
    assert fold(text) == fold(text + "\u200b")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Maria Yovita Nahak, S.Sos., M.Si.", "Maria Yovita Nahak"),
        ("Drs. Agustinus Klau", "Agustinus Klau"),
        ("Hj. Siti Aminah", "Siti Aminah"),
        ("Drs H. Abdul Kadir", "Abdul Kadir"),
        ("Maria Bete S.Pd", "Maria Bete"),
        ("Yosef Seran A.Md.Kep", "Yosef Seran"),
        ("Alm. Petrus Bere", "Petrus Bere"),
        ("Petrus Bere (Alm)", "Petrus Bere"),
        ("ULU, PASKALIS", "ULU, PASKALIS"),
        ("Yohanes Bria Amd", "Yohanes Bria"),
        ("H. ", "H."),
        ("Dr", "Dr"),
        ("Mau, S. Pd", "Mau"),
        ("Sr. Maria", "Maria"),
        ("Sr Maria", "Sr Maria"),
        ("Ma Se", "Ma Se"),
    ],
)
def test_titles_are_left_aside_in_comparing(name: str, bare: str) -> None:
    assert without_titles(name) == bare


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Moh. Saleh", "MUHAMMAD SALEH"),
        ("Mochammad Saleh", "Muh Saleh"),
        ("Yoh. Bria Seran", "Yohanes Bria Seran"),
        ("Abd. Rahman, S.Pd.", "abdul rahman"),
        ("Oe'matan", "Oematan"),
    ],
)
def test_spellings_of_one_name_compare_equal(a: str, b: str) -> None:
    assert comparable(a) == comparable(b)


@given(st.text(alphabet="abdrHjMoSpISR.,' -", max_size=24))
def test_a_plain_name_compares_as_if_it_were_none(name: str) -> None:
    # A zero-width blank sends the same name through the whole of the rules.
    assert comparable(name) == comparable(f"{name}\u200b")


@pytest.mark.parametrize("name", ["Hj Siti", "Ir Anton", "Drs Anton", "Anton SPd", "Moh Ali", "H"])
def test_titles_without_dots_are_left_aside_in_plain_names_too(name: str) -> None:
    assert comparable(name) == comparable(f"{name}\u200b")


def test_a_lone_initial_is_not_opened() -> None:
    assert comparable("M. Yunus") == "m yunus"


@pytest.mark.parametrize(
    ("a", "b", "may_be"),
    [
        ("m yunus matasina", "marthinus yunus matasina", True),
        ("maria bete", "maria bete", True),
        ("maria b", "maria bete", True),
        ("m b", "maria bete", False),
        ("maria bete", "maria bete seran", False),
        ("maria bete", "mario bete", False),
        ("bete maria", "maria bete", False),
        ("", "", False),
        ("a b", "a b", False),
    ],
)
def test_a_shortened_name_may_be_the_long_one(a: str, b: str, may_be: bool) -> None:
    assert abbreviates(a, b) is may_be
    assert abbreviates(b, a) is may_be


@pytest.mark.parametrize(
    "name",
    [
        "MARIA",
        "Yosep Ina-Ama",
        "Oe'matan, Petrus",
        "Maria Yovita Nahak, S.Sos., M.Si.",
        "Jos\u00e9 da Costa",
        "Regapu\u2019u",
    ],
)
def test_names_as_they_are_have_no_finding(name: str) -> None:
    assert check(name) == []


@pytest.mark.parametrize("name", ["", " ", "-", "...", "_", "'"])
def test_a_name_without_a_letter_is_missing(name: str) -> None:
    (found,) = check(name)
    assert (found.code, found.severity) == ("name.missing", Severity.ERROR)


@pytest.mark.parametrize(
    ("name", "signs"),
    [("Mar1a", "1"), ("Maria (Bete)", "( )"), ("A@B#@", "@ #"), ("Maria_Bete", "_")],
)
def test_signs_no_name_has_are_named_once_each(name: str, signs: str) -> None:
    (found,) = check(name)
    assert (found.code, found.severity) == ("name.characters", Severity.WARNING)
    assert found.params["signs"] == signs
