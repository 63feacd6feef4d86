"""Filters kept by name: the same again, replaced, forgotten; ages stay ages."""

from dataclasses import replace
from datetime import date

import pytest

from db.engine import Database
from db.queries.saved_filters import saved_filters
from db.queries.workers import WorkerFilter
from desktop.domain.dates import births_of_ages
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register.filters import filter_of, remove_filter, save_filter

WHERE = WorkerFilter(
    search="maria", region="532104", status=("listed", "eligible"), finding="nik.sex_mismatch",
    batch=3, sex="P", has_heir=False,
)  # fmt: skip


def test_a_kept_filter_is_the_same_again_its_ages_those_of_the_day(
    office_database: Database, acting: Acting
) -> None:
    today = acting.today()
    born_from, born_to = births_of_ages(17, 64, today)
    where = replace(WHERE, born_from=born_from, born_to=born_to)
    with office_database.write() as session:
        save_filter(session, acting, "  Ibu-ibu   Weliman ", where)
    with office_database.read() as session:
        (line,) = saved_filters(session)
    assert line.name == "Ibu-ibu Weliman"
    assert filter_of(line.content, today) == where
    later = date(today.year + 1, today.month, today.day)
    assert filter_of(line.content, later).born_to == births_of_ages(17, 64, later)[1]


def test_a_name_there_is_takes_the_new_filter_and_a_forgotten_one_is_gone(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        first = save_filter(session, acting, "Weliman", WHERE)
        assert save_filter(session, acting, "WÉLIMAN", WorkerFilter(sex="L")) == first
        save_filter(session, acting, "Besikama", WorkerFilter())
    with office_database.read() as session:
        lines = saved_filters(session)
    assert [line.name for line in lines] == ["Besikama", "WÉLIMAN"]
    assert filter_of(lines[1].content, acting.today()) == WorkerFilter(sex="L")
    with office_database.write() as session:
        remove_filter(session, acting, first)
        remove_filter(session, acting, first)
        assert [line.name for line in saved_filters(session)] == ["Besikama"]


@pytest.mark.parametrize("name", ["", " .. ", "x" * 61])
def test_a_filter_without_a_fitting_name_is_refused(
    office_database: Database, acting: Acting, name: str
) -> None:
    with pytest.raises(UserError) as refused, office_database.write() as session:
        save_filter(session, acting, name, WHERE)
    assert refused.value.code == "filter.name"
