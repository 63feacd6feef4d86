"""Wording, wrapping, fitting and breaking: the parts that every paper is made of."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.sectors import sector_of
from desktop.services.letters.papers.annex_pages import (
    Heading,
    Item,
    Subtotal,
    Total,
    paginate,
)
from desktop.services.letters.papers.annex_table import Row
from desktop.services.letters.papers.faces import bookman, sans
from desktop.services.letters.papers.facts import read_facts
from desktop.services.letters.papers.fields import department, letter_fields, listed
from desktop.services.letters.papers.lines import Run, broken, fit, phrased, wrap
from desktop.services.letters.papers.wording import (
    UnknownFieldError,
    fill,
    letterform,
    paragraph,
    plain,
)
from tests.services.letters.made_up_papers import FACTS, facts, people

WORDS = st.lists(
    st.text(st.characters(codec="latin-1", categories=["L", "N", "P"]), min_size=1, max_size=40),
    min_size=1,
    max_size=30,
)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("Yth. {a}", "Yth. A"),
        ("x[ {none}]y", "xy"),
        ("x[ {a}]y", "x Ay"),
        ("[{none} satu|{a} dua|tiga]", "A dua"),
        ("[{none} satu|tiga]", "tiga"),
        ("[{a}[, {none}][, {b}]]", "A, B"),
        ("{stop}.", "S.E."),
        ("[{stop}].", "S.E."),
        ("{a}..", "A.."),
        ("{odd}", "{a} [b|c] *d*"),
        ("*{a}*b", "Ab"),
        ("{none}", ""),
        ("", ""),
    ],
)
def test_a_template_is_filled_with_what_is_known(template: str, text: str) -> None:
    known = {"a": "A", "b": "B", "none": "", "stop": "S.E.", "odd": "{a} [b|c] *d*"}
    assert plain(template, known) == text


def test_bold_stands_in_the_template_only() -> None:
    assert fill("*{a}* {b}", {"a": "x*y", "b": "*z*"}) == [
        Run("x*y", bold=True),
        Run(" "),
        Run("*z*"),
    ]


def test_a_sentence_that_lacks_a_fact_is_left_out_of_its_paragraph() -> None:
    runs = paragraph(["A {a}.", "B {b}.", "C."], {"a": "1", "b": ""})
    assert "".join(run.text for run in runs) == "A 1. C."


def test_a_field_that_there_is_not_is_our_mistake() -> None:
    with pytest.raises(UnknownFieldError):
        fill("{jumalh}", {"jumlah": "1"})


def test_every_template_of_the_program_can_be_filled() -> None:
    known = letter_fields(FACTS, people(3))

    def check(value: object) -> None:
        if isinstance(value, str):
            fill(value, known)
        elif isinstance(value, dict):
            for part in value.values():
                check(part)
        elif isinstance(value, list):
            for part in value:
                check(part)

    check(dict(letterform("enrolment")))


def test_facts_come_back_from_json_as_they_were() -> None:
    assert read_facts(FACTS.as_json()) == FACTS
    unsigned = facts(signer=None, agreement="“a” \\ é")
    assert read_facts(unsigned.as_json()) == unsigned


@pytest.mark.parametrize(
    ("texts", "told"),
    [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c")],
)
def test_a_list_is_told_as_a_sentence_does(texts: list[str], told: str) -> None:
    assert listed(texts) == told


def test_the_kop_does_not_name_the_region_twice() -> None:
    assert department(facts(office_name="Dinas Naker Kabupaten Contoh")) == "Dinas Naker"
    assert department(facts(office_name="Kabupaten Contoh")) == "Kabupaten Contoh"
    assert department(facts(office_name="Dinas Naker Kota Lain")) == "Dinas Naker Kota Lain"


@given(WORDS, st.floats(30, 400), st.booleans())
def test_wrapped_text_is_whole_and_no_line_is_too_wide(
    words: list[str], width: float, serif: bool
) -> None:
    family = bookman() if serif else sans()
    text = " ".join(words)
    lines = wrap([Run(text)], family, 11, width)
    told = [part for line in lines for _face, part in line.pieces]
    assert "".join(told).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert line.width <= width + 0.02 or sum(len(part) for _f, part in line.pieces) == 1
        assert line.full or line is lines[-1]


@given(st.text(st.characters(codec="latin-1", categories=["L", "N", "P", "Zs"]), max_size=160))
def test_a_fitted_cell_is_whole_and_readable(text: str) -> None:
    text = " ".join(text.split())
    cell = fit(text, sans().regular, 100.0)
    assert "".join(cell.lines).replace(" ", "") == text.replace(" ", "")
    assert 7.5 <= cell.size <= 9.0
    assert cell.size >= 8.2 or len(cell.lines) > 1
    assert all(sans().regular.width(line, cell.size) <= 100.1 for line in cell.lines)


def test_the_fit_takes_the_mildest_means() -> None:
    face = sans().regular
    for width, lines, least in ((200.0, 1, 9.0), (87.0, 1, 8.25), (60.0, 2, 9.0), (46.0, 2, 7.5)):
        cell = fit("Petani rumput laut Waelontar", face, width * 1.32)
        assert (len(cell.lines), cell.size >= least) == (lines, True), width


def test_titles_break_at_their_joints_where_that_costs_no_line() -> None:
    face = sans().regular
    position = "KEPALA DINAS KOPERASI, TENAGA KERJA DAN TRANSMIGRASI,"
    assert phrased(position, face, 11, 260) == [
        "KEPALA DINAS KOPERASI, TENAGA KERJA",
        "DAN TRANSMIGRASI,",
    ]
    narrow = phrased(position, face, 11, 120)
    assert " ".join(narrow) == position
    assert broken("a b", face, 11, 500) == ["a b"]


@pytest.mark.parametrize(
    ("occupation", "sector"),
    [
        ("Tukang ojek", "transport"),
        ("SOPIR ANGKOT", "transport"),
        ("supir", "transport"),
        ("Kurir/pengantar", "transport"),
        ("Petani", "other"),
        ("Tukang kayu", "other"),
        ("", "other"),
        ("Kondektur", "other"),
    ],
)
def test_an_occupation_lies_in_a_sector(occupation: str, sector: str) -> None:
    assert sector_of(occupation) == sector


def _rows(sizes: list[int], heights: list[float]) -> list[Row]:
    model = people(1)[0]
    rows: list[Row] = []
    for group, size in enumerate(sizes):
        for _ in range(size):
            at = len(rows)
            line = replace(
                model, position=at + 1, region=f"5399{group:02}2001", kecamatan=f"Kec {group}"
            )
            rows.append(Row(line, (), heights[at % len(heights)]))
    return rows


@given(
    st.lists(st.integers(1, 60), min_size=1, max_size=12),
    st.lists(st.sampled_from([15.3, 26.4, 37.4]), min_size=1, max_size=7),
    st.sampled_from([20.0, 150.0, 170.0]),
)
def test_pages_are_broken_by_the_rules_of_the_papers(
    sizes: list[int], heights: list[float], signature: float
) -> None:
    rows = _rows(sizes, heights)
    first, later = 323.0, 425.0
    pages = paginate(rows, first, later, signature)
    items = [item for page in pages for item in page]
    assert [item for item in items if isinstance(item, Row)] == rows
    assert isinstance(items[-1], Total)
    assert sum(isinstance(item, Subtotal) for item in items) == len(sizes)
    for at, page in enumerate(pages):
        below = signature if at == len(pages) - 1 else 0.0
        used = sum(item.height for item in page) + below
        assert used <= (later if at else first) + 0.01
        _check_breaks(page, sizes)
    if len(rows) >= 6 and len(sizes) == 1 and max(heights) < 20:
        assert sum(isinstance(item, Row) for item in pages[-1]) >= 6


def _check_breaks(page: list[Item], sizes: list[int]) -> None:
    assert isinstance(page[0], Heading)
    for at, item in enumerate(page):
        if isinstance(item, Heading) and not item.again:
            size = sizes[int(item.kecamatan.split()[1])]
            following = page[at + 1 : at + 1 + min(2, size)]
            assert len(following) == min(2, size)
            assert all(isinstance(one, Row) for one in following)
        if isinstance(item, Subtotal | Total):
            assert isinstance(page[at - 1], Row | Subtotal)


def test_no_paper_is_drawn_by_reportlabs_own_markup() -> None:
    folder = Path(__file__).parents[3] / "desktop" / "services" / "letters"
    for path in folder.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert "platypus" not in source, path
        assert "Paragraph(" not in source, path
