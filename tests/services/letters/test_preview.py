"""A letter's pages before it is issued: seen, and nothing changed by it."""

from pathlib import Path

from db.engine import Database
from desktop.services.acting import Acting
from desktop.services.letters.choose import choose_workers
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import issue_letter
from desktop.services.letters.preview import preview_choice, preview_letter
from tests.services.letters import reading
from tests.services.letters.made_up import make_ready
from tests.services.letters.test_states import drafted


def test_a_preview_shows_the_pages_and_changes_nothing(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    letter = drafted(office_database, acting, 4)
    path = tmp_path / "preview.pdf"

    def seen() -> str:
        with office_database.read() as session:
            path.write_bytes(preview_letter(session, acting, letter))
        reading.check_sound(path)
        return reading.text_of(path)

    draft = seen()
    assert "4 orang · Rp403.200" in draft
    assert "Kode kendali" not in draft
    assert draft.count("Maria Yovita Nahak") == 2
    with office_database.write() as session:
        approve_letter(session, acting, letter)
    assert "Kode kendali" in seen()
    with office_database.write() as session:
        issued = issue_letter(session, acting, letter, out=tmp_path / "out")
    seen()
    assert path.read_bytes() == issued.pdf.read_bytes()


def test_a_choice_can_be_looked_at_before_there_is_a_draft(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    with office_database.write() as session:
        funding = make_ready(session, acting, 5).funding
    path = tmp_path / "preview.pdf"
    with office_database.read() as session:
        choice = choose_workers(session, acting, funding=funding, region="532104")
        path.write_bytes(preview_choice(session, acting, choice, funding, region="532104"))
    told = reading.flowing(path)
    assert "bagi Pekerja Rentan Kecamatan Weliman Kabupaten Malaka" in told
    assert "2 (dua) orang dari 1 kecamatan" in told
