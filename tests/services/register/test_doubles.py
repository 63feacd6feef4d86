"""Who is told to be perhaps one person, and who is not."""

import pytest

from db.engine import Database
from tests.services.register.conftest import TakeIn
from tests.services.register.lists import PERSON, codes

FAR_NIK, NEAR_NIK = "5304164505907731", "5321044505900007"
DOUBLE = "person.possible_duplicate"

SAME = [
    ({"nik": NEAR_NIK}, "a NIK one slip away"),
    ({"nik": NEAR_NIK, "name": "Maria Yovita Nahek"}, "and a slip in the name"),
    ({"nik": NEAR_NIK, "name": "NAHAK, MARIA YOVITA"}, "and the name turned round"),
    ({"nik": FAR_NIK}, "the same name, day and village"),
    ({"nik": NEAR_NIK, "name": "M. Yovita Nahak"}, "and a name shortened"),
    ({"nik": NEAR_NIK, "region": "Lakulo"}, "and another village"),
    ({"nik": "", "name": "M. Yovita Nahak"}, "no NIK at all"),
    ({"nik": FAR_NIK, "mother_name": "Rosa Bete", "region": "Lakulo"}, "the mother's name"),
]
OTHERS = [
    ({"nik": NEAR_NIK, "name": "Florentina Klau"}, "a neighbour in the queue"),
    ({"nik": NEAR_NIK, "name": "Margareta Nahak"}, "a twin"),
    ({"nik": "5321044607850001", "birth_date": "1985-07-06"}, "a namesake born another day"),
    ({"nik": FAR_NIK, "mother_name": "Klara Un", "region": "Lakulo"}, "another mother"),
]


@pytest.mark.parametrize("later", [False, True], ids=["one list", "a later list"])
@pytest.mark.parametrize(("said", "why"), SAME, ids=[why for _, why in SAME])
def test_a_likely_double_is_told(
    register: Database, take_in: TakeIn, said: dict[str, str], why: str, later: bool
) -> None:
    first = {**PERSON, "mother_name": "Rosa Bete" if "mother_name" in said else ""}
    if later:
        take_in(register, [first], "first.csv")
        _batch, preview = take_in(register, [{**PERSON, **said}])
    else:
        _batch, preview = take_in(register, [first, {**PERSON, **said}])
    assert DOUBLE in codes(preview.rows[-1])
    if not later:
        assert DOUBLE not in codes(preview.rows[0])
    found = next(one for one in preview.rows[-1].findings if one.code == DOUBLE)
    assert found.params["name"] == PERSON["name"]


@pytest.mark.parametrize("later", [False, True], ids=["one list", "a later list"])
@pytest.mark.parametrize(("said", "why"), OTHERS, ids=[why for _, why in OTHERS])
def test_others_are_left_in_peace(
    register: Database, take_in: TakeIn, said: dict[str, str], why: str, later: bool
) -> None:
    first = {**PERSON, "mother_name": "Rosa Bete" if "mother_name" in said else ""}
    if later:
        take_in(register, [first], "first.csv")
        _batch, preview = take_in(register, [{**PERSON, **said}])
    else:
        _batch, preview = take_in(register, [first, {**PERSON, **said}])
    assert DOUBLE not in codes(preview.rows[-1])


def test_a_row_that_waits_bears_the_finding_though_it_comes_first(
    register: Database, take_in: TakeIn
) -> None:
    _batch, preview = take_in(register, [{**PERSON, "nik": ""}, PERSON])
    assert DOUBLE in codes(preview.rows[0])
    assert codes(preview.rows[1]) == set()
