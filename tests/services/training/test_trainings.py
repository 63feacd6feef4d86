"""Trainings and sessions: made, changed, cancelled; clashes are shown and never refused."""

import json
from datetime import date, time
from fractions import Fraction
from typing import Any

import pytest

from db.engine import Database
from db.queries import audit as audit_queries
from db.queries import trainings as queries
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.offices.settings import change_settings
from desktop.services.training.sessions import (
    add_session,
    cancel_session,
    change_session,
    clashes,
    clashes_of,
    outside,
    require_session,
)
from desktop.services.training.trainings import (
    change_training,
    create_training,
    require_training,
)
from tests.services.training.conftest import FIRST_DAY, Workshop

GIVEN: dict[str, Any] = {
    "name": "Ahli Waris Berdaya",
    "kind": "heir",
    "place": "Aula Dinas",
    "start": FIRST_DAY,
    "end": FIRST_DAY,
}


def test_a_training_freezes_what_the_settings_say_when_it_is_made(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        change_settings(
            session,
            acting,
            {"attendance_minimum": "0.75", "late_minutes": "20", "late_counts": "no"},
        )
        one = create_training(session, acting, **GIVEN)
        change_settings(session, acting, {"attendance_minimum": "0.9", "late_minutes": "5"})
        line = require_training(session, one)
        (entry,) = (
            each for each in audit_queries.newest(session, 5) if each.action == "training.create"
        )
    assert (line.minimum, line.late_minutes, line.late_counts) == (7500, 20, False)
    assert (line.exam, line.pass_mark, line.closed_at) == (False, None, None)
    assert json.loads(entry.detail)["minimum"] == 7500


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"name": " . "}, "training.name"),
        ({"place": ""}, "training.place"),
        ({"kind": "workers"}, "training.kind"),
        ({"end": date(2026, 11, 23)}, "training.dates"),
        ({"minimum": Fraction(1, 3)}, "training.minimum"),
        ({"minimum": Fraction(2)}, "training.minimum"),
        ({"exam": True}, "training.pass_mark"),
        ({"pass_mark": 101}, "training.pass_mark"),
    ],
)
def test_what_is_wrong_with_a_training_is_refused(
    office_database: Database, acting: Acting, typed: dict[str, Any], code: str
) -> None:
    with pytest.raises(UserError) as refused, office_database.write() as session:
        create_training(session, acting, **{**GIVEN, **typed})
    assert refused.value.code == code
    with office_database.read() as session:
        assert queries.trainings(session) == []


def test_a_change_is_told_with_old_and_new(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        line = change_training(
            session, workshop.acting, workshop.training, {"place": "Aula", "pass_mark": 60}
        )
        same = change_training(session, workshop.acting, workshop.training, {"place": "Aula"})
        entry = audit_queries.newest(session, 1)[0]
    assert (line.place, line.exam, line.pass_mark, line.version) == ("Aula", True, 60, 2)
    assert same.version == 2
    assert entry.action == "training.change"
    assert json.loads(entry.detail)["place"] == {"old": "Hotel Contoh, Betun", "new": "Aula"}


def test_a_change_that_makes_no_sense_is_refused(workshop: Workshop) -> None:
    for values, code in (
        ({"colour": "red"}, "training.field"),
        ({"end": date(2026, 11, 1)}, "training.dates"),
    ):
        with pytest.raises(UserError) as refused, workshop.database.write() as session:
            change_training(session, workshop.acting, workshop.training, values)
        assert refused.value.code == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"title": ""}, "session.title"),
        ({"end": time(8)}, "session.times"),
        ({"jp": 0}, "session.jp"),
        ({"jp": 100}, "session.jp"),
    ],
)
def test_what_is_wrong_with_a_session_is_refused(
    workshop: Workshop, typed: dict[str, Any], code: str
) -> None:
    given: dict[str, Any] = {
        "title": "Penutup", "date": FIRST_DAY, "start": time(8), "end": time(9), "jp": 1
    }  # fmt: skip
    with pytest.raises(UserError) as refused, workshop.database.write() as session:
        add_session(session, workshop.acting, workshop.training, **{**given, **typed})
    assert refused.value.code == code


def test_trainer_or_place_at_the_same_time_is_shown_in_any_training(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        other = create_training(session, workshop.acting, **GIVEN)
        made = add_session(
            session, workshop.acting, other, title="Pembukaan", date=FIRST_DAY,
            start=time(13, 59), end=time(15), jp=1, trainer="YOSEF KLAU",
            place="hotel contoh betun",
        )  # fmt: skip
        line = require_session(session, other, made)
        both = clashes_of(session, line, "Aula Dinas")
        after = clashes(
            session, date=FIRST_DAY, start=time(14), end=time(15), trainer="Yosef Klau",
            place="Hotel Contoh, Betun", but=made,
        )  # fmt: skip
        cancel_session(session, workshop.acting, workshop.training, workshop.sessions[0])
        none = clashes_of(session, line, "Aula Dinas")
    assert [(each.what, each.session.id) for each in both] == [
        ("trainer", workshop.sessions[0]),
        ("place", workshop.sessions[0]),
    ]
    assert both[0].training == "Pelatihan Wadah Perisai"
    assert after == none == []


def test_a_session_is_changed_but_not_once_it_is_cancelled(workshop: Workshop) -> None:
    whose, first = workshop.training, workshop.sessions[0]
    with workshop.database.write() as session:
        line = change_session(
            session, workshop.acting, whose, first, {"jp": 6, "start": time(8, 30)}
        )
        far = change_session(session, workshop.acting, whose, first, {"date": date(2026, 12, 1)})
        training = require_training(session, whose)
    assert (line.jp, line.start, line.title) == (6, 510, "Dokumen")
    assert outside(far, training)
    assert not outside(line, training)
    with workshop.database.write() as session:
        gone = cancel_session(session, workshop.acting, whose, first, " pemateri  sakit ")
    assert (gone.reason, gone.cancelled_by) == ("pemateri sakit", "operator")
    with pytest.raises(UserError) as refused, workshop.database.write() as session:
        change_session(session, workshop.acting, whose, first, {"jp": 5})
    assert refused.value.code == "session.cancelled"
    with pytest.raises(UserError) as refused, workshop.database.write() as session:
        cancel_session(session, workshop.acting, whose, first)
    assert refused.value.code == "session.cancelled"


def test_a_session_of_another_training_is_not_found(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        other = create_training(session, workshop.acting, **GIVEN)
    for training, code in ((other, "session.not_found"), (99, "training.unknown")):
        with pytest.raises(UserError) as refused, workshop.database.write() as session:
            cancel_session(session, workshop.acting, training, workshop.sessions[0])
        assert refused.value.code == code
