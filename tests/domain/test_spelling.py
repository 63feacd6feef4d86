"""Slips of the hand between two words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.spelling import edits

WORDS = st.text(alphabet="abc", max_size=7)


@pytest.mark.parametrize(
    ("a", "b", "slips"),
    [
        ("wesey", "wesey", 0),
        ("wesey", "wesei", 1),
        ("wesey", "weesy", 1),
        ("wesey", "wesy", 1),
        ("wesey", "wessey", 1),
        ("wesey", "ewsye", 2),
        ("wesey", "kateri", 3),
        ("", "ab", 2),
        ("", "", 0),
        ("abcd", "wxyz", 3),
        ("a", "abcd", 3),
    ],
)
def test_slips_are_counted_up_to_two(a: str, b: str, slips: int) -> None:
    assert edits(a, b, 2) == slips


@given(WORDS, WORDS)
def test_the_way_back_is_as_long(a: str, b: str) -> None:
    assert edits(a, b, 9) == edits(b, a, 9)
    assert (edits(a, b, 9) == 0) is (a == b)


@given(WORDS, WORDS, st.integers(0, 4))
def test_a_bound_changes_no_count_below_it(a: str, b: str, most: int) -> None:
    assert edits(a, b, most) == min(edits(a, b, 9), most + 1)


@given(WORDS, st.integers(0, 6), st.sampled_from("abc"))
def test_a_letter_put_in_is_one_slip(word: str, at: int, letter: str) -> None:
    assert edits(word, word[:at] + letter + word[at:], 2) == 1
