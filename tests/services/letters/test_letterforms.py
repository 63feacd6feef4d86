"""The office's own wording: versions kept, mistakes refused, the program's own still there."""

import pytest

from db.engine import Database
from db.queries import audit as audit_queries
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.letters.letterforms import (
    letterform_kinds,
    letterform_versions,
    office_text,
    office_wording,
    program_text,
    read_wording,
    set_letterform,
)
from desktop.services.letters.papers.wording import letterform


def _changed(old: str, new: str, kind: str = "enrolment") -> str:
    text = program_text(kind)
    assert old in text
    return text.replace(old, new)


def test_until_the_office_writes_its_own_the_programs_wording_holds(database: Database) -> None:
    with database.read() as session:
        assert office_wording(session, "enrolment") == letterform("enrolment")
        assert office_text(session, "enrolment") == program_text("enrolment")
        assert letterform_versions(session, "enrolment") == []


def test_every_version_is_kept_and_the_newest_holds(database: Database, acting: Acting) -> None:
    first, second = _changed("Bersama ini", "Dengan ini"), _changed("Bersama ini", "Melalui ini")
    with database.write() as session:
        assert set_letterform(session, acting, "enrolment", first) == 1
        assert set_letterform(session, acting, "enrolment", second) == 2
    with database.read() as session:
        assert "Melalui ini kami mohon" in str(office_wording(session, "enrolment")["pembuka"])
        versions = letterform_versions(session, "enrolment")
        assert [(each.version, each.text, each.kept_by) for each in versions] == [
            (2, second, acting.user),
            (1, first, acting.user),
        ]
        assert office_wording(session, "minutes") == letterform("minutes")
        assert "letterform.set" in [each.action for each in audit_queries.each_entry(session)]


def test_a_part_that_an_office_does_not_write_is_the_programs(
    database: Database, acting: Acting
) -> None:
    with database.write() as session:
        set_letterform(session, acting, "enrolment", 'penutup = "Terima kasih."')
        told = office_wording(session, "enrolment")
    assert told["penutup"] == "Terima kasih."
    assert told["pembuka"] == letterform("enrolment")["pembuka"]


@pytest.mark.parametrize(
    ("text", "place", "sign"),
    [
        ('penutup = "{jumalh}"', ("penutup",), "{jumalh}"),
        ('penutup = "[a"', ("penutup",), "["),
        ('penutup = "a]"', ("penutup",), "]"),
        ('penutup = "{jumlah"', ("penutup",), "{jumlah"),
        ('penutup = "*tebal"', ("penutup",), "*"),
        ('pembuka = " "', ("pembuka",), ""),
        ('penutop = "Salam"', ("penutop",), "penutop"),
        ("penutup = 3", ("penutup",), ""),
        ('penjelasan = "satu"', ("penjelasan",), ""),
        ('[[rincian]]\nlabel = "Dasar"', ("rincian", 0), ""),
        ('[[rincian]]\nlabel = "A"\nisi = "{n}{x}"', ("rincian", 0, "isi"), "{x}"),
    ],
)
def test_what_is_wrong_is_told_by_its_place(
    text: str, place: tuple[str | int, ...], sign: str
) -> None:
    _parts, problems = read_wording("enrolment", text)
    assert [(each.place, each.sign) for each in problems] == [(place, sign)]


def test_what_could_not_be_printed_is_not_kept(database: Database, acting: Acting) -> None:
    with database.write() as session:
        for text in ('penutup = "{jumalh}"', "penutup = "):
            with pytest.raises(UserError) as refused:
                set_letterform(session, acting, "enrolment", text)
            assert refused.value.code == "letterform.wrong"
        with pytest.raises(UserError) as unknown:
            set_letterform(session, acting, "../enrolment", 'penutup = ""')
        assert unknown.value.code == "letterform.unknown"
        assert letterform_versions(session, "enrolment") == []


@pytest.mark.parametrize("kind", letterform_kinds())
def test_the_programs_own_wording_has_nothing_wrong(kind: str) -> None:
    assert read_wording(kind, program_text(kind))[1] == []
