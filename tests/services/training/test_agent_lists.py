"""Lists of agents: taken in, again, mended, taken back, on both databases."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from db.engine import Database
from db.queries import agents as queries
from db.queries import imports
from db.queries.agents import AgentLine
from desktop.domain.errors import UserError
from desktop.domain.findings import Severity
from desktop.services.acting import Acting
from desktop.services.register.change import add_worker
from desktop.services.register.importing import Batch
from desktop.services.sheets.reading import note_text
from desktop.services.training.agent_held import held_agents, mend_agent_row, save_held_agents
from desktop.services.training.agent_import import apply_agents, import_agents
from desktop.services.training.agent_list import AgentPreview, mend_agent_preview, preview_agents
from desktop.services.training.agent_undo import undo_agents
from desktop.services.training.agents import change_agent
from desktop.services.training.enrol import enrol_agents
from desktop.services.training.wadah import add_wadah
from tests.services.training.conftest import Workshop
from tests.services.training.made_up import WORKER, write_book

HEAD = ("No", "NIK", "Nama Perisai", "Wadah", "Jabatan", "Desa Tugas", "No HP", "No Sertifikat",
        "Berlaku s.d.", "L/P", "Tempat/Tgl Lahir", "Keterangan")  # fmt: skip
MARIA = (1, "5321044505900001", "Maria Yovita Nahak", "Wadah Sehati", "Kepala Wadah",
         "Wesey, Lakulo", "0812 3900 0142", "P-001/2026", "31-12-2027", "P",
         "Betun, 5 Mei 1990", "rajin")  # fmt: skip
YOSEF = (2, "", "Yosef Bria", "Wadah Sehati", "Perisai", "semua desa Kecamatan Wewiku", "", "",
         "", "L", "", "")  # fmt: skip
WRONG = (3, "532104450590001", "Ana Klau", "Wadah Baru", "Adm", "Nirgendwo", "", "", "", "P", "",
         "")  # fmt: skip
WESEY, LAKULO, HAITIMUK = "5321042001", "5321042010", "5321042002"


class Office:
    """A register, and lists taken into it."""

    def __init__(self, database: Database, acting: Acting, folder: Path) -> None:
        self.database, self.acting, self.folder = database, acting, folder

    def take(self, *rows: Sequence[object], head: Sequence[object] = HEAD) -> Batch:
        """A workbook of these rows, taken in."""
        path = write_book(self.folder / "agen.xlsx", head, *rows)
        with self.database.write() as session:
            batch, self.preview = import_agents(session, self.acting, path)
        return batch

    def look(self, *rows: Sequence[object], head: Sequence[object] = HEAD) -> AgentPreview:
        """A workbook of these rows, looked at."""
        path = write_book(self.folder / "agen.xlsx", head, *rows)
        with self.database.read() as session:
            return preview_agents(session, self.acting, path)

    def agents(self) -> dict[str, AgentLine]:
        """Name to agent."""
        with self.database.read() as session:
            return {line.name: line for line in queries.agents(session)}


@pytest.fixture
def office(office_database: Database, acting: Acting, tmp_path: Path) -> Office:
    """The office of Malaka without agents."""
    return Office(office_database, acting, tmp_path)


def codes_of(line: AgentLine) -> set[str]:
    """The desa an agent covers."""
    return {one.code for one in line.villages}


def test_a_list_comes_in_with_every_column_and_makes_the_wadah_it_names(office: Office) -> None:
    batch = office.take(MARIA, YOSEF)
    assert (batch.rows, batch.new, batch.held) == (2, 2, 0)
    maria, yosef = office.agents()["Maria Yovita Nahak"], office.agents()["Yosef Bria"]
    assert (maria.nik, maria.wadah, maria.role) == (MARIA[1], "Wadah Sehati", "head")
    assert (maria.phone, maria.certificate) == ("081239000142", "P-001/2026")
    assert str(maria.certificate_until) == "2027-12-31"
    assert (maria.birth_place, str(maria.birth_date), maria.note) == (
        "Betun", "1990-05-05", "rajin",
    )  # fmt: skip
    assert codes_of(maria) == {WESEY, LAKULO}
    assert (yosef.nik, yosef.role, yosef.sex, yosef.wadah_id) == (
        "", "agent", "L", maria.wadah_id,
    )  # fmt: skip
    assert len(codes_of(yosef)) > 3
    assert {code[:6] for code in codes_of(yosef)} == {"532103"}
    assert [note_text(one) for one in office.preview.notes] == [
        "New wadah named in the sheet “Sheet”: Wadah Sehati."
    ]


def test_the_same_list_again_says_nothing_new(office: Office) -> None:
    office.take(MARIA, YOSEF)
    before = office.agents()
    again = office.take(MARIA, YOSEF)
    assert (again.unchanged, again.new, again.updated) == (2, 0, 0)
    assert office.agents() == before
    assert office.preview.notes == []


def test_a_later_list_changes_what_it_says_anew_and_leaves_what_a_clerk_corrected(
    office: Office,
) -> None:
    office.take(MARIA, YOSEF)
    agent = office.agents()["Maria Yovita Nahak"].id
    with office.database.write() as session:
        change_agent(session, office.acting, agent, {"phone": "081234567890"})
    later = (*MARIA[:5], "Lakulo; Haitimuk", *MARIA[6:11], "pindah")
    batch = office.take(later)
    assert (batch.updated, batch.new) == (1, 0)
    maria = office.agents()["Maria Yovita Nahak"]
    assert (maria.phone, maria.note) == ("081234567890", "pindah")
    assert codes_of(maria) == {LAKULO, HAITIMUK}
    with office.database.read() as session:
        fields = {one.field for one in queries.agent_history(session, agent) if one.deed}
    assert fields == {"phone", "region", "note"}


def test_without_a_nik_name_and_wadah_tell_who_it_is_and_a_nik_is_filled_in(
    office: Office,
) -> None:
    office.take(YOSEF)
    known = (*YOSEF[:1], "5321041708850001", "YOSEF BRIA", "WADAH SEHATI", *YOSEF[4:])
    elsewhere = (*YOSEF[:3], "Wadah Lain", *YOSEF[4:])
    batch = office.take(known, elsewhere)
    assert (batch.updated, batch.new) == (1, 1)
    with office.database.read() as session:
        lines = {(one.name, one.wadah): one.nik for one in queries.agents(session)}
    assert lines == {
        ("Yosef Bria", "Wadah Sehati"): "5321041708850001",
        ("Yosef Bria", "Wadah Lain"): "",
    }
    again = office.take(YOSEF)
    assert (again.unchanged, again.new) == (1, 0)


def test_another_nik_is_another_person_of_the_name(office: Office) -> None:
    batch = office.take(MARIA, (2, "5321044505900002", *MARIA[2:]))
    assert batch.new == 2
    doubtful = office.take((1, "", *MARIA[2:]))
    assert doubtful.held == 1
    (row,) = office.preview.rows
    assert [one.code for one in row.findings] == ["agent.several"]


def test_several_rows_of_one_agent_are_one_with_all_their_desa(office: Office) -> None:
    one = (*MARIA[:5], "Wesey", *MARIA[6:])
    two = (*MARIA[:5], "Haitimuk", *MARIA[6:11], "malas")
    batch = office.take(one, two)
    assert (batch.new, batch.updated) == (1, 1)
    maria = office.agents()["Maria Yovita Nahak"]
    assert (codes_of(maria), maria.note) == ({WESEY, HAITIMUK}, "rajin")
    assert [one.code for one in office.preview.rows[1].findings] == ["person.differs"]
    again = office.take(one, two)
    assert (again.unchanged, again.updated) == (2, 0)
    assert codes_of(office.agents()["Maria Yovita Nahak"]) == {WESEY, HAITIMUK}


def test_an_agent_named_first_without_a_nik_and_then_by_a_known_one_is_not_entered_twice(
    office: Office,
) -> None:
    office.take(MARIA)
    moved = (1, "", "Maria Yovita Nahak", "Wadah Baru", *MARIA[4:])
    named = (2, MARIA[1], "Maria Yovita Nahak", "Wadah Baru", *MARIA[4:])
    batch = office.take(moved, named)
    assert (batch.new, batch.updated) == (1, 1)
    assert batch.held == 0


def test_a_row_with_an_error_waits_and_comes_in_when_mended(office: Office) -> None:
    batch = office.take(MARIA, WRONG)
    assert (batch.new, batch.held) == (1, 1)
    with office.database.read() as session:
        (held,) = held_agents(session, batch.id)
        assert [line.name for line in queries.all_wadah(session)] == ["Wadah Sehati"]
    errors = [one for one in held.findings if one.severity is Severity.ERROR]
    assert {one.code for one in errors} == {"nik.length", "region.unknown"}
    assert held.headers["region"] == "Desa Tugas"
    with office.database.write() as session:
        still = mend_agent_row(session, office.acting, batch.id, held.row, {"nik": ""})
    assert isinstance(still, list)
    with office.database.write() as session:
        came = mend_agent_row(session, office.acting, batch.id, held.row, {"region": "Wesey"})
    assert isinstance(came, int)
    ana = office.agents()["Ana Klau"]
    assert (ana.id, ana.role, ana.wadah, codes_of(ana)) == (came, "admin", "Wadah Baru", {WESEY})
    again = office.take(MARIA, WRONG)
    assert (again.unchanged, again.held) == (2, 0)


def test_a_preview_is_mended_before_it_comes_in(office: Office) -> None:
    preview = office.look(MARIA, WRONG)
    assert preview.counts.held == 1
    with office.database.read() as session:
        row = mend_agent_preview(
            session, office.acting, preview, 1, {"nik": "", "region": "53.21.04"}
        )
    assert (row.outcome, preview.counts.held) == ("new", 0)
    with office.database.write() as session:
        apply_agents(session, office.acting, preview)
    assert len(codes_of(office.agents()["Ana Klau"])) > 4


def test_a_preview_is_held_against_what_came_meanwhile(office: Office) -> None:
    preview = office.look(MARIA)
    with office.database.write() as session:
        add_wadah(session, office.acting, {"name": "WADAH SEHATI"})
    assert office.take(MARIA).new == 1
    with office.database.write() as session:
        batch = apply_agents(session, office.acting, preview)
    assert (batch.new, batch.unchanged) == (0, 1)


def test_a_nik_of_somebody_plainly_another_is_held(office: Office) -> None:
    other = (2, MARIA[1], "Dominggus Tefa", "Wadah Lain", *MARIA[4:10], "Kupang, 1 Juli 1970", "")
    batch = office.take(MARIA, other)
    assert (batch.new, batch.held) == (1, 1)
    codes = [one.code for one in office.preview.rows[1].findings]
    assert "nik.duplicate_in_file" in codes
    assert office.take(other).held == 1
    codes = [one.code for one in office.preview.rows[0].findings]
    assert "nik.duplicate_in_register" in codes


def test_odd_roles_are_told_and_a_bad_last_day_is_held(office: Office) -> None:
    odd = (*MARIA[:4], "Sopir", *MARIA[5:8], "segera", *MARIA[9:])
    batch = office.take(odd)
    assert batch.held == 1
    codes = {one.code for one in office.preview.rows[0].findings}
    assert codes == {"role.unreadable", "certificate_until.unreadable"}


def test_desa_where_an_agent_lives_are_not_those_covered(office: Office) -> None:
    head = ("NIK", "Nama", "Desa", "Kecamatan", "Desa Binaan", "Peran")
    office.take((MARIA[1], "Maria Nahak", "Laleten", "Weliman", "Wesey", "agen"), head=head)
    assert codes_of(office.agents()["Maria Nahak"]) == {WESEY}


def test_a_list_with_a_kecamatan_and_no_desa_means_all_of_it(office: Office) -> None:
    office.take(("Maria Nahak", "Weliman"), ("Yosef Bria", ""), head=("Nama", "Kecamatan"))
    assert {code[:6] for code in codes_of(office.agents()["Maria Nahak"])} == {"532104"}
    assert codes_of(office.agents()["Yosef Bria"]) == set()


def test_the_waiting_rows_are_a_sheet_that_loads_again(office: Office, tmp_path: Path) -> None:
    batch = office.take(WRONG)
    report = tmp_path / "tunggu.xlsx"
    with office.database.write() as session:
        assert save_held_agents(session, office.acting, batch.id, report) == 1
    with office.database.read() as session:
        preview = preview_agents(session, office.acting, report)
    (row,) = preview.rows
    assert (row.outcome, row.values["name"], row.values["role"]) == ("held", "Ana Klau", "admin")


def test_a_list_taken_back_leaves_nothing_of_what_it_brought(office: Office) -> None:
    batch = office.take(MARIA, YOSEF, WRONG)
    with office.database.write() as session:
        undone = undo_agents(session, office.acting, batch.id)
    assert {one.name for one in undone.removed} == {"Maria Yovita Nahak", "Yosef Bria"}
    assert office.agents() == {}
    with office.database.read() as session:
        assert queries.all_wadah(session) == []
        line = imports.batch(session, batch.id, kind=imports.AGENTS)
        assert imports.held_count(session, kind=imports.AGENTS) == 0
    assert line is not None
    assert line.undone_at is not None
    with pytest.raises(UserError) as told, office.database.write() as session:
        undo_agents(session, office.acting, batch.id)
    assert told.value.code == "batch.undone"
    assert office.take(MARIA, YOSEF).new == 2


def test_a_later_list_taken_back_gives_the_values_from_before(office: Office) -> None:
    office.take(MARIA)
    batch = office.take((*MARIA[:5], "Haitimuk", "081234567890", *MARIA[7:]))
    with office.database.write() as session:
        undone = undo_agents(session, office.acting, batch.id)
    assert [one.reason for one in undone.restored] == ["overwritten"]
    maria = office.agents()["Maria Yovita Nahak"]
    assert (maria.phone, codes_of(maria)) == ("081239000142", {WESEY, LAKULO})


def test_who_was_changed_confirmed_or_trained_stays(workshop: Workshop, tmp_path: Path) -> None:
    office = Office(workshop.database, workshop.acting, tmp_path)
    ana = (3, "", "Ana Klau", "Wadah Sehati", *YOSEF[4:])
    trained = (4, "", "Rosa Seran", "Wadah Lain", *YOSEF[4:])
    brought = (5, "", "Petrus Fahik", "Wadah Sehati", *YOSEF[4:])
    batch = office.take(MARIA, YOSEF, ana, trained, brought)
    lines = office.agents()
    with office.database.write() as session:
        maria = lines["Maria Yovita Nahak"]
        change_agent(session, office.acting, maria.id, {"note": "lain"})
        add_worker(session, office.acting, {**WORKER, "agent": "petrus fahik"})
        enrol_agents(session, office.acting, workshop.training, wadah=lines["Rosa Seran"].wadah_id)
    office.take(YOSEF)
    with office.database.write() as session:
        undone = undo_agents(session, office.acting, batch.id)
    assert {(one.name, one.reason) for one in undone.kept} == {
        ("Maria Yovita Nahak", "changed"),
        ("Yosef Bria", "confirmed"),
        ("Rosa Seran", "in_training"),
        ("Petrus Fahik", "brought"),
    }
    assert [one.name for one in undone.removed] == ["Ana Klau"]
    with office.database.read() as session:
        assert len(queries.all_wadah(session)) == 2


def test_lists_of_agents_are_not_among_those_of_workers(office: Office) -> None:
    batch = office.take(MARIA, WRONG)
    with office.database.read() as session:
        assert imports.batches(session) == []
        assert imports.batch(session, batch.id) is None
        assert imports.held_count(session) == 0
        assert not imports.any_batch(session)
        assert imports.held_count(session, kind=imports.AGENTS) == 1
        assert [one.id for one in imports.batches(session, kind=imports.AGENTS)] == [batch.id]
