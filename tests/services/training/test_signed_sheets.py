"""The signed paper: pages under codes, keyed back by numbers, walk-ins in blank rows, filed."""

from pathlib import Path

import pytest

from db.queries import attendance as queries
from db.queries import audit as audit_queries
from db.queries import training_files, trainings
from desktop.domain.errors import UserError
from desktop.domain.trainings import How
from desktop.services.training.attend import mark, unmark
from desktop.services.training.enrol import unenrol, walk_in
from desktop.services.training.sessions import cancel_session
from desktop.services.training.signed_sheets import (
    Keyed,
    file_signed,
    kept_training_file,
    mark_rows,
    print_sign_sheet,
    rows_of,
)
from tests.services.training.conftest import SetClock, Workshop
from tests.services.training.made_up import enrol_people

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def _rows(keyed: Keyed) -> tuple[list[int], list[int], list[int], list[int]]:
    lists = (keyed.marked, keyed.already, keyed.walk_ins)
    marked, already, walked = ([line.row for line in each] for each in lists)
    return marked, already, walked, keyed.unknown


def _printed(workshop: Workshop, count: int = 30) -> tuple[list[str], list[str]]:
    """People and the pages of the first session; codes of both."""
    with workshop.database.write() as session:
        codes = enrol_people(session, workshop.acting, workshop.training, count)
        unenrol(session, workshop.acting, workshop.training, codes[3])
        pages = print_sign_sheet(
            session, workshop.acting, workshop.training, session_id=workshop.sessions[0]
        )
    return codes, [page.code for page in pages]


def test_pages_are_registered_without_who_left_and_with_blank_rows(workshop: Workshop) -> None:
    _codes, pages = _printed(workshop)
    with workshop.database.read() as session:
        first, last = (queries.page_by_code(session, code) for code in pages)
        entry = audit_queries.newest(session, 1)[0]
    assert first is not None
    assert last is not None
    assert rows_of(first) == [1, 2, 3, *range(5, 26)]
    assert rows_of(last) == list(range(26, 36))
    assert (first.page, last.page, last.pages) == (1, 2, 2)
    assert first.code[:-1] == last.code[:-1]
    assert entry.action == "training.print_sheet"


def test_every_session_gets_its_own_sheet_but_cancelled_ones(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        enrol_people(session, workshop.acting, workshop.training, 3)
        cancel_session(session, workshop.acting, workshop.training, workshop.sessions[1])
        pages = print_sign_sheet(session, workshop.acting, workshop.training, blank_rows=0)
    assert [page.session_id for page in pages] == [workshop.sessions[0], workshop.sessions[2]]
    assert len({page.code for page in pages}) == 2
    assert [rows_of(page) for page in pages] == [[1, 2, 3]] * 2


def test_rows_are_keyed_against_their_page_on_any_later_day(
    workshop: Workshop, clock: SetClock
) -> None:
    codes, (first, last) = _printed(workshop)
    where = (workshop.training, workshop.sessions[0])
    with workshop.database.write() as session:
        mark(session, workshop.acting, *where, codes[4], how=How.DOOR)
        clock.at(9, day=27)
        keyed = mark_rows(session, workshop.acting, *where, (1, 3, 5), page=first.lower())
        again = mark_rows(session, workshop.acting, *where, (1, 2), page=first)
        line = queries.standing(session, workshop.sessions[0], keyed.marked[0].id)
    assert _rows(keyed) == ([1, 3], [5], [], [])
    assert _rows(again) == ([2], [1], [], [])
    assert line is not None
    assert (line.status, line.how, f"{line.at:%H:%M}") == ("present", "paper", "00:00")
    for rows, page, code in (
        ((1,), last, "rows.not_on_page"),
        ((4,), first, "rows.not_on_page"),
        ((1,), "H222-9", "page.unknown"),
    ):
        with pytest.raises(UserError) as refused, workshop.database.write() as session:
            mark_rows(session, workshop.acting, *where, rows, page=page)
        assert refused.value.code == code
    with pytest.raises(UserError) as other, workshop.database.write() as session:
        mark_rows(
            session, workshop.acting, workshop.training, workshop.sessions[1], (1,), page=first
        )
    assert other.value.code == "page.other_session"


def test_who_wrote_into_a_blank_row_is_enrolled_under_its_number(workshop: Workshop) -> None:
    _codes, (_first, last) = _printed(workshop)
    where = (workshop.training, workshop.sessions[0])
    names = {32: "Rosa Bere | Desa Wesey", 31: "Yosef Seran"}
    with workshop.database.write() as session:
        keyed = mark_rows(session, workshop.acting, *where, (26, 33), page=last, names=names)
        again = mark_rows(
            session, workshop.acting, *where, (31,), page=last, names={32: "ROSA BERE"}
        )
        people = trainings.participants(session, workshop.training)
    assert _rows(keyed) == ([26, 31, 32], [], [31, 32], [33])
    assert _rows(again) == ([], [31, 32], [], [])
    rosa = people[-1]
    assert (rosa.row, rosa.name, rosa.body, rosa.kind) == (32, "Rosa Bere", "Desa Wesey", "walk_in")


def test_a_blank_row_is_nobody_of_who_came_to_bear_its_number_since(workshop: Workshop) -> None:
    _codes, (_first, last) = _printed(workshop)
    where = (workshop.training, workshop.sessions[0])
    with workshop.database.write() as session:
        late = walk_in(session, workshop.acting, workshop.training, name="Tamu Pintu")
        assert late.row == 31
        keyed = mark_rows(
            session, workshop.acting, *where, (31,), page=last, names={32: "Ana Baru"}
        )
        moved = mark_rows(session, workshop.acting, *where, (), page=last, names={31: "Budi Baru"})
        same = mark_rows(session, workshop.acting, *where, (), page=last, names={33: "Tamu Pintu"})
    assert _rows(keyed) == ([32], [], [32], [31])
    assert _rows(moved) == ([33], [], [33], [])
    assert _rows(same) == ([31], [], [], [])


def test_numbers_without_a_page_are_those_of_the_list(workshop: Workshop) -> None:
    with workshop.database.write() as session:
        codes = enrol_people(session, workshop.acting, workshop.training, 3)
        unenrol(session, workshop.acting, workshop.training, codes[1])
        where = (workshop.training, workshop.sessions[0])
        keyed = mark_rows(session, workshop.acting, *where, (1, 2, 3, 9), names={5: "Ana Baru"})
        for names, code in (({3: "Orang Lain"}, "rows.not_blank"), ({99: "A"}, "rows.not_on_page")):
            with pytest.raises(UserError) as refused:
                mark_rows(session, workshop.acting, *where, (), names=names)
            assert refused.value.code == code
        unmark(session, workshop.acting, *where, codes[0])
        back = mark_rows(session, workshop.acting, *where, (1,))
    assert _rows(keyed) == ([1, 3, 5], [], [5], [2, 9])
    assert _rows(back) == ([1], [], [], [])


def test_the_scan_of_a_page_is_filed_by_its_content(workshop: Workshop, tmp_path: Path) -> None:
    _codes, (first, _last) = _printed(workshop)
    scan, folder = tmp_path / "pindai.pdf", tmp_path / "files"
    scan.write_bytes(PDF)
    with workshop.database.write() as session:
        line = file_signed(session, workshop.acting, folder, workshop.training, scan, page=first)
        same = file_signed(session, workshop.acting, folder, workshop.training, scan, page=first)
        other = file_signed(session, workshop.acting, folder, workshop.training, scan)
        path = kept_training_file(session, folder, line.id)
        files = training_files.training_files(session, workshop.training)
    assert (line.kind, line.id, other.kind) == ("signed", same.id, "other")
    assert [each.id for each in files] == [line.id, other.id]
    assert path.read_bytes() == PDF
    path.write_bytes(PDF + b"x")
    for file, code in ((line.id, "attachment.altered"), (99, "attachment.unknown")):
        with pytest.raises(UserError) as refused, workshop.database.read() as session:
            kept_training_file(session, folder, file)
        assert refused.value.code == code
