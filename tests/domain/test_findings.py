"""The words of findings: every code of the command line's documentation, in its severities."""

import re
from collections.abc import Iterator

import pytest

from desktop.domain.finding_texts import CODES, sentence, short
from desktop.domain.findings import Finding, Severity, error, warning
from desktop.domain.texts import use_language
from desktop.paths import locale_folder

ERRORS = {
    "nik.missing", "nik.length", "nik.characters", "nik.precision_lost", "nik.date_invalid",
    "nik.duplicate_in_file", "nik.duplicate_in_register", "name.missing", "birth_date.missing",
    "birth_date.unreadable", "birth_date.future", "age.below_minimum", "age.above_maximum",
    "region.missing", "region.unknown", "region.ambiguous", "field.missing",
}  # fmt: skip
WARNINGS = {
    "nik.serial_zero", "nik.region_unknown", "nik.birth_date_mismatch", "nik.sex_mismatch",
    "nik.claimed_twice", "person.differs", "name.characters", "region.outside_office",
    "region.kecamatan_mismatch", "region.corrected", "sex.unreadable", "phone.unreadable",
    "income.unreadable", "person.possible_duplicate", "occupation.excluded", "agent.unknown",
    "agent.ambiguous",
}  # fmt: skip
EITHER = {"birth_date.ambiguous"}

TOLD: dict[str, str | int] = {
    "age": 16, "minimum": 17, "limit": 65, "digits": 15, "proposal": "5321044505900002",
    "district": "999999", "nik_date": "1990-05-05", "birth_date": "1990-05-15", "nik_sex": "P",
    "sex": "L", "name": "MARIA BETE", "other_row": 17, "other": "YOSEF", "village": "Wesey",
    "signs": "1", "office_region": "Kabupaten Malaka", "choices": "Desa A; Desa B",
    "found": "Kec. Weliman", "why": "order",
}  # fmt: skip


@pytest.fixture(params=["en", "id"], autouse=True)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each language in turn; English again afterwards."""
    use_language(request.param, locale_folder())
    yield request.param
    use_language("en", locale_folder())


def test_every_documented_code_has_words_and_none_is_made_up() -> None:
    assert set(CODES) == ERRORS | WARNINGS | EITHER


def test_every_code_has_its_documented_severity() -> None:
    severities = {code: set(words.severities) for code, words in CODES.items()}
    assert {code for code, held in severities.items() if held == {Severity.ERROR}} == ERRORS
    assert {code for code, held in severities.items() if held == {Severity.WARNING}} == WARNINGS
    assert {code for code, held in severities.items() if len(held) == 2} == EITHER


@pytest.mark.parametrize("code", sorted(CODES))
@pytest.mark.parametrize("params", [TOLD, {}], ids=["told", "bare"])
def test_whatever_a_finding_tells_its_words_are_whole(
    code: str, params: dict[str, str | int]
) -> None:
    for severity in CODES[code].severities:
        finding = Finding(code, severity, "region", "abc", params)
        for text in (sentence(finding), short(finding)):
            assert text == text.strip()
            assert text
            assert not re.search(r"[{}]|\s{2}|\(\)|\"\"|, [,.]", text), text
        assert sentence(finding).endswith(".")
        assert len(short(finding)) < 60


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_sentence_says_what_is_wrong_and_what_to_do(code: str, spoken: str) -> None:
    severity = Severity.ERROR if code in ERRORS | EITHER else Severity.WARNING
    text = sentence(Finding(code, severity, "name", "abc", TOLD))
    assert len(re.findall(r"[.;](?: |$)", text)) >= 2, text


def test_a_sentence_is_told_in_the_language_in_use(spoken: str) -> None:
    told = sentence(error("nik.length", "nik", "5" * 15, digits=15))
    assert ("16 digits" in told) is (spoken == "en")
    assert "15" in told


def test_dates_and_sexes_are_told_as_people_read_them(spoken: str) -> None:
    told = sentence(
        warning("nik.birth_date_mismatch", nik_date="1990-05-05", birth_date="1990-05-15")
    )
    assert "05-05-1990" in told
    assert "15-05-1990" in told
    sexes = sentence(warning("nik.sex_mismatch", nik_sex="P", sex="L"))
    assert ("(female)" in sexes) is (spoken == "en")
    assert "(P)" not in sexes


def test_a_date_that_is_none_is_told_as_it_stands() -> None:
    told = short(warning("nik.birth_date_mismatch", nik_date="kemarin", birth_date="x"))
    assert "kemarin" in told


def test_the_count_of_digits_is_made_from_the_value_where_it_is_not_told() -> None:
    assert "14" in short(error("nik.length", "nik", "53210445059000"))


@pytest.mark.parametrize(
    ("why", "held_says", "settled_says"),
    [
        ("year", "Write it with four", "as the NIK tells"),
        ("order", "as a word", "as the NIK tells"),
    ],
)
def test_an_ambiguous_date_says_why_and_whether_the_nik_settled_it(
    why: str, held_says: str, settled_says: str, spoken: str
) -> None:
    held = error("birth_date.ambiguous", "birth_date", "03-04-90", why=why)
    settled = warning("birth_date.ambiguous", "birth_date", "03-04-90", why=why)
    assert "03-04-90" in sentence(held)
    if spoken == "en":
        subject = "year" if why == "year" else "Day and month"
        assert subject in sentence(held)
        assert subject in sentence(settled)
        assert held_says in sentence(held)
        assert settled_says in sentence(settled)
        assert short(held) == ("Year has two digits" if why == "year" else CODES[held.code].short)
        assert short(settled) == "Read as the NIK tells"


def test_a_missing_field_is_called_by_its_label(spoken: str) -> None:
    told = sentence(error("field.missing", "mother_name"))
    assert told.startswith("Mother's name" if spoken == "en" else "Nama")
    assert sentence(error("field.missing", "kelurahan_x")).startswith("kelurahan_x")


def test_findings_are_equal_by_what_they_say() -> None:
    assert error("nik.missing", "nik") == error("nik.missing", "nik")
    assert error("nik.missing", "nik") == Finding("nik.missing", Severity.ERROR, "nik")
    assert warning("x", "f", "v", a=1).params == {"a": 1}
    assert (error("x").severity, warning("x").severity) == ("error", "warning")
