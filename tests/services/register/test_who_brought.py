"""Workers name the agent who brought them: in lists, by hand, for many at once."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from db.engine import Database
from db.queries.findings import findings_of
from db.queries.workers import WorkerFilter, WorkerLine, worker_by_nik, worker_history
from desktop.domain.errors import UserError
from desktop.services.acting import Acting
from desktop.services.register.bulk import change_many
from desktop.services.register.change import add_worker, change_worker
from desktop.services.register.export import export_workers
from desktop.services.register.importing import apply_preview, read_list
from desktop.services.register.preview import Preview
from desktop.services.register.undo import undo_import
from desktop.services.training.agents import add_agent
from tests.services.register.lists import OTHER, PERSON

HEAD = ("NIK", "Nama", "Tanggal Lahir", "L/P", "Desa", "Kecamatan", "Nama Perisai")
WESEY, LAKULO = "5321042001", "5321042010"
Take = Callable[..., Preview]


@pytest.fixture
def take(office_database: Database, acting: Acting, tmp_path: Path) -> Take:
    """Import people and whom each row names as the agent."""

    def take(*rows: tuple[dict[str, str], str], head: Sequence[str] = HEAD) -> Preview:
        book = openpyxl.Workbook()
        page = book.worksheets[0]
        page.append(list(head))
        for person, agent in rows:
            page.append([*person.values(), agent])
        path = tmp_path / "daftar.xlsx"
        book.save(path)
        with office_database.write() as session:
            preview = read_list(session, acting, path)
            batch = apply_preview(session, acting, preview)
        take.batch, take.path = batch.id, path  # type: ignore[attr-defined]
        return preview

    return take


def add(database: Database, acting: Acting, **values: str) -> int:
    """An agent; the id."""
    with database.write() as session:
        return add_agent(session, acting, values).agent.id


def line_of(database: Database, person: dict[str, str]) -> WorkerLine:
    """A worker of the register."""
    with database.read() as session:
        line = worker_by_nik(session, person["nik"])
    assert line is not None
    return line


@pytest.mark.parametrize("header", ["Nama Perisai", "AGEN", "Petugas Pendata", "NIK Perisai"])
def test_a_list_names_agents_under_many_headers_by_name_nik_or_id(
    office_database: Database, acting: Acting, take: Take, header: str
) -> None:
    yosef = add(office_database, acting, name="Yosef Bria", nik="5321041708850001")
    for named in ("YOSEF  bria", "5321041708850001", str(yosef)):
        preview = take((PERSON, named), head=(*HEAD[:-1], header))
        assert [row.findings for row in preview.rows] == [[]]
        line = line_of(office_database, PERSON)
        assert (line.agent, line.agent_id) == ("Yosef Bria", yosef)


@pytest.mark.parametrize("anew", [False, True], ids=["same bytes", "saved anew"])
def test_an_unknown_agent_is_told_and_the_row_comes_in_without(
    office_database: Database, acting: Acting, take: Take, *, anew: bool
) -> None:
    preview = take((PERSON, "Nobody"), (OTHER, ""))
    assert [[one.code for one in row.findings] for row in preview.rows] == [["agent.unknown"], []]
    assert preview.counts.new == 2
    line = line_of(office_database, PERSON)
    assert (line.agent, line.agent_id, line.warnings) == ("", None, 1)
    # The same file again, once the agent is there, names them.
    yosef = add(office_database, acting, name="Nobody")
    path: Path = take.path  # type: ignore[attr-defined]
    if anew:
        openpyxl.load_workbook(path).save(path)
    with office_database.write() as session:
        again = read_list(session, acting, path)
        apply_preview(session, acting, again)
    assert (again.counts.updated, again.counts.unchanged) == (1, 1)
    assert line_of(office_database, PERSON).agent_id == yosef
    with office_database.read() as session:
        assert findings_of(session, line.id) == []
        history = worker_history(session, line.id)
    assert [(one.field, one.old, one.new) for one in history] == [("agent", "", "Nobody")]


def test_of_agents_of_one_name_who_covers_the_desa_is_meant(
    office_database: Database, acting: Acting, take: Take
) -> None:
    for wadah_note, villages in (("satu", WESEY), ("dua", "Laleten")):
        nik = "5321041708850001" if wadah_note == "satu" else "5321041708850009"
        add(office_database, acting, name="Yosef Bria", nik=nik, region=villages)
    preview = take((PERSON, "Yosef Bria"), (OTHER, "Yosef Bria"))
    codes = [[one.code for one in row.findings] for row in preview.rows]
    assert codes == [[], ["agent.ambiguous"]]
    assert line_of(office_database, PERSON).agent == "Yosef Bria"
    assert line_of(office_database, OTHER).agent == ""


def test_an_agent_is_set_changed_and_erased_by_hand(
    office_database: Database, acting: Acting
) -> None:
    yosef = add(office_database, acting, name="Yosef Bria")
    ana = add(office_database, acting, name="Ana Klau")
    fields = {key: text for key, text in PERSON.items() if key != "kecamatan"}
    with office_database.write() as session:
        worker = add_worker(session, acting, {**fields, "agent": "yosef bria"})
    assert line_of(office_database, PERSON).agent_id == yosef
    with office_database.write() as session:
        change_worker(session, acting, worker, {"agent": str(ana), "note": "x"})
    assert line_of(office_database, PERSON).agent == "Ana Klau"
    with pytest.raises(UserError) as told, office_database.write() as session:
        change_worker(session, acting, worker, {"agent": "Nobody"})
    assert told.value.code == "agent.unknown"
    with office_database.write() as session:
        change_worker(session, acting, worker, {"agent": ""})
    assert line_of(office_database, PERSON).agent_id is None
    with office_database.read() as session:
        agents = [(one.old, one.new) for one in worker_history(session, worker)
                  if one.field == "agent"]  # fmt: skip
    assert agents == [("Ana Klau", ""), ("Yosef Bria", "Ana Klau")]


def test_a_form_gives_back_the_name_it_showed_though_others_bear_it(
    office_database: Database, acting: Acting
) -> None:
    fields = {key: text for key, text in PERSON.items() if key != "kecamatan"}
    first = add(office_database, acting, name="Yosef Bria", nik="5321041708850001")
    add(office_database, acting, name="Yosef Bria", nik="5321041708850009")
    with office_database.write() as session:
        worker = add_worker(session, acting, {**fields, "agent": str(first)})
        change_worker(session, acting, worker, {"agent": "Yosef Bria", "note": "x"})
    line = line_of(office_database, PERSON)
    assert (line.agent_id, line.note) == (first, "x")


def test_many_are_given_an_agent_at_once(office_database: Database, acting: Acting) -> None:
    yosef = add(office_database, acting, name="Yosef Bria")
    with office_database.write() as session:
        ids = [
            add_worker(session, acting, {k: t for k, t in person.items() if k != "kecamatan"})
            for person in (PERSON, OTHER)
        ]
        change_many(session, acting, ids, {"agent": "Yosef Bria"})
    assert {line_of(office_database, one).agent_id for one in (PERSON, OTHER)} == {yosef}
    with pytest.raises(UserError) as told, office_database.write() as session:
        change_many(session, acting, ids, {"agent": "Nobody"})
    assert told.value.code == "agent.unknown"


def test_an_export_names_the_agent_and_comes_in_again(
    office_database: Database, acting: Acting, tmp_path: Path, take: Take
) -> None:
    add(office_database, acting, name="Yosef Bria")
    take((PERSON, "Yosef Bria"))
    out = tmp_path / "keluar.xlsx"
    with office_database.write() as session:
        export_workers(session, acting, out, WorkerFilter())
        preview = read_list(session, acting, out)
    (row,) = preview.rows
    assert row.outcome == "unchanged"
    assert "agent" in row.values


def test_a_list_taken_back_takes_the_agent_off_again(
    office_database: Database, acting: Acting, take: Take
) -> None:
    add(office_database, acting, name="Yosef Bria")
    fields = {key: text for key, text in PERSON.items() if key != "kecamatan"}
    with office_database.write() as session:
        add_worker(session, acting, fields)
    take((PERSON, "Yosef Bria"))
    assert line_of(office_database, PERSON).agent == "Yosef Bria"
    with office_database.write() as session:
        undo_import(session, acting, take.batch)  # type: ignore[attr-defined]
    assert line_of(office_database, PERSON).agent_id is None
