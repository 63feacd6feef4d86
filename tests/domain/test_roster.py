"""The canonical form of a roster: the example of its description, and what must change a hash."""

import hashlib
import json
import re
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.canonical import canonical_json
from desktop.domain.readable_code import ALPHABET, plain_code, readable_code
from desktop.domain.roster import (
    FORM,
    FORM_OF_PAIRS,
    Leaving,
    RosterLine,
    canonical,
    control_code,
    line_json,
    read_line,
    sha256,
)

DESCRIPTION = Path(__file__).parents[2] / "docs" / "roster.md"
MARIA = RosterLine(
    position=1, nik="5321044505900002", name="MARIA BETE", sex="P", birth_place="Betun",
    birth_date=date(1990, 5, 5), age=36, address="Jl. Raya", rt="003", rw="001", hamlet="",
    region="5321042001", village="Wesey", kecamatan="Weliman", occupation="Petani",
    kk="5321040101100007", mother_name="YULIANA KLAU", phone="081200000001", income=900_000,
    monthly=16_800, months=6, cost=100_800,
)  # fmt: skip
YOSEF = replace(MARIA, position=2, nik="5321040505900003", name="YOSEF SERAN", sex="L")
HEAD = {"funding": "0197"}
GONE = Leaving(
    nik="5321041206710001", name="PETRUS KLAU", sex="L", birth_date=date(1971, 6, 12),
    region="5321042001", village="Wesey", kecamatan="Weliman", member_number="26012345678",
    reason="died",
)  # fmt: skip
INSTEAD = replace(MARIA, replaces=GONE)
PLAIN = [field.name for field in fields(RosterLine) if field.name != "replaces"]
_SECOND = "## Those who take the place of others"


def described_parts() -> tuple[str, str]:
    whole = DESCRIPTION.read_text(encoding="utf-8")
    first, _heading, second = whole.partition(_SECOND)
    return first, second


def example_of(described: str) -> tuple[bytes, str]:
    """The example of a part of the description: its lines, and the hash told of them."""
    lines = re.findall(r"^    (\{.*\})$", described, re.MULTILINE)
    (told,) = re.findall(r"^    ([0-9a-f]{64})$", described, re.MULTILINE)
    return "".join(f"{line}\n" for line in lines).encode(), told


def test_the_description_and_the_program_agree() -> None:
    described, _second = described_parts()
    example, told = example_of(described)
    assert canonical([MARIA], HEAD) == example
    assert sha256([MARIA], HEAD) == hashlib.sha256(example).hexdigest() == told
    assert f"`{control_code(told)}`" in described
    assert f"`{FORM}`" in described


def test_the_description_of_replacements_and_the_program_agree() -> None:
    _first, described = described_parts()
    example, told = example_of(described)
    assert canonical([INSTEAD], HEAD) == example
    assert sha256([INSTEAD], HEAD) == hashlib.sha256(example).hexdigest() == told
    assert f"`{FORM_OF_PAIRS}`" in described
    table = described[: described.index("For example")]
    named = set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE))
    assert named == {field.name for field in fields(Leaving)}


def test_the_description_names_every_key_of_a_person() -> None:
    described, _second = described_parts()
    table = described[described.index("## A person") : described.index("## An example")]
    assert set(re.findall(r"`(\w+)`", table)) - {"L", "P"} == set(PLAIN)


@pytest.mark.parametrize("name", [field.name for field in fields(Leaving)])
def test_who_makes_room_cannot_change_unnoticed(name: str) -> None:
    old = getattr(GONE, name)
    new = date(1971, 6, 13) if name == "birth_date" else old + "x"
    other = replace(GONE, **{name: new})  # type: ignore[arg-type]
    changed = replace(INSTEAD, replaces=other)
    assert sha256([changed], HEAD) != sha256([INSTEAD], HEAD)
    assert read_line(line_json(changed)) == changed


def test_the_order_in_which_people_come_is_that_of_their_positions() -> None:
    assert canonical([YOSEF, MARIA], HEAD) == canonical([MARIA, YOSEF], HEAD)
    assert canonical([MARIA, YOSEF], HEAD).decode().splitlines()[2] == line_json(YOSEF)


@pytest.mark.parametrize("name", PLAIN)
def test_no_value_of_a_person_can_change_unnoticed(name: str) -> None:
    old = getattr(MARIA, name)
    new = date(1990, 5, 6) if name == "birth_date" else old + 1 if type(old) is int else old + "x"
    changed = replace(MARIA, **{name: new})  # type: ignore[arg-type]
    assert sha256([changed], HEAD) != sha256([MARIA], HEAD)


def test_every_fact_of_the_head_counts() -> None:
    hashes = {
        sha256([MARIA], {}),
        sha256([MARIA], HEAD),
        sha256([MARIA], {**HEAD, "months": 6}),
        sha256([MARIA], {**HEAD, "programmes": ["jkk", {"a": None}]}),
    }
    assert len(hashes) == 4


def test_the_head_cannot_lie_about_its_form_or_its_rows() -> None:
    first = canonical([MARIA], {"rows": 99, "form": "other"}).split(b"\n", 1)[0]
    assert json.loads(first) == {"rows": 1, "form": FORM}


@pytest.mark.parametrize("head", [{"share": 0.5}, {"deep": {"list": [1, 0.5]}}])
def test_a_head_holds_no_fractions(head: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="fractions"):
        canonical([MARIA], head)  # type: ignore[arg-type]


def test_composed_and_decomposed_names_are_one() -> None:
    apart = replace(MARIA, name="JOSE\u0301")
    whole = replace(MARIA, name="JOS\u00c9")
    assert sha256([apart], HEAD) == sha256([whole], HEAD)


@pytest.mark.parametrize(
    "text",
    ["[]", "{}", '{"nik":"1"}', "no json", line_json(MARIA)[:-1] + ',"replaces":{"nik":"1"}}'],
)
def test_what_is_no_line_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - JSON's own fault is one too
        read_line(text)


@given(st.text(max_size=30), st.integers(0, 10**9))
def test_a_line_is_read_back_as_it_was_frozen(name: str, cost: int) -> None:
    line = replace(MARIA, name=name, cost=cost)
    assert line_json(read_line(line_json(line))) == line_json(line)


def test_json_has_one_form_only() -> None:
    value = {"b": [1, None, True], "a": 'é"\\\n\u0001', "e\u0301": ("x",)}
    assert canonical_json(value) == '{"a":"é\\"\\\\\\n\\u0001","b":[1,null,true],"é":["x"]}'
    for impossible in (float("nan"), object()):
        with pytest.raises((TypeError, ValueError)):
            canonical_json(impossible)


def test_a_code_has_no_signs_that_look_alike() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set(ALPHABET) & set("01OI")


@pytest.mark.parametrize(
    ("digest", "groups", "code"),
    [(bytes(8), 3, "2222-2222-2222"), (b"\xff" * 8, 3, "ZZZZ-ZZZZ-ZZZZ"),
     (b"\x00\x44\x32", 1, "2345")],
)  # fmt: skip
def test_a_code_is_made_from_the_first_bits(digest: bytes, groups: int, code: str) -> None:
    assert readable_code(digest, groups) == code


def test_too_few_bytes_make_no_code() -> None:
    with pytest.raises(ValueError, match="too few bytes"):
        readable_code(bytes(7), 3)


def test_a_code_may_be_typed_in_any_way() -> None:
    assert plain_code(" atcn-gf36 8gks ") == "ATCNGF368GKS"
