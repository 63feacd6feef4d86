"""Two entries weighed: what speaks for one person, what against, on lists with known truth."""

from collections import Counter
from itertools import chain

import pytest

from desktop.services.register import blocks
from desktop.services.register.likeness import ENOUGH, Likeness, Person, Weighing, person_of
from desktop.services.register.name_likeness import STRANGE, Familiar, close, words_of
from desktop.services.register.pairs import find_pairs
from tests.services.register.made_up_doubles import Entry, MadeUp, measured

ONE = {
    "nik": "5304016105800002",
    "name": "Bernadeta Hoar Seran",
    "born": "1980-05-21",
    "sex": "P",
    "region": "5321042001",
    "kk": "",
    "mother": "Maria Hoar",
}
FAR = "5321046105801417"


def _person(at: int, **other: str) -> Person:
    values = {**ONE, **other}
    return person_of(
        at,
        values["nik"],
        values["name"],
        values["born"],
        values["sex"],
        values["region"],
        values["kk"],
        values["mother"],
    )


def _weighed(**other: str) -> Likeness | None:
    return Weighing(STRANGE).weigh(_person(1), _person(2, **{"nik": FAR, **other}))


@pytest.mark.parametrize(
    "other",
    [
        {"nik": "5304016105080002", "name": "Bernadete H. Seran", "mother": "M. Hoar"},
        {"name": "SERAN, BERNADETA HOAR"},
        {"name": "Bernadeta Seran"},
        {"name": "Bernardeta Hoar Seran, S.Pd."},
        {"born": "1980-05-12", "nik": "5304016105800003"},
        {"region": "5321052003", "mother": ""},
        {"born": "1981-05-21"},
        {"nik": "5304016105800020", "mother": ""},
    ],
    ids=str,
)
def test_one_person_entered_twice_is_told(other: dict[str, str]) -> None:
    assert _weighed(**other) is not None


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Margareta Seran", "nik": "5304016105800003"},
        {"born": "1962-11-03", "nik": "5321044311621417"},
        {"region": "5321052003", "mother": "Klara Un"},
        {"name": "Seran", "mother": "", "region": "5304052003"},
        {"born": "1960-05-21", "nik": "5321046105601417", "mother": "Klara Un"},
    ],
    ids=str,
)
def test_twins_namesakes_and_kin_are_left_in_peace(other: dict[str, str]) -> None:
    assert _weighed(**other) is None


@pytest.mark.parametrize(
    ("name", "other", "how"),
    [
        ("Yohanes Bria Seran", "Seran Yohanes Bria", "turned"),
        ("Moh. Saleh", "Muhammad Saleh", "same"),
        ("Theresia Abuk Luan", "Teresia Abuk Luan", "spelling"),
        ("Yoh. Bria", "Yohanes Bria", "same"),
        ("M. Abuk Luan", "Maria Abuk Luan", "shortened"),
        ("Paulus Un", "Paulus Un Klau", "part"),
        ("Drs. Petrus Tahu", "Petrus Tahu, S.Pd.", "same"),
        ("Petrus Padoe", "Petrus Padu", "spelling"),
        ("Maria Djami", "Maria Jami", "spelling"),
        ("Yohanes Oen", "Yohanes Un", "spelling"),
        ("Ibu Regina Tahu", "Regina Tahu", "same"),
        ("Petrus Tahu", "Petrus Nahak", ""),
        ("P. T.", "Petrus Tahu", ""),
        ("M. Yovita Nahak", "Margareta Nahak", ""),
    ],
)
def test_names_are_compared_as_they_are_written_here(name: str, other: str, how: str) -> None:
    found = close(words_of(name), words_of(other), STRANGE)
    assert (found.how if found else "") == how
    again = close(words_of(other), words_of(name), STRANGE)
    assert (again.how if again else "") == how


def test_a_rare_name_weighs_more_than_a_clan_of_thousands() -> None:
    familiar = Familiar(100_000, {"maria": 5000, "seran": 4000, "wunembo": 3})
    many = close(("maria", "seran"), ("maria", "seran"), familiar)
    rare = close(("maria", "wunembo"), ("maria", "wunembo"), familiar)
    assert many is not None
    assert rare is not None
    assert rare.bits > many.bits + 4


def test_a_shared_name_and_village_alone_is_no_evidence() -> None:
    assert _weighed(born="1990-01-02", nik="5321044201901417", mother="") is None


def _pairs(entries: list[Entry], enough: float = ENOUGH) -> dict[tuple[int, int], Likeness]:
    people = [
        person_of(at, e.nik, e.name, e.born, e.sex, e.region, e.kk, e.mother)
        for at, e in enumerate(entries)
    ]
    words = Counter(chain.from_iterable(person.words for person in people))
    weighing = Weighing(Familiar(len(people), words), Counter(person.born for person in people))
    found: dict[tuple[int, int], Likeness] = {}
    for a, b in chain(blocks.pairs_by_date(people), blocks.pairs_by_keys(people)):
        likeness = weighing.weigh(a, b, enough)
        if likeness:
            found[min(a.id, b.id), max(a.id, b.id)] = likeness
    return found


@pytest.mark.parametrize(
    ("name", "other", "day"),
    [
        ("Johanis Seran", "Yohanes Seran", "1980-05-21"),
        ("H. Wunembo", "Hendrika Wunembo", "1980-05-21"),
        ("Halimah", "Halimah", "1981-05-21"),
    ],
)
def test_a_slip_in_a_first_letter_and_a_name_of_one_word_are_looked_at(
    name: str, other: str, day: str
) -> None:
    ones = _person(1, name=name), _person(2, name=other, born=day, nik="")
    assert set(find_pairs(ones, Weighing(STRANGE))) == {(1, 2)}


def test_another_kk_tells_little_of_who_moved() -> None:
    cards = {"kk": "5321041203090012"}, {"kk": "5304052311160044"}
    bits = []
    for region in ("5321042001", "5304052003"):
        one, other = _person(1, **cards[0]), _person(2, **cards[1], region=region)
        found = Weighing(STRANGE).weigh(one, other, 0)
        assert found is not None
        bits.append(dict(found.reasons)["kk.other"])
    assert bits == [-2.5, -0.5]


@pytest.mark.parametrize(("people", "seed"), [(3_000, 1), (3_000, 2), (20_000, 3)])
def test_made_up_registers_are_found_through(people: int, seed: int) -> None:
    made = MadeUp(people, seed)
    recall, precision = measured(set(_pairs(made.entries)), made.truth())
    assert recall >= 0.95
    assert precision >= 0.95


def test_the_higher_the_score_the_surer() -> None:
    made = MadeUp(20_000, 5)
    found, truth = _pairs(made.entries), made.truth()
    sure = {pair for pair, likeness in found.items() if likeness.score >= 0.99}
    assert measured(sure, truth)[1] > measured(set(found), truth)[1]
    assert all(ENOUGH <= likeness.score <= 1 for likeness in found.values())


def test_the_truth_is_not_easy() -> None:
    made = MadeUp(20_000, 3)
    truth, entries = made.truth(), made.entries
    plain = {
        (a, b)
        for a, b in truth
        if (entries[a].name, entries[a].born) == (entries[b].name, entries[b].born)
    }
    assert len(plain) < 0.4 * len(truth)
    alike: dict[tuple[str, object], list[Entry]] = {}
    for entry in entries:
        alike.setdefault((entry.name, entry.born), []).append(entry)
    strangers = sum(len({one.person for one in some}) > 1 for some in alike.values())
    assert strangers > 20
