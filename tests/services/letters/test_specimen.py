"""Made-up papers that show a wording: of every kind, whatever an office writes or empties."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database
from desktop.services.acting import Acting
from desktop.services.letters.letterforms import check_wording, letterform_kinds
from desktop.services.letters.papers.wording import letterform
from desktop.services.letters.specimen.drawing import draw_specimen, field_examples
from tests.services.letters.reading import text_of

KINDS = letterform_kinds()


@pytest.fixture
def office(office_register: Path) -> Iterator[Database]:
    """The office of Malaka; what is drawn is the same on both kinds of register."""
    database = Database(office_register)
    yield database
    database.close()


def _emptied(wording: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, Any]]:
    """Every place of a wording with nothing there: no text, an empty list."""
    items = wording.items() if isinstance(wording, dict) else enumerate(wording)
    for key, value in items:
        yield (*place, key), "" if isinstance(value, str) else type(value)()
        if not isinstance(value, str):
            yield from _emptied(value, (*place, key))


def _changed(wording: Any, place: tuple[Any, ...], value: object) -> Any:
    changed = copy.deepcopy(wording)
    at = changed
    for step in place[:-1]:
        at = at[step]
    at[place[-1]] = value
    return changed


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_of_each_kind_is_drawn_about_made_up_people(
    office: Database, acting: Acting, kind: str, tmp_path: Path
) -> None:
    with office.read() as session:
        pdf = draw_specimen(session, acting, kind, {})
        examples = field_examples(session, acting, kind)
    (tmp_path / "a.pdf").write_bytes(pdf)
    assert "Contoh" in text_of(tmp_path / "a.pdf")
    assert examples


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_may_be_emptied_is_drawn(office: Database, acting: Acting, kind: str) -> None:
    own = dict(letterform(kind))
    drawn = 0
    with office.read() as session:
        for place, nothing in _emptied(own):
            wording = _changed(own, place, nothing)
            if not check_wording(kind, wording):
                assert draw_specimen(session, acting, kind, wording).startswith(b"%PDF"), place
                drawn += 1
    assert drawn > 3


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_may_be_named_is_filled_wherever_it_is_named(
    office: Database, acting: Acting, kind: str
) -> None:
    """No wording that was let through stops a letter at the moment it is made."""
    own = dict(letterform(kind))
    with office.read() as session:
        names = "".join(f"[{{{name}}}|-]" for name in field_examples(session, acting, kind))
        for place, _nothing in _emptied(own):
            wording = _changed(own, place, names)
            if not check_wording(kind, wording):
                assert draw_specimen(session, acting, kind, wording).startswith(b"%PDF"), place
