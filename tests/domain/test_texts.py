"""The catalogue: Indonesian or English, chosen while the program runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain import texts
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.progress import SILENT
from desktop.paths import locale_folder


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """English before and after each test."""
    texts.use_language("en", locale_folder())
    yield
    texts.use_language("en", locale_folder())


def test_english_is_the_source_and_needs_no_catalogue(tmp_path: Path) -> None:
    texts.use_language("en", tmp_path)
    assert texts.gettext("Full name") == "Full name"
    assert texts.language() == "en"


def test_indonesian_comes_from_the_catalogue() -> None:
    texts.use_language("id", locale_folder())
    assert texts.language() == "id"
    assert texts.gettext("Place of birth") == "Tempat lahir"


def test_a_marked_text_is_translated_when_it_is_shown() -> None:
    label = texts.mark("Place of birth")
    assert label == "Place of birth"
    texts.use_language("id", locale_folder())
    assert texts.gettext(label) == "Tempat lahir"


def test_an_empty_text_is_never_the_catalogues_heading() -> None:
    texts.use_language("id", locale_folder())
    assert texts.gettext("") == ""


def test_english_counts_in_two_forms_and_indonesian_in_one() -> None:
    one, many = "no such text {n}", "no such texts {n}"
    assert texts.ngettext(one, many, 1) == one
    assert texts.ngettext(one, many, 2) == many


def test_another_language_is_refused_and_changes_nothing() -> None:
    texts.use_language("id", locale_folder())
    with pytest.raises(ValueError, match="nl"):
        texts.use_language("nl", locale_folder())
    assert texts.language() == "id"


def test_a_refusal_carries_its_code_its_sentence_and_its_details() -> None:
    refusal = UserError("letter.not_approved", "Approve the letter first.", letter=7)
    assert (refusal.code, refusal.message) == ("letter.not_approved", "Approve the letter first.")
    assert str(refusal) == "Approve the letter first."
    assert refusal.details == {"letter": 7}


def test_stopping_is_no_refusal() -> None:
    assert not issubclass(Cancelled, UserError)


def test_silent_progress_never_stops_the_work() -> None:
    SILENT.step(1, 0, "work")
    SILENT.step(2, 1, "work")
