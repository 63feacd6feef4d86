from pathlib import Path
from db.engine import Database
from desktop.services.acting import Acting
from desktop.services.letters.choose import choose_workers
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import issue_letter
from desktop.services.letters.check import verify_letter
from desktop.services.letters.cancel import cancel_letter
from tests.services.letters.made_up import make_ready


def test_smoke(office_database: Database, acting: Acting, tmp_path: Path) -> None:
    with office_database.write() as s:
        r = make_ready(s, acting, 30)
    with office_database.read() as s:
        c = choose_workers(s, acting, funding=r.funding)
        assert len(c.workers) == 30
    with office_database.write() as s:
        d = draft_letter(s, acting, funding=r.funding)
    with office_database.write() as s:
        approve_letter(s, acting, d.letter)
    with office_database.write() as s:
        i = issue_letter(s, acting, d.letter, out=tmp_path / "out")
    print(i)
    with office_database.read() as s:
        print(verify_letter(s, i.pdf))
    with office_database.write() as s:
        cancel_letter(s, acting, d.letter, "x")
    with office_database.read() as s:
        print(verify_letter(s, i.pdf))
