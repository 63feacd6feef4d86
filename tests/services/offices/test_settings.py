"""Settings and letterhead: changed all or none, told in the audit."""

import json

import pytest

from db.engine import Database
from db.queries.audit import entries
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.offices.settings import change_office, change_settings, read_settings

PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)


def told(database: Database, action: str) -> list[dict[str, object]]:
    with database.read() as session:
        return [json.loads(e.detail) for e in entries(session) if e.action == action]


def test_a_changed_setting_stays_and_is_told_with_old_and_new(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        settings = change_settings(session, acting, {"minimum_age": "25", "late_counts": "tidak"})
    assert settings.number("minimum_age") == 25
    with office_database.read() as session:
        kept = read_settings(session)
    assert (kept.number("minimum_age"), kept.yes("late_counts")) == (25, False)
    assert told(office_database, "office.set") == [
        {"minimum_age": {"old": 17, "new": 25}, "late_counts": {"old": True, "new": False}}
    ]


def test_a_setting_set_to_what_it_was_is_no_change(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        change_settings(session, acting, {"minimum_age": "17", "paper": "a4"})
    assert told(office_database, "office.set") == []


def test_a_setting_can_be_changed_again(office_database: Database, acting: Acting) -> None:
    for age in ("18", "19"):
        with office_database.write() as session:
            change_settings(session, acting, {"minimum_age": age})
    with office_database.read() as session:
        assert read_settings(session).number("minimum_age") == 19
    assert [entry["minimum_age"] for entry in told(office_database, "office.set")] == [
        {"old": 17, "new": 18},
        {"old": 18, "new": 19},
    ]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"paper": "F4", "colour": "red"}, "setting.unknown"),
        ({"paper": "F4", "minimum_age": "x"}, "setting.value"),
        ({"paper": "F4", "minimum_age": "65"}, "setting.value"),
        ({"paper": "F4", "maximum_age": "16"}, "setting.value"),
    ],
)
def test_of_settings_changed_together_all_or_none_are(
    office_database: Database, acting: Acting, values: dict[str, str], code: str
) -> None:
    with pytest.raises(UserError) as refused, office_database.write() as session:
        change_settings(session, acting, values)
    assert refused.value.code == code
    with office_database.read() as session:
        assert read_settings(session).text("paper") == "A4"
    assert told(office_database, "office.set") == []


def test_both_ages_may_be_moved_together(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        change_settings(session, acting, {"minimum_age": "70", "maximum_age": "80"})
    with office_database.read() as session:
        assert read_settings(session).number("minimum_age") == 70


def test_the_letterhead_is_changed_and_told(office_database: Database, acting: Acting) -> None:
    with office_database.write() as session:
        office = change_office(session, acting, {"name": " Dinas  Baru ", "city": "Betun"}, PNG)
    assert (office.name, office.letterhead) == ("Dinas Baru", PNG)
    (entry,) = told(office_database, "office.change")
    # The city was Betun already.
    assert set(entry) == {"name", "letterhead"}
    assert entry["letterhead"] == {"bytes": len(PNG)}


def test_an_unchanged_letterhead_is_no_change(office_database: Database, acting: Acting) -> None:
    for _time in range(2):
        with office_database.write() as session:
            change_office(session, acting, {"city": "Betun"}, PNG)
    assert len(told(office_database, "office.change")) == 1


@pytest.mark.parametrize(
    ("values", "picture", "code"),
    [
        ({"city": "Atambua", "region": "5304"}, None, "office.field"),
        ({"city": "Atambua", "name": "  "}, None, "office.name"),
        ({"city": "Atambua"}, b"no picture", "office.letterhead"),
    ],
)
def test_a_refused_letterhead_changes_nothing(
    office_database: Database,
    acting: Acting,
    values: dict[str, str],
    picture: bytes | None,
    code: str,
) -> None:
    with pytest.raises(UserError) as refused, office_database.write() as session:
        change_office(session, acting, values, picture)
    assert refused.value.code == code
    with office_database.write() as session:
        assert change_office(session, acting, {}).city == "Betun"
