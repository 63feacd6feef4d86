"""Signs mean something in a wording only: what a register holds is printed as it stands."""

import dataclasses
from pathlib import Path

import pytest

from desktop.services.letters.papers.draw import draw_letter
from tests.services.letters.made_up_papers import facts, paper, people
from tests.services.letters.reading import flowing

NAMES = ("<b>A & B</b>", "{jumlah}", "[x|y]", "*a*", "&amp; &lt;", "{0} %s \\n")


@pytest.mark.parametrize("name", NAMES)
def test_markup_in_data_is_printed_as_it_stands(name: str, tmp_path: Path) -> None:
    lines = [dataclasses.replace(one, name=name) for one in people(2)]
    pdf = tmp_path / "letter.pdf"
    said = facts(contact_name=name, addressee=name, agreement=f"PKS {name}")
    pdf.write_bytes(draw_letter(said, lines, paper()))
    assert flowing(pdf).count(name) >= 5
