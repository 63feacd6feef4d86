"""What the window asks about trainings: who bears a name, and what was keyed from which page."""

from db.queries.attendance import marks_by_page
from db.queries.trainings import participants_named
from desktop.domain.names import fold
from desktop.services.training.enrol import enrol_listed, unenrol
from desktop.services.training.persons import Listed
from desktop.services.training.signed_sheets import mark_rows, print_sign_sheet
from tests.services.training.conftest import Workshop


def test_participants_are_found_by_part_of_a_name_and_few_of_them(workshop: Workshop) -> None:
    names = ("Maria Bete", "Yohanes Maria Seran", "Petrus 100%", "Agustina Marianus")
    with workshop.database.write() as session:
        enrolled = enrol_listed(
            session, workshop.acting, workshop.training, [Listed(name) for name in names]
        )
        unenrol(session, workshop.acting, workshop.training, enrolled.participants[3].code)
    with workshop.database.read() as session:
        found = participants_named(session, fold("maria"), 5)
        assert [line.name for line in found] == ["Maria Bete", "Yohanes Maria Seran"]
        assert [line.name for line in participants_named(session, fold("maria"), 1)] == [
            "Maria Bete"
        ]
        assert participants_named(session, "%", 5) == []


def test_each_page_tells_how_many_marks_came_from_it(workshop: Workshop) -> None:
    people = [Listed(f"Peserta {number}") for number in range(1, 31)]
    first = workshop.sessions[0]
    with workshop.database.write() as session:
        enrol_listed(session, workshop.acting, workshop.training, people)
        pages = print_sign_sheet(session, workshop.acting, workshop.training, session_id=first)
        mark_rows(session, workshop.acting, workshop.training, first, [1, 2, 3], page=pages[0].code)
        mark_rows(session, workshop.acting, workshop.training, first, [4])
    with workshop.database.read() as session:
        assert marks_by_page(session, workshop.training) == {pages[0].id: 3}
        assert marks_by_page(session, workshop.training + 1) == {}
