"""Made-up people: sound by the office's own rules, and nobody's."""

import random
from datetime import date

import pytest

from desktop.domain import nik
from desktop.domain.eligibility import check_age
from desktop.domain.names import check
from desktop.domain.phones import read_phone
from desktop.domain.regions import RegionTable
from desktop.services.demo.people import MadeUp, make_up_people

ON = date(2026, 11, 24)


@pytest.fixture(scope="module")
def people(malaka: RegionTable) -> list[MadeUp]:
    return make_up_people(2_000, malaka, random.Random(1), ON)


def test_every_nik_is_sound_and_agrees_with_its_person(
    people: list[MadeUp], known_districts: frozenset[str]
) -> None:
    for person in people:
        assert nik.check(person.nik, known_districts=known_districts, on=ON) == []
        told = nik.disagreements(person.nik, born=person.birth_date, sex_given=person.sex, on=ON)
        assert told == []
        assert len(person.kk) == 16


def test_every_serial_is_one_that_registration_hardly_reaches(people: list[MadeUp]) -> None:
    assert all(int(person.nik[12:]) > 7000 for person in people)


def test_no_nik_and_no_birthday_is_given_twice(people: list[MadeUp]) -> None:
    assert len({person.nik for person in people}) == len(people)
    assert len({person.birth_date for person in people}) == len(people)


def test_most_were_registered_where_they_live_and_some_in_the_old_kabupaten(
    people: list[MadeUp],
) -> None:
    own = sum(person.nik[:6] == person.region[:6] for person in people)
    old = sum(person.nik.startswith("5304") for person in people)
    assert 0.6 < own / len(people) < 0.8
    assert 0.15 < old / len(people) < 0.35


def test_everybody_is_of_age_and_lives_in_a_village_of_the_office(
    people: list[MadeUp], malaka: RegionTable
) -> None:
    for person in people:
        assert check_age(person.birth_date, ON, 17, 64) == []
        assert check(person.name) == []
        assert malaka.find_village(person.village, person.kecamatan).code == person.region
        assert person.phone == read_phone(person.phone)


def test_more_people_than_days_are_still_made(malaka: RegionTable) -> None:
    crowd = make_up_people(17_000, malaka, random.Random(2), ON)
    assert len({person.nik for person in crowd}) == 17_000


def test_the_same_dice_make_the_same_people(malaka: RegionTable, people: list[MadeUp]) -> None:
    assert make_up_people(2_000, malaka, random.Random(1), ON) == people
    assert make_up_people(2_000, malaka, random.Random(2), ON) != people
